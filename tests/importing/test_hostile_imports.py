"""Hostile files end in a clear word, within 1 GB for all processes, and nothing is written."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import NamedTuple

import pytest

from tests.conftest import DATA, ROOT
from tests.importing.hostile_files import FILES, odt, odt_with_macro, word
from zeren.checks.folder import check_folder
from zeren.importing.apart.running import Limits, OutOfLimitsError
from zeren.importing.document import UnreadableFileError
from zeren.importing.drafts import planning_apart
from zeren.importing.drafts.worker import Asked
from zeren.importing.readers import converter, office
from zeren.importing.readers.kinds import Kind
from zeren.importing.readers.sandbox import open_document

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not Path("/proc").is_dir(), reason="counts memory in /proc"),
]
GIGABYTE = 1024**3
PAGE = os.sysconf("SC_PAGE_SIZE") if hasattr(os, "sysconf") else 4096


class Refused(NamedTuple):
    """How a command ended."""

    code: int
    told: str
    memory: int


@pytest.fixture
def site(tmp_path: Path) -> Path:
    shutil.copytree(DATA / "birth-support", tmp_path / "site" / "data")
    (tmp_path / "site" / "docs").mkdir()
    return tmp_path / "site"


def processes_below(root: int) -> Iterator[int]:
    """A process and all that it started."""
    below: dict[int, list[int]] = {}
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            stat = (folder / "stat").read_text(encoding="utf-8", errors="replace")
        except OSError:
            continue
        below.setdefault(int(stat.rsplit(")", 1)[1].split()[1]), []).append(int(folder.name))
    waiting = [root]
    while waiting:
        yield (process := waiting.pop())
        waiting += below.get(process, [])


def memory_of(process: int) -> int:
    try:
        return int(Path(f"/proc/{process}/statm").read_text(encoding="utf-8").split()[1]) * PAGE
    except OSError:
        return 0


def imported(site: Path, file: Path, *options: str) -> Refused:
    """Run the whole command, and look all the time how much memory it takes."""
    with (site / "told").open("w", encoding="utf-8") as told:
        command = [sys.executable, "-m", "zeren", "import", "--site", str(site), str(file)]
        process = subprocess.Popen(  # noqa: S603 - fixed arguments
            [*command, *options], cwd=ROOT, stdout=told, stderr=told, stdin=subprocess.DEVNULL
        )
        most = 0
        while process.poll() is None:
            most = max(most, sum(map(memory_of, processes_below(process.pid))))
            time.sleep(0.05)
    return Refused(process.returncode, (site / "told").read_text(encoding="utf-8"), most)


@pytest.mark.parametrize("name", FILES)
def test_a_hostile_file_is_refused(name: str, site: Path, tmp_path: Path) -> None:
    file = tmp_path / f"list.{name.rpartition('.')[2]}"
    file.write_bytes(FILES[name]())
    before = {path: path.read_bytes() for path in (site / "data").rglob("*") if path.is_file()}
    refused = imported(site, file, "--plan", "new", "--title", "新", "--yes")
    assert refused.code == 1, refused.told
    assert refused.told.startswith(f"zeren: {file.name}：")
    assert "Traceback" not in refused.told
    assert refused.memory < GIGABYTE
    after = {path: path.read_bytes() for path in (site / "data").rglob("*") if path.is_file()}
    assert after == before


def test_a_long_list_is_none_of_them(site: Path, tmp_path: Path) -> None:
    """Ten thousand tasks in a table, as Word writes them."""
    heads = "".join(
        f"<w:tc><w:p><w:r><w:t>{head}</w:t></w:r></w:p></w:tc>"
        for head in ("序号", "工作任务", "责任单位")
    )
    rows = "".join(
        f"<w:tr><w:tc><w:p><w:r><w:t>{n}</w:t></w:r></w:p></w:tc>"
        f"<w:tc><w:p><w:pPr><w:jc/></w:pPr><w:r><w:rPr><w:sz/></w:rPr><w:t>建好第{n}个中心。</w:t></w:r></w:p></w:tc>"
        "<w:tc><w:p><w:r><w:rPr><w:sz/></w:rPr><w:t>州财政局牵头</w:t></w:r></w:p></w:tc></w:tr>"
        for n in range(1, 10_001)
    )  # fmt: skip
    file = tmp_path / "list.docx"
    file.write_bytes(word(f"<w:tbl><w:tr>{heads}</w:tr>{rows}</w:tbl>"))
    done = imported(site, file)
    assert done.code == 0, done.told
    assert "找到 10000 项任务" in done.told
    assert done.memory < GIGABYTE


def test_a_process_that_finds_tasks_too_long_is_ended(
    site: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "list.txt"
    file.write_text("1. 建好托育中心。（州财政局牵头）\n" * 20_000, encoding="utf-8")
    opened = open_document(file)
    monkeypatch.setattr(planning_apart, "_limits", lambda _opened: Limits(1, 600 << 20))
    asked = Asked(opened, str(site / "data"), "new", "新")
    with pytest.raises(OutOfLimitsError, match="从文件里找任务时停住了"):
        planning_apart.plan_apart(asked, check_folder(site / "data").sources)


# ---- LibreOffice ----


@contextmanager
def web_server() -> Iterator[tuple[str, list[str]]]:
    """A server of this machine: its address, and what it was asked for."""
    asked: list[str] = []

    class Handler(BaseHTTPRequestHandler):
        def answer(self) -> None:
            asked.append(f"{self.command} {self.path}")
            self.send_response(200)
            self.end_headers()

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    for method in ("GET", "HEAD", "OPTIONS", "PROPFIND"):
        setattr(Handler, f"do_{method}", Handler.answer)

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}", asked
    finally:
        server.shutdown()
        server.server_close()


def remote_odt(address: str) -> bytes:
    """A text with a picture and a section that stand elsewhere."""
    link = 'xlink:type="simple" xlink:show="embed" xlink:actuate="onLoad"'
    body = (
        "<text:p>1. 抓好工作。责任单位：州财政局</text:p>"
        f'<text:section text:name="S"><text:section-source xlink:href="{address}/section"/>'
        "<text:p>旧</text:p></text:section>"
        '<text:p><draw:frame draw:name="i" svg:width="1cm" svg:height="1cm">'
        f'<draw:image xlink:href="{address}/picture.png" {link}/>'
        "</draw:frame></text:p>"
    )
    return odt(body)


@pytest.mark.office
@pytest.mark.parametrize("by", ["the system", "the profile alone"])
def test_libreoffice_asks_no_net(by: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Neither where the system takes the net away nor where the profile alone must do."""
    if by == "the profile alone":
        hidden = tmp_path / "bin"
        hidden.mkdir()
        for program in ("soffice", "sh", "dirname", "basename", "sed", "readlink", "uname", "ls"):
            (hidden / program).symlink_to(shutil.which(program) or "")
        monkeypatch.setenv("PATH", str(hidden))
        assert converter.cut_off() == ()
    with web_server() as (address, asked):
        file = tmp_path / "list.odt"
        file.write_bytes(remote_odt(address))
        opened = open_document(file)
        assert asked == []
    assert "抓好工作" in str(opened.document)


@pytest.mark.office
def test_without_our_precautions_libreoffice_would_ask(tmp_path: Path) -> None:
    """The file of the test above acts: else that would hold by chance."""
    with web_server() as (address, asked):
        file = tmp_path / "list.odt"
        file.write_bytes(remote_odt(address))
        subprocess.run(  # noqa: S603 - fixed arguments
            [
                shutil.which("soffice") or "soffice",
                f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}",
                *("--headless", "--convert-to", "docx", "--outdir", str(tmp_path), str(file)),
            ],
            check=True,
            capture_output=True,
        )
        assert "GET /picture.png" in asked


@pytest.mark.office
def test_libreoffice_runs_no_macro(tmp_path: Path) -> None:
    file = tmp_path / "list.odt"
    file.write_bytes(odt_with_macro("<text:p>1. 抓好工作。</text:p>", tmp_path / "acted"))
    assert "抓好工作" in str(open_document(file).document)
    assert not (tmp_path / "acted").exists()
    settings = converter.settings()
    assert '"MacroSecurityLevel" oor:op="fuse"><value>3<' in settings
    assert '"DisableMacrosExecution" oor:op="fuse"><value>true<' in settings


@pytest.mark.office
def test_libreoffice_ends_at_the_limit_with_all_of_its_processes(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(office, "LIMITS", Limits(seconds=2, memory=550 << 20))
    monkeypatch.setenv("TMPDIR", str(tmp_path))  # where its profile is made
    seen: set[int] = set()
    with watched(lambda: seen.update(office_processes(tmp_path))):
        with pytest.raises(UnreadableFileError, match="LibreOffice 打不开"):
            office.converted(odt("<text:p>一</text:p>" * 400_000), Kind.OPEN_TEXT)
        assert office_processes(tmp_path) == set()
    assert seen != set()


@contextmanager
def watched(look: Callable[[], None]) -> Iterator[None]:
    """Look again and again while the block runs."""
    ended = threading.Event()

    def watch() -> None:
        while not ended.wait(0.05):
            look()

    watcher = threading.Thread(target=watch)
    watcher.start()
    try:
        yield
    finally:
        ended.set()
        watcher.join()


def office_processes(folder: Path) -> set[int]:
    """The processes of LibreOffice whose profile is in a folder: other tests run some as well."""
    found = set()
    profile = f"UserInstallation={folder.as_uri()}".encode()
    for process in Path("/proc").glob("[0-9]*"):
        try:
            words = (process / "cmdline").read_bytes()
            if b"soffice" in words and profile in words:
                found.add(int(process.name))
        except OSError:
            continue
    return found


@pytest.mark.office
@pytest.mark.parametrize(
    "body",
    [
        f"<text:p>{'一' * (180 << 20)}</text:p>",
        "<text:p/>" * 2_000_001,
    ],
    ids=["a long text", "too many paragraphs"],
)
def test_an_opendocument_bomb_does_not_come_to_libreoffice(
    body: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def never(*_: object) -> bytes:
        raise AssertionError("LibreOffice was asked")

    monkeypatch.setattr(office, "run_apart", never)
    file = tmp_path / "list.odt"
    file.write_bytes(odt(body))
    with pytest.raises(UnreadableFileError, match="不像一份任务清单"):
        open_document(file)


@pytest.mark.office
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_entities_do_not_come_to_libreoffice(encoding: str) -> None:
    entity = '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "哈">]><x>&a;</x>'
    made = odt("<text:p>一</text:p>", {"styles.xml": entity.encode(encoding)})
    with pytest.raises(UnreadableFileError, match="实体定义"):
        office.converted(made, Kind.OPEN_TEXT)


@pytest.mark.office
def test_an_rtf_file_of_a_million_paragraphs_does_not_come_to_libreoffice() -> None:
    text = b"{\\rtf1\\ansi " + b"a\\par " * 1_000_000 + b"}"
    with pytest.raises(UnreadableFileError, match="段落、表格太多"):
        office.converted(text, Kind.RICH_TEXT)
