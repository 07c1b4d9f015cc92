"""The content as a user of Typst has it: markup with footnotes."""

import re
from pathlib import Path
from typing import Final

from benchmarks.peers.content import Cell, Document, Heading, Items, Line, Paragraph, Part, Picture, Run, Table
from benchmarks.peers.work import Command

# A process a document, like Typst's own command line; PyPI has the compiler as a library only.
_COMPILE: Final = "import sys, typst; typst.compile(sys.argv[1], output=sys.argv[2])"
_MARKS: Final = re.compile(r"""([\\#$*_`<>@~=\-+/"'\[\]])""")
_NUMBERED: Final = re.compile(r"^(\d+)\.")
_HEAD: Final = """#set document(title: "{title}")
#set page(paper: "a4", margin: 25mm, numbering: "1")
#set text(font: "PT Serif", size: 10pt, lang: "{lang}")
#show heading: set text(font: "PT Sans")

"""


def write(document: Document, folder: Path) -> str:
    """Writes the Typst file; its text."""
    text = _HEAD.format(title=document.title.replace('"', '\\"'), lang=document.locale)
    text += "".join(_part(part, document) for part in document.parts)
    (folder / f"{document.stem}.typ").write_text(text, encoding="utf-8")
    return text


def commands(python: str, stem: str) -> dict[str, Command]:
    """What makes the PDF."""
    return {"pdf": [python, "-c", _COMPILE, f"{stem}.typ", f"{stem}.pdf"]}


def _part(part: Part, document: Document) -> str:
    match part:
        case Heading():
            anchor = f" <{part.anchor}>" if part.anchor else ""
            return f"{'=' * part.level} {_line(part.line, document)}{anchor}\n\n"
        case Paragraph():
            return f"{_line(part.line, document)}\n\n"
        case Items():
            mark = "+" if part.ordered else "-"
            return "".join(f"{mark} {_cell(item, document, '  ')}\n" for item in part.items) + "\n"
        case Table():
            return _table(part, document)
        case Picture():
            return f'#image("{part.file}", width: 100%)\n\n'
    return ""


def _table(table: Table, document: Document) -> str:
    columns = ", ".join(f"{width:g}fr" for width in table.widths)
    head = "".join(f"  table.header({_row(row, document)}),\n" for row in table.head)
    body = "".join(f"  {_row(row, document)},\n" for row in table.body)
    return f"#table(columns: ({columns}),\n{head}{body})\n\n"


def _row(cells: tuple[Cell, ...], document: Document) -> str:
    return ", ".join(f"[{_cell(cell, document)}]" for cell in cells)


def _cell(cell: Cell, document: Document, indent: str = "") -> str:
    return f"\n\n{indent}".join(_line(line, document) for line in cell)


def _line(line: Line, document: Document) -> str:
    return _NUMBERED.sub(r"\1\\.", "".join(_run(run, document) for run in line))


def _run(run: Run, document: Document) -> str:
    if run.note:
        name = f"<note-{run.note}>"
        return f"#footnote[{_cell(document.notes[run.note], document)}]{name}" if run.first else f"#footnote({name})"
    marked = _MARKS.sub(r"\\\1", run.text)
    if run.link:
        target = f"<{run.link[1:]}>" if run.link.startswith("#") else f'"{run.link}"'
        return f"#link({target})[{marked}]"
    marked = f"#strong[{marked}]" if run.bold else marked
    return f"#emph[{marked}]" if run.italic else marked
