"""Finding: what is asked in words is looked up in an index of the project, in the user's own cache.

While no file of the project looks different, the answer comes from the index alone and nothing is read; that takes some
tens of milliseconds. Else what was changed is read and the index renewed. There is one index for each project, release
and day named; it lies outside the project, readable by the user alone, since it holds what the sources say.
"""

import contextlib
import hashlib
import os
import sqlite3
import time
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Final, TypeVar

from briefgen.project.clock import today
from briefgen.project.folders import BRIEFINGS, EVENTS, SETTINGS, TIMELINE, cache_folder, inside
from briefgen.search.asking import asked
from briefgen.search.index import Hit, Index, IndexFileError, SearchFilters
from briefgen.service.inputs import files_below, hash_of_input, program, seen

if TYPE_CHECKING:
    from briefgen.model import Event, Figure, Timeline
    from briefgen.search.entries import SearchView
    from briefgen.service.opened import OpenProject

Reply = TypeVar("Reply")

LIMIT: Final = 20
INTERNAL: Final = "internal"
_KEPT: Final = 30 * 24 * 3600  # seconds for which an index stays that is not used
_EVERYTHING: Final = SearchFilters()
_END: Final = "9999-12-31"


class UnknownNameError(Exception):
    """A filter names a topic or an actor that there is not."""

    def __init__(self, what: str, name: str, known: tuple[str, ...]) -> None:
        super().__init__(f"there is no {what} ‘{name}’")
        self.what, self.name, self.known = what, name, known


@dataclass(frozen=True, slots=True)
class Answer:
    """The hits, the best first, and whether each has all the words; if none has, those with some are given."""

    hits: tuple[Hit, ...]
    complete: bool = True


def find(  # noqa: PLR0913 (words, how they are narrowed, and where)
    root: Path,
    words: str,
    filters: SearchFilters = _EVERYTHING,
    *,
    as_of: date | None = None,
    release: str = INTERNAL,
    limit: int = LIMIT,
    folder: Path | None = None,
) -> Answer:
    """What the words find in a project, as it was known on a day (default: today) and may be shown at a release level.

    The index lies in a folder (default: in the user's cache). Raises UnknownNameError for a topic or an actor that
    there is not, FindingsError where the timeline has errors.
    """
    wanted = _Wanted(root.resolve(), release, as_of or today())
    parts = asked(words)

    def answer(index: Index) -> Answer:
        _check(filters, index.state)
        hits = index.ask(parts, filters, limit)
        if hits or len(parts.wanted) < 2:  # noqa: PLR2004 (some of one word is that word)
            return Answer(hits)
        return Answer(index.ask(parts, filters, limit, some=True), complete=False)

    return _asked(_path(folder or cache_folder("search"), wanted.root, release, as_of), wanted, answer)


def matching(
    root: Path,
    words: str,
    as_of: date | None = None,
    release: str = INTERNAL,
    folder: Path | None = None,
) -> frozenset[str]:
    """The ids of all events that have all the words; see `find`."""
    wanted = _Wanted(root.resolve(), release, as_of or today())
    path = _path(folder or cache_folder("search"), wanted.root, release, as_of)
    return _asked(path, wanted, lambda index: index.ids(asked(words), "event"))


@dataclass(frozen=True, slots=True)
class _Wanted:
    """The view of a project that is searched."""

    root: Path
    release: str
    as_of: date

    def reads(self, sources: Iterable[str]) -> list[Path]:
        """The files that the view is made from."""
        found = [self.root / name for name in (TIMELINE, SETTINGS) if inside(self.root, name)]
        for folder in (EVENTS, BRIEFINGS):
            found += (path for path in files_below(self.root / folder) if inside(self.root, str(path)))
        return [*found, *(self.root / name for name in sources if inside(self.root, name))]

    def is_in(self, state: Mapping[str, str]) -> bool:
        """Whether the index holds this view of the project as its files are now."""
        if not state.get("from", _END) <= self.as_of.isoformat() < state.get("to", ""):
            return False
        reads = self.reads(filter(None, state["sources"].split("\0")))
        return bool(state["seen"] == self.look(reads, int(state["at"])))

    def look(self, reads: list[Path], at: int) -> str:
        """How the files, and the program's own, look at a time in nanoseconds."""
        return seen([*reads, *program()], at, self.release)


def _asked(path: Path | None, wanted: _Wanted, question: Callable[[Index], Reply]) -> Reply:
    """The reply of the index, renewed first where a file has changed."""
    try:
        return _fresh(path, wanted, question)
    except (OSError, sqlite3.Error, IndexFileError):  # no place to keep it, or another process holds it
        return _fresh(None, wanted, question)


def _fresh(path: Path | None, wanted: _Wanted, question: Callable[[Index], Reply]) -> Reply:
    with Index(path) as index:
        if not wanted.is_in(index.state):
            _renew(index, wanted)
            _sweep(path)
        elif path:
            with contextlib.suppress(OSError):
                os.utime(path)  # it is used
        return question(index)


def _renew(index: Index, wanted: _Wanted) -> None:
    """Reads the project and makes the index hold it; what was changed meanwhile is read again the next time."""
    from briefgen.service.opened import open_project  # noqa: PLC0415 (an answer needs no model of the project)

    at = time.time_ns()
    before = wanted.look(wanted.reads(()), at)
    project = open_project(wanted.root)
    files = {source.file: project.contents.hashes.get(source.id) for source in project.timeline.sources if source.file}
    later = time.time_ns()
    look = wanted.look(wanted.reads(files), later)
    untouched = all(hash_of_input(wanted.root / name) == sha256 for name, sha256 in files.items())
    if not untouched or wanted.look(wanted.reads(()), at) != before:
        look = ""
    view, state = _view(project, wanted)
    index.renew(view.entries(), {**state, "seen": look, "at": str(later), "sources": "\0".join(files)})


def _view(project: "OpenProject", wanted: _Wanted) -> "tuple[SearchView, dict[str, str]]":
    """What is searched, made after removal, and what is noted of it: from which day to which it is the same."""
    from briefgen.model import Query, Release  # noqa: PLC0415 (see above)
    from briefgen.provenance import SourceText  # noqa: PLC0415
    from briefgen.release import released, released_timeline  # noqa: PLC0415
    from briefgen.search.entries import SearchView  # noqa: PLC0415
    from briefgen.selection import Selection  # noqa: PLC0415

    release = Release(wanted.release)
    timeline = released_timeline(project.timeline, release)
    shown = {
        name: released(each, project.timeline, release).loaded for name, each in project.contents.briefings.items()
    }
    texts = project.contents.texts
    view = SearchView(
        Selection(timeline, wanted.as_of, release, Query()),
        {name: each.value for name, each in shown.items() if each.value},
        {source.id: SourceText.of(source, texts[source.id]) for source in timeline.sources if source.id in texts},
    )
    day, days = wanted.as_of.isoformat(), sorted(_turns(timeline))
    return view, {
        "from": max((each for each in days if each <= day), default=""),
        "to": min((each for each in days if each > day), default=_END),
        "topic": "\0".join(topic.id for topic in timeline.topics),
        "actor": "\0".join(actor.id for actor in timeline.actors),
    }


def _turns(timeline: "Timeline") -> frozenset[str]:
    """The days on which something becomes known or is withdrawn."""
    facts: tuple[Event | Figure, ...] = (*timeline.events, *timeline.figures)
    days = [fact.recorded_on for fact in facts]
    days += [fact.withdrawn.on for fact in facts if fact.withdrawn]
    days += [day for source in timeline.sources if (day := source.recorded_on or source.accessed)]
    return frozenset(day.isoformat() for day in days)


def _check(filters: SearchFilters, state: Mapping[str, str]) -> None:
    for what, named in (("topic", filters.topics), ("actor", filters.actors)):
        known = state[what].split("\0")
        for name in named:
            if name not in known:
                raise UnknownNameError(what, name, tuple(known))


def _path(folder: Path | None, root: Path, release: str, as_of: date | None) -> Path | None:
    if folder is None:
        return None
    name = hashlib.sha256(b"\0".join((os.fsencode(root), release.encode(), str(as_of).encode()))).hexdigest()
    return folder / f"{name[:32]}.sqlite"


def _sweep(path: Path | None) -> None:
    """Removes the indexes that nobody has asked for a month."""
    for other in path.parent.glob("*.sqlite") if path else ():
        with contextlib.suppress(OSError):
            if other != path and other.stat().st_mtime < time.time() - _KEPT:
                other.unlink()
