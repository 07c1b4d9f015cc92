"""The record of a clearance: what was cleared, whole, so that a redline can be made against it years later.

It holds the briefing's file and all of the timeline that the briefing can show, and no document: those are made of it
again, in any language and for any circle, by the templates of that day, so that a redline shows changes of words alone.
"""

import json
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from briefgen.clearance.reach import reachable
from briefgen.loader import Loaded, load_briefing, load_timeline
from briefgen.model import Briefing, Timeline
from briefgen.model.shape import Shape
from briefgen.model.text import LocalizedText

FOLDER: Final = "cleared"
_KEYS: Final = ("briefing", "content", "cleared_by", "cleared_on", "file")


class BrokenRecordError(ValueError):
    """The record of a clearance cannot be read; the message says why."""


@dataclass(frozen=True, eq=False)
class Cleared:
    """What was cleared: the briefing and the timeline within its reach, by whom, and when."""

    loaded: Loaded[Briefing]
    timeline: Loaded[Timeline]
    by: str
    on: date


def record_name(briefing: str, content: str) -> str:
    """The name of the record of a clearance in the project's folder."""
    return f"{FOLDER}/{briefing}@{content}.json"


def record(identifier: str, text: str, timeline: Timeline) -> bytes:
    """The record of a briefing whose file says, in this text, that it is cleared."""
    briefing = load_briefing(text, f"{identifier}.yaml").value
    if briefing is None:
        raise BrokenRecordError("the briefing has errors")
    clearance = briefing.clearance
    said = {
        "briefing": identifier,
        "content": clearance.content,
        "drafted_by": clearance.drafted_by,
        "cleared_by": clearance.cleared_by,
        "cleared_on": str(clearance.cleared_on),
        "file": text,
        "timeline": as_written(reachable(briefing, timeline)),
    }
    return (json.dumps(said, ensure_ascii=False, indent=1) + "\n").encode()


def cleared(data: bytes, name: str) -> Cleared:
    """What a record holds; raises BrokenRecordError."""
    try:
        said = json.loads(data)
        wanted = {key: str(said[key]) for key in _KEYS}
        on = date.fromisoformat(wanted["cleared_on"])
        timeline = load_timeline(json.dumps(said["timeline"], ensure_ascii=False), name)
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        raise BrokenRecordError(f"it is no record that can be read ({type(error).__name__})") from None
    loaded = load_briefing(wanted["file"], name)
    if loaded.value is None or timeline.value is None:
        raise BrokenRecordError("it was written by another version of briefgen, or changed by hand")
    return Cleared(loaded, timeline, wanted["cleared_by"], on)


def as_written(thing: Any) -> Any:
    """A part of the model as its file has it: by the names of its keys, without what was left to its default."""
    match thing:
        case LocalizedText():
            return dict(thing.texts)
        case Shape():
            fields = type(thing).model_fields
            values = ((field, getattr(thing, name), name) for name, field in fields.items())
            return {field.alias or name: as_written(value) for field, value, name in values if value != field.default}
        case tuple():
            return [as_written(part) for part in thing]
        case bool():
            return "true" if thing else "false"
    return str(thing)
