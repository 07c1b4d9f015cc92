"""The house: the names of its sections and annexes, in the order in which they come."""

from typing import Final

SECTIONS: Final = (
    "bottom-line",
    "objectives",
    "their-objectives",
    "points-to-make",
    "if-raised",
    "commitments",
    "state-of-play",
    "press-line",
)
ANNEXES: Final = ("timeline", "participants", "figures", "sources")
