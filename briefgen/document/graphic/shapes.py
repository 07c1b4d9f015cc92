"""Shapes: marks and an axis in, what is drawn for each out; its place along the axis, not yet its row.

A day is a point, everything else a bar; what is less sure looks less solid.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Final, TypeAlias

from briefgen.document.graphic.axis import Axis, Span
from briefgen.document.graphic.mark import EventMark
from briefgen.edtf import Form

RADIUS: Final = 2.0
RADIUS_STRONG: Final = 3.1  # of a milestone, and of what has a hatching or a cross
RADIUS_DUE: Final = 3.6  # of the diamond of what is overdue
TAIL: Final = 34.0  # how far an open end reaches where nothing says how far
FADE: Final = 24.0
_LEAST_BAR: Final = 6.0
_ROUNDING: Final = 0.02

Room: TypeAlias = tuple[float, float]


@dataclass(frozen=True, slots=True)
class AxisShape:
    """One mark along the axis: from x1 to x2, fading over `fade_start` and `fade_end` points at its ends."""

    mark: EventMark
    point: bool
    x1: float
    x2: float
    fade_start: float = 0.0
    fade_end: float = 0.0

    @property
    def x(self) -> float:
        """Its middle."""
        return (self.x1 + self.x2) / 2

    @property
    def reach(self) -> float:
        """Where all that is drawn of it ends: a bar that is overdue has a diamond at its end."""
        return self.x2 + (RADIUS_DUE if self.mark.overdue and not self.point else 0.0)

    @property
    def small(self) -> bool:
        """Whether half a row is enough for it."""
        return not self.mark.overdue and (not self.point or self.x2 - self.x1 <= 2 * RADIUS + _ROUNDING)

    @property
    def hollow(self) -> bool:
        """Whether it has not happened yet."""
        return self.mark.status in {"planned", "proposed"}

    @property
    def hatched(self) -> bool:
        """Whether its date is not sure."""
        when = self.mark.date
        return when.uncertain or when.approximate or when.form is Form.ONE_OF

    @property
    def cancelled(self) -> bool:
        """Whether it was called off."""
        return self.mark.status == "cancelled"


def open_start(mark: EventMark) -> bool:
    """Whether nobody says when it began."""
    return mark.date.earliest == date.min


def open_end(mark: EventMark) -> bool:
    """Whether nobody says when it ends."""
    return mark.date.latest == date.max


def days_on_axis(marks: Iterable[EventMark], as_of: date) -> set[int]:
    """The days that the axis must hold: every known beginning and end, and the as-of day."""
    ends = {day for mark in marks for day in (mark.date.earliest, mark.date.latest)}
    return {day.toordinal() for day in (ends - {date.min, date.max}) | {as_of}}


def spans(marks: Iterable[EventMark]) -> list[Span]:
    """What is known to last from one day to another."""
    return [
        (mark.date.earliest.toordinal(), mark.date.latest.toordinal())
        for mark in marks
        if not open_start(mark) and not open_end(mark) and mark.date.form is Form.INTERVAL
    ]


def shape(mark: EventMark, axis: Axis, as_of: date, room: Room) -> AxisShape:
    """Draw a mark on the axis, inside its room; the axis leaves a tail's length for open ends there."""
    if mark.date.earliest == mark.date.latest:
        return _point(mark, axis)
    begin, end = _extent(mark, axis, as_of, (room[0], room[1] - RADIUS_DUE * mark.overdue))
    fade_start, fade_end = FADE * open_start(mark), FADE * open_end(mark)
    return AxisShape(mark, point=False, x1=round(begin, 2), x2=round(end, 2), fade_start=fade_start, fade_end=fade_end)


def _point(mark: EventMark, axis: Axis) -> AxisShape:
    strong = mark.milestone or mark.date.uncertain or mark.date.approximate or mark.status == "cancelled"
    radius = RADIUS_DUE if mark.overdue else RADIUS_STRONG if strong else RADIUS
    x = axis.at(mark.date.earliest.toordinal() + 0.5)
    return AxisShape(mark, point=True, x1=round(x - radius, 2), x2=round(x + radius, 2))


def _extent(mark: EventMark, axis: Axis, as_of: date, room: Room) -> Room:
    """Where a bar begins and ends; an open one that goes on reaches past the as-of day, any other is a tail."""
    if open_start(mark) and open_end(mark):
        return room
    begin, end = axis.at(mark.date.earliest.toordinal()), axis.at(mark.date.latest.toordinal() + 1)
    if open_start(mark):
        return max(room[0], end - TAIL), end
    if open_end(mark):
        now = axis.at(as_of.toordinal() + 0.5)
        known = max(begin, now) if mark.status in {"occurred", "ongoing"} else begin
        return begin, min(room[1], known + TAIL)
    return _at_least(begin, end, room)


def _at_least(begin: float, end: float, room: Room) -> Room:
    """Make a short bar long enough to be seen as one, about its middle."""
    length = max(_LEAST_BAR, end - begin)
    begin = max(room[0], min((begin + end - length) / 2, room[1] - length))
    return begin, begin + length
