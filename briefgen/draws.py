"""Draws: what a text takes from the register between its braces, read once for all who must know it.

`{{ figure('id') }}` and its like may stand in a text, with words between quotation marks, and nothing else: no loop, no
operator, no filter, no attribute. The grammar is Jinja's. What it makes of a text is what the checks see, what a
clearance covers, by what a release removes, and what documents print; there is no second reader.

A text whose draws are all written in the usual way is not shown to Jinja, which takes long to import; a test holds that
both ways give the same.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Final, TypeAlias

if TYPE_CHECKING:
    from jinja2 import Environment, nodes

FACTS: Final = frozenset({"figure", "date", "title", "place"})
PEOPLE: Final = frozenset({"actor", "office"})

_LONGEST: Final = 50_000
_LONGEST_USUAL: Final = 10_000
_USUAL: Final = re.compile(
    r"""\{\{\x20*(?P<name>figure|date|title|place|(?P<person>actor|office))
        \(\x20*(?P<q>['"])(?P<id>[^'"\\{}\n]*)(?P=q)
        (?(person)(?:\x20*,\x20*(?:on\x20*=\x20*)?(?P<r>['"])(?P<on>[^'"\\{}\n]*)(?P=r))?)
        \x20*\)\x20*\}\}""",
    re.VERBOSE,
)
_DRAWN: Final = "\0"  # which no text holds
_OTHER: Final = re.compile(r"\{[{%#\0]|\r|\n\Z")  # what means something to the grammar, and is no such draw
_CLOSING: Final = {"{{": "}}", "{%": "%}", "{#": "#}"}


@dataclass(frozen=True, slots=True)
class Draw:
    """One call: which function, of which id, on which day or at which event, and words by which to find it."""

    name: str
    id: str
    on: str | None
    words: str

    @property
    def is_fact(self) -> bool:
        """Whether it draws something of an event or a figure."""
        return self.name in FACTS

    @property
    def ids(self) -> tuple[str, ...]:
        """Every id that it may name: what it draws, and the event on whose day."""
        return (self.id,) if self.on is None else (self.id, self.on)


Pieces: TypeAlias = tuple[str | Draw, ...]


def is_usual(text: str) -> bool:
    """Whether a text can be read without Jinja."""
    return len(text) <= _LONGEST_USUAL and not _OTHER.search(_USUAL.sub(_DRAWN, text))


def pieces(text: str) -> Pieces:
    """The words and the draws of a text, in order, as they are printed.

    Raises jinja2.TemplateError, RecursionError or TypeError for what may not stand in a text; it is never printed then.
    """
    if "{" not in text:
        return (text,)
    return _usual(text) if is_usual(text) else _read(text)


def draws(text: str) -> tuple[Draw, ...]:
    """The draws of a text, in order; none where it cannot be read, for then it is not printed."""
    return tuple(piece for piece in _readable(text) or () if isinstance(piece, Draw)) if "{" in text else ()


def without_draws(text: str) -> str:
    """The words that a text prints by itself; of one that cannot be read, all that stands outside of braces."""
    if "{" not in text:
        return text
    found = _readable(text)
    if found is None:
        return _without_braces(text)
    return "".join(piece if isinstance(piece, str) else " " for piece in found)


def _without_braces(text: str) -> str:
    """The text less all that stands between braces; each character is looked at once."""
    kept, last, at = [], 0, text.find("{")
    while at >= 0:
        closing = _CLOSING.get(text[at : at + 2])
        end = text.find(closing, at + 2) if closing else at - 1
        if closing and end < 0:
            break
        if closing:
            kept.append(text[last:at])
            last = end + 2
        at = text.find("{", end + 2)
    return " ".join([*kept, text[last:]])


@lru_cache(maxsize=4096)
def _readable(text: str) -> Pieces | None:
    """The pieces of a text, or None where it has a fault, which those who print it tell."""
    if is_usual(text):
        return _usual(text)
    from jinja2 import TemplateError  # noqa: PLC0415 (slow to import, and few texts need it)

    try:
        return _read(text)
    except (TemplateError, RecursionError, TypeError):
        return None


def _usual(text: str) -> Pieces:
    found: list[str | Draw] = []
    last = 0
    for match in _USUAL.finditer(text):
        found += [
            text[last : match.start()],
            Draw(match["name"], match["id"], match["on"], match.group()[2:-2].strip()),
        ]
        last = match.end()
    return tuple(piece for piece in (*found, text[last:]) if piece != "")


def _read(text: str) -> Pieces:
    from jinja2 import nodes  # noqa: PLC0415
    from jinja2.exceptions import SecurityError  # noqa: PLC0415

    if len(text) > _LONGEST:
        raise SecurityError(f"a text of more than {_LONGEST:,} characters")
    found: list[str | Draw] = []
    for statement in _grammar().parse(text).body:
        if not isinstance(statement, nodes.Output):
            raise _refusal()
        found += (_piece(node, text) for node in statement.nodes)
    return tuple(found)


@cache
def _grammar() -> "Environment":
    from jinja2 import Environment  # noqa: PLC0415

    return Environment(autoescape=True, trim_blocks=True, lstrip_blocks=True, extensions=["jinja2.ext.i18n"])


def _piece(node: "nodes.Node", text: str) -> str | Draw:
    from jinja2 import nodes  # noqa: PLC0415

    if isinstance(node, nodes.TemplateData):
        return node.data
    if isinstance(node, nodes.Name):
        raise _unknown(node)
    if not isinstance(node, nodes.Call) or not isinstance(node.node, nodes.Name) or node.dyn_args or node.dyn_kwargs:
        raise _refusal()
    if node.node.name not in FACTS | PEOPLE:
        raise _unknown(node.node)
    named = {argument.key: _word(argument.value) for argument in node.kwargs}
    return _bound(node.node.name, tuple(map(_word, node.args)), named, text)


def _bound(name: str, given: tuple[str, ...], named: Mapping[str, str], text: str) -> Draw:
    """The call with what it is given, in order or by name: of a fact `wanted`, of a person also `on`."""
    keys = ("wanted",) if name in FACTS else ("wanted", "on")
    values = {**dict(zip(keys, given, strict=False)), **named}
    if len(given) > len(keys) or len(values) < len(given) + len(named) or not {"wanted"} <= set(values) <= set(keys):
        raise TypeError(f"{name} takes {' and '.join(keys)}, each once, as words between quotation marks")
    identifier = values["wanted"]
    return Draw(name, identifier, values.get("on"), identifier if identifier in text else name)


def _word(node: "nodes.Node") -> str:
    from jinja2 import nodes  # noqa: PLC0415

    if isinstance(node, nodes.Const) and isinstance(node.value, str):
        return node.value
    raise _unknown(node) if isinstance(node, nodes.Name) else _refusal()


def _unknown(node: "nodes.Name") -> Exception:
    from jinja2 import UndefinedError  # noqa: PLC0415

    return _refusal() if node.name in FACTS | PEOPLE else UndefinedError(f"'{node.name}' is undefined")


def _refusal() -> Exception:
    from jinja2.exceptions import SecurityError  # noqa: PLC0415

    named = ", ".join(f"{name}('…')" for name in ("figure", "date", "actor", "office", "title", "place"))
    return SecurityError(f"in a text only {named} may stand between braces")


def drawn_ids(texts: Iterator[str]) -> Iterator[str]:
    """Every id that texts may name in what they draw."""
    return (name for text in texts for draw in draws(text) for name in draw.ids)
