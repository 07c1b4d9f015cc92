"""The picture: what comes out, placed to the point and ready to be drawn; nothing in it has to be measured again.

Lengths are points, y counts downwards. A template draws these values and decides nothing but looks.
"""

from dataclasses import dataclass

from briefgen.document.graphic.ticks import Ticks


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
