"""Broken and hostile files: a finding each, within its time and its memory, and nothing is written."""

import resource

import pytest

from briefgen.findings import FindingsError
from briefgen.service.adding import Incoming, plan_source
from briefgen.service.opened import OpenProject, open_project
from tests.hostile_articles import all_of_them

CASES = all_of_them()


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
