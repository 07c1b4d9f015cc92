"""`briefgen init`: a project that checks and builds at once, in any of its languages and any year."""

from datetime import date
from pathlib import Path

import pytest

from briefgen.cli import main
from briefgen.service.beginning import LANGUAGES, begin
from briefgen.service.opened import open_project
from briefgen.service.requests import RequestError

WRITTEN = {"project.yaml", "events.yaml", "briefings/first-brief.yaml", "seeds/visa-talks-begin.txt", ".gitignore"}


def names(folder: Path) -> set[str]:
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}


@pytest.mark.parametrize("locale", ["en", "ru", "kk", "ru,kk", "en,ru,kk"])
def test_the_project_has_no_finding_and_builds_at_once(tmp_path: Path, locale: str) -> None:
    folder = tmp_path / "briefs"
    assert main(["init", str(folder), "--locale", locale]) == 0
    assert names(folder) == WRITTEN
    assert open_project(folder).check(locales=locale.split(",")) == ()
    assert main(["build", "--project", str(folder), "--format", "html"]) == 0
    made = {name for name in names(folder / "output") if name.endswith(".html")}
    assert made == {f"{each}/first-brief.html" for each in locale.split(",")}, "the project's languages, unasked"


@pytest.mark.parametrize("on", [date(2026, 1, 1), date(2026, 12, 31), date(2031, 6, 15)])
def test_nothing_in_the_example_is_overdue_or_old_whatever_the_day(tmp_path: Path, on: date) -> None:
    begin(tmp_path, LANGUAGES, on)
    project = open_project(tmp_path)
    assert project.check(as_of=on, locales=LANGUAGES) == ()
    assert len(project.timeline.events) == 3
    assert len(project.timeline.figures) == 1
    assert len(project.timeline.actors) == 2


def test_it_holds_the_languages_that_were_asked_for_and_no_other(tmp_path: Path) -> None:
    begin(tmp_path, ("ru", "kk"), date(2026, 11, 27))
    event = open_project(tmp_path).timeline.events[0]
    assert event.title.languages == ("ru", "kk")
    assert "#@" not in (tmp_path / "events.yaml").read_text(encoding="utf-8")


@pytest.mark.parametrize("name", sorted(WRITTEN))
def test_a_folder_that_holds_anything_it_would_write_is_refused_and_left_as_it_is(tmp_path: Path, name: str) -> None:
    (tmp_path / name).parent.mkdir(exist_ok=True)
    (tmp_path / name).write_text("mine\n", encoding="utf-8")
    assert main(["init", str(tmp_path)]) == 2
    assert names(tmp_path) == {name}
    assert (tmp_path / name).read_text(encoding="utf-8") == "mine\n"


def test_other_files_of_a_folder_are_no_hindrance(tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("mine\n", encoding="utf-8")
    assert main(["init", str(tmp_path)]) == 0
    assert (tmp_path / "notes.txt").read_text(encoding="utf-8") == "mine\n"


def test_a_language_that_the_example_lacks_is_refused(tmp_path: Path) -> None:
    with pytest.raises(RequestError, match="not in de"):
        begin(tmp_path / "new", ("de",), date(2026, 11, 27))
    assert not (tmp_path / "new").exists()


@pytest.mark.parametrize(
    "words",
    [
        ("check",),
        ("build",),
        ("digest",),
        ("changes", "--from", "2026-01-01"),
        ("list",),
        ("clear", "x", "--by", "A"),
        ("add", "x.html"),
        ("desk", "--no-browser"),
    ],
)
def test_where_there_is_no_project_every_command_names_init(
    tmp_path: Path, words: tuple[str, ...], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([*words, "--project", str(tmp_path)]) == 2
    assert "‘briefgen init’" in capsys.readouterr().out


def test_the_example_says_what_to_do_next(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["init", str(tmp_path)]) == 0
    assert "briefgen check && briefgen build" in capsys.readouterr().err
    text = (tmp_path / "events.yaml").read_text(encoding="utf-8")
    assert "briefgen add page.html" in text
