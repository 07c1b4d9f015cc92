"""The annexes: timeline with its graphic, commitments, participants, figures and notes, as views for the template.

All is drawn from the selection; a template asks for what it prints, and what it does not ask for is not made.
"""

from collections.abc import Iterable
from datetime import timedelta
from itertools import groupby
from typing import TYPE_CHECKING, Final

from jinja2.sandbox import ImmutableSandboxedEnvironment
from markupsafe import Markup

from briefgen.document.citations import SourceNote
from briefgen.document.edition import Edition
from briefgen.document.sections import event_view
from briefgen.document.views import Chapter, DisagreementView, EventView, FigureView, NoteView, ParticipantView
from briefgen.loader import Document
from briefgen.model import Actor, Discrepancy, Figure, Source
from briefgen.model.house import ANNEXES
from briefgen.model.timeline import Basis, Kind, Translation
from briefgen.selection import Known, last_office, office

if TYPE_CHECKING:
    from briefgen.document.timeline_graphic import Graphic

AGED: Final = timedelta(days=548)  # 18 months: a figure older than that is shown with its vintage


class Annexes:
    """Makes the views of one briefing's annexes when its template asks for them."""

    def __init__(
        self, edition: Edition, env: ImmutableSandboxedEnvironment, timeline: Document, *, pictures: bool = True
    ) -> None:
        self._briefing = edition.briefing
        self._selection = edition.selection
        self._speech = edition.speech
        self._prose = edition.prose
        self._citations = edition.citations
        self._env = env
        self._timeline = timeline
        self._pictures = pictures
        self.printed: dict[str, None] = {}  # the facts shown so far, in rows or in notes

    @property
    def wanted(self) -> tuple[str, ...]:
        """The annexes that the briefing asks for, or all, in the order of the house style; none that is empty."""
        return tuple(name for name in ANNEXES if self.asks_for(name) and self._has(name))

    def asks_for(self, name: str) -> bool:
        """Whether the briefing leaves an annex in, full or empty."""
        asked = self._briefing.annexes
        return asked is None or name in asked

    def refer(self, ids: Iterable[str]) -> Markup:
        """The references to the notes of these facts; none where the document is to have no notes."""
        if not self.asks_for("sources"):
            return Markup()
        facts = tuple(ids)
        self.printed.update(dict.fromkeys(facts))
        return self._citations.refer(facts)

    def _has(self, name: str) -> bool:
        """Whether there is anything to print in an annex; notes come with what the other annexes print."""
        holds = {
            "timeline": lambda: bool(self._selection.events),
            "participants": lambda: bool(self.participants()),
            "figures": lambda: bool(self._selection.chosen_figures or self.disagreements()),
            "sources": lambda: bool(self._citations.notes() or self._referring()),
        }
        return holds[name]()

    def _referring(self) -> bool:
        """Whether another annex is printed, which will refer to notes."""
        return any(self.asks_for(name) and self._has(name) for name in ANNEXES if name != "sources")

    def events(self) -> tuple[EventView, ...]:
        """The chosen events in order of time."""
        return tuple(self.view(known) for known in self._selection.events)

    def chapters(self) -> tuple[Chapter, ...]:
        """The chosen events by the year in which they begin; those of unknown year last."""
        found = []
        dated = sorted(self.events(), key=lambda view: (view.year is None, view.year or 0))
        for year, views in groupby(dated, key=lambda view: view.year):
            title = self._speech.language.gettext("Year unknown") if year is None else str(year)
            found.append(Chapter(title, f"year-{year or 'unknown'}", tuple(views)))
        return tuple(found)

    def commitments(self) -> tuple[EventView, ...]:
        """The chosen commitments, overdue first."""
        return tuple(self.view(known) for known in self._selection.commitments)

    def participants(self) -> tuple[ParticipantView, ...]:
        """The people of the meeting and of the chosen events, with the office on the day, sorted by name."""
        meeting = self._briefing.meeting
        ids = dict.fromkeys(meeting.participants if meeting else ())
        for known in self._selection.events:
            ids.update(dict.fromkeys(known.event.actors))
        actors = [self._selection.actors[actor] for actor in ids if actor in self._selection.actors]
        people = [self._participant(actor) for actor in actors if actor.kind is Kind.PERSON]
        return tuple(sorted(people, key=lambda view: self._speech.language.collation_key(view.name.striptags())))

    def _participant(self, actor: Actor) -> ParticipantView:
        day = self._selection.as_of
        held = office(actor, day)
        last = None if held else last_office(actor, day, self._selection.sources)
        role = last[0] if last else held
        met = self._selection.last_met(actor.id)
        return ParticipantView(
            name=self._speech.say(actor.name),
            office=self._speech.say(role.title) if role else None,
            office_held=self._speech.language.date(last[1]) if last else None,
            last_met=self.view(met) if met else None,
            cites=(met.event.id,) if met else (),
            actor=actor,
        )

    def figures(self) -> tuple[FigureView, ...]:
        """The chosen figures by measure."""
        return tuple(self.figure(figure) for figure in self._selection.chosen_figures)

    def figure(self, figure: Figure) -> FigureView:
        """A figure in the document's language."""
        self.printed[figure.id] = None
        return FigureView(
            id=figure.id,
            label=self._speech.say(figure.label),
            value=self._speech.amount(figure),
            period=self._speech.language.date(figure.period),
            vintage=figure.period.latest < self._selection.as_of - AGED,
            basis=self._speech.say(figure.basis_note) if figure.basis_note else None,
        )

    def disagreements(self) -> tuple[DisagreementView, ...]:
        """What the sources disagree on among the chosen events and figures."""
        ids = [known.event.id for known in self._selection.events] + [
            figure.id for figure in self._selection.chosen_figures
        ]
        return tuple(
            DisagreementView(self.remark(discrepancy), discrepancy.about)
            for discrepancy in self._selection.disagreements(ids)
        )

    def remark(self, discrepancy: Discrepancy) -> Markup:
        """What a disagreement says."""
        return self._prose.remark(discrepancy, self._timeline)

    def graphic(self) -> "Graphic | None":
        """The timeline graphic of the chosen events; None when none has a date to draw."""
        if not self._pictures:
            return None
        from briefgen.document.timeline_graphic import draw  # noqa: PLC0415 (slow to import, and a check draws nothing)

        return draw(self._selection, self._speech, self._env)

    def notes(self) -> tuple[NoteView, ...]:
        """The source notes of everything cited so far, by number."""
        return tuple(self._note(note) for note in self._citations.notes())

    def _note(self, note: SourceNote) -> NoteView:
        label = note.fact.label if isinstance(note.fact, Figure) else note.fact.title
        return NoteView(
            number=note.number,
            title=self._speech.say(label),
            excerpts=tuple(
                (
                    self.reference(excerpt.source),
                    tuple(
                        self._speech.passage(words, excerpt.source.language, locator)
                        for words, locator in excerpt.passages
                    ),
                )
                for excerpt in note.excerpts
            ),
            external=tuple(self._outside(source) for source, _ in note.external),
            basis="" if note.basis == Basis.STATED else str(note.basis),
            basis_note=self._speech.say(note.basis_note) if note.basis_note else None,
        )

    def reference(self, source: Source) -> Markup:
        """Publisher and date of a source, and that its words were translated by a machine, if so."""
        language = self._speech.language
        parts: list[str | Markup] = [self._speech.tag(self._speech.publisher(source), source.language, "")]
        if source.issued:
            parts.append(language.date(source.issued))
        if source.translation is Translation.MACHINE:
            parts.append(language.gettext("machine translation"))
        return Markup(", ").join(parts)

    def _outside(self, source: Source) -> Markup:
        """An outside page: publisher, its address, and when it was read."""
        language = self._speech.language
        parts: list[str | Markup] = [self._speech.publisher(source)]
        if source.url:
            parts.append(Markup('<a href="{0}">{0}</a>').format(source.url))
        if source.accessed:
            parts.append(language.gettext("accessed {day}").format(day=language.day(source.accessed)))
        return Markup(", ").join(parts)

    def view(self, known: Known) -> EventView:
        """An event in the document's language."""
        self.printed[known.event.id] = None
        return event_view(known, self._speech, self._selection)
