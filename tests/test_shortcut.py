"""A build that has nothing to do is seen to be one, and whatever a build reads or made is noticed when it changes."""

import json
import os
import re
import shutil
import subprocess
import sys
import time
from pathlib import Path

import pytest

from briefgen.cli import main
from briefgen.cli.arguments import parser
from briefgen.cli.build_command import request_of
from briefgen.service import inputs, store
from briefgen.service.inputs import hash_of_input, read_by, seen, versions
from briefgen.service.store import Beginning, Shortcut, stored
from tests.conftest import AS_OF, ROOT

SETTLED = 0.06  # seconds, after which the file system's clock has moved on
MEMORY = "output/.briefgen.json"


def build(project: Path, *more: str) -> int:
    return main(["build", "--project", str(project), f"--as-of={AS_OF}", "--jobs=1", *(more or ("--format=html",))])


def wish(project: Path, formats: str = "html") -> Shortcut:
    arguments = ["build", "--project", str(project), f"--as-of={AS_OF}", f"--format={formats}"]
    return Shortcut(project.resolve(), project.resolve() / "output", request_of(parser().parse_args(arguments)))


def note(asked: Shortcut, begun: Beginning, sources: dict[str, str], names: list[str]) -> None:
    store = stored(asked.output)
    asked.note(store, begun, sources, names)
    store.save()


def is_current(project: Path, formats: str = "html") -> bool:
    return wish(project, formats).outputs() is not None


@pytest.fixture
def built(tiny: Path) -> Path:
    assert build(tiny) == 0
    time.sleep(SETTLED)
    return tiny


def flip(path: Path) -> None:
    """Changes one byte, and sets back all that can be set back."""
    status, data = path.stat(), path.read_bytes()
    with path.open("r+b") as file:
        file.write(bytes([data[0] ^ 1]))
    os.utime(path, ns=(status.st_atime_ns, status.st_mtime_ns))
    after = path.stat()
    assert (after.st_size, after.st_mtime_ns, after.st_ino) == (status.st_size, status.st_mtime_ns, status.st_ino)


def test_to_see_that_nothing_changed_no_file_is_read(built: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    asked, seed = wish(built), "seeds/article.txt"
    note(asked, asked.begin(), {seed: hash_of_input(built / seed)}, ["en/talks.html"])
    read: list[Path] = []
    monkeypatch.setattr(inputs, "_bytes", read.append)
    assert is_current(built)
    assert read == []


@pytest.mark.parametrize(
    "name",
    [
        "events.yaml",
        "briefings/talks.yaml",
        "seeds/article.txt",
        "output/en/talks.html",
    ],
)
def test_a_byte_changed_at_the_same_size_and_with_its_time_set_back_is_noticed(built: Path, name: str) -> None:
    flip(built / name)
    assert not is_current(built)


@pytest.mark.parametrize(
    "name",
    ["project.yaml", "events/2025.yaml", "events/deep/a.yaml", "briefings/more.yaml", "templates/base.html.jinja"],
)
def test_a_file_that_a_build_would_read_is_noticed_when_it_appears_and_when_it_goes(built: Path, name: str) -> None:
    (built / name).parent.mkdir(parents=True, exist_ok=True)
    (built / name).write_text("x")
    assert not is_current(built)
    (built / name).unlink()
    assert is_current(built)


def test_a_file_touched_and_not_changed_needs_no_work(built: Path) -> None:
    (built / "events.yaml").touch()
    assert is_current(built)


def test_an_output_that_is_gone_or_a_link_to_its_twin_is_noticed(built: Path) -> None:
    output = built / "output/en/talks.html"
    output.rename(output.with_name("twin.html"))
    assert not is_current(built)
    output.symlink_to("twin.html")
    assert not is_current(built)


def test_other_code_and_other_engines_are_noticed(built: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(store, "versions", lambda: "weasyprint-99")
    monkeypatch.setattr(store, "engines", lambda: "weasyprint-99")
    assert not is_current(built)


def test_the_versions_name_every_engine() -> None:
    found = {name.partition("-")[0].lower().replace("_", "-") for name in versions().split()}
    assert found == inputs.ENGINES


def test_a_file_changed_while_the_run_read_it_is_not_taken_for_what_was_read(tiny: Path) -> None:
    assert build(tiny) == 0
    (memory,) = json.loads((tiny / MEMORY).read_text())["runs"].values()
    asked = wish(tiny)
    begun = asked.begin()
    (tiny / MEMORY).unlink()
    flip(tiny / "briefings/talks.yaml")
    note(asked, begun, {}, list(memory["outputs"]))
    assert not (tiny / MEMORY).exists()


def test_a_source_that_is_not_what_was_read_is_not_remembered(tiny: Path) -> None:
    assert build(tiny) == 0
    asked = wish(tiny)
    (tiny / MEMORY).unlink()
    note(asked, asked.begin(), {"seeds/article.txt": "0" * 64}, [])
    assert not (tiny / MEMORY).exists()


def test_formats_made_one_by_one_need_no_work_when_asked_for_together(built: Path) -> None:
    assert not is_current(built, "docx,html")
    assert build(built, "--format=docx") == 0
    assert is_current(built, "docx,html")
    assert is_current(built, "html")


def test_formats_made_of_another_state_do_not_count(built: Path) -> None:
    text = (built / "briefings/talks.yaml").read_text(encoding="utf-8")
    (built / "briefings/talks.yaml").write_text(text + "\n# another state\n", encoding="utf-8")
    assert build(built, "--format=docx") == 0
    assert is_current(built, "docx")
    assert not is_current(built, "docx,html")


def test_a_file_changed_too_lately_for_the_clock_to_tell_is_read(tmp_path: Path) -> None:
    path = tmp_path / "a"
    path.write_text("one")
    now = path.stat().st_mtime_ns
    before = seen([path], now)
    path.write_text("two")
    os.utime(path, ns=(now, now))
    assert seen([path], now) != before


def test_a_file_whose_name_is_no_text_does_no_harm(built: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (built / "templates").mkdir()
    Path(os.fsdecode(os.fsencode(built / "templates") + b"/\xff.txt")).write_text("x")
    assert build(built) == 0
    assert build(built) == 0
    assert "Traceback" not in capsys.readouterr().err


@pytest.mark.parametrize(
    "forged",
    [
        {"at": "soon"},
        {"at": None},
        {"sources": 5},
        {"sources": ["../../etc/passwd", "\0", 7]},
        {"outputs": {"../../etc/passwd": "x"}},
        {"outputs": ["a"]},
        {"outputs": {"en/talks.html": 5}},
        {"seen": [], "digest": {}},
    ],
)
def test_a_forged_memory_costs_time_and_never_truth(
    built: Path, capsys: pytest.CaptureFixture[str], forged: dict[str, object]
) -> None:
    flip(built / "output/en/talks.html")
    memory = json.loads((built / MEMORY).read_text())
    for run in memory["runs"].values():
        run.update(forged)
    (built / MEMORY).write_text(json.dumps(memory))
    assert build(built) == 0
    assert (built / "output/en/talks.html").read_bytes().startswith(b"<!DOCTYPE")
    assert "Traceback" not in capsys.readouterr().err


def test_files_are_read_through_links_only_within_the_project(tiny: Path) -> None:
    shutil.rmtree(tiny / "briefings")
    (tiny / "briefings").symlink_to("/etc")
    assert not [path for path in read_by(tiny, tiny / "templates", ()) if "briefings" in path.parts]


def test_a_build_with_nothing_to_do_imports_nothing_that_makes_documents(built: Path) -> None:
    code = (
        "import sys; from briefgen.cli import main; status = main(sys.argv[1:]);"
        "print(*sorted(sys.modules)); sys.exit(status)"
    )
    command = [sys.executable, "-c", code, "build", "--project", str(built), f"--as-of={AS_OF}", "--format=html"]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    assert "unchanged" in done.stderr
    slow = {"pydantic", "dataclasses", "inspect", "importlib.metadata", "tempfile", "yaml", "jinja2", "weasyprint"}
    assert not slow & set(done.stdout.split())


@pytest.mark.parametrize(
    "goals, formats",
    [
        ("pdf", "pdf"),
        ("html", "html"),
        ("pdf docx html", "pdf,docx,html"),
        ("-j docx check pdf", "docx,pdf"),
        ("all", "pdf,docx,html"),
        ("all pdf", "pdf,docx,html"),
        ("briefings", "pdf,docx,html"),
    ],
)
def test_make_makes_all_formats_asked_for_in_one_run(goals: str, formats: str) -> None:
    command = ["make", "--dry-run", *goals.split(), "LOCALES=en,ru", "ARGS=talks"]
    printed = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout
    (line,) = re.findall("briefgen build.*", printed)
    assert line.split() == ["briefgen", "build", "--format", formats, "--locale", "en,ru", "talks"]
