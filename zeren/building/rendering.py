"""MkDocs on a few pages: `python -m zeren.building.rendering`, told by JSON on standard input.

It builds the pages of a folder the plain way, and for one page of each shape renders the theme once
more with marks in place of what is the page's own.
"""

from __future__ import annotations

import json
import logging
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import MkDocsException
from mkdocs.plugins import BasePlugin
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import AnchorLink, TableOfContents

from zeren.building.bodies import Heading
from zeren.building.shells import (
    ADDRESS,
    BODY,
    DESCRIPTION,
    ENTRIES,
    PUBLISHED,
    SHELLS,
    SOURCE,
    TITLE,
    TOP,
)
from zeren.pages.theming import OVERRIDES

REFUSED = 1
_SEARCH = "material/search"
_OVERRIDES = Path("docs", OVERRIDES)
# What stands in the place of what the front matter of a page says.
_MARKS = {"title": TITLE, "description": DESCRIPTION, "published": PUBLISHED, "source": SOURCE}
_EXTENSIONS = {"toc", "tables", "fenced_code", "admonition", "attr_list"}


class Shells(BasePlugin):  # type: ignore[no-untyped-call, type-arg]
    """Renders the theme around marks, beside the pages themselves."""

    def __init__(self, shapes: Mapping[str, str]) -> None:
        """Begin with no shell.

        Args:
            shapes: The shape of each page of which a shell is wanted, by its file.
        """
        self.rendered: dict[str, str] = {}
        # The file of the site and the full address of each page that was built, by its own file.
        self.built: dict[str, tuple[str, str]] = {}
        self._shapes = shapes
        self._env: Any = None
        self._context: Any = None

    def on_env(self, env: Any, /, **_: object) -> Any:  # noqa: ANN401
        """Remember where the templates are."""
        self._env = env
        return env

    def on_page_context(self, context: Any, /, **_: object) -> Any:  # noqa: ANN401
        """Remember what a template is given for a page."""
        self._context = context
        return context

    def on_post_page(self, output: str, /, *, page: Page, **_: object) -> str:
        """Render the template once more, where a shell of the page's shape is wanted."""
        self.built[page.file.src_uri] = (page.file.dest_uri, page.canonical_url or "")
        shape = self._shapes.get(page.file.src_uri)
        if shape is not None:
            has_entries = len(list(page.toc)) > 0 and bool(next(iter(page.toc)).children)
            page.meta = {key: _MARKS.get(key, value) for key, value in page.meta.items()}
            page.content = BODY
            page.toc = _contents(ENTRIES if has_entries else ())
            page.canonical_url = ADDRESS if page.canonical_url else None
            self.rendered[shape] = self._env.get_template("main.html").render(self._context)
        return output


def _contents(entries: Sequence[Heading]) -> TableOfContents:
    top, *below = (AnchorLink(one.text, one.id, one.level) for one in (TOP, *entries))
    top.children = below
    return TableOfContents([top])


def main() -> int:
    """Build and render, or refuse where the settings of a site are none of ours.

    Returns:
        0, or 1 where the plain way must be taken.
    """
    order = json.load(sys.stdin)
    logging.disable()
    try:
        config = load_config(
            order["settings"], docs_dir=order["docs"], site_dir=order["site"], strict=True
        )
        if not _is_usual(config):
            return REFUSED
        config.plugins.on_startup(command="build", dirty=False)
        _silence_search(config)
        shells = Shells(order["shapes"])
        config.plugins["zeren/shells"] = shells
        logging.disable(logging.NOTSET)
        logging.getLogger("mkdocs").setLevel(logging.WARNING)
        build(config)
    except MkDocsException:
        return REFUSED
    if shells.rendered.keys() != {*order["shapes"].values()}:
        return REFUSED
    found = {"url": config.site_url or "", "shells": shells.rendered, "built": shells.built}
    Path(order["site"], SHELLS).write_text(json.dumps(found), encoding="utf-8")
    return 0


def _is_usual(config: MkDocsConfig) -> bool:
    """Whether MkDocs would do no more with a page than we know of."""
    overrides = Path(config.config_file_path).parent / _OVERRIDES
    return (
        Path(config.theme.dirs[0]) == overrides
        and {*config.plugins} == {_SEARCH}
        and not config.hooks
        and {*config.markdown_extensions} == _EXTENSIONS
        and config.mdx_configs == {"toc": {"toc_depth": 3}}
        and config.use_directory_urls
        and not (config.exclude_docs or config.draft_docs or config.extra_templates)
    )


def _silence_search(config: MkDocsConfig) -> None:
    """Let the theme's search read no page: nothing asks for its index."""
    search = config.plugins[_SEARCH]
    for event in ("page_context", "post_build"):
        methods = config.plugins.events[event]
        methods[:] = [one for one in methods if getattr(one, "__self__", None) is not search]


if __name__ == "__main__":
    sys.exit(main())
