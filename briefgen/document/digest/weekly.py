"""The weekly digest as views: what changed, and what is ahead of its last day; as much as two pages hold."""

from collections.abc import Sequence
from datetime import date
from typing import Final, TypeVar

from briefgen.changes import Changes
from briefgen.document.annexes import Annexes
from briefgen.document.citations import Citations
from briefgen.document.digest import room
from briefgen.document.digest.changed import ChangeViews, in_order
from briefgen.document.digest.rows import (
    AnniversaryRow,
    Checked,
    ComingRow,
    NewRow,
    Part,
    PromiseRow,
    Top,
)
from briefgen.document.speech import Speech
from briefgen.document.views import DisagreementView
from briefgen.edtf import Edtf, Form, Point
from briefgen.lookahead import MILESTONES, Anniversary, Phase, Upcoming, anniversaries, dated, milestones, upcoming
from briefgen.model import Event, Figure
from briefgen.model.timeline import State, Status
from briefgen.selection import Known

HEADLINES: Final = 3
FEWEST_NEW: Final = 5
WITH_SUMMARIES: Final = 5  # so few new events that there is room to say more of each
COMING: Final = 6
PROMISES: Final = 6
RETURNING: Final = 6

Row = TypeVar("Row")


class Digest(ChangeViews):
    """Makes the views of a digest when its template asks for them."""

    def __init__(self, changes: Changes, speech: Speech, annexes: Annexes, citations: Citations) -> None:
        super().__init__(changes, speech, annexes, citations)
        self._selection = changes.after

    def top(self) -> Top:
        """The first lines."""
        found = self.changes
        coming = upcoming(self._selection)
        return Top(
            events=len(found.added),
            figures=len(found.new_figures),
            sources=len(found.sources),
            headlines=tuple(self.new_row(known).event for known in in_order(self._weightiest(HEADLINES))),
            next=self._coming(coming[0]) if coming else None,
            overdue=tuple(self.annexes.view(known) for known in self._in_state(State.OVERDUE)),
        )

    def _weightiest(self, number: int) -> tuple[Known, ...]:
        """So many of the new events, the weightiest first."""
        return tuple(sorted(self.changes.added, key=self._weight, reverse=True)[:number])

    def _weight(self, known: Known) -> tuple[bool, bool, bool, date, int, str]:
        """Milestones, then what fulfils a promise, then what happened, then the latest, then what most quotes carry."""
        event = known.event
        day = event.date.latest if event.status is Status.OCCURRED else event.date.earliest
        return event.milestone, bool(event.fulfils), not known.is_commitment, day, len(event.evidence), event.id

    def new(self) -> Part[NewRow]:
        """The new events; the weightiest stand on the first pages, as many as the rest leaves room for."""
        rows = self.added()
        chosen = self._fitting(rows)
        return Part(
            tuple(row for row in rows if row.event.id in chosen),
            tuple(row for row in rows if row.event.id not in chosen),
        )

    def _fitting(self, rows: Sequence[NewRow]) -> set[str]:
        """The ids of the weightiest rows that there is room for."""
        height = {row.event.id: room.new_row(row, summary=len(rows) <= WITH_SUMMARIES) for row in rows}
        left = room.TWO_PAGES - self._height_of_the_rest()
        chosen: set[str] = set()
        for known in self._weightiest(len(rows)):
            left -= height[known.event.id]
            if left < 0 and len(chosen) >= FEWEST_NEW:
                break
            chosen.add(known.event.id)
        return chosen

    def _height_of_the_rest(self) -> float:
        """About how much of two pages the other lists take."""
        coming = room.coming_rows(self.dated().rows) + room.coming_rows(self.milestones().rows)
        promises = room.promise_rows(self.promises().rows) + room.promise_rows(self.fulfilled())
        disagreements = sum(room.disagreement(row) for row in self.new_disagreements().rows)
        returning = room.TABLE + sum(room.ONE_LINE for _ in self.anniversaries())
        first = room.headlines([event.title for event in self.top().headlines])
        return first + coming + promises + room.figure_rows(self.figures()) + disagreements + returning

    def dated(self) -> Part[ComingRow]:
        """What comes within 14 days."""
        return _part([self._coming(each) for each in dated(self._selection)], COMING)

    def milestones(self) -> Part[ComingRow]:
        """What comes later, within 90 days."""
        return _part([self._coming(each) for each in milestones(self._selection)], COMING)

    def _coming(self, each: Upcoming) -> ComingRow:
        language = self.speech.language
        when = each.known.event.date if each.phase is Phase.ALL else _day(each.day)
        return ComingRow(self.annexes.view(each.known), language.short_date(when), each.phase, each.confirmed)

    def promises(self) -> Part[PromiseRow]:
        """The commitments that are overdue, or due within 30 days."""
        return _part([self.promise(known) for known in self._in_state(State.OVERDUE, State.DUE)], PROMISES)

    def _in_state(self, *states: State) -> tuple[Known, ...]:
        return tuple(known for known in self._selection.commitments if known.state in states)

    def new_disagreements(self) -> Part[DisagreementView]:
        """The disagreements of sources that came to light."""
        rows = self.disagreements()
        return _part(rows, room.first_disagreements(rows))

    def anniversaries(self) -> tuple[AnniversaryRow, ...]:
        """The milestones that are whole years old within 30 days, round numbers first."""
        return tuple(self._anniversary(each) for each in anniversaries(self._selection)[:RETURNING])

    def later_anniversaries(self) -> tuple[AnniversaryRow, ...]:
        """Those after them, within 90 days, in order of time."""
        near = anniversaries(self._selection)
        later = [each for each in anniversaries(self._selection, MILESTONES) if each not in near]
        return tuple(self._anniversary(each) for each in sorted(later, key=lambda each: each.day)[:RETURNING])

    def _anniversary(self, each: Anniversary) -> AnniversaryRow:
        return AnniversaryRow(
            self.annexes.view(each.known), self.speech.language.short_date(_day(each.day)), each.years
        )

    def until(self, days: int) -> str:
        """The day so many days ahead, in words."""
        return self.speech.language.day(date.fromordinal(self._selection.as_of.toordinal() + days))

    def checked(self) -> Checked:
        """What the digest rests on."""
        view = self._selection
        facts: tuple[Event | Figure, ...] = (*(known.event for known in view.events), *view.chosen_figures)
        quotes = sum(self._citations.proved(piece) for fact in facts for piece in fact.evidence)
        undated = [known for known in view.events if known.is_open and known.event.date.end is None]
        return Checked(len(view.known_sources), len(view.events), len(view.chosen_figures), quotes, len(undated))


def _part(rows: Sequence[Row], limit: int) -> Part[Row]:
    return Part(tuple(rows[:limit]), tuple(rows[limit:]))


def _day(day: date) -> Edtf:
    point = Point(day.year, day.month, day.day)
    return Edtf(day.isoformat(), Form.POINT, point, point)
