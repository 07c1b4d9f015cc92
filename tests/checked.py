"""A tiny project as plain values, changed key by key, and what the checks find in it."""

import copy
import hashlib
import json
from datetime import date
from typing import Any

from briefgen.checks import Subject, check
from briefgen.findings import Finding
from briefgen.loader import load_briefing, load_timeline

ARTICLE = (
    "27 марта Совет одобрил мандат. Мандат касается 29 областей.\n"
    "Торговля достигла почти 50 млрд долларов в 2024 году. Начались двадцать вторые переговоры.\n"
)
QUOTED = {"source": "article", "quote": {"exact": "Совет одобрил мандат"}}
PLAN_QUOTE = {"source": "article", "quote": {"exact": "Мандат касается 29 областей"}}
TRADE_QUOTE = {"source": "article", "quote": {"exact": "почти 50 млрд долларов в 2024 году"}}
TALKS_QUOTE = {"source": "article", "quote": {"exact": "Начались двадцать вторые переговоры"}}

EVENT: dict[str, Any] = {
    "id": "mandate", "date": "2025-03-27", "date_basis": "resolved", "status": "occurred",
    "date_note": {"en": "The year is that of the article."},
    "title": {"en": "The Council approves the mandate"}, "topics": ["visa"], "actors": ["council"],
    "recorded_on": "2025-04-18", "evidence": [QUOTED],
}  # fmt: skip
FIGURE: dict[str, Any] = {
    "id": "trade-2024", "measure": "trade", "label": {"en": "Trade"}, "value": "50000000000", "unit": "USD",
    "qualifier": "almost", "period": "2024", "recorded_on": "2025-04-18", "evidence": [TRADE_QUOTE],
}  # fmt: skip
PERSON: dict[str, Any] = {
    "id": "michel", "kind": "person", "name": {"en": "Charles Michel", "ru": "Шарль Мишель"},
    "roles": [{"title": {"en": "President"}, "from": "2019-12-01", "to": "2024-11-30"}],
}  # fmt: skip
TIMELINE: dict[str, Any] = {
    "sources": [
        {"id": "article", "type": "article", "title": "Мандат", "file": "article.txt", "recorded_on": "2025-04-18"}
    ],
    "actors": [{"id": "council", "kind": "organisation", "name": {"en": "Council of the EU"}}],
    "topics": [{"id": "visa", "name": {"en": "Visas"}}],
    "events": [EVENT],
    "figures": [FIGURE],
    "discrepancies": [],
}
BRIEFING: dict[str, Any] = {"kind": "meeting-brief", "title": {"en": "Visas"}, "sections": []}


def event(**changes: Any) -> dict[str, Any]:
    """The event with some keys changed; None takes a key out."""
    return changed(EVENT, changes)


def figure(**changes: Any) -> dict[str, Any]:
    """The figure with some keys changed."""
    return changed(FIGURE, changes)


def changed(base: dict[str, Any], changes: dict[str, Any]) -> dict[str, Any]:
    """A copy of the mapping with some keys changed; None takes a key out."""
    return {key: value for key, value in {**copy.deepcopy(base), **changes}.items() if value is not None}


def statement(text: str, section: str = "objectives", **keys: Any) -> dict[str, Any]:
    """A briefing with one statement."""
    return changed(BRIEFING, {"sections": [{"section": section, "statements": [{"text": {"en": text}, **keys}]}]})


def subject(
    timeline: dict[str, Any] | str | None = None,
    *briefings: dict[str, Any] | str,
    text: str = ARTICLE,
    as_of: date = date(2025, 12, 31),
    **limits: Any,
) -> Subject:
    """The subject of a check: a timeline, briefings, and the text of its one source."""
    written = (
        timeline if isinstance(timeline, str) else json.dumps({**TIMELINE, **(timeline or {})}, ensure_ascii=False)
    )
    loaded = {
        f"brief-{number}": load_briefing(
            each if isinstance(each, str) else json.dumps(each, ensure_ascii=False), f"briefings/brief-{number}.yaml"
        )
        for number, each in enumerate(briefings)
    }
    hashes = {"article": hashlib.sha256(text.encode()).hexdigest()}
    return Subject(load_timeline(written, "events.yaml"), loaded, {"article": text}, hashes, as_of, **limits)


def found(*arguments: Any, **keywords: Any) -> tuple[Finding, ...]:
    """What the check finds."""
    return check(subject(*arguments, **keywords))


def codes(*arguments: Any, **keywords: Any) -> list[str]:
    """The names of what the check finds."""
    return [finding.code.name for finding in found(*arguments, **keywords)]
