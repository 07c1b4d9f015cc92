"""Plain text: a document's blocks as lines of a width, for a mail program that shows no HTML."""

import textwrap
from collections.abc import Iterable, Iterator
from typing import Final

from briefgen.document.blocks import (
    Block,
    Content,
    FigureBlock,
    Heading,
    Inlines,
    LineBreak,
    Link,
    List,
    NoteRef,
    Notes,
    Paragraph,
    Row,
    SectionBlock,
    Table,
    TableOfContents,
    Text,
)

WIDTH: Final = 72
_DATE_COLUMN: Final = 20
_UNDERLINES: Final = {1: "=", 2: "-"}


def as_text(content: Content) -> str:
    """The document in lines, with a blank one between its blocks."""
    foot = " · ".join(filter(None, (content.properties.marking, content.properties.version_line)))
    parts = [*_blocks(content.blocks), foot]
    return "\n\n".join(part for part in parts if part) + "\n"


def _blocks(blocks: Iterable[Block]) -> Iterator[str]:
    for block in blocks:
        yield from _block(block)


def _block(block: Block) -> Iterator[str]:
    match block:
        case Heading():
            yield _heading(block)
        case Paragraph():
            yield _wrapped(words(block.content))
        case List():
            yield "\n".join(
                _hanging(f"{number}. " if block.ordered else "- ", _joined(item.blocks))
                for number, item in enumerate(block.items, 1)
            )
        case Table():
            yield _table(block)
        case Notes():
            yield "\n".join(_hanging(f"[{note.number}] ", _joined(note.blocks)) for note in block.notes)
        case SectionBlock():
            yield from _blocks(block.blocks)
        case FigureBlock():
            yield _wrapped(block.alternative)
        case TableOfContents():
            return


def _heading(heading: Heading) -> str:
    title = words(heading.content)
    line = _UNDERLINES.get(heading.level)
    return f"{title}\n{line * min(len(title), WIDTH)}" if line else title


def _table(table: Table) -> str:
    return "\n".join(_row(row, wide=len(row.cells) == 2) for row in table.body)  # noqa: PLR2004 (a date and the rest)


def _row(row: Row, *, wide: bool) -> str:
    cells = [_joined(cell.blocks) for cell in row.cells]
    if wide:
        return _hanging(f"{cells[0]:{_DATE_COLUMN - 2}}  ", cells[1])
    return _hanging("- ", " | ".join(filter(None, cells)))


def _joined(blocks: Iterable[Block]) -> str:
    return " ".join(" ".join(part.split("\n")) for part in _blocks(blocks))


def words(inlines: Inlines) -> str:
    """The words of a run of inlines."""
    return "".join(_inline(inline) for inline in inlines)


def _inline(inline: Text | NoteRef | Link | LineBreak) -> str:
    match inline:
        case Text():
            return inline.text
        case NoteRef():
            return f"[{inline.number}]"
        case Link():
            return "".join(part.text for part in inline.content)
    return "\n"


def _wrapped(text: str) -> str:
    return "\n".join(textwrap.fill(line, WIDTH, break_long_words=False) for line in text.split("\n"))


def _hanging(mark: str, text: str) -> str:
    return textwrap.fill(
        mark + text, WIDTH, subsequent_indent=" " * min(len(mark), _DATE_COLUMN), break_long_words=False
    )


def words_of(block: Block) -> tuple[str, ...]:
    """The words of a block without references to notes: one line for each item of a list."""
    match block:
        case List():
            return tuple(line for item in block.items for inner in item.blocks for line in words_of(inner))
        case Paragraph() | Heading():
            plain = tuple(inline for inline in block.content if not isinstance(inline, NoteRef))
            return (words(plain),)
        case SectionBlock():
            return tuple(line for inner in block.blocks for line in words_of(inner))
    return ()
