"""What of the theme is written beside the pages."""

from __future__ import annotations

from zeren.pages.theming import theme_files


def test_scripts_are_published_and_their_types_are_not() -> None:
    scripts = [path for path, _ in theme_files() if path.startswith("assets/javascripts/")]
    assert "assets/javascripts/search/start.js" in scripts
    assert {path.rpartition(".")[2] for path in scripts} == {"js"}
    assert not any(path.endswith(".d.ts") for path in scripts)
