"""The reader: one semantic HTML document in, blocks out; a closed vocabulary, and findings for what leaves it.

The templates write HTML that is well-formed XML as well, so that a forgotten end tag is a finding and never a guess.
Every word of the main part reaches exactly one inline, in order.
"""

import re
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Final

from lxml import etree

from briefgen.document import vocabulary
from briefgen.document.blocks import (
    Block,
    Cell,
    Content,
    FigureBlock,
    Heading,
    Inline,
    Inlines,
    Item,
    LineBreak,
    Link,
    List,
    Note,
    NoteRef,
    Notes,
    Paragraph,
    Properties,
    Revised,
    Row,
    SectionBlock,
    Table,
    TableOfContents,
    Text,
)
from briefgen.document.codes import MISSING_ALTERNATIVE, NOT_WELL_FORMED, OUTSIDE_VOCABULARY
from briefgen.document.whitespace import collapse
from briefgen.findings import Finding, Span

_LANG: Final = "lang"
_SVG_NAMESPACE: Final = "http://www.w3.org/2000/svg"
_SVG: Final = f"{{{_SVG_NAMESPACE}}}svg"
_NUMBER: Final = re.compile(r"\d{1,6}(\.\d{1,3})?", re.ASCII)
_HEADINGS: Final = {"h1": 1, "h2": 2, "h3": 3}
_INLINE: Final = vocabulary.INLINE_ELEMENTS
_REVISED: Final = {"ins": "inserted", "del": "deleted"}


@dataclass(frozen=True, slots=True)
class _Look:
    """The look that a run inherits from the elements around it."""

    lang: str | None = None
    strong: bool = False
    emphasis: bool = False
    role: str | None = None
    revised: Revised | None = None


@dataclass(slots=True)
class _Reader:
    file: str
    findings: list[Finding] = field(default_factory=list)

    def blocks(self, parent: etree._Element) -> tuple[Block, ...]:
        """The blocks in an element; words that stand in it without a block become a paragraph."""
        found: list[Block] = []
        loose: list[Inline] = list(self._text(parent.text, _Look()))
        for child in self._elements(parent):
            if _tag(child) in _INLINE:
                loose += self._inline(child, _Look())
            else:
                found += _paragraph(loose)
                loose = []
                found += self._block(child)
            loose += self._text(child.tail, _Look())
        found += _paragraph(loose)
        return tuple(found)

    def _block(self, element: etree._Element) -> tuple[Block, ...]:  # noqa: PLR0911 (one for each kind of block)
        tag = _tag(element)
        match tag:
            case "h1" | "h2" | "h3":
                return (Heading(_HEADINGS[tag], self.inlines(element), element.get("id"), _revised(element)),)
            case "p":
                style = _style(element, vocabulary.PARAGRAPH_STYLES)
                return (Paragraph(self.inlines(element), style, element.get("id"), _revised(element)),)
            case "ul" | "ol":
                return (self._list(element),)
            case "table":
                return (self._table(element),)
            case "figure":
                return (self._figure(element),)
            case "nav":
                return (self._contents(element),)
            case "section":
                return (self._section(element),)
            case "div":
                return self.blocks(element)
        self._outside(element)
        return ()

    def _section(self, element: etree._Element) -> SectionBlock:
        styles = _classes(element)
        style = next((name for name in styles if name in vocabulary.SECTION_STYLES), "")
        begins = not {"annex", "say-aloud", "new-page"}.isdisjoint(styles)
        return SectionBlock(self.blocks(element), style, element.get("id"), new_page=begins)

    def _list(self, element: etree._Element) -> List | Notes:
        style = _style(element, vocabulary.LIST_STYLES)
        items = [child for child in self._elements(element) if _tag(child) == "li"]
        if style == "notes":
            return Notes(tuple(Note(number, self.blocks(item)) for number, item in enumerate(items, 1)))
        return List(
            _tag(element) == "ol",
            tuple(Item(self.blocks(item), item.get("id"), _revised(item)) for item in items),
            style,
        )

    def _table(self, element: etree._Element) -> Table:
        caption = element.find("caption")
        columns = element.iterfind("colgroup/col")
        widths = tuple(self._number(column, column.get("data-width") or "0") for column in columns)
        return Table(
            head=tuple(self._row(row) for row in element.iterfind("thead/tr")),
            body=tuple(self._row(row) for row in element.iterfind("tbody/tr")),
            widths=widths,
            style=_style(element, vocabulary.TABLE_STYLES),
            caption=() if caption is None else self.inlines(caption),
        )

    def _row(self, row: etree._Element) -> Row:
        return Row(tuple(self._cell(cell) for cell in self._elements(row)), row.get("id"), _revised(row))

    def _cell(self, cell: etree._Element) -> Cell:
        scope = cell.get("scope") if _tag(cell) == "th" else None
        return Cell(self.blocks(cell), scope, int(self._number(cell, cell.get("colspan") or "1")), cell.get("id"))

    def _figure(self, element: etree._Element) -> FigureBlock:
        svg = element.find(_SVG)
        caption = element.find("figcaption")
        alternative = "" if svg is None else _alternative(svg)
        if not alternative:
            span = self._span(element)
            self.findings.append(MISSING_ALTERNATIVE.at(span, "a figure says nothing to who cannot see it"))
        source = "" if svg is None else etree.tostring(svg, encoding="unicode", with_tail=False)
        return FigureBlock(source, alternative, () if caption is None else self.inlines(caption), element.get("id"))

    def _contents(self, element: etree._Element) -> SectionBlock:
        """The contents with the headings that stand before them."""
        named = [child for child in self._elements(element) if _tag(child) in _HEADINGS]
        headings = [block for child in named for block in self._block(child)]
        links = [link for link in element.iter("a") if (link.get("href") or "").startswith("#")]
        entries = tuple(((link.get("href") or "")[1:], _words(link)) for link in links)
        return SectionBlock((*headings, TableOfContents(entries)), "contents", element.get("id"))

    def inlines(self, element: etree._Element, look: _Look = _Look()) -> Inlines:
        """The inlines of a block element, with white space collapsed."""
        return collapse(self._inner(element, look))

    def _inner(self, element: etree._Element, look: _Look) -> list[Inline]:
        found: list[Inline] = list(self._text(element.text, look))
        for child in self._elements(element):
            found += self._inline(child, look)
            found += self._text(child.tail, look)
        return found

    def _inline(self, element: etree._Element, look: _Look) -> list[Inline]:
        tag = _tag(element)
        if tag not in _INLINE:
            self._outside(element)
            return []
        if tag == "br":
            return [LineBreak(look.revised)]
        inner = _Look(
            lang=element.get(_LANG) or look.lang,
            strong=look.strong or tag == "strong",
            emphasis=look.emphasis or tag == "em",
            role=_style(element, vocabulary.ROLES) or look.role,
            revised=Revised(_REVISED[tag], element.get("data-move")) if tag in _REVISED else look.revised,
        )
        if tag == "a":
            return [self._link(element, inner)]
        return self._inner(element, inner)

    def _link(self, element: etree._Element, look: _Look) -> Inline:
        target = element.get("href") or ""
        if "note-ref" in _classes(element):
            return NoteRef(int(self._number(element, target.removeprefix("#note-"))), look.revised)
        return Link(target, tuple(part for part in self._inner(element, look) if isinstance(part, Text)))

    def _text(self, text: str | None, look: _Look) -> tuple[Text, ...]:
        return (Text(text, look.lang, look.strong, look.emphasis, look.role, look.revised),) if text else ()

    def _elements(self, parent: etree._Element) -> list[etree._Element]:
        """The child elements, each checked against the vocabulary."""
        found = []
        for child in parent:
            tag: object = child.tag
            if not isinstance(tag, str):  # an entity or a processing instruction; comments are gone already
                message = "only elements and text may stand in a template's HTML"
                self.findings.append(OUTSIDE_VOCABULARY.at(Span(self.file, _line(child)), message))
                continue
            if _tag(child) not in vocabulary.ELEMENTS:
                self._outside(child)
                continue
            for name in _classes(child):
                if name not in vocabulary.CLASSES:
                    message = f"the class ‘{name}’ is not in the vocabulary"
                    self.findings.append(OUTSIDE_VOCABULARY.at(self._span(child), message))
            found.append(child)
        return found

    def _number(self, element: etree._Element, text: str) -> float:
        if _NUMBER.fullmatch(text):
            return float(text)
        message = f"<{_tag(element)}> wants a number, and not ‘{text[:20]}’"
        self.findings.append(OUTSIDE_VOCABULARY.at(self._span(element), message))
        return 1.0

    def _outside(self, element: etree._Element) -> None:
        message = f"the element <{_tag(element)}> is not in the vocabulary, or not in this place"
        self.findings.append(OUTSIDE_VOCABULARY.at(self._span(element), message))

    def _span(self, element: etree._Element) -> Span:
        return Span(self.file, _line(element))


@lru_cache(maxsize=4)
def read(html: str, file: str) -> tuple[Content | None, tuple[Finding, ...]]:
    """The content of an assembled document, and what of it leaves the vocabulary; lines are those of the HTML.

    All of it is frozen, so that the formats of one document share what was read.
    """
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False, remove_comments=True)
    try:
        root = etree.fromstring(html.encode(), parser)
    except etree.XMLSyntaxError as error:
        span = Span(file, error.lineno or 1, max(1, error.offset or 1))
        return None, (NOT_WELL_FORMED.at(span, f"the template's HTML is not well-formed: {error.msg}"),)
    main = root.find("body/main")
    if main is None:
        return None, (NOT_WELL_FORMED.at(Span(file), "the template has no <main> in its <body>"),)
    reader = _Reader(file)
    blocks = reader.blocks(main)
    return Content(_properties(root), blocks), tuple(reader.findings)


def _properties(root: etree._Element) -> Properties:
    meta = {element.get("name") or "": element.get("content") or "" for element in root.iterfind("head/meta")}
    title = root.findtext("head/title") or ""
    return Properties(
        title=" ".join(title.split()),
        lang=root.get(_LANG) or "",
        marking=meta.get("briefgen.marking", ""),
        as_of=meta.get("dcterms.created", "")[:10],
        version_line=meta.get("briefgen.version-line", ""),
        page_label=meta.get("briefgen.page-label", ""),
        kind=meta.get("briefgen.kind", ""),
        pages=int(pages) if (pages := meta.get("briefgen.pages", "")[:6]).isdecimal() else None,
        subject=meta.get("description", ""),
        keywords=meta.get("keywords", ""),
        author=meta.get("author", ""),
        copy=meta.get("briefgen.copy", ""),
        revised_by=meta.get("briefgen.revised-by", ""),
    )


def _alternative(svg: etree._Element) -> str:
    """The words that stand for a picture: its label, else its title and description (SVG 1.1 § 5.4)."""
    parts = [svg.findtext(f"{{{_SVG_NAMESPACE}}}{name}") or "" for name in ("title", "desc")]
    return svg.get("aria-label") or ". ".join(" ".join(part.split()) for part in parts if part.strip())


def _paragraph(loose: list[Inline]) -> tuple[Block, ...]:
    inlines = collapse(loose)
    return (Paragraph(inlines),) if inlines else ()


def _words(element: etree._Element) -> str:
    return " ".join("".join(str(part) for part in element.itertext()).split())


def _line(element: etree._Element) -> int:
    line: object = element.sourceline
    return line if isinstance(line, int) else 1


def _tag(element: etree._Element) -> str:
    return etree.QName(element).localname


def _classes(element: etree._Element) -> list[str]:
    return (element.get("class") or "").split()


def _revised(element: etree._Element) -> Revised | None:
    """That a block came or went, by its class."""
    kind = next((name for name in _classes(element) if name in _REVISED.values()), None)
    return None if kind is None else Revised(kind, element.get("data-move"))


def _style(element: etree._Element, allowed: frozenset[str]) -> str:
    return next((name for name in _classes(element) if name in allowed), "")
