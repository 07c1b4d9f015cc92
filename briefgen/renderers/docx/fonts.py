"""The typefaces of the house: what Word is told of them."""

from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class WordFont:
    """A typeface, the one to use where it is missing, and how Word classifies it."""

    name: str
    fallback: str
    family: str
    panose: str


SERIF: Final = WordFont("PT Serif", "Cambria", "roman", "020A0603040505020204")
SANS: Final = WordFont("PT Sans", "Calibri", "swiss", "020B0503020203020204")
ALL: Final = (SANS, SERIF)
