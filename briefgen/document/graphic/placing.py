"""Placing: the scene and the packed rows in, every part of the picture in its place out."""

from collections.abc import Iterable
from itertools import accumulate
from typing import Final

from briefgen.document.graphic import legend
from briefgen.document.graphic.axis import BREAK_WIDTH
from briefgen.document.graphic.hatching import hatch_bar, hatch_circle
from briefgen.document.graphic.labelling import Packing
from briefgen.document.graphic.lettering import AS_OF as AS_OF_TYPE
from briefgen.document.graphic.lettering import NUMBER, clean
from briefgen.document.graphic.packing import HALF, LINE, Spot
from briefgen.document.graphic.picture import AsOf, Box, Label, LegendEntry, PlacedLane, PlacedMark, Stroke, TextLine
from briefgen.document.graphic.scene import LANE_AIR, NAME_LINE, Scene
from briefgen.document.graphic.shapes import RADIUS_DUE, AxisShape

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
