"""What a text draws from the register: the calls between {{ and }}, read without running them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

FACTS: Final = frozenset({"figure", "date", "title", "place"})
PEOPLE: Final = frozenset({"actor", "office"})

_CLOSING: Final = {"{{": "}}", "{%": "%}", "{#": "#}"}
_CALL: Final = re.compile(
    r"""\b(?P<name>figure|date|title|place|actor|office)\(
        \s*(?P<q>['"])(?P<id>[^'"]*)(?P=q)
        (?:\s*,\s*(?:on\s*=\s*)?(?P<r>['"])(?P<on>[^'"]*)(?P=r))?\s*\)""",
    re.VERBOSE,
)


@dataclass(frozen=True, slots=True)
class Draw:
    """One call: which function, of which id, on which day, and the words in which it is written."""

    name: str
    id: str
    on: str | None
    words: str

    @property
    def is_fact(self) -> bool:
        """Whether it draws something of an event or a figure."""
        return self.name in FACTS


def draws(text: str) -> Iterator[Draw]:
    """The calls in a text, in order."""
    for start, end in _braces(text):
        for call in _CALL.finditer(text, start, end):
            yield Draw(call["name"], call["id"], call["on"], call.group())


def without_draws(text: str) -> str:
    """The text less everything in braces."""
    if "{" not in text:
        return text
    kept, last = [], 0
    for start, end in _braces(text):
        kept.append(text[last:start])
        last = end
    return " ".join([*kept, text[last:]])


def _braces(text: str) -> Iterator[tuple[int, int]]:
    """The bounds of everything between {{ and }}, {% and %}, {# and #}; each character is looked at once."""
    at = text.find("{")
    while at >= 0:
        closing = _CLOSING.get(text[at : at + 2])
        end = text.find(closing, at + 2) if closing else at - 1
        if closing and end < 0:
            return
        if closing:
            yield at, end + 2
        at = text.find("{", end + 2)
