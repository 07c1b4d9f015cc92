"""The data of a document: its selected events, figures and sources as JSON, to be attached where a format can."""

import json

from briefgen.selection import Selection


def document_data(selection: Selection, briefing_id: str, version: str) -> bytes:
    """The facts of a briefing as JSON (UTF-8), the same bytes for the same selection; only what it shows is in it."""
    events = [
        known.event.model_dump(mode="json", by_alias=True, exclude_none=True, exclude={"date"})
        for known in selection.events
    ]
    for record, known in zip(events, selection.events, strict=True):
        record["date"] = known.event.date.text
    data = {
        "briefing": briefing_id,
        "as_of": selection.as_of.isoformat(),
        "generator": f"briefgen {version}",
        "events": events,
    }
    return (json.dumps(data, ensure_ascii=False, indent=1, sort_keys=True, default=str) + "\n").encode()
