"""Reach: everything of a timeline that a briefing can show on any day, in the order of its file.

Documents are assembled from this and from nothing else, and the clearance is the hash of it: so whatever changes a
letter of a document changes what was cleared. It holds all versions of each event and figure, also those of a future
day, since a withdrawal or an amendment changes the page when its day comes.
"""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from itertools import chain
from typing import Any, Final

from briefgen.draws import draws
from briefgen.model import Briefing, Discrepancy, Event, Figure, Release, Timeline
from briefgen.model.shape import Shape
from briefgen.model.text import LocalizedText
from briefgen.model.timeline import Kind
from briefgen.selection import Selection
from briefgen.versions import roots

_ANY_DAY: Final = date.max


def reachable(briefing: Briefing, timeline: Timeline) -> Timeline:
    """The timeline less everything that no document of the briefing can show, name, count or depend on."""
    events, figures = _families(briefing, timeline)
    things: tuple[Event | Figure, ...] = (*events, *figures)
    ids = frozenset(thing.id for thing in things)
    disagreements = tuple(each for each in timeline.discrepancies if not ids.isdisjoint(each.about))
    people = _named_people(briefing, things, disagreements)
    actors = tuple(actor for actor in timeline.actors if actor.id in people)
    offices = (role for actor in actors for role in actor.roles)
    sources = {piece.source for thing in chain(things, offices) for piece in thing.evidence}
    topics = {topic for thing in things for topic in thing.topics}
    return timeline.model_copy(
        update={
            "events": events,
            "figures": figures,
            "discrepancies": disagreements,
            "actors": actors,
            "sources": tuple(source for source in timeline.sources if source.id in sources),
            "topics": tuple(topic for topic in timeline.topics if topic.id in topics),
        }
    )


def _families(briefing: Briefing, timeline: Timeline) -> tuple[tuple[Event, ...], tuple[Figure, ...]]:
    """The events and figures within reach, each with all its versions."""
    first: Mapping[str, str] = {**roots(timeline.events), **roots(timeline.figures)}
    view = Selection(timeline, _ANY_DAY, Release.INTERNAL, briefing.select)
    all_things: tuple[Event | Figure, ...] = (*timeline.events, *timeline.figures)
    chosen = {first[each.id] for each in all_things if view.asks_for(each)}
    named = {first.get(name, name) for name in _named_facts(briefing)}
    about = {first.get(name, name) for name in _disputed(timeline, chosen | named, first)}
    shown = chosen | named | about
    people = _participants(briefing, timeline, chosen, first)
    met = {first[event.id] for event in timeline.events if people.intersection(event.actors)}
    wanted = shown | met
    fulfilling = {
        first[event.id] for event in timeline.events if any(first.get(plan, plan) in wanted for plan in event.fulfils)
    }
    reached = wanted | fulfilling
    return (
        tuple(event for event in timeline.events if first[event.id] in reached),
        tuple(figure for figure in timeline.figures if first[figure.id] in reached),
    )


def _disputed(timeline: Timeline, ids: set[str], first: Mapping[str, str]) -> Iterator[str]:
    """What disagreements about any of these are about, too, and what their notes draw."""
    for each in timeline.discrepancies:
        if any(first.get(name, name) in ids for name in each.about):
            yield from each.about
            yield from (name for text in texts_of(each) for draw in draws(text) for name in draw.ids)


def _named_facts(briefing: Briefing) -> Iterator[str]:
    """The ids that the briefing cites, draws, draws on the day of, ends a statement with or makes it wait for."""
    for section in briefing.sections:
        for statement in section.statements:
            yield from (*statement.cites, *statement.until)
            if statement.while_:
                yield statement.while_.event
    yield from (name for text in texts_of(briefing) for draw in draws(text) for name in draw.ids)


def _participants(briefing: Briefing, timeline: Timeline, chosen: set[str], first: Mapping[str, str]) -> frozenset[str]:
    """The people of the meeting and of the chosen events: of each, the last meeting is printed."""
    people = {actor.id for actor in timeline.actors if actor.kind is Kind.PERSON}
    named = {actor for event in timeline.events if first[event.id] in chosen for actor in event.actors}
    meeting = briefing.meeting.participants if briefing.meeting else ()
    return frozenset(people & (named | set(meeting)))


def _named_people(
    briefing: Briefing, things: Iterable[Event | Figure], disagreements: Iterable[Discrepancy]
) -> frozenset[str]:
    """The actors that may be named: by the meeting, by draws, by the events and figures within reach."""
    meeting = briefing.meeting.participants if briefing.meeting else ()
    drawn = (draw.id for each in (briefing, *disagreements) for text in texts_of(each) for draw in draws(text))
    return frozenset((*meeting, *drawn, *(actor for thing in things for actor in thing.actors)))


def texts_of(thing: Any) -> Iterator[str]:
    """Every localized text in a part of the model, in each of its languages."""
    if isinstance(thing, LocalizedText):
        yield from (text for _, text in thing.texts)
    elif isinstance(thing, Shape):
        for name in type(thing).model_fields:
            yield from texts_of(getattr(thing, name))
    elif isinstance(thing, tuple):
        for part in thing:
            yield from texts_of(part)
