"""The workspace: the project that is open at the desk, read again whenever one of its files has changed.

The files stay the truth. What a page shows is an `Opened` project: frozen, read at one moment, and thrown away as a
whole when a file changes, whoever changed it.
"""

import threading
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from pathlib import Path

from briefgen.checks import Subject, check
from briefgen.document.assembly import Materials
from briefgen.findings import Finding, in_order
from briefgen.loader import Document
from briefgen.model import Briefing, Event, Figure, Query, Release, Timeline
from briefgen.project.clock import today
from briefgen.project.files import Contents, Project
from briefgen.project.folders import packaged_templates
from briefgen.provenance import SourceText
from briefgen.selection import Selection
from briefgen.service.documents import materials
from briefgen.service.inputs import VERSION, Look, files_below, look, read_by

_SEEDS = "seeds"
_PROPOSALS = "proposals"


@dataclass(frozen=True, slots=True)
class Citing:
    """A statement that cites an event or a figure: its briefing, its section, and its number there, from 1."""

    briefing: str
    section: str
    number: int


@dataclass(frozen=True, eq=False)
class Opened:
    """A project as it was read at one moment, and what follows from it; each is worked out when first asked for."""

    root: Path
    contents: Contents
    templates: Mapping[str, str]
    today: date
    _selections: dict[tuple[date, Release], Selection] = field(default_factory=dict, repr=False)

    @cached_property
    def timeline(self) -> Timeline:
        """What holds of the timeline; empty where nothing does."""
        sound = self.contents.timeline.sound
        return sound.value if sound else Timeline()

    @property
    def document(self) -> Document:
        """The document in which the parts of the timeline have their places."""
        sound = self.contents.timeline.sound
        return sound.document if sound else self.contents.timeline.document

    @cached_property
    def materials(self) -> Materials:
        """What the documents of the project are made with."""
        return materials(self.contents, self.templates, VERSION)

    @property
    def texts(self) -> Mapping[str, SourceText]:
        """The text of each source that has a file, by the source's id."""
        return self.materials.texts

    @cached_property
    def findings(self) -> tuple[Finding, ...]:
        """Everything that `briefgen check` finds, in order of place."""
        of = self.contents
        subject = Subject(of.timeline, of.briefings, of.texts, of.hashes, self.today)
        return in_order((*of.findings, *check(subject)))

    @cached_property
    def facts(self) -> Mapping[str, Event | Figure]:
        """All events and figures by id."""
        events: dict[str, Event | Figure] = {event.id: event for event in self.timeline.events}
        return events | {figure.id: figure for figure in self.timeline.figures}

    @cached_property
    def briefings(self) -> Mapping[str, Briefing]:
        """The briefings that could be read, by id."""
        loaded = self.contents.briefings.items()
        return {name: each.sound.value for name, each in loaded if each.sound}

    @cached_property
    def citing(self) -> Mapping[str, tuple[Citing, ...]]:
        """The statements that cite each event or figure, by its id."""
        found: dict[str, list[Citing]] = {}
        for fact, citing in self._citing():
            found.setdefault(fact, []).append(citing)
        return {fact: tuple(each) for fact, each in found.items()}

    def _citing(self) -> Iterator[tuple[str, Citing]]:
        for name, briefing in self.briefings.items():
            for section in briefing.sections:
                for number, statement in enumerate(section.statements, 1):
                    for fact in statement.cites:
                        yield fact, Citing(name, section.section, number)

    def selection(self, as_of: date | None = None, release: Release = Release.INTERNAL) -> Selection:
        """Everything that was known on a day and may be shown at a level; `asking` narrows it to a query."""
        key = (as_of or self.today, release)
        if key not in self._selections:
            if len(self._selections) >= _MOST_SELECTIONS:
                self._selections.clear()
            self._selections[key] = Selection(self.timeline, *key, Query())
        return self._selections[key]


_MOST_SELECTIONS = 16  # days and levels looked at between two changes of a file


class Workspace:
    """The folder of one project; `opened` is safe to be asked from several threads."""

    def __init__(self, root: Path) -> None:
        self.root = root.resolve()
        self._lock = threading.Lock()
        self._seen: tuple[Look, date] | None = None
        self._opened: Opened | None = None

    def opened(self) -> Opened:
        """The project as its files stand now; raises FindingsError where there is no timeline at all."""
        with self._lock:
            seen = (look(self._files()), today())
            if self._opened is None or seen != self._seen:
                project = Project(self.root)
                self._opened = Opened(self.root, project.load(), project.templates(), seen[1])
                self._seen = seen
            return self._opened

    def _files(self) -> Iterator[Path]:
        below = (path for folder in (_SEEDS, _PROPOSALS) for path in files_below(self.root / folder))
        seeds = (path.relative_to(self.root).as_posix() for path in below)
        return read_by(self.root, packaged_templates(), seeds)
