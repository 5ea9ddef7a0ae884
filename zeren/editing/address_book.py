"""The addresses that were published, added to `addresses.csv`: what stands there stays as it is."""

from __future__ import annotations

from pathlib import Path

from zeren.disk.changes import change_files
from zeren.disk.locking import locked
from zeren.editing.registry_files import append_entries, empty_table
from zeren.reading.data_files import ADDRESSES, CSV
from zeren.reading.folder import FolderFiles, only_bytes
from zeren.reading.sources import Sources
from zeren.register.building import Register
from zeren.register.standing import lasting_addresses

FILE = f"{ADDRESSES}{CSV}"


def keep_addresses(data: Path, read: FolderFiles, sources: Sources, register: Register) -> int:
    """Write the addresses of a site down that are not kept yet, after those that are.

    Args:
        data: The data folder.
        read: Its files, as they were read.
        sources: What was read from them.
        register: What the site was made from.

    Returns:
        How many were added.

    Raises:
        WritingError: If the file has changed since it was read, or cannot be written; it is then as
            it was.
    """
    known = {entry.text("address") for entry in sources.of(ADDRESSES)}
    new = [
        {"address": address, "name": name}
        for address, name in lasting_addresses(register)
        if address not in known
    ]
    if new:
        held = only_bytes(read)
        added = append_entries(held.get(FILE, empty_table(ADDRESSES)), FILE, new)
        with locked(data):
            change_files(data, {FILE: added}, {name: held[name] for name in held if name == FILE})
    return len(new)
