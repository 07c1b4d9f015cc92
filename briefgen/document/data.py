"""The data of a document: its events, figures, discrepancies and sources as JSON, for a format that can carry them.

Only what the selection chose and shows is in it, and of the sources only those that its evidence names. The same
selection gives the same bytes.
"""

import json
from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from enum import Enum
from typing import Any

from briefgen.edtf import Edtf
from briefgen.model import Actor, Event, Figure
from briefgen.model.shape import Shape
from briefgen.model.text import LocalizedText
from briefgen.selection import Known, Selection


def document_data(selection: Selection, briefing_id: str, version: str) -> bytes:
    """The facts of a briefing as JSON (UTF-8), with the keys of events.yaml."""
    figures = selection.chosen_figures
    facts: tuple[Event | Figure, ...] = (*(known.event for known in selection.events), *figures)
    data = {
        "briefing": briefing_id,
        "as_of": selection.as_of.isoformat(),
        "release": str(selection.release),
        "generator": f"briefgen {version}",
        "events": [_event(known, selection) for known in selection.events],
        "figures": [_plain(figure) for figure in figures],
        "discrepancies": [_plain(found) for found in selection.disagreements(fact.id for fact in facts)],
        "actors": [_actor(selection.actors[name]) for name in _actors(facts, selection)],
        "sources": [_plain(selection.sources[name]) for name in _sources(facts, selection)],
    }
    return (json.dumps(data, ensure_ascii=False, indent=1) + "\n").encode()


def _event(known: Known, selection: Selection) -> dict[str, Any]:
    """An event with its state on the day, and what had closed it by then; it names no plan that is not shown."""
    found: dict[str, Any] = _plain(known.event)
    found["state"] = str(known.state)
    if "fulfils" in found:
        found["fulfils"] = [plan for plan in known.event.fulfils if plan in selection.known]
    if known.fulfilled_by:
        found["fulfilled_by"] = known.fulfilled_by
    return found


def _actor(actor: Actor) -> dict[str, Any]:
    """An actor's names; the offices are left out, for some may have become known later."""
    return {"id": actor.id, "kind": str(actor.kind), "name": _plain(actor.name)}


def _actors(facts: Iterable[Event | Figure], selection: Selection) -> list[str]:
    """The actors of the facts, in the order of the timeline."""
    named = {actor for fact in facts for actor in fact.actors}
    return [name for name in selection.actors if name in named]


def _sources(facts: Iterable[Event | Figure], selection: Selection) -> list[str]:
    """The sources that the evidence names, in the order of the timeline."""
    named = {evidence.source for fact in facts for evidence in fact.evidence}
    return [name for name in selection.sources if name in named]


def _plain(value: Any) -> Any:
    """A value of the model as events.yaml would hold it; what was left to its default is left out."""
    match value:
        case Shape():
            kept = ((name, field) for name, field in type(value).model_fields.items() if name in value.model_fields_set)
            found = {field.alias or name: _plain(getattr(value, name)) for name, field in kept}
            return {key: item for key, item in found.items() if item is not None}
        case LocalizedText():
            return dict(value.texts)
        case tuple() | list():
            return [_plain(item) for item in value]
    return _scalar(value)


def _scalar(value: Any) -> Any:
    match value:
        case Edtf():
            return value.text
        case Enum():
            return value.value
        case date():
            return value.isoformat()
        case Decimal():
            return format(value, "f")
    return value
