"""Mutations of plain values that keep to the structure of the project's files, and now and then of their text."""

import copy
import json
from collections.abc import Callable, Iterator
from typing import Any

from hypothesis import strategies as st

Draw = Callable[..., Any]
Path = tuple[str | int, ...]

SCALARS = st.sampled_from([
    "", " ", "~", "true", "no", "0", "-1", "1e999", "NaN", "50 000", "9" * 40, "2025", "2025-02-30", "XXXX-06-06",
    "2025-05-30/2025-05-29", "[2025-03-12..2025-03-18]", "../2028", "2025-04~", "0000", "9999-12-31", "visa", "en",
    "eu-reporter-vassilenko", "visa-mandate", "visa-talks-expected", "roman-vassilenko", "planned", "occurred",
    "{{ figure('eu-kz-trade-2024-usd') }}", "{{ actor('roman-vassilenko', on='1000-01-01') }}", "{{ date(", "{% if %}",
    "3,000 companies on 4 December 2025", "Vasilenko", "TLP: AMBER", "SECRET", "\u202e\u0000\ud83d", "ә" * 300, "&a *a",
    "../../etc/passwd", "<script>alert(1)</script>", "мандат", "\u00a0", "1.2.3,4 5", "٣٠ мая", "²", "𝟛𝟘 May 2025",
]) | st.text(max_size=20)  # fmt: skip
KEYS = st.sampled_from(["id", "date", "supersedes", "withdrawn", "evidence", "quote", "fulfils", "with", "until", "x"])


def slice_of(draw: Draw, timeline: dict[str, Any]) -> dict[str, Any]:
    """A few entries of each kind, so that a case is quick."""
    part = dict(timeline)
    for kind in part:
        entries = part.get(kind, [])
        start = draw(st.integers(0, max(0, len(entries) - 1)))
        part[kind] = entries[start : start + draw(st.integers(0, 6))]
    return part


def mutated(draw: Draw, value: Any) -> str:
    """The text of the value after a few mutations, written as JSON, which is YAML too."""
    value = copy.deepcopy(value)
    for _ in range(draw(st.integers(0, 4))):
        value = _once(draw, value)
    text = json.dumps(value, ensure_ascii=draw(st.booleans()), indent=draw(st.sampled_from((None, 1))))
    garbled: int = draw(st.integers(0, 7))
    return _garbled(draw, text) if garbled == 0 else text


def _once(draw: Draw, value: Any) -> Any:
    paths = list(_paths(value, ()))
    path = draw(st.sampled_from(paths))
    if not path:
        return draw(SCALARS)
    holder = value
    for step in path[:-1]:
        holder = holder[step]
    kinds = ("replace", "remove", "double", "move", "nest", "key")
    _MUTATIONS[draw(st.sampled_from(kinds))](draw, holder, path[-1], value, paths)
    return value


def _paths(value: Any, path: Path) -> Iterator[Path]:
    yield path
    if isinstance(value, dict):
        for key, each in value.items():
            yield from _paths(each, (*path, key))
    elif isinstance(value, list):
        for index, each in enumerate(value):
            yield from _paths(each, (*path, index))


def _replace(draw: Draw, holder: Any, step: Any, _: Any, __: list[Path]) -> None:
    holder[step] = draw(SCALARS)


def _remove(_: Draw, holder: Any, step: Any, __: Any, ___: list[Path]) -> None:
    del holder[step]


def _double(_: Draw, holder: Any, step: Any, __: Any, ___: list[Path]) -> None:
    if isinstance(holder, list):
        holder.append(copy.deepcopy(holder[step]))


def _move(draw: Draw, holder: Any, step: Any, whole: Any, paths: list[Path]) -> None:
    """Put here what stands elsewhere."""
    found = whole
    for other in draw(st.sampled_from(paths)):
        found = found[other]
    holder[step] = copy.deepcopy(found)


def _nest(draw: Draw, holder: Any, step: Any, _: Any, __: list[Path]) -> None:
    for _depth in range(draw(st.sampled_from((1, 2, 30)))):
        holder[step] = [holder[step]]


def _key(draw: Draw, holder: Any, step: Any, _: Any, __: list[Path]) -> None:
    if isinstance(holder, dict):
        holder[draw(KEYS)] = holder[step]


_MUTATIONS: dict[str, Callable[[Draw, Any, Any, Any, list[Path]], None]] = {
    "replace": _replace, "remove": _remove, "double": _double, "move": _move, "nest": _nest, "key": _key,
}  # fmt: skip


def _garbled(draw: Draw, text: str) -> str:
    at: int = draw(st.integers(0, len(text)))
    put: str = draw(st.text(max_size=5))
    return text[:at] + put + text[at + draw(st.integers(0, 3)) :]
