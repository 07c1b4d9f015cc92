"""A document whose recipe stands is not assembled again, and whatever goes into it changes its recipe."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from briefgen.cli import main
from briefgen.service import recipes
from briefgen.service.documents import AssembledDocument, document
from briefgen.service.plan import Job
from tests.test_command import change

Assembled = list[str]


@pytest.fixture
def assembled(monkeypatch: pytest.MonkeyPatch) -> Assembled:
    """The briefings that are assembled, with their languages."""
    names: Assembled = []

    def noting(job: Job, *rest: Any) -> AssembledDocument:
        names.append(f"{job.locale}/{job.briefing}")
        return document(job, *rest)

    monkeypatch.setattr(recipes, "document", noting)
    return names


@pytest.fixture
def pair(tiny: Path) -> Path:
    """The tiny project with a second briefing, all built in two languages."""
    text = (tiny / "briefings/talks.yaml").read_text(encoding="utf-8")
    (tiny / "briefings/other.yaml").write_text(text, encoding="utf-8")
    assert build(tiny) == 0
    return tiny


def build(root: Path, *more: str) -> int:
    fixed = (
        "--project",
        str(root),
        "--as-of",
        "2026-11-22",
        "--format",
        "html,docx",
        "--locale",
        "en,ru",
        "--jobs",
        "1",
    )
    return main(["build", *fixed, *more])


def test_a_word_in_one_briefing_assembles_that_one_alone(pair: Path, assembled: Assembled) -> None:
    change(pair / "briefings/other.yaml", "en: Visa talks", "en: The visa talks")
    assert build(pair) == 0
    assert assembled == ["en/other", "ru/other"]
    assert b"The visa talks" in (pair / "output/en/other.html").read_bytes()


def comment(root: Path) -> None:
    with (root / "events.yaml").open("a", encoding="utf-8") as file:
        file.write("\n# a comment\n")


def style(root: Path) -> None:
    (root / "templates").mkdir()
    (root / "templates/own.css").write_text("p { color: red }", encoding="utf-8")


CHANGES: dict[str, tuple[Callable[[Path], object], tuple[str, ...]]] = {
    "the timeline": (comment, ()),
    "a template": (style, ()),
    "the settings": (lambda root: (root / "project.yaml").write_text("name: the-house\n"), ()),
    "the day": (lambda root: root, ("--as-of", "2026-11-21")),
    "a day to compare with": (lambda root: root, ("--since", "2026-11-01")),
}


@pytest.mark.parametrize("name", CHANGES)
def test_what_all_documents_share_assembles_them_all(pair: Path, assembled: Assembled, name: str) -> None:
    act, options = CHANGES[name]
    act(pair)
    assert build(pair, *options) == 0
    assert sorted(assembled) == ["en/other", "en/talks", "ru/other", "ru/talks"]


def test_a_file_that_was_changed_by_hand_is_made_again(pair: Path, assembled: Assembled) -> None:
    path = pair / "output/ru/talks.docx"
    good = path.read_bytes()
    path.write_bytes(b"changed")
    assert build(pair) == 0
    assert assembled == ["ru/talks"]
    assert path.read_bytes() == good


def test_a_comment_is_assembled_once_and_makes_no_file(pair: Path, assembled: Assembled) -> None:
    times = {path: path.stat().st_mtime_ns for path in (pair / "output").rglob("*.docx")}
    comment(pair)
    assert build(pair) == 0
    assembled.clear()
    change(pair / "briefings/other.yaml", "en: Visa talks", "en: The visa talks")
    assert build(pair) == 0
    assert assembled == ["en/other", "ru/other"]
    changed = {path.parent.name for path, time in times.items() if path.stat().st_mtime_ns != time}
    assert changed == {"en"}


def test_a_release_for_others_remembers_no_recipe(pair: Path, assembled: Assembled) -> None:
    for _ in range(2):
        assert build(pair, "--release", "public", "--output", str(pair / "public")) == 0
    assert len(assembled) == 8
    store = json.loads((pair / "public/.briefgen.json").read_text(encoding="utf-8"))
    assert all(len(made["inputs"]) == 1 for made in store["made"].values()), "the key of its task, and no recipe"
