"""Every place of the files that names something by its id."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from briefgen.checks.briefs import Brief
from briefgen.checks.reading import Reading
from briefgen.draws import PEOPLE
from briefgen.findings import Span
from briefgen.loader import Document, Path
from briefgen.model import Event, Figure


class IdKind(StrEnum):
    """What an id should name, in the words of a message."""

    EVENT = "event"
    FIGURE = "figure"
    FACT = "event or figure"
    ACTOR = "actor"
    TOPIC = "topic"
    SOURCE = "source"


@dataclass(frozen=True, slots=True)
class Named:
    """One naming: what should be named, which id stands there, and where."""

    kind: IdKind
    id: str
    document: Document
    path: Path

    @property
    def span(self) -> Span:
        """Where the id stands."""
        return self.document.find(self.path, self.id)


def names(reading: Reading) -> Iterator[Named]:
    """Everything that is named, file by file."""
    yield from _in_timeline(reading)
    yield from named_in_words(reading)


def named_in_words(reading: Reading) -> Iterator[Named]:
    """What briefings name, and what texts draw, file by file."""
    for brief in reading.briefs:
        yield from _in_brief(brief)
    for placed, draw in reading.draws:
        kind = IdKind.ACTOR if draw.name in PEOPLE else IdKind.FIGURE if draw.name == "figure" else IdKind.EVENT
        yield Named(kind, draw.id, placed.document, placed.path)


def _in_timeline(reading: Reading) -> Iterator[Named]:
    timeline, document = reading.timeline, reading.document
    for path, evidence in reading.evidence:
        yield Named(IdKind.SOURCE, evidence.source, document, (*path, "source"))
    for index, event in enumerate(timeline.events):
        yield from _in_fact(event, IdKind.EVENT, document, ("events", index))
        yield from _each(IdKind.EVENT, document, ("events", index, "fulfils"), event.fulfils)
    for index, figure in enumerate(timeline.figures):
        yield from _in_fact(figure, IdKind.FIGURE, document, ("figures", index))
    for index, discrepancy in enumerate(timeline.discrepancies):
        yield from _each(IdKind.FACT, document, ("discrepancies", index, "about"), discrepancy.about)


def _in_fact(fact: Event | Figure, kind: IdKind, document: Document, path: Path) -> Iterator[Named]:
    yield from _each(IdKind.TOPIC, document, (*path, "topics"), fact.topics)
    yield from _each(IdKind.ACTOR, document, (*path, "actors"), fact.actors)
    if fact.supersedes:
        yield Named(kind, fact.supersedes, document, (*path, "supersedes"))


def _in_brief(brief: Brief) -> Iterator[Named]:
    document, select, meeting = brief.document, brief.briefing.select, brief.briefing.meeting
    yield from _each(IdKind.TOPIC, document, ("select", "topics"), select.topics)
    yield from _each(IdKind.ACTOR, document, ("select", "actors"), select.actors)
    yield from _each(IdKind.EVENT, document, ("select", "events"), select.events)
    yield from _each(IdKind.FIGURE, document, ("select", "figures"), select.figures)
    yield from _each(IdKind.FACT, document, ("select", "exclude"), select.exclude)
    yield from _each(IdKind.ACTOR, document, ("meeting", "participants"), meeting.participants if meeting else ())
    for said in brief.said:
        yield from _each(IdKind.FACT, document, (*said.path, "cites"), said.statement.cites)
        yield from _each(IdKind.EVENT, document, (*said.path, "until"), said.statement.until)
        if said.statement.while_:
            yield Named(IdKind.EVENT, said.statement.while_.event, document, (*said.path, "while", "event"))


def _each(kind: IdKind, document: Document, path: Path, ids: Sequence[str]) -> Iterator[Named]:
    """The ids of a list, each at its place; a single one may stand without brackets."""
    for index, name in enumerate(ids):
        yield Named(kind, name, document, (*path, index))
