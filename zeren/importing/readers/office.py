"""Old Word files through LibreOffice, where it is installed."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path
from tempfile import TemporaryDirectory

from zeren.importing.document import UnreadableFileError
from zeren.importing.readers.kinds import Kind

PROGRAMS = ("soffice", "libreoffice")
MOST_SECONDS = 180
_EXTENSIONS = {Kind.OLD_WORD: "doc", Kind.RICH_TEXT: "rtf", Kind.OPEN_TEXT: "odt"}
_SAVE_AS = "在 Word 或 WPS 里打开，另存为 Word 文档（.docx），再导入。"


def converted(data: bytes, kind: Kind) -> bytes:
    """Turn an old Word, RTF or OpenDocument file into a Word file.

    Args:
        data: The bytes of the file.
        kind: What it is.

    Returns:
        The bytes of the Word file.

    Raises:
        UnreadableFileError: If LibreOffice is not there, or cannot read the file.
    """
    program = next(filter(None, map(shutil.which, PROGRAMS)), None)
    if program is None:
        raise UnreadableFileError(
            f"这是{kind.value}，要借助 LibreOffice 读取，本机没有安装。",
            f"{_SAVE_AS}或者安装 LibreOffice（Debian、Ubuntu：apt install libreoffice-writer）。",
        )
    with TemporaryDirectory() as folder:
        source = Path(folder, f"list.{_EXTENSIONS[kind]}")
        source.write_bytes(data)
        command = [
            program,
            f"-env:UserInstallation={Path(folder, 'profile').as_uri()}",
            "--headless",
            "--convert-to",
            "docx:MS Word 2007 XML",
            "--outdir",
            str(Path(folder, "made")),
            str(source),
        ]
        try:
            subprocess.run(  # noqa: S603 - fixed arguments
                command, check=True, capture_output=True, timeout=MOST_SECONDS
            )
            return Path(folder, "made", "list.docx").read_bytes()
        except (subprocess.SubprocessError, OSError) as error:
            raise UnreadableFileError(
                f"LibreOffice 打不开这个{kind.value}，可能设了密码或已损坏。", _SAVE_AS
            ) from error
