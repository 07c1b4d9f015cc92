"""briefgen as a library: the page that describes it runs as it stands."""

import re
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

import briefgen
from briefgen.editing import Put

ROOT = Path(__file__).parent.parent
DAY = date(2026, 11, 22)


def test_the_program_of_the_page_runs_as_it_stands(tiny: Path) -> None:
    page = (ROOT / "docs/library.md").read_text(encoding="utf-8")
    (program,) = re.findall(r"```python\n(.*?)```", page, re.DOTALL)
    run = subprocess.run([sys.executable, "-c", program], cwd=tiny, capture_output=True, text=True, check=True)
    assert "mandate" in run.stdout
    assert f"built {tiny.resolve()}/output/ru/talks.html" in run.stdout
    assert (tiny / "output/en/talks.html").is_file()


def test_all_that_is_public_is_there_and_nothing_else_is() -> None:
    assert all(getattr(briefgen, name) for name in briefgen.__all__)
    with pytest.raises(AttributeError):
        briefgen.nothing  # noqa: B018 (asking for it is the test)


def test_importing_the_package_imports_nothing_that_takes_time() -> None:
    program = "import sys; before = set(sys.modules); import briefgen; print(*set(sys.modules) - before)"
    run = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert not {"pydantic", "yaml", "jinja2", "pathlib", "dataclasses"} & set(run.stdout.split())


def test_what_the_command_line_makes_the_library_makes(tiny: Path) -> None:
    request = briefgen.Request(DAY, formats=("html",))
    project = briefgen.open(tiny)
    assert [outcome.result for outcome in project.build(request)] == ["built"]
    assert [outcome.result for outcome in project.build(request)] == ["unchanged"]
    made = (tiny / "output/en/talks.html").read_bytes()
    command = [sys.executable, "-m", "briefgen", "build", "--project", str(tiny), "--as-of=2026-11-22", "--format=html"]
    run = subprocess.run(command, capture_output=True, text=True, check=True)
    assert run.stderr.startswith("unchanged"), "the memory of a build is that of the command"
    assert (tiny / "output/en/talks.html").read_bytes() == made


def test_a_project_with_errors_makes_nothing_and_says_why(tiny: Path) -> None:
    path = tiny / "briefings/talks.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("cites: [mandate]", "cites: [mandates]"), encoding="utf-8")
    with pytest.raises(briefgen.FindingsError, match="mandates"):
        list(briefgen.open(tiny).build(briefgen.Request(DAY)))


def test_a_request_for_what_is_not_there_says_what_there_is(tiny: Path) -> None:
    with pytest.raises(briefgen.RequestError, match="did you mean ‘talks’"):
        list(briefgen.open(tiny).build(briefgen.Request(DAY, ids=("tals",))))


def test_a_view_is_of_a_day_and_of_a_query(tiny: Path) -> None:
    project = briefgen.open(tiny)
    assert not project.select(as_of=date(2020, 1, 1)).events
    late = briefgen.Query(from_=briefgen.parse_date("2025-12"))
    assert [known.event.id for known in project.select(late, DAY).events] == ["talks-opened"]


def test_a_file_is_changed_through_the_project(tiny: Path) -> None:
    project, name = briefgen.open(tiny), "briefings/talks.yaml"
    project.save([briefgen.Rewrite(name, project.contents.seen[name], [Put(("title", "en"), "Visas")])])
    assert briefgen.open(tiny).contents.briefings["talks"].value
    with pytest.raises(briefgen.FileChangedError):
        project.save([briefgen.Rewrite(name, project.contents.seen[name], [Put(("title", "en"), "Visa")])])


def test_a_digest_comes_through_the_same_door(tiny: Path) -> None:
    project = briefgen.open(tiny)
    request = briefgen.DigestRequest(project.weeks(as_of=date(2025, 12, 22)), formats=("html",))
    (outcome,) = project.digest(request)
    assert (outcome.result, outcome.path.name) == ("built", "digest-2025-W51.html")
