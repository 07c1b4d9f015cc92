"""What goes along with a document beyond its text: the entries of its calendar, and how a message is addressed."""

from dataclasses import dataclass
from datetime import date
from typing import Final


@dataclass(frozen=True, slots=True)
class Entry:
    """One all-day entry of a calendar; both days are inclusive, and the uid is the same in every language."""

    uid: str
    first: date
    last: date
    summary: str
    description: str
    location: str
    status: str  # RFC 5545, 3.8.1.11: CONFIRMED, TENTATIVE, CANCELLED
    revision: int
    recorded_on: date


@dataclass(frozen=True, slots=True)
class Calendar:
    """The entries of a calendar, and the day as of which they hold."""

    title: str
    marking: str
    lang: str
    as_of: date
    note: str
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class Letter:
    """From whom and to whom a message goes; nobody, unless the project says so."""

    sender: str | None = None
    recipients: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Enclosure:
    """Everything that goes along with a document."""

    calendar: Calendar | None = None
    letter: Letter = Letter()


NOTHING: Final = Enclosure()
