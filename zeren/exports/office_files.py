"""Office documents are ZIP archives; those that take the clock get the data's time instead."""

from __future__ import annotations

import io
import zipfile
from datetime import datetime


def with_fixed_times(document: bytes, moment: datetime) -> bytes:
    """Pack an archive anew, with one time for every file in it.

    Args:
        document: The archive.
        moment: The time.

    Returns:
        An archive of the same files in the same order, the same bytes in every run.
    """
    packed = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(document)) as source,
        zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as target,
    ):
        for entry in source.infolist():
            copy = zipfile.ZipInfo(entry.filename, moment.timetuple()[:6])
            copy.compress_type = zipfile.ZIP_DEFLATED
            copy.external_attr = 0o600 << 16
            target.writestr(copy, source.read(entry))
    return packed.getvalue()
