"""Takes briefgen's assembled documents apart into the content for all; the pictures come out finished."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final

from benchmarks.peers.content import (
    WIDTH_MM,
    Cell,
    Document,
    Heading,
    Items,
    Line,
    Paragraph,
    Picture,
    Run,
    Sources,
    Table,
)  # fmt: skip
from briefgen.document import blocks
from briefgen.document.reader import read
from briefgen.renderers.docx.pictures import drawn

_EMU_PER_MM: Final = 36_000


def documents(output: Path) -> list[Document]:
    """What stands in an output folder as HTML, the longest first, so that a pool of processes ends evenly."""
    files = sorted(output.glob("*/*.html"), key=lambda file: file.stat().st_size, reverse=True)
    return [_Flattening(file).document for file in files]


class _Flattening:
    """Takes one document apart."""

    def __init__(self, file: Path) -> None:
        content, findings = read(file.read_text(encoding="utf-8"), file.name)
        if content is None or findings:
            message = f"{file} is not as briefgen writes it"
            raise ValueError(message)
        self._seen: set[int] = set()
        self.document = Document(file.stem, file.parent.name, content.properties.title)
        self._take(content.blocks)

    def _take(self, found: Sequence[blocks.Block], anchor: str = "") -> None:
        for block in found:
            match block:
                case blocks.SectionBlock():
                    self._take(block.blocks, block.id or "")
                case blocks.Notes():
                    self.document.parts.append(Sources())
                    self.document.notes = {note.number: self._cell(note.blocks) for note in block.notes}
                case blocks.FigureBlock():
                    self._figure(block)
                case blocks.Table():
                    self._table(block)
                case _:
                    self._simple(block, anchor)
                    anchor = ""  # the section's first block, its heading, takes its name

    def _simple(self, block: blocks.Block, anchor: str) -> None:
        parts = self.document.parts
        match block:
            case blocks.Heading():
                parts.append(Heading(block.level, self._line(block.content), block.id or anchor))
            case blocks.Paragraph():
                parts.append(Paragraph(self._line(block.content)))
            case blocks.List():
                parts.append(Items(block.ordered, tuple(self._cell(item.blocks) for item in block.items)))
            case blocks.TableOfContents():
                entries = (((Run(text, link=f"#{target}"),),) for target, text in block.entries)
                parts.append(Items(ordered=False, items=tuple(entries)))

    def _figure(self, figure: blocks.FigureBlock) -> None:
        name = f"{self.document.stem}.png"
        self.document.pictures[name] = drawn(figure.svg, WIDTH_MM * _EMU_PER_MM)
        self.document.parts += [Picture(name), Paragraph(self._line(figure.caption))]

    def _table(self, table: blocks.Table) -> None:
        if table.caption:
            self.document.parts.append(Paragraph(self._line(table.caption)))
        head, body = (
            tuple(tuple(self._cell(cell.blocks) for cell in row.cells) for row in rows)
            for rows in (table.head, table.body)
        )
        self.document.parts.append(Table(head, body, table.widths))

    def _cell(self, found: Sequence[blocks.Block]) -> Cell:
        lines: list[Line] = []
        for block in found:
            match block:
                case blocks.Paragraph():
                    lines.append(self._line(block.content))
                case blocks.List():
                    lines += (line for item in block.items for line in self._cell(item.blocks))
        return tuple(lines)

    def _line(self, inlines: blocks.Inlines) -> Line:
        return tuple(run for inline in inlines for run in self._runs(inline))

    def _runs(self, inline: blocks.Inline) -> Iterator[Run]:
        match inline:
            case blocks.Text():
                yield Run(inline.text, inline.strong, inline.emphasis)
            case blocks.Link():
                link = inline.target if "://" in inline.target else ""
                yield Run("".join(text.text for text in inline.content), link=link)
            case blocks.NoteRef():
                yield Run(note=inline.number, first=inline.number not in self._seen)
                self._seen.add(inline.number)
            case blocks.LineBreak():
                yield Run(" ")
