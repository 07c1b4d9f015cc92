"""The content of a briefing as it is cleared: its words in every language and all that it can show, by hash.

The hash is of what the files say and not of a document made of them. So it changes with each letter of a statement and
of whatever is within the briefing's reach (`reach`), and with the project's own templates and letterhead (its look); it
changes neither with the day of a build nor with the templates that travel with the program.
"""

import hashlib
import json
from collections.abc import Iterator, Mapping
from typing import Any, Final

from briefgen.clearance.reach import reachable
from briefgen.model import Briefing, Timeline
from briefgen.model.shape import Shape
from briefgen.model.text import LocalizedText

_SHORT: Final = 8
_OWN: Final = frozenset({"clearance", "sections"})

Parts = Mapping[str, tuple[str, ...]]


def parts(briefing: Briefing, timeline: Timeline, look: str = "") -> Parts:
    """The short hashes of the parts: of each line of the head, each section by statement, and each fact in reach."""
    found: dict[str, list[str]] = {}
    for name, value in _parts(briefing, timeline, look):
        found.setdefault(name, []).append(_hash(value)[:_SHORT])
    return {name: tuple(hashes) for name, hashes in found.items()}


def content(briefing: Briefing, timeline: Timeline, look: str = "") -> str:
    """The hash of everything in a briefing that is cleared with it."""
    return _hash([[name, value] for name, value in _parts(briefing, timeline, look)])


def _hash(value: Any) -> str:
    return hashlib.sha256(json.dumps(value, ensure_ascii=False, sort_keys=True).encode()).hexdigest()


def _parts(briefing: Briefing, timeline: Timeline, look: str) -> Iterator[tuple[str, Any]]:
    yield from ((name, value) for name, value in plain(briefing).items() if name not in _OWN)
    for section in briefing.sections:
        yield section.section, [plain(section.limit), plain(section.release)]
        yield from ((section.section, plain(statement)) for statement in section.statements)
    reach = reachable(briefing, timeline)
    for kind, things in _kinds(reach):
        yield from ((f"{kind}:{thing.id}", plain(thing)) for thing in things)
    yield from (("review", plain(each)) for each in reach.review)
    if look:
        yield "look", look


def _kinds(reach: Timeline) -> Iterator[tuple[str, tuple[Any, ...]]]:
    """What is within reach, kind by kind, in the order of the file: which may be that of the page."""
    yield "event", reach.events
    yield "figure", reach.figures
    yield "discrepancy", reach.discrepancies
    yield "actor", reach.actors
    yield "topic", reach.topics
    yield "source", reach.sources


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
