"""The edited documents that come back in the tests, as our program, Word and LibreOffice leave them."""

import os
import shutil
import subprocess
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final, TypeAlias

from briefgen.model import Release
from briefgen.returns.changes import Returned
from briefgen.service.opened import OpenProject, open_project
from briefgen.service.returning import receive
from tests.real_documents import ROOT, word
from tests.word_edits import Edit, Editor, edited

Told: TypeAlias = tuple[str, str | None, int | None]  # kind, section, number


@dataclass(frozen=True)
class Case:
    """A document of ours, what was done to it, and what is told of that."""

    document: str  # en/visa-talks, or en/visa-talks.public
    edits: tuple[Edit, ...]
    told: tuple[Told, ...]


def _tracked_and_half_accepted(editor: Editor) -> None:
    editor.type_over("objectives-2", "date and place", "day, the hour and the place")
    editor.type_over("objectives-5", "target month", "target day", tracked=True)


CASES: Final[Mapping[str, Case]] = {
    "typed-over": Case(
        "en/visa-talks",
        (
            lambda e: e.type_over("objectives-3", "written position", "written offer"),
            lambda e: e.type_over("title", "Visa", "Visa and readmission"),
            lambda e: e.type_over("header-place", "to be confirmed", "Brussels"),
            lambda e: e.type_over("if-raised-2-question", "first", "before the rest"),
        ),
        (("changed", None, None), ("changed", None, None), ("changed", "objectives", 3), ("changed", "if-raised", 2)),
    ),
    "tracked": Case(
        "en/visa-talks",
        (
            lambda e: e.type_over("objectives-2", "next round", "second round", tracked=True),
            lambda e: e.type_over("bottom-line-3", "Talks", "The talks", tracked=True),
        ),
        (("changed", "bottom-line", 3), ("changed", "objectives", 2)),
    ),
    "half-accepted": Case(
        "en/visa-talks",
        (_tracked_and_half_accepted,),
        (("changed", "objectives", 2), ("changed", "objectives", 5)),
    ),
    "deleted": Case(
        "en/visa-talks",
        (lambda e: e.delete("objectives-3"), lambda e: e.delete("state-of-play-9", tracked=True)),
        (("deleted", "objectives", 3), ("deleted", "state-of-play", 9)),
    ),
    "inserted": Case(
        "en/visa-talks",
        (
            lambda e: e.insert_after("objectives-3", "Ask who will lead their delegation."),
            lambda e: e.insert_after("state-of-play-3", "The mandate covers short stays.", tracked=True),
        ),
        (("inserted", "objectives", None), ("inserted", "state-of-play", None)),
    ),
    "split": Case(
        "en/visa-talks",
        (
            lambda e: e.split("their-objectives-3", "The agenda known"),
            lambda e: e.split("points-to-make-3", "What can you", tracked=True),
        ),
        (("split", "their-objectives", 3), ("split", "points-to-make", 3)),
    ),
    "joined": Case(
        "en/visa-talks",
        (lambda e: e.join("objectives-2"), lambda e: e.join("state-of-play-6", tracked=True)),
        (("joined", "objectives", 2), ("joined", "state-of-play", 6)),
    ),
    "moved": Case(
        "en/visa-talks",
        (
            lambda e: e.move_after("objectives-2", "objectives-5"),
            lambda e: e.move_after("state-of-play-2", "their-objectives-3"),
        ),
        (("moved", "objectives", 2), ("moved", "state-of-play", 2)),
    ),
    "commented": Case(
        "en/visa-talks",
        (
            lambda e: e.comment("objectives-4", ("Dana", "Do we want this in writing?"), ("Yerlan", "Yes.")),
            lambda e: e.type_over("objectives-5", "target month", "target week"),
        ),
        (("comment", "objectives", 4), ("changed", "objectives", 5)),
    ),
    "renamed": Case(
        "en/visa-talks",
        (
            lambda e: e.type_over("objectives-3", "written position", "written offer"),
            lambda e: e.delete("state-of-play-9"),
            lambda e: e.insert_after("objectives-5", "Ask who will lead their delegation."),
            lambda e: e.rename_bookmarks(),
        ),
        (("changed", "objectives", 3), ("inserted", "objectives", None), ("deleted", "state-of-play", 9)),
    ),
    "public": Case(
        "en/visa-talks.public",
        (
            lambda e: e.type_over("press-line-2", "have been negotiating", "are negotiating"),
            lambda e: e.type_over("bottom-line-2", "Talks on visa facilitation", "Negotiations on visa facilitation"),
        ),
        (("changed", "bottom-line", 3), ("changed", "press-line", 2)),
    ),
    "russian": Case(
        "ru/visa-talks",
        (
            lambda e: e.type_over("objectives-3", "письменную позицию", "письменное предложение"),
            lambda e: e.delete("objectives-4", tracked=True),
            lambda e: e.insert_after("state-of-play-3", "Мандат касается краткосрочных поездок."),
        ),
        (("changed", "objectives", 3), ("deleted", "objectives", 4), ("inserted", "state-of-play", None)),
    ),
}
UNTOUCHED: Final = ("en/visa-talks", "ru/samarkand-summit", "kk/uk-roadmap", "en/visa-talks.public", "en/chronology")


@cache
def project() -> OpenProject:
    """The real project."""
    return open_project(ROOT)


@cache
def made(name: str) -> bytes:
    """One of our documents as Word's bytes."""
    briefing, _, release = name.partition(".")
    return word(briefing, Release(release or "internal"))


@cache
def case_document(name: str) -> bytes:
    """The document of a case after its edits."""
    case = CASES[name]
    return edited(made(case.document), *case.edits)


def returned(data: bytes) -> Returned:
    """What came back, read against the real project."""
    return receive(project().contents, project().templates, data)


def told(found: Returned) -> tuple[Told, ...]:
    """What is told of the changes: kind, section and number."""
    return tuple((str(change.kind), change.section, change.statement) for change in found.changes)


def through_libreoffice(folder: Path, documents: Mapping[str, bytes]) -> dict[str, Mapping[str, bytes]]:
    """Each document as LibreOffice saves it, straight and by way of its own format; a few starts serve them all."""
    for name, data in documents.items():
        (folder / f"{name}.docx").write_bytes(data)
    ours = [folder / f"{name}.docx" for name in documents]
    _convert(folder, "docx:MS Word 2007 XML", "straight", ours)
    _convert(folder, "odt", "odt", ours)
    _convert(folder, "docx:MS Word 2007 XML", "by-odt", [folder / "odt" / f"{name}.odt" for name in documents])
    ways = ("straight", "by-odt")
    return {way: {name: (folder / way / f"{name}.docx").read_bytes() for name in documents} for way in ways}


def _convert(folder: Path, to: str, into: str, files: Iterable[Path]) -> None:
    command = [
        shutil.which("soffice") or "soffice", f"-env:UserInstallation=file://{folder / 'profile'}", "--headless",
        "--convert-to", to, "--outdir", str(folder / into), *map(str, files),
    ]  # fmt: skip
    subprocess.run(command, check=True, capture_output=True, timeout=600, env=os.environ | {"HOME": str(folder)})
