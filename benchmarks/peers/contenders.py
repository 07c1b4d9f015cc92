"""Who takes part, and what each of them does in each scenario; what is not installed is absent."""

import shutil
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias

from benchmarks.peers import by_briefgen, by_docxtpl, by_pandoc, by_typst
from benchmarks.peers.content import Document
from benchmarks.peers.work import ROOT, Command, run, run_all

Seconds: TypeAlias = Mapping[str, float]  # by formats: "pdf", "docx", or "pdf, docx" for both
BOTH = "pdf, docx"
PANDOC, TYPST, DOCXTPL = "pandoc, WeasyPrint", "Typst", "docxtpl, LibreOffice"
_VENV = ROOT / ".cache" / "bench"


@dataclass(frozen=True, slots=True)
class Peer:
    """A peer: its sources, the whole set of documents, and some of them after an edit."""

    name: str
    source: Callable[[str], str]
    make: Callable[[list[str]], Seconds]
    folder: Path

    def after_edit(self, stems: list[str]) -> Seconds:
        """Changes a word of the English document, which the first name is, and makes the documents named."""
        by_briefgen.save(self.folder / self.source(stems[0]))
        return self.make(stems)


def seconds(action: Callable[[], object]) -> float:
    """How long it takes."""
    begun = time.perf_counter()
    action()
    return time.perf_counter() - begun


def peers(documents: list[Document], folder: Path) -> tuple[list[Peer], list[str]]:
    """The peers that are installed, with their sources written; and the names of those that are not."""
    made = {PANDOC: _pandoc, TYPST: _typst, DOCXTPL: _docxtpl}
    found = {name: make(documents, folder / name.split(",")[0]) for name, make in made.items()}
    return [peer for peer in found.values() if peer], [name for name, peer in found.items() if not peer]


def _sources(documents: list[Document], folder: Path, write: Callable[[Document, Path], str]) -> None:
    folder.mkdir()
    for document in documents:
        write(document, folder)
        for name, data in document.pictures.items():
            (folder / name).write_bytes(data)


def _python_with(module: str) -> str | None:
    """The Python of the peers' own environment, if it has the module."""
    return str(_VENV / "bin" / "python") if any(_VENV.glob(f"lib/python*/site-packages/{module}")) else None


def _pandoc(documents: list[Document], folder: Path) -> Peer | None:
    inside = next(_VENV.glob("lib/python*/site-packages/pypandoc/files/pandoc"), None)
    weasyprint = _VENV / "bin" / "weasyprint"
    if inside is None or not weasyprint.exists():
        return None
    _sources(documents, folder, by_pandoc.write)

    def make(stems: list[str]) -> Seconds:
        every = [by_pandoc.commands(str(inside), str(weasyprint), stem) for stem in stems]
        apart = {name: seconds(lambda n=name: run_all([each[n] for each in every], folder)) for name in ("docx", "pdf")}  # type: ignore[misc]
        if len(stems) > 1:
            return {**apart, BOTH: sum(apart.values())}
        return {**apart, BOTH: seconds(lambda: run_all([every[0]["pdf"], every[0]["docx"]], folder))}  # side by side

    return Peer(PANDOC, "{}.md".format, make, folder)


def _typst(documents: list[Document], folder: Path) -> Peer | None:
    python = _python_with("typst")
    if python is None:
        return None
    _sources(documents, folder, by_typst.write)

    def make(stems: list[str]) -> Seconds:
        every = [by_typst.commands(python, stem)["pdf"] for stem in stems]
        return {"pdf": seconds(lambda: run_all(every, folder))}

    return Peer(TYPST, "{}.typ".format, make, folder)


def _docxtpl(documents: list[Document], folder: Path) -> Peer | None:
    python, soffice = _python_with("docxtpl"), shutil.which("soffice")
    if python is None or soffice is None:
        return None
    _sources(documents, folder, by_docxtpl.write)
    by_docxtpl.template(folder)

    def convert(stems: list[str]) -> Command:
        return by_docxtpl.convert(soffice, folder / "profile", stems)

    def make(stems: list[str]) -> Seconds:
        filled = seconds(lambda: run(by_docxtpl.fill(python, stems), folder))
        return {"docx": filled, BOTH: filled + seconds(lambda: run(convert(stems), folder))}

    make([documents[-1].stem])  # LibreOffice makes its profile the first time, and nobody would count that
    return Peer(DOCXTPL, "{}.json".format, make, folder)
