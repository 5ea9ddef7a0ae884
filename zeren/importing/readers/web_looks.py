"""How elements of a web page look: hidden, struck, raised, in a font of symbols.

Of style sheets in the page itself only simple rules are known (`.note`, `#part`, `p`): enough for
what office programs and editors write.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from lxml.html import HtmlElement

from zeren.importing.readers.formulas import in_one_line
from zeren.importing.readers.omissions import Why
from zeren.importing.readers.scripts import Written, lowered, raised
from zeren.importing.readers.symbols import in_font, is_symbol_font

_NO_TEXT = frozenset(
    {
        *("script", "style", "noscript", "template", "head", "select", "option", "textarea"),
        *("svg", "rt", "rp"),
    }
)
_CELLS_AND_BLOCKS = frozenset({"td", "th", "tr", "p", "div", "table", "li", "section", "body"})
_STRUCK = frozenset({"del", "s", "strike"})
# What shows a formula a second time, for screen readers or with glyphs alone.
_TWICE = re.compile(r"(?:^|\s)(?:katex-html|MJX_Assistive_MathML|MathJax_Preview)(?:\s|$)")
# WeChat hides the text of an article until its scripts have run.
_SHOWN_LATER = frozenset({"js_content", "img-content", "page-content"})
_KNOWN = frozenset(
    {
        *("display", "visibility", "opacity", "font-size", "mso-hide", "vertical-align"),
        *("text-decoration", "text-decoration-line", "font-family", "font"),
    }
)
_DECLARATION = re.compile(r"([\w-]+)\s*:\s*([^;{}]+)")
_RULE = re.compile(r"([^{}]+)\{([^{}]*)\}")
_CSS_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_SIMPLE = re.compile(r"(?:[a-z][\w-]*)?(?:[.#][\w-]+)?", re.IGNORECASE)
_CLASS = re.compile(r"\.([\w-]+)")
_NOTE_LINK = re.compile(r"#_?(?:ftn|edn|fn|note|cite|footnote|endnote|sdfootnote)", re.IGNORECASE)
_NUMBER = re.compile(r"\s*[\[［〔(（]?\d{1,3}[\]］〕)）]?\s*")
_ZERO = re.compile(r"(?:0+\.?0*|\.0+)(?:px|pt|em|rem|%)?")
_MOST_RULES = 5_000
_HIDING = ("display", "visibility", "opacity", "font-size", "mso-hide")
_FEWEST = 20

Style = Mapping[str, str]
"""What is declared for an element, by property."""


@dataclass(slots=True)
class WebLooks:
    """How the elements of one page look.

    Attributes:
        root: The page.
        shows_later: Whether something was met that is hidden and holds most of the page.
    """

    root: HtmlElement
    shows_later: bool = False
    _rules: dict[str, dict[str, str]] = field(default_factory=dict)
    _has_symbols: bool = False
    _length: int = 0

    def __post_init__(self) -> None:
        """Read the style sheets of the page."""
        sheets = "\n".join(one.text or "" for one in self.root.iter("style"))
        self._rules = _rules(sheets)
        fonts = (one.get("style") or one.get("face") or "" for one in self.root.iter())
        self._has_symbols = any(
            "symbol" in font.lower() or "dings" in font.lower() for font in (sheets, *fonts)
        )
        self._length = len(self.all_text(self.root))

    def is_no_text(self, element: HtmlElement) -> bool:
        """Whether an element holds nothing that a page says.

        Args:
            element: The element.
        """
        if not isinstance(element.tag, str) or element.tag in _NO_TEXT:
            return True
        return _TWICE.search(element.get("class") or "") is not None

    def why_unseen(self, element: HtmlElement) -> Why | None:
        """Why an element is left out, with all that it holds; None where it is read.

        Args:
            element: The element.
        """
        style = self._style(element)
        if element.tag in _STRUCK or _is_struck(style):
            return Why.STRUCK
        if element.get("hidden") is None and not _is_hidden(style):
            return None
        return None if self._is_shown_later(element) else Why.HIDDEN

    def why_row_unseen(self, row: HtmlElement) -> Why | None:
        """Why a row of a table is left out, by itself or by its group of rows.

        Args:
            row: The row.
        """
        group = row.getparent()
        why = self.why_unseen(row)
        if why is None and group is not None and group.tag in {"tbody", "thead", "tfoot"}:
            why = self.why_unseen(group)
        if why is None and self._style(row).get("visibility") == "collapse":
            why = Why.HIDDEN
        return Why.HIDDEN_ROW if why is Why.HIDDEN else why

    def keeps_its_place(self, cell: HtmlElement) -> bool:
        """Whether a cell that is left out still fills its place in the row.

        Args:
            cell: The cell.
        """
        return cell.get("hidden") is None and self._style(cell).get("display") != "none"

    def is_hidden_column(self, column: HtmlElement) -> bool:
        """Whether the element of a column hides it.

        Args:
            column: The element.
        """
        style = self._style(column)
        return (
            column.get("hidden") is not None
            or style.get("display") == "none"
            or style.get("visibility") in {"collapse", "hidden"}
        )

    def written(self, element: HtmlElement, before: str) -> Written | None:
        """What is written for an element that is no plain text.

        Args:
            element: The element.
            before: What stands before it in the same line.

        Returns:
            What is written for all that it holds; None where that is read as it is.
        """
        if element.tag == "math":
            return in_one_line(element)
        if element.tag == "a":
            is_mark = _NOTE_LINK.match(element.get("href") or "") is not None
            text = self.all_text(element)
            return ("", Why.NOTE_MARK) if is_mark and _NUMBER.fullmatch(text) else None
        if element.tag in _CELLS_AND_BLOCKS:
            return None
        align = self._style(element).get("vertical-align", "")
        if element.tag == "sup" or (align == "super" and element.tag != "sub"):
            text = self.all_text(element)
            links = (one.get("href") or "" for one in element.iter("a"))
            if _NUMBER.fullmatch(text) and any(link.startswith("#") for link in links):
                return "", Why.NOTE_MARK
            return raised(text, before)
        return lowered(self.all_text(element), before) if "sub" in {element.tag, align} else None

    def shown(self, element: HtmlElement | None, text: str | None) -> Written:
        """A text as its font shows it, and what is to be told of it.

        Args:
            element: The element in which it stands.
            text: The text.
        """
        if not text or not self._has_symbols or element is None:
            return text or "", None
        for one in (element, *element.iterancestors()):
            style = self._style(one)
            family = one.get("face") or style.get("font-family") or style.get("font", "")
            font = family.split(",")[0].strip().strip("\"'")
            if font:
                return in_font(text, font if is_symbol_font(font) else "")
        return text, None

    def all_text(self, element: HtmlElement) -> str:
        """All text of an element, seen or not; scripts and the like left out.

        Args:
            element: The element.
        """
        return "".join(_texts(element))

    def _style(self, element: HtmlElement) -> Style:
        inline = element.get("style")
        if not self._rules:
            return _declared(inline) if inline else {}
        style = dict(self._rules.get(str(element.tag), ()))
        for name in (element.get("class") or "").split():
            style |= self._rules.get(f".{name}", {})
            style |= self._rules.get(f"{element.tag}.{name}", {})
        if name := element.get("id"):
            style |= self._rules.get(f"#{name}", {})
        return style | _declared(inline) if inline else style

    def _is_shown_later(self, element: HtmlElement) -> bool:
        """Whether scripts show an element at once: it holds most of what the page says."""
        if element.get("id") in _SHOWN_LATER:
            return True
        length = len(self.all_text(element))
        if length <= _FEWEST or 2 * length <= self._length:
            return False
        self.shows_later = True
        return True


def _texts(element: HtmlElement) -> Iterator[str]:
    waiting: list[HtmlElement | str] = [element]
    while waiting:
        one = waiting.pop()
        if isinstance(one, str):
            yield one
        elif isinstance(one.tag, str) and one.tag not in _NO_TEXT:
            for child in reversed(one):
                waiting += [child.tail or "", child]
            waiting.append(one.text or "")


def _rules(sheets: str) -> dict[str, dict[str, str]]:
    """What simple selectors declare, by selector.

    A class that other selectors show or hide by what stands around it is not hidden by its own.
    """
    rules: dict[str, dict[str, str]] = {}
    depending: set[str] = set()
    sheets = _CSS_COMMENT.sub("", sheets).replace("<!--", "").replace("-->", "")
    for count, rule in enumerate(_RULE.finditer(_without_media(sheets))):
        declared = _declared(rule[2])
        if count >= _MOST_RULES or not declared:
            continue
        for selector in map(str.strip, rule[1].split(",")):
            if selector and _SIMPLE.fullmatch(selector):
                rules.setdefault(selector, {}).update(declared)
            elif any(name in declared for name in _HIDING):
                depending |= set(_CLASS.findall(selector))
    for selector, declared in rules.items():
        if set(_CLASS.findall(selector)) & depending:
            for name in _HIDING:
                declared.pop(name, None)
    return rules


def _without_media(sheets: str) -> str:
    """Style sheets without the blocks that hold only on paper, on phones and the like."""
    parts: list[str] = []
    depth, begins = 0, 0
    for match in re.finditer(r"@(?:media|supports)\b[^{}]*\{|[{}]", sheets):
        if depth == 0 and match[0].startswith("@"):
            parts.append(sheets[begins : match.start()])
            depth = 1
        elif depth:
            depth += 1 if match[0].endswith("{") else -1
            begins = match.end()
    if not depth:
        parts.append(sheets[begins:])
    return "".join(parts)


def _declared(text: str) -> dict[str, str]:
    return {
        name: value
        for match in _DECLARATION.finditer(text.lower())
        if (name := match[1]) in _KNOWN
        for value in [match[2].replace("!important", "").strip()]
    }


def _is_struck(style: Style) -> bool:
    lines = f"{style.get('text-decoration', '')} {style.get('text-decoration-line', '')}"
    return "line-through" in lines


def _is_hidden(style: Style) -> bool:
    return (
        style.get("display") == "none"
        or style.get("visibility") == "hidden"
        or style.get("mso-hide") == "all"
        or _is_zero(style.get("opacity"))
        or _is_zero(style.get("font-size"))
    )


def _is_zero(value: str | None) -> bool:
    return value is not None and _ZERO.fullmatch(value) is not None
