"""Hatching: an outline in, the slanting lines that fill it out.

They are explicit lines, because an SVG `pattern` needs an id and is not drawn alike everywhere.
"""

from collections.abc import Iterable
from math import ceil, sqrt
from typing import Final

from briefgen.document.graphic.picture import Box, Stroke

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
