"""Broken and hostile files: a finding each, within its time and its memory, and nothing is written."""

import random
import resource
from pathlib import Path

import pytest

from briefgen.findings import FindingsError
from briefgen.intake import Refusal, read
from briefgen.service.adding import Incoming, plan_source
from briefgen.service.opened import OpenProject, open_project
from tests.hostile_articles import ARTICLES, all_of_them

CASES = all_of_them()
FILES = sorted(path for path in ARTICLES.iterdir() if path.suffix != ".yaml")


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> OpenProject:
    folder = tmp_path_factory.mktemp("project")
    (folder / "events.yaml").write_text("topics: []\n", encoding="utf-8")
    return open_project(folder)


def test_there_are_two_hundred_of_them() -> None:
    assert len({name for name, _ in CASES}) == len(CASES)
    assert len(CASES) >= 200


@pytest.mark.parametrize("name, data", CASES, ids=[name for name, _ in CASES])
def test_a_hostile_file_is_a_finding_that_says_what_to_do(project: OpenProject, name: str, data: bytes) -> None:
    with pytest.raises(FindingsError) as caught:
        plan_source(project.root, project.contents, Incoming(data, name))
    (finding,) = caught.value.findings
    assert finding.span.file == name
    assert finding.hint
    assert sorted(path.name for path in project.root.iterdir()) == ["events.yaml"]


def test_their_memory_is_bounded_for_all_of_them_together() -> None:
    used = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss  # kilobytes, of the largest of the confined ones
    assert used < 1_000_000


PIECES = (b"<div>", b"</p>", b"<table>", b"<td>", b"\r\n\r\n", b"--", b"=?utf-8?q?=", b"\xff", b"<br><br>", b"</body>")


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_an_article_changed_at_random_is_read_or_refused_and_nothing_else(path: Path) -> None:
    chance = random.Random(path.name)  # noqa: S311 (to be the same every time)
    whole = path.read_bytes()
    ends = {"read": 0, "refused": 0}
    for _ in range(40):
        data = bytearray(whole)
        for _ in range(chance.randrange(1, 20)):
            at = chance.randrange(len(data))
            how = chance.randrange(3)
            if how == 0:
                data[at] = chance.randrange(256)
            elif how == 1:
                del data[at : at + min(len(data) // 3, chance.randrange(1, 200))]
            else:
                data[at:at] = chance.choice(PIECES)
        try:
            read(bytes(data), path.name)
            ends["read"] += 1
        except Refusal:
            ends["refused"] += 1
    assert sum(ends.values()) == 40
