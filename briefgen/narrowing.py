"""Narrowing: of the events chosen those that are due, rest on one source alone, or are new since a day."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from briefgen.model import Event
from briefgen.model.timeline import State, Support
from briefgen.selection import Known


@dataclass(frozen=True, slots=True)
class Narrowing:
    """What is asked of an event besides a query; what is left open is not asked.

    `among`: its id is one of these. `due_within`: an open commitment whose last day is at most so many days ahead.
    `overdue`: an open commitment whose last day is past; with `due_within`, either. `one_source`: one source alone
    carries it. `since`: it became known, or its wording was amended, after that day.
    """

    among: frozenset[str] | None = None
    due_within: int | None = None
    overdue: bool = False
    one_source: bool = False
    since: date | None = None

    def leaves(self, known: Known, as_of: date) -> bool:
        """Whether an event, as it was known on the day, is left."""
        event = known.event
        return (
            (self.among is None or event.id in self.among)
            and (not self._asks_when or self._is_urgent(known, as_of))
            and (not self.one_source or len(carriers(event)) == 1)
            and (self.since is None or event.recorded_on > self.since)
        )

    @property
    def _asks_when(self) -> bool:
        return self.overdue or self.due_within is not None

    def _is_urgent(self, known: Known, as_of: date) -> bool:
        if not known.is_open:
            return False
        if known.state is State.OVERDUE:
            return self.overdue
        return self.due_within is not None and known.event.date.latest - as_of <= timedelta(days=self.due_within)


def carriers(event: Event) -> frozenset[str]:
    """The ids of the sources that carry an event as a whole, and not its date, a name or an office alone."""
    return frozenset(piece.source for piece in event.evidence if piece.supports is Support.EVENT)


def narrowed(events: Iterable[Known], narrowing: Narrowing, as_of: date) -> tuple[Known, ...]:
    """The events that are left, in their order."""
    return tuple(known for known in events if narrowing.leaves(known, as_of))
