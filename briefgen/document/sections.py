"""The body of a briefing: its masthead and its sections, as views for the template.

A statement is printed when everything it cites was known on the day, and its own conditions hold. Sections come in
the order of the file, and one without content is left out.
"""

from typing import Final

from markupsafe import Markup

from briefgen.document.prose import Prose
from briefgen.document.speech import Speech
from briefgen.document.views import RUNNING_TITLE, EventView, Fact, Masthead, SectionView, StatementView
from briefgen.edtf import Edtf
from briefgen.loader import Path
from briefgen.localization import Language
from briefgen.localization.typography import shortened
from briefgen.model import Briefing, Meeting, Release, Section, Statement
from briefgen.model.briefing import Stage
from briefgen.model.text import same_language
from briefgen.model.timeline import Review, ReviewStage
from briefgen.selection import Known, Selection

COMMITMENT_ROWS: Final = 6


def event_view(known: Known, speech: Speech, selection: Selection) -> EventView:
    """An event in the document's language."""
    event, language = known.event, speech.language
    actors = (selection.actors[actor] for actor in event.actors if actor in selection.actors)
    return EventView(
        id=event.id,
        date=language.date(event.date),
        short_date=language.short_date(event.date),
        deadline=_deadline(event.date, language),
        year=None
        if event.date.year_unknown
        else event.date.latest.year
        if event.date.open_start
        else event.date.earliest.year,
        title=speech.say(event.title),
        summary=speech.say(event.summary) if event.summary else None,
        place=speech.say(event.place) if event.place else None,
        state=known.state,
        milestone=event.milestone,
        actors=tuple(speech.say(actor.name) for actor in actors),
        fulfilled_by=known.fulfilled_by,
        known=known,
    )


def _deadline(date: Edtf, language: Language) -> str:
    """The day by which a commitment is due, in words; an open end has none."""
    return language.gettext("no date given") if date.end is None else language.short_date(date)


def anchor(section: Section, place: int) -> str:
    """By which a statement is linked to and found again: its own id, else its section and its number there."""
    identifier = section.statements[place].id
    return f"s-{identifier}" if identifier else f"{section.section}-{place + 1}"


class Sections:
    """Makes the views of one briefing's body."""

    def __init__(self, briefing: Briefing, selection: Selection, speech: Speech, prose: Prose) -> None:
        self._briefing = briefing
        self._selection = selection
        self._speech = speech
        self._prose = prose

    def masthead(self) -> Masthead:
        """What the head of the first page says."""
        briefing, language = self._briefing, self._speech.language
        title = self._prose.render(briefing.title, ("title",))
        return Masthead(
            title=title,
            plain_title=title.striptags(),
            running_title=shortened(title.striptags(), RUNNING_TITLE),
            subtitle=self._prose.render(briefing.subtitle, ("subtitle",)) if briefing.subtitle else None,
            marking=briefing.marking,
            as_of=self._selection.as_of,
            as_of_words=language.day(self._selection.as_of),
            cleared=briefing.clearance.status is Stage.CLEARED,
            facts=self._meeting_facts(briefing.meeting) if briefing.meeting else (),
            remark=self._unreviewed(),
        )

    def _unreviewed(self) -> str | None:
        """That nobody has read the texts in this language yet, where a file or the catalogue says so of itself."""
        language = self._speech.language
        stages = {review.status for review in self._reviews() if same_language(review.language, language.locale)}
        if ReviewStage.UNREVIEWED not in stages and not language.unreviewed:
            return None
        return language.gettext("The text in this language has not yet been read by a native speaker.")

    def _reviews(self) -> tuple[Review, ...]:
        return (*self._selection.timeline.review, *self._briefing.review)

    def _meeting_facts(self, meeting: Meeting) -> tuple[Fact, ...]:
        """The lines of the header block that the meeting gives."""
        _ = self._speech.language.gettext
        lines = (
            (_("Meeting with"), meeting.with_, "with"),
            (_("Place"), meeting.place, "place"),
            (_("Principal"), meeting.principal, "principal"),
            (_("Counterpart"), meeting.counterpart, "counterpart"),
        )
        facts = [Fact(label, self._prose.render(text, ("meeting", key)), key) for label, text, key in lines if text]
        if meeting.date or self._selection.release is Release.INTERNAL:  # others need not know that it is open
            facts.insert(1, Fact(_("Date and time"), self._meeting_time(meeting), "date"))
        if meeting.press is not None:
            facts.append(Fact(_("Press"), _("yes") if meeting.press else _("no"), "press"))
        return tuple(facts)

    def _meeting_time(self, meeting: Meeting) -> str:
        language = self._speech.language
        if meeting.date is None:
            return language.gettext("to be confirmed")
        return ", ".join(filter(None, (language.date(meeting.date), meeting.time, meeting.zone)))

    def views(self) -> tuple[SectionView, ...]:
        """The sections with content, in the order of the briefing's file."""
        made = (self._section(index, section) for index, section in enumerate(self._briefing.sections))
        return tuple(view for view in made if view.statements or view.rows)

    def statements(self) -> tuple[StatementView, ...]:
        """The statements that stand on the day, section by section as the file has them."""
        return tuple(
            view for place, section in enumerate(self._briefing.sections) for view in self._statements(place, section)
        )

    def _statements(self, index: int, section: Section) -> tuple[StatementView, ...]:
        return tuple(
            self._statement(section, index, place, statement)
            for place, statement in enumerate(section.statements)
            if self._selection.says(statement)
        )

    def _section(self, index: int, section: Section) -> SectionView:
        statements = self._statements(index, section)
        rows = self._commitments() if section.section == "commitments" else ()
        limit = int(section.limit) if section.limit is not None else COMMITMENT_ROWS
        if not self._has_timeline:  # the rest stands nowhere else
            limit = len(rows)
        return SectionView(section.section, statements, rows[:limit], max(0, len(rows) - limit))

    @property
    def _has_timeline(self) -> bool:
        """Whether the annex that lists all commitments is in the document."""
        return self._briefing.annexes is None or "timeline" in self._briefing.annexes

    def _statement(self, section: Section, index: int, place: int, statement: Statement) -> StatementView:
        path: Path = ("sections", index, "statements", place)
        text, drawn = self._prose.render_with_drawn(statement.text, (*path, "text"))
        return StatementView(
            id=anchor(section, place),
            text=text,
            question=self._optional(statement, "question", path),
            to=self._optional(statement, "to", path),
            cites=tuple(dict.fromkeys((*statement.cites, *drawn))),
        )

    def _optional(self, statement: Statement, key: str, path: Path) -> Markup | None:
        text = getattr(statement, key)
        return self._prose.render(text, (*path, key)) if text else None

    def _commitments(self) -> tuple[EventView, ...]:
        return tuple(event_view(known, self._speech, self._selection) for known in self._selection.commitments)
