"""Quick drawing: the draws that nearly all texts have, carried out without asking Jinja's grammar.

Whatever is not written just so, and whatever cannot be drawn, is left to `drawing`, which says what is wrong with it.
So what comes out is always what comes out there.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any, Final

from markupsafe import Markup, escape

_LONGEST: Final = 10_000
_DRAW: Final = re.compile(
    r"""\{\{\x20*(?P<name>figure|date|title|place|(?P<person>actor|office))
        \(\x20*(?P<q>['"])(?P<id>[^'"\\{}\n]*)(?P=q)
        (?(person)(?:\x20*,\x20*(?P<named>on\x20*=\x20*)?(?P<r>['"])(?P<on>[^'"\\{}\n]*)(?P=r))?)
        \x20*\)\x20*\}\}""",
    re.VERBOSE,
)
_DRAWN: Final = "\0"  # which no text holds
_OTHER: Final = re.compile(r"\{[{%#\0]|\r|\n\Z")  # what means something to the grammar, and is no such draw

Functions = Mapping[str, Callable[..., Any]]


def quickly_drawn(words: str, functions: Functions) -> Markup | None:
    """The words, escaped, with what they draw; None where `drawing` has to do it."""
    if len(words) > _LONGEST or _OTHER.search(_DRAW.sub(_DRAWN, words)):
        return None
    try:
        return Markup("").join(_pieces(words, functions))
    except (ArithmeticError, LookupError, TypeError, ValueError):
        return None


def _pieces(words: str, functions: Functions) -> Iterator[Markup]:
    last = 0
    for draw in _DRAW.finditer(words):
        yield escape(words[last : draw.start()])
        drawn = functions[draw["name"]]
        if draw["named"]:
            yield escape(drawn(draw["id"], on=draw["on"]))
        else:
            yield escape(drawn(*(word for word in (draw["id"], draw["on"]) if word is not None)))
        last = draw.end()
    yield escape(words[last:])
