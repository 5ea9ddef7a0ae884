"""What every page says of its data, in one small style sheet: an edit of the data changes no page.

Styles say it without scripts and in print, and browsers ask for the sheet anew with each page.
"""

from __future__ import annotations

PATH = "assets/stylesheets/edition.css"


def edition_file(
    version: str, changed: str, search_version: str, search_parts: int
) -> tuple[str, bytes]:
    """Write the style sheet.

    Args:
        version: The version of the data.
        changed: The day of their last change; empty where it is not known.
        search_version: What changes with the search index, so that a new one gets a new address
            and no browser takes an old one out of its cache.
        search_parts: How many files hold its records beside it.

    Returns:
        Its path below the docs folder and its bytes.
    """
    words = f"数据版本 {version}" + (f"，更新于 {changed}" if changed else "")
    search = f'--zr-search-version: "{search_version}"; --zr-search-parts: {search_parts};'
    lines = (
        f":root {{ {search} }}",
        f'.zr-edition::before {{ content: "{words}。"; }}',
    )
    return PATH, "".join(f"{line}\n" for line in lines).encode()
