"""Removal: what a reader may not see is taken out of the timeline and the briefing before anything is made of them.

What comes later – selection, assembly, graphic, data, calendar, message – never holds what was removed, so that it can
neither number, count, name nor hash it. Removing twice removes nothing more.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, Final, TypeVar

from briefgen.draws import drawn_ids
from briefgen.loader import Loaded, Path
from briefgen.model import (
    Briefing,
    Discrepancy,
    Event,
    Evidence,
    Figure,
    Meeting,
    Release,
    Section,
    Statement,
    Timeline,
)
from briefgen.model.briefing import Clearance
from briefgen.model.house import KINDS, KindRules
from briefgen.model.shape import Shape
from briefgen.model.text import LocalizedText
from briefgen.versions import History, histories, roots

Thing = TypeVar("Thing", Event, Figure)
Kept = dict[Path, tuple[int, ...]]

_FILLED_BY_THE_TIMELINE: Final = frozenset({"commitments"})


@dataclass(frozen=True, slots=True)
class Released:
    """A timeline and a briefing as readers at a level may know them; the briefing is None where it is not for them."""

    timeline: Timeline
    loaded: Loaded[Briefing]
    release: Release


def released(
    loaded: Loaded[Briefing], timeline: Timeline, wanted: Release, kinds: Mapping[str, KindRules] = KINDS
) -> Released:
    """The timeline and the briefing less all that readers at the level wanted may not see."""
    briefing = loaded.value
    level = level_of(briefing, wanted, kinds)
    if level is Release.INTERNAL or briefing is None:
        return Released(released_timeline(timeline, level), loaded, level)
    if not level.shows(briefing.release):
        return Released(released_timeline(timeline, level), replace(loaded, value=None), level)
    left = _shown_timeline(timeline, level)
    hidden = _fact_ids(timeline) - _fact_ids(left)
    kept: Kept = {}
    shown = _shown_briefing(briefing, level, hidden, kept)
    gone = (_used(timeline) | _named(briefing)) - _used(left) - _named(shown)
    document = replace(loaded.document, kept=kept)
    return Released(_without(left, gone), replace(loaded, value=shown, document=document, sound=None), level)


def level_of(briefing: Briefing | None, wanted: Release, kinds: Mapping[str, KindRules] = KINDS) -> Release:
    """The level at which a briefing is made: the one wanted, but what is handed out is public whatever is wanted."""
    rules = kinds.get(briefing.kind) if briefing is not None else None
    return Release.PUBLIC if rules and rules.handed_out else wanted


def released_timeline(timeline: Timeline, level: Release) -> Timeline:
    """The timeline less all that readers at the level may not see, and less what only that had used."""
    left = _shown_timeline(timeline, level)
    return timeline if left is timeline else _without(left, _used(timeline) - _used(left))


def _shown_timeline(timeline: Timeline, level: Release) -> Timeline:
    """The timeline less the events, figures and discrepancies that the level does not show."""
    things: tuple[Event | Figure | Discrepancy, ...] = (
        *timeline.events,
        *timeline.figures,
        *timeline.discrepancies,
    )
    if level is Release.INTERNAL or all(level.shows(thing.release) for thing in things):
        return timeline
    events, figures = shown_things(timeline.events, level), shown_things(timeline.figures, level)
    hidden = _fact_ids(timeline) - {event.id for event in events} - {figure.id for figure in figures}
    found = {
        "events": _without_plans(events, roots(timeline.events)),
        "figures": figures,
        "discrepancies": shown_discrepancies(timeline.discrepancies, level, hidden),
    }
    return timeline.model_copy(update=found)


def shown_things(things: tuple[Thing, ...], level: Release) -> tuple[Thing, ...]:
    """The events or figures of the level.

    When a version is hidden, those before it are hidden too: it may have been narrowed for what they say. The versions
    that are left go by the id of the first, as all citations do, and nothing tells that there were others.
    """
    left: dict[str, Thing] = {}
    for history in histories(things, date.max):
        shown = _last_shown(history, level)
        whole = len(shown) == len(history.versions)
        for place, thing in enumerate(shown):
            left[thing.id] = thing if whole else _without_forerunner(thing, history.id, first=place == 0)
    return tuple(left[thing.id] for thing in things if thing.id in left)


def _last_shown(history: History[Thing], level: Release) -> list[Thing]:
    """The versions after the last hidden one, in order."""
    hidden = [place for place, thing in enumerate(history.versions) if not level.shows(thing.release)]
    return list(history.versions[hidden[-1] + 1 :] if hidden else history.versions)


def _without_forerunner(thing: Thing, root: str, *, first: bool) -> Thing:
    if first:
        return thing.model_copy(update={"id": root, "supersedes": None, "reason": None})
    return thing.model_copy(update={"supersedes": root})


def _without_plans(events: tuple[Event, ...], first: Mapping[str, str]) -> tuple[Event, ...]:
    """The events, which fulfil no plan that is not among them."""
    ids = {event.id for event in events}
    found = []
    for event in events:
        plans = tuple(first.get(plan, plan) for plan in event.fulfils if first.get(plan, plan) in ids)
        found.append(event if plans == event.fulfils else event.model_copy(update={"fulfils": plans}))
    return tuple(found)


def shown_discrepancies(
    discrepancies: tuple[Discrepancy, ...], level: Release, hidden: frozenset[str]
) -> tuple[Discrepancy, ...]:
    """The discrepancies of the level that are about nothing hidden, and draw nothing hidden."""
    return tuple(
        each
        for each in discrepancies
        if level.shows(each.release) and hidden.isdisjoint((*each.about, *_drawn_by(each)))
    )


def _without(timeline: Timeline, gone: frozenset[tuple[str, str]]) -> Timeline:
    """The timeline less the actors, topics and sources that are gone; what an actor's offices rest on stays with it."""
    actors = tuple(actor for actor in timeline.actors if ("actors", actor.id) not in gone)
    offices = {evidence.source for actor in actors for role in actor.roles for evidence in role.evidence}
    found = {
        "actors": actors,
        "topics": tuple(topic for topic in timeline.topics if ("topics", topic.id) not in gone),
        "sources": tuple(
            source for source in timeline.sources if ("sources", source.id) not in gone or source.id in offices
        ),
    }
    return timeline.model_copy(update=found)


def _used(timeline: Timeline) -> frozenset[tuple[str, str]]:
    """The kind and id of each actor, topic and source that the facts use, offices of the actors included."""
    facts: tuple[Event | Figure, ...] = (*timeline.events, *timeline.figures)
    actors = {actor for fact in facts for actor in fact.actors}
    actors.update(name for discrepancy in timeline.discrepancies for name in _drawn_by(discrepancy))
    evidence: list[Evidence] = [piece for fact in facts for piece in fact.evidence]
    evidence += [
        piece for actor in timeline.actors if actor.id in actors for role in actor.roles for piece in role.evidence
    ]
    return frozenset({
        *(("actors", name) for name in actors),
        *(("topics", topic) for fact in facts for topic in fact.topics),
        *(("sources", piece.source) for piece in evidence),
    })  # fmt: skip


def _named(briefing: Briefing) -> frozenset[tuple[str, str]]:
    """The actors that a briefing names: those who take part, and those whose names its texts draw."""
    participants = briefing.meeting.participants if briefing.meeting else ()
    return frozenset(("actors", name) for name in (*_drawn_by(briefing), *participants))


def _fact_ids(timeline: Timeline) -> frozenset[str]:
    return frozenset({event.id for event in timeline.events} | {figure.id for figure in timeline.figures})


def _shown_briefing(briefing: Briefing, level: Release, hidden: frozenset[str], kept: Kept) -> Briefing:
    """The briefing less what the level does not show; notes which sections and statements of the file are left."""
    found = {
        "subtitle": briefing.subtitle if level.shows(briefing.header.subtitle) else None,
        "meeting": shown_meeting(briefing, level),
        "marking": briefing.markings.at(level) or briefing.marking,
        "clearance": Clearance(status=briefing.clearance.status),
        "review": tuple(each.model_copy(update={"by": None, "on": None, "confirmed": ()}) for each in briefing.review),
        "sections": shown_sections(briefing.sections, level, hidden, kept),
    }
    return briefing.model_copy(update=found)


def shown_meeting(briefing: Briefing, level: Release) -> Meeting | None:
    """The meeting with the lines that the level shows; none where not even the other side may be known."""
    meeting, header = briefing.meeting, briefing.header
    if meeting is None or not level.shows(header.with_):
        return None
    hidden = [name for name in type(header).model_fields if not level.shows(getattr(header, name))]
    empty = {name: field.default for name, field in Meeting.model_fields.items() if name in hidden}
    return meeting.model_copy(update=empty)


def shown_sections(
    sections: tuple[Section, ...], level: Release, hidden: frozenset[str], kept: Kept
) -> tuple[Section, ...]:
    """The sections of the level with their statements; one that has lost all of them goes too."""
    found: dict[int, Section] = {}
    for index, section in enumerate(sections):
        if not level.shows(section.release):
            continue
        statements = shown_statements(section, level, hidden)
        if statements or section.section in _FILLED_BY_THE_TIMELINE:
            left = tuple(_without_ends(statement, hidden) for statement in statements.values())
            found[index] = section.model_copy(update={"statements": left})
            kept["sections", index, "statements"] = tuple(statements)
    kept["sections",] = tuple(found)
    return tuple(found.values())


def shown_statements(section: Section, level: Release, hidden: frozenset[str]) -> dict[int, Statement]:
    """The statements of the level that rest on nothing hidden, by their place in the section."""
    return {
        place: statement
        for place, statement in enumerate(section.statements)
        if level.shows(statement.release) and hidden.isdisjoint((*_resting_on(statement), *_drawn_by(statement)))
    }


def _resting_on(statement: Statement) -> tuple[str, ...]:
    """What it cites, and the event whose state decides whether it stands."""
    return (*statement.cites, statement.while_.event) if statement.while_ else statement.cites


def _without_ends(statement: Statement, hidden: frozenset[str]) -> Statement:
    until = tuple(end for end in statement.until if end not in hidden)
    return statement if until == statement.until else statement.model_copy(update={"until": until})


def _drawn_by(thing: Shape) -> Iterator[str]:
    """Every id that the texts of a thing draw, or on whose day they draw an office."""
    return drawn_ids(_texts(thing))


def _texts(thing: Any) -> Iterator[str]:
    """Every text in a part of the model, in each of its languages."""
    if isinstance(thing, LocalizedText):
        yield from (text for _, text in thing.texts)
    elif isinstance(thing, Shape):
        for name in type(thing).model_fields:
            yield from _texts(getattr(thing, name))
    elif isinstance(thing, tuple):
        for part in thing:
            yield from _texts(part)
