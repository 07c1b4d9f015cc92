"""The typefaces of the house: what Word is told of them, and the files that pictures are drawn with."""

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

PACKAGE: Final = "fonts-paratype"
_FOLDER: Final = "/usr/share/fonts/truetype/paratype"
FILES: Final = tuple(
    f"{_FOLDER}/{name}.ttf" for name in ("PTS55F", "PTS56F", "PTS75F", "PTS76F", "PTF55F", "PTF56F", "PTF75F", "PTF76F")
)
