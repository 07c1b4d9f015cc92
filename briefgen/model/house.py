"""The house: the names of its sections and annexes, in the order in which they come, and its kinds of briefings."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
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


@dataclass(frozen=True, slots=True)
class KindRules:
    """What is held of a kind of briefing: the most words and pages of its body, and whether it is handed out.

    What is handed out is made at the release `public`, whatever is asked for, and has no letterhead.
    """

    words: int | None = None
    pages: int | None = None
    handed_out: bool = False


# The kinds that travel with the program; a project names others in project.yaml.
KINDS: Final[Mapping[str, KindRules]] = MappingProxyType({
    "meeting-brief": KindRules(words=900, pages=2),
    "non-paper": KindRules(words=900, pages=2, handed_out=True),
    "chronology": KindRules(),
    "digest": KindRules(words=900, pages=2),
})  # fmt: skip
