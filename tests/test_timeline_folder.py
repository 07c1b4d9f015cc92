"""A timeline in several files: the same as in one, with every finding in the file where its fault stands."""

import shutil
from pathlib import Path

import pytest

from briefgen.checks import Subject, check
from briefgen.cli import main
from briefgen.findings import FindingsError
from briefgen.project.files import Contents, Project
from tests.conftest import AS_OF, ROOT
from tests.divided import divide
from tests.hostile import run
from tests.test_command import change


def checked(root: Path, capsys: pytest.CaptureFixture[str]) -> list[str]:
    """The first line of each finding."""
    main(["check", "--project", str(root), "--as-of", AS_OF])
    return [line for line in capsys.readouterr().out.splitlines() if "[" in line and not line.startswith(" ")]


def built(root: Path) -> dict[str, bytes]:
    assert main(["build", "--project", str(root), "--as-of", AS_OF, "--format", "html", "--locale", "en,kk"]) == 0
    return {path.name + path.parent.name: path.read_bytes() for path in sorted((root / "output").rglob("*.html"))}


def real(folder: Path) -> Path:
    for name in ("briefings", "seeds"):
        shutil.copytree(ROOT / name, folder / name)
    shutil.copy(ROOT / "events.yaml", folder / "events.yaml")
    return folder


def test_the_documents_are_the_same_however_the_timeline_is_divided(tiny: Path) -> None:
    before = built(tiny)
    divide(tiny)
    shutil.rmtree(tiny / "output")
    assert built(tiny) == before


def test_the_real_timeline_means_the_same_in_eleven_files(tmp_path: Path) -> None:
    root = real(tmp_path)
    whole = loaded(root)
    assert len(divide(root, parts=7)) > 10
    parts = loaded(root)
    assert parts.timeline.value == whole.timeline.value
    assert parts.texts == whole.texts
    assert messages(parts) == messages(whole)


def loaded(root: Path) -> Contents:
    return Project(root).load()


def messages(found: Contents) -> list[tuple[str, str]]:
    """What the rules say, and the line in the file that they say it of."""
    day = found.timeline.value and max(event.recorded_on for event in found.timeline.value.events)
    assert day
    findings = check(Subject(found.timeline, found.briefings, found.texts, found.hashes, day))
    lines = {name: text.split("\n") for name, text in found.files.items()}
    return sorted((each.message, lines[each.span.file][each.span.line - 1]) for each in findings)


def test_a_timeline_lies_in_events_yaml_and_in_the_folder_side_by_side(tiny: Path) -> None:
    before = built(tiny)
    (first, *_) = divide(tiny)
    first.rename(tiny / "events.yaml")
    shutil.rmtree(tiny / "output")
    assert built(tiny) == before


def test_faults_in_two_files_are_both_found_where_they_stand(tiny: Path, capsys: pytest.CaptureFixture[str]) -> None:
    divide(tiny)
    change(tiny / "events/04-events-0.yaml", "status: occurred", "status: occured")
    change(tiny / "events/04-events-1.yaml", "topics: [visa]", "topics: [visas]")
    first, second = (line for line in checked(tiny, capsys) if "error[" in line)
    assert first.startswith("events/04-events-0.yaml:5:11: error[unknown-value]: ‘occured’")
    assert second.startswith("events/04-events-1.yaml:8:12: error[unknown-topic]: there is no topic ‘visas’")


def test_a_file_that_cannot_be_read_hides_no_fault_of_another(tiny: Path, capsys: pytest.CaptureFixture[str]) -> None:
    divide(tiny)
    change(tiny / "events/02-actors-0.yaml", "- id: council", "- id: [council")
    change(tiny / "events/04-events-1.yaml", "status: ", "state: ")
    codes = {line.split(": ")[1] for line in checked(tiny, capsys) if "error[" in line}
    assert {"error[not-yaml]", "error[unknown-key]"} <= codes


def test_an_id_that_stands_in_two_files_is_said_with_both(tiny: Path, capsys: pytest.CaptureFixture[str]) -> None:
    parts = divide(tiny)
    shutil.copy(parts[2], tiny / "events/99-copy.yaml")
    twice = next(line for line in checked(tiny, capsys) if "[duplicate-id]" in line)
    assert twice.startswith("events/99-copy.yaml:2:7: ")
    assert twice.endswith("first on line 2 of events/03-topics-0.yaml")


def test_what_editors_leave_lying_is_passed_over_and_all_else_is_named(
    tiny: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    divide(tiny)
    before = checked(tiny, capsys)
    (tiny / "events/.04-events-0.yaml.swp").write_bytes(b"\0\1")
    (tiny / "events/.#04-events-0.yaml").symlink_to("someone@nowhere.1")
    assert checked(tiny, capsys) == before
    (tiny / "events/2026").mkdir()
    (tiny / "events/notes.txt").write_text("a note", encoding="utf-8")
    assert [line.partition(": ")[2] for line in checked(tiny, capsys) if "unread-file" in line] == [
        "warning[unread-file]: ‘events/2026’ is not read",
        "warning[unread-file]: ‘events/notes.txt’ is not read",
    ]


def test_an_empty_folder_is_no_timeline(tiny: Path) -> None:
    (tiny / "events.yaml").unlink()
    (tiny / "events").mkdir()
    with pytest.raises(FindingsError, match=r"there is no events\.yaml"):
        loaded(tiny)


@pytest.mark.parametrize("name", ["events", "events/05-figures-0.yaml"])
def test_nothing_is_read_through_a_link_that_leads_out(tiny: Path, tmp_path: Path, name: str) -> None:
    divide(tiny)
    outside = tmp_path / "outside"
    (tiny / name).rename(outside)
    (tiny / name).symlink_to(outside)
    result = run(tiny, "check")
    assert "outside-project" in result.out
    assert result.status == 1
