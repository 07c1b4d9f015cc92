"""The blocks of a web page: its paragraphs, headings, items and rows in their order, each with what is around it.

The page is walked event by event, so that no depth of nesting costs anything but time.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from lxml import etree

from briefgen.intake.boilerplate import BESIDE, ROLES, TAGS
from briefgen.intake.cleaning import cleaned, collapsed, in_lines
from briefgen.intake.page_tree import Element

_DROPPED: Final = frozenset(
    {
        "script", "style", "noscript", "template", "svg", "math", "iframe", "object", "embed", "audio",
        "video", "canvas", "map",
        "input", "textarea", "datalist", "title", "meta", "link", "base", "frameset", "applet", "progress", "meter",
    }
)  # fmt: skip
_BLOCKS: Final = frozenset(
    {
        "address", "article", "aside", "blockquote", "body", "button", "center", "dd", "details", "dialog", "dir",
        "div", "dl", "dt", "fieldset",
        "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hgroup", "hr",
        "html", "legend", "li", "main", "menu",
        "nav", "ol", "option", "p", "pre", "section", "select", "summary", "table", "tbody", "tfoot", "thead", "tr",
        "ul", "caption",
    }
)  # fmt: skip
_KINDS: Final = frozenset(
    {
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "p",
        "li",
        "dd",
        "dt",
        "tr",
        "td",
        "figcaption",
        "blockquote",
        "pre",
        "caption",
        "address",
        "time",
    }
)
_CAPTION: Final = re.compile(
    r"(?:^|[\s_-])(?:wp-caption|caption|figcaption|photo-?_?(?:desc|credit|author|caption))(?:$|[\s_-])"
)
_HEADINGS: Final = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_RUNNING: Final = frozenset({"p", "li", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "dd", "dt", "pre"})
_HIDDEN: Final = re.compile(r"(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*hidden)", re.IGNORECASE)
_LONG_CELL: Final = 400  # characters; a table with such a cell, or a table in it, lays a page out


@dataclass(slots=True)
class PageBlock:
    """One block of a page. `zone` is why it cannot be the article's: the name of an element or class around it."""

    text: str
    kind: str
    linked: int  # characters of it that are links
    zone: str
    trail: tuple[int, ...]  # the numbers of the elements around it, from the root on
    day: str = ""  # what a <time> in it gives
    zone_at: int = 0  # the number of the element that made it a zone
    kept: bool = False

    @property
    def link_share(self) -> float:
        """How much of it is links."""
        return self.linked / max(1, len(self.text))


@dataclass(slots=True)
class _State:
    """What is around the place that the walk has come to."""

    element: Element
    number: int
    zone: str
    zone_at: int
    kind: str
    linked: bool
    is_pre: bool
    in_table: bool


class _Walk:
    def __init__(self) -> None:
        self.stack: list[_State] = []
        self.parts: list[str] = []
        self.linked = 0
        self.day = ""
        self.made: list[PageBlock] = []

    def enter(self, element: Element, number: int) -> None:
        """A begin tag."""
        outer = self.stack[-1] if self.stack else None
        tag = element.tag
        in_table = bool(outer and outer.in_table) or (tag == "table" and _is_data(element))
        breaks = tag in _BLOCKS and not (outer and outer.in_table and tag != "tr")
        if breaks:
            self.flush()
        place = " ".join(str(element.get(name) or "") for name in ("class", "id", "itemprop"))
        inherited = outer.zone if outer else ""
        zone = inherited or _zone(element, place)
        zone_at = outer.zone_at if outer and inherited else number
        kind = _kind(tag, place, outer)
        state = _State(
            element, number, zone, zone_at, kind, bool(outer and outer.linked) or tag == "a",
            bool(outer and outer.is_pre) or tag == "pre", in_table,
        )  # fmt: skip
        self.stack.append(state)
        if tag == "time" and element.get("datetime"):
            self.day = self.day or str(element.get("datetime"))
        if tag == "br":
            self._break(in_table=bool(outer and outer.in_table))
        elif tag in {"td", "th"}:
            self._cell(in_table=in_table)
        elif tag in _BLOCKS and not breaks:
            self.parts.append(" ")
        self.say(element.text)

    def _break(self, *, in_table: bool) -> None:
        """A line ends; two ends of lines are the end of a paragraph."""
        said = next((part for part in reversed(self.parts) if part.strip(" ")), "")
        if said.endswith("\n") and not in_table:
            self.flush()
        else:
            self.parts.append(" " if in_table else "\n")

    def _cell(self, *, in_table: bool) -> None:
        if in_table and any(part.strip() for part in self.parts):
            self.parts.append("\x1f")  # the border of two cells
        elif not in_table:
            self.flush()

    def leave(self, element: Element) -> None:
        """An end tag."""
        inner = self.stack[-1]
        outer = self.stack[-2] if len(self.stack) > 1 else None
        if (element.tag in _BLOCKS and not (outer and outer.in_table and element.tag != "tr")) or (
            element.tag in {"td", "th"} and not inner.in_table
        ):
            self.flush()
        self.stack.pop()
        stands_apart = inner.zone or inner.kind not in _RUNNING
        if element.tag in {"a", "span", "time"} and stands_apart and not element.tail:
            self.parts.append(" ")  # what follows it at once stands apart, outside of running text
        if self.stack:
            self.say(element.tail)

    def say(self, text: str | None) -> None:
        """A piece of text at the place."""
        if not text or not self.stack:
            return
        state = self.stack[-1]
        piece = text.replace("\n", "\x1e") if state.is_pre else re.sub(r"[ \t\r\n\x0c]+", " ", text)
        self.parts.append(piece)
        if state.linked:
            self.linked += len(text.strip())

    def flush(self) -> None:
        """What was said since the last block is one."""
        raw = "".join(self.parts)
        text = in_lines(re.sub(" {2,}", " ", re.sub(r" ?\x1f ?", "\t", raw)).replace("\x1e", "\n"))
        text = cleaned(text).strip(" \n\t")
        if text and self.stack:
            zone = self.stack[-1].zone
            trail = tuple(state.number for state in self.stack)
            self.made.append(
                PageBlock(
                    text,
                    self.stack[-1].kind,
                    min(self.linked, len(text)),
                    zone,
                    trail,
                    self.day,
                    self.stack[-1].zone_at,
                )
            )
        self.parts, self.linked = [], 0
        if text:
            self.day = ""


def blocks_of(root: Element) -> list[PageBlock]:
    """The blocks of a page, in their order."""
    walk = _Walk()
    skipped = 0
    number = 0
    for event, element in etree.iterwalk(root, events=("start", "end", "comment")):
        if event == "comment":
            if not skipped:
                walk.say(element.tail)
        elif event == "start":
            number += 1
            if skipped or element.tag in _DROPPED:
                skipped += 1
                continue
            walk.enter(element, number)
        elif skipped:
            skipped -= 1
            if not skipped:
                walk.say(element.tail)
        else:
            walk.leave(element)
    return walk.made


def _kind(tag: str, place: str, outer: _State | None) -> str:
    """What a block is in an element: what the element says, else what the one around it does."""
    if outer and outer.kind == "figcaption":
        return outer.kind
    if tag == "figure" or (tag in {"div", "span", "p"} and _CAPTION.search(place)):
        return "figcaption"
    is_cell = outer is not None and outer.in_table and outer.kind in {"li", "tr"}
    if tag in _KINDS and not (is_cell and tag in {"p", "li", "td"}):
        return tag
    return outer.kind if outer else ""


def _zone(element: Element, place: str) -> str:
    tag = str(element.tag)
    if tag in {"html", "body", "article", "main"}:
        return ""
    if tag in TAGS:
        return tag
    role = str(element.get("role") or "").lower()
    if role in ROLES:
        return role
    if element.get("hidden") is not None or _HIDDEN.search(str(element.get("style") or "")):
        return "hidden"
    if tag in _HEADINGS:  # whose names are those of places to jump to
        return ""
    found = BESIDE.search(place) if len(place) < 1000 else None  # noqa: PLR2004 (no name is so long)
    return found.group().strip(" _-").lower() if found else ""


def _is_data(table: Element) -> bool:
    """Whether a table holds rows of values, and does not lay a page out."""
    if table.get("role") == "presentation":
        return False
    if next(table.iterdescendants("table", "h1", "article"), None) is not None:
        return False
    cells = 0
    if not any(len(row) > 1 for row in table.iterdescendants("tr")):
        return False
    for cell in table.iterdescendants("td", "th"):
        cells += 1
        if cells > 5000:  # noqa: PLR2004 (enough to tell)
            break
        if _length(cell) > _LONG_CELL:
            return False
    return cells > 1


def _length(cell: Element) -> int:
    total = 0
    for piece in _texts(cell):
        total += len(piece)
        if total > _LONG_CELL:
            break
    return total


def _texts(cell: Element) -> Iterator[str]:
    for piece in cell.itertext():
        yield collapsed(str(piece))
