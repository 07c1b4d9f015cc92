"""`briefgen list` narrowed: by words, by what is due, by what rests on one source, by what is new since a version."""

import json
from datetime import date
from pathlib import Path

import pytest

from briefgen.cli.copies import day_of
from briefgen.cli.status import UsageError
from tests.test_command import briefgen, change

AS_OF = "--as-of=2026-11-22"


def listed(project: Path, *options: str, capsys: pytest.CaptureFixture[str]) -> list[str]:
    status, out, _ = briefgen(project, "list", *options, "--format", "json", capsys=capsys)
    assert status == 0
    return [each["id"] for each in json.loads(out)]


NARROWED = [
    (["--text", "мандатом", AS_OF], ["mandate"]),
    (["--text", "council -mandates", AS_OF], ["talks-expected", "talks-opened"]),
    (["--text", "zeppelin", AS_OF], []),
    (["--text", "talks", "--status", "planned", AS_OF], ["talks-expected"]),
    (["--overdue", AS_OF], []),
    (["--overdue", "--as-of=2025-11-01"], ["talks-expected"]),
    (["--due-within", "30", "--as-of=2025-09-15"], ["talks-expected"]),
    (["--due-within", "3", "--as-of=2025-09-15"], []),
    (["--due-within", "30", "--as-of=2025-11-01"], []),
    (["--due-within", "30", "--overdue", "--as-of=2025-11-01"], ["talks-expected"]),
    (["--one-source", AS_OF], ["mandate", "talks-expected", "talks-opened"]),
    (["--since-version", "2025-04-18", AS_OF], ["talks-opened"]),
    (["--since-version", "2025-04-17", AS_OF], ["mandate", "talks-expected", "talks-opened"]),
]


@pytest.mark.parametrize("options, wanted", NARROWED)
def test_the_events_that_are_left(
    tiny: Path, capsys: pytest.CaptureFixture[str], options: list[str], wanted: list[str]
) -> None:
    assert listed(tiny, *options, capsys=capsys) == wanted


def test_a_second_source_that_carries_an_event_is_enough_and_one_of_its_date_is_not(
    tiny: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    evidence = (
        "  - source: second-article\n    quote: {exact: Недавно переговоры официально начались}\n    supports: event\n"
    )
    change(tiny / "events.yaml", "- id: talks-opened", f"{evidence}- id: talks-opened")
    assert "talks-expected" not in listed(tiny, "--one-source", AS_OF, capsys=capsys)
    change(tiny / "events.yaml", "supports: event", "supports: date")
    assert "talks-expected" in listed(tiny, "--one-source", AS_OF, capsys=capsys)


@pytest.mark.parametrize("suffix", ["docx", "html"])
def test_a_document_of_ours_says_since_when(tiny: Path, capsys: pytest.CaptureFixture[str], suffix: str) -> None:
    status, _, _ = briefgen(tiny, "build", "--format", suffix, "--as-of=2025-05-01", capsys=capsys)
    assert status == 0
    (document,) = (tiny / "output").rglob(f"*.{suffix}")
    assert listed(tiny, "--since-version", str(document), AS_OF, capsys=capsys) == ["talks-opened"]


@pytest.mark.parametrize("name, content", [("a.docx", b"no zip"), ("a.html", b"<p>no day"), ("none.docx", None)])
def test_what_has_no_day_is_said(tmp_path: Path, name: str, content: bytes | None) -> None:
    if content is not None:
        (tmp_path / name).write_bytes(content)
    with pytest.raises(UsageError, match=r"a\.|none\."):
        day_of(str(tmp_path / name))
    assert day_of("2025-05-01") == date(2025, 5, 1)
