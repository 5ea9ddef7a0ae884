"""The addresses of a site that was made, kept for the checks of later runs."""

from __future__ import annotations

from pathlib import Path

from zeren.checks.folder import Checked
from zeren.cli.running import complain
from zeren.disk.errors import WritingError
from zeren.editing.address_book import FILE, keep_addresses
from zeren.register.building import Register
from zeren.text.visible import visible


def keep_new_addresses(data: Path, checked: Checked, register: Register, style: str) -> None:
    """Write new addresses down, and say so. Where that cannot be, the next run does it.

    Args:
        data: The data folder.
        checked: What was read from it.
        register: What the site was made from.
        style: How findings are told: where that is no text, nothing else is printed.
    """
    try:
        number = keep_addresses(data, checked.files, checked.sources, register)
    except WritingError as error:
        complain(f"{error}\n网站已经做好；新网址这次没有记下来，下次生成时再记。")
        return
    if number and style == "text":
        file = visible(data / FILE)
        print(f"{file} 记下 {number} 个新网址，请与数据一起提交：以后谁删改它们，检查会提醒。")
