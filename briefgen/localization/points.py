"""One point of the calendar in words: a day, month, season, quarter, year, decade or century."""

from dataclasses import dataclass
from typing import NamedTuple

from briefgen.edtf import Point, Precision
from briefgen.localization.voice import Voice
from briefgen.localization.wording import RANGE, UNKNOWN, DateWording, Message

_FIRST_SEASON = 21
_FIRST_QUARTER = 33
_DECADE = 10


@dataclass(frozen=True)
class Pen:
    """A language, a width, and the case of what is written: after a preposition or not."""

    voice: Voice
    wording: DateWording
    after: bool = False

    def say(self, message: Message, /, **fields: str | int) -> str:
        """Translate a message and fill its fields."""
        return self.voice.say(message, **fields)


class DateQualifiers(NamedTuple):
    """What is known about a date beside the date."""

    uncertain: bool
    approximate: bool
    unspecified: Precision | None


def marks(point: Point) -> DateQualifiers:
    """Read the marks of a point; the X of a decade is in its name already."""
    unspecified = None if point.unspecified is Precision.YEAR else point.unspecified
    return DateQualifiers(point.uncertain, point.approximate, unspecified)


def name(pen: Pen, point: Point) -> str:
    """Name what a point is within its year; nothing, if it is no less than a year."""
    if point.day is not None and point.month is not None:
        return day_of_month(pen, str(point.day), point.month)
    if point.month is not None:
        months = pen.voice.cldr.months[pen.wording.month_width]
        return (months.beside if pen.after else months.alone)[point.month]
    if point.season is not None:
        return pen.say(pen.wording.seasons[pen.after][point.season - _FIRST_SEASON])
    if point.quarter is not None:
        return pen.say(pen.wording.quarters[pen.after][point.quarter - _FIRST_QUARTER])
    return ""


def day_of_month(pen: Pen, days: str, month: int) -> str:
    """Write one day or several of one month."""
    return pen.say(pen.wording.day, day=days, month=pen.voice.cldr.months[pen.wording.month_width].beside[month])


def in_year(pen: Pen, named: str, year: int | None) -> str:
    """Put the year to what is named within it."""
    if year is None:
        return pen.say(pen.wording.year_unknown, date=named)
    return pen.say(pen.wording.with_year, date=named, year=year)


def whole(pen: Pen, point: Point) -> str:
    """Write a point with its year, and without its marks."""
    named = name(pen, point)
    if named:
        return in_year(pen, named, point.year)
    if point.year is None:
        return pen.say(UNKNOWN)
    if point.years == _DECADE:
        return pen.say(pen.wording.decade[pen.after], year=point.year)
    if point.years > 1:
        return years(pen, [point.year, point.year + point.years - 1])
    return pen.say(pen.wording.year, year=point.year)


def years(pen: Pen, ends: list[int]) -> str:
    """Write a range of years."""
    return pen.say(pen.wording.years, years=span(pen, [str(year) for year in ends]))


def span(pen: Pen, ends: list[str]) -> str:
    """Join the two ends of a range: with the dash of the style if both are bare, or else in words."""
    start, end = ends
    dash = pen.voice.style.dash
    if dash is None or len(f"{start} {end}".split()) > len(ends):
        return pen.say(RANGE, start=start, end=end)
    return f"{start}{dash}{end}"


def about(pen: Pen, phrase: str, mark: DateQualifiers) -> str:
    """Say of a phrase that it is approximate."""
    return pen.say(pen.wording.about, date=phrase) if mark.approximate else phrase


def probably(pen: Pen, phrase: str, mark: DateQualifiers) -> str:
    """Say of a phrase that it is uncertain."""
    return pen.say(pen.wording.probably, date=phrase) if mark.uncertain else phrase


def unspecified(pen: Pen, phrase: str, mark: DateQualifiers) -> str:
    """Say of a phrase which part of it nobody knows."""
    messages = {Precision.DAY: pen.wording.day_unknown, Precision.MONTH: pen.wording.month_unknown}
    message = messages.get(mark.unspecified) if mark.unspecified is not None else None
    return pen.say(message, date=phrase) if message else phrase


def marked(pen: Pen, phrase: str, mark: DateQualifiers) -> str:
    """Say all that is known about a phrase."""
    return probably(pen, about(pen, unspecified(pen, phrase, mark), mark), mark)
