"""The files of a data folder, of today or of earlier, to a register that can be compared."""

from __future__ import annotations

from zeren.checks import check
from zeren.findings import Finding, errors_of
from zeren.reading.folder import FolderFiles
from zeren.reading.sources import sources_in
from zeren.register.building import Register, build_register


class UnreadableStateError(Exception):
    """The files of a state give no register.

    Attributes:
        findings: The errors in them.
    """

    def __init__(self, findings: tuple[Finding, ...]) -> None:
        """Name the reasons.

        Args:
            findings: The errors in the files.
        """
        super().__init__(f"{len(findings)} errors")
        self.findings = findings


def register_of(files: FolderFiles) -> Register:
    """Read a state.

    What today's checks would find in it does not matter, as long as it gives a register: there were
    fewer checks when it was published.

    Args:
        files: The files of a data folder.

    Returns:
        Its register.

    Raises:
        UnreadableStateError: If they give no register.
    """
    sources, faults = sources_in(files)
    errors = tuple(errors_of(faults))
    if sources.tasks is None or sources.unread:
        raise UnreadableStateError(errors)
    try:
        return build_register(sources)
    except Exception as error:
        # Whatever data with errors may lead to; the checks say what they are.
        found, _ = check(sources, faults)
        raise UnreadableStateError(tuple(errors_of(found))) from error
