"""Packing: the shapes of one lane and the words of some of them in, rows out in which nothing touches.

Rows are counted in halves: a line of text takes two, a small mark without words one. They are filled from the top in
the order of time, first by the marks that have words, then by the others, which fit in between; so events that follow
one another descend like stairs. Each label stands beside its mark, where no leader line is needed: on the right if
there is room, else on the left, else in the line below.
"""

from bisect import bisect_left, insort
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final, TypeAlias

from briefgen.document.graphic.lettering import Lettering
from briefgen.document.graphic.shapes import AxisShape, Room

AIR: Final = 6.0  # between what belongs to two marks
GAP: Final = 3.0  # between a mark and its label
HALF: Final = 4.5  # the height of a half row
LINE: Final = 2  # half rows a line of text
_AIR_MARKS: Final = 1.0  # between two marks without a word between them

Letterings: TypeAlias = tuple[Lettering, ...]
Piece: TypeAlias = tuple[int, float, float]  # a half row, counted from the top, and the stretch of it that is taken


@dataclass(frozen=True, slots=True)
class Spot:
    """Where a shape and its lettering stand in their lane: the half row of each, and an end of the lettering."""

    shape: AxisShape
    lettering: Lettering | None
    row: int
    label_row: int
    label_x: float
    label_ends: bool = False  # whether label_x is its right end

    @property
    def mark_rows(self) -> int:
        """How many half rows the shape takes."""
        return 1 if self.shape.small and self.lettering is None else LINE

    @property
    def rows(self) -> int:
        """How many half rows a lane needs to hold it."""
        lines = 0 if self.lettering is None else len(self.lettering.lines)
        return max(self.row + self.mark_rows, self.label_row + LINE * lines)

    def mark_pieces(self) -> Iterable[Piece]:
        """What the shape takes of the rows."""
        for row in range(self.row, self.row + self.mark_rows):
            yield row, self.shape.x1, self.shape.reach

    def word_pieces(self) -> Iterable[Piece]:
        """What the lettering takes of the rows."""
        if self.lettering is not None:
            begin = self.label_x - self.lettering.width * self.label_ends
            for row in range(self.label_row, self.label_row + LINE * len(self.lettering.lines)):
                yield row, begin, begin + self.lettering.width


@dataclass(frozen=True, slots=True)
class _Rows:
    """What is taken of a lane, in order along each row; words keep more distance than marks from one another."""

    marks: defaultdict[int, list[Room]] = field(default_factory=lambda: defaultdict(list))
    words: defaultdict[int, list[Room]] = field(default_factory=lambda: defaultdict(list))

    def take(self, spot: Spot) -> None:
        for row, *stretch in spot.mark_pieces():
            insort(self.marks[row], (stretch[0], stretch[1]))
        for row, *stretch in spot.word_pieces():
            insort(self.words[row], (stretch[0], stretch[1]))

    def holds_mark(self, rows: range, begin: float, end: float) -> bool:
        """Whether a stretch of some rows is free for a shape."""
        return all(self._clear(row, begin, end, _AIR_MARKS) for row in rows)

    def holds_words(self, spot: Spot) -> bool:
        """Whether there is room for the lettering."""
        return all(self._clear(*piece, AIR) for piece in spot.word_pieces())

    def _clear(self, row: int, begin: float, end: float, air: float) -> bool:
        return _room(self.marks[row], begin, end, air) and _room(self.words[row], begin, end, AIR)


def _room(taken: Sequence[Room], begin: float, end: float, air: float) -> bool:
    """Whether a stretch is free: the last one that begins before its end must end before it begins."""
    before = bisect_left(taken, (end + air,))
    return not before or taken[before - 1][1] + air <= begin


@dataclass(frozen=True, slots=True)
class Packed:
    """One lane's shapes in half rows."""

    spots: tuple[Spot, ...]
    rows: int


def pack(shapes: Sequence[AxisShape], words: Mapping[str, Letterings], room: Room, most: int) -> Packed:
    """Give every shape, and its lettering if it has one, the first rows where both fit; at most so many rows."""
    rows = _Rows()
    spots = []
    for shape in sorted(shapes, key=lambda each: each.mark.id not in words):
        spot = _first_fit(shape, words.get(shape.mark.id), rows, (room, most))
        if spot is not None:
            rows.take(spot)
            spots.append(spot)
    return Packed(tuple(spots), max((spot.rows for spot in spots), default=0))


def _first_fit(shape: AxisShape, letterings: Letterings | None, rows: _Rows, lane: tuple[Room, int]) -> Spot | None:
    """The first spot of a shape; where its mark has no room in a row, no lettering is tried there."""
    room, most = lane
    begin, end = shape.x1, shape.reach
    height = 1 if shape.small and letterings is None else LINE
    for row in range(most + 1 - height):
        if rows.holds_mark(range(row, row + height), begin, end):
            for spot in _spots(shape, letterings, row, room):
                if spot.rows <= most and rows.holds_words(spot):
                    return spot
    return None


def _spots(shape: AxisShape, letterings: Letterings | None, row: int, room: Room) -> Iterable[Spot]:
    """The ways to set a shape in a row, the best first."""
    if letterings is None:
        yield Spot(shape, None, row, row, shape.reach)
    for lettering in letterings or ():
        yield from _lettered(shape, lettering, row, room)


def _lettered(shape: AxisShape, lettering: Lettering, row: int, room: Room) -> Iterable[Spot]:
    if shape.reach + GAP + lettering.width <= room[1]:
        yield Spot(shape, lettering, row, row, shape.reach + GAP)
    if shape.x1 - GAP - lettering.width >= room[0]:
        yield Spot(shape, lettering, row, row, shape.x1 - GAP, label_ends=True)
    yield Spot(shape, lettering, row, row + LINE, max(room[0], min(shape.x1, room[1] - lettering.width)))
