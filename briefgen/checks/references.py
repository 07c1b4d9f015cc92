"""References: every id that is named exists, once; and what nothing names is pointed out."""

from collections.abc import Iterator, Sequence
from typing import Final

from briefgen.checks.draws import PEOPLE
from briefgen.checks.nearness import did_you_mean
from briefgen.checks.reading import Reading
from briefgen.findings import Code, Finding, Severity
from briefgen.loader import Document, Path
from briefgen.model import Event, Figure, Timeline

DUPLICATE_ID: Final = Code(
    "duplicate-id",
    Severity.ERROR,
    "Two things have the same id, so that nobody can say which of them is cited. Events and figures share one set.",
    "give one of them another id",
)
UNKNOWN_SOURCE: Final = Code(
    "unknown-source",
    Severity.ERROR,
    "Evidence names a source that the list of sources does not have.",
    "correct the id, or add the source under ‘sources’",
)
UNKNOWN_ACTOR: Final = Code(
    "unknown-actor",
    Severity.ERROR,
    "A person, organisation or country is named that the list of actors does not have.",
    "correct the id, or add the actor under ‘actors’",
)
UNKNOWN_TOPIC: Final = Code(
    "unknown-topic",
    Severity.ERROR,
    "A topic is named that the list of topics does not have.",
    "correct the id, or add the topic under ‘topics’",
)
UNKNOWN_EVENT: Final = Code(
    "unknown-event",
    Severity.ERROR,
    "An event is named that the timeline does not have.",
    "correct the id, or add the event under ‘events’",
)
UNKNOWN_FIGURE: Final = Code(
    "unknown-figure",
    Severity.ERROR,
    "A figure is named that the timeline does not have.",
    "correct the id, or add the figure under ‘figures’",
)
UNKNOWN_FACT: Final = Code(
    "unknown-fact",
    Severity.ERROR,
    "What is cited is neither an event nor a figure of the timeline.",
    "correct the id, or add what is cited to the timeline",
)
UNUSED_SOURCE: Final = Code(
    "unused-source",
    Severity.NOTICE,
    "Nothing rests on this source.",
    "quote it where it is evidence, or take it out",
)
UNUSED_ACTOR: Final = Code(
    "unused-actor",
    Severity.NOTICE,
    "Nothing names this person, organisation or country.",
    "name it under ‘actors’ of its events, or take it out",
)

_EVENTS, _FIGURES, _FACTS, _ACTORS, _TOPICS, _SOURCES = "event", "figure", "event or figure", "actor", "topic", "source"
_CODES: Final = {
    _EVENTS: UNKNOWN_EVENT,
    _FIGURES: UNKNOWN_FIGURE,
    _FACTS: UNKNOWN_FACT,
    _ACTORS: UNKNOWN_ACTOR,
    _TOPICS: UNKNOWN_TOPIC,
    _SOURCES: UNKNOWN_SOURCE,
}
_Reference = tuple[str, Document, Path, str]


def duplicate_ids(reading: Reading) -> Iterator[Finding]:
    """No two sources, actors, topics or discrepancies have one id, and no two of the events and figures."""
    document = reading.document
    for kinds in (("sources",), ("actors",), ("topics",), ("events", "figures"), ("discrepancies",)):
        first: dict[str, Path] = {}
        for kind in kinds:
            for index, thing in enumerate(getattr(reading.timeline, kind)):
                path: Path = (kind, index, "id")
                if thing.id in first:
                    line = document.place(first[thing.id]).line
                    yield DUPLICATE_ID.at(
                        document.place(path), f"the id ‘{thing.id}’ stands twice; first on line {line}"
                    )
                first.setdefault(thing.id, path)


def unknown_ids(reading: Reading) -> Iterator[Finding]:
    """Everything named exists: passes `topics: [visa]` with a topic `visa`, fails `topics: [visas]`."""
    known = {
        _EVENTS: reading.ids("events"),
        _FIGURES: reading.ids("figures"),
        _FACTS: reading.fact_ids,
        _ACTORS: reading.ids("actors"),
        _TOPICS: reading.ids("topics"),
        _SOURCES: reading.ids("sources"),
    }
    if reading.subject.timeline.sound is None:
        return
    for what, document, path, name in _references(reading):
        if name not in known[what]:
            code = _CODES[what]
            hint = did_you_mean(name, known[what], code.remedy)
            yield code.at(document.find(path, name), f"there is no {what} ‘{name}’", hint)


def unused_sources(reading: Reading) -> Iterator[Finding]:
    """Something rests on every source."""
    used = {evidence.source for _, evidence in reading.evidence}
    for index, source in enumerate(reading.timeline.sources):
        if source.id not in used and reading.subject.timeline.value is not None:
            yield UNUSED_SOURCE.at(reading.place("sources", index, "id"), f"nothing rests on the source ‘{source.id}’")


def unused_actors(reading: Reading) -> Iterator[Finding]:
    """Every actor takes part in an event or a figure, or is named by a briefing."""
    used = {name for what, _, _, name in _references(reading) if what == _ACTORS}
    for index, actor in enumerate(reading.timeline.actors):
        if actor.id not in used and reading.subject.timeline.value is not None:
            yield UNUSED_ACTOR.at(reading.place("actors", index, "id"), f"nothing names the actor ‘{actor.id}’")


def _references(reading: Reading) -> Iterator[_Reference]:
    """Everything that names an id: what it should name, where, and which."""
    yield from _in_timeline(reading.timeline, reading.document)
    yield from ((_SOURCES, reading.document, (*path, "source"), each.source) for path, each in reading.evidence)
    for brief in reading.briefs:
        document, select = brief.document, brief.briefing.select
        lists = (
            (_TOPICS, "topics"),
            (_ACTORS, "actors"),
            (_EVENTS, "events"),
            (_FIGURES, "figures"),
            (_FACTS, "exclude"),
        )
        for what, key in lists:
            yield from _named(what, document, ("select", key), getattr(select, key))
        if brief.briefing.meeting:
            yield from _named(_ACTORS, document, ("meeting", "participants"), brief.briefing.meeting.participants)
        for said in brief.said:
            yield from _named(_FACTS, document, (*said.path, "cites"), said.statement.cites)
            yield from _named(_EVENTS, document, (*said.path, "until"), said.statement.until)
    for placed, draw in reading.draws:
        what = _ACTORS if draw.name in PEOPLE else _FIGURES if draw.name == "figure" else _EVENTS
        yield what, placed.document, placed.path, draw.id


def _in_timeline(timeline: Timeline, document: Document) -> Iterator[_Reference]:
    facts: tuple[tuple[str, Sequence[Event | Figure]], ...] = (
        ("events", timeline.events),
        ("figures", timeline.figures),
    )
    for kind, things in facts:
        for index, thing in enumerate(things):
            yield from _named(_TOPICS, document, (kind, index, "topics"), thing.topics)
            yield from _named(_ACTORS, document, (kind, index, "actors"), thing.actors)
    for index, event in enumerate(timeline.events):
        yield from _named(_EVENTS, document, ("events", index, "fulfils"), event.fulfils)
    for index, discrepancy in enumerate(timeline.discrepancies):
        yield from _named(_FACTS, document, ("discrepancies", index, "about"), discrepancy.about)


def _named(what: str, document: Document, path: Path, names: Sequence[str]) -> Iterator[_Reference]:
    """The names of a list, each at its place; a single name may stand without brackets."""
    for index, name in enumerate(names):
        yield what, document, (*path, index), name
