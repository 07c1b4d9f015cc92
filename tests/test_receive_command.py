"""`briefgen receive`: what it prints, as lines and as JSON, what it writes, and how it ends."""

import json
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from briefgen.cli import main
from tests.real_documents import ROOT
from tests.returned_documents import case_document, made

BRIEF = "briefings/visa-talks.yaml"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    shutil.copy(ROOT / "events.yaml", tmp_path)
    for name in ("briefings", "seeds"):
        shutil.copytree(ROOT / name, tmp_path / name)
    return tmp_path


def receive(folder: Path, name: str, *options: str) -> int:
    (folder / "back.docx").write_bytes(case_document(name) if "/" not in name else made(name))
    return main(["receive", str(folder / "back.docx"), "--project", str(folder), *options])


def test_json_has_the_keys_that_programs_rely_on(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert receive(folder, "tracked", "--format", "json") == 0
    found = json.loads(capsys.readouterr().out)
    assert {key: found[key] for key in ("briefing", "locale", "release", "as_of")} == {
        "briefing": "visa-talks", "locale": "en", "release": "internal", "as_of": "2026-11-22",
    }  # fmt: skip
    change = found["changes"][1]
    expected = {
        "number": 2, "kind": "changed", "section": "objectives", "statement": 2,
        "before": "Obtain the date and place of the next round.",
        "after": "Obtain the date and place of the second round.",
        "author": "Aigerim", "date": "2026-11-24T09:30:00Z", "writable": True, "why": None,
    }  # fmt: skip
    assert {key: change[key] for key in expected} == expected


def test_lines_say_what_where_by_whom_and_what_is_not_written(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert receive(folder, "commented") == 0
    assert capsys.readouterr().out == (
        "visa-talks, en, internal, as of 2026-11-22\n"
        "\n"
        "  1  comment  objectives 4 (by Dana 2026-11-24)\n"
        "     - Obtain the EU’s draft on readmission before any link between the two texts is accepted.\n"
        "     + Do we want this in writing?\n"
        "       Yerlan: Yes.\n"
        "     not written: comments are shown, and not written\n"
        "\n"
        "  2  changed  objectives 5 (not tracked)\n"
        "     - Agree a target month for finishing the text of the Visa Facilitation Agreement.\n"
        "     + Agree a target week for finishing the text of the Visa Facilitation Agreement.\n"
    )


def test_of_an_untouched_document_it_says_that_nothing_has_changed(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert receive(folder, "en/visa-talks") == 0
    assert capsys.readouterr().out == "visa-talks, en, internal, as of 2026-11-22\nNothing has changed\n"


def test_what_is_accepted_is_written_and_what_is_declined_is_not(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert receive(folder, "typed-over", "--accept", "all", "--decline", "1") == 0
    assert capsys.readouterr().err == f"  written  {BRIEF}: 2, 3, 4\n"
    text = (folder / BRIEF).read_text(encoding="utf-8")
    assert "written offer" in text
    assert "en: Visa facilitation talks" in text


@pytest.mark.parametrize(
    "options, status, told",
    [
        (("--accept", "9"), 2, "there is no change 9; there are 2"),
        (("--accept", "1"), 1, "change 1 cannot be written: comments are shown, and not written"),
        (("--decline", "7"), 2, "there is no change 7; there are 2"),
    ],
)
def test_a_number_that_cannot_be_is_told(
    options: tuple[str, ...], status: int, told: str, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert receive(folder, "commented", *options) == status
    assert told in capsys.readouterr().err


def test_a_file_that_is_not_there_is_wrong_usage(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["receive", str(folder / "none.docx"), "--project", str(folder)]) == 2
    assert "cannot be read: No such file" in capsys.readouterr().err


@pytest.mark.parametrize(
    "answers, written",
    [(("y", "n", "a"), "1, 3, 4"), (("q",), ""), (("n", "n", "n", "n"), ""), (("a",), "1, 2, 3, 4")],
)
def test_at_a_terminal_each_change_is_asked_for(
    answers: tuple[str, ...],
    written: str,
    folder: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    given: Iterator[str] = iter(answers)
    monkeypatch.setattr("builtins.input", lambda _: next(given))
    monkeypatch.setattr(sys.stdin, "isatty", lambda: True)
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True, raising=False)
    assert receive(folder, "typed-over") == 0
    assert capsys.readouterr().err == (f"  written  {BRIEF}: {written}\n" if written else "")


def test_of_a_statement_that_moved_it_says_where_it_stands_now(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert receive(folder, "moved") == 0
    assert capsys.readouterr().out.splitlines()[2:5] == [
        "  1  moved  objectives 2 (not tracked)",
        "     - Obtain the date and place of the next round.",
        "     > objectives: after “Agree a target month for finishing the text of the Visa Facilitation Agreement.”",
    ]
