"""The content as a user of pandoc has it: Markdown with footnotes; PDF through WeasyPrint."""

import re
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
    Part,
    Picture,
    Run,
    Table,
)
from benchmarks.peers.work import Command

STYLE: Final = """@page { size: A4; margin: 25mm; @bottom-center { content: counter(page) } }
body { font-family: "PT Serif", serif; font-size: 10pt; line-height: 1.4 }
h1, h2, h3 { font-family: "PT Sans", sans-serif }
td, th { vertical-align: top; text-align: left; padding: 1mm }
img { max-width: 100% }
"""
_MARKS: Final = re.compile(r"""([\\`*_{}\[\]()#+\-.!|<>~^$@"'&:])""")
_DASHES: Final = 200  # a separator longer than the text column makes pandoc take its dashes as widths


def write(document: Document, folder: Path) -> str:
    """Writes the Markdown file beside its stylesheet; its text."""
    head = f'---\npagetitle: "{document.title}"\nlang: {document.locale}\n---\n\n'
    notes = (f"[^{number}]: {_note(note)}\n\n" for number, note in document.notes.items())
    text = head + "".join(map(_part, document.parts)) + "".join(notes)
    (folder / f"{document.stem}.md").write_text(text, encoding="utf-8")
    (folder / "house.css").write_text(STYLE, encoding="utf-8")
    return text


def commands(pandoc: str, weasyprint: str, stem: str) -> dict[str, Command]:
    """What makes each format of a document, as one would type it."""
    engine = [f"--pdf-engine={weasyprint}", "--css=house.css"]
    return {
        "pdf": [pandoc, f"{stem}.md", "-o", f"{stem}.pdf", *engine],
        "docx": [pandoc, f"{stem}.md", "-o", f"{stem}.docx"],
    }


def _part(part: Part) -> str:
    match part:
        case Heading():
            anchor = f" {{#{part.anchor}}}" if part.anchor else ""
            return f"{'#' * part.level} {_line(part.line)}{anchor}\n\n"
        case Paragraph():
            return f"{_line(part.line)}\n\n"
        case Items():
            mark = "1." if part.ordered else "-"
            return "".join(f"{mark} {_note(item)}\n" for item in part.items) + "\n"
        case Table():
            return _table(part)
        case Picture():
            return f"![]({part.file}){{width={WIDTH_MM}mm}}\\ \n\n"
    return ""


def _table(table: Table) -> str:
    """A pipe table, the kind that pandoc reads fastest; the paragraphs of a cell run on."""
    head = table.head[0] if table.head else tuple(() for _ in table.widths)
    dashes = "|".join("-" * max(3, round(width * _DASHES / 100)) for width in table.widths)
    return f"{_row(head)}|{dashes}|\n{''.join(map(_row, table.body))}\n"


def _row(cells: tuple[Cell, ...]) -> str:
    return "| " + " | ".join(" ".join(map(_line, cell)) for cell in cells) + " |\n"


def _note(cell: Cell) -> str:
    return "\n\n    ".join(map(_line, cell))


def _line(line: Line) -> str:
    return "".join(map(_run, line))


def _run(run: Run) -> str:
    if run.note:
        return f"[^{run.note}]" if run.first else f"^{run.note}^"
    words = run.text.strip(" ")
    if not words:
        return run.text
    marked = _MARKS.sub(r"\\\1", words)
    around = "**" * run.bold + "*" * run.italic
    marked = f"[{marked}]({run.link})" if run.link else f"{around}{marked}{around}"
    return run.text.replace(words, marked, 1)
