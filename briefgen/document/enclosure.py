"""What goes along with a document beyond its text: its calendar, how a message is addressed, what lends its look."""

from dataclasses import dataclass
from datetime import date, time, timedelta
from typing import Final


@dataclass(frozen=True, slots=True)
class Reference:
    """A document that lends its look: its bytes, and its name as the user wrote it, for findings about it."""

    name: str
    data: bytes


@dataclass(frozen=True, slots=True)
class Hours:
    """The hours of an entry by the clocks of a zone, and how far those are ahead of UTC then."""

    begins: time
    ends: time | None
    zone: str
    offset: timedelta


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of a calendar, all day unless it has hours; both days inclusive, the uid the same in every language.

    The revision grows with each change of what the entry says (RFC 5545, 3.8.7.4), and `changed_on` is its day.
    """

    uid: str
    first: date
    last: date
    summary: str
    description: str
    location: str
    status: str  # RFC 5545, 3.8.1.11: CONFIRMED, TENTATIVE, CANCELLED
    revision: int
    changed_on: date
    hours: Hours | None = None


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
