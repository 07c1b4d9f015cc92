"""The changes that a Word document brings back, as plain values."""

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Final

from briefgen.loader import Path
from briefgen.model import Release
from briefgen.returns.expected import Origin

SEVERAL: Final = ", "


class ReturnKind(StrEnum):
    """What has happened to a statement, or that somebody says something about it."""

    CHANGED = "changed"
    DELETED = "deleted"
    INSERTED = "inserted"
    MOVED = "moved"
    SPLIT = "split"
    JOINED = "joined"
    COMMENT = "comment"


@dataclass(frozen=True, slots=True)
class Reply:
    """An answer to a comment."""

    author: str | None
    date: str | None
    text: str


@dataclass(frozen=True, slots=True)
class ReturnSpot:
    """Where a statement goes: its section in the released briefing, and what stands before it there, nearest first.

    What stands before is named by key: `s0.2` a statement by section and place, `n17` a new one by its passage.
    """

    section: int
    before: tuple[str, ...] = ()
    passage: int = 0


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a change asks of the file: where, in which language, and the new text or texts."""

    origin: Origin | None = None
    lang: str = ""
    texts: tuple[str, ...] = ()
    question: str | None = None
    spot: ReturnSpot | None = None
    others: tuple[Origin, ...] = ()  # the statements that were joined to it
    key: str = ""


@dataclass(frozen=True, slots=True)
class ReturnedChange:
    """One change of one statement, or one thread of comments; what cannot be written says why.

    `now` is what the file says today, where it has changed since the document was made.
    """

    kind: ReturnKind
    part: str
    section: str | None
    statement: int | None
    before: str = ""
    after: str = ""
    author: str | None = None
    date: str | None = None
    tracked: bool = False
    writable: bool = True
    why: str | None = None
    id: str | None = None
    found_by: str | None = None
    now: str | None = None
    about: str = ""
    place: str | None = None  # where a statement that was moved stands now
    done: bool = False
    replies: tuple[Reply, ...] = ()
    number: int = 0
    wanted: Wanted = field(default_factory=Wanted, compare=False)


@dataclass(frozen=True, slots=True)
class Returned:
    """A document that came back: which copy it was, how that was found, who saved it last, what has changed."""

    briefing: str
    locale: str
    release: Release
    as_of: date
    found_by: str  # properties, or likeness
    changes: tuple[ReturnedChange, ...]
    remarks: tuple[str, ...] = ()
    changed_since: bool = False
    saved_by: str | None = None
    saved: str | None = None


def key_of(path: Path) -> str:
    """The key of a statement by its path."""
    return f"s{path[1]}.{path[3]}"
