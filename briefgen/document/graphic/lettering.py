"""Lettering: text in, lines out that fit a width; measured by PT Sans's advance widths.

All lengths are points. A character that the table does not know counts a full em.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate
from typing import Final

from briefgen.document.graphic import advance_widths

ELLIPSIS: Final = "…"
_NO_BREAK: Final = "\u00a0"
_AS_WIDE: Final = str.maketrans({_NO_BREAK: " ", "\u2011": "-"})  # as wide as what may break
_UNKNOWN: Final = 1000
_EM: Final = 1000


def _by_character(table: dict[int, str]) -> dict[str, int]:
    return {character: width for width, characters in table.items() for character in characters}


_REGULAR: Final = _by_character(advance_widths.REGULAR)
_BOLD: Final = _by_character(advance_widths.BOLD)


@dataclass(frozen=True, slots=True)
class TypeSize:
    """A size of type, in points, and its weight."""

    size: float
    bold: bool = False

    def width(self, text: str) -> float:
        """Measure a line."""
        return self.points(_units(text, bold=self.bold))

    def points(self, units: int) -> float:
        """The width in points of so many units of the typeface."""
        return units * self.size / _EM


LABEL: Final = TypeSize(7.0)
LABEL_STRONG: Final = TypeSize(7.0, bold=True)
NUMBER: Final = TypeSize(6.5)
YEAR: Final = TypeSize(7.5, bold=True)
MONTH: Final = TypeSize(6.5)
LANE: Final = TypeSize(7.0, bold=True)
AS_OF: Final = TypeSize(7.0, bold=True)
LEGEND: Final = TypeSize(6.5)


@dataclass(frozen=True, slots=True)
class Lettering:
    """A text broken into lines, in one type, and the width of the longest."""

    lines: tuple[str, ...]
    type: TypeSize
    width: float

    @classmethod
    def of(cls, lines: Iterable[str], kind: TypeSize) -> "Lettering":
        """Measure lines."""
        kept = tuple(lines)
        return cls(kept, kind, max((kind.width(line) for line in kept), default=0.0))


def clean(text: str) -> str:
    """Make a text fit for one line of XML: no line ends, no control characters, no lone surrogates.

    A no-break space stays what it is: a line is not broken there.
    """
    return " ".join(part for part in "".join(map(_harmless, text)).split(" ") if part)


def _harmless(character: str) -> str:
    if character.isprintable() or character == _NO_BREAK:
        return character
    return " " if character.isspace() else ""


def shortened(text: str, kind: TypeSize, width: float) -> str:
    """Cut a line to a width, with an ellipsis for what is missing."""
    if kind.width(text) <= width:
        return text
    lengths = accumulate(kind.width(character) for character in text)
    room = width - kind.width(ELLIPSIS)
    kept = sum(1 for length in lengths if length <= room)
    word_end = text.rfind(" ", 0, kept + 1)
    whole_words = text[:word_end] if word_end > kept // 3 else text[:kept]
    return whole_words.rstrip(f" {_NO_BREAK},;:–—-(«“‘") + ELLIPSIS


def set_in(text: str, kind: TypeSize, width: float, most: int = 1) -> Lettering:
    """Set a text in at most so many lines of a width, as few as possible and about equally long."""
    text = clean(text)
    lines = _broken(text, kind, width)
    if len(lines) > most:
        rest = " ".join(lines[most - 1 :])
        return Lettering.of((*lines[: most - 1], shortened(rest, kind, width)), kind)
    narrower = (width * tenths / 10 for tenths in range(4, 10))
    balanced = (_broken(text, kind, share) for share in narrower)
    fitting = (trial for trial in balanced if len(trial) == len(lines) and ELLIPSIS not in "".join(trial))
    return Lettering.of(next(fitting, lines), kind)


def _broken(text: str, kind: TypeSize, width: float) -> tuple[str, ...]:
    """Break a text at its spaces, greedily; a word that is too wide alone is cut."""
    lines: list[str] = []
    space, taken = _units(" ", bold=kind.bold), 0
    for word in text.split(" "):
        longer = taken + space + _units(word, bold=kind.bold)
        if lines and kind.points(longer) <= width:
            lines[-1], taken = f"{lines[-1]} {word}", longer
        else:
            lines.append(shortened(word, kind, width))
            taken = _units(lines[-1], bold=kind.bold)
    return tuple(lines)


@lru_cache(maxsize=20_000)
def _units(text: str, *, bold: bool) -> int:
    """The width of a text in units of the typeface."""
    table = _BOLD if bold else _REGULAR
    return sum(table.get(character, _UNKNOWN) for character in text.translate(_AS_WIDE))
