"""What was judged before: by hash, the events and figures in which the rules about one thing alone found no fault.

Those rules read a thing, its quotes in the texts of its sources, and what is said of these sources; no day, no
briefing, and of other things only the days that rest on the same sources. While all of that is the same, so is what
they find: nothing. What had a fault is judged again each time. Whoever keeps the hashes answers for it that nobody else
has written them, and that they are those of this program.
"""

import json
from collections.abc import Iterable, Mapping
from hashlib import blake2b
from typing import Any, Final

from briefgen.checks.proof import Known
from briefgen.model import Event, Figure, Source
from briefgen.provenance import SourceText

KEY_BYTES: Final = 16
JUDGED: Final = ("events", "figures")


def source_keys(
    sources: Iterable[tuple[Source, Any]],
    texts: Mapping[str, SourceText],
    points: Mapping[str, frozenset[Known]],
) -> dict[str, bytes]:
    """For each source the hash of its entry as its file gives it, of its text and its body, and of what rests on it."""
    found = {}
    for source, entry in sources:
        if not _is_of(entry, source.id):
            continue
        text = texts.get(source.id)
        days = sorted(points.get(source.id, ()), key=repr)
        bounds = [text.start, text.end] if text else None
        found[source.id] = _hash(_plain([entry, bounds, days]), text.text.encode() if text else b"")
    return found


def thing_key(kind: str, thing: Event | Figure, entry: Any, sources: Mapping[str, bytes]) -> bytes | None:
    """The hash of an event or a figure as its file gives it, with the sources that it names.

    None where the entry is not its own, or a source is not known.
    """
    if not _is_of(entry, thing.id):
        return None
    named = [sources.get(piece.source) for piece in thing.evidence]
    held = [each for each in named if each is not None]
    return _hash(kind.encode(), _plain(entry), *held) if len(held) == len(named) else None


def _is_of(entry: Any, identifier: str) -> bool:
    return isinstance(entry, dict) and entry.get("id") == identifier


def _plain(value: Any) -> bytes:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "surrogatepass")


def _hash(*parts: bytes) -> bytes:
    """One hash over parts, each with its length before it."""
    found = blake2b(digest_size=KEY_BYTES)
    for part in parts:
        found.update(b"%d:" % len(part))
        found.update(part)
    return found.digest()
