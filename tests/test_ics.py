"""The calendars are valid iCalendar, say how sure their dates are, and may be imported twice without doubles."""

import re
from datetime import UTC, date, datetime, timedelta
from itertools import pairwise
from pathlib import Path
from typing import Any

import icalendar
import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefgen.document.calendar import CalendarMaker
from briefgen.document.citations import Citations
from briefgen.document.enclosure import Calendar, Entry
from briefgen.document.speech import Speech
from briefgen.localization import language
from briefgen.renderers.ics import escaped, folded, write
from tests.small_timelines import D, event, timeline, view
from tests.test_command import briefgen

TEXTS = st.text(max_size=200)
DAY = date(2026, 12, 21)


def entry(**more: Any) -> Entry:
    found = {
        "uid": "a@p", "first": DAY, "last": DAY, "summary": "A", "description": "", "location": "",
        "status": "CONFIRMED", "revision": 0, "changed_on": DAY,
    }  # fmt: skip
    return Entry(**{**found, **more})


def calendar(*entries: Entry, **more: Any) -> Calendar:
    return Calendar(
        **{"title": "T", "marking": "M", "lang": "en", "as_of": DAY, "note": "", "entries": entries, **more}
    )


def read(data: bytes) -> Any:
    found = icalendar.Calendar.from_ical(data)
    assert not found.errors
    assert all(not part.errors for part in found.walk())
    return found


@given(TEXTS, TEXTS, TEXTS)
def test_any_text_comes_back_as_it_was_and_starts_no_line_of_its_own(
    title: str, summary: str, description: str
) -> None:
    data = write(calendar(entry(summary=summary, description=description), title=title), "v")
    (found,) = read(data).walk("VEVENT")
    assert _plain(str(found["SUMMARY"])) == _plain(summary)
    assert _plain(str(found["DESCRIPTION"])) == _plain(description)
    assert data.count(b"\r\nBEGIN:VEVENT") == 1


def _plain(text: str) -> str:
    return " ".join("".join(character if character.isprintable() else " " for character in text).split())


@given(TEXTS)
def test_a_line_is_folded_by_octets_and_never_inside_a_character(text: str) -> None:
    data = folded("SUMMARY:" + escaped(text))
    lines = data.removesuffix(b"\r\n").split(b"\r\n")
    assert all(len(line) <= 75 and line.decode() for line in lines)
    assert b"".join([lines[0], *(line[1:] for line in lines[1:])]).decode() == "SUMMARY:" + escaped(text)


@pytest.mark.parametrize(
    "hostile", ["x\r\nBEGIN:VALARM", "x\nATTACH:file:///etc/passwd", "x\x00\x0b\u2028y", "a;b,c\\n"]
)
def test_a_hostile_title_cannot_begin_a_property(hostile: str) -> None:
    data = write(calendar(entry(summary=hostile, uid=hostile, location=hostile)), hostile)
    names = {line.split(b":")[0].split(b";")[0] for line in data.split(b"\r\n") if line and not line.startswith(b" ")}
    assert not names & {b"ATTACH", b"x", b"y"}
    assert sum(line.startswith(b"BEGIN:") for line in data.split(b"\r\n")) == 2


def made(*events: dict[str, Any], as_of: str = "2026-11-22") -> Calendar:
    selection = view(timeline(*events), as_of)
    speech = Speech(language("en"))
    return CalendarMaker(selection, speech, Citations({}, selection.sources, {}), "p", "PUBLIC SOURCES").of_events("T")


@pytest.mark.parametrize(
    "when, more, days, summary, status",
    [
        ("2026-05-29", {}, ("2026-05-29", "2026-05-29"), "a", "CONFIRMED"),
        ("2026-05-29/2026-05-30", {}, ("2026-05-29", "2026-05-30"), "a", "CONFIRMED"),
        ("2026-09", {"status": "planned"}, ("2026-09-01", "2026-09-30"), "a (Sep 2026)", "TENTATIVE"),
        ("2026-05-29?", {}, ("2026-05-29", "2026-05-29"), "a (29 May 2026 (?))", "TENTATIVE"),
        ("[2026-03-12..2026-03-18]", {}, ("2026-03-12", "2026-03-18"), "a (12-18 Mar 2026 (?))", "TENTATIVE"),
        ("[..2025-04-16]", {}, ("2025-04-16", "2025-04-16"), "a (to 16 Apr 2025 (?))", "TENTATIVE"),
        ("1993", {}, ("1993-01-01", "1993-01-01"), "a (1993)", "TENTATIVE"),
        ("2025-04-16/..", {"status": "planned"}, ("2025-04-16", "2025-04-16"), "a (from 16 Apr 2025)", "TENTATIVE"),
        ("2027-01-10", {"status": "proposed"}, ("2027-01-10", "2027-01-10"), "a", "TENTATIVE"),
        ("2027-01-10", {"status": "cancelled"}, ("2027-01-10", "2027-01-10"), "a", "CANCELLED"),
    ],
)
def test_an_entry_has_the_days_of_its_event_and_says_when_they_are_uncertain(
    when: str, more: dict[str, Any], days: tuple[str, str], summary: str, status: str
) -> None:
    (found,) = made(event("a", when, **more)).entries
    assert (found.first.isoformat(), found.last.isoformat()) == days
    assert (found.summary.replace("\u00a0", " "), found.status) == (summary, status)


def test_what_lasts_long_has_an_entry_where_it_begins_and_one_where_it_ends() -> None:
    found = made(event("a", "2025-04-04/2026-12-31", status="ongoing")).entries
    assert [(each.uid, each.first.isoformat(), each.summary) for each in found] == [
        ("a@p", "2025-04-04", "begins: a"),
        ("a-ends@p", "2026-12-31", "ends: a"),
    ]


def test_what_has_no_known_year_is_left_out_and_counted() -> None:
    found = made(event("a", "XXXX-06-06"), event("b"))
    assert [each.uid for each in found.entries] == ["b@p"]
    assert found.note == "1 event without a known day is not in this calendar."


def test_the_end_is_exclusive_and_the_day_is_whole() -> None:
    (found,) = read(write(calendar(entry(last=DAY + timedelta(days=1))), "v")).walk("VEVENT")
    assert (found["DTSTART"].dt, found["DTEND"].dt) == (DAY, DAY + timedelta(days=2))


def test_an_amended_event_keeps_its_uid_and_raises_its_sequence() -> None:
    of = (event("a", "2026-05-29"), event("a-2", "2026-05-30", "2026-06-01", supersedes="a"))
    before, after = made(*of, as_of="2026-05-31").entries[0], made(*of).entries[0]
    assert (before.uid, before.revision, after.uid, after.revision) == ("a@p", 0, "a@p", 4)


PLAN = event("plan", "2026-05-29", status="planned")
DONE = event("done", "2026-05-20", "2026-05-21", fulfils="plan")
LATER = event("plan-2", "2026-07-01", "2026-05-25", status="planned", supersedes="plan")
GONE = {"withdrawn": {"on": "2026-05-30", "reason": {"en": "It was another plan."}}}
LIVES = {
    "fulfilled in time": ((PLAN, DONE), {"2026-05-01": "CONFIRMED", "2026-05-22": "CANCELLED"}),
    "overdue": ((PLAN,), {"2026-05-29": "CONFIRMED", "2026-05-30": "TENTATIVE"}),
    "overdue, then fulfilled": (
        (PLAN, {**DONE, "recorded_on": "2026-06-10"}),
        {"2026-05-29": "CONFIRMED", "2026-06-01": "TENTATIVE", "2026-06-10": "CANCELLED"},
    ),
    "put off": ((PLAN, LATER), {"2026-05-24": "CONFIRMED", "2026-05-25": "CONFIRMED", "2026-07-02": "TENTATIVE"}),
    "overdue, put off, fulfilled": (
        (PLAN, {**LATER, "recorded_on": "2026-06-05"}, {**DONE, "recorded_on": "2026-06-20"}),
        {"2026-06-01": "TENTATIVE", "2026-06-05": "CONFIRMED", "2026-06-20": "CANCELLED"},
    ),
    "withdrawn": (({**PLAN, **GONE},), {"2026-05-29": "CONFIRMED", "2026-05-30": "CANCELLED"}),
}


@pytest.mark.parametrize("life", LIVES)
def test_an_imported_calendar_follows_every_change_of_a_plan(life: str) -> None:
    of, states = LIVES[life]
    seen = [next(each for each in made(*of, as_of=day).entries if each.uid == "plan@p") for day in sorted(states)]
    assert [each.status for each in seen] == [states[day] for day in sorted(states)]
    revisions = [each.revision for each in seen]
    assert all(earlier < later for earlier, later in pairwise(revisions)), revisions
    assert all(each.changed_on <= D(day) for each, day in zip(seen, sorted(states), strict=True))


def test_a_digest_of_the_week_closes_the_plan_that_an_earlier_one_showed() -> None:
    def of_week(as_of: str) -> dict[str, str]:
        selection = view(timeline(PLAN, DONE), as_of)
        maker = CalendarMaker(selection, Speech(language("en")), Citations({}, selection.sources, {}), "p", "M")
        return {each.uid: each.status for each in maker.of_look_ahead("T").entries}

    assert of_week("2026-05-17")["plan@p"] == "CONFIRMED"
    assert of_week("2026-05-24")["plan@p"] == "CANCELLED"
    assert "plan@p" not in of_week("2026-05-31")


def test_what_a_narrower_reader_never_saw_is_not_taken_back() -> None:
    hidden = {**PLAN, **GONE, "release": "internal"}
    selection = view(timeline(hidden), "2026-06-01", "public")
    maker = CalendarMaker(selection, Speech(language("en")), Citations({}, selection.sources, {}), "p", "M")
    assert maker.of_events("T").entries == ()


MEETING = """\
meeting:
  with: {en: The other side}
  date: "2026-03-03"
  place: {en: Astana}
"""


@pytest.mark.parametrize(
    "said, begins, ends",
    [
        ('  time: "10:00"\n  zone: UTC+5\n', "20260303T050000Z", "20260303T060000Z"),
        ("  time: 10.00–11.30\n  zone: Asia/Almaty\n", "20260303T050000Z", "20260303T063000Z"),
        ('  time: "9:30"\n  zone: Europe/London\n', "20260303T093000Z", "20260303T103000Z"),
        ('  time: "9:30"\n  zone: UTC-3:30\n', "20260303T130000Z", "20260303T140000Z"),
        ("  time: in the morning\n  zone: UTC+5\n", "20260303", "20260304"),
        ('  time: "10:00"\n', "20260303", "20260304"),
        ('  time: "10:00"\n  zone: local time\n', "20260303", "20260304"),
    ],
)  # fmt: skip
def test_the_meeting_of_a_brief_stands_in_its_calendar_with_time_and_zone(
    tiny: Path, capsys: pytest.CaptureFixture[str], said: str, begins: str, ends: str
) -> None:
    path = tiny / "briefings/talks.yaml"
    path.write_text(re.sub(r"meeting:\n(  .*\n)+", "", path.read_text("utf-8")) + MEETING + said, "utf-8")
    assert briefgen(tiny, "build", "--format=ics", "--as-of=2026-03-01", capsys=capsys)[0] == 0
    found = read((tiny / "output/en/talks.2026-03-01.ics").read_bytes()).walk("VEVENT")[0]
    assert (str(found["UID"]), str(found["LOCATION"])) == ("talks-meeting@briefgen", "Astana")
    assert [_universal(found[name].dt) for name in ("DTSTART", "DTEND")] == [begins, ends]


def _universal(moment: date | datetime) -> str:
    """A moment in UTC, a day as it is."""
    return f"{moment.astimezone(UTC):%Y%m%dT%H%M%SZ}" if isinstance(moment, datetime) else f"{moment:%Y%m%d}"


def test_importing_a_calendar_twice_or_a_digests_after_it_makes_no_doubles(
    tiny: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    store: dict[str, Any] = {}
    for week in ("2025-W16", "2025-W51", "2025-W51"):
        assert briefgen(tiny, "digest", f"--week={week}", "--format=ics", "--locale=en,ru", capsys=capsys)[0] == 0
        for path in sorted((tiny / "output").rglob("*.ics")):
            uids = [str(found["UID"]) for found in read(path.read_bytes()).walk("VEVENT")]
            assert len(uids) == len(set(uids))
            store |= dict.fromkeys(uids, path)
    assert {name for name in store if not name.split("@")[0][-4:].isdigit()} == {
        "mandate@briefgen", "talks-expected@briefgen", "talks-expected-ends@briefgen", "talks-opened@briefgen",
    }  # fmt: skip


def test_a_briefings_calendar_has_its_events_its_marking_and_its_version(
    tiny: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert briefgen(tiny, "build", "--format=ics", "--as-of=2026-11-22", capsys=capsys)[0] == 0
    found = read((tiny / "output/en/talks.ics").read_bytes())
    assert str(found["NAME"]) == "Visa talks"
    assert "PUBLIC SOURCES · As of 22\u00a0November 2026 · content" in str(found["DESCRIPTION"])
    assert "«27 марта 2025 года Совет одобрил мандат на переговоры»" in str(found.walk("VEVENT")[0]["DESCRIPTION"])
