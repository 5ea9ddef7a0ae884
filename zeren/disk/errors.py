"""Why a file cannot be written, in words that tell a clerk what to do."""

from __future__ import annotations

import errno
import stat
from pathlib import Path

from zeren.text.visible import visible

# By name, since not every system has all of them.
_REASONS = {
    "ENOSPC": "磁盘已满{missing}。请清理出空间，再运行一次",
    "EDQUOT": "磁盘配额已用完{missing}。请清理出空间，再运行一次",
    "EFBIG": "文件超过了允许的大小。请放宽限制，再运行一次",
    "EACCES": "没有写入权限。请改用有权限的账号，或改正文件夹的权限，再运行一次",
    "EPERM": "不允许改动。请取消文件的只读保护，再运行一次",
    "EROFS": "所在的磁盘是只读的。请换到可以写入的位置，再运行一次",
    "EBUSY": "正被其他程序占用。请关闭占用它的程序，再运行一次",
    "ETXTBSY": "正被其他程序占用。请关闭占用它的程序，再运行一次",
    "ELOOP": "这里应是文件，却是链接。请移走或删除，再运行一次",
    "EISDIR": "这里应是文件，却是文件夹。请移走或删除，再运行一次",
    "ENAMETOOLONG": "文件名太长。请改短编号或 slug，再运行一次",
}
_UNITS = ("字节", "KB", "MB", "GB", "TB")
_STEP = 1024


class WritingError(Exception):
    """Something cannot be written; the message says in Chinese what, why and what to do."""

    def __init__(self, message: str) -> None:
        """Say it in one line, whatever the names in it hold.

        Args:
            message: What, why and what to do.
        """
        super().__init__(visible(message))


class NotEmptyPlaceError(WritingError):
    """Something else, such as a link, stands where a file or folder should."""

    def __init__(self, place: Path, wanted: int) -> None:
        """Say what stands where.

        Args:
            place: Where it stands.
            wanted: What should stand there: a file type of `stat`.
        """
        word, others = ("文件夹", "文件") if wanted == stat.S_IFDIR else ("文件", "文件夹")
        super().__init__(f"{place}：这里应是{word}，却是{others}或链接。请移走或删除，再运行一次。")


def not_written(error: OSError, place: Path | None = None, missing: int = 0) -> WritingError:
    """Say in words why the system refused.

    Args:
        error: What the system said.
        place: The file, where the system does not name the one that the reader knows.
        missing: How many bytes of room the disk lacks, where that is known.

    Returns:
        The error to raise, with the place, the reason and the remedy.
    """
    name = errno.errorcode.get(error.errno or 0, "")
    reason = _REASONS.get(name, f"系统不允许（{error.strerror}）。请排除后再运行一次")
    lacks = f"，还差 {in_words(missing)}" if missing else ""
    where = place or error.filename2 or error.filename
    said = f"{where}：" if where is not None else ""
    return WritingError(f"{said}{reason.replace('{missing}', lacks)}。")


def in_words(size: int) -> str:
    """A number of bytes, rounded up.

    Args:
        size: The number.
    """
    unit, rounded = 0, size
    while rounded >= _STEP and unit < len(_UNITS) - 1:
        rounded, unit = -(-rounded // _STEP), unit + 1
    return f"{rounded} {_UNITS[unit]}"
