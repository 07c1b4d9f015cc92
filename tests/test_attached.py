"""What goes along with a document that leaves the house is what its page prints, and nothing else."""

import json
from pathlib import Path
from typing import Any

import icalendar
import pytest
from pikepdf import Pdf

from tests.test_command import AS_OF, briefgen, change

POINTS = "sections:\n- section: points-to-make\n  statements:\n"
ALONE = f"{POINTS}  - text: {{en: We welcome the mandate.}}\n    release: public\n"
KINDS = {
    "a non-paper without a selection": ("non-paper", "", "public"),
    "a non-paper asked for in the house": ("non-paper", "", "internal"),
    "a brief without annexes": ("meeting-brief", "annexes: []\n", "public"),
    "a brief without annexes for partners": ("meeting-brief", "annexes: []\n", "partner"),
    "a chronology": ("chronology", "", "public"),
}
HIDDEN = ("sha256", "seeds/", "body", "recorded_on", "date_note", "translation")


def attached(path: Path) -> dict[str, Any] | None:
    """The data in a PDF; None where it carries none."""
    with Pdf.open(path) as pdf:
        files = [pdf.attachments[name].get_file().read_bytes() for name in pdf.attachments]
    return json.loads(files[0]) if files else None


@pytest.mark.parametrize("case", KINDS)
def test_what_is_attached_is_what_is_printed(tiny: Path, capsys: pytest.CaptureFixture[str], case: str) -> None:
    kind, more, release = KINDS[case]
    text = f"kind: {kind}\ntitle: {{en: Words}}\n{more}{ALONE}    cites: [mandate]\n"
    (tiny / "briefings/words.yaml").write_text(text, encoding="utf-8")
    options = ("words", AS_OF, f"--release={release}", "--format=pdf,html,ics", "--locale=ru")
    status, out, _ = briefgen(tiny, "build", *options, capsys=capsys)
    assert status == 0, out
    mark = "" if release == "internal" else f".{release}"
    html = (tiny / f"output/ru/words{mark}.html").read_text(encoding="utf-8")
    data = attached(tiny / f"output/ru/words{mark}.pdf")
    if kind == "non-paper":
        assert data is None
    else:
        assert data is not None
        assert not any(word in json.dumps(data) for word in HIDDEN)
        for event in data["events"]:
            assert event["title"] in html.replace("\u00a0", " ")
        assert len(data["events"]) == (3 if kind == "chronology" else 0)
    calendar = icalendar.Calendar.from_ical((tiny / f"output/ru/words{mark}.ics").read_bytes())
    names = {str(entry["UID"]).split("@")[0].removesuffix("-ends") for entry in calendar.walk("VEVENT")}
    printed = {"non-paper": {"mandate"}, "chronology": {"mandate", "talks-opened", "talks-expected"}}
    assert names == printed.get(kind, set())


def test_in_the_house_a_document_carries_all_that_was_selected(tiny: Path, capsys: pytest.CaptureFixture[str]) -> None:
    change(tiny / "briefings/talks.yaml", "select: {topics: [visa]}", "select: {topics: [visa]}\nannexes: []")
    assert briefgen(tiny, "build", AS_OF, "--format=pdf", capsys=capsys)[0] == 0
    data = attached(tiny / "output/en/talks.pdf")
    assert data is not None
    assert len(data["events"]) == 3
    assert data["sources"][0]["sha256"]


@pytest.mark.parametrize("fault", ["kindd: x\n", "sections: 5\n", "select: {topics: [nowhere]}\n"])
def test_a_fault_in_a_briefing_of_the_house_neither_stops_nor_shows_in_a_public_build(
    tiny: Path, capsys: pytest.CaptureFixture[str], fault: str
) -> None:
    text = f"kind: meeting-brief\ntitle: {{en: Secret plan}}\nrelease: internal\n{fault}"
    (tiny / "briefings/secret-plan.yaml").write_text(text, encoding="utf-8")
    for options in (("--release=public",), ("talks", "--release=partner")):
        status, out, err = briefgen(tiny, "build", AS_OF, "--format=html", *options, capsys=capsys)
        assert status == 0, out
        assert "secret" not in (out + err).lower()
    assert briefgen(tiny, "build", AS_OF, "--format=html", capsys=capsys)[0] == 1


def test_a_public_digest_counts_only_the_sources_that_it_uses(tiny: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tiny / "events.yaml"
    more = "- {id: cable, type: report, title: A cable, language: en, recorded_on: '2025-12-17'}\n"
    path.write_text(path.read_text(encoding="utf-8").replace("\nactors:", f"{more}\nactors:", 1), encoding="utf-8")

    def counted(release: str) -> str:
        options = ("--week=2025-W51", "--format=html", f"--release={release}")
        assert briefgen(tiny, "digest", *options, capsys=capsys)[0] == 0
        mark = "" if release == "internal" else f".{release}"
        html = (tiny / f"output/en/digest-2025-W51{mark}.html").read_text(encoding="utf-8")
        checked = html.partition('id="checked"')[2].replace("\u00a0", " ")
        return next(words for words in checked.split(" · ") if "source" in words)

    assert (counted("internal"), counted("public")) == ("3 sources", "2 sources")
    assert "A cable" not in (tiny / "output/en/digest-2025-W51.public.html").read_text(encoding="utf-8")
