"""`scripts/keep_comment.py`, against servers that play the two hosts."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any, ClassVar

import pytest

from scripts.keep_comment import MARK, MOST, comment_of
from tests.conftest import ROOT

SCRIPT = ROOT / "scripts" / "keep_comment.py"
TOKEN = "secret"  # noqa: S105 - of a server that lives as long as a test
HOSTS = ("github", "gitlab")


class _Api(BaseHTTPRequestHandler):
    """Both hosts, as far as comments go."""

    host: ClassVar[str]
    comments: ClassVar[list[dict[str, Any]]]
    written: ClassVar[list[str]]
    refuses: ClassVar[int]

    def log_message(self, *_: object) -> None:
        """Say nothing."""

    def _answer(self) -> None:
        path, _, query = self.path.partition("?")
        size = int(self.headers["Content-Length"] or 0)
        content = json.loads(self.rfile.read(size) or b"null")
        given = self.headers["Authorization" if self.host == "github" else "PRIVATE-TOKEN"]
        if given != (f"Bearer {TOKEN}" if self.host == "github" else TOKEN):
            self._say(401, {})
        elif self.command == "GET":
            self._say(200, {"id": 7} if path == "/user" else self._listed(path, query))
        else:
            self.written.append(self.command)
            self._say(*((self.refuses, {}) if self.refuses else self._written(path, content)))

    def _listed(self, path: str, query: str) -> list[dict[str, Any]]:
        assert path == ALL[self.host]
        page = int(dict(one.split("=") for one in query.split("&"))["page"])
        return self.comments[(page - 1) * 100 : page * 100]

    def _written(self, path: str, content: Any) -> tuple[int, object]:  # noqa: ANN401 - JSON
        if self.command == "POST":
            assert path == ALL[self.host]
            self.comments.append(own(self.host, 1_000 + len(self.comments), content["body"]))
            return 201, self.comments[-1]
        number = path.removeprefix(ONE[self.host])
        (place,) = (n for n, one in enumerate(self.comments) if str(one["id"]) == number)
        if self.command == "DELETE":
            del self.comments[place]
            return 204, None
        assert self.command == ("PATCH" if self.host == "github" else "PUT")
        self.comments[place]["body"] = content["body"]
        return 200, {}

    def _say(self, code: int, content: object) -> None:
        self.send_response(code)
        self.end_headers()
        if content is not None:
            self.wfile.write(json.dumps(content).encode())

    do_GET = do_POST = do_PATCH = do_PUT = do_DELETE = _answer  # noqa: N815 - as the class wants


ALL = {
    "github": "/repos/office/site/issues/5/comments",
    "gitlab": "/projects/12/merge_requests/5/notes",
}
ONE = {
    "github": "/repos/office/site/issues/comments/",
    "gitlab": "/projects/12/merge_requests/5/notes/",
}


def own(host: str, number: int, body: str) -> dict[str, Any]:
    """A comment that an earlier run has left."""
    author = {"user": {"type": "Bot", "id": 1}} if host == "github" else {"author": {"id": 7}}
    return {"id": number, "body": body, **author}


def of_somebody(number: int, body: str) -> dict[str, Any]:
    return {"id": number, "body": body, "user": {"type": "User", "id": 9}, "author": {"id": 9}}


@pytest.fixture(params=HOSTS)
def api(request: pytest.FixtureRequest) -> Iterator[tuple[str, type[_Api]]]:
    """The address of a host with no comment, and its state."""
    state = {"host": request.param, "comments": [], "written": [], "refuses": 0}
    handler = type("Api", (_Api,), state)
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}", handler
        server.shutdown()
        thread.join()


def keep(
    api: tuple[str, type[_Api]], folder: Path, text: str, **others: str
) -> subprocess.CompletedProcess[str]:
    address, state = api
    (folder / "changes.md").write_text(text, encoding="utf-8")
    of_host = {
        "github": {
            "GITHUB_API_URL": address,
            "GITHUB_REPOSITORY": "office/site",
            "GITHUB_SERVER_URL": "https://example.org",
            "GITHUB_RUN_ID": "3",
            "PULL_REQUEST": "5",
            "GH_TOKEN": TOKEN,
        },
        "gitlab": {
            "CI_API_V4_URL": address,
            "CI_PROJECT_ID": "12",
            "CI_MERGE_REQUEST_IID": "5",
            "CI_JOB_URL": "https://example.org/3",
            "ZEREN_COMMENT_TOKEN": TOKEN,
        },
    }[state.host]
    return subprocess.run(  # noqa: S603 - fixed arguments
        [sys.executable, "-I", SCRIPT, folder / "changes.md"],
        env={"PATH": os.environ["PATH"], **of_host, **others},
        capture_output=True,
        check=False,
        encoding="utf-8",
    )


def test_one_comment_is_kept_up_to_date(api: tuple[str, type[_Api]], tmp_path: Path) -> None:
    comments = api[1].comments
    comments += [of_somebody(n, "thanks") for n in range(150)]
    comments.append(of_somebody(150, f"{MARK}\nnot by us"))
    others = [dict(one) for one in comments]
    for text in ("- 甲事：新增牵头", "- 甲事：改了正文", "- 甲事：改了正文"):
        done = keep(api, tmp_path, text)
        assert (done.returncode, done.stderr) == (0, "")
        assert [one["body"] for one in comments[151:]] == [f"{MARK}\n{text}\n"]
    assert len(api[1].written) == 2  # what is the same is not written
    assert keep(api, tmp_path, "\n").returncode == 0
    assert comments == others
    assert keep(api, tmp_path, "").stdout == "没有变化，不写评论。\n"


def test_what_is_too_many_goes(api: tuple[str, type[_Api]], tmp_path: Path) -> None:
    host, comments = api[1].host, api[1].comments
    comments += [own(host, 1, f"{MARK}\na"), own(host, 2, f"{MARK}\nb"), own(host, 3, "other")]
    assert keep(api, tmp_path, "c").returncode == 0
    assert [(one["id"], one["body"]) for one in comments] == [(1, f"{MARK}\nc\n"), (3, "other")]


@pytest.mark.parametrize("code", [403, 404])
def test_where_the_token_may_not_nothing_fails(
    api: tuple[str, type[_Api]], tmp_path: Path, code: int
) -> None:
    api[1].refuses = code
    done = keep(api, tmp_path, "a")
    assert (done.returncode, done.stderr) == (0, "")
    assert "不能写评论" in done.stdout
    tokens = ("GH_TOKEN", "ZEREN_COMMENT_TOKEN")
    assert keep(api, tmp_path, "a", **dict.fromkeys(tokens, "wrong")).returncode == 0
    none = keep(api, tmp_path, "a", **dict.fromkeys(tokens, ""))
    assert (none.returncode, "ZEREN_COMMENT_TOKEN" in none.stdout) == (0, True)
    assert TOKEN not in done.stdout
    assert api[1].comments == []


def test_a_host_that_fails_is_told(api: tuple[str, type[_Api]], tmp_path: Path) -> None:
    api[1].refuses = 500
    done = keep(api, tmp_path, "a")
    assert (done.returncode, done.stderr) == (1, "评论没有写成：500\n")
    gone = {"GITHUB_API_URL": "http://127.0.0.1:9", "CI_API_V4_URL": "http://127.0.0.1:9"}
    here = {
        name: value
        for name, value in gone.items()
        if (api[1].host == "github") == ("G" in name[:2])
    }
    assert keep(api, tmp_path, "a", **here).returncode == 1


@pytest.mark.parametrize("number", ["", "5/../6", "x"])
def test_without_a_request_nothing_is_asked(
    api: tuple[str, type[_Api]], tmp_path: Path, number: str
) -> None:
    done = keep(api, tmp_path, "a", PULL_REQUEST=number, CI_MERGE_REQUEST_IID=number)
    assert (done.returncode, done.stdout) == (0, "这不是合并请求的流程。\n")


def test_what_comes_from_data_calls_nobody_and_commands_nothing() -> None:
    said = comment_of(f"@all\n/merge\n  /approve\n- a/b {MARK}\n", "")
    assert said == f"{MARK}\n\uff20all\n&#47;merge\n  &#47;approve\n- a/b\n"


def test_a_long_comment_ends_with_a_line_and_says_where_all_is() -> None:
    said = comment_of("".join(f"- 第 {n} 项\n" for n in range(20_000)), "https://example.org/3")
    assert MOST < len(said) < 65_536
    *_, last, empty, more = said.strip().split("\n")
    assert last.endswith("项")
    assert (empty, more.endswith("全部见[这次运行](https://example.org/3)。")) == ("", True)


def test_wrong_usage() -> None:
    done = subprocess.run([sys.executable, SCRIPT], check=False, capture_output=True)  # noqa: S603
    assert done.returncode == 2
