"""Labelling: all shapes by lane in, the lanes packed with as many labels as the picture holds out.

Milestones, those of all lanes in turn, and what is overdue come first; then every label that costs no height; then
those nearest to the as-of day, until the picture is comfortably full. The other marks carry their number, if they have
one.
"""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from operator import itemgetter
from typing import Final, TypeAlias

from briefgen.document.graphic.lettering import LABEL, LABEL_STRONG, NUMBER, Lettering, set_in
from briefgen.document.graphic.mark import DrawingOptions, EventMark, Size
from briefgen.document.graphic.packing import HALF, Letterings, Packed, pack
from briefgen.document.graphic.shapes import AxisShape, Room

Lanes: TypeAlias = Mapping[str, Sequence[AxisShape]]
Words: TypeAlias = Mapping[str, Letterings]
Packing: TypeAlias = dict[str, Packed]
State: TypeAlias = tuple[Words, Packing]

_MOST_NEEDED: Final = 24
_CALM: Final = 12  # marks, up to which labels are broad
_CROWDED: Final = 40  # marks, from which each label may be a line or a block, whichever finds room
_BROAD: Final = 190.0
_BLOCK: Final = 122.0
_LINES: Final = 2
_PATIENCE: Final = 20  # refusals of a lane
_MANY: Final = 300  # marks; where there are more, only what needs a label has one


@dataclass(frozen=True, slots=True)
class Labeller:
    """The shapes by lane, the words they may have, where these may stand, and how high a packing becomes."""

    lanes: Lanes
    labels: Words
    numbers: Words
    room: Room
    rows: int
    height: Callable[[Packing], float]

    def pack(self, words: Words) -> Packing:
        """Pack every lane."""
        return {lane: self.pack_lane(lane, words) for lane in self.lanes}

    def pack_lane(self, lane: str, words: Words) -> Packed:
        """Pack one lane, in no more rows than any picture has."""
        return pack(self.lanes[lane], words, self.room, self.rows)

    def grown(self, state: State, mark: EventMark, words: Words, limit: float) -> State:
        """Give a mark its words as it costs least, unless the picture becomes higher than the limit by them."""
        ways = {words.get(mark.id, ()), words.get(mark.id, ())[::-1]} - {()}
        trials = [self._with(state, mark, way) for way in sorted(ways, key=lambda way: way != words[mark.id])]
        best = min(trials, key=lambda trial: self.height(trial[1]), default=state)
        kept = len(best[1][mark.lane].spots) == len(state[1][mark.lane].spots)
        return best if kept and self.height(best[1]) <= max(limit, self.height(state[1])) else state

    def _with(self, state: State, mark: EventMark, way: Letterings) -> State:
        chosen = {**state[0], mark.id: way}
        return chosen, {**state[1], mark.lane: self.pack_lane(mark.lane, chosen)}


def labeller(lanes: Lanes, options: DrawingOptions, room: Room, height: Callable[[Packing], float]) -> Labeller:
    """Set the labels and the numbers of all marks."""
    marks = [shape.mark for shapes in lanes.values() for shape in shapes]
    labels = {mark.id: _letterings(mark, len(marks), room[1] - room[0]) for mark in marks}
    known = [mark.id for mark in marks if mark.id in options.numbers]
    numbers = {key: (Lettering.of((str(options.numbers[key]),), NUMBER),) for key in known}
    rows = int(options.size.height / HALF)
    return Labeller(lanes, labels, numbers, room, rows, height)


def label(setter: Labeller, order: Sequence[EventMark], size: Size) -> Packing:
    """Choose the labels, the marks being ordered by how much each one matters; then the numbers."""
    needed = _lane_by_lane([mark for mark in order if mark.milestone])[:_MOST_NEEDED]
    needed += [mark for mark in order if mark.overdue and not mark.milestone][:_MOST_NEEDED]
    others = order if len(order) <= _MANY else ()
    state: State = ({}, setter.pack({}))
    for marks, words, limit in (
        (needed, setter.labels, 0.0),
        (needed, setter.labels, size.height),
        (others, setter.labels, 0.0),
        (others, setter.labels, size.comfortable),
        (others, setter.numbers, size.comfortable),
    ):
        state = _grown(setter, state, marks, (words, limit))
    return _within(state[1], setter.height, size.height)


def _lane_by_lane(order: Sequence[EventMark]) -> list[EventMark]:
    """The first mark of every lane, then the second of each, and so on: no lane takes the room of all."""
    seen: Counter[str] = Counter()
    ranked: list[tuple[int, EventMark]] = []
    for mark in order:
        ranked.append((seen[mark.lane], mark))
        seen[mark.lane] += 1
    return [mark for _, mark in sorted(ranked, key=itemgetter(0))]


def _grown(setter: Labeller, state: State, order: Sequence[EventMark], stage: tuple[Words, float]) -> State:
    """Give words to one mark after the other; a lane that has refused often is left alone."""
    refused: Counter[str] = Counter()
    for mark in order:
        if mark.id not in state[0] and refused[mark.lane] < _PATIENCE:
            before, state = state, setter.grown(state, mark, *stage)
            refused[mark.lane] += before is state
    return state


def _letterings(mark: EventMark, count: int, room: float) -> Letterings:
    """The ways to set a label, the best first."""
    strong = mark.milestone or mark.overdue
    kind = LABEL_STRONG if strong else LABEL
    block = set_in(mark.label, kind, min(_BROAD if count <= _CALM else _BLOCK, room), _LINES + strong)
    line = set_in(mark.label, kind, min(_BROAD, room), _LINES)
    return (block,) if count <= _CROWDED or line == block else (line, block)


def _within(packing: Packing, height: Callable[[Packing], float], limit: float) -> Packing:
    """Leave out the last rows of the highest lanes, until the picture is not too high."""
    while packing and height(packing) > limit:
        highest = max(reversed(packing), key=lambda lane: packing[lane].rows)
        shorter = _shortened(packing[highest])
        packing = {key: shorter if key == highest else value for key, value in packing.items()}
        packing = {key: value for key, value in packing.items() if value.spots}
    return packing


def _shortened(packed: Packed) -> Packed:
    """Leave out a lane's last half row with all that reaches into it."""
    rows = packed.rows - 1
    kept = tuple(spot for spot in packed.spots if spot.rows <= rows)
    return Packed(kept, rows)
