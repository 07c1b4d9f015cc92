"""The calendar of a selection: events as all-day entries that say how sure their dates are.

An entry spans the days of its event where those are a month at most. What lasts longer has one entry where it begins
one where it ends; what is dated vaguer than a month stands on its first possible day. What has no day at all, or none
but in an unknown year, has no entry, and the calendar's note says how many those are.
"""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date, timedelta
from typing import Final

from briefgen.document.citations import Citations
from briefgen.document.enclosure import Calendar, Entry
from briefgen.document.speech import Speech
from briefgen.edtf import Edtf, Form, Precision
from briefgen.lookahead import Anniversary, Phase, anniversaries, upcoming
from briefgen.model import Event
from briefgen.model.timeline import Status
from briefgen.selection import Known, Selection, State
from briefgen.versions import histories

_LONGEST: Final = timedelta(days=31)
_UNSURE: Final = frozenset({State.PROPOSED, State.OVERDUE})


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
        return self._calendar(title, note.format(count=len(undated)) if undated else "", entries)

    def of_look_ahead(self, title: str) -> Calendar:
        """A calendar of what comes within 90 days, and of the anniversaries within 30."""
        coming = (entry for each in upcoming(self._selection) for entry in self._entries(each.known, each.phase))
        returning = (self._anniversary(each) for each in anniversaries(self._selection))
        return self._calendar(title, "", (*coming, *returning))

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
            revision=self._revisions.get(event.id, 0),
            recorded_on=event.recorded_on,
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
            recorded_on=each.known.event.recorded_on,
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
        quoted = self._speech.quote(self._citations.words(piece), source.language).striptags()
        issued = f", {self._speech.language.date(source.issued)}" if source.issued else ""
        return f"{self._speech.publisher(source)}{issued}: {quoted}"

    @staticmethod
    def _plain(text: str) -> str:
        return " ".join(text.split())

    @property
    def _revisions(self) -> Mapping[str, int]:
        """How often each event was amended by the day."""
        known = histories(self._selection.timeline.events, self._selection.as_of)
        return {history.id: len(history.versions) - 1 for history in known}


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
    if known.event.status is Status.CANCELLED:
        return "CANCELLED"
    return "TENTATIVE" if known.state in _UNSURE or not is_certain(known.event.date) else "CONFIRMED"
