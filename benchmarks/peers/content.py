"""The same content for all, as a flat row of parts that a peer's writer can follow."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final, TypeAlias

WIDTH_MM: Final = 160


@dataclass(frozen=True, slots=True)
class Run:
    """Words of one look, or the reference to a note (its first one makes the note, later ones repeat its number)."""

    text: str = ""
    bold: bool = False
    italic: bool = False
    link: str = ""
    note: int = 0
    first: bool = False


Line: TypeAlias = tuple[Run, ...]
Cell: TypeAlias = tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading, and the name under which the contents lead to it."""

    level: int
    line: Line
    anchor: str


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph."""

    line: Line


@dataclass(frozen=True, slots=True)
class Items:
    """A list; each item is one or more lines."""

    ordered: bool
    items: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """A table with its widths in per cent."""

    head: tuple[tuple[Cell, ...], ...]
    body: tuple[tuple[Cell, ...], ...]
    widths: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Picture:
    """A finished picture, by the name of its file."""

    file: str


@dataclass(frozen=True, slots=True)
class Sources:
    """The place where a tool without notes of its own lists them."""


Part: TypeAlias = Heading | Paragraph | Items | Table | Picture | Sources


@dataclass(slots=True)
class Document:
    """One briefing in one language; the picture's bytes by name."""

    name: str
    locale: str
    title: str
    parts: list[Part] = field(default_factory=list)
    notes: dict[int, Cell] = field(default_factory=dict)
    pictures: dict[str, bytes] = field(default_factory=dict)

    @property
    def stem(self) -> str:
        """The name of its files, without a suffix."""
        return f"{self.name}.{self.locale}"

    def lines(self) -> Iterator[Line]:
        """Every line of it, the notes last."""
        for part in self.parts:
            yield from _lines(part)
        for note in self.notes.values():
            yield from note


def _lines(part: Part) -> Iterator[Line]:
    match part:
        case Heading() | Paragraph():
            yield part.line
        case Items():
            yield from (line for item in part.items for line in item)
        case Table():
            yield from (line for row in (*part.head, *part.body) for cell in row for line in cell)
