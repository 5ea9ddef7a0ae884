"""The files of a data folder, of today or of earlier, to a register that can be compared."""

from __future__ import annotations

from zeren.checks import check
from zeren.findings import Finding, errors_of
from zeren.reading.data_files import MILESTONES, TARGETS
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

    One with errors in its tables or registry files is none: nothing was published from it, and what
    a typing error makes of a party is no change. Errors in dates and figures do not matter: there
    were fewer checks of these when older states were published.

    Args:
        files: The files of a data folder.

    Returns:
        Its register.

    Raises:
        UnreadableStateError: If there are such errors.
    """
    sources, faults = sources_in(files)
    found, _ = check(sources, faults)
    figures = {sources.files[name] for name in (MILESTONES, TARGETS)}
    errors = tuple(one for one in errors_of(found) if one.file not in figures)
    if errors:
        raise UnreadableStateError(errors)
    try:
        return build_register(sources)
    except Exception as error:
        # Whatever errors in dates and figures may lead to.
        raise UnreadableStateError(tuple(errors_of(found))) from error
