"""References: every id that is named exists, once; and what nothing names is pointed out."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Final

from briefgen.checks.names import IdKind, named_in_words, names
from briefgen.checks.nearness import did_you_mean
from briefgen.checks.reading import Reading
from briefgen.findings import Code, Finding, Severity
from briefgen.loader import Path
from briefgen.model import Event, Figure, Source

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
_TO_READ: Final = timedelta(days=30)
UNUSED_ACTOR: Final = Code(
    "unused-actor",
    Severity.NOTICE,
    "Nothing names this person, organisation or country.",
    "name it under ‘actors’ of its events, or take it out",
)

_MOST_COMPARED: Final = 100_000  # ids compared with wrong ones in a run, or thousands of faults would take hours
_CODES: Final = {
    IdKind.EVENT: UNKNOWN_EVENT,
    IdKind.FIGURE: UNKNOWN_FIGURE,
    IdKind.FACT: UNKNOWN_FACT,
    IdKind.ACTOR: UNKNOWN_ACTOR,
    IdKind.TOPIC: UNKNOWN_TOPIC,
    IdKind.SOURCE: UNKNOWN_SOURCE,
}


def duplicate_ids(reading: Reading) -> Iterator[Finding]:
    """No two sources, actors, topics, discrepancies or statements have one id, and no two of the events and figures."""
    yield from _of_statements(reading)
    document = reading.document
    for kinds in (("sources",), ("actors",), ("topics",), ("events", "figures"), ("discrepancies",)):
        first: dict[str, Path] = {}
        for kind in kinds:
            for index, thing in enumerate(getattr(reading.timeline, kind)):
                path: Path = (kind, index, "id")
                if thing.id in first:
                    span, before = document.place(path), document.place(first[thing.id])
                    other = f" of {before.file}" if before.file != span.file else ""
                    message = f"the id ‘{thing.id}’ stands twice; first on line {before.line}{other}"
                    yield DUPLICATE_ID.at(span, message)
                first.setdefault(thing.id, path)


def _of_statements(reading: Reading) -> Iterator[Finding]:
    for brief in reading.briefs:
        first: dict[str, Path] = {}
        for said in brief.said:
            path, identifier = (*said.path, "id"), said.statement.id
            if identifier in first:
                before = brief.document.place(first[identifier])
                message = f"the id ‘{identifier}’ stands twice; first on line {before.line}"
                yield DUPLICATE_ID.at(brief.document.place(path), message)
            if identifier:
                first.setdefault(identifier, path)


def unknown_ids(reading: Reading) -> Iterator[Finding]:
    """Everything named exists: passes `topics: [visa]` with a topic `visa`, fails `topics: [visas]`."""
    if reading.subject.timeline.sound is None:
        return
    known = {
        IdKind.EVENT: reading.ids("events"),
        IdKind.FIGURE: reading.ids("figures"),
        IdKind.FACT: reading.fact_ids,
        IdKind.ACTOR: reading.ids("actors"),
        IdKind.TOPIC: reading.ids("topics"),
        IdKind.SOURCE: reading.ids("sources"),
    }
    left = _MOST_COMPARED
    for named in names(reading):
        if named.id not in known[named.kind]:
            code = _CODES[named.kind]
            hint = did_you_mean(named.id, known[named.kind], code.remedy) if left > 0 else code.remedy
            left -= len(known[named.kind])
            yield code.at(named.span, f"there is no {named.kind} ‘{named.id}’", hint)


def unused_sources(reading: Reading) -> Iterator[Finding]:
    """Something rests on every source; an article that was taken in lately is still to be read."""
    used = {evidence.source for _, evidence in reading.evidence}
    for index, source in enumerate(reading.timeline.sources):
        if source.id in used or _is_to_be_read(source, reading.subject.as_of):
            continue
        if reading.subject.timeline.value is not None:
            yield UNUSED_SOURCE.at(reading.place("sources", index, "id"), f"nothing rests on the source ‘{source.id}’")


def _is_to_be_read(source: Source, as_of: date) -> bool:
    """Whether an article, of which the project keeps the original, was taken in a month ago or later."""
    return source.original is not None and source.accessed is not None and as_of - source.accessed < _TO_READ


def unused_actors(reading: Reading) -> Iterator[Finding]:
    """Every actor takes part in an event or a figure, or is named by a briefing."""
    used = {named.id for named in named_in_words(reading) if named.kind is IdKind.ACTOR}
    facts: tuple[Event | Figure, ...] = (*reading.timeline.events, *reading.timeline.figures)
    used.update(name for fact in facts for name in fact.actors)
    for index, actor in enumerate(reading.timeline.actors):
        if actor.id not in used and reading.subject.timeline.value is not None:
            yield UNUSED_ACTOR.at(reading.place("actors", index, "id"), f"nothing names the actor ‘{actor.id}’")
