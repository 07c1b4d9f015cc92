"""A project's own kind of briefing is a template and a line of project.yaml: its words, its pages, who may have it."""

from pathlib import Path

import pytest

from tests.conftest import ROOT
from tests.test_command import briefgen, change, outputs

DAY = "--as-of=2026-11-22"
SETTINGS = "kinds:\n- {kind: speaking-note, words: 5, pages: 1, handed-out: 'true'}\n"


@pytest.fixture
def own(tiny: Path) -> Path:
    """The tiny project, whose brief is of a kind of its own."""
    (tiny / "project.yaml").write_text(SETTINGS, encoding="utf-8")
    (tiny / "templates").mkdir()
    template = (ROOT / "templates/meeting-brief.html.jinja").read_text(encoding="utf-8")
    (tiny / "templates/speaking-note.html.jinja").write_text(template, encoding="utf-8")
    change(tiny / "briefings/talks.yaml", "kind: meeting-brief", "kind: speaking-note")
    return tiny


def test_it_has_a_budget_of_words(own: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert "a speaking-note has at most 5" in briefgen(own, "check", DAY, capsys=capsys)[1]
    (own / "project.yaml").write_text(SETTINGS.replace("words: 5", "words: 500"), encoding="utf-8")
    assert "over-budget" not in briefgen(own, "check", DAY, capsys=capsys)[1]


def test_what_is_handed_out_holds_only_what_is_public(own: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert "not-in-non-paper" in briefgen(own, "check", DAY, capsys=capsys)[1]
    assert briefgen(own, "build", DAY, "--format=html", capsys=capsys)[0] == 0
    assert b"Agree a date" not in outputs(own)["en/talks.html"]
    (own / "project.yaml").write_text(SETTINGS.replace("'true'", "'false'"), encoding="utf-8")
    assert briefgen(own, "build", DAY, "--format=html", capsys=capsys)[0] == 0
    assert b"Agree a date" in outputs(own)["en/talks.html"]


def test_it_has_a_budget_of_pages(own: Path, capsys: pytest.CaptureFixture[str]) -> None:
    template = own / "templates/speaking-note.html.jinja"
    change(
        template,
        "{% block main %}",
        '{% block main %}<section><p>One</p></section><section class="chapter"><p>Two</p></section>',
    )
    style = (ROOT / "templates/styles/brief.css").read_text(encoding="utf-8")
    (own / "templates/styles").mkdir()
    (own / "templates/styles/brief.css").write_text(style + "\n.chapter { break-before: page }\n", encoding="utf-8")
    out = briefgen(own, "build", DAY, "--format=pdf", "--jobs=1", capsys=capsys)[1]
    assert "the body has 2 pages; at most 1 is meant" in out


@pytest.mark.parametrize("wrong", ["words: many", "pages: '0'", "handed-out: perhaps", "kind: Speaking Note"])
def test_what_is_said_wrongly_is_a_finding(own: Path, capsys: pytest.CaptureFixture[str], wrong: str) -> None:
    (own / "project.yaml").write_text(
        f"kinds:\n- {{kind: speaking-note, {wrong}}}\n".replace("kind: speaking-note, kind", "kind"), encoding="utf-8"
    )
    status, out, _ = briefgen(own, "check", DAY, capsys=capsys)
    assert (status, "project.yaml:2:" in out) == (1, True)
