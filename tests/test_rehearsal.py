"""The trial of a check: which texts and templates it runs, and that drawing quickly draws the same."""

import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from markupsafe import Markup

from briefgen.cli.check_command import found
from briefgen.document.drawing import drawn
from briefgen.document.environment import environment
from briefgen.document.quick_drawing import quickly_drawn
from briefgen.localization import language
from briefgen.project.files import Project

HEAVY = ("jinja2", "lxml", "docx", "weasyprint", "pikepdf", "briefgen.document.assembly", "babel.messages")
NAMES = ("figure", "date", "actor", "office", "title", "place")
ENV = environment({}, language("en"), "templates")


def said(*words: str, on: str | None = None) -> Markup:
    return Markup("<b>{}</b>").format("|".join((*words, on or "")))


def wrong_ids(project: Path) -> list[str]:
    contents = Project(project)
    return [finding.code.name for finding in found(contents, contents.load(), date(2026, 1, 1))]


def change(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def test_a_project_without_templates_of_its_own_needs_no_engine_to_be_checked(tiny: Path) -> None:
    code = "import sys; from briefgen.cli import main; main(sys.argv[1:]); print(*sys.modules)"
    command = [sys.executable, "-c", code, "check", "--project", str(tiny)]
    run = subprocess.run(command, capture_output=True, text=True, check=True)
    assert [name for name in HEAVY if name in run.stdout.split()] == []


@pytest.mark.parametrize("kind", ["chronology", "meeting-brief"])
def test_the_texts_of_every_briefing_are_run(tiny: Path, kind: str) -> None:
    change(tiny / "briefings/talks.yaml", "kind: meeting-brief", f"kind: {kind}")
    change(tiny / "briefings/talks.yaml", "Talks opened on", "{{ nothing }} Talks opened on")
    assert "template-unknown-name" in wrong_ids(tiny)


def test_a_template_of_the_project_is_tried(tiny: Path) -> None:
    (tiny / "templates").mkdir()
    (tiny / "templates/meeting-brief.html.jinja").write_text("{{ nothing }}", encoding="utf-8")
    assert wrong_ids(tiny) == ["template-unknown-name"]


@pytest.mark.parametrize("kind", ["parts", "no-such-kind"])
def test_a_kind_without_a_document_is_told(tiny: Path, kind: str) -> None:
    change(tiny / "briefings/talks.yaml", "kind: meeting-brief", f"kind: {kind}")
    assert {"template-not-well-formed", "template-missing"} & set(wrong_ids(tiny))


PIECES = st.sampled_from([
    "{{ date('a-b') }}", '{{figure("x")}}', "{{ actor('p', on='2025-01') }}", "{{ office('p','e') }}", "{{ x }}",
    "{{ date('a', 'b') }}", "{{ title('a') | upper }}", "{{- place('a') }}", "{{ date('\\x41') }}", "{% if x %}",
    "{# note #}", "{{", "}}", "{", "}", "'", "<b>&", "\n", "\r\n", " ", "день",
])  # fmt: skip


@settings(max_examples=300)
@example("{{{ date('a-b') }}")
@example("{{ date('a-b') }}}")
@given(st.lists(PIECES, max_size=6).map("".join))
def test_what_is_drawn_quickly_is_what_the_grammar_draws(words: str) -> None:
    functions = dict.fromkeys(NAMES, said)
    quickly = quickly_drawn(words, functions)
    assert quickly is None or quickly == drawn(ENV, words, functions)


def test_a_plain_draw_is_drawn_quickly() -> None:
    assert quickly_drawn("On {{ date('a') }} < {{ actor('p', on='e') }}", dict.fromkeys(NAMES, said)) is not None
