"""Lineage: which line of today's copy each bookmark of the document was put around, and what that line said then."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from briefgen.returns.expected import ALOUD, FIXED, HEADER, QUESTION, STATEMENT, Expected

_HEADS = frozenset({"title", "subtitle"})


@dataclass(frozen=True, slots=True)
class Lineage:
    """For each bookmark its line of today; for each line the hash of what it said then; what is new or gone."""

    names: Mapping[str, int]
    then: Mapping[int, str]
    new: frozenset[int]  # lines that the document did not have
    gone: Mapping[str, str]  # bookmarks whose line is not there any more, with its hash


def lineage(lines: Sequence[Expected], hashes: Mapping[str, str]) -> Lineage:
    """The lineage by what the document says of its lines; without that, every line is taken to be as it was."""
    by_name: dict[str, int] = {}
    for line in lines:
        for name in line.names:
            by_name.setdefault(name, line.number)
    if not hashes:
        return Lineage(by_name, {}, frozenset(), {})
    names = {
        name: by_name[name] for name, own in hashes.items() if name in by_name and lines[by_name[name]].hash == own
    }
    _by_hash(lines, hashes, names)
    taken = set(names.values())
    for name in hashes.keys() - names.keys():
        number = by_name.get(name)
        if number is not None and number not in taken:
            names[name] = number
            taken.add(number)
    then = {number: hashes[name] for name, number in names.items()}
    new = frozenset(line.number for line in lines if line.names and line.number not in taken)
    gone = {name: own for name, own in hashes.items() if name not in names}
    return Lineage(names, then, new, gone)


def _by_hash(lines: Sequence[Expected], hashes: Mapping[str, str], names: dict[str, int]) -> None:
    """Finds lines that bear another number now, since others came or went before them."""
    taken = set(names.values())
    free: dict[tuple[str, str], list[int]] = defaultdict(list)
    for line in lines:
        if line.names and line.number not in taken:
            free[line.kind, line.hash].append(line.number)
    for name, own in hashes.items():
        if name not in names and (found := free.get((_kind(name), own))):
            names[name] = found.pop(0)


def _kind(name: str) -> str:
    if name.startswith("aloud-"):
        return ALOUD
    if name.endswith("-question"):
        return QUESTION
    if name in _HEADS or name.startswith("header-"):
        return HEADER
    return FIXED if name.startswith("event-") else STATEMENT
