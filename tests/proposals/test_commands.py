"""The commands that read a source with the curator: propose, accept, decline; and the dialogue on a terminal."""

import importlib.util
import json
import os
import pty
import select
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from briefgen.cli import main
from briefgen.service.opened import open_project

_SPEC = importlib.util.spec_from_file_location("articles_project", Path(__file__).parent / "project.py")
assert _SPEC is not None
assert _SPEC.loader is not None
articles_project = importlib.util.module_from_spec(_SPEC)
_SPEC.loader.exec_module(articles_project)
KEYS = {
    "number", "kind", "quote", "date", "date_basis", "status", "value", "unit", "qualifier", "period", "actors",
    "relations",
}  # fmt: skip


@pytest.fixture
def root(tmp_path: Path) -> Path:
    articles_project.project_with_articles(tmp_path)
    return tmp_path


def proposed(root: Path, capsys: pytest.CaptureFixture[str], *more: str) -> list[dict[str, Any]]:
    assert main(["propose", "ru-coventry-opens", "--format", "json", "--project", str(root), *more]) == 0
    found: list[dict[str, Any]] = json.loads(capsys.readouterr().out)
    return found


def test_json_has_the_keys_that_others_rely_on(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    found = proposed(root, capsys)
    assert all(each.keys() >= KEYS for each in found)
    assert all({"how", "id", "sure"} <= touch.keys() for each in found for touch in each["relations"])
    assert {each["kind"] for each in found} == {"event", "figure"}
    assert len({each["number"] for each in found}) == len(found)


def test_all_shows_every_sentence_with_the_same_numbers(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    few, every = proposed(root, capsys), proposed(root, capsys, "--all")
    assert len(every) > len(few)
    assert {each["number"]: each["quote"] for each in few}.items() <= {e["number"]: e["quote"] for e in every}.items()


def test_a_table_is_printed_where_there_is_no_terminal(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["propose", "ru-coventry-opens", "--project", str(root)]) == 0
    out, err = capsys.readouterr()
    assert "may fulfil coventry-almaty-campus (?)" in out
    assert "proposals" in err


def test_what_is_accepted_and_declined_by_number_is_asked_no_more(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = proposed(root, capsys)
    opening = next(each["number"] for each in before if "Во вторник" in each["quote"])
    other = next(each["number"] for each in before if each["number"] != opening)
    at = ["--project", str(root)]
    assert main(["accept", "ru-coventry-opens", str(opening), "--fulfils", "coventry-almaty-campus", *at]) == 0
    assert main(["decline", "ru-coventry-opens", str(other), *at]) == 0
    capsys.readouterr()
    assert {opening, other}.isdisjoint(each["number"] for each in proposed(root, capsys))
    became = {each["number"]: each["became"] for each in proposed(root, capsys, "--all")}
    assert (became[opening], became[other]) == ("accepted", "declined")
    assert any("coventry-almaty-campus" in event.fulfils for event in open_project(root).timeline.events)


@pytest.mark.parametrize(
    "arguments, status",
    [
        (["propose", "nobody"], 2),
        (["accept", "ru-coventry-opens", "999"], 2),
        (["accept", "ru-coventry-opens", "2", "3", "--date", "2026"], 2),
        (["accept", "ru-coventry-opens", "2", "--topic", "no-such-topic"], 1),
        (["decline", "ru-coventry-opens", "999"], 2),
    ],
)
def test_what_cannot_be_is_said_and_nothing_is_written(root: Path, arguments: Sequence[str], status: int) -> None:
    before = (root / "events.yaml").read_bytes()
    assert main([*arguments, "--project", str(root)]) == status
    assert (root / "events.yaml").read_bytes() == before
    assert not (root / "proposals").exists()


# Keys typed on a terminal, what is said at the end, and how many decisions the file then has.
DIALOGUES = [
    ("q", "0 decided", 0),
    ("dq", "1 decided", 1),
    ("sadq", "2 decided", 2),
    ("sajq", "1 decided", 2),
    ("dbq", "0 decided", 0),
    ("sabq", "0 decided", 0),
    ("xsq", "0 decided", 0),
    ("seq", "1 decided", 1),
]


@pytest.mark.parametrize("keys, said, decisions", DIALOGUES)
def test_on_a_terminal_each_key_decides(root: Path, keys: str, said: str, decisions: int) -> None:
    shown = typed(root, keys)
    assert said in shown, shown[-2000:]
    path = root / "proposals/en-visa-round.yaml"
    text = path.read_text(encoding="utf-8") if path.exists() else ""
    assert text.count("became:") == decisions


def test_a_step_back_takes_the_timeline_back_byte_for_byte(root: Path) -> None:
    before = (root / "events.yaml").read_bytes()
    typed(root, "sabq")
    assert (root / "events.yaml").read_bytes() == before


ONGOING = "s/^status: .*/status: ongoing/"
BROKEN_THEN_MENDED = '/^status: "broken/{s/.*/status: ongoing/;b}; s/^status: [a-z]*$/status: "broken/'


def test_what_was_typed_with_a_fault_is_there_when_the_editor_is_opened_again(root: Path) -> None:
    """The first time a line is broken, the second time that line is mended: it is still in the text."""
    before = (root / "events.yaml").read_text(encoding="utf-8").count("status: ongoing")
    shown = typed(root, "eeq", BROKEN_THEN_MENDED)
    assert shown.count("error[") == 1
    assert (root / "events.yaml").read_text(encoding="utf-8").count("status: ongoing") == before + 1


def typed(root: Path, keys: str, edits: str = ONGOING) -> str:
    """What the dialogue shows when these keys are typed, each once it waits for one."""
    leader, follower = pty.openpty()
    editor = root / "editor.sh"
    editor.write_text(f"#!/bin/sh\nsed -i '{edits}' \"$1\"\n", encoding="utf-8")
    editor.chmod(0o755)
    command = [sys.executable, "-m", "briefgen", "propose", "en-visa-round", "--project", str(root)]
    env = {**os.environ, "EDITOR": str(editor), "VISUAL": "", "TERM": "dumb"}
    with subprocess.Popen(command, stdin=follower, stdout=follower, stderr=follower, env=env) as process:
        os.close(follower)
        shown = ""
        for key in keys:
            shown += _until_asked(leader)
            os.write(leader, key.encode())
        shown += _until_asked(leader)
        process.wait(timeout=20)
    os.close(leader)
    return shown


def _until_asked(leader: int) -> str:
    shown = b""
    while not shown.endswith(b"  > ") and select.select([leader], [], [], 8)[0]:
        try:
            more = os.read(leader, 4096)
        except OSError:  # the other end is closed
            break
        if not more:
            break
        shown += more
    return shown.decode(errors="replace")
