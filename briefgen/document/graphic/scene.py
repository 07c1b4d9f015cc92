"""The scene: marks, lanes and words in; the axis, the lanes' names and all heights out, before any row is known."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final, TypeAlias

from briefgen.document.graphic import legend
from briefgen.document.graphic.axis import Axis, lay_axis
from briefgen.document.graphic.labelling import Packing
from briefgen.document.graphic.lettering import LANE, Lettering, set_in
from briefgen.document.graphic.mark import EventMark, Size, Wording
from briefgen.document.graphic.packing import HALF
from briefgen.document.graphic.shapes import TAIL, Room, days_on_axis, open_end, open_start, spans
from briefgen.document.graphic.ticks import Ticks, lay_ticks

LaneName: TypeAlias = tuple[str, str]

NAME_LINE: Final = 8.4
LANE_AIR: Final = 2.5  # above and below the rows of a lane
YEARS: Final = 11.0  # the height of the axis's names
MONTHS: Final = 9.0
AXIS_AIR: Final = 3.0
AS_OF: Final = 13.0
LEGEND_AIR: Final = 3.0
_NAME_WIDTH: Final = 80.0
_NAME_LINES: Final = 3
_NAME_GAP: Final = 9.0
_EDGE: Final = 5.0
_CROWDED: Final = 12


@dataclass(frozen=True, slots=True)
class Scene:
    """What the marks are placed in."""

    size: Size
    wording: Wording
    as_of: date
    names: Mapping[str, Lettering]
    room: Room
    axis: Axis
    ticks: Ticks
    legend_height: float  # at most, with an entry for everything

    @property
    def axis_y(self) -> float:
        """Where the axis lies, below its names."""
        return YEARS + MONTHS * bool(self.ticks.months) + AXIS_AIR

    def lane_height(self, lane: str, rows: int) -> float:
        """How high a lane is: its rows, or its name."""
        return max(rows * HALF, len(self.names[lane].lines) * NAME_LINE) + 2 * LANE_AIR

    def bottom(self, packing: Packing) -> float:
        """Where the lowest lane ends."""
        return self.axis_y + sum(self.lane_height(lane, packed.rows) for lane, packed in packing.items())

    def legend_top(self, packing: Packing) -> float:
        """Where the legend begins."""
        return self.bottom(packing) + AS_OF + LEGEND_AIR

    def height(self, packing: Packing) -> float:
        """How high the whole picture is at most."""
        return self.legend_top(packing) + self.legend_height


def set_scene(
    marks: Sequence[EventMark], lanes: Sequence[LaneName], as_of: date, wording: Wording, size: Size
) -> Scene:
    """Name the lanes that have a mark, and lay the axis beside their names."""
    names = _names(marks, lanes)
    left = max((name.width for name in names.values()), default=0.0) + _NAME_GAP
    room = (round(left, 2), size.width)
    axis = lay_axis(days_on_axis(marks, as_of), spans(marks), _axis_room(marks, room), crowded=len(marks) > _CROWDED)
    legend_height = legend.legend_height(legend.KEYS, wording, size.width)
    return Scene(size, wording, as_of, names, room, axis, lay_ticks(axis, wording), legend_height)


def _names(marks: Sequence[EventMark], lanes: Sequence[LaneName]) -> dict[str, Lettering]:
    used = {mark.lane for mark in marks}
    names = {key: set_in(name, LANE, _NAME_WIDTH, _NAME_LINES) for key, name in lanes if key in used}
    if unknown := used - names.keys():
        message = f"no lane {min(unknown)!r}"
        raise ValueError(message)
    return names


def _axis_room(marks: Sequence[EventMark], room: Room) -> Room:
    """Leave room at an end of the axis for what is open there."""
    left = TAIL if any(open_start(mark) for mark in marks) else _EDGE
    right = TAIL if any(open_end(mark) for mark in marks) else _EDGE
    return room[0] + left, room[1] - right
