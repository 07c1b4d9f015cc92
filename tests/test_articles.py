"""Articles of every kind become sources: what must be in the body is there, what stands beside the article is not.

Beside each file a list says which phrases belong into its body, which do not, and what the file says of itself.
"""

import json
import shutil
from pathlib import Path
from typing import Any

import pytest
import yaml

from briefgen.cli import main
from briefgen.findings import Severity
from briefgen.service.opened import open_project

FOLDER = Path(__file__).parent / "articles"
FILES = sorted(path for path in FOLDER.iterdir() if path.suffix != ".yaml")


def expected(path: Path) -> Any:
    return yaml.safe_load((FOLDER / f"{path.name}.yaml").read_text(encoding="utf-8"))


def in_one_line(text: str) -> str:
    return " ".join(text.split())


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_an_article_becomes_a_source_by_one_command(path: Path, tiny: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["add", "--project", str(tiny), "--format", "json", str(path)]) == 0
    (record,) = json.loads(capsys.readouterr().out)
    project = open_project(tiny)
    source = project.timeline.sources[-1]
    text = (tiny / str(source.file)).read_text(encoding="utf-8")
    assert source.body
    body = in_one_line(text[int(source.body.start) : int(source.body.end)])
    wanted = expected(path)
    assert [phrase for phrase in wanted["body"] if in_one_line(phrase) not in body] == []
    assert [phrase for phrase in wanted["not_in_body"] if in_one_line(phrase) in body] == []
    entry = {**record["entry"], "pages": record["pages"]}
    assert {key: entry.get(key) for key in wanted["found"]} == wanted["found"]
    findings = [finding for finding in project.check() if finding.span.file == "events.yaml"]
    assert [finding.message for finding in findings if finding.severity is not Severity.NOTICE] == []
    assert source.original
    assert (tiny / source.original.file).read_bytes() == path.read_bytes()


def test_there_are_fifteen_of_them_and_each_has_its_list() -> None:
    assert len(FILES) >= 15
    assert {path.suffix for path in FILES} == {".html", ".htm", ".mhtml", ".pdf", ".docx", ".eml", ".txt"}
    assert all((FOLDER / f"{path.name}.yaml").is_file() for path in FILES)


def test_all_of_them_can_be_sources_of_one_project_and_be_added_once(tiny: Path, tmp_path: Path) -> None:
    given = tmp_path / "given"
    shutil.copytree(FOLDER, given, ignore=shutil.ignore_patterns("*.yaml"))
    files = [str(path) for path in sorted(given.iterdir())]
    assert main(["add", "--project", str(tiny), *files]) == 0
    assert len(open_project(tiny).timeline.sources) == 3 + len(files)
    assert main(["add", "--project", str(tiny), *files]) == 1
    assert len(open_project(tiny).timeline.sources) == 3 + len(files)
