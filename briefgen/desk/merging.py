"""Merging: two changes of one text, made apart from each other, in one; or nothing where they touch the same lines."""

from difflib import SequenceMatcher
from itertools import pairwise
from typing import Final, NamedTuple

_MOST_LINES: Final = 20_000


class Version(NamedTuple):
    """A line of one of two versions, and whether the other version has it too."""

    line: str
    shared: bool


class _Hunk(NamedTuple):
    start: int
    end: int
    lines: tuple[str, ...]


def merged(base: str, mine: str, theirs: str) -> str | None:
    """The base with both changes in it; None where both touch the same lines, or lines next to each other."""
    old = base.splitlines(keepends=True)
    if len(old) > _MOST_LINES:
        return None
    one, other = _hunks(old, mine), _hunks(old, theirs)
    hunks = sorted({*one, *other})
    for before, after in pairwise(hunks):
        if (
            after.start <= before.end
            and not (before in one and after in one)
            and not (before in other and after in other)
        ):
            return None
    found: list[str] = []
    at = 0
    for hunk in hunks:
        found += [*old[at : hunk.start], *hunk.lines]
        at = hunk.end
    return "".join([*found, *old[at:]])


def _hunks(old: list[str], text: str) -> list[_Hunk]:
    new = text.splitlines(keepends=True)
    codes = SequenceMatcher(None, old, new, autojunk=False).get_opcodes()
    return [_Hunk(first, last, tuple(new[a:b])) for tag, first, last, a, b in codes if tag != "equal"]


def beside(mine: str, theirs: str) -> tuple[list[Version], list[Version]]:
    """Two texts line by line, to be shown side by side."""
    one, other = mine.splitlines(), theirs.splitlines()
    left, right = list[Version](), list[Version]()
    for tag, a, b, c, d in SequenceMatcher(None, one, other, autojunk=False).get_opcodes():
        left += [Version(line, tag == "equal") for line in one[a:b]]
        right += [Version(line, tag == "equal") for line in other[c:d]]
    return left, right
