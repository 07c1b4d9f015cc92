"""The axis: the days that matter in, one scale out, with a break where years are empty.

Days are proleptic ordinals; a day d reaches from d to d + 1. Equal lengths are equal times on both sides of a break;
only a segment in which nothing is known but its years is drawn shorter, because nothing in it can be compared. Its
ticks name years and months as often as there is room.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from typing import Final, TypeAlias

from briefgen.document.graphic.lettering import MONTH, YEAR, TypeSize
from briefgen.document.graphic.mark import Wording

Span: TypeAlias = tuple[int, int]

BREAK_WIDTH: Final = 12.0
_MOST_BREAKS: Final = 6
_LONG_EMPTY: Final = 700  # days inside a span that a crowded picture may leave out
_SHORT: Final = 400  # days; a shorter axis ends at months, a longer one at quarters
_LEAST_SHARE: Final = 0.06  # of the axis, for a segment to hold its year
_FIRST, _LAST = date.min.toordinal(), date.max.toordinal()


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of days without a break, from the first day to the end of the last, and where it begins."""

    first: int
    end: int
    x: float
    scale: float  # points a day


@dataclass(frozen=True, slots=True)
class Axis:
    """Where each day stands."""

    segments: tuple[Segment, ...]
    scale: float  # points a day, but for segments of bare years

    @property
    def left(self) -> float:
        """Where the axis begins."""
        return self.segments[0].x

    @property
    def right(self) -> float:
        """Where the axis ends."""
        return self.end_of(self.segments[-1])

    def end_of(self, segment: Segment) -> float:
        """Where a segment ends."""
        return segment.x + (segment.end - segment.first) * segment.scale

    def at(self, day: float) -> float:
        """Where a moment stands; one that is left out stands in the middle of its break."""
        before = [segment for segment in self.segments if segment.first <= day]
        if not before:
            return self.left
        segment = before[-1]
        if day <= segment.end or segment is self.segments[-1]:
            return segment.x + (min(day, segment.end) - segment.first) * segment.scale
        return self.end_of(segment) + BREAK_WIDTH / 2


def lay_axis(days: Iterable[int], spans: Sequence[Span], room: tuple[float, float], *, crowded: bool) -> Axis:
    """Lay the axis over the days that must be on it, between two places.

    The spans are what lasts; years that one of them fills are left out only in a crowded picture.
    """
    known = sorted(set(days))
    groups = _grouped(known, spans, crowded=crowded)
    months = 1 if groups[-1][1] - groups[0][0] < _SHORT else 3
    stretches = _widened([(_floor(a, months), _ceiling(b, months)) for a, b in groups])
    total = sum(b - a for a, b in stretches)
    lengths = [_length(stretch, known, total) if len(stretches) > 1 else total for stretch in stretches]
    scale = (room[1] - room[0] - BREAK_WIDTH * (len(stretches) - 1)) / sum(lengths)
    return Axis(tuple(_placed(stretches, lengths, room[0], scale)), scale)


def _length(stretch: Span, known: Sequence[int], total: int) -> float:
    """The length of a stretch in days; one of bare years is as short as its name allows."""
    first, end = stretch
    inside = [day for day in known if first <= day < end]
    bare = inside == [first, end - 1] and (first, end) == (_floor(first, 12), _ceiling(end - 1, 12))
    return min(end - first, _LEAST_SHARE * total) if bare else end - first


def _placed(stretches: Sequence[Span], lengths: Sequence[float], x: float, scale: float) -> Iterable[Segment]:
    for (first, end), length in zip(stretches, lengths, strict=True):
        yield Segment(first, end, x, length * scale / (end - first))
        x += length * scale + BREAK_WIDTH


def _grouped(days: Sequence[int], spans: Sequence[Span], *, crowded: bool) -> list[Span]:
    """Part the days where the longest empty stretches are."""
    empty = [pair for pair in pairwise(days) if _may_break(pair, spans, crowded=crowded)]
    breaks = sorted(sorted(empty, key=lambda pair: pair[0] - pair[1])[:_MOST_BREAKS])
    starts = [days[0], *(b for _, b in breaks)]
    ends = [*(a for a, _ in breaks), days[-1]]
    return list(zip(starts, ends, strict=True))


def _may_break(pair: Span, spans: Sequence[Span], *, crowded: bool) -> bool:
    a, b = pair
    if any(first <= a and b <= last for first, last in spans):
        return crowded and b - a >= _LONG_EMPTY
    return date.fromordinal(b).year - date.fromordinal(a).year > 1


def _widened(stretches: list[Span]) -> list[Span]:
    """Let every stretch have its least share of the axis; stretches that then meet become one."""
    total = sum(b - a for a, b in stretches)
    least = round(total * min(_LEAST_SHARE, 0.5 / len(stretches)))
    wide = [_at_least(stretch, least) for stretch in stretches]
    joined = [wide[0]]
    for first, end in wide[1:]:
        if first <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((first, end))
    return joined


def _at_least(stretch: Span, days: int) -> Span:
    """Make a stretch longer on both sides, yet in the calendar year where it is as far as that goes."""
    first, end = stretch
    missing = max(0, days - (end - first))
    begin = min(first - missing // 2, max(_ceiling(end - 1, 12) - missing, first - missing) if missing else first)
    begin = max(begin, min(_floor(first, 12), first), _FIRST)
    return begin, min(_LAST + 1, begin + missing + end - first)


def _floor(day: int, months: int) -> int:
    """The first day of the month or the quarter."""
    moment = date.fromordinal(day)
    return moment.replace(month=(moment.month - 1) // months * months + 1, day=1).toordinal()


def _ceiling(day: int, months: int) -> int:
    """The end of the month's or the quarter's last day."""
    moment = date.fromordinal(day)
    count = moment.year * 12 + (moment.month - 1) // months * months + months
    return date(count // 12, count % 12 + 1, 1).toordinal() if count // 12 <= date.max.year else _LAST + 1


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
