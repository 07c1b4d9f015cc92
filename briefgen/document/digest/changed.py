"""What changed between two days, as views: for the digest, and for a brief's annex “since you last met”."""

from collections.abc import Iterable
from datetime import date

from markupsafe import Markup

from briefgen.changes import Amended, Changes, Turned
from briefgen.document.annexes import Annexes
from briefgen.document.citations import Citations
from briefgen.document.digest.fields import event_fields, figure_fields
from briefgen.document.digest.rows import (
    AmendedRow,
    Corrections,
    FigureRow,
    NewRow,
    PromiseRow,
    SourceRow,
    WithdrawnRow,
)
from briefgen.document.speech import Speech
from briefgen.document.views import DisagreementView
from briefgen.model import Event, Figure, Source
from briefgen.model.timeline import State
from briefgen.selection import Known


class ChangeViews:
    """Makes the views of what changed when a template asks for them."""

    def __init__(self, changes: Changes, speech: Speech, annexes: Annexes, citations: Citations) -> None:
        self.changes = changes
        self.speech = speech
        self.annexes = annexes
        self._citations = citations

    @property
    def is_empty(self) -> bool:
        """Whether nothing changed."""
        return self.changes.is_empty

    @property
    def since(self) -> str:
        """The day since which, in words; what was known on it is not new."""
        return self.speech.language.day(self.changes.before.as_of)

    def added(self) -> tuple[NewRow, ...]:
        """The new events in order of time."""
        return tuple(self.new_row(known) for known in in_order(self.changes.added))

    def new_row(self, known: Known) -> NewRow:
        """A new event; it happened earlier when it was over by the first day."""
        over = not known.is_commitment and known.event.date.latest <= self.changes.before.as_of
        return NewRow(self.annexes.view(known), over)

    def fulfilled(self) -> tuple[PromiseRow, ...]:
        """The commitments that were fulfilled."""
        return tuple(self.promise(turn.after) for turn in self.changes.turned_into(State.FULFILLED))

    def lapsed(self) -> tuple[PromiseRow, ...]:
        """The commitments that became overdue."""
        return tuple(self.promise(turn.after) for turn in self.changes.turned_into(State.OVERDUE))

    def ended(self) -> tuple[NewRow, ...]:
        """What was under way and came to its end."""
        return tuple(self._turned(turn) for turn in self.changes.turned_into(State.ENDED))

    def _turned(self, turn: Turned) -> NewRow:
        return NewRow(self.annexes.view(turn.after), earlier=False)

    def promise(self, known: Known) -> PromiseRow:
        """A commitment with the words in which it was made."""
        event = known.event
        view = self.annexes.view(known)
        quoted = next((piece for piece in event.evidence if piece.quote), None)
        words = None
        if quoted:
            language = self.changes.after.sources[quoted.source].language
            words = self.speech.passage(self._citations.words(quoted), language, self._citations.locator(quoted))
        since = self.speech.language.day(self.changes.known_since(event.id))
        return PromiseRow(view, view.actors[:2], since, words)

    def figures(self) -> tuple[FigureRow, ...]:
        """The figures that changed: replaced, then those of a measure that had one, then the others that are new."""
        found = self.changes
        beside = {pair.after.id: pair for pair in found.beside}
        rows = [self._replaced(change) for change in found.amended_figures]
        for pair in found.beside:
            why = tuple(self.annexes.remark(each) for each in pair.discrepancies)
            rows.append(self._figure(pair.after, pair.before, why))
        rows += [self._figure(figure) for figure in found.new_figures if figure.id not in beside]
        return tuple(rows)

    def _figure(self, figure: Figure, before: Figure | None = None, why: tuple[Markup, ...] = ()) -> FigureRow:
        return FigureRow(
            figure=self.annexes.figure(figure),
            period=self.speech.language.short_date(figure.period),
            before=self.speech.amount(before) if before else None,
            replaces=False,
            source=self._source(figure),
            why=why,
            cites=(before.id, figure.id) if before else (figure.id,),
        )

    def _replaced(self, change: Amended[Figure]) -> FigureRow:
        return FigureRow(
            figure=self.annexes.figure(change.after),
            period=self.speech.language.short_date(change.after.period),
            before=self.speech.amount(change.before),
            replaces=True,
            source=self._source(change.after),
            why=tuple(self.speech.say(reason) for reason in change.reasons),
            cites=(change.after.id,),
        )

    def _source(self, figure: Figure) -> Markup | None:
        sources = self.changes.after.sources
        return next((self.annexes.reference(sources[piece.source]) for piece in figure.evidence if piece.quote), None)

    def corrections(self) -> Corrections:
        """What was set right."""
        found, say = self.changes, self.speech.say
        amended = [self._amended(change) for change in found.amended]
        gone = [WithdrawnRow(say(each.thing.title), say(each.reason)) for each in found.withdrawn]
        gone += [WithdrawnRow(say(each.thing.label), say(each.reason)) for each in found.withdrawn_figures]
        settled = [
            WithdrawnRow(self.annexes.remark(each), say(each.settled.reason)) for each in found.settled if each.settled
        ]
        return Corrections((*amended, *self._redefined()), tuple(gone), tuple(settled))

    def _amended(self, change: Amended[Event]) -> AmendedRow:
        fields = event_fields(change, self.speech, self.changes.after.actors)
        reasons = tuple(self.speech.say(reason) for reason in change.reasons)
        return AmendedRow(change.after.id, self.speech.say(change.after.title), fields, reasons)

    def _redefined(self) -> tuple[AmendedRow, ...]:
        """The figures of which more than the amount was amended."""
        found = []
        for change in self.changes.amended_figures:
            fields = figure_fields(change, self.speech)
            if fields:
                found.append(AmendedRow(change.after.id, self.speech.say(change.after.label), fields, ()))
        return tuple(found)

    def disagreements(self) -> tuple[DisagreementView, ...]:
        """The disagreements of sources that came to light and are not told beside a figure already."""
        told = {each.id for pair in self.changes.beside for each in pair.discrepancies}
        found = (each for each in self.changes.found if each.id not in told)
        return tuple(DisagreementView(self.annexes.remark(each), each.about) for each in found)

    def sources(self) -> tuple[SourceRow, ...]:
        """The new sources."""
        return tuple(self._source_row(source) for source in self.changes.sources)

    def _source_row(self, source: Source) -> SourceRow:
        after = self.changes.after
        events = [known.event for known in after.events if _rests_on(known.event, source)]
        figures = [figure for figure in after.chosen_figures if _rests_on(figure, source)]
        title = self.speech.tag(source.title, source.language, "term")
        return SourceRow(title, self.annexes.reference(source), len(events), len(figures))


def in_order(events: Iterable[Known]) -> tuple[Known, ...]:
    """The events in order of time: what happened by its last possible day, what goes on by its first."""
    return tuple(sorted(events, key=_order))


def _order(known: Known) -> tuple[bool, date, date, str]:
    when, over = known.event.date, known.state is State.OCCURRED
    return when.year_unknown, when.latest if over else when.earliest, when.latest, known.event.id


def _rests_on(thing: Event | Figure, source: Source) -> bool:
    return any(piece.source == source.id for piece in thing.evidence)
