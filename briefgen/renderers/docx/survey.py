"""What a document holds, found in one walk before it is written: targets of links, levels of headings, notes."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from briefgen.document.blocks import Block, FigureBlock, Heading, List, Note, Notes, Paragraph, SectionBlock, Table


@dataclass(frozen=True, slots=True)
class Survey:
    """The ids that links may lead to, each heading's level by the ids that lead to it, and the notes by number."""

    anchors: frozenset[str]
    levels: dict[str, int]
    notes: dict[int, Note]


def survey(blocks: Iterable[Block]) -> Survey:
    """Looks through the blocks and all that they hold."""
    anchors: set[str] = set()
    levels: dict[str, int] = {}
    notes: dict[int, Note] = {}
    opened: list[str] = []  # sections begun since the last heading: they are called by the heading that comes next
    for block in _walk(blocks):
        if isinstance(block, Notes):
            notes |= {note.number: note for note in block.notes}
            continue
        if block.id:
            anchors.add(block.id)
        if isinstance(block, SectionBlock):
            opened += [block.id] if block.id else []
        if isinstance(block, Heading):
            levels |= dict.fromkeys((*opened, *([block.id] if block.id else ())), block.level)
            opened.clear()
    return Survey(frozenset(anchors), levels, notes)


@dataclass(frozen=True, slots=True)
class _Inner:
    id: str | None


def _walk(blocks: Iterable[Block]) -> Iterator[Heading | Paragraph | FigureBlock | Notes | SectionBlock | _Inner]:
    for block in blocks:
        match block:
            case SectionBlock():
                yield block
                yield from _walk(block.blocks)
            case List():
                for item in block.items:
                    yield _Inner(item.id)
                    yield from _walk(item.blocks)
            case Table():
                for row in (*block.head, *block.body):
                    yield _Inner(row.id)
                    for cell in row.cells:
                        yield _Inner(cell.id)
                        yield from _walk(cell.blocks)
            case Heading() | Paragraph() | FigureBlock() | Notes():
                yield block
