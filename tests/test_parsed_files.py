"""What was parsed is not parsed again, and what is remembered is believed only when it is whole and of this program."""

import hashlib
import os
import stat
from pathlib import Path

import pytest

from briefgen.loader import load_timeline, yaml_reader
from briefgen.project import parsed
from briefgen.project.files import Project
from briefgen.project.parsed import ParsedFiles
from tests.divided import divide
from tests.test_command import change

MONTH = 30 * 24 * 3600
TEXT = "topics:\n- id: visa\n  name: {en: Visas}\n"


@pytest.fixture
def readings(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The names of the files that are parsed, each time that one is."""
    names: list[str] = []
    read = yaml_reader._read.__wrapped__

    def noting(text: str, file: str) -> object:
        names.append(file)
        return read(text, file)

    monkeypatch.setattr(yaml_reader, "_read", noting)
    return names


def timeline_of(root: Path, memory: Path) -> object:
    return Project(root, ParsedFiles(memory)).load().timeline.value


def test_a_second_reading_parses_nothing_and_an_edit_parses_one_file(
    tiny: Path, tmp_path: Path, readings: list[str]
) -> None:
    memory, parts = tmp_path / "memory", divide(tiny)
    first = timeline_of(tiny, memory)
    assert [name for name in readings if name.startswith("events/")] == [f"events/{path.name}" for path in parts]
    readings.clear()
    assert timeline_of(tiny, memory) == first
    assert [name for name in readings if name.startswith("events/")] == []
    change(tiny / "events/04-events-1.yaml", "status: occurred", "status: ongoing")
    assert timeline_of(tiny, memory) != first
    assert [name for name in readings if name.startswith("events/")] == ["events/04-events-1.yaml"]


def test_places_are_measured_in_the_file_concerned_alone(tiny: Path, tmp_path: Path, readings: list[str]) -> None:
    divide(tiny)
    timeline_of(tiny, tmp_path / "memory")
    readings.clear()
    found = Project(tiny, ParsedFiles(tmp_path / "memory")).load().timeline
    span = found.document.find(("events", 2, "title", "en"), "Talks")
    assert (span.file, span.line) == ("events/04-events-1.yaml", 7)
    assert {name for name in readings if name.startswith("events/")} == {"events/04-events-1.yaml"}


def test_a_text_with_a_fault_is_not_remembered(tmp_path: Path) -> None:
    memory = ParsedFiles(tmp_path)
    for _ in range(2):
        assert load_timeline("topics: &a []\n", "f", memory).findings
    assert list(tmp_path.iterdir()) == []


def kept(folder: Path) -> Path:
    ParsedFiles(folder).keep(TEXT, {"topics": []})
    (path,) = folder.iterdir()
    return path


@pytest.mark.parametrize("damage", [b"", b"{}", b"\xff", b"0" * 64 + b"\n{}", b"[" * 100_000])
def test_a_damaged_memory_is_not_believed(tmp_path: Path, damage: bytes) -> None:
    path = kept(tmp_path)
    assert ParsedFiles(tmp_path).recall(TEXT) == {"topics": []}
    path.write_bytes(damage)
    assert ParsedFiles(tmp_path).recall(TEXT) is None
    whole = hashlib.sha256(damage).hexdigest().encode() + b"\n" + damage
    path.write_bytes(whole)
    assert ParsedFiles(tmp_path).recall(TEXT) in ({}, None)


def test_what_another_version_of_the_reader_made_is_not_believed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept(tmp_path)
    monkeypatch.setattr(parsed, "_reader", lambda: "another")
    assert ParsedFiles(tmp_path).recall(TEXT) is None


def test_nobody_else_can_read_what_is_remembered(tmp_path: Path) -> None:
    path = kept(tmp_path / "briefgen")
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700


def test_what_was_not_used_for_a_month_is_forgotten(tmp_path: Path) -> None:
    path = kept(tmp_path)
    now = path.stat().st_mtime
    ParsedFiles(tmp_path, lambda: now + MONTH - 100).keep("a: b", {"a": "b"})
    assert path.exists()
    ParsedFiles(tmp_path, lambda: now + MONTH + 100).keep("a: c", {"a": "c"})
    assert not path.exists()


def test_what_is_used_stays(tmp_path: Path) -> None:
    path = kept(tmp_path)
    os.utime(path, (0, 0))
    ParsedFiles(tmp_path).recall(TEXT)
    ParsedFiles(tmp_path).keep("a: b", {"a": "b"})
    assert path.exists()


def test_a_memory_that_cannot_be_written_costs_only_time(tiny: Path, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("no folder", encoding="utf-8")
    assert timeline_of(tiny, tmp_path / "file" / "below") == timeline_of(tiny, tmp_path / "memory")
    assert Project(tiny, ParsedFiles(None)).load().timeline.value is not None


def test_nothing_is_remembered_in_the_project(tiny: Path) -> None:
    files = sorted(tiny.rglob("*"))
    Project(tiny).load()
    assert sorted(tiny.rglob("*")) == files
