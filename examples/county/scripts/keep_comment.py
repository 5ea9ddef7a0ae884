#!/usr/bin/env python3
"""Keep one comment of a pull or merge request up to date: keep_comment.py FILE.

The file holds the comment as Markdown; an empty one takes the comment away. On GitHub and GitLab
alike: the environment says which of them it is, which request, and the token. Nothing is needed but
Python, so that the job with the right to write runs this file of the base branch and nothing else.
"""

from __future__ import annotations

import json
import os
import re
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.error import HTTPError, URLError
from urllib.request import Request, urlopen

MARK = "<!-- zeren-changes -->"
# GitHub takes 65,536 characters.
MOST = 60_000
_AT_ONCE = 100
_SECONDS = 30
_MAY_NOT = (401, 403, 404)
# A line that begins so would be a command to GitLab, carried out with the rights of the token.
_COMMAND = re.compile(r"^(\s*)/", re.MULTILINE)
_NUMBER = re.compile("[0-9]+")


class NotKeptError(Exception):
    """The comment cannot be kept; the message says in Chinese why."""


@dataclass(frozen=True)
class Host:
    """Where the request is, and how its comments are reached.

    Attributes:
        comments: The address of all comments of the request.
        comment: The address of one, to which its number is added.
        myself: The address that says who has the token; empty where a robot comments.
        headers: What each call bears, the token among it.
        change: The method that changes a comment.
        run: The page of the run, where all of a long comment stands.
    """

    comments: str
    comment: str
    myself: str
    headers: Mapping[str, str]
    change: str
    run: str

    def call(self, method: str, address: str, content: object = None) -> Any:  # noqa: ANN401 - JSON
        """Ask the host.

        Args:
            method: The method of HTTP.
            address: The address.
            content: What is sent, as JSON.

        Returns:
            The answer.

        Raises:
            HTTPError: If the host refuses it.
            URLError: If it cannot be reached.
        """
        data = None if content is None else json.dumps(content).encode()
        headers = {**self.headers, "Content-Type": "application/json"}
        request = Request(address, data, headers, method=method)  # noqa: S310 - see `host_of`
        with urlopen(request, timeout=_SECONDS) as answer:  # noqa: S310 - as above
            return json.loads(answer.read() or b"null")

    def own(self) -> Iterator[tuple[int, str]]:
        """The comments that earlier runs have left: number and text of each."""
        me = self.call("GET", self.myself)["id"] if self.myself else None
        page = 1
        while True:
            found = self.call("GET", f"{self.comments}?per_page={_AT_ONCE}&page={page}")
            for one in found:
                author = one.get("user") or one.get("author") or {}
                is_mine = author.get("type") == "Bot" if me is None else author.get("id") == me
                if is_mine and one["body"].startswith(MARK):
                    yield one["id"], one["body"]
            if len(found) < _AT_ONCE:
                return
            page += 1


def host_of(variables: Mapping[str, str]) -> Host:
    """Find out which host it is.

    Args:
        variables: The variables of the environment, as the host sets them.

    Raises:
        NotKeptError: If there is no request, no token or no host.
    """
    is_github = "GITHUB_API_URL" in variables
    api = variables.get("GITHUB_API_URL") or variables.get("CI_API_V4_URL", "")
    token = variables.get("GH_TOKEN" if is_github else "ZEREN_COMMENT_TOKEN", "")
    number = variables.get("PULL_REQUEST" if is_github else "CI_MERGE_REQUEST_IID", "")
    if not api.startswith(("https://", "http://")) or not _NUMBER.fullmatch(number):
        raise NotKeptError("这不是合并请求的流程。")
    if not token:
        raise NotKeptError(
            "没有令牌，不写评论，变化见任务的记录。GitLab：建一个项目访问令牌（角色 Reporter，"
            "范围 api），存为变量 ZEREN_COMMENT_TOKEN，勾选 Masked。"
        )
    if is_github:
        repository = variables["GITHUB_REPOSITORY"]
        above = f"{api}/repos/{repository}/issues"
        run = f"{variables['GITHUB_SERVER_URL']}/{repository}/actions/runs"
        return Host(
            comments=f"{above}/{number}/comments",
            comment=f"{above}/comments/",
            myself="",
            headers={
                "Accept": "application/vnd.github+json",
                "Authorization": f"Bearer {token}",
                "X-GitHub-Api-Version": "2022-11-28",
            },
            change="PATCH",
            run=f"{run}/{variables['GITHUB_RUN_ID']}",
        )
    notes = f"{api}/projects/{variables['CI_PROJECT_ID']}/merge_requests/{number}/notes"
    return Host(
        comments=notes,
        comment=f"{notes}/",
        myself=f"{api}/user",
        headers={"PRIVATE-TOKEN": token},
        change="PUT",
        run=variables.get("CI_JOB_URL", ""),
    )


def comment_of(text: str, run: str) -> str:
    """What the comment says.

    Args:
        text: The Markdown. It comes from the data of the request: nobody is called by it, and no
            line of it is a command.
        run: The page of the run.

    Returns:
        The comment with its mark, cut after a whole line where it would be too long.
    """
    inert = _COMMAND.sub(r"\1&#47;", text.replace("@", "\uff20").replace(MARK, ""))
    if len(inert) > MOST:
        whole = inert[:MOST].rpartition("\n")[0]
        inert = f"{whole}\n\n……太长，这里只有前面一部分，全部见[这次运行]({run})。"
    return f"{MARK}\n{inert.strip()}\n"


def keep_comment(host: Host, text: str) -> str:
    """Write, change or remove the comment, so that there is one at most.

    Args:
        host: Where it is.
        text: The Markdown; blank for no comment.

    Returns:
        What was done, in Chinese.

    Raises:
        HTTPError: If the host refuses it.
        URLError: If it cannot be reached.
    """
    own = list(host.own())
    kept, surplus = (own[:1], own[1:]) if text.strip() else ([], own)
    for number, _ in surplus:
        host.call("DELETE", f"{host.comment}{number}")
    if not text.strip():
        return "没有变化，评论已删除。" if own else "没有变化，不写评论。"
    body = comment_of(text, host.run)
    for number, said in kept:
        if said.strip() == body.strip():
            return "评论已是最新。"
        host.call(host.change, f"{host.comment}{number}", {"body": body})
        return "评论已更新。"
    host.call("POST", host.comments, {"body": body})
    return "评论已写好。"


def main(arguments: Sequence[str] | None = None) -> int:
    """Keep the comment.

    Args:
        arguments: The command line without the program's name; None for the process's own.

    Returns:
        0, also where the token may not comment; 1 where the host cannot be reached or fails, 2 for
        wrong usage.
    """
    given = sys.argv[1:] if arguments is None else arguments
    if len(given) != 1:
        sys.stderr.write("keep_comment.py FILE\n")
        return 2
    try:
        text = Path(given[0]).read_text(encoding="utf-8", errors="replace")
        done = keep_comment(host_of(os.environ), text)
    except NotKeptError as error:
        done = str(error)
    except HTTPError as error:
        if error.code not in _MAY_NOT:
            sys.stderr.write(f"评论没有写成：{error.code}\n")
            return 1
        done = f"令牌不能写评论（{error.code}），变化见任务的记录。"
    except (URLError, TimeoutError) as error:
        sys.stderr.write(f"评论没有写成：{error}\n")
        return 1
    sys.stdout.write(f"{done}\n")
    return 0


if __name__ == "__main__":
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(encoding="utf-8")  # type: ignore[union-attr]
    sys.exit(main())
