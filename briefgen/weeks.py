"""ISO weeks: Monday first, `%G-W%V`; the first week of a year is the one with its first Thursday (ISO 8601-1, 4.4).

Both ends of a week are inclusive. A week is a run of days and knows no time zone: whoever asks for the last complete
one says what time it is there.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Final

_WRITTEN: Final = re.compile(r"([0-9]{4})-W([0-9]{2})")
_LENGTH: Final = timedelta(days=7)
_LONGEST_YEAR: Final = 53


class WeekError(ValueError):
    """A text names no week of the calendar; the message says why."""


@dataclass(frozen=True, slots=True, order=True)
class Week:
    """One week of the calendar, named by the year of its Thursday and its number."""

    year: int
    number: int

    def __post_init__(self) -> None:
        try:
            date.fromisocalendar(self.year, self.number, 1)
            date.fromisocalendar(self.year, self.number, 7)
        except ValueError:
            raise WeekError(_why_not(self.year, self.number)) from None

    def __str__(self) -> str:
        """The name of the week: 2025-W51."""
        return f"{self.year:04}-W{self.number:02}"

    @property
    def monday(self) -> date:
        """Its first day."""
        return date.fromisocalendar(self.year, self.number, 1)

    @property
    def sunday(self) -> date:
        """Its last day."""
        return date.fromisocalendar(self.year, self.number, 7)

    @property
    def eve(self) -> date:
        """The day before it begins: what was known then is not new in it."""
        return self.monday - timedelta(days=1)

    def until(self, last: "Week") -> Iterator["Week"]:
        """Each week from this one to the last, in order."""
        week = self
        while week <= last:
            yield week
            week = week_of(week.monday + _LENGTH)


def week_of(day: date) -> Week:
    """The week that a day lies in."""
    year, number, _ = day.isocalendar()
    return Week(year, number)


def parse_week(text: str) -> Week:
    """The week written as 2025-W51."""
    match = _WRITTEN.fullmatch(text)
    if match is None:
        message = f"‘{text[:40]}’ is not a week; write it as 2025-W51"
        raise WeekError(message)
    return Week(int(match[1]), int(match[2]))


def last_complete(now: datetime) -> Week:
    """The last week that is over at a moment, by the calendar of that moment's own time zone."""
    return week_of(now.date() - _LENGTH)


def weeks_in(year: int) -> int:
    """How many weeks a year has: 52, or 53 when it has 53 Thursdays."""
    return date(year, 12, 28).isocalendar().week  # 28 December always lies in the last week


def _why_not(year: int, number: int) -> str:
    if not date.min.year <= year < date.max.year:
        return f"there is no week {number} of {year}"
    if number == _LONGEST_YEAR:
        return f"there is no week 53 of {year}: that year has {weeks_in(year)} weeks"
    return f"there is no week {number} of {year}: weeks are 01 to {weeks_in(year)}"
