"""The house style as far as it can be checked: what sections may hold, and the markings."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

CITING_SECTIONS: Final = frozenset({"bottom-line", "their-objectives", "commitments", "state-of-play"})
PROPOSING_SECTIONS: Final = frozenset({"objectives", "points-to-make"})
DRAWN_SECTIONS: Final = frozenset({"commitments"})

MOST_STATEMENTS: Final[Mapping[str, int]] = MappingProxyType({
    "bottom-line": 3,
    "objectives": 4,
    "their-objectives": 4,
    "points-to-make": 6,
    "if-raised": 6,
    "press-line": 2,
})  # fmt: skip
MOST_WORDS: Final[Mapping[str, int]] = MappingProxyType({"points-to-make": 25})

MARKINGS: Final = (
    "PUBLIC SOURCES",
    "TLP:CLEAR",
    "TLP:GREEN",
    "TLP:AMBER",
    "TLP:AMBER+STRICT",
    "TLP:RED",
    "OFFICIAL",
    "OFFICIAL-SENSITIVE",
    "LIMITE",
    "SENSITIVE",
)
FORMER_MARKINGS: Final[Mapping[str, str]] = MappingProxyType({"TLP:WHITE": "TLP:CLEAR", "PUBLIC": "PUBLIC SOURCES"})
CLASSIFIED_WORDS: Final = (
    "RESTREINT",
    "RESTRICTED",
    "CONFIDENTIEL",
    "CONFIDENTIAL",
    "SECRET",
    "СЕКРЕТНО",
    "ОСОБОЙ ВАЖНОСТИ",
    "ҚҰПИЯ",
)
