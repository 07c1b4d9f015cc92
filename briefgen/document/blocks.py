"""Blocks: what a document consists of once its HTML has been read, neutral of any output format.

The reader makes them from the assembled HTML, the DOCX renderer writes them. Every text of the HTML's main part is
in exactly one inline, in reading order; white space is already collapsed.
"""

from dataclasses import dataclass
from typing import TypeAlias


@dataclass(frozen=True, slots=True)
class Revised:
    """That something came or went between two documents; the two places of what was moved have one number."""

    kind: str  # inserted | deleted
    move: str | None = None


@dataclass(frozen=True, slots=True)
class Text:
    """A run of characters in one language (BCP 47; None is the document's own) with one look."""

    text: str
    lang: str | None = None
    strong: bool = False
    emphasis: bool = False
    role: str | None = None  # a class of the vocabulary that has a look of its own: overdue, marking, quote, …
    revised: Revised | None = None


@dataclass(frozen=True, slots=True)
class NoteRef:
    """A reference to the source note of this number (counted from 1)."""

    number: int
    revised: Revised | None = None


@dataclass(frozen=True, slots=True)
class Link:
    """Text that leads elsewhere: to an address, or inside the document when it begins with '#'."""

    target: str
    content: tuple[Text, ...]


@dataclass(frozen=True, slots=True)
class LineBreak:
    """A line that ends before its paragraph does."""

    revised: Revised | None = None


Inline: TypeAlias = Text | NoteRef | Link | LineBreak
Inlines: TypeAlias = tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading; level 1 is the document's title."""

    level: int
    content: Inlines
    id: str | None = None
    revised: Revised | None = None


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph; the style is a class of the vocabulary ('' is body text)."""

    content: Inlines
    style: str = ""
    id: str | None = None
    revised: Revised | None = None


@dataclass(frozen=True, slots=True)
class Item:
    """One item of a list: its blocks, the first usually a paragraph."""

    blocks: "tuple[Block, ...]"
    id: str | None = None
    revised: Revised | None = None


@dataclass(frozen=True, slots=True)
class List:
    """A bulleted or a numbered list; numbering starts at 1 in each."""

    ordered: bool
    items: tuple[Item, ...]
    style: str = ""


@dataclass(frozen=True, slots=True)
class Cell:
    """A table cell; scope is 'col' or 'row' where it is a header."""

    blocks: "tuple[Block, ...]"
    scope: str | None = None
    columns: int = 1
    id: str | None = None


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a table; it is never cut by a page's end."""

    cells: tuple[Cell, ...]
    id: str | None = None
    revised: Revised | None = None


@dataclass(frozen=True, slots=True)
class Table:
    """A table; widths are shares of the measure in per cent, one a column."""

    head: tuple[Row, ...]
    body: tuple[Row, ...]
    widths: tuple[float, ...]
    style: str = ""
    caption: Inlines = ()


@dataclass(frozen=True, slots=True)
class FigureBlock:
    """A picture: its SVG source, what it shows in words, and its caption."""

    svg: str
    alternative: str
    caption: Inlines = ()
    id: str | None = None


@dataclass(frozen=True, slots=True)
class Note:
    """A source note: its number (from 1, in order of first reference) and its text."""

    number: int
    blocks: "tuple[Block, ...]"


@dataclass(frozen=True, slots=True)
class Notes:
    """The numbered source notes, at the place where they are printed."""

    notes: tuple[Note, ...]


@dataclass(frozen=True, slots=True)
class TableOfContents:
    """A table of contents: for each entry the heading's id and its text."""

    entries: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class SectionBlock:
    """A part of the document; an annex begins on a new page."""

    blocks: "tuple[Block, ...]"
    style: str = ""
    id: str | None = None
    new_page: bool = False


Block: TypeAlias = Heading | Paragraph | List | Table | FigureBlock | Notes | TableOfContents | SectionBlock


@dataclass(frozen=True, slots=True)
class Properties:
    """What a document says of itself outside its text; every renderer writes it."""

    title: str
    lang: str
    marking: str
    as_of: str  # ISO 8601 day
    version_line: str
    page_label: str  # "Page {page} of {pages}" in the document's language
    kind: str
    pages: int | None = None  # the most that its body may have, where a project says so
    subject: str = ""
    keywords: str = ""
    author: str = ""
    copy: str = ""  # which copy it is: briefing, locale, release, as-of day, hash of the content
    revised_by: str = ""  # of a redline: whose name its changes bear


@dataclass(frozen=True, slots=True)
class Content:
    """A document read back from its HTML."""

    properties: Properties
    blocks: tuple[Block, ...]
