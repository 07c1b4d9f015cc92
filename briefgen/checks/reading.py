"""A reading of the subject: what holds of its files, looked up by id, each thing with its place."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any, TypeVar

from briefgen.checks.draws import Draw, draws
from briefgen.checks.subject import Subject
from briefgen.findings import Span
from briefgen.loader import Document, Path
from briefgen.model import Actor, Briefing, Event, Evidence, Figure, Section, Source, Statement, Timeline
from briefgen.model.shape import Shape
from briefgen.model.text import LocalizedText
from briefgen.provenance import SourceText

Thing = TypeVar("Thing")


@dataclass(frozen=True, slots=True)
class Placed:
    """A text in one language, and where it stands."""

    document: Document
    path: Path
    text: str

    @property
    def lang(self) -> str:
        """The language of the text."""
        return str(self.path[-1])

    @property
    def span(self) -> Span:
        """Where the text begins."""
        return self.document.place(self.path)

    def find(self, words: str) -> Span:
        """Where the words stand in it."""
        return self.document.find(self.path, words)


@dataclass(frozen=True)
class Said:
    """A statement in its section of a briefing."""

    section: Section
    statement: Statement
    path: Path
    document: Document

    @cached_property
    def texts(self) -> tuple[Placed, ...]:
        """What it says, in each language: the text, and the question that it answers."""
        parts = (("text", self.statement.text), ("question", self.statement.question))
        return tuple(
            placed for key, text in parts if text for placed in _placed(text, (*self.path, key), self.document)
        )

    @cached_property
    def drawn(self) -> tuple[str, ...]:
        """The ids of the facts that it draws from the register."""
        found = (draw.id for placed in self.texts for draw in draws(placed.text) if draw.is_fact)
        return tuple(dict.fromkeys(found))

    @property
    def cited(self) -> tuple[str, ...]:
        """The ids of the facts that it rests on: those cited and those drawn."""
        return tuple(dict.fromkeys((*self.statement.cites, *self.drawn)))


@dataclass(frozen=True)
class Brief:
    """A briefing with the document in which it stands."""

    id: str
    briefing: Briefing
    document: Document

    @cached_property
    def sections(self) -> tuple[tuple[Path, Section], ...]:
        """Its sections, each with its path."""
        return tuple((("sections", index), section) for index, section in enumerate(self.briefing.sections))

    @cached_property
    def said(self) -> tuple[Said, ...]:
        """All its statements."""
        return tuple(
            Said(section, statement, (*path, "statements", index), self.document)
            for path, section in self.sections
            for index, statement in enumerate(section.statements)
        )


@dataclass(frozen=True)
class Reading:
    """The subject, indexed. What was set aside because of its shape keeps its id, so that naming it is no fault."""

    subject: Subject

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
    def actors(self) -> Mapping[str, Actor]:
        """The actors by id."""
        return {actor.id: actor for actor in self.timeline.actors}

    @cached_property
    def sources(self) -> Mapping[str, Source]:
        """The sources by id."""
        return {source.id: source for source in self.timeline.sources}

    @cached_property
    def texts(self) -> Mapping[str, SourceText]:
        """The texts of the sources, as far as they could be read."""
        texts = self.subject.texts
        return {name: SourceText.of(source, texts[name]) for name, source in self.sources.items() if name in texts}

    @cached_property
    def evidence(self) -> tuple[tuple[Path, Evidence], ...]:
        """All evidence of events, figures and roles, each with its path."""
        return tuple(self._evidence())

    def _evidence(self) -> Iterator[tuple[Path, Evidence]]:
        for index, event in enumerate(self.timeline.events):
            yield from _each(("events", index, "evidence"), event.evidence)
        for index, figure in enumerate(self.timeline.figures):
            yield from _each(("figures", index, "evidence"), figure.evidence)
        for index, actor in enumerate(self.timeline.actors):
            for number, role in enumerate(actor.roles):
                yield from _each(("actors", index, "roles", number, "evidence"), role.evidence)

    @cached_property
    def placed(self) -> tuple[Placed, ...]:
        """Every localized text of every file, in each of its languages."""
        found = [*_texts_of(self.timeline, (), self.document)]
        for brief in self.briefs:
            found += _texts_of(brief.briefing, (), brief.document)
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


def _placed(text: LocalizedText, path: Path, document: Document) -> Iterator[Placed]:
    for lang, words in text.texts:
        yield Placed(document, (*path, lang), words)


def _texts_of(thing: Any, path: Path, document: Document) -> Iterator[Placed]:
    """Every localized text in a part of the model."""
    if isinstance(thing, LocalizedText):
        yield from _placed(thing, path, document)
    elif isinstance(thing, Shape):
        for name, field in type(thing).model_fields.items():
            yield from _texts_of(getattr(thing, name), (*path, field.alias or name), document)
    elif isinstance(thing, tuple):
        for index, part in enumerate(thing):
            yield from _texts_of(part, (*path, index), document)
