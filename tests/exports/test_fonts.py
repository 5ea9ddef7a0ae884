"""The fonts of the PDFs are taken only where they are the very ones that are expected."""

from __future__ import annotations

import io
import tarfile
from pathlib import Path

import pytest

from zeren.exports import fonts
from zeren.exports.fonts import PACKAGES, FontsError, install_fonts


@pytest.fixture
def mirror(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A mirror of Debian without a package, on a machine without fonts."""
    folder = tmp_path / "mirror"
    monkeypatch.setattr(fonts, "SYSTEM", ())
    monkeypatch.setenv("DEBIAN_MIRROR", folder.as_uri())
    return folder


def package_of(names: list[str]) -> bytes:
    """A Debian package whose fonts are others under the right names."""
    packed = io.BytesIO()
    with tarfile.open(fileobj=packed, mode="w:xz") as archive:
        for name in names:
            member = tarfile.TarInfo(f"./usr/share/fonts/{name}")
            member.size = len(b"forged")
            archive.addfile(member, io.BytesIO(b"forged"))
    data = packed.getvalue()
    head = f"{'data.tar.xz':<16}{0:<12}{0:<6}{0:<6}{100644:<8}{len(data):<10}`\n".encode()
    return b"!<arch>\n" + head + data


def test_a_forged_font_is_refused_and_not_kept(mirror: Path, tmp_path: Path) -> None:
    for package in PACKAGES:
        path = mirror / package.path
        path.parent.mkdir(parents=True)
        path.write_bytes(package_of(list(package.fonts)))
    kept, told = tmp_path / "fonts", list[str]()
    with pytest.raises(FontsError, match="is not the expected version"):
        install_fonts(kept, told.append)
    assert list(kept.iterdir()) == []
    assert len(told) == 1


def test_a_mirror_without_the_package_is_told_with_the_remedy(mirror: Path, tmp_path: Path) -> None:
    assert not mirror.exists()
    with pytest.raises(FontsError, match="DEBIAN_MIRROR"):
        install_fonts(tmp_path / "fonts", print)
