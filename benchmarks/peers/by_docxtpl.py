"""The content as a user of docxtpl has it: a Word template with Jinja tags, and data; PDF through LibreOffice."""

import json
from dataclasses import asdict
from pathlib import Path
from typing import Any, Final

import docx
from docx.document import Document as Word
from docx.shared import Mm, Pt

from benchmarks.peers.content import Cell, Document, Heading, Items, Line, Paragraph, Part, Picture, Run, Sources, Table
from benchmarks.peers.work import Command

TEMPLATE: Final = "template.docx"
_FILL: Final = Path(__file__).parent / "drivers" / "fill.py"
_STYLES: Final = ("Heading 1", "Heading 2", "Heading 3", "Normal", "List Bullet", "List Number", "List Continue")
_TURN: Final = "{%p endif %}"


def template(folder: Path) -> None:
    """Draws the template, as one would in Word: a paragraph for each style, one table, one place for a picture."""
    word = docx.Document()
    word.styles["Normal"].font.name = "PT Serif"
    word.styles["Normal"].font.size = Pt(10)
    section = word.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    word.add_paragraph("{%p for part in parts %}")
    for style in _STYLES:
        _case(word, style)
        word.add_paragraph("{{r part.line }}", style=style)
        word.add_paragraph(_TURN)
    _case(word, "Picture")
    word.add_paragraph("{{ part.picture }}")
    word.add_paragraph(_TURN)
    _case(word, "Table")
    _table(word)
    word.add_paragraph(_TURN)
    word.add_paragraph("{%p endfor %}")
    word.save(str(folder / TEMPLATE))


def _case(word: Word, style: str) -> None:
    word.add_paragraph(f"{{%p if part.style == '{style}' %}}")


def _table(word: Word) -> None:
    """Three rows that repeat the middle one; in it three cells that repeat theirs, a paragraph at a time."""
    table = word.add_table(3, 3, style="Table Grid")
    for row, tag in ((0, "{%tr for row in part.rows %}"), (2, "{%tr endfor %}")):
        table.cell(row, 0).text = tag
    table.cell(1, 0).text = "{%tc for cell in row %}"
    cell = table.cell(1, 1)
    cell.text = "{%p for line in cell %}"
    cell.add_paragraph("{{r line }}")
    cell.add_paragraph("{%p endfor %}")
    table.cell(1, 2).text = "{%tc endfor %}"


def write(document: Document, folder: Path) -> str:
    """Writes the data; its text."""
    parts = [entry for part in document.parts for entry in _entries(part, document)]
    text = json.dumps({"parts": parts}, ensure_ascii=False)
    (folder / f"{document.stem}.json").write_text(text, encoding="utf-8")
    return text


def fill(python: str, stems: list[str]) -> Command:
    """One process that fills the template for so many documents."""
    return [python, str(_FILL), TEMPLATE, *stems]


def convert(soffice: str, profile: Path, stems: list[str]) -> Command:
    """One process of LibreOffice that converts so many documents."""
    named = [f"{stem}.docx" for stem in stems]
    return [soffice, f"-env:UserInstallation={profile.as_uri()}", "--headless", "--convert-to", "pdf", *named]


def _entries(part: Part, document: Document) -> list[dict[str, Any]]:
    match part:
        case Heading():
            return [_styled(f"Heading {part.level}", part.line)]
        case Paragraph():
            return [_styled("Normal", part.line)]
        case Items():
            style = "List Number" if part.ordered else "List Bullet"
            return [entry for item in part.items for entry in _item(item, style)]
        case Table():
            rows = [[list(map(_line, cell)) for cell in row] for row in (*part.head, *part.body)]
            return [{"style": "Table", "rows": rows}]
        case Picture():
            return [{"style": "Picture", "file": part.file}]
        case Sources():
            return [entry for number, note in document.notes.items() for entry in _typed(number, note)]


def _item(item: Cell, style: str) -> list[dict[str, Any]]:
    return [_styled("List Continue" if index else style, line) for index, line in enumerate(item)]


def _typed(number: int, note: Cell) -> list[dict[str, Any]]:
    """A note with its number typed: docxtpl has no notes of Word's own."""
    first, *more = note
    return [_styled("Normal", (Run(f"{number}. "), *first)), *(_styled("Normal", line) for line in more)]


def _styled(style: str, line: Line) -> dict[str, Any]:
    return {"style": style, "line": _line(line)}


def _line(line: Line) -> list[dict[str, Any]]:
    return [asdict(run) for run in line]
