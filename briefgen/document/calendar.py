"""The calendar of a selection: events as all-day entries that say how sure their dates are.

An entry spans the days of its event where those are a month at most. What lasts longer has one entry where it begins
and one where it ends; what is dated vaguer than a month stands on its first possible day. What has no day at all, or
none but in an unknown year, has no entry, and the calendar's note says how many those are.

A plan that something has fulfilled, and what was withdrawn, stay as cancelled entries: a calendar that was imported
earlier holds them, and only an entry of the same uid with a higher revision can take them away.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date, datetime, timedelta
from functools import cached_property
from typing import Final

from briefgen.document.citations import Citations
from briefgen.document.enclosure import Calendar, Entry, Hours
from briefgen.document.speech import Speech
from briefgen.edtf import Edtf, Form, Precision
from briefgen.localization.zones import clock_times, offset_from_utc
from briefgen.lookahead import Anniversary, Phase, anniversaries, upcoming
from briefgen.model import Briefing, Event, Meeting
from briefgen.model.timeline import State, Status
from briefgen.selection import Known, Selection, state
from briefgen.versions import History, histories

_LONGEST: Final = timedelta(days=31)
_WEEK: Final = timedelta(days=7)
_UNSURE: Final = frozenset({State.PROPOSED, State.OVERDUE})
_PHASES: Final[Mapping[State, int]] = {State.OVERDUE: 1, State.FULFILLED: 2}  # what becomes of a plan, in order
_WITHDRAWN: Final = 3
_PER_VERSION: Final = 4  # revisions: one for each phase


class CalendarMaker:
    """Makes calendars of one selection in one language."""

    def __init__(self, selection: Selection, speech: Speech, citations: Citations, name: str, marking: str) -> None:
        self._selection = selection
        self._speech = speech
        self._citations = citations
        self._name = name
        self._marking = marking

    def of_events(self, title: str) -> Calendar:
        """A calendar of all events of the selection."""
        undated = [known for known in self._selection.events if not _has_days(known.event.date)]
        note = self._speech.language.ngettext(
            "{count} event without a known day is not in this calendar.",
            "{count} events without a known day are not in this calendar.",
            len(undated),
        )
        entries = (entry for known in self._selection.events for entry in self._entries(known))
        return self._calendar(
            title, note.format(count=len(undated)) if undated else "", (*entries, *self._taken_back())
        )

    def of_briefing(self, identifier: str, briefing: Briefing, title: str) -> Calendar:
        """The same, with the meeting that the briefing is for, where its day is known."""
        events, meeting = self.of_events(title), briefing.meeting
        if meeting is None or meeting.date is None or not _has_days(meeting.date):
            return events
        return replace(events, entries=(self._meeting(identifier, meeting, title), *events.entries))

    def _meeting(self, identifier: str, meeting: Meeting, title: str) -> Entry:
        first, last = _span(meeting.date) if meeting.date else (date.min, date.min)
        language = self._speech.language
        texts = (meeting.with_, meeting.principal, meeting.counterpart)
        lines = [text.best(language.locale)[0] for text in texts if text]
        lines += [", ".join(filter(None, (meeting.time, meeting.zone))), self._marking]
        return Entry(
            uid=f"{identifier}-meeting@{self._name}",
            first=first,
            last=last,
            summary=self._plain(title),
            description="\n".join(self._plain(line) for line in lines if line),
            location=self._plain(meeting.place.best(language.locale)[0]) if meeting.place else "",
            status="CONFIRMED" if meeting.date and is_certain(meeting.date) else "TENTATIVE",
            revision=self._selection.as_of.toordinal(),  # nothing says when a meeting was moved: the last word counts
            changed_on=self._selection.as_of,
            hours=hours_of(meeting),
        )

    def _taken_back(self) -> Iterator[Entry]:
        """The entries of what was withdrawn by the day, cancelled."""
        for history in self._histories.values():
            newest = history.newest.model_copy(update={"id": history.id})
            if history.withdrawn(self._selection.as_of) and self._selection.asks_for(newest):
                for entry in self._entries(Known(newest, state(newest, None, self._selection.as_of))):
                    revision = (len(history.versions) - 1) * _PER_VERSION + _WITHDRAWN
                    days = [each.withdrawn.on for each in history.versions if each.withdrawn]
                    yield replace(entry, status="CANCELLED", revision=revision, changed_on=min(days))

    def of_look_ahead(self, title: str) -> Calendar:
        """A calendar of what comes within 90 days, of the anniversaries within 30, and of plans closed in this week."""
        coming = (entry for each in upcoming(self._selection) for entry in self._entries(each.known, each.phase))
        returning = (self._anniversary(each) for each in anniversaries(self._selection))
        closed = (entry for known in self._selection.commitments for entry in self._entries(known))
        changed = (each for each in (*closed, *self._taken_back()) if self._is_news(each))
        return self._calendar(title, "", (*coming, *returning, *changed))

    def _is_news(self, entry: Entry) -> bool:
        """Whether an entry says that a plan is done, late or withdrawn, and that became so within the week."""
        return entry.revision % _PER_VERSION > 0 and entry.changed_on > self._selection.as_of - _WEEK

    def _calendar(self, title: str, note: str, entries: Iterable[Entry]) -> Calendar:
        lang = self._speech.language.locale
        return Calendar(title, self._marking, lang, self._selection.as_of, note, tuple(entries))

    def _entries(self, known: Known, only: Phase = Phase.ALL) -> Iterator[Entry]:
        """The entries of an event: one, or for what lasts long one for each of its ends."""
        when, _ = known.event.date, self._speech.language.gettext
        if not _has_days(when):
            return
        first, last = _span(when)
        if when.form is not Form.INTERVAL or (last - first <= _LONGEST and None not in (when.start, when.end)):
            yield self._entry(known, first, last)
            return
        if when.start is not None and only is not Phase.ENDS:
            yield self._entry(known, first, first, "" if known.is_commitment else _("begins") + ": ")
        if when.end is not None and only is not Phase.BEGINS:
            yield self._entry(known, last, last, _("ends") + ": ", "-ends")

    def _entry(self, known: Known, first: date, last: date, before: str = "", suffix: str = "") -> Entry:
        event, language = known.event, self._speech.language
        title = before + self._plain(event.title.best(language.locale)[0])
        return Entry(
            uid=f"{event.id}{suffix}@{self._name}",
            first=first,
            last=last,
            summary=title if is_certain(event.date) else f"{title} ({language.short_date(event.date)})",
            description=self._description(known),
            location=self._plain(event.place.best(language.locale)[0]) if event.place else "",
            status=_status(known),
            revision=self._revision(known),
            changed_on=self._changed_on(known),
        )

    def _revision(self, known: Known) -> int:
        """How often the entry has changed by the day: with each version, and with what became of a plan."""
        history = self._histories.get(known.event.id)
        amended = len(history.versions) - 1 if history else 0
        return amended * _PER_VERSION + _PHASES.get(known.state, 0)

    def _changed_on(self, known: Known) -> date:
        fulfilling = self._selection.known.get(known.fulfilled_by or "")
        if fulfilling:
            return max(known.event.recorded_on, fulfilling.event.recorded_on)
        overdue = known.state is State.OVERDUE
        return (
            max(known.event.recorded_on, known.event.date.latest + timedelta(days=1))
            if overdue
            else known.event.recorded_on
        )

    def _anniversary(self, each: Anniversary) -> Entry:
        language = self._speech.language
        years = language.ngettext("{count} year:", "{count} years:", each.years).format(count=each.years)
        title = self._plain(each.known.event.title.best(language.locale)[0])
        return Entry(
            uid=f"{each.known.event.id}-{each.day.year}@{self._name}",
            first=each.day,
            last=each.day,
            summary=f"{years} {title}",
            description=self._description(each.known),
            location="",
            status="CONFIRMED",
            revision=0,
            changed_on=each.known.event.recorded_on,
        )

    def _description(self, known: Known) -> str:
        """What it is, how its date is known, the words of a source, and the marking."""
        event, language = known.event, self._speech.language
        lines = [
            event.summary.best(language.locale)[0] if event.summary else "",
            language.gettext("Date") + ": " + language.date(event.date),
            self._words(event),
            self._marking,
        ]
        return "\n".join(self._plain(line) for line in lines if line)

    def _words(self, event: Event) -> str:
        piece = next((piece for piece in event.evidence if piece.quote), None)
        if piece is None:
            return ""
        source = self._selection.sources[piece.source]
        words, locator = self._citations.words(piece), self._citations.locator(piece)
        quoted = self._speech.passage(words, source.language, locator).striptags()
        issued = f", {self._speech.language.date(source.issued)}" if source.issued else ""
        return f"{self._speech.publisher(source)}{issued}: {quoted}"

    @staticmethod
    def _plain(text: str) -> str:
        return " ".join(text.split())

    @cached_property
    def _histories(self) -> Mapping[str, History[Event]]:
        """The versions of each event that were known by the day, by the id of the first."""
        known = histories(self._selection.timeline.events, self._selection.as_of)
        return {history.id: history for history in known}


def hours_of(meeting: Meeting) -> Hours | None:
    """The hours of a meeting of one day; None where its time or its zone is not said as a clock and a zone have it."""
    times = clock_times(meeting.time or "")
    when = meeting.date
    if not times or when is None or when.earliest != when.latest or not meeting.zone:
        return None
    offset = offset_from_utc(meeting.zone, datetime.combine(when.earliest, times[0]))
    ends = times[1] if len(times) > 1 and times[1] > times[0] else None
    return None if offset is None else Hours(times[0], ends, meeting.zone, offset)


def is_certain(when: Edtf) -> bool:
    """Whether a date names its days, and doubts none of them."""
    days = all(point.precision is Precision.DAY for point in when.points)
    bounded = when.start is not None and when.end is not None
    return days and bounded and when.form is not Form.ONE_OF and not when.uncertain and not when.approximate


def _has_days(when: Edtf) -> bool:
    return not when.year_unknown and (when.start is not None or when.end is not None)


def _span(when: Edtf) -> tuple[date, date]:
    """The days of an entry, both inclusive."""
    first, last = when.earliest, when.latest
    if when.start is None:
        return last, last
    if when.end is None:
        return first, first
    return (first, last) if when.form is Form.INTERVAL or last - first <= _LONGEST else (first, first)


def _status(known: Known) -> str:
    if known.event.status is Status.CANCELLED or known.state is State.FULFILLED:
        return "CANCELLED"  # what fulfilled it has an entry of its own
    return "TENTATIVE" if known.state in _UNSURE or not is_certain(known.event.date) else "CONFIRMED"
