"""The files of the timeline: events.yaml, the files of the folder events/, or both."""

from collections.abc import Iterator
from pathlib import Path
from typing import Final

from briefgen.findings import Finding, FindingsError, Span
from briefgen.loader import Document, Loaded, Parsed, join, load_timeline
from briefgen.loader.codes import TOO_LARGE
from briefgen.model import Timeline
from briefgen.project.codes import NO_TIMELINE, UNREAD_FILE
from briefgen.project.folders import EVENTS, TIMELINE
from briefgen.project.reading import Reader

MAX_FILES: Final = 10_000
MAX_CHARACTERS: Final = 500_000_000


def ensure_project(root: Path) -> None:
    """Raises FindingsError where no timeline lies in the folder, before anything is written into it."""
    if not (root / TIMELINE).is_file() and not (root / EVENTS).is_dir():
        raise FindingsError([_none(root)])


def _none(root: Path) -> Finding:
    return NO_TIMELINE.at(Span(TIMELINE), f"there is no {TIMELINE} in {root}")


def load_timeline_files(reader: Reader, parsed: Parsed) -> Loaded[Timeline]:
    """The timeline of all its files, events.yaml first, then by name; raises FindingsError where there is none."""
    names = list(_names(reader))
    if not names:
        raise FindingsError([*reader.findings, _none(reader.root)])
    return join([_load(reader, name, parsed) for name in _within_bounds(reader, names)])


def _load(reader: Reader, name: str, parsed: Parsed) -> Loaded[Timeline]:
    text = reader.text(name)
    return Loaded(None, Document(name), ()) if text is None else load_timeline(text, name, parsed)


def _within_bounds(reader: Reader, names: list[str]) -> Iterator[str]:
    """The names one by one, as long as what was read of those before is no more than a timeline can be."""
    size = 0
    for number, name in enumerate(names):
        if number >= MAX_FILES or size > MAX_CHARACTERS:
            message = f"{MAX_FILES:,} files and {MAX_CHARACTERS:,} characters are the most; the rest was not read"
            reader.findings.append(TOO_LARGE.at(Span(name), message))
            return
        yield name
        size += len(reader.files.get(name, ""))


def _names(reader: Reader) -> Iterator[str]:
    """The names of the timeline's files below the project's folder."""
    if (reader.root / TIMELINE).is_file():
        yield TIMELINE
    folder = reader.folder(EVENTS)
    for path in sorted(folder.iterdir()) if folder else ():
        name = f"{EVENTS}/{path.name}"
        if _is_part(path):
            yield name
        elif not path.name.startswith("."):  # what editors and systems leave lying is hidden
            reader.findings.append(UNREAD_FILE.at(Span(name), f"‘{name}’ is not read"))


def _is_part(path: Path) -> bool:
    return path.suffix == ".yaml" and not path.name.startswith(".") and not path.is_dir()
