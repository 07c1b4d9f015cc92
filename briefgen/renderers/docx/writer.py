"""Blocks in, the elements of Word's body out.

Ids and new pages wait (in the desk's anchors) for the next paragraph, because Word marks only paragraphs.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import pairwise

from briefgen.document.blocks import (
    Block,
    FigureBlock,
    Heading,
    Inlines,
    Item,
    List,
    Notes,
    Paragraph,
    Revised,
    SectionBlock,
    Table,
    TableOfContents,
)  # fmt: skip
from briefgen.renderers.docx import styles
from briefgen.renderers.docx.anchors import bookmark_name
from briefgen.renderers.docx.desk import Desk, Place
from briefgen.renderers.docx.inlines import inlines
from briefgen.renderers.docx.ooxml import text
from briefgen.renderers.docx.ooxml.elements import Element
from briefgen.renderers.docx.ooxml.table import is_table
from briefgen.renderers.docx.styles import Style
from briefgen.renderers.docx.tables import TableWriter

_PICTURE_HEIGHT = 0.8  # the share of a page's text area that a picture may take, so that its caption stays with it


class Writer:
    """Writes the blocks of one document."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def blocks(self, blocks: Sequence[Block], place: Place) -> list[Element]:
        """The elements for the blocks; a table has a paragraph after it, as Word wants it."""
        return self._separated(element for block in blocks for element in self._block(block, place))

    def _block(self, block: Block, place: Place) -> list[Element]:  # noqa: PLR0911 - one for each kind of block
        match block:
            case Heading():
                return [self._heading(block, place)]
            case Paragraph():
                return [self._paragraph(block, place)]
            case List():
                return self._list(block, place)
            case Table():
                return self._table(block, place)
            case FigureBlock():
                return self._figure(block, place)
            case TableOfContents():
                return contents(block, self._desk)
            case SectionBlock():
                return self._section(block, place)
            case Notes():
                return []  # Word prints the notes itself, at the document's end

    def _section(self, block: SectionBlock, place: Place) -> list[Element]:
        # Word and LibreOffice 26.8 set the notes under their heading, wherever that stands. Others begin a page for
        # them (7.4 always, 25.2 where it guessed too many), and would leave alone a heading that had begun one itself.
        holds_notes = any(isinstance(child, Notes) for child in block.blocks)
        self._desk.anchors.wait(block.id, page_break=block.new_page and not holds_notes)
        inner = place.inside(block.style)
        return [element for child in block.blocks for element in self._block(child, inner)]

    def _heading(self, block: Heading, place: Place) -> Element:
        self._desk.anchors.wait(block.id)
        return self._set(block.content, styles.heading(block.level, place.section), place, revised=block.revised)

    def _paragraph(self, block: Paragraph, place: Place) -> Element:
        self._desk.anchors.wait(block.id)
        style = place.paragraphs.get(block.style, place.paragraphs[""])
        return self._set(block.content, style, place, revised=block.revised)

    def _list(self, block: List, place: Place) -> list[Element]:
        """Questions are set as headings of their answers and take no bullet; every other item has its mark."""
        if block.style == "questions" and not block.ordered:
            return [element for item in block.items for element in self._question(item, place)]
        numbering = None
        if block.ordered:
            numbering = self._desk.numbering.restarted(_at(place.numbered_like, place.depth))
        marked = _at(place.numbers if block.ordered else place.bullets, place.depth)
        return [element for item in block.items for element in self._item(item, marked, numbering, place)]

    def _question(self, item: Item, place: Place) -> list[Element]:
        self._desk.anchors.wait(item.id)
        return [element for block in item.blocks for element in self._block(block, place)]

    def _item(self, item: Item, style: Style, numbering: tuple[int, int] | None, place: Place) -> list[Element]:
        """The first paragraph carries the mark; what follows is set in line with its text."""
        self._desk.anchors.wait(item.id)
        first, rest = _split(item.blocks)
        inner = replace(place.deeper(), paragraphs={**place.paragraphs, "": _at(place.continued, place.depth)})
        mark = self._set(first, style, place, numbering, item.revised)
        return [mark, *(element for block in rest for element in self._block(block, inner))]

    def _table(self, block: Table, place: Place) -> list[Element]:
        caption = [self._set(block.caption, styles.CAPTION, place)] if block.caption else []
        return [*caption, TableWriter(self._desk, place, self.blocks).table(block)]

    def _figure(self, block: FigureBlock, place: Place) -> list[Element]:
        desk = self._desk
        desk.anchors.wait(block.id)
        room = (desk.area[0], round(desk.area[1] * _PICTURE_HEIGHT))
        picture = desk.gallery.hang(block.svg, block.alternative, room)
        shown = self._finished([picture], styles.FIGURE)
        return [shown, self._set(block.caption, styles.FIGURE_CAPTION, place)] if block.caption else [shown]

    def _set(
        self,
        content: Inlines,
        style: Style,
        place: Place,
        numbering: tuple[int, int] | None = None,
        revised: Revised | None = None,
    ) -> Element:
        written = self._desk.tracked.place(inlines(content, self._desk, place.links), revised)
        return self._finished(written, style, numbering, revised)

    def _finished(
        self,
        content: Sequence[Element],
        style: Style,
        numbering: tuple[int, int] | None = None,
        revised: Revised | None = None,
    ) -> Element:
        anchors, mark = self._desk.anchors, self._desk.tracked.mark(revised)
        return text.paragraph(
            anchors.around(content),
            self._desk.style(style),
            page_break=anchors.page_break(),
            numbering=numbering,
            mark=mark,
        )

    def _separated(self, elements: Iterable[Element]) -> list[Element]:
        """Word would join two tables that touch, and wants a paragraph after the last."""
        separated: list[Element] = []
        for element, following in pairwise((*elements, None)):
            if element is not None:
                separated.append(element)
                if is_table(element) and (following is None or is_table(following)):
                    separated.append(text.paragraph([], self._desk.style(styles.GAP)))
        return separated


def _at(by_depth: Sequence[Style], depth: int) -> Style:
    return by_depth[min(depth, len(by_depth) - 1)]


def _split(blocks: Sequence[Block]) -> tuple[Inlines, Sequence[Block]]:
    """An item's first words and the rest of it."""
    match blocks:
        case [Paragraph() as first, *rest]:
            return first.content, rest
        case _:
            return (), blocks


_HIGHEST = 2  # the level of the headings that Word calls 1: the title is not in its own contents


def contents(block: TableOfContents, desk: Desk) -> list[Element]:
    """One paragraph for each entry; the field begins in the first and ends in the last."""
    depths = [min(max(desk.survey.levels.get(target, _HIGHEST) - _HIGHEST, 0), 1) for target, _ in block.entries]
    lines = [_line(target, words, desk) for target, words in block.entries]
    if not lines:
        return []
    lines[0][:0] = text.field_start(rf'TOC \o "1-{max(depths) + 1}" \n \h \z')
    lines[-1].append(text.field_end())
    return [
        text.paragraph(desk.anchors.around(line), desk.style(styles.TOC[depth]), page_break=desk.anchors.page_break())
        for line, depth in zip(lines, depths, strict=True)
    ]


def _line(target: str, words: str, desk: Desk) -> list[Element]:
    run = text.run(words)
    return [text.internal_link(bookmark_name(target), [run])] if target in desk.survey.anchors else [run]
