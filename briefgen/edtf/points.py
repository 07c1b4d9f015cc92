"""One date of the calendar, read from its text: the grammar, and what the calendar does not have."""

import re

from briefgen.edtf.dates import MONTH_NAMES, Point, Precision, days_in_month
from briefgen.edtf.errors import EdtfError, Reason

_POINT = re.compile(
    r"""([0-9]{4} | [0-9]{3}X | [0-9]{2}XX | XXXX)
        (?: -([0-9]{2} | XX) (?: -([0-9]{2} | XX) )? )?
        ([?~%]?)""",
    re.VERBOSE,
)
_MARKS = re.compile(r"[?~%]")
_STACKED_MARKS = re.compile(r"[^?~%]*[?~%]{2,}")

_MONTHS = range(1, 13)
_SEASONS = range(21, 25)
_QUARTERS = range(33, 37)
_GROUPINGS = range(21, 42)
_LEAP_DAY = (2, 29)

_WHERE_X = (
    "X may replace the day, the month with the day, the last one or two digits of a year that "
    "stands alone, or the whole year"
)
# What EDTF has and a timeline of events does not need.
_UNSUPPORTED = (
    (re.compile(r"Y-?[0-9].*"), "Years have four digits, 0001 to 9999"),
    (re.compile(r"-[0-9]{4,}.*"), "Years before 0001 cannot be used"),
    (re.compile(r"-?[0-9]+E[0-9].*"), "Write the year with four digits, without an exponent"),
    (re.compile(r"[0-9]{4}S[0-9]+"), "Write a decade as 201X and a century as 20XX"),
    (re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}.*"), "Leave out the time of day"),
    (re.compile(r"[0-9X]{4}(-[0-9X]{2}){0,2}[?~%]?"), _WHERE_X),
)

_MAX_SHOWN = 40


def no_date(text: str) -> EdtfError:
    """Refuse what no part of EDTF describes."""
    if not text:
        return EdtfError(Reason.NOT_EDTF, "A date is missing")
    message = f"{quoted(text)} is no date: write 2025-05-29, 2025-05 or 2025"
    return EdtfError(Reason.NOT_EDTF, message)


def quoted(text: str) -> str:
    """Quote what was written, short and fit for one line of a terminal."""
    shown = text if text.isprintable() else ascii(text)[1:-1]
    return f"“{shown[:_MAX_SHOWN]}…”" if len(shown) > _MAX_SHOWN else f"“{shown}”"


def read_point(text: str) -> Point:
    """Read one date, with its qualifier (level 1: qualification of a complete date)."""
    match = _POINT.fullmatch(text)
    if match is None:
        raise _refusal(text)
    year_text, part, day_text, mark = match.groups()
    year, years = _read_year(year_text)
    if (years > 1 and part is not None) or (part == "XX" and day_text not in (None, "XX")):
        raise EdtfError(Reason.UNSUPPORTED, _WHERE_X)
    month, season, quarter = _read_part(part, day_text)
    return Point(
        year=year,
        month=month,
        day=_read_day(year, month, day_text),
        season=season,
        quarter=quarter,
        years=years,
        unspecified=_finest_unspecified(years, part, day_text),
        uncertain=mark in ("?", "%"),
        approximate=mark in ("~", "%"),
    )


def _read_year(text: str) -> tuple[int | None, int]:
    """Give the first of the years that are meant, and how many they are."""
    known = text.rstrip("X")
    if not known:
        return None, 1
    years: int = 10 ** (len(text) - len(known))
    year = int(known) * years
    if year == 0:
        raise EdtfError(Reason.UNSUPPORTED, "Years before 0001 cannot be used")
    return year, years


def _read_part(part: str | None, day: str | None) -> tuple[int | None, int | None, int | None]:
    """Give the month, the season or the quarter (level 1: seasons; level 2: sub-year groupings)."""
    if part is None or part == "XX":
        return None, None, None
    number = int(part)
    if number in _MONTHS:
        return number, None, None
    if day is not None or number not in _GROUPINGS:
        raise EdtfError(Reason.IMPOSSIBLE, f"There is no month {part}")
    if number in _SEASONS:
        return None, number, None
    if number in _QUARTERS:
        return None, None, number
    message = f"{part} is not used here: seasons are 21 to 24, quarters 33 to 36"
    raise EdtfError(Reason.UNSUPPORTED, message)


def _read_day(year: int | None, month: int | None, text: str | None) -> int | None:
    if month is None or text is None or text == "XX":
        return None
    day = int(text)
    if 1 <= day <= days_in_month(year, month):
        return day
    # Only in a leap year's February does it matter which year it is.
    where = f" in {year:04}" if (month, day) == _LEAP_DAY else ""
    raise EdtfError(Reason.IMPOSSIBLE, f"{day} {MONTH_NAMES[month - 1]} does not exist{where}")


def _finest_unspecified(years: int, part: str | None, day: str | None) -> Precision | None:
    if day == "XX":
        return Precision.DAY
    if part == "XX":
        return Precision.MONTH
    return Precision.YEAR if years > 1 else None


def _refusal(text: str) -> EdtfError:
    """Say why a text that the grammar does not know is refused."""
    for pattern, message in _UNSUPPORTED:
        if pattern.fullmatch(text):
            return EdtfError(Reason.UNSUPPORTED, message)
    unmarked = _MARKS.sub("", text)
    if unmarked != text and _POINT.fullmatch(unmarked) and not _STACKED_MARKS.fullmatch(text):
        return EdtfError(Reason.UNSUPPORTED, "? ~ and % stand once, at the end of the whole date")
    return no_date(text)
