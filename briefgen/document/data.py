"""The data of a document: its events, figures, discrepancies and sources as JSON, for a format that can carry them.

Only what the selection chose and shows is in it, and of the sources only those that its evidence names. What leaves the
house has only what its page prints, in the page's language: no file, hash or bounds of a source, no record of when a
thing became known. The same selection gives the same bytes.
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


def printed_data(selection: Selection, briefing_id: str, version: str, locale: str) -> bytes:
    """The facts that a page prints, as JSON (UTF-8), with what it prints of them."""
    data = {
        "briefing": briefing_id,
        "as_of": selection.as_of.isoformat(),
        "release": str(selection.release),
        "generator": f"briefgen {version}",
        "events": [_printed_event(known, selection, locale) for known in selection.events],
        "figures": [_printed_figure(figure, selection, locale) for figure in selection.chosen_figures],
    }
    return (json.dumps(data, ensure_ascii=False, indent=1) + "\n").encode()


def _printed_event(known: Known, selection: Selection, locale: str) -> dict[str, Any]:
    event = known.event
    found = {
        "id": event.id,
        "date": event.date.text,
        "state": str(known.state),
        "title": event.title.best(locale)[0],
        "summary": event.summary.best(locale)[0] if event.summary else None,
        "quotes": _printed_quotes(event, selection),
    }
    return {key: value for key, value in found.items() if value}


def _printed_figure(figure: Figure, selection: Selection, locale: str) -> dict[str, Any]:
    unit = figure.unit if isinstance(figure.unit, str) else figure.unit.best(locale)[0]
    return {
        "id": figure.id,
        "label": figure.label.best(locale)[0],
        "value": format(figure.value, "f"),
        "unit": unit,
        "qualifier": str(figure.qualifier),
        "period": figure.period.text,
        "quotes": _printed_quotes(figure, selection),
    }


def _printed_quotes(fact: Event | Figure, selection: Selection) -> list[dict[str, str]]:
    """The quotes of a note: who published the words, when, and the words."""
    found = []
    for piece in fact.evidence:
        source = selection.sources[piece.source]
        if piece.quote is not None:
            publisher = source.container_title or source.publisher or source.title
            issued = {"issued": source.issued.text} if source.issued else {}
            locator = {"locator": piece.quote.locator} if piece.quote.locator else {}
            found.append({"publisher": publisher, **issued, **locator, "exact": piece.quote.exact})
    return found


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
