"""iCalendar (RFC 5545): the entries that go along with a document, with uids that never change.

The writer is our own: these few properties need no library, and every byte follows from the entries.
"""

import re
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from typing import Final

from briefgen.document.enclosure import Calendar, Entry, Hours
from briefgen.renderers.interface import Page, Rendered

_LONGEST_LINE: Final = 75  # octets, RFC 5545, 3.1
_CONTROL: Final = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\x85\u2028\u2029]")
_ESCAPED: Final = str.maketrans({"\\": "\\\\", ";": "\\;", ",": "\\,", "\n": "\\n"})


def render(page: Page) -> Rendered:
    """The calendar of a document, named and marked as the document is."""
    calendar = page.enclosure.calendar
    if calendar is None:
        message = "this document has no calendar"
        raise ValueError(message)
    return Rendered(write(calendar, page.content.properties.version_line))


def write(calendar: Calendar, version_line: str) -> bytes:
    """A calendar as a file."""
    note = " · ".join(filter(None, (calendar.marking, version_line, calendar.note)))
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//briefgen//briefgen//EN",
        "CALSCALE:GREGORIAN",
        f"NAME:{escaped(calendar.title)}",
        f"X-WR-CALNAME:{escaped(calendar.title)}",
        f"DESCRIPTION:{escaped(note)}",
        f"X-WR-CALDESC:{escaped(note)}",
        f"LAST-MODIFIED:{_moment(calendar.as_of)}",
        *(line for entry in calendar.entries if entry.hours for line in _zone(entry.hours)),
        *(line for entry in calendar.entries for line in _entry(entry, calendar)),
        "END:VCALENDAR",
    ]
    return b"".join(folded(line) for line in lines)


def _entry(entry: Entry, calendar: Calendar) -> Iterator[str]:
    yield "BEGIN:VEVENT"
    yield f"UID:{escaped(entry.uid)}"
    yield f"DTSTAMP:{_moment(calendar.as_of)}"
    yield from _when(entry)
    yield f"SUMMARY;LANGUAGE={calendar.lang}:{escaped(entry.summary)}"
    yield f"DESCRIPTION;LANGUAGE={calendar.lang}:{escaped(entry.description)}"
    if entry.location:
        yield f"LOCATION;LANGUAGE={calendar.lang}:{escaped(entry.location)}"
    yield f"STATUS:{entry.status}"
    yield f"TRANSP:{'OPAQUE' if entry.hours else 'TRANSPARENT'}"
    yield f"SEQUENCE:{entry.revision}"
    yield f"LAST-MODIFIED:{_moment(entry.changed_on)}"
    yield "END:VEVENT"


def _when(entry: Entry) -> Iterator[str]:
    """The days of an entry; the end is exclusive (RFC 5545, 3.6.1), and a meeting without an end lasts an hour."""
    if entry.hours is None:
        yield f"DTSTART;VALUE=DATE:{_day(entry.first)}"
        if entry.last < date.max:
            yield f"DTEND;VALUE=DATE:{_day(entry.last + timedelta(days=1))}"
        return
    begins = datetime.combine(entry.first, entry.hours.begins)
    ends = datetime.combine(entry.first, entry.hours.ends) if entry.hours.ends else begins + timedelta(hours=1)
    zone = _zone_name(entry.hours)
    yield f"DTSTART;TZID={zone}:{begins:%Y%m%dT%H%M%S}"
    yield f"DTEND;TZID={zone}:{ends:%Y%m%dT%H%M%S}"


def _zone(hours: Hours) -> Iterator[str]:
    """The zone of a meeting, as it holds on its day; one calendar has at most one meeting."""
    minutes = int(hours.offset.total_seconds()) // 60
    offset = f"{'-' if minutes < 0 else '+'}{abs(minutes) // 60:02}{abs(minutes) % 60:02}"
    yield "BEGIN:VTIMEZONE"
    yield f"TZID:{_zone_name(hours)}"
    yield "BEGIN:STANDARD"
    yield f"DTSTART:{_moment(date(1970, 1, 1)).removesuffix('Z')}"
    yield f"TZOFFSETFROM:{offset}"
    yield f"TZOFFSETTO:{offset}"
    yield "END:STANDARD"
    yield "END:VTIMEZONE"


def _zone_name(hours: Hours) -> str:
    """The name of a zone as the value of a parameter holds it (RFC 5545, 3.1)."""
    return re.sub(r"[^A-Za-z0-9/_+-]", "", hours.zone.replace("−", "-"))


def escaped(text: str) -> str:
    """The text as a value: nothing in it can end its line (RFC 5545, 3.3.11)."""
    return _CONTROL.sub(" ", text.replace("\r\n", "\n")).translate(_ESCAPED)


def folded(line: str) -> bytes:
    """The line in pieces of 75 octets at most, never cut inside a character (RFC 5545, 3.1)."""
    pieces: list[bytes] = []
    piece = b""
    for character in line:
        octets = character.encode()
        if len(piece) + len(octets) > _LONGEST_LINE:
            pieces.append(piece)
            piece = b" "
        piece += octets
    return b"\r\n".join((*pieces, piece)) + b"\r\n"


def _day(day: date) -> str:
    return f"{day.year:04}{day.month:02}{day.day:02}"


def _moment(day: date) -> str:
    return f"{_day(day)}T000000Z"
