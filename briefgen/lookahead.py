"""The look-ahead: what of a selection comes within so many days of its own day, and which days return.

Both ends of a window are inclusive, and it begins with the day of the selection itself. Confirmed is what a source
dates to the day; everything proposed, imprecise, uncertain or inferred is expected.
"""

from calendar import isleap
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import Final

from briefgen.edtf import Edtf, Form, Point, Precision
from briefgen.model import Event
from briefgen.model.timeline import Basis, State, Status
from briefgen.selection import Known, Selection

DATED: Final = timedelta(days=14)
MILESTONES: Final = timedelta(days=90)
ANNIVERSARIES: Final = timedelta(days=30)
ROUND: Final = 5
_NEAR: Final = timedelta(days=31)  # a date no vaguer than a month stands among those of a fortnight
_OPEN: Final = frozenset({State.PLANNED, State.PROPOSED, State.DUE})
_PAST: Final = frozenset({State.OCCURRED, State.ONGOING, State.ENDED})


class Phase(StrEnum):
    """What of an event falls into a window."""

    ALL = "all"
    BEGINS = "begins"
    ENDS = "ends"


@dataclass(frozen=True, slots=True)
class Upcoming:
    """An event that comes, the first day on which it may, and whether that is confirmed."""

    known: Known
    day: date
    phase: Phase
    confirmed: bool


@dataclass(frozen=True, slots=True)
class Anniversary:
    """A day on which a past event is so many years old."""

    known: Known
    day: date
    years: int

    @property
    def is_round(self) -> bool:
        """Whether the number of years is a multiple of five."""
        return self.years % ROUND == 0


def upcoming(selection: Selection) -> tuple[Upcoming, ...]:
    """What comes within 90 days, in order of time."""
    found = (coming for known in selection.events for coming in _coming(known, selection.as_of))
    return tuple(sorted(found, key=lambda coming: (coming.day, coming.known.event.id)))


def dated(selection: Selection) -> tuple[Upcoming, ...]:
    """What comes within 14 days, and has a date no vaguer than a month or a last day among them."""
    return tuple(coming for coming in upcoming(selection) if _is_near(coming, selection.as_of))


def milestones(selection: Selection) -> tuple[Upcoming, ...]:
    """What comes within 90 days and does not stand among the dated ones."""
    return tuple(coming for coming in upcoming(selection) if not _is_near(coming, selection.as_of))


def anniversaries(selection: Selection, within: timedelta = ANNIVERSARIES) -> tuple[Anniversary, ...]:
    """The milestones that are whole years old within so many days: round numbers first, then in order of time."""
    found = (each for known in selection.events for each in _returning(known, selection.as_of, within))
    return tuple(sorted(found, key=lambda each: (not each.is_round, each.day, each.known.event.id)))


def _coming(known: Known, as_of: date) -> Iterator[Upcoming]:
    when, last = known.event.date, as_of + MILESTONES
    if when.year_unknown:
        return
    if known.state in _OPEN and when.end is not None and as_of <= when.latest and when.earliest <= last:
        yield Upcoming(known, max(when.earliest, as_of), Phase.ALL, _confirmed(known.event, *when.points))
    elif known.state in _OPEN | {State.ONGOING} and when.start is not None and as_of <= when.earliest <= last:
        yield Upcoming(known, when.earliest, Phase.BEGINS, _confirmed(known.event, when.start))
    elif known.state is State.ONGOING and when.end is not None and as_of <= when.latest <= last:
        yield Upcoming(known, when.latest, Phase.ENDS, _confirmed(known.event, when.end))


def _is_near(coming: Upcoming, as_of: date) -> bool:
    when, last = coming.known.event.date, as_of + DATED
    precise = coming.phase is not Phase.ALL or when.latest - when.earliest <= _NEAR or when.latest <= last
    return precise and coming.day <= last


def _confirmed(event: Event, *points: Point) -> bool:
    certain = event.date.form is not Form.ONE_OF and all(_is_day(point) for point in points)
    return certain and event.status is not Status.PROPOSED and event.date_basis is not Basis.INFERRED


def _is_day(point: Point) -> bool:
    return point.precision is Precision.DAY and not point.uncertain and not point.approximate


def _returning(known: Known, as_of: date, within: timedelta) -> Iterator[Anniversary]:
    first = _first_day(known.event.date)
    if first is None or not known.event.milestone or known.state not in _PAST:
        return
    last = as_of + within
    for year in range(as_of.year, last.year + 1):
        day = in_year(first, year)
        if as_of <= day <= last and year > first.year:
            yield Anniversary(known, day, year - first.year)


def _first_day(when: Edtf) -> date | None:
    """The day on which it certainly was, or began."""
    start = when.start
    if start is None or start.year is None or when.form is Form.ONE_OF or not _is_day(start):
        return None
    return start.earliest


def in_year(day: date, year: int) -> date:
    """The same day of another year; 29 February is the 28th where there is none."""
    leap_day = (day.month, day.day) == (2, 29)
    return date(year, 2, 28) if leap_day and not isleap(year) else day.replace(year=year)
