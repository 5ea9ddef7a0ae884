"""Views to text by Jinja2 templates, with every value escaped for Markdown and HTML."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from pathlib import Path

import yaml
from jinja2 import Environment, FileSystemLoader, StrictUndefined, nodes, pass_context
from jinja2.compiler import CodeGenerator, Frame
from jinja2.runtime import Context
from markupsafe import Markup, escape

from zeren.addresses import Link, relative
from zeren.colours import HUES, ROLE_COLOURS
from zeren.model import Role
from zeren.register.matrix import Mark
from zeren.settings import Site
from zeren.text.bidi import contained
from zeren.text.visible import visible

DEFAULTS = Site()
TEMPLATES = Path(__file__).parent / "templates"

# Every ASCII character that Markdown, its extensions or HTML may take for markup, except those
# that stand in almost every text and act only at the start of a block (see _BLOCK_START).
_ACTIVE = {ord(sign): f"&#{ord(sign)};" for sign in "!\"#$&'()*+:<=>@[\\]^_`{|}~"}
_BLOCK_START = re.compile(r"^([ \t]*)(?:(\d+)(\.)|(-))?")
# Line ends would end a table row or a heading; other controls are not allowed in HTML at all.
_LINE_END = re.compile(r"[\r\n\v\f\x1c-\x1e\x85\u2028\u2029]+")
# What YAML takes as it is between double quotes: printable, and no sign that begins something.
_PLAIN = re.compile(r"[ !#-\[\]-~\u00a0-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd]*")
_EMPTY = Markup("<td></td>")
_HALF_BLANK = ("”", "’", "》", "）", "】", "。")
_SURROGATE = re.compile("[\ud800-\udfff]")  # half a character, which no file can hold
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f-\x9f]")


def _entities(text: str) -> str:
    return "".join(f"&#{ord(character)};" for character in text)


def _inert_start(match: re.Match[str]) -> str:
    """Blanks, `1.` and `-` at the start, which would make a code block or a list."""
    blanks, digits, dot, dash = match.groups(default="")
    return f"{_entities(blanks)}{digits}{_entities(dot)}{_entities(dash)}"


def one_line(text: str) -> str:
    """A text without controls and line ends that turns nothing around it."""
    seen = _SURROGATE.sub(lambda half: visible(half[0]), text)
    return contained(_CONTROL.sub("", _LINE_END.sub(" ", seen)))


def inert(value: object) -> Markup:
    """Make a value inert in Markdown and in HTML, text or attribute alike.

    Characters that could act become numeric character references, which Markdown passes on and
    a browser shows as the character itself. Line ends become blanks, controls vanish, and what
    runs from right to left turns nothing around it.

    Args:
        value: Anything from data; `Markup` is passed on as it is.

    Returns:
        The value as text that can only be shown.
    """
    return value if isinstance(value, Markup) else _inert_text(str(value))


# Names and titles stand on many pages each.
@lru_cache(maxsize=16_384)
def _inert_text(value: str) -> Markup:
    active = one_line(value).translate(_ACTIVE)
    return Markup(_BLOCK_START.sub(_inert_start, active))  # noqa: S704 - escaped here


def meta(value: str) -> Markup:
    """Write a value into the front matter of a page.

    The theme prints page titles and descriptions as they are, so they are escaped for HTML here.

    Args:
        value: A text from data.

    Returns:
        A YAML scalar in double quotes.
    """
    text = str(escape(one_line(value)))
    if _PLAIN.fullmatch(text):
        return Markup('"{}"').format(Markup(text))  # noqa: S704 - escaped above
    quoted = yaml.safe_dump(text, default_style='"', allow_unicode=True, width=float("inf"))
    return Markup(quoted.strip())  # noqa: S704 - escaped above


def multiline(value: str) -> Markup:
    """Make a text inert in an attribute and keep its line ends, as references.

    Args:
        value: A text from data.
    """
    return Markup("&#10;").join(inert(line) for line in value.split("\n"))


@pass_context
def href(context: Context, target: str) -> Markup:
    """The relative link from the page that is being rendered to another.

    Args:
        context: The template's context, which holds the view.
        target: The page it leads to, as in `addresses`.
    """
    page: str = context["view"].page.address
    return escape(_relative(page, target))


@pass_context
def linked(context: Context, links: Iterable[Link]) -> Markup:
    """Words that lead to pages, with 、 between them, behind which a line may end.

    Args:
        context: The template's context, which holds the view.
        links: The words and the pages they lead to.
    """
    return Markup("、<wbr>").join(_anchors(context, links))


@pass_context
def listed(context: Context, links: Iterable[Link]) -> Markup:
    """The entries of a list of words that lead to pages, a line each.

    Args:
        context: The template's context, which holds the view.
        links: The words and the pages they lead to.
    """
    return Markup("").join(Markup("<li>{}</li>\n").format(one) for one in _anchors(context, links))


def titled(title: str) -> Markup:
    """A title that leads somewhere; the line below it ends with its last mark, half of it blank.

    Args:
        title: The title.
    """
    if not title.endswith(_HALF_BLANK):
        return inert(title)
    return Markup('{}<span class="zr-half">{}</span>').format(inert(title[:-1]), title[-1])


@lru_cache
def marked(role: Role) -> Markup:
    """A role by its mark, which is seen, and its word.

    Args:
        role: The role.
    """
    mark = Markup('<span class="zr-mark" aria-hidden="true">{}</span>').format(role.mark)
    return Markup('<span class="zr-role zr-role--{}">{}{}</span>').format(
        role.value, mark, role.word
    )


def marks(cells: Mapping[int, Sequence[Mark]], columns: int) -> Markup:
    """The cells of a row of the matrix, of which nearly all are empty.

    Args:
        cells: What the others hold, by column.
        columns: How many columns there are.
    """
    row = [_EMPTY] * columns
    for column, cell in cells.items():
        row[column] = _cell(tuple(cell))
    return Markup("").join(row)


@lru_cache
def _cell(cell: tuple[Mark, ...]) -> Markup:
    return Markup("<td>{}</td>").format(Markup("").join(map(_mark, cell)))


def _mark(mark: Mark) -> Markup:
    """A mark: its sign is seen, and its words are heard."""
    role, through = mark.role, mark.through
    return Markup('<span class="zr-role zr-role--{}{}" role="img" title="{}{}">{}</span>').format(
        role.value,
        " zr-through" if through else "",
        role.word,
        "（经集体责任主体）" if through else "",
        f"({role.mark})" if through else role.mark,
    )


def _anchors(context: Context, links: Iterable[Link]) -> Iterator[Markup]:
    page: str = context["view"].page.address
    for link in links:
        if _is_elsewhere(page, link.page):
            yield _anchor_below(_above(page), link.page, link.text)
        else:
            yield _anchor(escape(relative(page, link.page)), link.text)


def _relative(page: str, target: str) -> str:
    """The same as `relative`, which all pages of one folder ask the same of."""
    is_elsewhere = _is_elsewhere(page, target)
    return _relative_below(_above(page), target) if is_elsewhere else relative(page, target)


def _is_elsewhere(page: str, target: str) -> bool:
    """Whether a link leads out of the folder that a page stands in."""
    return bool(page) and not target.startswith(page)


def _above(page: str) -> str:
    return page[: page.rfind("/", 0, -1) + 1]


@lru_cache(maxsize=65_536)
def _relative_below(folder: str, target: str) -> str:
    """A link that leads out of a page, from any page in a folder."""
    return relative(f"{folder}\0/", target)


@lru_cache(maxsize=65_536)
def _anchor_below(folder: str, target: str, text: str) -> Markup:
    return _anchor(escape(_relative_below(folder, target)), text)


def _anchor(address: Markup, text: str) -> Markup:
    return Markup('<a href="{}">{}</a>').format(address, inert(text))


class _Compiler(CodeGenerator):
    """Compiles templates without a second escaping of what `finalize` has made inert.

    That took a fifth of the time of long lists.
    """

    def _output_child_pre(
        self, node: nodes.Expr, frame: Frame, finalize: CodeGenerator._FinalizeInfo
    ) -> None:
        if finalize.src is None:
            super()._output_child_pre(node, frame, finalize)
        else:
            self.write(f"({finalize.src}")


@lru_cache
def _environment(templates: Path) -> Environment:
    environment = Environment(
        loader=FileSystemLoader(templates, encoding="utf-8"),
        undefined=StrictUndefined,
        autoescape=True,
        finalize=inert,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        auto_reload=False,
    )
    environment.code_generator_class = _Compiler
    environment.filters.update(
        href=href,
        linked=linked,
        listed=listed,
        marked=marked,
        marks=marks,
        meta=meta,
        multiline=multiline,
        titled=titled,
    )
    environment.globals.update(ROLES=tuple(Role), COLOURS=ROLE_COLOURS, HUES=HUES)
    return environment


def render(template: str, view: object, site: Site = DEFAULTS, templates: Path = TEMPLATES) -> str:
    """Render a view.

    Args:
        template: The template's file name.
        view: The view, with its frame as `page`.
        site: The settings of the site, with its words for levels.
        templates: The folder of templates.

    Returns:
        The text of the page, ending in one line end.

    Raises:
        jinja2.TemplateError: If the template is faulty or asks for what the view lacks.
    """
    text = _environment(templates).get_template(template).render(view=view, site=site)
    return text.rstrip() + "\n"
