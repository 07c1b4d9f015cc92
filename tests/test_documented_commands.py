"""Every command line of the README and the docs is one that the program takes, and what ends by itself is run.

They are run in a copy of this project, in the order of the pages; builds make HTML in English where the page names no
formats, so that the words of the command are tried and not the engines. `docs/errors.md` and `docs/first-brief.md` have
tests of their own.
"""

import re
import shlex
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from briefgen.cli import main
from briefgen.cli.arguments import parser
from tests.conftest import ROOT

PAGES = ("README.md", *(f"docs/{path.name}" for path in sorted((ROOT / "docs").glob("*.md"))))
ELSEWHERE = {"docs/errors.md", "docs/first-brief.md"}
COMMAND = re.compile(r"`(briefgen [a-z]+[^`\n]*)`|^(briefgen [a-z]+[^\n#]*)", re.MULTILINE)
FILLED = {
    "[DIR]": "new", "FILE…": "page.html", "FILE": "letterhead.docx", "SOURCE": "ls-baur", "ID": "visa-talks",
    "NAME": "Head", "CODE": "quote-not-found", "N": "1", "DATE": "2025-06-01",
}  # fmt: skip
ENDLESS = {"watch", "desk"}  # these are parsed, and run by tests of their own
PROSE = {"is", "digest:"}
ALONE = {"check", "schema", "list", "digest"}  # a line without more is one of these, else it is the command's name
QUICK = {"build", "digest", "redline"}  # these are made as HTML in English, where the page says nothing else


def lines(page: str) -> Iterator[list[str]]:
    """The command lines of a page as words, without the program's name, what stands in capitals filled in."""
    for match in COMMAND.finditer((ROOT / page).read_text(encoding="utf-8")):
        text = re.split(r"\s{3,}|\s<\s", (match[1] or match[2]).strip())[0]
        words = [FILLED.get(word, word) for word in shlex.split(text)[1:]]
        if words[0] not in PROSE and (len(words) > 1 or not match[1] or words[0] in ALONE):
            yield words


@pytest.mark.parametrize("page", sorted(set(PAGES) - ELSEWHERE))
def test_a_command_line_of_a_page_is_one_that_the_program_takes(page: str) -> None:
    for words in lines(page):
        assert parser().parse_args(words).module, words


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of this project, with the files that the pages speak of."""
    root = tmp_path_factory.mktemp("documented") / "project"
    root.mkdir()
    for name in ("events.yaml", "project.yaml"):
        shutil.copy(ROOT / name, root)
    for name in ("briefings", "seeds"):
        shutil.copytree(ROOT / name, root / name)
    shutil.copy(ROOT / "briefings/visa-talks.yaml", root / "former.yaml")
    return root


def test_the_commands_that_end_by_themselves_do_what_they_say(
    project: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(project)
    assert main(["build", "visa-talks", "--format=docx", "--locale=en"]) == 0
    shutil.copy("output/en/visa-talks.docx", "visa-talks.docx")
    commands = {tuple(words): None for page in PAGES if page not in ELSEWHERE for words in lines(page)}
    ran = 0
    for words in commands:
        if words[0] in ENDLESS | {"add", "init", "receive", "accept", "decline"} or "letterhead.docx" in words:
            continue  # what needs a file of its own is run by the tests of that command
        options = [each for each in ("--format=html", "--locale=en") if each.split("=")[0] not in words]
        status = main([*words, *(options if words[0] in QUICK else ())])
        said = capsys.readouterr()
        assert "Traceback" not in said.err
        assert status == 0, (words, said)
        ran += 1
    assert ran > 25


def blocks(heading: str) -> str:
    """The first example of YAML under a heading of the README."""
    text = (ROOT / "README.md").read_text(encoding="utf-8").split(f"\n## {heading}\n")[1]
    return text.split("```yaml\n")[1].split("```")[0]


def test_the_examples_of_the_readme_pass_the_check_where_they_are_added(
    project: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(project)
    text = Path("events.yaml").read_text(encoding="utf-8")
    for kind, heading in (("events", "Add an event"), ("figures", "Add a figure")):
        assert text.count(f"\n{kind}:\n") == 1
        text = text.replace(f"\n{kind}:\n", f"\n{kind}:\n{blocks(heading)}", 1)
    Path("events.yaml").write_text(text, encoding="utf-8")
    status = main(["check"])
    said = capsys.readouterr().out
    assert status == 0, said
    assert "error[" not in said
