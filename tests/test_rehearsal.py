"""The trial of a check: which texts and templates it runs."""

import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from briefgen.project.files import Project
from briefgen.service.checking import found

HEAVY = ("jinja2", "lxml", "docx", "weasyprint", "pikepdf", "briefgen.document.assembly", "babel.messages")


def wrong_ids(project: Path) -> list[str]:
    contents = Project(project)
    return [finding.code.name for finding in found(contents.load(), contents.templates(), date(2026, 1, 1))]


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
