"""What is removed for a release leaves no gap: no number, heading, name or reference that only it had."""

from pathlib import Path

import pytest

from briefgen.cli import main
from briefgen.loader import Loaded, load_briefing, load_timeline
from briefgen.model import Briefing, Query, Release, Timeline
from briefgen.release import released, released_timeline
from briefgen.selection import Selection
from tests.test_command import AS_OF, briefgen, change, outputs

HEAD = """
sources:
- {id: paper, type: report, title: Paper}
- {id: cable, type: report, title: Cable}
actors:
- {id: anna, kind: person, name: {en: Anna}}
- id: boris
  kind: person
  name: {en: Boris}
  roles: [{title: {en: Spy}, evidence: [{source: cable, quote: {exact: x}}]}]
topics:
- {id: visa, name: {en: Visas}}
- {id: leverage, name: {en: Leverage}}
events:
"""


def event(identifier: str, release: str = "public", **more: str) -> str:
    fields = {
        "id": identifier, "date": "2025-01-01", "date_basis": "stated", "status": "occurred", "title": "{en: Title}",
        "topics": "[visa]", "recorded_on": "2025-01-02", "release": release, "evidence": "[{source: paper}]", **more,
    }  # fmt: skip
    return "- {" + ", ".join(f"{key}: {value}" for key, value in fields.items()) + "}\n"


def timeline(*events: str) -> Timeline:
    loaded = load_timeline(HEAD + "".join(events), "events.yaml")
    assert loaded.value is not None, loaded.findings
    return loaded.value


def ids(found: Timeline) -> list[str]:
    return [each.id for each in found.events]


def test_what_only_removed_events_used_goes_with_them() -> None:
    whole = timeline(
        event("open", actors="[anna]"),
        event("hidden", "internal", actors="[anna, boris]", topics="[visa, leverage]", evidence="[{source: cable}]"),
    )
    found = released_timeline(whole, Release.PUBLIC)
    assert ids(found) == ["open"]
    assert [each.id for each in found.actors] == ["anna"]
    assert [each.id for each in found.topics] == ["visa"]
    assert [each.id for each in found.sources] == ["paper"]


def test_nothing_is_removed_for_one_s_own_house() -> None:
    whole = timeline(event("hidden", "internal"))
    assert released_timeline(whole, Release.INTERNAL) is whole


@pytest.mark.parametrize("release", list(Release))
def test_removing_twice_removes_nothing_more(release: Release) -> None:
    whole = timeline(event("a"), event("b", "partner", fulfils="[a]"), event("c", "internal", actors="[boris]"))
    once = released_timeline(whole, release)
    assert released_timeline(once, release) == once


def test_a_version_that_narrows_hides_those_before_it() -> None:
    whole = timeline(event("first"), event("second", "internal", supersedes="first", recorded_on="2025-02-01"))
    assert ids(released_timeline(whole, Release.PUBLIC)) == []


def test_a_version_that_widens_goes_by_the_first_id_and_says_nothing_of_the_others() -> None:
    later = event("second", supersedes="first", recorded_on="2025-02-01", reason="{en: It leaked}")
    found = released_timeline(timeline(event("first", "internal"), later), Release.PUBLIC)
    assert [(each.id, each.supersedes, each.reason) for each in found.events] == [("first", None, None)]


def test_an_open_plan_is_not_closed_by_what_is_hidden() -> None:
    whole = timeline(event("plan", status="planned"), event("done", "internal", fulfils="[plan]"))
    view = Selection(whole, whole.events[0].recorded_on, Release.PUBLIC, Query())
    assert view.known["plan"].fulfilled_by is None


BRIEF = """kind: KIND
title: {en: Visas}
sections:
- section: objectives
  statements:
  - {text: {en: Hidden}}
- section: points-to-make
  statements:
  - {text: {en: First}, release: public}
  - {text: {en: Hidden}, release: internal}
  - {text: {en: "Drawn from {{ date('hidden') }}"}, release: public}
  - {text: {en: Third}, release: public, until: [hidden]}
  - {text: {en: Hidden}, release: public, while: {event: hidden, state: [occurred]}}
"""


def brief(kind: str) -> Loaded[Briefing]:
    loaded = load_briefing(BRIEF.replace("KIND", kind), "briefings/visa.yaml")
    assert loaded.value is not None, loaded.findings
    return loaded


def test_statements_close_up_and_findings_still_point_into_the_file() -> None:
    loaded = brief("meeting-brief")
    found = released(loaded, timeline(event("hidden", "internal")), Release.PUBLIC)
    assert found.loaded.value is not None
    (section,) = found.loaded.value.sections
    assert [statement.text.best("en")[0] for statement in section.statements] == ["First", "Third"]
    assert section.statements[1].until == ()
    place = found.loaded.document.place(("sections", 0, "statements", 1, "text", "en"))
    assert place == loaded.document.place(("sections", 1, "statements", 3, "text", "en"))


@pytest.mark.parametrize("wanted", list(Release))
def test_a_non_paper_is_public_whatever_is_wanted(wanted: Release) -> None:
    loaded = brief("non-paper")
    found = released(loaded, timeline(event("hidden", "internal")), wanted)
    assert found.release is Release.PUBLIC
    assert found.loaded.value is not None
    assert "Hidden" not in repr(found.loaded.value)


def test_the_header_says_of_a_meeting_what_its_lines_allow() -> None:
    text = """meeting:
  {with: {en: W}, place: {en: P}, date: "2025-01-01", time: "9:00", principal: {en: M}, press: "no"}
header: {place: partner, principal: public}
"""
    loaded = load_briefing("kind: meeting-brief\ntitle: {en: Visas}\n" + text, "b.yaml")
    found = released(loaded, timeline(event("a")), Release.PUBLIC).loaded.value
    assert found is not None
    assert found.meeting is not None
    meeting = found.meeting
    assert (meeting.place, meeting.time, meeting.press) == (None, None, None)
    assert meeting.principal is not None
    assert meeting.date is not None


def test_without_the_other_side_there_is_no_header_block() -> None:
    text = "kind: meeting-brief\ntitle: {en: Visas}\nmeeting: {with: {en: W}}\nheader: {with: internal}\n"
    found = released(load_briefing(text, "b.yaml"), timeline(event("a")), Release.PARTNER).loaded.value
    assert found is not None
    assert found.meeting is None


def test_an_annex_that_has_lost_everything_has_no_heading(tiny: Path, capsys: pytest.CaptureFixture[str]) -> None:
    change(tiny / "events.yaml", "  topics: [trade, visa]", "  release: internal\n  topics: [trade, visa]")
    briefgen(tiny, "build", AS_OF, "--format=html", "--release=public", capsys=capsys)
    html = outputs(tiny)["en/talks.public.html"].decode()
    assert "Figures" not in html
    assert "Annex C. Sources" in html
    assert "State of play" not in html


def test_a_briefing_that_is_not_for_them_is_passed_over_without_a_word(
    tiny: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text = (tiny / "briefings/talks.yaml").read_text(encoding="utf-8")
    (tiny / "briefings/plan-b.yaml").write_text("release: internal\n" + text, encoding="utf-8")
    status, out, err = briefgen(tiny, "build", AS_OF, "--format=html", "--release=public", capsys=capsys)
    assert status == 0
    assert "plan-b" not in out + err
    assert "plan-b" not in "".join(outputs(tiny))
    assert "plan-b" not in outputs(tiny)[".briefgen.json"].decode()


def test_a_wrong_name_is_answered_with_no_hidden_one(tiny: Path, capsys: pytest.CaptureFixture[str]) -> None:
    text = (tiny / "briefings/talks.yaml").read_text(encoding="utf-8")
    (tiny / "briefings/plan-b.yaml").write_text("release: internal\n" + text, encoding="utf-8")
    status, out, err = briefgen(tiny, "build", "plan-c", AS_OF, "--release=public", capsys=capsys)
    assert status == 2
    assert "plan-b" not in out + err


@pytest.mark.parametrize(
    "marking, release, status",
    [
        ("PUBLIC SOURCES", "public", 0),
        ("TLP:CLEAR", "public", 0),
        ("TLP:GREEN", "public", 1),
        ("TLP:GREEN", "partner", 0),
        ("TLP:AMBER", "partner", 0),
        ("TLP:AMBER+STRICT", "partner", 1),
        ("OFFICIAL", "public", 1),
        ("OFFICIAL-SENSITIVE", "partner", 1),
        ("TLP:RED", "internal", 0),
        ("LIMITE", "public", 1),
    ],
)
def test_a_release_that_the_marking_forbids_is_refused(
    tiny: Path, capsys: pytest.CaptureFixture[str], marking: str, release: str, status: int
) -> None:
    change(tiny / "briefings/talks.yaml", "select:", f"marking: {marking}\nselect:")
    found, out, _ = briefgen(tiny, "build", AS_OF, "--format=html", f"--release={release}", capsys=capsys)
    assert found == status
    assert ("marking-too-narrow" in out) == bool(status)


def test_a_narrower_document_may_have_a_marking_of_its_own(tiny: Path, capsys: pytest.CaptureFixture[str]) -> None:
    change(tiny / "briefings/talks.yaml", "select:", "marking: TLP:RED\nmarkings: {public: TLP:CLEAR}\nselect:")
    briefgen(tiny, "build", AS_OF, "--format=html", "--release=public", capsys=capsys)
    html = outputs(tiny)["en/talks.public.html"].decode()
    assert "TLP:CLEAR" in html
    assert "TLP:RED" not in html


def test_the_log_of_a_narrower_release_quotes_nothing(tiny: Path, capsys: pytest.CaptureFixture[str]) -> None:
    change(tiny / "briefings/talks.yaml", "en: Agree a date for the next round.", "en: Agree 7 dates for 2031.")
    status, out, err = briefgen(tiny, "build", AS_OF, "--release=public", capsys=capsys)
    assert status == 1
    assert "briefings/talks.yaml:" in out
    assert "2031" not in out + err


def test_the_memory_of_a_narrower_release_names_no_source(tiny: Path, capsys: pytest.CaptureFixture[str]) -> None:
    briefgen(tiny, "build", AS_OF, "--format=html", "--release=public", capsys=capsys)
    assert "seeds" not in outputs(tiny)[".briefgen.json"].decode()


def test_a_non_paper_is_nobody_s(tiny: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tiny / "briefings/talks.yaml"
    change(path, "kind: meeting-brief", "kind: non-paper")
    main(["clear", "talks", "--project", str(tiny), "--by=Cleaver", "--drafted-by=Draughtsman", "--on=2026-11-22"])
    briefgen(tiny, "build", AS_OF, "--format=html,docx,pdf", capsys=capsys)
    html = outputs(tiny)["en/talks.html"].decode()
    assert "NON-PAPER" in html
    assert "We welcome the mandate." in html
    for word in ("Cleaver", "Draughtsman", "Cleared", "Draft", "The Commission", "Agree a date", 'class="facts"'):
        assert word not in html
