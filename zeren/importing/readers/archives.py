"""Office files are ZIP archives of XML: what must be sure before a library opens one."""

from __future__ import annotations

import io
import zipfile
import zlib

from zeren.importing.document import UnreadableFileError

# A list of ten thousand tasks takes some 50 MB unpacked; a ZIP bomb far more.
MOST_XML_BYTES = 128 * 1024 * 1024
MOST_BYTES = 512 * 1024 * 1024
MOST_MEMBERS = 5_000
# Signs "<" in all parts: a Word file of ten thousand tasks has half as many. Each costs memory.
MOST_TAGS = 2_000_000
_ENCRYPTED = 0x1
_XML = (".xml", ".rels")
_ENCODINGS = ("ascii", "utf-16-le", "utf-16-be")
_ENTITY = tuple("<!ENTITY".encode(encoding) for encoding in _ENCODINGS)
_DEFINITIONS = (*_ENTITY, *("<!DOCTYPE".encode(encoding) for encoding in _ENCODINGS))
# The lists of macros in OpenDocument files name a document type, and define nothing.
_LISTS_OF_MACROS = ("Basic/", "Dialogs/")
_BLOCK = 1024 * 1024
_AGAIN = "请向发文单位重新要一份，或在 Word、WPS 里打开后另存一份再导入。"


def check_archive(data: bytes) -> None:
    """Refuse an archive that cannot be unpacked, or that would not be harmless to read.

    Args:
        data: The bytes of the file.

    Raises:
        UnreadableFileError: If it is damaged, locked by a password, far too big once unpacked,
            or if an XML part defines entities, which office programs never do.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            _check_members(archive.infolist())
            tags = 0
            for member in archive.infolist():
                if member.filename.lower().endswith(_XML):
                    tags = _check_part(archive, member, tags)
    except (zipfile.BadZipFile, zlib.error, EOFError, ValueError, OSError) as error:
        raise UnreadableFileError("文件已损坏，解不开。", _AGAIN) from error
    except NotImplementedError as error:  # a way of packing that is not known
        raise UnreadableFileError("文件的压缩方式不认识，解不开。", _AGAIN) from error


def _check_members(members: list[zipfile.ZipInfo]) -> None:
    if any(member.flag_bits & _ENCRYPTED for member in members):
        raise UnreadableFileError(
            "文件设了密码，打不开。", "在原来的程序里打开，去掉密码后另存一份再导入。"
        )
    # No member unpacks to more than the size it declares: zipfile stops there.
    total = sum(member.file_size for member in members)
    xml = sum(m.file_size for m in members if m.filename.lower().endswith(_XML))
    if len(members) > MOST_MEMBERS:
        raise UnreadableFileError(
            f"文件里装着 {len(members)} 个部分，大得不像一份任务清单。", _AGAIN
        )
    if total > MOST_BYTES or xml > MOST_XML_BYTES:
        raise UnreadableFileError(
            f"文件解压后有 {total // (1024 * 1024)} MB，大得不像一份任务清单（可能是恶意文件）。",
            "请确认文件来源；确是清单的，把清单部分另存成一个文件再导入。",
        )


def _check_part(archive: zipfile.ZipFile, member: zipfile.ZipInfo, tags: int) -> int:
    """Refuse a part with definitions: an entity can stand for a thousand others.

    Returns:
        How many tags there are up to its end.
    """
    tail = b""
    forbidden = _ENTITY if member.filename.startswith(_LISTS_OF_MACROS) else _DEFINITIONS
    with archive.open(member) as part:
        while block := part.read(_BLOCK):
            if any(definition in tail + block for definition in forbidden):
                raise UnreadableFileError(
                    "文件里有 XML 实体定义，正常的办公文件没有，可能是恶意文件。",
                    "请确认文件来源，不要打开它；向发文单位重新要一份。",
                )
            tail = block[-32:]
            tags += block.count(b"<")
            check_tags(tags)
    return tags


def check_tags(count: int) -> None:
    """Refuse a text with so many tags that a tree of them would fill the memory.

    Args:
        count: How many there are.

    Raises:
        UnreadableFileError: If they are too many.
    """
    if count > MOST_TAGS:
        raise UnreadableFileError(
            f"文件里有超过 {MOST_TAGS // 10_000} 万个标记，不像一份任务清单（可能是恶意文件）。",
            "请确认文件来源；确是清单的，把清单部分另存成一个文件再导入。",
        )
