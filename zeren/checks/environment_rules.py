"""Rules about settings from the environment: checked like data, since pages show them."""

from __future__ import annotations

from collections.abc import Iterator

from zeren.checks.site_rules import REPORT_ADDRESS_HINT, REPORT_ADDRESS_WRONG
from zeren.findings import ENVIRONMENT, Check, Finding, Place, Severity, declare
from zeren.reading.environment import (
    FONTS,
    MIRROR,
    REPORT_ADDRESS,
    SITE_DIR,
    SITE_URL,
    Environment,
)
from zeren.text.links import WEB, fault_of_link, fault_of_report_address, fault_of_site
from zeren.text.visible import has_unseen

SITE_URL_WRONG = declare(
    "W004",
    Severity.ERROR,
    "网站的网址写得不对",
    about="环境变量 SITE_URL 是网站的完整网址，以 http:// 或 https:// 开头，"
    "只写到网站所在的文件夹：不带用户名、密码、引号、?、# 和 &。"
    "网站地图、分享卡片和二维码用它；不需要时不设。",
    wrong="SITE_URL=example.org",
    right="SITE_URL=https://example.org/site/",
)
FOLDER_WRONG = declare(
    "W005",
    Severity.ERROR,
    "文件夹写得不对",
    about="环境变量 SITE_DIR（网站建在哪里）和 ZEREN_FONTS（字体放在哪里）写文件夹的路径。"
    "“~”在这里不代表主目录，路径里不能有换行之类看不见的字符。",
    wrong="ZEREN_FONTS=~/fonts",
    right="ZEREN_FONTS=/home/me/fonts",
)
MIRROR_WRONG = declare(
    "W006",
    Severity.ERROR,
    "镜像的地址写得不对",
    about="环境变量 DEBIAN_MIRROR 是 Debian 镜像的地址，写法与 apt 的相同，"
    "以 https://、http:// 或 file:/// 开头。",
    wrong="DEBIAN_MIRROR=mirrors.example.org",
    right="DEBIAN_MIRROR=https://mirrors.example.org/debian",
)


def check_environment(environment: Environment) -> Iterator[Finding]:
    """Check the settings from the environment.

    Args:
        environment: The settings.

    Yields:
        What is wrong.
    """
    yield from _site_url(environment.site_url)
    yield from _report_address(environment.report_address)
    yield from _folder(SITE_DIR, environment.site_dir)
    yield from _folder(FONTS, environment.fonts)
    yield from _mirror(environment.mirror)


def _found(check: Check, name: str, value: str, fault: str, hint: str) -> Iterator[Finding]:
    if fault:
        message = f"“{value}”不能用：{fault}。"
        yield check.found(Place(ENVIRONMENT, column=name), message, hint, value)


def _site_url(value: str) -> Iterator[Finding]:
    fault = _unseen(value) or fault_of_site(value) if value else ""
    hint = "写成 https://example.org/site/ 这样的网址，或不设。"
    yield from _found(SITE_URL_WRONG, SITE_URL, value, fault, hint)


def _report_address(value: str) -> Iterator[Finding]:
    fault = _unseen(value) or fault_of_report_address(value)
    yield from _found(REPORT_ADDRESS_WRONG, REPORT_ADDRESS, value, fault, REPORT_ADDRESS_HINT)


def _folder(name: str, value: str) -> Iterator[Finding]:
    fault = _unseen(value) or ("“~”在这里不代表主目录" if value.startswith("~") else "")
    yield from _found(FOLDER_WRONG, name, value, fault, "写成 /home/me/fonts 这样的路径，或不设。")


def _mirror(value: str) -> Iterator[Finding]:
    is_file = value.lower().startswith("file:/")
    fault = "" if not value or is_file else fault_of_link(value, WEB)
    hint = "写成 https://mirrors.example.org/debian 这样的地址，或不设。"
    yield from _found(MIRROR_WRONG, MIRROR, value, _unseen(value) or fault, hint)


def _unseen(value: str) -> str:
    return "里面有看不见的字符" if has_unseen(value) else ""
