"""Small timelines for tests of what changes: things with nothing but what the test is about."""

from datetime import date
from typing import Any

from briefgen.model import Query, Release, Timeline
from briefgen.selection import Selection

D = date.fromisoformat
QUOTE = [{"source": "s", "quote": {"exact": "a"}}]


def event(identifier: str, when: str = "2025-01-10", recorded: str = "2025-01-15", **more: Any) -> dict[str, Any]:
    """An event that occurred, unless the test says otherwise."""
    return {
        "id": identifier, "date": when, "date_basis": "stated", "status": "occurred", "title": {"en": identifier},
        "topics": ["t"], "recorded_on": recorded, "evidence": QUOTE, **more,
    }  # fmt: skip


def figure(identifier: str, value: str = "50", recorded: str = "2025-01-15", **more: Any) -> dict[str, Any]:
    """A figure of the measure ‘m’."""
    return {
        "id": identifier, "measure": "m", "label": {"en": identifier}, "value": value, "unit": "EUR", "period": "2024",
        "topics": ["t"], "recorded_on": recorded, "evidence": QUOTE, **more,
    }  # fmt: skip


def source(identifier: str = "s", recorded: str | None = "2025-01-01", **more: Any) -> dict[str, Any]:
    """A source without a file."""
    found = {"id": identifier, "type": "webpage", "title": identifier, "language": "en", **more}
    return found | ({"recorded_on": recorded} if recorded else {})


def timeline(*events: dict[str, Any], **more: Any) -> Timeline:
    """A timeline of these events, with one topic and one source unless given."""
    parts = {"sources": [source()], "topics": [{"id": "t", "name": {"en": "T"}}], "events": list(events), **more}
    return Timeline.model_validate(parts)


def view(of: Timeline, as_of: str, release: str = "internal", **query: Any) -> Selection:
    """The timeline on a day."""
    return Selection(of, D(as_of), Release(release), Query.model_validate(query))
