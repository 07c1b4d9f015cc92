"""The weekly digest: the right story of each week from the real timeline, silence said aloud, the same bytes always."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterable
from datetime import date
from functools import cache
from pathlib import Path

import pytest
from lxml import etree

from briefgen import __version__
from briefgen.cli import digest_command, main
from briefgen.model import Event, Figure, Release, Timeline
from briefgen.project.files import Contents, Project
from briefgen.renderers import EnvironmentBrokenError
from briefgen.service.digests import Series, with_news
from briefgen.service.documents import AssembledDocument, materials
from briefgen.weeks import parse_week
from tests.conftest import ROOT
from tests.test_command import briefgen, change

SECTIONS = (
    "front",
    "top-line",
    "new",
    "look-ahead",
    "commitments",
    "figures",
    "corrections",
    "anniversaries",
    "new-sources",
    "checked",
)


@cache
def project() -> tuple[Contents, dict[str, str]]:
    found = Project(ROOT)
    return found.load(), found.templates()


def digest(week: str, of: Timeline | None = None, locale: str = "en", release: str = "internal") -> AssembledDocument:
    contents, templates = project()
    stuff = materials(contents, templates, __version__)
    timeline = of or contents.timeline.value
    assert timeline is not None
    return Series(timeline, stuff, Release(release)).document(parse_week(week), locale, ())


@cache
def sections(week: str) -> dict[str, str]:
    """The words of each section, by its id."""
    root = etree.fromstring(digest(week).html.encode())
    etree.strip_elements(root, "a", with_tail=False)  # the references to notes
    return {section.get("id") or "": words(section) for section in root.iter("section")}


def words(element: etree._Element) -> str:
    return " ".join(" ".join(map(str, element.itertext())).split())


@pytest.mark.parametrize("week", ["2025-W15", "2025-W16", "2025-W51", "2026-W46", "2030-W01"])
def test_the_sections_stand_in_the_order_of_the_house_style(week: str) -> None:
    assert [name for name in sections(week) if not name.startswith("annex-")] == list(SECTIONS)


@pytest.mark.parametrize(
    "week, section, said",
    [
        ("2025-W16", "front", "14-20 April 2025"),
        ("2025-W16", "top-line", "First EU–Central Asia summit held in Samarkand (4 April 2025)"),
        ("2025-W16", "new", "Council of the EU approves mandate for visa facilitation talks"),
        ("2025-W16", "new", "Central Asian Media Forum meets in Astana"),
        ("2025-W16", "look-ahead", "29-30 May 2025 Astana International Forum"),
        ("2025-W16", "new-sources", "EU Reporter"),
        ("2025-W22", "commitments", "Astana International Forum planned"),
        ("2025-W43", "top-line", "Ministerial meeting on connectivity held in Luxembourg"),
        ("2025-W43", "look-ahead", "Tenth anniversary of the EPCA signature falls due"),
        ("2025-W43", "look-ahead", "expected"),
        ("2025-W43", "anniversaries", "21 Dec 2025 – EU and Kazakhstan sign the EPCA"),
        ("2025-W43", "figures", "USD 35 billion"),
        ("2025-W51", "top-line", "Talks on visa facilitation and readmission officially begin (2 December 2025)"),
        ("2025-W51", "new", "22nd EU–Kazakhstan Cooperation Council meets in Brussels"),
        ("2025-W51", "new", "European Council President Costa pays official visit to Astana"),
        ("2025-W51", "commitments", "Kazakhstan hopes the visa talks will begin soon"),
        ("2025-W51", "commitments", "Known since: 18 April 2025 «Мы надеемся, что эти переговоры скоро начнутся»"),
        ("2025-W51", "figures", "Before: more than 3 000 companies · Now also: more than 4 000 companies"),
        ("2025-W51", "figures", "The definitions differ"),
        ("2025-W51", "anniversaries", "10 years: EU and Kazakhstan sign the EPCA"),
        ("2026-W09", "top-line", "First Central Asia–UK foreign ministers’ meeting held in London"),
        ("2026-W09", "new", "Coventry University campus to open in Almaty"),
        ("2026-W09", "new", "UK and Kazakhstan sign earlier critical minerals roadmap"),
        ("2026-W46", "top-line", "No change: nothing was recorded this week"),
        ("2026-W46", "top-line", "Overdue: Coventry University campus to open in Almaty (Sep 2026)"),
        ("2026-W46", "look-ahead", "31 Dec 2026 Second EU–Kazakhstan roadmap on raw materials"),
        ("2026-W46", "look-ahead", "ends · expected"),
        ("2026-W46", "commitments", "Who: Coventry University"),
        ("2026-W46", "commitments", "«В сентябре 2026 года в Алматы начнет работу кампус Coventry University"),
        ("2026-W46", "anniversaries", "21 Dec 2026 – EU and Kazakhstan sign the EPCA"),
        ("2026-W47", "anniversaries", "11 years: EU and Kazakhstan sign the EPCA"),
        ("2026-W51", "anniversaries", "11 years: EU and Kazakhstan sign the EPCA"),
    ],
)
def test_a_week_tells_its_story(week: str, section: str, said: str) -> None:
    assert said in sections(week)[section]


@pytest.mark.parametrize("week", ["2025-W16", "2025-W22", "2025-W43", "2025-W51", "2026-W09"])
def test_nothing_recorded_later_may_show(week: str) -> None:
    contents, _ = project()
    timeline = contents.timeline.value
    assert timeline is not None
    last = parse_week(week).sunday
    then = _as_it_was(timeline, last)
    assert len(then.events) < len(timeline.events) or week == "2026-W09"
    assert digest(week, then).html == digest(week).html


def _as_it_was(timeline: Timeline, day: date) -> Timeline:
    """The file as it stood on the evening of a day: no event, figure, source, quote or note of later."""
    sources = {each.id for each in timeline.sources if (each.recorded_on or each.accessed or day) <= day}
    events = [each for each in timeline.events if each.recorded_on <= day]
    figures = [each for each in timeline.figures if each.recorded_on <= day]

    def then(thing: Event | Figure) -> Event | Figure:
        return thing.model_copy(
            update={"evidence": tuple(piece for piece in thing.evidence if piece.source in sources)}
        )

    return timeline.model_copy(
        update={
            "sources": tuple(each for each in timeline.sources if each.id in sources),
            "events": tuple(map(then, events)),
            "figures": tuple(map(then, figures)),
            "discrepancies": tuple(each for each in timeline.discrepancies if (each.recorded_on or day) <= day),
        }
    )


def test_a_week_without_anything_says_so_in_every_section() -> None:
    found = sections("2025-W15")
    silent = [name for name in SECTIONS if name not in {"front", "checked"}]
    assert all("No change:" in found[name] for name in silent)
    assert "0 sources · 0 events · 0 figures" in found["checked"]


def test_the_foot_says_what_was_checked() -> None:
    foot = sections("2025-W51")["checked"]
    assert foot.startswith("What was checked As of 21 December 2025 · 4 sources · 86 events · 15 figures · ")
    assert "quotes found again in their sources, word for word" in foot


def test_what_two_pages_do_not_hold_stands_in_an_annex_and_is_counted() -> None:
    found = sections("2025-W16")
    assert "more stand in Annex A." in found["new"]
    rows = etree.fromstring(digest("2025-W16").html.encode()).xpath(
        "count(//section[@id='new']//tbody/tr) + count(//section[@id='annex-more']//table[1]/tbody/tr)"
    )
    assert rows == 57


@pytest.mark.parametrize("locale", ["ru", "kk"])
def test_every_language_has_its_digest(locale: str) -> None:
    made = digest("2025-W51", locale=locale)
    assert made.findings == ()
    assert f'<html lang="{locale}">' in made.html


def test_the_default_is_the_last_complete_week(tiny: Path, capsys: pytest.CaptureFixture[str]) -> None:
    status, _, err = briefgen(tiny, "digest", "--as-of=2026-11-22", "--format=html", capsys=capsys)
    assert status == 0
    assert (tiny / "output/en/digest-2026-W46.html").is_file()
    assert "status=ok weeks=2026-W46 built=1 unchanged=0 failed=0" in err.splitlines()[-1]


def test_the_default_week_is_that_of_the_projects_time_zone(
    tiny: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1795374000")  # Sunday 22 November 2026, 19:00 UTC: Monday in Almaty
    briefgen(tiny, "digest", "--format=html", capsys=capsys)
    assert (tiny / "output/en/digest-2026-W47.html").is_file()
    (tiny / "project.yaml").write_text("time-zone: Europe/London\n", encoding="utf-8")
    briefgen(tiny, "digest", "--format=html", capsys=capsys)
    assert (tiny / "output/en/digest-2026-W46.html").is_file()


@pytest.mark.parametrize("week", ["2025-W53", "2025-W5", "next"])
def test_a_week_that_does_not_exist_is_wrong_usage(tiny: Path, week: str) -> None:
    with pytest.raises(SystemExit) as stopped:
        main(["digest", "--project", str(tiny), "--week", week])
    assert stopped.value.code == 2


def test_since_builds_what_is_missing_and_leaves_what_is_there(tiny: Path, capsys: pytest.CaptureFixture[str]) -> None:
    options = ("digest", "--since=2025-W50", "--week=2026-W01", "--format=html")
    briefgen(tiny, *options, capsys=capsys)
    made = sorted(path.name for path in (tiny / "output/en").glob("digest-*"))
    assert made == [f"digest-{week}.html" for week in ("2025-W50", "2025-W51", "2025-W52", "2026-W01")]
    (tiny / "output/en/digest-2025-W51.html").write_text("kept", encoding="utf-8")
    (tiny / "output/en/digest-2025-W52.html").unlink()
    _, _, err = briefgen(tiny, *options, capsys=capsys)
    assert (tiny / "output/en/digest-2025-W51.html").read_text(encoding="utf-8") == "kept"
    assert "built=1 unchanged=0 failed=0" in err


def test_a_build_of_the_briefings_leaves_the_digests_where_they_are(
    tiny: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    briefgen(tiny, "digest", "--week=2025-W51", "--format=html", capsys=capsys)
    briefgen(tiny, "build", "--as-of=2026-11-22", "--format=html", capsys=capsys)
    briefgen(tiny, "build", "--as-of=2026-11-21", "--format=html", capsys=capsys)
    assert (tiny / "output/en/digest-2025-W51.html").is_file()


def test_a_fault_in_a_briefing_does_not_stop_a_digest_and_one_in_the_timeline_does(
    tiny: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    options = ("digest", "--week=2025-W51", "--format=html")
    change(tiny / "briefings/talks.yaml", "cites: [mandate]", "cites: [mandat]")
    assert briefgen(tiny, *options, capsys=capsys)[0] == 0
    before = (tiny / "output/en/digest-2025-W51.html").read_bytes()
    change(tiny / "events.yaml", "Совет одобрил мандат на переговоры}", "Совет одобрил мандаты на переговоры}")
    status, out, err = briefgen(tiny, *options, capsys=capsys)
    assert (status, "quote-not-found" in out) == (1, True)
    assert "status=failed" in err.splitlines()[-1]
    assert (tiny / "output/en/digest-2025-W51.html").read_bytes() == before


def test_a_marking_that_the_house_does_not_use_is_found_in_the_settings(
    tiny: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tiny / "project.yaml").write_text("digest:\n  marking: SECRET\n", encoding="utf-8")
    status, out, _ = briefgen(tiny, "digest", "--week=2025-W51", "--format=html", capsys=capsys)
    assert (status, "marking-refused" in out) == (1, True)


@pytest.mark.parametrize(
    "setting", ["time-zone: Nowhere/City", "time-zone: ../etc/passwd", "digest: {mail: {to: [x]}}"]
)
def test_a_faulty_setting_is_said_and_nothing_is_made(
    tiny: Path, capsys: pytest.CaptureFixture[str], setting: str
) -> None:
    (tiny / "project.yaml").write_text(setting + "\n", encoding="utf-8")
    status, out, err = briefgen(tiny, "digest", "--format=html", capsys=capsys)
    assert status in {1, 2}
    assert "project.yaml" in out + err
    assert not list((tiny / "output").rglob("digest-*"))


def test_a_digest_that_cannot_be_written_is_said_and_the_last_line_says_that_it_failed(
    tiny: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tiny / "output/en/digest-2025-W51.html").mkdir(parents=True)
    status, _, err = briefgen(tiny, "digest", "--week=2025-W51", "--format=html", capsys=capsys)
    first, last = err.splitlines()
    assert (status, first.startswith("briefgen: cannot write: ")) == (1, True)
    assert last.startswith("briefgen digest: status=failed")


def test_weeks_without_news_are_passed_over_and_counted(tiny: Path, capsys: pytest.CaptureFixture[str]) -> None:
    options = ("digest", "--since=2020-W01", "--week=2026-W46", "--format=html", "--skip-silent")
    status, _, err = briefgen(tiny, *options, capsys=capsys)
    made = sorted(path.stem.removeprefix("digest-") for path in (tiny / "output/en").glob("digest-*"))
    assert (status, made[-1]) == (0, "2026-W46")
    assert len(made) < 10
    weeks = sum(1 for _ in parse_week("2020-W01").until(parse_week("2026-W46")))
    assert f"weeks without news, passed over: {weeks - len(made)} (2020-W01, " in err


def test_only_weeks_in_which_nothing_changed_are_silent() -> None:
    contents, _ = project()
    weeks = tuple(parse_week("2025-W15").until(parse_week("2025-W23")))
    told = with_news(contents, weeks, Release.INTERNAL)
    silent = [str(week) for week in weeks if week not in told]
    assert silent == ["2025-W15", "2025-W17", "2025-W19", "2025-W20", "2025-W21"]
    assert all("No change:" in sections(week)["new"] for week in silent)


def _gone(_: object) -> None:
    raise RuntimeError("a fault of ours")


def _ended(_: object) -> None:
    os.kill(os.getpid(), signal.SIGTERM)
    time.sleep(10)


def _lacking(_: object) -> None:
    raise EnvironmentBrokenError("the library Pango is missing")


@pytest.mark.parametrize(
    "act, status, state", [(_gone, 1, "failed"), (_ended, 143, "stopped"), (_lacking, 3, "broken")]
)
def test_whatever_happens_the_last_line_says_how_it_ended(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, act: object, status: int, state: str
) -> None:
    monkeypatch.setattr(digest_command, "open_project", act)
    assert main(["digest"]) == status
    assert capsys.readouterr().err.splitlines()[-1] == f"briefgen digest: status={state}"


@pytest.mark.parametrize(
    "words",
    [
        ["--project", "/nowhere"],
        ["--week", "2025-W5"],
        ["--since", ""],
        ["--since", "2026-W47", "--as-of", "2026-11-22"],
        ["--locale", "xx", "--format", "html"],
        ["--scheduler", "x", "--executor", "processes"],
    ],
)
def test_wrong_usage_is_said_in_the_last_line_too(
    tiny: Path, capsys: pytest.CaptureFixture[str], words: list[str]
) -> None:
    try:
        found = main(["--project", str(tiny), "digest", *words])
    except SystemExit as stopped:
        found = int(str(stopped.code))
    assert found == 2
    assert capsys.readouterr().err.splitlines()[-1] == "briefgen digest: status=usage"


@pytest.mark.slow
def test_built_twice_in_two_time_zones_and_two_folders_it_is_the_same_bytes(tmp_path: Path) -> None:
    made = [
        _built(tmp_path / zone.replace("/", "-"), zone, seed) for zone, seed in (("UTC", "1"), ("Asia/Almaty", "2"))
    ]
    assert made[0].keys() == made[1].keys()
    assert len(made[0]) == 7
    assert [name for name in made[0] if made[0][name] != made[1][name]] == []


def _built(output: Path, zone: str, seed: str) -> dict[str, bytes]:
    formats = "--format=pdf,docx,html,ics,atom,eml"
    command = [
        sys.executable,
        "-m",
        "briefgen",
        "digest",
        "--locale=en",
        "--week=2026-W46",
        formats,
        "--output",
        str(output),
    ]
    env = {**os.environ, "TZ": zone, "PYTHONHASHSEED": seed, "LC_ALL": "C.UTF-8"}
    subprocess.run(command, cwd=ROOT, env=env, check=True, capture_output=True)
    files: Iterable[Path] = (path for path in output.rglob("*") if path.is_file() and not path.name.startswith("."))
    return {path.relative_to(output).as_posix(): path.read_bytes() for path in files}
