"""The content of a briefing as it is cleared: its words in every language and all facts that it draws, by hash.

The hash is of what the files say and not of a document made of them. So it changes with each letter of a statement and
of an event, a figure, a source or an office that the briefing shows; it changes neither with the day of a build nor
with the templates, which set headings and looks.
"""

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Any, Final

from briefgen.draws import draws
from briefgen.model import Actor, Briefing, Event, Figure, Release, Timeline
from briefgen.model.shape import Shape
from briefgen.model.text import LocalizedText
from briefgen.selection import Selection

_SHORT: Final = 8
_EVER: Final = date(9998, 1, 1)  # whatever is recorded by then; a day on which a year can still be added to
_OWN: Final = frozenset({"clearance", "sections", "review"})

Parts = Mapping[str, tuple[str, ...]]


def parts(briefing: Briefing, timeline: Timeline) -> Parts:
    """The short hashes of the parts: of each line of the head, each section by statement, and each fact drawn."""
    found: dict[str, list[str]] = {}
    for name, value in _parts(briefing, timeline):
        found.setdefault(name, []).append(_hash(value)[:_SHORT])
    return {name: tuple(hashes) for name, hashes in found.items()}


def content(briefing: Briefing, timeline: Timeline) -> str:
    """The hash of everything in a briefing that is cleared with it."""
    return _hash([[name, value] for name, value in _parts(briefing, timeline)])


def _hash(value: Any) -> str:
    return hashlib.sha256(json.dumps(value, ensure_ascii=False, sort_keys=True).encode()).hexdigest()


def _parts(briefing: Briefing, timeline: Timeline) -> Iterator[tuple[str, Any]]:
    yield from ((name, value) for name, value in plain(briefing).items() if name not in _OWN)
    for section in briefing.sections:
        yield section.section, [plain(section.limit), plain(section.release)]
        yield from ((section.section, plain(statement)) for statement in section.statements)
    for kind, things in _drawn(briefing, timeline):
        yield from ((f"{kind}:{thing.id}", plain(thing)) for thing in sorted(things, key=lambda each: str(each.id)))


def _drawn(briefing: Briefing, timeline: Timeline) -> Iterator[tuple[str, list[Any]]]:
    """All that a briefing shows of the timeline, whatever the day: chosen by its query, cited, drawn or named."""
    view = Selection(timeline, _EVER, Release.INTERNAL, briefing.select)
    known: dict[str, Event | Figure] = {**{name: each.event for name, each in view.known.items()}, **view.figures}
    drawn = [draw.id for text in _texts(briefing) for draw in draws(text)]
    cited = [name for section in briefing.sections for statement in section.statements for name in statement.cites]
    names = {*(each.event.id for each in view.events), *(each.id for each in view.chosen_figures), *drawn, *cited}
    facts = [known[name] for name in names if name in known]
    meeting = briefing.meeting.participants if briefing.meeting else ()
    people = {*meeting, *drawn, *(actor for fact in facts for actor in fact.actors)}
    actors = [view.actors[name] for name in people if name in view.actors]
    yield "event", [fact for fact in facts if isinstance(fact, Event)]
    yield "figure", [fact for fact in facts if isinstance(fact, Figure)]
    yield "discrepancy", list(view.disagreements(names))
    yield "actor", actors
    yield "topic", [view.topics[name] for name in {t for fact in facts for t in fact.topics} if name in view.topics]
    yield "source", [view.sources[name] for name in _sources(facts, actors) if name in view.sources]


def _sources(facts: Iterable[Event | Figure], actors: Iterable[Actor]) -> set[str]:
    offices = (role for actor in actors for role in actor.roles)
    return {piece.source for thing in (*facts, *offices) for piece in thing.evidence}


def _texts(thing: Any) -> Iterator[str]:
    if isinstance(thing, LocalizedText):
        yield from (text for _, text in thing.texts)
    elif isinstance(thing, Shape):
        for name in _fields(thing):
            yield from _texts(getattr(thing, name))
    elif isinstance(thing, tuple):
        for part in thing:
            yield from _texts(part)


def plain(thing: Any) -> Any:
    """A part of the model as lists, mappings and texts; what was left to its default counts as absent."""
    if isinstance(thing, LocalizedText):
        return dict(thing.texts)
    if isinstance(thing, Shape):
        fields = {name: field.default for name, field in type(thing).model_fields.items()}
        return {name: plain(getattr(thing, name)) for name in fields if getattr(thing, name) != fields[name]}
    if isinstance(thing, tuple):
        return [plain(part) for part in thing]
    return None if thing is None else str(thing)


def _fields(thing: Shape) -> Iterable[str]:
    return type(thing).model_fields
