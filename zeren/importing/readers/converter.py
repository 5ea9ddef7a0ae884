"""LibreOffice in a process group of its own, cut off from the net: an old file to a new one.

What a document could make it do is closed twice: by the system, where it lets us take the net away,
and by the settings of a profile that is thrown away with the conversion.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

# No macro runs at all; links are neither followed nor renewed; a proxy that nobody serves takes
# what would still go out.
_SETTINGS = (
    ("Office.Common/Security/Scripting", "MacroSecurityLevel", "3"),
    ("Office.Common/Security/Scripting", "DisableMacrosExecution", "true"),
    ("Office.Common/Security/Scripting", "DisableActiveContent", "true"),
    ("Office.Common/Security/Scripting", "BlockUntrustedRefererLinks", "true"),
    ("Office.Common/Security/Scripting", "DisablePythonRuntime", "true"),
    ("Office.Writer/Content/Update", "Link", "2"),
    ("Office.Writer/Content/Update", "Field", "false"),
    ("Inet/Settings", "ooInetProxyType", "2"),
    *(
        setting
        for protocol in ("HTTP", "HTTPS", "FTP")
        for setting in (
            ("Inet/Settings", f"ooInet{protocol}ProxyName", "127.0.0.1"),
            ("Inet/Settings", f"ooInet{protocol}ProxyPort", "9"),
        )
    ),
    ("Inet/Settings", "ooInetNoProxy", ""),
)
_FILTERS = {"docx": "MS Word 2007 XML", "xlsx": "Calc MS Excel 2007 XML"}
_PROFILE = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
{items}
</oor:items>
"""
_ITEM = (
    '<item oor:path="/org.openoffice.{path}"><prop oor:name="{name}" oor:op="fuse">'
    "<value>{value}</value></prop></item>"
)
# Namespaces of its own: no net, and all of its processes end with the first. An ordinary user may
# make them on most systems, but not on all.
_ALONE = ("unshare", "--user", "--map-current-user", "--net", "--pid", "--fork", "--kill-child")


def main(arguments: Sequence[str]) -> None:
    """Read the bytes of a file from standard input, and print those of the new one.

    Args:
        arguments: The program, the ending of the file's name, such as `odt`, and that of the new
            file: `docx` or `xlsx`.
    """
    program, ending, new_ending = arguments
    with TemporaryDirectory() as folder:
        source = Path(folder, f"list.{ending}")
        source.write_bytes(sys.stdin.buffer.read())
        profile = Path(folder, "profile")
        (profile / "user").mkdir(parents=True)
        (profile / "user" / "registrymodifications.xcu").write_text(settings(), encoding="utf-8")
        subprocess.run(  # noqa: S603 - fixed arguments
            [
                *cut_off(),
                program,
                f"-env:UserInstallation={profile.as_uri()}",
                "--headless",
                "--norestore",
                "--convert-to",
                f"{new_ending}:{_FILTERS[new_ending]}",
                "--outdir",
                str(Path(folder, "made")),
                str(source),
            ],
            check=True,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            env=dict(_environment(folder)),
        )
        sys.stdout.buffer.write(Path(folder, "made", f"list.{new_ending}").read_bytes())


def settings() -> str:
    """The settings of the profile, as LibreOffice keeps them (registrymodifications.xcu)."""
    items = (_ITEM.format(path=path, name=name, value=value) for path, name, value in _SETTINGS)
    return _PROFILE.format(items="\n".join(items))


def cut_off() -> tuple[str, ...]:
    """What a command is put behind, so that it has no net; nothing where the system forbids it."""
    if shutil.which(_ALONE[0]) is None:
        return ()
    tried = subprocess.run(  # noqa: S603 - fixed arguments
        [*_ALONE, "true"], capture_output=True, check=False
    )
    return (*_ALONE, "--") if tried.returncode == 0 else ()


def _environment(folder: str) -> Iterator[tuple[str, str]]:
    """What LibreOffice is told: nothing of displays, buses, proxies or the user's own folders."""
    for name in ("PATH", "LANG", "LC_ALL", "SYSTEMROOT"):
        if name in os.environ:
            yield name, os.environ[name]
    for name in ("HOME", "USERPROFILE", "TMPDIR", "TEMP", "TMP"):
        yield name, folder
