"""The subject of a check, and a reading of it: what holds of its files, looked up by id, each thing with its place."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cached_property
from typing import Any, TypeVar

from briefgen.checks.briefs import Brief, Placed, texts_of
from briefgen.checks.proof import Known, named_points
from briefgen.checks.settled import JUDGED, source_keys, thing_key
from briefgen.draws import Draw, draws
from briefgen.edtf import Edtf
from briefgen.findings import Span
from briefgen.loader import Document, Loaded, Path
from briefgen.model import Actor, Briefing, Event, Evidence, Figure, Query, Release, Source, Timeline
from briefgen.model.house import KINDS, KindRules
from briefgen.provenance import SourceText
from briefgen.selection import Selection
from briefgen.versions import roots


@dataclass(frozen=True, slots=True)
class Subject:
    """A project as its check sees it: briefings by id, texts and SHA-256 of the sources' files by the source's id."""

    timeline: Loaded[Timeline]
    briefings: Mapping[str, Loaded[Briefing]]
    texts: Mapping[str, str]
    hashes: Mapping[str, str]
    as_of: date
    figure_age: timedelta = timedelta(days=548)  # 18 months
    due_within: timedelta = timedelta(days=30)
    kinds: Mapping[str, KindRules] = field(default_factory=lambda: KINDS)
    sound: frozenset[bytes] = frozenset()  # what was judged before without a fault: see `briefgen.checks.settled`


Thing = TypeVar("Thing")


@dataclass(frozen=True)
class Reading:
    """The subject, indexed. What was set aside because of its shape keeps its id, so that naming it is no fault."""

    subject: Subject
    _blamed: set[Path] = field(default_factory=set, init=False, repr=False, compare=False)

    @cached_property
    def _keys(self) -> Mapping[Path, bytes]:
        """The hash of each event and figure, with all that the rules about it alone read, by its path."""
        raw = self.document.value if isinstance(self.document.value, dict) else {}
        entries = raw.get("sources") or ()
        sources = source_keys(zip(self.timeline.sources, entries, strict=False), self.texts, self.points_of_source)
        found: dict[Path, bytes] = {}
        for kind in JUDGED:
            things = zip(getattr(self.timeline, kind), raw.get(kind) or (), strict=False)
            for index, (thing, entry) in enumerate(things):
                key = thing_key(kind, thing, entry, sources)
                if key is not None:
                    found[kind, index] = key
        return found

    @cached_property
    def settled(self) -> frozenset[Path]:
        """The paths of the events and figures in which rules about one thing alone are known to find nothing."""
        sound = self.subject.sound
        return frozenset(path for path, key in self._keys.items() if key in sound) if sound else frozenset()

    def blame(self, path: Path) -> None:
        """Notes that a rule about one thing alone has found something in the thing that a path leads to."""
        self._blamed.add(path[:2])

    @property
    def sound(self) -> frozenset[bytes]:
        """The hashes of the events and figures that nothing was found in; to be asked when all rules have run."""
        return frozenset(key for path, key in self._keys.items() if path not in self._blamed)

    @cached_property
    def timeline(self) -> Timeline:
        """What holds of the timeline; empty where nothing does."""
        sound = self.subject.timeline.sound
        return sound.value if sound else Timeline()

    @cached_property
    def document(self) -> Document:
        """The document in which the timeline's parts have their places."""
        sound = self.subject.timeline.sound
        return sound.document if sound else self.subject.timeline.document

    @cached_property
    def briefs(self) -> tuple[Brief, ...]:
        """The briefings, as far as they hold."""
        loaded = self.subject.briefings.items()
        return tuple(Brief(name, each.sound.value, each.sound.document) for name, each in loaded if each.sound)

    def place(self, *path: str | int) -> Span:
        """Where something of the timeline stands."""
        return self.document.place(path)

    def ids(self, kind: str) -> frozenset[str]:
        """The ids of all entries of one kind, also of those with a fault."""
        return self._ids[kind]

    @cached_property
    def _ids(self) -> Mapping[str, frozenset[str]]:
        raw = self.subject.timeline.document.value
        return {kind: frozenset(_raw_ids(raw, kind)) for kind in Timeline.model_fields}

    @property
    def fact_ids(self) -> frozenset[str]:
        """The ids of what can be cited: events and figures."""
        return self.ids("events") | self.ids("figures")

    @cached_property
    def events(self) -> Mapping[str, Event]:
        """The events by id."""
        return {event.id: event for event in self.timeline.events}

    @cached_property
    def facts(self) -> Mapping[str, Event | Figure]:
        """The events and figures by id."""
        return {**self.events, **{figure.id: figure for figure in self.timeline.figures}}

    @cached_property
    def first_versions(self) -> Mapping[str, str]:
        """The id of the first version of each event and figure, by the id of each version."""
        return {**roots(self.timeline.events), **roots(self.timeline.figures)}

    @cached_property
    def origins(self) -> Mapping[str, str]:
        """The same, also where an event names a figure or the other way round, which is a fault."""
        return roots(self.facts.values())

    def versions(self, name: str) -> Iterator[Event | Figure]:
        """All versions of the event or figure with this id."""
        return iter(self._versions.get(name, ()))

    @cached_property
    def _versions(self) -> Mapping[str, tuple[Event | Figure, ...]]:
        found: dict[str, list[Event | Figure]] = {}
        for fact in self.facts.values():
            found.setdefault(self.first_versions[fact.id], []).append(fact)
        return {name: tuple(versions) for name, versions in found.items()}

    @cached_property
    def standing(self) -> Mapping[str, Event | Figure]:
        """What stands on the day, by the id of the first version: known, and not withdrawn."""
        return {**{name: known.event for name, known in self.view.known.items()}, **self.view.figures}

    @cached_property
    def view(self) -> Selection:
        """Everything that was known on the day."""
        return Selection(self.timeline, self.subject.as_of, Release.INTERNAL, Query())

    @property
    def actors(self) -> Mapping[str, Actor]:
        """The actors by id."""
        return self.view.actors

    @property
    def sources(self) -> Mapping[str, Source]:
        """The sources by id."""
        return self.view.sources

    @cached_property
    def texts(self) -> Mapping[str, SourceText]:
        """The texts of the sources, as far as they could be read."""
        texts = self.subject.texts
        return {name: SourceText.of(source, texts[name]) for name, source in self.sources.items() if name in texts}

    @cached_property
    def evidence(self) -> tuple[tuple[Path, Evidence], ...]:
        """All evidence of events, figures and roles, each with its path."""
        return tuple(self._evidence())

    @property
    def unsettled_evidence(self) -> Iterator[tuple[Path, Evidence]]:
        """The evidence of all that is not settled."""
        settled = self.settled
        return (each for each in self.evidence if each[0][:2] not in settled)

    def _evidence(self) -> Iterator[tuple[Path, Evidence]]:
        for index, event in enumerate(self.timeline.events):
            yield from _each(("events", index, "evidence"), event.evidence)
        for index, figure in enumerate(self.timeline.figures):
            yield from _each(("figures", index, "evidence"), figure.evidence)
        for index, actor in enumerate(self.timeline.actors):
            for number, role in enumerate(actor.roles):
                yield from _each(("actors", index, "roles", number, "evidence"), role.evidence)

    @cached_property
    def points_of_source(self) -> Mapping[str, frozenset[Known]]:
        """The days, months and years of what rests on each source that is quoted."""
        whens: dict[str, list[Edtf]] = {}
        for event in self.timeline.events:
            for name in {evidence.source for evidence in event.evidence if evidence.quote}:
                whens.setdefault(name, []).append(event.date)
        return {name: named_points(each) for name, each in whens.items()}

    @cached_property
    def placed(self) -> tuple[Placed, ...]:
        """Every localized text of every file, in each of its languages."""
        found = [*texts_of(self.timeline, (), self.document)]
        for brief in self.briefs:
            found += texts_of(brief.briefing, (), brief.document)
        return tuple(found)

    @cached_property
    def draws(self) -> tuple[tuple[Placed, Draw], ...]:
        """Everything that the texts draw from the register."""
        return tuple((placed, draw) for placed in self.placed for draw in draws(placed.text))


def _each(path: Path, things: Collection[Thing]) -> Iterator[tuple[Path, Thing]]:
    for index, thing in enumerate(things):
        yield (*path, index), thing


def _raw_ids(raw: Any, kind: str) -> Iterator[str]:
    entries = raw.get(kind) if isinstance(raw, dict) else None
    for entry in entries if isinstance(entries, list) else ():
        if isinstance(entry, dict) and isinstance(entry.get("id"), str):
            yield entry["id"]
