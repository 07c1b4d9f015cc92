"""The layout: marks, lanes and the as-of day in, the whole picture out.

The stages: the scene (axis and lanes' names), a shape for each mark, rows and labels in each lane, then the places.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import accumulate
from typing import Final, TypeAlias

from briefgen.document.graphic import legend
from briefgen.document.graphic.axis import BREAK_WIDTH, Axis, Ticks, lay_axis, lay_ticks
from briefgen.document.graphic.labelling import Packing, label, labeller
from briefgen.document.graphic.lettering import AS_OF as AS_OF_TYPE
from briefgen.document.graphic.lettering import LANE, NUMBER, Lettering, clean, set_in
from briefgen.document.graphic.mark import DrawingOptions, EventMark, Size, Wording
from briefgen.document.graphic.packing import HALF, LINE, Spot
from briefgen.document.graphic.picture import (
    AsOf,
    Box,
    Label,
    LaidOutPicture,
    LegendEntry,
    PlacedLane,
    PlacedMark,
    Stroke,
    TextLine,
    hatch_bar,
    hatch_circle,
)
from briefgen.document.graphic.shapes import (
    RADIUS_DUE,
    TAIL,
    AxisShape,
    Room,
    days_on_axis,
    open_end,
    open_start,
    shape,
    spans,
)

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


_BAR: Final = 3.4  # the height of a bar
_BASELINE: Final = 2.4  # from the middle of a row down to the baseline
_NAME_BASELINE: Final = 6.6


def place_lanes(scene: Scene, packing: Packing) -> tuple[PlacedLane, ...]:
    """Set the lanes one below the other."""
    heights = [scene.lane_height(lane, packed.rows) for lane, packed in packing.items()]
    edges = list(accumulate(heights, initial=scene.axis_y))
    return tuple(_lane(scene, lane, top, bottom) for lane, top, bottom in zip(packing, edges, edges[1:], strict=False))


def place_marks(packing: Packing, lanes: Iterable[PlacedLane]) -> tuple[PlacedMark, ...]:
    """Set every mark in its row."""
    return tuple(_mark(spot, lane.top + LANE_AIR) for lane in lanes for spot in packing[lane.id].spots)


def place_as_of(scene: Scene, bottom: float) -> AsOf:
    """Draw the as-of day, its words below the line but inside the picture."""
    text = clean(scene.wording.as_of(scene.as_of))
    width = AS_OF_TYPE.width(text)
    x = scene.axis.at(scene.as_of.toordinal() + 0.5)
    begin = max(0.0, min(x - width / 2, scene.size.width - width))
    label = TextLine(round(begin, 2), round(bottom + 10, 2), text)
    return AsOf(round(x, 2), label, _box(begin, bottom + 3, width, 9))


def place_legend(scene: Scene, packing: Packing) -> tuple[LegendEntry, ...]:
    """Explain what the picture uses."""
    spots = [spot for packed in packing.values() for spot in packed.spots]
    numbers = any(_is_number(spot) for spot in spots)
    keys = legend.used([spot.shape for spot in spots], breaks=len(scene.axis.segments) > 1, numbers=numbers)
    return legend.lay_legend(keys, scene.wording, scene.size.width, scene.legend_top(packing))


def place_axis(scene: Scene) -> tuple[tuple[Stroke, ...], tuple[float, ...]]:
    """The axis's lines, and the middles of the breaks between them."""
    axis, y = scene.axis, round(scene.axis_y, 2)
    ends = [[segment.x, axis.end_of(segment)] for segment in axis.segments]
    breaks = tuple(round(end + BREAK_WIDTH / 2, 2) for _, end in ends[:-1])
    ends[0][0], ends[-1][1] = scene.room
    return tuple(Stroke(round(begin, 2), y, round(end, 2), y) for begin, end in ends), breaks


def _lane(scene: Scene, lane: str, top: float, bottom: float) -> PlacedLane:
    lines = scene.names[lane].lines
    first = top + LANE_AIR + _NAME_BASELINE
    name = tuple(TextLine(0, round(first + number * NAME_LINE, 2), line) for number, line in enumerate(lines))
    return PlacedLane(lane, name, round(top, 2), round(bottom, 2))


def _mark(spot: Spot, top: float) -> PlacedMark:
    shape, y = spot.shape, top + (spot.row + spot.mark_rows / 2) * HALF
    height = shape.x2 - shape.x1 if shape.point else _BAR
    box = _box(shape.x1, y - height / 2, shape.x2 - shape.x1, height)
    mark = shape.mark
    return PlacedMark(
        id=mark.id,
        title=clean(mark.label),
        point=shape.point,
        x=round(shape.x, 2),
        y=round(y, 2),
        box=box,
        covers=_covers(shape, box, y),
        fade_start=shape.fade_start,
        fade_end=shape.fade_end,
        hollow=shape.hollow,
        cancelled=shape.cancelled,
        overdue=mark.overdue,
        milestone=mark.milestone,
        hatching=_hatching(shape, box, y),
        label=_label(spot, top),
    )


def _covers(shape: AxisShape, box: Box, y: float) -> Box:
    """The bar with its diamond or its cross, or the circle."""
    if shape.point or not (shape.mark.overdue or shape.cancelled):
        return box
    return _box(shape.x1, y - RADIUS_DUE, shape.reach - shape.x1, 2 * RADIUS_DUE)


def _hatching(shape: AxisShape, box: Box, y: float) -> tuple[Stroke, ...]:
    if not shape.hatched:
        return ()
    if shape.point:
        return hatch_circle(shape.x, y, box.width / 2)
    return hatch_bar(box, shape.fade_start, shape.fade_end)


def _label(spot: Spot, top: float) -> Label | None:
    if spot.lettering is None:
        return None
    width, lines = spot.lettering.width, spot.lettering.lines
    first, pitch = top + spot.label_row * HALF, LINE * HALF
    baseline = first + HALF + _BASELINE
    texts = (
        TextLine(round(spot.label_x, 2), round(baseline + number * pitch, 2), line, spot.label_ends)
        for number, line in enumerate(lines)
    )
    box = _box(spot.label_x - width * spot.label_ends, first, width, pitch * len(lines))
    return Label(tuple(texts), box, _is_number(spot))


def _is_number(spot: Spot) -> bool:
    return spot.lettering is not None and spot.lettering.type == NUMBER


def _box(x: float, y: float, width: float, height: float) -> Box:
    return Box(round(x, 2), round(y, 2), round(width, 2), round(height, 2))


def lay_out(
    marks: Sequence[EventMark],
    lanes: Sequence[LaneName],
    as_of: date,
    wording: Wording,
    options: DrawingOptions | None = None,
) -> LaidOutPicture:
    """Lay out a timeline; the lanes come in their order from the top, and one without a mark is not drawn."""
    chosen = options or DrawingOptions()
    drawn = [mark for mark in marks if not mark.date.year_unknown]
    scene = set_scene(drawn, lanes, as_of, wording, chosen.size)
    packing = _packed(drawn, scene, chosen)
    placed = {spot.shape.mark.id for packed in packing.values() for spot in packed.spots}
    undrawn = tuple(mark.id for mark in marks if mark.date.year_unknown)
    omitted = tuple(mark.id for mark in drawn if mark.id not in placed)
    return _layout(scene, packing, undrawn, omitted)


def _packed(marks: Sequence[EventMark], scene: Scene, options: DrawingOptions) -> Packing:
    shapes = sorted((shape(mark, scene.axis, scene.as_of, scene.room) for mark in marks), key=_order)
    lanes = {lane: [each for each in shapes if each.mark.lane == lane] for lane in scene.names}
    setter = labeller(lanes, options, scene.room, scene.height)
    return label(setter, _by_weight(marks, scene.as_of), options.size)


def _order(each: AxisShape) -> tuple[float, float, str]:
    """The order of time; what lasts longer first."""
    return each.x1, -each.x2, each.mark.id


def _by_weight(marks: Iterable[EventMark], as_of: date) -> list[EventMark]:
    """Milestones first, then what is overdue, then what is nearest to the as-of day."""
    return sorted(marks, key=lambda mark: (not mark.milestone, not mark.overdue, _distance(mark, as_of), mark.id))


def _distance(mark: EventMark, as_of: date) -> int:
    """The days from a mark to the as-of day."""
    day = as_of.toordinal()
    known = [each for each in (mark.date.earliest, mark.date.latest) if each not in {date.min, date.max}]
    return min((abs(each.toordinal() - day) for each in known), default=0)


def _layout(scene: Scene, packing: Packing, undrawn: tuple[str, ...], omitted: tuple[str, ...]) -> LaidOutPicture:
    lanes, bottom = place_lanes(scene, packing), round(scene.bottom(packing), 2)
    axis_lines, breaks = place_axis(scene)
    entries = place_legend(scene, packing)
    end = max((entry.y + 6 for entry in entries), default=scene.legend_top(packing))
    left, right = scene.room
    return LaidOutPicture(
        width=scene.size.width,
        height=round(end, 2),
        plot=Box(left, scene.axis_y, round(right - left, 2), round(bottom - scene.axis_y, 2)),
        ticks=scene.ticks,
        axis_y=scene.axis_y,
        axis_lines=axis_lines,
        breaks=breaks,
        lanes=lanes,
        marks=place_marks(packing, lanes),
        as_of=place_as_of(scene, bottom),
        legend=entries,
        undrawn=undrawn,
        omitted=omitted,
    )
