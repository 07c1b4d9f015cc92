"""Changes: two views of one timeline on two days in, what became known between them out.

The first day is exclusive and the second inclusive: what was known on the first day is not new. So the changes of
weeks that follow each other share nothing and leave nothing out. The newer view decides what may be shown at all.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Final, Generic

from briefgen.model import Discrepancy, Event, Figure, Query, Release, Source, Timeline
from briefgen.model.text import LocalizedText
from briefgen.model.timeline import State
from briefgen.selection import Known, Selection
from briefgen.versions import History, Thing, histories, source_known

# What tells one version from another, and not what was amended.
_BOOKKEEPING: Final = frozenset({"id", "recorded_on", "supersedes", "reason", "withdrawn", "release"})


@dataclass(frozen=True, slots=True)
class Amended(Generic[Thing]):
    """A thing known before, as it was and as it is, with the names of what differs and the reasons given."""

    before: Thing
    after: Thing
    fields: tuple[str, ...]
    reasons: tuple[LocalizedText, ...]


@dataclass(frozen=True, slots=True)
class Withdrawn(Generic[Thing]):
    """A thing that no longer stands, as it was last worded, and why."""

    thing: Thing
    reason: LocalizedText


@dataclass(frozen=True, slots=True)
class Turned:
    """An event that became something else with time, or through another event: planned, then occurred or overdue."""

    before: Known
    after: Known


@dataclass(frozen=True, slots=True)
class Beside:
    """A new figure for a measure that had one: the older one stands too, and a discrepancy may say why they differ."""

    before: Figure
    after: Figure
    discrepancies: tuple[Discrepancy, ...]


@dataclass(frozen=True)
class Changes:
    """What became known after the day of one selection, up to the day of the other."""

    before: Selection
    after: Selection

    @cached_property
    def added(self) -> tuple[Known, ...]:
        """The events that are new, in order of time."""
        return tuple(known for known in self.after.events if self._is_new(known.event.id, self._events))

    @cached_property
    def amended(self) -> tuple[Amended[Event], ...]:
        """The events that were amended, in order of time."""
        old = {name: known.event for name, known in self.before.known.items()}
        return tuple(self._amended([known.event for known in self.after.events], old, self._events))

    @cached_property
    def withdrawn(self) -> tuple[Withdrawn[Event], ...]:
        """The events that no longer stand."""
        return tuple(self._withdrawn(self._events))

    @cached_property
    def turned(self) -> tuple[Turned, ...]:
        """The events that are in another state now without having been amended, in order of time."""
        amended = {change.after.id for change in self.amended}
        return tuple(
            Turned(self.before.known[known.event.id], known)
            for known in self.after.events
            if known.event.id in self.before.known
            and known.event.id not in amended
            and known.state is not self.before.known[known.event.id].state
        )

    def turned_into(self, *states: State) -> tuple[Turned, ...]:
        """The events that turned into one of these states."""
        return tuple(turn for turn in self.turned if turn.after.state in states)

    @cached_property
    def new_figures(self) -> tuple[Figure, ...]:
        """The figures that are new, by measure."""
        return tuple(figure for figure in self.after.chosen_figures if self._is_new(figure.id, self._figures))

    @cached_property
    def amended_figures(self) -> tuple[Amended[Figure], ...]:
        """The figures that were amended, by measure."""
        return tuple(self._amended(self.after.chosen_figures, self.before.figures, self._figures))

    @cached_property
    def withdrawn_figures(self) -> tuple[Withdrawn[Figure], ...]:
        """The figures that no longer stand."""
        return tuple(self._withdrawn(self._figures))

    @cached_property
    def beside(self) -> tuple[Beside, ...]:
        """The new figures for measures that had one already, each with the one given last before it."""
        pairs = ((self._earlier(figure), figure) for figure in self.new_figures)
        return tuple(Beside(old, new, self._about(old.id, new.id)) for old, new in pairs if old is not None)

    @cached_property
    def sources(self) -> tuple[Source, ...]:
        """The sources that are new; of a narrower view, those alone that carry something in it."""
        day = self.before.as_of  # a source that was known then is not new, though its facts may be
        new = (source for source in self.after.known_sources if not source_known(source, day))
        return tuple(source for source in new if self._carries(source.id))

    @cached_property
    def found(self) -> tuple[Discrepancy, ...]:
        """The disagreements of sources that are new."""
        old = {discrepancy.id for discrepancy in self.before.discrepancies}
        return tuple(discrepancy for discrepancy in self.after.discrepancies if discrepancy.id not in old)

    @cached_property
    def settled(self) -> tuple[Discrepancy, ...]:
        """The disagreements that were settled."""
        first, last = self.before.as_of, self.after.as_of
        ended = [each for each in self.after.timeline.discrepancies if each.settled and first < each.settled.on <= last]
        return tuple(each for each in ended if self.after.concerns(each))

    def known_since(self, event: str) -> date:
        """The day on which an event became known first, in whatever wording."""
        return self._events[event].since

    @property
    def is_empty(self) -> bool:
        """Whether nothing at all became known or different."""
        return not any(getattr(self, name) for name in PARTS)

    @cached_property
    def _events(self) -> Mapping[str, History[Event]]:
        return {history.id: history for history in histories(self.after.timeline.events, self.after.as_of)}

    @cached_property
    def _figures(self) -> Mapping[str, History[Figure]]:
        return {history.id: history for history in histories(self.after.timeline.figures, self.after.as_of)}

    def _is_new(self, name: str, known: Mapping[str, History[Thing]]) -> bool:
        return known[name].since > self.before.as_of

    def _amended(
        self, things: Sequence[Thing], old: Mapping[str, Thing], known: Mapping[str, History[Thing]]
    ) -> Iterator[Amended[Thing]]:
        for thing in things:
            versions = [each for each in known[thing.id].versions if each.recorded_on > self.before.as_of]
            if thing.id in old and versions:
                reasons = tuple(version.reason for version in versions if version.reason)
                yield Amended(old[thing.id], thing, differences(old[thing.id], thing), reasons)

    def _withdrawn(self, known: Mapping[str, History[Thing]]) -> Iterator[Withdrawn[Thing]]:
        release, first = self.after.release, self.before.as_of
        for history in known.values():
            ends = [each.withdrawn for each in history.versions if each.withdrawn]
            day = min((end.on for end in ends), default=date.max)
            if first < day <= self.after.as_of and release.shows(history.newest.release):
                thing = history.newest.model_copy(update={"id": history.id, "withdrawn": None})
                if self.after.asks_for(thing):
                    yield Withdrawn(thing, next(end.reason for end in ends if end.on == day))

    def _earlier(self, figure: Figure) -> Figure | None:
        """The figure of the same measure that was given last before; one of the same period first."""
        known = [each for each in self.before.figures.values() if each.measure == figure.measure]
        return max(known, key=lambda each: (each.period == figure.period, each.recorded_on, each.id), default=None)

    def _about(self, *ids: str) -> tuple[Discrepancy, ...]:
        return tuple(each for each in self.after.discrepancies if set(ids) <= set(each.about))

    def _carries(self, source: str) -> bool:
        view = self.after
        if view.release is Release.INTERNAL and view.query == Query():
            return True
        things: tuple[Event | Figure, ...] = (*(known.event for known in view.events), *view.chosen_figures)
        return any(source == piece.source for thing in things for piece in thing.evidence)


PARTS: Final = (
    "added",
    "amended",
    "withdrawn",
    "turned",
    "new_figures",
    "amended_figures",
    "withdrawn_figures",
    "sources",
    "found",
    "settled",
)


def changes(timeline: Timeline, first: date, last: date, release: Release, query: Query) -> Changes:
    """What became known after the first day, up to and on the last."""
    return Changes(Selection(timeline, first, release, query), Selection(timeline, last, release, query))


def differences(before: Event | Figure, after: Event | Figure) -> tuple[str, ...]:
    """The names of the fields in which two versions of a thing differ, in the order of the model."""
    names = [name for name in type(after).model_fields if name not in _BOOKKEEPING]
    return tuple(name for name in names if getattr(before, name) != getattr(after, name))
