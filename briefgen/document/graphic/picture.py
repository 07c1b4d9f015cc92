"""The picture: what comes out, placed to the point and ready to be drawn; nothing in it has to be measured again.

Lengths are points, y counts downwards. A template draws these values and decides nothing but looks.
Hatching, by which uncertain dates are drawn, is worked out as strokes.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from math import ceil, sqrt
from typing import Final

from briefgen.document.graphic.axis import Ticks


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle."""

    x: float
    y: float
    width: float
    height: float

    def touches(self, other: "Box") -> bool:
        """Whether the two have an inner point in common."""
        across = self.x < other.x + other.width and other.x < self.x + self.width
        return across and self.y < other.y + other.height and other.y < self.y + self.height


@dataclass(frozen=True, slots=True)
class TextLine:
    """A line of text on its baseline; x is its right end where `ends`."""

    x: float
    y: float
    text: str
    ends: bool = False


@dataclass(frozen=True, slots=True)
class Stroke:
    """A straight line."""

    x1: float
    y1: float
    x2: float
    y2: float
    opacity: float = 1.0


@dataclass(frozen=True, slots=True)
class Label:
    """The words beside a mark (or the number that stands in for them), and the box that they keep clear."""

    lines: tuple[TextLine, ...]
    box: Box
    number: bool


@dataclass(frozen=True, slots=True)
class PlacedMark:
    """A mark in its place. A bar that fades does so over so many points at its beginning and its end."""

    id: str
    title: str
    point: bool
    x: float  # the middle
    y: float
    box: Box  # the circle's or the bar's
    covers: Box  # all that is drawn of it
    fade_start: float
    fade_end: float
    hollow: bool
    cancelled: bool
    overdue: bool
    milestone: bool
    hatching: tuple[Stroke, ...]
    label: Label | None


@dataclass(frozen=True, slots=True)
class PlacedLane:
    """A lane between two heights, and its name."""

    id: str
    name: tuple[TextLine, ...]
    top: float
    bottom: float


@dataclass(frozen=True, slots=True)
class AsOf:
    """The vertical line of the as-of day, and its words below it."""

    x: float
    label: TextLine
    box: Box


@dataclass(frozen=True, slots=True)
class LegendEntry:
    """One explained way of drawing: its key, where its sample stands, and its words."""

    key: str
    x: float
    y: float
    label: TextLine


@dataclass(frozen=True, slots=True)
class LaidOutPicture:
    """The whole picture, and the ids of the marks that are not in it.

    `undrawn` have no known year; for `omitted` there was no room, which takes hundreds of marks.
    """

    width: float
    height: float
    plot: Box
    ticks: Ticks
    axis_y: float
    axis_lines: tuple[Stroke, ...]
    breaks: tuple[float, ...]
    lanes: tuple[PlacedLane, ...]
    marks: tuple[PlacedMark, ...]
    as_of: AsOf
    legend: tuple[LegendEntry, ...]
    undrawn: tuple[str, ...]
    omitted: tuple[str, ...]


_STEP: Final = 2.4  # along the bar


def hatch_bar(box: Box, fade_start: float = 0.0, fade_end: float = 0.0) -> tuple[Stroke, ...]:
    """Fill a bar with lines at 45 degrees that end at its outline and grow pale where it fades."""
    count = ceil((box.width + box.height) / _STEP)
    lines = (_across(box, step * _STEP) for step in range(1, count))
    return tuple(_pale(line, box, fade_start, fade_end) for line in lines)


def hatch_circle(x: float, y: float, radius: float) -> tuple[Stroke, ...]:
    """Fill a circle with three chords at 45 degrees."""
    return tuple(_chords(x, y, radius))


def _across(box: Box, offset: float) -> Stroke:
    """The line down and left from `offset` along the upper edge (or past it), clipped to the box."""
    first, last = max(0.0, offset - box.width), min(offset, box.height)
    ends = (box.x + offset - first, box.y + first, box.x + offset - last, box.y + last)
    return Stroke(*(round(value, 2) for value in ends))


def _pale(line: Stroke, box: Box, fade_start: float, fade_end: float) -> Stroke:
    """Give a line the opacity that the bar has at its middle."""
    x = (line.x1 + line.x2) / 2
    begin = (x - box.x) / fade_start if fade_start else 1.0
    end = (box.x + box.width - x) / fade_end if fade_end else 1.0
    return Stroke(line.x1, line.y1, line.x2, line.y2, round(max(0.0, min(begin, end, 1.0)), 2))


def _chords(x: float, y: float, radius: float) -> Iterable[Stroke]:
    for distance in (-radius / 2, 0.0, radius / 2):
        half = sqrt(radius**2 - distance**2) / sqrt(2)
        shift = distance / sqrt(2)
        ends = (x + shift - half, y + shift + half, x + shift + half, y + shift - half)
        yield Stroke(*(round(value, 2) for value in ends))
