"""A file from the net whose size and SHA-256 are known: all of it is checked before it is used."""

from __future__ import annotations

import hashlib
import http.client
import urllib.request
from typing import IO
from urllib.parse import urlsplit

_PATIENCE_SECONDS = 20
_ENCRYPTED = frozenset({"https"})
_ANY = frozenset({"https", "http"})


class DownloadError(Exception):
    """A file cannot be had, or another came in its place; the message says so in Chinese."""


def download(address: str, size: int, digest: str) -> bytes:
    """Read a file from the net.

    Args:
        address: Where it is. One that is encrypted leads to no other that is not.
        size: How many bytes it has; no more are read than tell that there are too many.
        digest: Its SHA-256.

    Returns:
        Its bytes, the very ones that were asked for.

    Raises:
        DownloadError: If it cannot be read, or is another file.
    """
    opener = urllib.request.build_opener(_Redirects)
    try:
        with opener.open(address, timeout=_PATIENCE_SECONDS) as answer:
            data = bytes(answer.read(size + 1))
    except (OSError, ValueError, http.client.HTTPException) as error:
        raise DownloadError(f"{address} 下载不了（{error}）") from error
    if len(data) != size:
        amount = "不止" if len(data) > size else "只有"
        least = min(len(data), size)
        raise DownloadError(f"{address} 不是所要的文件：应为 {size} 字节，{amount} {least} 字节")
    if hashlib.sha256(data).hexdigest() != digest:
        raise DownloadError(f"{address} 不是所要的文件：SHA-256 校验不符")
    return data


class _Redirects(urllib.request.HTTPRedirectHandler):
    """Follows a server that sends elsewhere, but never off encryption."""

    def redirect_request(  # noqa: PLR0913, PLR0917 - what the library calls
        self,
        req: urllib.request.Request,
        fp: IO[bytes],
        code: int,
        msg: str,
        headers: http.client.HTTPMessage,
        newurl: str,
    ) -> urllib.request.Request | None:
        allowed = _ENCRYPTED if req.type == "https" else _ANY
        if urlsplit(newurl).scheme not in allowed:
            raise DownloadError(f"{req.full_url} 转到了不加密的网址 {newurl}，没有下载")
        return super().redirect_request(req, fp, code, msg, headers, newurl)
