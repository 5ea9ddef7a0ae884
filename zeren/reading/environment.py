"""Settings from the environment, read at one place."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

SITE_URL = "SITE_URL"
REPORT_ADDRESS = "REPORT_ADDRESS"
SITE_DIR = "SITE_DIR"
FONTS = "ZEREN_FONTS"
MIRROR = "DEBIAN_MIRROR"


@dataclass(frozen=True, slots=True)
class Environment:
    """What the environment says of a site; empty where it says nothing.

    Attributes:
        site_url: The site's full address.
        report_address: Where readers report a mistake: an address to link, or words.
        site_dir: The folder of the finished site.
        fonts: The folder of the fonts of the PDFs.
        mirror: Where the fonts come from.
    """

    site_url: str = ""
    report_address: str = ""
    site_dir: str = ""
    fonts: str = ""
    mirror: str = ""


NOTHING_SET = Environment()


def environment_of(variables: Mapping[str, str]) -> Environment:
    """Read the settings.

    Args:
        variables: The variables of the environment.
    """
    return Environment(
        site_url=variables.get(SITE_URL, "").strip(),
        report_address=variables.get(REPORT_ADDRESS, "").strip(),
        site_dir=variables.get(SITE_DIR, ""),
        fonts=variables.get(FONTS, ""),
        mirror=variables.get(MIRROR, "").strip(),
    )
