"""The layout: marks, lanes and the as-of day in, the whole picture out.

The stages: the scene (axis and lanes' names), a shape for each mark, rows and labels in each lane, then the places.
"""

from collections.abc import Iterable, Sequence
from datetime import date

from briefgen.document.graphic.labelling import Packing, label, labeller
from briefgen.document.graphic.mark import DrawingOptions, EventMark, Wording
from briefgen.document.graphic.picture import Box, LaidOutPicture
from briefgen.document.graphic.placing import place_as_of, place_axis, place_lanes, place_legend, place_marks
from briefgen.document.graphic.scene import LaneName, Scene, set_scene
from briefgen.document.graphic.shapes import AxisShape, shape


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
