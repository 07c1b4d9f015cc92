"""The values: a point on the calendar, and a date made of one or more points."""

from calendar import isleap
from dataclasses import dataclass
from datetime import date, timedelta
from enum import IntEnum, StrEnum

# Not `calendar.month_name`, which follows the locale of the process.
MONTH_NAMES = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)

_LONGEST = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_FEBRUARY = 2
_ONE_DAY = timedelta(days=1)


class Form(StrEnum):
    """What kind of statement a date makes."""

    POINT = "point"
    INTERVAL = "interval"
    ONE_OF = "one-of"


class Bound(StrEnum):
    """What stands at one end (ISO 8601-2, Annex A, level 1: extended interval)."""

    GIVEN = "given"
    OPEN = "open"
    UNKNOWN = "unknown"


class Precision(IntEnum):
    """How much of the calendar one date names, from the finest to the coarsest."""

    DAY = 0
    MONTH = 1
    SEASON = 2
    QUARTER = 3
    YEAR = 4
    DECADE = 5
    CENTURY = 6
    UNKNOWN = 7


_BY_YEARS = {1: Precision.YEAR, 10: Precision.DECADE, 100: Precision.CENTURY}


def days_in_month(year: int | None, month: int) -> int:
    """Count the days of a month; of an unknown year, at most."""
    if month == _FEBRUARY and year is not None and not isleap(year):
        return 28
    return _LONGEST[month - 1]


def _last_day(year: int, month: int) -> date:
    """Find the last day of a month that is counted on past December."""
    years, month = divmod(month, 12)
    if year + years > date.max.year:
        return date.max
    return date(year + years, month + 1, 1) - _ONE_DAY


@dataclass(frozen=True, slots=True)
class Point:
    """One day, month, season, quarter, year, decade or century (ISO 8601-2, Annex A, levels 0-2).

    `year` is None in `XXXX-06-06`, and the first of its `years` in `201X` (10) and `20XX` (100).
    `unspecified` names the finest part that is written as X after a known one: in `2025-04-XX`,
    which is *some day of* April 2025, it is DAY; the precision is that of what is known, MONTH.
    """

    year: int | None
    month: int | None = None
    day: int | None = None
    season: int | None = None
    quarter: int | None = None
    years: int = 1
    unspecified: Precision | None = None
    uncertain: bool = False
    approximate: bool = False

    @property
    def earliest(self) -> date:
        """The first day that it may touch."""
        return date.min if self.year is None else self.first_day_in(self.year)

    @property
    def latest(self) -> date:
        """The last day that it may touch."""
        return date.max if self.year is None else self.last_day_in(self.year)

    @property
    def precision(self) -> Precision:
        """What it names; UNKNOWN only where neither the year nor a part of it is known."""
        if self.day is not None:
            return Precision.DAY
        if self.month is not None:
            return Precision.MONTH
        if self.season is not None:
            return Precision.SEASON
        if self.quarter is not None:
            return Precision.QUARTER
        return Precision.UNKNOWN if self.year is None else _BY_YEARS[self.years]

    def first_day_in(self, year: int) -> date:
        """Find its first day, were `year` its year."""
        return date(year, self._months()[0], self.day or 1)

    def last_day_in(self, year: int) -> date:
        """Find its last day, were `year` its year."""
        if self.day is not None:
            return self.first_day_in(year)
        return _last_day(year, self._months()[1])

    def _months(self) -> tuple[int, int]:
        """Number its first and its last month; those of later years go on from 13."""
        if self.month is not None:
            return self.month, self.month
        if self.season is not None:
            return 3 * self.season - 60, 3 * self.season - 58
        if self.quarter is not None:
            return 3 * self.quarter - 98, 3 * self.quarter - 96
        return 1, 12 * self.years


@dataclass(frozen=True, slots=True)
class Edtf:
    """A date as it was written, and what it says (ISO 8601-2, Annex A).

    `start` and `end` are the same point in a POINT, and None at an open or unknown end. Only a list
    `[a,b]` has `choices`; its start and its end are then the choices that reach furthest.
    """

    text: str
    form: Form
    start: Point | None
    end: Point | None
    start_bound: Bound = Bound.GIVEN
    end_bound: Bound = Bound.GIVEN
    choices: tuple[Point, ...] = ()

    def __str__(self) -> str:
        """Give the text as it was written."""
        return self.text

    @property
    def points(self) -> tuple[Point, ...]:
        """All the points it is made of, as they are written."""
        if self.form is Form.POINT and self.start is not None:
            return (self.start,)
        return self.choices or tuple(p for p in (self.start, self.end) if p is not None)

    @property
    def earliest(self) -> date:
        """The first day that it may touch; `date.min` where that is open or unknown."""
        return date.min if self.start is None else self.start.earliest

    @property
    def latest(self) -> date:
        """The last day that it may touch; `date.max` where that is open or unknown."""
        return date.max if self.end is None else self.end.latest

    @property
    def precision(self) -> Precision:
        """The coarsest precision of its points."""
        return max(point.precision for point in self.points)

    @property
    def uncertain(self) -> bool:
        """Whether any point of it is marked `?` or `%`."""
        return any(point.uncertain for point in self.points)

    @property
    def approximate(self) -> bool:
        """Whether any point of it is marked `~` or `%`."""
        return any(point.approximate for point in self.points)

    @property
    def open_start(self) -> bool:
        """Whether it says that it has no start (`..`); an unknown start is another thing."""
        return self.start_bound is Bound.OPEN

    @property
    def open_end(self) -> bool:
        """Whether it says that it has no end (`..`); an unknown end is another thing."""
        return self.end_bound is Bound.OPEN

    @property
    def year_unknown(self) -> bool:
        """Whether a year of it is `XXXX`."""
        return any(point.year is None for point in self.points)

    @property
    def sort_key(self) -> tuple[bool, date, date, str]:
        """A key that puts all dates in one order, those of an unknown year last."""
        return self.year_unknown, self.earliest, self.latest, self.text
