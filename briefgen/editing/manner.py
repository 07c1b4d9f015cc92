"""The manner of a file: how its author indents, quotes and breaks lines, by what is there most often.

A new value is written in the same manner: the key `ru` is quoted where it is quoted elsewhere, `topics` stands in
brackets where it does elsewhere. What the file does not show is written as the program's own files are.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import islice
from types import MappingProxyType
from typing import Any, Final, TypeVar

import yaml

from briefgen.editing.opening import LOADER
from briefgen.findings import LINE_BREAK

WIDTH: Final = 120  # columns
_SEEN: Final = 60_000  # events of the parser that are looked at, in each file
_LONG: Final = 100  # characters, from which a scalar shows whether long ones are folded

NUMBER: Final = "0"  # the style of a number without quotation marks, which YAML takes for one
_NUMBER: Final = re.compile(r"-?[0-9]+(\.[0-9]+)?")

Value = TypeVar("Value")


@dataclass(frozen=True, slots=True)
class Manner:
    """How new values are written. Styles of scalars are those of YAML: one of `' " | >`, or nothing; or `NUMBER`."""

    newline: str = "\n"
    step: int = 2  # columns by which a mapping under a key is indented
    offset: int = 0  # columns by which the hyphens of a list under a key are
    dash: int = 2  # columns from a hyphen to what follows it
    folds: bool = True  # long scalars go over several lines
    scalars: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))  # by key
    in_brackets: Mapping[str, bool] = field(default_factory=lambda: MappingProxyType({}))  # collections, by key


@dataclass(slots=True)
class _Signs:
    """What was seen of each sign, as often as it was."""

    steps: list[int] = field(default_factory=list)
    offsets: list[int] = field(default_factory=list)
    dashes: list[int] = field(default_factory=list)
    folded: list[bool] = field(default_factory=list)
    scalars: dict[str, Counter[str]] = field(default_factory=dict)
    in_brackets: dict[str, Counter[bool]] = field(default_factory=dict)


def as_number(style: str, text: str) -> str:
    """The style, or that of numbers where a text without quotation marks is one."""
    return NUMBER if not style and _NUMBER.fullmatch(text) else style


def manner_of(*texts: str) -> Manner:
    """The manner of a text, which must be sound; further ones serve where the first shows nothing."""
    manner = Manner(newline=_newline(texts))
    for text in reversed(texts):
        signs = _Signs()
        _look(islice(yaml.parse(text, Loader=LOADER), _SEEN), signs)
        manner = Manner(
            manner.newline,
            _most(signs.steps, manner.step),
            _most(signs.offsets, manner.offset),
            _most(signs.dashes, manner.dash),
            _most(signs.folded, manner.folds),
            MappingProxyType({**manner.scalars, **_by_key(signs.scalars)}),
            MappingProxyType({**manner.in_brackets, **_by_key(signs.in_brackets)}),
        )
    return manner


def _newline(texts: Iterable[str]) -> str:
    found = (Counter(LINE_BREAK.findall(text)).most_common(1) for text in texts)
    return next((seen[0][0] for seen in found if seen), "\n")


def _most(seen: Iterable[Value], otherwise: Value) -> Value:
    common = Counter(seen).most_common(1)
    return common[0][0] if common else otherwise


def _by_key(signs: Mapping[str, Counter[Value]]) -> dict[str, Value]:
    return {key: seen.most_common(1)[0][0] for key, seen in signs.items()}


def _look(events: Iterator[Any], signs: _Signs) -> None:
    """Notes the signs of the rest of a stream of events."""
    outer: list[tuple[Any, str | None]] = []  # the collections that are open, with the key that is waiting for a value
    begun: tuple[str, bool] | None = None  # the key of a collection that may yet be empty, which shows nothing
    for event in events:
        if begun and not isinstance(event, yaml.CollectionEndEvent):
            signs.in_brackets.setdefault(begun[0], Counter())[begun[1]] += 1
        begun = None
        if isinstance(event, yaml.ScalarEvent):
            _scalar(event, outer, signs)
        elif isinstance(event, yaml.CollectionStartEvent):
            if outer:
                holder, key = outer[-1]
                begun = None if key is None else (key, bool(event.flow_style))
                _collection(event, holder, signs)
                outer[-1] = (holder, None)
            outer.append((event, None))
        elif isinstance(event, yaml.CollectionEndEvent):
            outer.pop()


def _scalar(event: Any, outer: list[tuple[Any, str | None]], signs: _Signs) -> None:
    if not outer:
        return
    holder, key = outer[-1]
    if isinstance(holder, yaml.MappingStartEvent) and key is None:
        outer[-1] = (holder, event.value)
        return
    if key is not None and event.value:
        signs.scalars.setdefault(key, Counter())[as_number(event.style or "", event.value)] += 1
    if len(event.value) > _LONG and not holder.flow_style:
        signs.folded.append(event.start_mark.line < event.end_mark.line)
    outer[-1] = (holder, None)


def _collection(event: Any, holder: Any, signs: _Signs) -> None:
    if event.flow_style or holder.flow_style:
        return
    columns = event.start_mark.column - holder.start_mark.column
    if isinstance(holder, yaml.SequenceStartEvent):
        signs.dashes.append(columns)
    elif isinstance(event, yaml.SequenceStartEvent):
        signs.offsets.append(columns)
    else:
        signs.steps.append(columns)
