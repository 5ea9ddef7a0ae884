"""A server on this machine that answers to its own host name and its own pages alone.

A page elsewhere may lead a browser here: by a name of its own that it lets point to this machine
(DNS rebinding), or by loading our files as scripts and pictures of its own. The lists of an office
that are not published yet must not leave by either way.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING
from wsgiref.types import StartResponse, WSGIApplication, WSGIEnvironment

if TYPE_CHECKING:
    from _typeshed import OptExcInfo

_NAMES = ("127.0.0.1", "localhost", "[::1]")
_OWN = frozenset({"same-origin", "none"})
# For browsers that do not say whence they ask: they keep what comes from the pages of others.
_HEADERS = (
    ("Cross-Origin-Resource-Policy", "same-origin"),
    ("X-Frame-Options", "SAMEORIGIN"),
    ("X-Content-Type-Options", "nosniff"),
)
_NOT_THIS_HOST = "421 Misdirected Request"
_NOT_ALLOWED = "403 Forbidden"


def for_own_host(application: WSGIApplication) -> WSGIApplication:
    """Let an application answer only to its own host name and its own pages.

    Args:
        application: What answers.

    Returns:
        The same, but that others get an empty answer: 421 where another host was asked for, 403
        where the page of another origin asks, unless somebody follows a link from there.
    """

    def answer(environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        if refusal := _refusal(environ):
            start_response(refusal, [("Content-Length", "0")])
            return []

        def start(
            status: str, headers: list[tuple[str, str]], error: OptExcInfo | None = None, /
        ) -> Callable[[bytes], object]:
            return start_response(status, [*headers, *_HEADERS], error)

        return application(environ, start)

    return answer


def _refusal(environ: WSGIEnvironment) -> str | None:
    port = environ["SERVER_PORT"]
    hosts = {f"{name}:{port}" for name in _NAMES}
    if port == "80":
        hosts.update(_NAMES)
    if environ.get("HTTP_HOST", "").lower() not in hosts:
        return _NOT_THIS_HOST
    origin = environ.get("HTTP_ORIGIN")
    if origin is not None and origin.lower() not in {f"http://{host}" for host in hosts}:
        return _NOT_ALLOWED
    is_followed_link = environ.get("HTTP_SEC_FETCH_MODE") == "navigate"
    if environ.get("HTTP_SEC_FETCH_SITE", "none") not in _OWN and not is_followed_link:
        return _NOT_ALLOWED
    return None
