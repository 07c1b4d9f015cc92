"""The legend: the shapes of a picture in, an entry for every way of drawing that they use out."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Final

from briefgen.document.graphic.lettering import LEGEND, clean
from briefgen.document.graphic.mark import Wording
from briefgen.document.graphic.picture import LegendEntry, TextLine
from briefgen.document.graphic.shapes import AxisShape

SAMPLE: Final = 17.0  # the room of a sample
LINE: Final = 10.5
_AIR: Final = 9.5

_USES: Final[Mapping[str, Callable[[AxisShape], bool]]] = {
    "day": lambda shape: shape.point,
    "period": lambda shape: not shape.point,
    "open": lambda shape: bool(shape.fade_start or shape.fade_end),
    "uncertain": lambda shape: shape.hatched,
    "planned": lambda shape: shape.hollow,
    "overdue": lambda shape: shape.mark.overdue,
    "cancelled": lambda shape: shape.cancelled,
}
KEYS: Final = (*_USES, "break", "number")


def used(shapes: Sequence[AxisShape], *, breaks: bool, numbers: bool) -> tuple[str, ...]:
    """The keys that a picture has to explain, in the order of the legend."""
    drawn = {key for key, uses in _USES.items() if any(uses(shape) for shape in shapes)}
    drawn |= {key for key, there in (("break", breaks), ("number", numbers)) if there}
    return tuple(key for key in KEYS if key in drawn) if drawn != {"day"} else ()


def lay_legend(keys: Sequence[str], wording: Wording, width: float, top: float) -> tuple[LegendEntry, ...]:
    """Set the entries in lines from a height downwards."""
    return tuple(_entries(keys, wording, width, top + LINE / 2))


def legend_height(keys: Sequence[str], wording: Wording, width: float) -> float:
    """How high the legend will be."""
    return max((entry.y + LINE / 2 for entry in _entries(keys, wording, width, LINE / 2)), default=0.0)


def _entries(keys: Sequence[str], wording: Wording, width: float, y: float) -> Iterable[LegendEntry]:
    x = 0.0
    for key in keys:
        text = clean(wording.legend(key))
        length = SAMPLE + LEGEND.width(text)
        if x and x + length > width:
            x, y = 0.0, y + LINE
        yield LegendEntry(key, round(x, 2), round(y, 2), TextLine(round(x + SAMPLE, 2), round(y + 2.3, 2), text))
        x += length + _AIR
