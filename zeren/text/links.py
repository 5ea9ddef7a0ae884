"""Addresses that become links: what is one, and what is wrong with one."""

from __future__ import annotations

import re
from collections.abc import Container
from urllib.parse import SplitResult, urlsplit

WEB = frozenset({"http", "https"})
_MAIL = "mailto"

# `12:34` and `电话：123` are words; `javascript:x` is an address of a kind that we do not link.
_SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.-]*):(?!\s)")
# A browser takes a backslash for a slash, and leaves out line ends and tabs.
_NEVER = re.compile(r"[\s\\\x00-\x1f\x7f-\x9f]")
# Letters of any script, digits, and an address of IPv6.
_HOST = re.compile(r"[\w.-]+|\[[0-9A-Fa-f:.]+\]")
_MAIL_BOX = re.compile(r"[\w.!#$%&'*+/=^`{|}~-]+@[\w.-]+")
_BEYOND_THE_PATH = re.compile("[?#\"'<>`{}|^&]")


def is_address(text: str) -> bool:
    """Whether a text means to be an address, as it begins with a scheme; else it is words.

    Args:
        text: The text.
    """
    return _SCHEME.match(text) is not None


def fault_of_link(text: str, schemes: Container[str]) -> str:
    """What is wrong with an address that shall be linked.

    Args:
        text: The address.
        schemes: The schemes that may be linked, in small letters.

    Returns:
        What is wrong, in Chinese; empty where nothing is.
    """
    scheme = _SCHEME.match(text)
    if scheme is None:
        return "没有写开头的 https://"
    if scheme[1].lower() not in schemes:
        return f"“{scheme[1]}:”开头的不能作链接"
    if _NEVER.search(text):
        return "里面有空格、反斜杠或看不见的字符"
    if scheme[1].lower() == _MAIL:
        box = text[scheme.end() :].partition("?")[0]
        return "" if _MAIL_BOX.fullmatch(box) else "邮箱写得不完整"
    return _fault_of_host(text)


def fault_of_site(text: str) -> str:
    """What is wrong with the address of a site, to which those of its pages are added.

    Args:
        text: The address.

    Returns:
        What is wrong, in Chinese; empty where nothing is.
    """
    fault = fault_of_link(text, WEB)
    if not fault and _BEYOND_THE_PATH.search(text):
        return "里面有引号、尖括号，或 ?、#、& 之类的符号"
    return fault


def fault_of_report_address(text: str) -> str:
    """What is wrong with what says where readers report a mistake.

    Args:
        text: An address to link, or words.

    Returns:
        What is wrong with the address, in Chinese; empty where nothing is, and for words.
    """
    return fault_of_link(text, {*WEB, _MAIL}) if is_address(text) else ""


def _fault_of_host(text: str) -> str:
    try:
        parts: SplitResult = urlsplit(text)
        port = parts.port
    except ValueError:
        return "主机名或端口写得不对"
    if "@" in parts.netloc:
        return "里面写了用户名或密码"
    host = parts.netloc.rpartition(":")[0] if port is not None else parts.netloc.rstrip(":")
    if not _HOST.fullmatch(host):
        return "主机名写得不对" if host else "没有写主机名"
    return ""
