"""Order: which statements stand elsewhere than before, and after what each of them stands now."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from briefgen.returns.changes import ReturnSpot, key_of
from briefgen.returns.expected import FIXED, STATEMENT, Expected
from briefgen.returns.matching import Matches

_FIXED_WEIGHT = 1_000  # headings stay where they are
_MOST = 2_000
_REMEMBERED = 60  # statements before a spot


@dataclass(frozen=True, slots=True)
class Standing:
    """The statements that were moved, and for each passage the spot in a section where it stands now."""

    moved: frozenset[int]
    spots: Mapping[int, ReturnSpot]


def order(matches: Matches, sections: Mapping[str, int]) -> Standing:
    """The order of what came back; `sections` leads from a section's name to its place in the released briefing."""
    lines = [line for line in matches.lines if _counts(line, sections) and line.number in matches.of_line][:_MOST]
    first = {line.number: matches.of_line[line.number][0] for line in lines}
    kept = _kept(lines, first)
    moved = frozenset(line.number for line in lines if line.number not in kept and line.kind == STATEMENT)
    return Standing(moved, _spots(matches, sections, moved))


def _counts(line: Expected, sections: Mapping[str, int]) -> bool:
    return line.kind == STATEMENT or (line.kind == FIXED and not line.line.table and line.line.section in sections)


def _kept(lines: Sequence[Expected], first: Mapping[int, int]) -> frozenset[int]:
    """The heaviest run of lines whose passages are in the same order as they."""
    best: list[int] = []
    before: list[int | None] = []
    for at, line in enumerate(lines):
        weight = _FIXED_WEIGHT if line.kind == FIXED else 1
        earlier = [other for other in range(at) if first[lines[other].number] <= first[line.number]]
        chosen = max(earlier, key=lambda other: best[other], default=None)
        best.append(weight + (best[chosen] if chosen is not None else 0))
        before.append(chosen)
    found: set[int] = set()
    step = max(range(len(lines)), key=lambda at: best[at], default=None)
    while step is not None:
        found.add(lines[step].number)
        step = before[step]
    return frozenset(found)


def _spots(matches: Matches, sections: Mapping[str, int], moved: frozenset[int]) -> dict[int, ReturnSpot]:
    """For each passage of the body the section in which it stands, and what stands before it there."""
    spots: dict[int, ReturnSpot] = {}
    section: int | None = None
    before: tuple[str, ...] = ()
    for passage in matches.found:
        held = [matches.lines[number] for number in matches.of_passage.get(passage.number, ())]
        at_home = [line for line in held if line.number not in moved]
        if at_home:
            found = sections.get(at_home[0].line.section)
            before = before if found == section else ()
            section = found
        if section is not None and passage.words and not passage.table:
            spots[passage.number] = ReturnSpot(section, before, passage.number)
        statements = [line.origin.path for line in held if line.kind == STATEMENT and line.origin]
        keys = tuple(key_of(path) for path in reversed(statements))
        before = (*(keys or ((f"n{passage.number}",) if not held else ())), *before)[:_REMEMBERED]
    return spots
