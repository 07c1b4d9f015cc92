"""Dates in words: each form of `Edtf` becomes a phrase in which what the points share is said once."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

from briefgen.edtf import Bound, Edtf, Form, Point, Precision
from briefgen.localization.points import (
    Pen,
    about,
    day_of_month,
    in_year,
    marked,
    marks,
    name,
    probably,
    span,
    unspecified,
    whole,
)
from briefgen.localization.typography import euphonic, nobreak
from briefgen.localization.voice import Voice
from briefgen.localization.wording import EITHER, DateWording, Message

_Joiner = Callable[[Pen, list[str]], str]


def in_words(voice: Voice, wording: DateWording, date: Edtf) -> str:
    """Write a date, in the width of the wording."""
    pen = Pen(voice, wording)
    write = {Form.POINT: _point, Form.INTERVAL: _interval, Form.ONE_OF: _one_of}[date.form]
    return nobreak(euphonic(write(pen, date), voice.locale), voice.locale)


def _point(pen: Pen, date: Edtf) -> str:
    (point,) = date.points
    return _with_marks(pen, point)


def _interval(pen: Pen, date: Edtf) -> str:
    if date.start is None or date.end is None:
        return _half(pen, date)
    if date.start == date.end:
        return _with_marks(pen, date.start)
    return _together(pen, [date.start, date.end], span, pen.wording.years)


def _half(pen: Pen, date: Edtf) -> str:
    """Write an interval of which one end is open or unknown."""
    wording = pen.wording
    if date.end is None:
        plain, approximate, unknown = wording.since, wording.since_about, wording.end_unknown
    else:
        plain, approximate, unknown = wording.until, wording.until_about, wording.start_unknown
    (point,) = date.points
    mark = marks(point)
    phrase = pen.say(approximate if mark.approximate else plain, date=whole(replace(pen, after=True), point))
    phrase = unspecified(pen, phrase, mark)
    if unknown and Bound.UNKNOWN in (date.start_bound, date.end_bound):
        phrase = pen.say(unknown, date=phrase)
    return probably(pen, phrase, mark)


def _one_of(pen: Pen, date: Edtf) -> str:
    if len(set(date.points)) == 1:
        return _limit(pen, date) if date.start is None or date.end is None else _with_marks(pen, date.points[0])
    if date.choices or _neighbours(date):
        return _together(pen, list(date.points), _either, pen.wording.years_chosen)
    message = pen.wording.between
    ends = replace(pen, after=pen.wording.between_ends is not None)

    return _together(ends, list(date.points), _between, pen.wording.years_between, message)


def _neighbours(date: Edtf) -> bool:
    """Whether it is one of two days that follow each other: then nothing lies between them."""
    if date.precision is not Precision.DAY or None in (date.start, date.end):
        return False
    return date.latest - date.earliest == timedelta(days=1)


def _limit(pen: Pen, date: Edtf) -> str:
    """Write one unknown day of which only the first or the last possible is known."""
    message = pen.wording.not_after if date.start is None else pen.wording.not_before
    (point,) = date.points
    mark = marks(point)
    inner = about(pen, whole(replace(pen, after=True), point), mark)
    return probably(pen, unspecified(pen, pen.say(message, date=inner), mark), mark)


def _together(pen: Pen, points: list[Point], join: _Joiner, years: Message, around: Message | None = None) -> str:
    """Join points: what they share, the year or the marks, is said once and of all of them."""
    mark = marks(points[0])
    if any(marks(point) != mark for point in points):
        phrase = join(pen, [_with_marks(pen, point) for point in points])
        return pen.say(around, range=phrase) if around else phrase
    phrase = _shared_year(pen, points, join) or _bare_years(pen, points, join, years)
    phrase = phrase or join(pen, [whole(pen, point) for point in points])
    return marked(pen, pen.say(around, range=phrase) if around else phrase, mark)


def _shared_year(pen: Pen, points: list[Point], join: _Joiner) -> str:
    """Join points of one year, or of one month; nothing, if they are not."""
    names = [name(pen, point) for point in points]
    if len({point.year for point in points}) > 1 or not all(names):
        return ""
    month = points[0].month
    if month is None or any(point.day is None or point.month != month for point in points):
        return in_year(pen, join(pen, names), points[0].year)
    return in_year(pen, day_of_month(pen, join(pen, [str(point.day) for point in points]), month), points[0].year)


def _bare_years(pen: Pen, points: list[Point], join: _Joiner, years: Message) -> str:
    """Join points that are single years; nothing, if they are not."""
    if any(name(pen, point) or point.year is None or point.years > 1 for point in points):
        return ""
    return pen.say(years, years=join(pen, [str(point.year) for point in points]))


def _between(pen: Pen, ends: list[str]) -> str:
    message = pen.wording.between_ends
    return pen.say(message, start=ends[0], end=ends[1]) if message else span(pen, ends)


def _either(pen: Pen, phrases: list[str]) -> str:
    return pen.say(EITHER, dates=", ".join(phrases[:-1]), last=phrases[-1])


def _with_marks(pen: Pen, point: Point) -> str:
    return marked(pen, whole(pen, point), marks(point))
