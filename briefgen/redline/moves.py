"""Moves: a statement that was deleted in one place of a merged document and inserted in another was moved."""

from collections.abc import Iterator
from typing import Final

from rapidfuzz import fuzz

from briefgen.redline.inlines import Element, words

_SAME: Final = 80.0  # per cent alike
_LEAST: Final = 12  # characters; less may stand anywhere
_MOST_PAIRS: Final = 20_000
_STATEMENTS: Final = frozenset({"li", "p"})


def mark_moves(main: Element) -> int:
    """Marks the statements of a merged document that were moved, each pair with a number of its own; says how many."""
    gone, came = list(_statements(main, "deleted")), list(_statements(main, "inserted"))
    if len(gone) * len(came) > _MOST_PAIRS:
        return 0
    scores = sorted(
        (-fuzz.ratio(words(old), words(new)), first, second)
        for first, old in enumerate(gone)
        for second, new in enumerate(came)
        if _home(old) != "say-aloud" and _home(new) != "say-aloud"
    )
    done: set[tuple[str, int]] = set()
    moves = 0
    for score, first, second in scores:
        if -score >= _SAME and done.isdisjoint({("old", first), ("new", second)}):
            done.update({("old", first), ("new", second)})
            moves += 1
            _mark(gone[first], moves)
            _mark(came[second], moves)
    return moves


def _statements(main: Element, fate: str) -> Iterator[Element]:
    for section in main.iterfind("section"):
        if {"body", "say-aloud"}.isdisjoint((section.get("class") or "").split()):
            continue
        for each in section.iter("li", "p"):
            if fate in (each.get("class") or "").split() and len(words(each)) >= _LEAST:
                yield each


def _home(element: Element) -> str:
    section = next(element.iterancestors("section"), None)
    return (section.get("class") or "").split()[0] if section is not None else ""


def _mark(element: Element, move: int) -> None:
    for each in (element, *element.iter("ins", "del")):
        each.set("class", " ".join(filter(None, (each.get("class"), "moved"))))
        each.set("data-move", str(move))
