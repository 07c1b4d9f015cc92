"""Word documents through the command line: the reference document, its faults, and the same bytes everywhere."""

import hashlib
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from briefgen.cli import main
from briefgen.renderers import machine
from briefgen.renderers.docx.house import reference_document
from briefgen.renderers.docx.recipe import main as write_reference
from tests.docx_editing import edited, part

HEADER = "word/header1.xml"
LETTERHEAD = edited(reference_document(), {HEADER: (r"\{marking\}", "Ministry of Examples {marking}")})
Build = Callable[..., tuple[int, str, str]]


@pytest.fixture
def build(tiny: Path, capsys: pytest.CaptureFixture[str]) -> Build:
    def run(*options: str, command: str = "build") -> tuple[int, str, str]:
        docx = ["--format=docx"] if command == "build" else []
        status = main([command, "--project", str(tiny), "--as-of=2026-11-22", *docx, *options])
        printed = capsys.readouterr()
        return status, printed.out, printed.err

    return run


def header(tiny: Path) -> str:
    return part((tiny / "output/en/talks.docx").read_bytes(), HEADER)


def name_in_briefing(tiny: Path, reference: str) -> None:
    briefing = tiny / "briefings/talks.yaml"
    briefing.write_text(f"reference-doc: {reference}\n{briefing.read_text(encoding='utf-8')}", encoding="utf-8")


def test_a_reference_document_on_the_command_line_lends_its_letterhead(
    tiny: Path, build: Build, tmp_path: Path
) -> None:
    elsewhere = tmp_path / "letterhead.docx"
    elsewhere.write_bytes(LETTERHEAD)
    assert build("--reference-doc", str(elsewhere))[0] == 0
    assert "Ministry of Examples" in header(tiny)
    assert "PUBLIC SOURCES" in header(tiny)


def test_a_reference_document_named_in_the_briefing_lends_its_letterhead(tiny: Path, build: Build) -> None:
    (tiny / "letterhead.docx").write_bytes(LETTERHEAD)
    name_in_briefing(tiny, "letterhead.docx")
    assert build()[0] == 0
    assert "Ministry of Examples" in header(tiny)


def test_a_document_is_made_again_when_its_reference_changes_and_only_then(tiny: Path, build: Build) -> None:
    letterhead = tiny / "letterhead.docx"
    letterhead.write_bytes(LETTERHEAD)
    name_in_briefing(tiny, "letterhead.docx")
    build()
    assert "unchanged" in build()[2]
    letterhead.write_bytes(edited(LETTERHEAD, {HEADER: ("Examples", "Precedents")}))
    assert "built" in build()[2]
    assert "Ministry of Precedents" in header(tiny)
    assert "built" in build("--reference-doc", str(letterhead_of_the_house(tiny)))[2]
    assert "Ministry" not in header(tiny)


def letterhead_of_the_house(folder: Path) -> Path:
    """The file that `make reference-doc` writes."""
    path = folder / "house.docx"
    write_reference([str(path)])
    assert path.read_bytes() == reference_document()
    return path


@pytest.mark.parametrize(
    "data, said",
    [
        (b"no document", "letterhead.docx:1:1: error[reference-unfit]: the document is not a Word document"),
        (
            edited(LETTERHEAD, {"word/styles.xml": ('"Brief Status"', '"Another"')}),
            "letterhead.docx:1:1: error[reference-unfit]: the style ‘Brief Status’ is missing; a paragraph style",
        ),
        (
            edited(LETTERHEAD, {HEADER: (r"\{marking\}", "SECRET")}),
            "letterhead.docx:1:1: error[reference-unfit]: the header has no placeholder {marking} on ordinary pages",
        ),
    ],
)
def test_what_a_reference_document_lacks_is_a_finding(tiny: Path, build: Build, data: bytes, said: str) -> None:
    (tiny / "letterhead.docx").write_bytes(data)
    status, out, _ = build("--reference-doc", str(tiny / "letterhead.docx"))
    assert status == 1
    assert said in out
    assert not (tiny / "output/en/talks.docx").exists()
    name_in_briefing(tiny, "letterhead.docx")
    status, out, _ = build(command="check")
    assert status == 1
    assert said in out


@pytest.mark.parametrize(
    "name, code",
    [("missing.docx", "missing-file"), ("../letterhead.docx", "outside-project"), ("seeds", "missing-file")],
)
def test_a_briefing_names_a_file_of_its_project(tiny: Path, build: Build, name: str, code: str) -> None:
    (tiny.parent / "letterhead.docx").write_bytes(LETTERHEAD)
    name_in_briefing(tiny, name)
    status, out, _ = build()
    assert status == 1
    assert f"briefings/talks.yaml:1:16: error[{code}]" in out


def test_a_missing_file_on_the_command_line_is_a_finding(build: Build) -> None:
    status, out, _ = build("--reference-doc", "nowhere.docx")
    assert status == 1
    assert "nowhere.docx:1:1: error[missing-file]" in out


def test_without_the_typefaces_of_pictures_the_environment_is_broken(
    build: Build, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(machine, "typeface_files", dict)
    status, _, err = build("--jobs=1")
    assert status == 3
    assert "missing on this machine: the typefaces PT Sans, PT Serif; on Debian or Ubuntu: apt install" in err


def test_the_same_inputs_give_the_same_bytes_in_another_folder_time_zone_and_hash_seed(
    tiny: Path, tmp_path: Path
) -> None:
    other = Path(shutil.copytree(tiny, tmp_path / "another" / "folder"))
    first = made_in(tiny, {"TZ": "Asia/Almaty", "PYTHONHASHSEED": "1", "LC_ALL": "C"})
    assert made_in(other, {"TZ": "America/New_York", "PYTHONHASHSEED": "77", "LC_ALL": "C.UTF-8"}) == first


def made_in(project: Path, environment: dict[str, str]) -> dict[str, str]:
    """The hashes of the documents that another process makes there, in every language."""
    command = [sys.executable, "-m", "briefgen", "build", "--as-of=2026-11-22", "--format=docx", "--locale=en,ru,kk"]
    root = str(Path(__file__).parent.parent)
    subprocess.run(command, cwd=project, env=os.environ | environment | {"PYTHONPATH": root}, check=True)
    made = sorted((project / "output").rglob("*.docx"))
    assert len(made) == 3
    return {str(path.relative_to(project)): hashlib.sha256(path.read_bytes()).hexdigest() for path in made}
