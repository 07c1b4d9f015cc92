"""A document as the sequence of its statements: each paragraph, heading, cell and entry with its words in order."""

import re
import unicodedata
import zipfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from io import BytesIO
from typing import Final, TypeAlias

import pypdfium2
from lxml import etree

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
    SectionBlock,
    Table,
    TableOfContents,
    Text,
)  # fmt: skip

Element: TypeAlias = etree._Element
_W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_SVG: Final = "{http://www.w3.org/2000/svg}"
_ENOUGH: Final = 10  # letters by which the beginning of a picture's labels is looked for
_SILENT: Final = re.compile(r"[\W_]+")
_MILLIMETRE: Final = 72 / 25.4
_FURNITURE: Final = 20 * _MILLIMETRE  # running lines stand in the outer 20 mm of a page


@dataclass(frozen=True, slots=True)
class Statement:
    """The words of one block, and the number that a list sets beside it."""

    words: str
    mark: str = ""


def letters(text: str) -> str:
    """Letters and digits alone: hyphens at a line's end, spaces and punctuation that CSS adds do not count."""
    return _SILENT.sub("", unicodedata.normalize("NFKC", text))


def of_blocks(content: Content) -> list[Statement]:
    """The statements of the blocks that the reader has made from the HTML."""
    return [statement for statement in _statements(content.blocks) if statement.words]


def _statements(blocks: Iterable[Block], mark: str = "") -> Iterator[Statement]:  # noqa: C901 - one for each kind of block
    for block in blocks:
        match block:
            case Heading() | Paragraph():
                yield Statement(letters(_text(block.content)), mark)
                mark = ""
            case SectionBlock():
                yield from _statements(block.blocks)
            case List():
                for number, item in enumerate(block.items, 1):
                    yield from _statements(item.blocks, str(number) if block.ordered else "")
            case Table():
                yield Statement(letters(_text(block.caption)))
                for row in (*block.head, *block.body):
                    for cell in row.cells:
                        yield from _statements(cell.blocks)
            case FigureBlock():
                yield Statement(letters(_text(block.caption)))
            case TableOfContents():
                yield from (Statement(letters(words)) for _, words in block.entries)
            case Notes():
                for note in block.notes:
                    yield from _statements(note.blocks, str(note.number))


def _text(content: Inlines) -> str:
    return "".join(_inline(inline) for inline in content)


def _inline(inline: Text | NoteRef | Link | LineBreak) -> str:
    match inline:
        case Text():
            return inline.text
        case NoteRef():
            return str(inline.number)
        case Link():
            return _text(inline.content)
        case LineBreak():
            return " "


def of_html(html: str) -> str:
    """The letters of the HTML's main part without its pictures."""
    main = etree.fromstring(html.encode()).find("body/main")
    assert main is not None
    for picture in list(main.iter(f"{_SVG}svg")):
        parent = picture.getparent()
        assert parent is not None
        after = etree.SubElement(parent, "span")
        picture.addnext(after)
        after.tail = picture.tail
        parent.remove(picture)
    return letters("".join(str(text) for text in main.itertext()))


def of_pictures(html: str) -> list[str]:
    """The letters of each picture's labels, in order."""
    pictures = etree.fromstring(html.encode()).iter(f"{_SVG}svg")
    return [letters("".join(label.text or "" for label in picture.iter(f"{_SVG}text"))) for picture in pictures]


def of_word(data: bytes) -> list[str]:
    """The statements of a Word document as Word would print them, the notes at the end."""
    with zipfile.ZipFile(BytesIO(data)) as archive:
        body = etree.fromstring(archive.read("word/document.xml"))
        notes = etree.fromstring(archive.read("word/endnotes.xml"))
    references = [str(mark.get(f"{_W}id")) for mark in body.iter(f"{_W}endnoteReference")]
    printed = [_printed(paragraph, references) for part in (body, notes) for paragraph in part.iter(f"{_W}p")]
    return [words for words in printed if words]


def _printed(paragraph: Element, references: list[str]) -> str:
    """Text as it stands, field results included, and for a note's mark the number that Word counts to."""
    pieces = []
    for element in paragraph.iter(f"{_W}t", f"{_W}endnoteReference"):
        if element.tag == f"{_W}t":
            pieces.append(element.text or "")
        else:
            pieces.append(str(references.index(str(element.get(f"{_W}id"))) + 1))
    return letters("".join(pieces))


def of_pdf(data: bytes) -> str:
    """The letters of a PDF, page after page, without its running lines."""
    document = pypdfium2.PdfDocument(data)
    try:
        return letters("".join(_page_text(document[number]) for number in range(len(document))))
    finally:
        document.close()


def without_picture(stream: str, labels: str) -> str:
    """What is left without a picture's labels; pdfium may mix the letters of neighbours, but loses none."""
    size, drawn = len(labels), sorted(labels)
    beginnings = (match.start() for match in re.finditer(re.escape(labels[:_ENOUGH]), stream))
    start = next((start for start in beginnings if sorted(stream[start : start + size]) == drawn), None)
    assert start is not None, f"no picture with the labels {labels}"
    return stream[:start] + stream[start + size :]


def _page_text(page: pypdfium2.PdfPage) -> str:
    text = page.get_textpage()
    width, height = page.get_size()
    return str(text.get_text_bounded(0, _FURNITURE, width, height - _FURNITURE))


def missing_from(stream: str, statements: Iterable[Statement], repeated: Iterable[str]) -> str | None:
    """The first statement that does not follow the one before it; between them stand only marks and head rows."""
    beside = "|".join(sorted(map(re.escape, repeated), key=len, reverse=True))
    place = 0
    for statement in statements:
        between = rf"\d{{0,3}}(?:{beside})?{re.escape(statement.mark)}"
        found = re.compile(between + re.escape(statement.words)).match(stream, place)
        if found is None:
            return f"{statement.words!r} is not where it should be: {stream[place : place + 80]!r}"
        place = found.end()
    return None
