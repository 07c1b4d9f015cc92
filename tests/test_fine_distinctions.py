"""Fine distinctions that no other test would miss: the last day of a span, the second of two, one letter of a name."""

from pathlib import Path
from typing import Any
from xml.etree.ElementTree import fromstring

import pytest

from briefgen.clearance import content
from briefgen.clearance.standing import demoted, faults
from briefgen.document.calendar import CalendarMaker
from briefgen.document.citations import Citations
from briefgen.document.speech import Speech
from briefgen.loader import load_briefing
from briefgen.localization import language
from briefgen.lookahead import anniversaries, in_year, upcoming
from briefgen.model import Actor, Release
from briefgen.release import released_timeline
from briefgen.renderers.pdf.line_ends import LineEnd, MainText
from briefgen.selection import office
from briefgen.service.confined import confined
from briefgen.service.store import is_below
from briefgen.versions import histories
from tests.small_timelines import D, event, timeline, view

MINISTER = Actor.model_validate({
    "id": "a", "kind": "person", "name": {"en": "A"}, "roles": [{"title": {"en": "Minister"}, "to": "2025-10"}],
})  # fmt: skip


@pytest.mark.parametrize("on, held", [("2025-10-01", True), ("2025-10-31", True), ("2025-11-01", False)])
def test_an_office_that_ended_in_a_month_was_held_to_its_last_day(on: str, *, held: bool) -> None:
    assert (office(MINISTER, D(on)) is not None) == held


def test_a_plan_is_no_meeting() -> None:
    found = view(
        timeline(
            event("met", "2025-01-10", actors=["a"]),
            event("plan", "2025-02-10", status="planned", actors=["a"]),
            actors=[
                MINISTER.model_dump(mode="json", by_alias=True, exclude_none=True) | {"name": {"en": "A"}, "roles": []}
            ],
        ),
        "2025-06-01",
    ).last_met("a")
    assert found is not None
    assert found.event.id == "met"


def calendar(*events: dict[str, Any]) -> list[tuple[str, str, str]]:
    selection = view(timeline(*events), "2026-11-22")
    maker = CalendarMaker(selection, Speech(language("en")), Citations({}, selection.sources, {}), "p", "M")
    return [(each.uid, str(each.first), str(each.last)) for each in maker.of_events("T").entries]


@pytest.mark.parametrize(
    "when, entries",
    [
        ("2026-01-01/2026-02-01", [("a@p", "2026-01-01", "2026-02-01")]),  # 31 days apart
        ("2026-01-01/2026-02-02", [("a@p", "2026-01-01", "2026-01-01"), ("a-ends@p", "2026-02-02", "2026-02-02")]),
        ("2026-01/2026-03", [("a@p", "2026-01-01", "2026-01-01"), ("a-ends@p", "2026-03-31", "2026-03-31")]),
        ("2026-36", [("a@p", "2026-10-01", "2026-10-01")]),
    ],
)
def test_an_entry_spans_a_month_at_most(when: str, entries: list[tuple[str, str, str]]) -> None:
    assert calendar(event("a", when)) == entries


def test_of_versions_hidden_twice_only_what_comes_after_the_last_is_shown() -> None:
    of = timeline(
        event("a", recorded="2025-01-15", release="internal"),
        event("a-2", "2025-01-11", "2025-01-16", supersedes="a"),
        event("a-3", "2025-01-12", "2025-01-17", supersedes="a-2", release="internal"),
        event("a-4", "2025-01-13", "2025-01-18", supersedes="a-3"),
    )
    (left,) = released_timeline(of, Release.PUBLIC).events
    assert (left.id, left.date.text, left.supersedes) == ("a", "2025-01-13", None)


@pytest.mark.parametrize("as_of, said", [("2025-02-28", []), ("2025-03-01", []), ("2025-03-02", ["check-overdue"])])
def test_a_clearance_holds_on_the_day_by_which_it_is_to_be_read_again(as_of: str, said: list[str]) -> None:
    head = "kind: meeting-brief\ntitle: {en: T}\n"
    drafted = load_briefing(head, "briefings/t.yaml").value
    assert drafted is not None
    cleared = (
        f"{head}clearance: {{status: cleared, drafted_by: A, cleared_by: B, cleared_on: '2025-02-01', "
        f"check_by: '2025-03-01', content: {content(drafted, timeline())}}}\n"
    )
    found = faults(load_briefing(cleared, "briefings/t.yaml"), timeline(), D(as_of), Release.INTERNAL)
    assert [finding.code.name for finding in found] == said


@pytest.mark.parametrize(
    "name", ["../a.pdf", "en/../../a.pdf", "en/..", "/en/a.pdf", "", "en/a\0.pdf", "a/b/c/d/e/f.pdf"]
)
def test_a_memory_names_nothing_outside_the_output_folder(name: str) -> None:
    assert not is_below(name)
    assert is_below("en/a.pdf")


def test_what_amends_comes_after_what_it_amends_though_both_are_of_one_day_and_it_stands_first() -> None:
    of = timeline(event("b", "2025-01-11", supersedes="a"), event("a"), event("c", "2025-01-12"))
    found = {history.id: [each.id for each in history.versions] for history in histories(of.events, D("2025-02-01"))}
    assert found == {"a": ["a", "b"], "c": ["c"]}


def test_a_round_anniversary_comes_first_though_another_is_earlier() -> None:
    of = timeline(
        event("a", "2022-01-11", "2022-02-01", milestone="true"),
        event("b", "2015-01-20", "2015-02-01", milestone="true"),
        event("c", "2021-01-12", "2021-02-01", milestone="true"),
    )  # fmt: skip
    found = [(each.known.event.id, each.years) for each in anniversaries(view(of, "2025-01-10"))]
    assert found == [("b", 10), ("a", 3), ("c", 4)]


@pytest.mark.parametrize("locale", ["en", "ru", "kk"])
def test_letters_that_are_not_decomposed_stand_beside_those_that_they_are_like(locale: str) -> None:
    names = ["Oz", "Øst", "Opa", "Lux", "Łódź", "Lab", "Đuro", "Dux", "Æsop", "Adam", "Ægir", "Afon", "Þor", "Tibor"]
    key = language(locale).collation_key
    assert sorted(names, key=key) == [
        "Adam", "Ægir", "Æsop", "Afon", "Đuro", "Dux", "Lab", "Łódź", "Lux", "Opa", "Øst", "Oz", "Þor", "Tibor",
    ]  # fmt: skip


@pytest.mark.parametrize("after, end", [("лова", LineEnd.DIVIDED), ("5", LineEnd.NOTHING), (")", LineEnd.NOTHING)])
def test_a_hyphen_divides_a_word_only_before_a_letter(after: str, end: LineEnd) -> None:
    source = MainText(fromstring(f"<body><main><p>сло{after}</p></main></body>"))  # noqa: S314 (our own words)
    assert source.end_of("сло-") == end


def test_confined_work_writes_no_file(tmp_path: Path) -> None:
    path = tmp_path / "made.txt"

    def work() -> str:
        try:
            path.write_text("x", encoding="utf-8")
        except OSError as error:
            return type(error).__name__
        return "written"

    assert confined(work) != "written"
    assert not path.exists() or path.stat().st_size == 0


def test_an_event_of_the_first_day_itself_is_told_as_earlier() -> None:
    from briefgen.changes import Changes  # noqa: PLC0415 (this test alone)
    from briefgen.document.digest.changed import ChangeViews  # noqa: PLC0415

    before = view(
        timeline(event("a", "2025-01-10", "2025-01-15"), event("b", "2025-01-11", "2025-01-15")), "2025-01-10"
    )
    after = view(before.timeline, "2025-01-17")

    class Rows:
        """What the views of changed things ask of annexes: an event as it is printed."""

        def view(self, known: Any) -> str:
            return str(known.event.id)

    views = ChangeViews(Changes(before, after), Speech(language("en")), Rows(), Citations({}, after.sources, {}))  # type: ignore[arg-type]
    assert [(str(row.event), row.earlier) for row in views.added()] == [("a", True), ("b", False)]


@pytest.mark.parametrize("as_of, stands", [("2025-03-11", True), ("2025-03-12", False)])
def test_a_disagreement_that_is_settled_on_a_day_stands_no_longer_on_it(as_of: str, *, stands: bool) -> None:
    settled = {"on": "2025-03-12", "reason": {"en": "The ministry corrected itself."}}
    note = {"id": "d", "about": ["a"], "note": {"en": "differ"}, "settled": settled}
    assert bool(view(timeline(event("a"), discrepancies=[note]), as_of).discrepancies) == stands


@pytest.mark.parametrize("when, taken", [("2025-03", True), ("2025-03-02", False), ("2025-02/2025-06", True)])
def test_a_query_takes_what_may_have_begun_by_its_last_day(when: str, *, taken: bool) -> None:
    assert bool(view(timeline(event("a", when)), "2025-06-01", to="2025-03-01").events) == taken


@pytest.mark.parametrize("left_out", ["drafted_by", "cleared_by", "cleared_on"])
def test_a_clearance_that_does_not_name_all_it_must_makes_a_draft(left_out: str) -> None:
    head = "kind: meeting-brief\ntitle: {en: T}\n"
    drafted = load_briefing(head, "briefings/t.yaml").value
    assert drafted is not None
    named = {
        "drafted_by": "A",
        "cleared_by": "B",
        "cleared_on": "'2025-02-01'",
        "content": content(drafted, timeline()),
    }

    def stage(keys: dict[str, str]) -> str:
        words = ", ".join(f"{key}: {value}" for key, value in keys.items())
        loaded = load_briefing(f"{head}clearance: {{status: cleared, {words}}}\n", "briefings/t.yaml")
        shown = demoted(loaded, timeline()).value
        return str(shown.clearance.status) if shown else ""

    assert stage(named) == "cleared"
    assert stage({key: value for key, value in named.items() if key != left_out}) == "draft"


def test_a_milestone_is_no_anniversary_in_its_own_year() -> None:
    of = timeline(event("a", "2025-01-12", "2025-01-15", milestone="true"))
    assert anniversaries(view(of, "2025-01-15")) == ()
    assert [each.years for each in anniversaries(view(of, "2026-01-10"))] == [1]


@pytest.mark.parametrize("born, year, day", [("2024-02-29", 2025, "2025-02-28"), ("2024-02-28", 2025, "2025-02-28"),
                                             ("2020-02-29", 2024, "2024-02-29")])  # fmt: skip
def test_a_day_of_a_leap_year_returns_on_the_last_of_february(born: str, year: int, day: str) -> None:
    assert in_year(D(born), year) == D(day)


@pytest.mark.parametrize("basis, confirmed", [("stated", True), ("external", True), ("inferred", False)])
def test_what_was_inferred_is_expected_and_not_confirmed(basis: str, *, confirmed: bool) -> None:
    note: dict[str, Any] = {"date_note": {"en": "Why."}} if basis != "stated" else {}
    of = timeline(event("a", "2025-02-10", status="planned", date_basis=basis, **note))
    (coming,) = upcoming(view(of, "2025-02-01"))
    assert coming.confirmed == confirmed
