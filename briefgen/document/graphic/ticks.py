"""Ticks: an axis in, its years and months out, named in the reader's language where there is room."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Final

from briefgen.document.graphic.axis import Axis, Segment
from briefgen.document.graphic.lettering import MONTH, YEAR, TypeSize
from briefgen.document.graphic.mark import Wording

_YEAR_STEPS: Final = (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000)
_MONTH_STEPS: Final = (1, 3, 6)
_LEAST_TICK: Final = 5.0
_AIR: Final = 4.0


@dataclass(frozen=True, slots=True)
class Tick:
    """A line of the axis, at the beginning of a year or of a month."""

    x: float
    year: bool


@dataclass(frozen=True, slots=True)
class TickLabel:
    """A name on the axis, beginning at x."""

    x: float
    width: float
    text: str
    year: bool


@dataclass(frozen=True, slots=True)
class Ticks:
    """The lines and the names of an axis."""

    lines: tuple[Tick, ...]
    years: tuple[TickLabel, ...]
    months: tuple[TickLabel, ...]


def lay_ticks(axis: Axis, wording: Wording) -> Ticks:
    """Name the years of every segment, and its months where a month is wide enough."""
    names = [_year_label(axis, segment, year, wording) for segment in axis.segments for year in _years(axis, segment)]
    step = _month_step(axis, wording)
    months = [label for segment in axis.segments for label in _month_labels(axis, segment, step, wording)]
    lines = [tick for segment in axis.segments for tick in _lines(axis, segment, step)]
    return Ticks(tuple(lines), _apart(names), tuple(months))


def _apart(labels: Iterable[TickLabel]) -> tuple[TickLabel, ...]:
    """Leave out each label that would touch the one before it."""
    kept: list[TickLabel] = []
    for label in labels:
        if not kept or label.x >= kept[-1].x + kept[-1].width + _AIR:
            kept.append(label)
    return tuple(kept)


def _step(steps: tuple[int, ...], unit: float, need: float) -> int:
    """The smallest step that leaves room for its name; 0 if none does."""
    return next((step for step in steps if step * unit >= need), 0)


def _years(axis: Axis, segment: Segment) -> list[int]:
    """The years of a segment that get a name: the first one, and those at the step."""
    step = _year_step(axis)
    first, last = date.fromordinal(segment.first).year, date.fromordinal(segment.end - 1).year
    return [year for year in range(first, last + 1) if year in (first, last) or year % step == 0]


def _year_step(axis: Axis) -> int:
    """How many years go from one name to the next."""
    return _step(_YEAR_STEPS, 365 * axis.scale, YEAR.width("0000") + _AIR) or _YEAR_STEPS[-1]


def _year_label(axis: Axis, segment: Segment, year: int, wording: Wording) -> TickLabel:
    """Centre the name over what is seen of the year, inside its segment."""
    text = wording.year(year)
    width = YEAR.width(text)
    begin = axis.at(max(segment.first, date(year, 1, 1).toordinal()))
    end = axis.at(min(segment.end, date(year, 12, 31).toordinal() + 1))
    centred = (begin + end - width) / 2
    x = max(segment.x, min(centred, axis.end_of(segment) - width))
    return TickLabel(round(x, 2), round(width, 2), text, year=True)


def _month_step(axis: Axis, wording: Wording) -> int:
    """How many months go from one name to the next; 0 for no names."""
    widest = max(MONTH.width(wording.month(month)) for month in range(1, 13))
    return _step(_MONTH_STEPS, 30 * axis.scale, widest + _AIR)


def _month_labels(axis: Axis, segment: Segment, step: int, wording: Wording) -> Iterable[TickLabel]:
    if not step or _is_bare(axis, segment):
        return
    for day in _month_starts(segment, step):
        text, x = wording.month(date.fromordinal(day).month), axis.at(day) + 2
        width = _width(MONTH, text)
        if x + width <= axis.end_of(segment):
            yield TickLabel(round(x, 2), width, text, year=False)


def _is_bare(axis: Axis, segment: Segment) -> bool:
    """Whether a segment holds bare years, drawn shorter than the scale: months have neither room nor meaning there."""
    return segment.scale < axis.scale


def _width(kind: TypeSize, text: str) -> float:
    return round(kind.width(text), 2)


def _lines(axis: Axis, segment: Segment, step: int) -> Iterable[Tick]:
    """A line for every January 1 (of the years that get a name), and for the months where they do not crowd."""
    years = _year_step(axis)
    months = 12 if _is_bare(axis, segment) else step or (3 if 3 * 30 * axis.scale >= _LEAST_TICK else 12)
    for day in _month_starts(segment, months):
        begin = date.fromordinal(day)
        if begin.month > 1 or begin.year % years == 0:
            yield Tick(round(axis.at(day), 2), year=begin.month == 1)


def _month_starts(segment: Segment, step: int) -> Iterable[int]:
    """The first days of every so many months, counted from January, that lie in the segment."""
    begin = date.fromordinal(segment.first)
    end = date.fromordinal(segment.end - 1)
    for count in range(begin.year * 12 + begin.month - 1, end.year * 12 + end.month):
        day = date(count // 12, count % 12 + 1, 1).toordinal()
        if count % 12 % step == 0 and day >= segment.first:
            yield day
