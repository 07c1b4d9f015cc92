"""Lines: a document's blocks as the sequence of its paragraphs, each with its words and what it is known again by."""

import hashlib
import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from briefgen.document.blocks import (
    Block,
    Content,
    FigureBlock,
    Heading,
    Inline,
    Inlines,
    LineBreak,
    Link,
    List,
    NoteRef,
    Notes,
    Paragraph,
    SectionBlock,
    Table,
    TableOfContents,
    Text,
)

CONTENTS: Final = "contents"  # the section of the entries of a table of contents
_SHORT: Final = 8
_HYPHENS: Final = {ord(each): "-" for each in "\u2010\u2011"}
_UNSEEN: Final = dict.fromkeys(map(ord, "\u00ad\u200b\u200c\u200d\u2060\ufeff"))
_SPACES: Final = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class Line:
    """One paragraph as it is printed, without its notes; the section is the id of the one that holds it."""

    words: str
    anchor: str | None = None
    section: str = ""
    table: bool = False


def folded(words: str) -> str:
    """Words as they are compared: kinds of spaces and hyphens, and what is not seen, make no difference."""
    plain = unicodedata.normalize("NFC", words).translate(_UNSEEN).translate(_HYPHENS)
    return _SPACES.sub(" ", plain).strip()


def line_hash(words: str) -> str:
    """The short hash by which the words of a line are known again."""
    return hashlib.sha256(folded(words).encode()).hexdigest()[:_SHORT]


def lines(content: Content) -> tuple[Line, ...]:
    """Every paragraph of the document in order, but for its source notes."""
    return tuple(_Walk().blocks(content.blocks))


def words_of(content: Inlines) -> str:
    """The words of inlines, without the numbers of notes and what was deleted."""
    return "".join(_words(inline) for inline in content)


def _words(inline: Inline) -> str:
    match inline:
        case Text():
            return "" if inline.revised and inline.revised.kind == "deleted" else inline.text
        case Link():
            return words_of(inline.content)
        case LineBreak():
            return " "
        case NoteRef():
            return ""


class _Walk:
    """Goes through blocks, and keeps the id that waits for the next paragraph, as the Word renderer does."""

    def __init__(self) -> None:
        self._waiting: str | None = None
        self._section = ""
        self._table = 0

    def blocks(self, blocks: Iterable[Block]) -> Iterator[Line]:
        """The lines of the blocks."""
        for block in blocks:
            yield from self._block(block)

    def _block(self, block: Block) -> Iterator[Line]:
        match block:
            case Heading() | Paragraph():
                self._waiting = block.id or self._waiting
                yield self._line(block.content)
            case SectionBlock():
                self._section = block.id or self._section
                yield from self.blocks(block.blocks)
            case List():
                for item in block.items:
                    self._waiting = item.id
                    yield from self.blocks(item.blocks)
            case Table():
                yield from self._of_table(block)
            case FigureBlock() if block.caption:
                yield self._line(block.caption)
            case TableOfContents():
                yield from (Line(words, section=CONTENTS) for _, words in block.entries)
            case FigureBlock() | Notes():
                return

    def _of_table(self, table: Table) -> Iterator[Line]:
        if table.caption:
            yield self._line(table.caption)
        self._table += 1
        for row in (*table.head, *table.body):
            self._waiting = row.id
            for cell in row.cells:
                self._waiting = cell.id or self._waiting
                yield from self.blocks(cell.blocks)
        self._table -= 1

    def _line(self, content: Inlines) -> Line:
        anchor, self._waiting = self._waiting, None
        return Line(words_of(content), anchor, self._section, self._table > 0)
