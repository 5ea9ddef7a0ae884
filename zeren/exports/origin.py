"""Where a sheet comes from, as it says at its foot: whose summary it is, and where it stands.

A sheet that is handed on alone leads back by an address to type, and by one to scan where the full
address of the site is known. No address is invented: without that of the site a sheet names the
page within the site.
"""

from __future__ import annotations

import io

import segno

from zeren.exports.imprint import Edition
from zeren.register.building import Register
from zeren.text.characters import shortened

NOTE = "本站摘编，以正式印发文件为准"
# Of a code in a picture, the dots that each of its modules takes: sharp in print at 13 mm.
_DOTS = 8
_BORDER = 2
_LONGEST_NAME = 30


def words_of_origin(register: Register, edition: Edition, page: str) -> str:
    """The line at the foot of a sheet: the note and the address.

    Args:
        register: The register.
        edition: The edition, which knows the address of the site.
        page: The page of the site that says the same as the sheet.
    """
    address = edition.full_address(page)
    if address is None:
        return f"{NOTE}。网页：{shortened(register.site.name, _LONGEST_NAME)} /{page}"
    return f"{NOTE}。网页（可扫码）：{address}"


def drawn_code(edition: Edition, page: str) -> str | None:
    """The QR code of a page as SVG; None where the full address is not known.

    Args:
        edition: As for `words_of_origin`.
        page: As for `words_of_origin`.
    """
    address = edition.full_address(page)
    if address is None:
        return None
    drawing = io.BytesIO()
    _code(address).save(drawing, kind="svg", border=_BORDER, xmldecl=False)
    return drawing.getvalue().decode()


def pictured_code(address: str) -> bytes:
    """The QR code of an address as PNG, for files that hold no drawings.

    Args:
        address: The full address.
    """
    picture = io.BytesIO()
    _code(address).save(picture, kind="png", border=_BORDER, scale=_DOTS)
    return picture.getvalue()


def _code(address: str) -> segno.QRCode:
    return segno.make(address, error="m", micro=False)
