"""What an import does to lists that are there, before anybody says yes."""

from __future__ import annotations

from collections.abc import Iterator

from zeren.checks.folder import Checked
from zeren.comparing.differences import differences
from zeren.comparing.reporting import as_text
from zeren.comparing.states import UnreadableStateError, register_of
from zeren.editing.replacing import with_new
from zeren.importing.drafts.applying import Trial
from zeren.importing.drafts.planning import Import
from zeren.importing.review.tasks import about_merge


def difference_lines(planned: Import, trial: Trial, checked: Checked) -> Iterator[str]:
    """What changes, and for whom; then what was decided about tasks.

    Args:
        planned: The import.
        trial: What was made of it.
        checked: The data as they are.

    Yields:
        The lines, which do nothing at a terminal; none where a list is new and touches no other.
    """
    merge = planned.merge
    if merge is None or not (planned.superseded or any(step.row for step in merge.own)):
        return
    try:
        before = register_of(checked.files)
        after = register_of(with_new(checked.files, trial.files))
    except UnreadableStateError:  # nothing could be read so far
        return
    order = dict.fromkeys(party.name for party in (*after.parties, *before.parties))
    yield "与现在相比："
    yield from as_text(differences(before, after), order).splitlines()
    if lines := about_merge(merge):
        yield ""
        yield "任务的编号（网址）"
        yield from (f"  {line}" for line in lines)
    yield ""
