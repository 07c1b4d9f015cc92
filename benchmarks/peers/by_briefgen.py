"""briefgen on a copy of the real project: full builds, builds after an edit, and a warm `watch`."""

import shutil
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from types import TracebackType
from typing import Final, Self, TextIO

from benchmarks.peers.work import ROOT, Command, run

PARTS: Final = ("events.yaml", "briefings", "seeds")
LOCALES: Final = "en,ru,kk"
BOTH: Final = ("pdf", "docx")
EDITED: Final = "visa-talks"
# An English statement; nothing else in the project has these words. Two words by turns make every save an edit.
WORDS: Final = ("Obtain", "Secure")
REST: Final = "the date and place of the next round"
_TOO_LONG: Final = 120.0


def copied(folder: Path) -> Path:
    """A copy of what a project consists of."""
    folder.mkdir(parents=True)
    for name in PARTS:
        source = ROOT / name
        (shutil.copytree if source.is_dir() else shutil.copy)(source, folder / name)
    return folder


def command(verb: str, project: Path, formats: tuple[str, ...], output: Path, locales: str = LOCALES) -> Command:
    """The program with its defaults: as many processes as there are processors."""
    program = str(Path(sys.executable).with_name("briefgen"))
    given = ["--format", ",".join(formats), "--locale", locales, "--output", str(output)]
    return [program, verb, "--project", str(project), *given]


def build(project: Path, formats: tuple[str, ...], output: Path) -> None:
    """One whole process."""
    run(command("build", project, formats, output), project)


def build_named(project: Path, output: Path) -> None:
    """One whole process that is told, as a Makefile tells the peers, which document has changed."""
    run([*command("build", project, BOTH, output, "en"), EDITED], project)


def save(file: Path) -> None:
    """The edit: a file with the other word."""
    file.write_text(edited(file.read_text(encoding="utf-8")), encoding="utf-8")


def edited(text: str) -> str:
    """The text with the other of the two words."""
    for old, new in (WORDS, WORDS[::-1]):
        if f"{old} {REST}" in text:
            return text.replace(f"{old} {REST}", f"{new} {REST}", 1)
    message = f"‘{REST}’ stands no longer in the text that the benchmark edits"
    raise ValueError(message)


def briefing(project: Path) -> Path:
    """The file that is edited."""
    return project / "briefings" / f"{EDITED}.yaml"


class Watch:
    """A warm `briefgen watch` on a project whose outputs are up to date."""

    def __init__(self, project: Path, output: Path, log: Path) -> None:
        self._project = project
        self._files = [output / "en" / f"{EDITED}.{suffix}" for suffix in BOTH]
        self._command = command("watch", project, BOTH, output)
        self._log = log

    def __enter__(self) -> Self:
        """Waits until it watches, and makes a first edit, which imports the engines."""
        self._said: TextIO = self._log.open("w", encoding="utf-8")
        self._process = subprocess.Popen(self._command, stdout=self._said, stderr=self._said)  # noqa: S603 (our own)
        self._until(lambda: "watching" in self._log.read_text(encoding="utf-8"))
        self.edit()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Ends it."""
        self._process.terminate()
        self._process.wait()
        self._said.close()

    def edit(self) -> None:
        """Saves, and waits until both new files stand: each is moved to its place when it is whole."""
        before = self._stamps()
        save(briefing(self._project))
        self._until(lambda: all(map(int.__lt__, before, self._stamps())))

    def _stamps(self) -> list[int]:
        return [file.stat().st_mtime_ns for file in self._files]

    def _until(self, done: Callable[[], bool]) -> None:
        begun = time.monotonic()
        while not done():
            if self._process.poll() is not None or time.monotonic() - begun > _TOO_LONG:
                message = f"briefgen watch did not answer:\n{self._log.read_text(encoding='utf-8')}"
                raise RuntimeError(message)
            time.sleep(0.005)
