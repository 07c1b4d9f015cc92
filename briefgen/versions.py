"""Versions: which wording of a thing was known on a day, when it was amended, and when it was withdrawn.

Nothing in events.yaml is overwritten. An amendment is an entry of its own that names under `supersedes` what it
replaces; a withdrawal says from which day a thing no longer stands. All versions of a thing go by the id of the first,
so that whatever cites it stays right. What is recorded or withdrawn on a day is known on that day.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Generic, TypeVar

from briefgen.model import Event, Evidence, Figure, Source

Thing = TypeVar("Thing", Event, Figure)


@dataclass(frozen=True, slots=True)
class History(Generic[Thing]):
    """The versions of one thing, the first one first, as far as they were known on a day."""

    id: str
    versions: tuple[Thing, ...]

    @property
    def newest(self) -> Thing:
        """The version that counts."""
        return self.versions[-1]

    @property
    def since(self) -> date:
        """The day on which the first version became known."""
        return self.versions[0].recorded_on

    def withdrawn(self, as_of: date) -> bool:
        """Whether it no longer stood on the day."""
        return any(version.withdrawn is not None and version.withdrawn.on <= as_of for version in self.versions)


def roots(things: Iterable[Event | Figure]) -> Mapping[str, str]:
    """The id of the first version of each thing, by the id of each; a circle ends where it closes."""
    before = {thing.id: thing.supersedes for thing in things}
    found: dict[str, str] = {}
    for name in before:
        _trace(name, before, found)
    return found


def _trace(name: str, before: Mapping[str, str | None], found: dict[str, str]) -> None:
    """Notes the first version of a thing and of all on the way to it, so that no way is gone twice."""
    way: list[str] = []
    seen: set[str] = set()
    at: str | None = name
    while at is not None and at in before and at not in found and at not in seen:
        way.append(at)
        seen.add(at)
        at = before[at]
    if at in seen:
        circle = way[way.index(at or "") :]
        found.update(zip(circle, (circle[-1], *circle), strict=False))
    for each in way:
        found.setdefault(each, found.get(at or "", way[-1]))


def histories(things: Sequence[Thing], as_of: date) -> tuple[History[Thing], ...]:
    """The history of everything known on the day, in the order of the first versions."""
    first = roots(things)
    found: dict[str, list[Thing]] = {}
    for thing in things:
        if thing.recorded_on <= as_of:
            found.setdefault(first[thing.id], []).append(thing)
    return tuple(History(name, tuple(sorted(versions, key=_recorded))) for name, versions in found.items())


def _recorded(thing: Event | Figure) -> tuple[date, bool]:
    """By the day of record; on one day what amends comes after what it amends."""
    return thing.recorded_on, thing.supersedes is not None


def source_known(source: Source | None, as_of: date) -> bool:
    """Whether a source was known on the day: recorded by then, or as an outside page read by then."""
    recorded = (source.recorded_on or source.accessed) if source else None
    return recorded is None or recorded <= as_of


def known_evidence(evidence: Sequence[Evidence], sources: Mapping[str, Source], as_of: date) -> tuple[Evidence, ...]:
    """The evidence whose sources were known on the day."""
    return tuple(piece for piece in evidence if source_known(sources.get(piece.source), as_of))


def standing(things: Sequence[Thing], sources: Mapping[str, Source], as_of: date) -> dict[str, Thing]:
    """Everything that stood on the day, by the id of its first version: the newest wording, the evidence known then."""
    found = {}
    for history in histories(things, as_of):
        if not history.withdrawn(as_of):
            found[history.id] = _as_known(history, known_evidence(history.newest.evidence, sources, as_of))
    return found


def _as_known(history: History[Thing], evidence: tuple[Evidence, ...]) -> Thing:
    """The newest version under the first one's id; of a withdrawal still to come it knows nothing."""
    newest = history.newest
    if newest.id == history.id and len(evidence) == len(newest.evidence) and newest.withdrawn is None:
        return newest
    return newest.model_copy(update={"id": history.id, "evidence": evidence, "withdrawn": None})
