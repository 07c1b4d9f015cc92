"""`briefgen changes` says between two days what a digest says of a week, for people and for programs."""

import json
from pathlib import Path

import pytest
from lxml import etree

from tests.conftest import ROOT
from tests.test_command import briefgen, change


def test_the_json_has_every_part(tiny: Path, capsys: pytest.CaptureFixture[str]) -> None:
    days = ("--from=2025-04-18", "--to=2025-12-18")
    status, out, _ = briefgen(tiny, "changes", *days, "--format=json", capsys=capsys)
    found = json.loads(out)
    assert status == 0
    assert [each["id"] for each in found["added"]] == ["talks-opened"]
    assert [(each["id"], each["before"], each["state"]) for each in found["turned"]] == [
        ("talks-expected", "planned", "fulfilled")
    ]
    assert found["sources"] == ["second-article"]
    assert (found["from"], found["to"], found["figures"]["added"]) == ("2025-04-18", "2025-12-18", [])


def test_the_terminal_shows_the_same_in_words(capsys: pytest.CaptureFixture[str]) -> None:
    _, out, _ = briefgen(ROOT, "changes", "--from=2025-12-14", "--to=2025-12-21", "--topic=visa", capsys=capsys)
    assert "2 Dec 2025: Talks on visa facilitation and readmission officially begin" in out.replace("\u00a0", " ")
    assert "[planned → fulfilled]" in out
    assert "Costa" not in out


def test_where_nothing_changed_it_says_so(tiny: Path, capsys: pytest.CaptureFixture[str]) -> None:
    _, out, _ = briefgen(tiny, "changes", "--from=2026-01-01", "--to=2026-02-01", capsys=capsys)
    assert out.endswith("\nNo change\n")


def test_days_the_wrong_way_round_are_wrong_usage(tiny: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert briefgen(tiny, "changes", "--from=2026-01-01", "--to=2025-01-01", capsys=capsys)[0] == 2


ANNEX = """{% extends "base.html.jinja" %}{% import "changes.html.jinja" as rows with context %}
{% import "parts.html.jinja" as parts with context %}{% block main %}<section class="front"><h1>T</h1></section>
{% if changes %}<section class="annex" id="annex-changes"><h2>C</h2>{{ rows.changes_annex(changes, cite) }}</section>
{% endif %}
<section class="annex sources" id="annex-sources"><h2>S</h2>{{ parts.source_notes(annexes.notes()) }}</section>
{% endblock %}
"""
AMENDMENTS = """- id: mandate-2
  supersedes: mandate
  reason: {en: The Council gave another day.}
  date: "2025-03-28"
  date_basis: inferred
  date_note: {en: The day that the Council gave later.}
  status: occurred
  title: {en: Council approves the mandate}
  topics: [visa]
  recorded_on: "2025-12-18"
  withdrawn: {on: "2026-02-01", reason: {en: There was no such decision.}}
  evidence:
  - source: article
    quote: {exact: 27 марта 2025 года Совет одобрил мандат на переговоры}

figures:
- id: trade-2024-2
  supersedes: trade-2024
  reason: {en: The office revised it.}
  measure: trade
  label: {en: Trade in goods}
  value: "52000000000"
  value_basis: computed
  basis_note: {en: The revision of the office.}
  unit: USD
  period: "2024"
  topics: [visa]
  recorded_on: "2025-12-18"
  evidence:
  - source: article
    quote: {exact: почти 50 миллиардов долларов в 2024 году}
"""


@pytest.mark.parametrize(
    "as_of, words",
    [
        ("2026-01-01", "What became known after 1 May 2025."),
        ("2026-01-01", "Corrected: Council approves the mandate"),
        ("2026-01-01", "before: 27 March 2025, now: 28 March 2025"),
        ("2026-01-01", "The Council gave another day."),
        ("2026-01-01", "Before: almost USD 50 billion · Now: USD 52 billion"),
        ("2026-01-01", "The office revised it."),
        ("2026-01-01", "Talks are expected to begin"),
        ("2026-03-01", "Withdrawn: Council approves the mandate · There was no such decision."),
    ],
)
def test_the_annex_of_a_brief_says_what_changed_since_a_day(
    tiny: Path, capsys: pytest.CaptureFixture[str], as_of: str, words: str
) -> None:
    (tiny / "templates").mkdir()
    (tiny / "templates/meeting-brief.html.jinja").write_text(ANNEX, encoding="utf-8")
    change(tiny / "events.yaml", "\nfigures:\n", AMENDMENTS)
    status, out, _ = briefgen(
        tiny, "build", f"--as-of={as_of}", "--since=2025-05-01", "--format=html", "--release=internal", capsys=capsys
    )
    assert status == 0, out
    root = etree.fromstring((tiny / f"output/en/talks.{as_of}.since-2025-05-01.html").read_bytes())
    etree.strip_elements(root, "a", with_tail=False)
    assert words in " ".join(" ".join(map(str, root.itertext())).split())
