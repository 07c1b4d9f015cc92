"""The tutorial: every command of docs/first-brief.md is run, with the files that it shows, and prints what it says."""

import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

PAGE = (Path(__file__).parent.parent / "docs/first-brief.md").read_text(encoding="utf-8")
BLOCK = re.compile(r"```(\w+)\n(.*?)```", re.DOTALL)
NAME = re.compile(r"[Ss]ave (?:this|the following) as `([^`]+)`")
FILES = ("html", "yaml")


def blocks() -> list[tuple[str, str, str]]:
    """Each block of the page: its kind, its text, and what stands before it."""
    found = [*BLOCK.finditer(PAGE)]
    starts = [0, *(match.end() for match in found)]
    return [(each[1], each[2], PAGE[start : each.start()]) for each, start in zip(found, starts, strict=False)]


def commands() -> list[str]:
    """What the reader types, in its order."""
    return [line for kind, text, _ in blocks() if kind == "sh" for line in text.splitlines()]


def run(line: str, folder: Path) -> str:
    words = [sys.executable, "-m", "briefgen", *shlex.split(line)[1:]]
    done = subprocess.run(
        words, cwd=folder, capture_output=True, text=True, check=False, env={**os.environ, "HOME": str(folder)}
    )
    assert done.returncode == 0, f"{line}\n{done.stdout}\n{done.stderr}"
    return done.stdout


@pytest.fixture(scope="module")
def played(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, list[tuple[str, str]]]:
    """The folder after all commands, and what each block of output says beside what was really printed."""
    folder = tmp_path_factory.mktemp("reader")
    printed, said = "", []
    for kind, text, before in blocks():
        if kind in FILES:
            names = NAME.findall(before)
            assert len(names) == 1, f"a file without a name: {text[:60]}"
            (folder / names[0]).parent.mkdir(exist_ok=True)
            (folder / names[0]).write_text(text, encoding="utf-8")
        elif kind == "text":
            said.append((text, printed))
        for line in text.splitlines() if kind == "sh" else ():
            if line.startswith("briefgen "):
                printed = run(line, folder)
            elif line.startswith("cd ") and "$(" not in line:
                folder /= line.removeprefix("cd ")
    return folder, said


@pytest.mark.slow
def test_it_ends_with_a_pdf(played: tuple[Path, list[tuple[str, str]]]) -> None:
    folder, _ = played
    assert (folder / "output/en/visa-centre.pdf").read_bytes().startswith(b"%PDF")


def test_what_it_says_that_is_printed_is_printed(played: tuple[Path, list[tuple[str, str]]]) -> None:
    _, said = played
    assert said
    for text, printed in said:
        assert [line for line in text.splitlines() if line not in printed.splitlines()] == []


def test_no_fault_is_left(played: tuple[Path, list[tuple[str, str]]]) -> None:
    folder, _ = played
    assert "error" not in run("briefgen check", folder)


@pytest.mark.parametrize("way", ["make", "package"])
def test_it_takes_fewer_than_ten_commands(way: str) -> None:
    first, other, *rest = [text for kind, text, _ in blocks() if kind == "sh"]
    installing = first if way == "make" else other
    assert len(installing.splitlines()) + sum(len(text.splitlines()) for text in rest) < 10


def test_the_readme_begins_with_it() -> None:
    readme = (Path(__file__).parent.parent / "README.md").read_text(encoding="utf-8")
    assert readme.index("docs/first-brief.md") < readme.index("## ")
