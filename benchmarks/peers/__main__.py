"""The run: prepares the content, lets the contenders take turns, compares the words, prints the table."""

import argparse
import os
import shutil
import sys
import tempfile
from pathlib import Path

from benchmarks.peers import by_briefgen, words
from benchmarks.peers.by_briefgen import EDITED, Watch, briefing, build, build_named, copied, save
from benchmarks.peers.contenders import BOTH, peers, seconds
from benchmarks.peers.content import Document
from benchmarks.peers.flattening import documents
from benchmarks.peers.report import BRIEFGEN, EDIT, FULL, LANGUAGES, WATCH, Figures

FORMATS = {BOTH: by_briefgen.BOTH, "pdf": ("pdf",), "docx": ("docx",)}

NAMED, WATCHED = "project-named", "project-watched"


class Race:
    """All contenders in one folder."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.figures = Figures()
        self.projects = {formats: copied(folder / f"project-{formats.replace(', ', '-')}") for formats in FORMATS}
        build(self.projects[BOTH], ("html",), folder / "html")
        self.documents = documents(folder / "html")
        self.peers, self.absent = peers(self.documents, folder)

    def output(self, formats: str) -> Path:
        """Where briefgen writes these formats."""
        return self.projects[formats] / "output"

    def _ours(self, scenario: str, formats: str) -> None:
        project, output = self.projects[formats], self.output(formats)
        taken = seconds(lambda: build(project, FORMATS[formats], output))
        self.figures.add(scenario, BRIEFGEN, {formats: taken})

    def full(self, turn: int) -> None:
        """Everything from nothing; briefgen's single formats once, for they are most of both."""
        for formats in FORMATS if turn == 0 else [BOTH]:
            shutil.rmtree(self.output(formats), ignore_errors=True)
            self._ours(FULL, formats)
        for peer in self.peers:
            self.figures.add(FULL, peer.name, peer.make([document.stem for document in self.documents]))

    def edit(self, watch: Watch) -> None:
        """A word of one briefing's English text, everywhere."""
        for formats, project in self.projects.items():
            save(briefing(project))
            self._ours(EDIT, formats)
        project = self.folder / NAMED
        save(briefing(project))
        named = seconds(lambda: build_named(project, project / "output"))
        self.figures.add(EDIT, f"briefgen build {EDITED} --locale en", {BOTH: named})
        self.figures.add(EDIT, WATCH, {BOTH: seconds(watch.edit)})
        for peer in self.peers:
            for scenario, locales in ((EDIT, ("en",)), (LANGUAGES, ("en", "ru", "kk"))):
                taken = peer.after_edit([f"{EDITED}.{locale}" for locale in locales])
                self.figures.add(scenario, peer.name, taken)

    def watched(self) -> Watch:
        """A watch on a copy of the project and its outputs; another copy is for builds that are told what to make."""
        for name in (NAMED, WATCHED):
            shutil.copytree(self.projects[BOTH], self.folder / name)
        project = self.folder / WATCHED
        return Watch(project, project / "output", self.folder / "watch.log")


def compared(race: Race) -> str:
    """How far the words of each contender's outputs are from the content: the worst document of each format."""
    lines = []
    for peer in race.peers:
        for suffix in ("docx", "pdf"):
            files = [(document, peer.folder / f"{document.stem}.{suffix}") for document in race.documents]
            lines += _worst(f"{peer.name}, {suffix}", files)
    for suffix in ("docx", "pdf"):
        files = [(each, race.output(BOTH) / each.locale / f"{each.name}.{suffix}") for each in race.documents]
        lines += _worst(f"briefgen, {suffix}", files)
    return "\n".join(lines)


def _worst(name: str, files: list[tuple[Document, Path]]) -> list[str]:
    found = [words.missing_and_added(document, file) for document, file in files if file.exists()]
    shares = [pair for pair in found if pair]
    if not shares:
        return []
    missing, added = (max(part) for part in zip(*shares, strict=True))
    if missing > words.TOLERANCE:
        message = f"{name}: {missing:.2f} % of the words are missing: this is not the same content"
        raise ValueError(message)
    return [f"- {name}: {missing:.2f} % missing, {added:.2f} % added"]


def main(arguments: list[str]) -> int:
    """Prints figures as they come, then the table; the exit status is the verdict."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.peers", description=__doc__)
    parser.add_argument("--rounds", type=int, default=5, metavar="N", help="how many runs of each (default: 5)")
    parser.add_argument("--edits", action="store_true", help="one full build, and then edits alone")
    options = parser.parse_args(arguments)
    rounds = max(1, options.rounds)
    print(f"load at the start: {os.getloadavg()[0]:.1f}", flush=True)
    with tempfile.TemporaryDirectory() as folder:
        race = Race(Path(folder))
        for turn in range(1 if options.edits else rounds):
            race.full(turn)
        with race.watched() as watch:
            for _ in range(rounds):
                race.edit(watch)
        print(f"\n{race.figures.table()}\n\nWords against the content, the worst of {len(race.documents)} documents:")
        print(compared(race))
        for name in race.absent:
            print(f"absent: {name} is not installed")
        print(f"load at the end: {os.getloadavg()[0]:.1f}")
        return race.figures.verdict()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
