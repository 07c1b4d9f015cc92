"""What others keep stays theirs: edited documents, half-named files, modes; and a program that dies takes all along."""

import contextlib
import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from briefgen.storage.files import sweep, write_whole
from tests.test_command import AS_OF, briefgen
from tests.test_watch import in_session

KILLS = int(os.environ.get("BRIEFGEN_EARLY_KILLS", "6"))


def build(project: Path, capsys: pytest.CaptureFixture[str], *more: str) -> str:
    status, _, err = briefgen(project, "build", AS_OF, "--format=html", *more, capsys=capsys)
    assert status == 0, err
    return err


@pytest.mark.parametrize("release", ["internal", "public"])
def test_a_document_that_somebody_edited_is_set_aside_and_said(
    tiny: Path, capsys: pytest.CaptureFixture[str], release: str
) -> None:
    build(tiny, capsys, f"--release={release}")
    mark = "" if release == "internal" else ".public"
    path = tiny / f"output/en/talks{mark}.html"
    made = path.read_bytes()
    for number in (1, 2):
        path.write_text(f"Edited {number}.", encoding="utf-8")
        said = build(tiny, capsys, f"--release={release}")
        aside = path.with_name(f"talks{mark}.edited-{number}.html")
        assert (path.read_bytes(), aside.read_text(encoding="utf-8")) == (made, f"Edited {number}.")
        assert f"was changed by hand since it was made; it is kept as {aside.name}" in said
    assert "changed by hand" not in build(tiny, capsys, f"--release={release}")


def test_a_document_that_was_made_is_replaced_without_a_word(tiny: Path, capsys: pytest.CaptureFixture[str]) -> None:
    build(tiny, capsys)
    path = tiny / "briefings/talks.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("Visa talks", "Talks"), encoding="utf-8")
    assert "changed by hand" not in build(tiny, capsys)
    assert sorted(each.name for each in (tiny / "output/en").iterdir()) == ["talks.html"]


def test_only_our_own_half_written_files_are_swept(tmp_path: Path) -> None:
    theirs = [".notes.part", ".film.mkv.part", "a.part", ".x.0123456789AB.part", ".x.0123.part"]
    for name in (*theirs, ".talks.pdf.0123456789ab.part"):
        (tmp_path / name).write_text("x", encoding="utf-8")
    sweep(tmp_path)
    assert sorted(each.name for each in tmp_path.iterdir()) == sorted(theirs)


@pytest.mark.parametrize("mask, mode", [(0o077, 0o600), (0o022, 0o644), (0o027, 0o640)])
def test_outputs_have_the_modes_of_the_users_mask_and_keep_those_that_were_given(
    tmp_path: Path, mask: int, mode: int
) -> None:
    before = os.umask(mask)
    try:
        write_whole(tmp_path / "a", b"1")
    finally:
        os.umask(before)
    assert (tmp_path / "a").stat().st_mode & 0o777 == mode
    (tmp_path / "a").chmod(0o640)
    write_whole(tmp_path / "a", b"2")
    assert (tmp_path / "a").stat().st_mode & 0o777 == 0o640


def test_clearing_keeps_the_mode_of_the_file(tiny: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tiny / "briefings/talks.yaml"
    path.chmod(0o600)
    assert briefgen(tiny, "clear", "talks", "--by=H", "--drafted-by=D", "--on=2026-11-22", capsys=capsys)[0] == 0
    assert path.stat().st_mode & 0o777 == 0o600


COMMAND = (sys.executable, "-m", "briefgen")


@pytest.mark.parametrize("closed", ["1>&-", "2>&-", "1>&- 2>&-", "0<&-"])
def test_closed_streams_are_no_traceback(tiny: Path, tmp_path: Path, closed: str) -> None:
    line = f"exec {' '.join(COMMAND)} check --project {tiny} {AS_OF} {closed}"
    log = tmp_path / "log"
    with log.open("w") as file:
        done = subprocess.run(["sh", "-c", line], stdout=file, stderr=file, check=False, timeout=60)
    assert done.returncode == 0
    assert "Traceback" not in log.read_text(encoding="utf-8")


def test_a_terminal_with_few_letters_is_no_traceback(tiny: Path) -> None:
    env = os.environ | {"PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0"}
    command = [*COMMAND, "list", "--project", str(tiny), AS_OF, "--locale=ru"]
    done = subprocess.run(command, env=env, capture_output=True, check=False, timeout=60)
    assert done.returncode == 0
    assert b"Traceback" not in done.stderr
    assert b"\\u" in done.stdout


def test_the_name_of_a_link_cannot_move_the_cursor(tiny: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tiny / "output").mkdir()
    (tiny / "output/\x1b[2Jen").symlink_to("/etc")
    status, _, err = briefgen(tiny, "build", AS_OF, "--format=html", capsys=capsys)
    assert status == 1
    assert "\x1b" not in err


@pytest.mark.skipif(not Path("/proc").is_dir(), reason="processes are counted where the system lists them")
@pytest.mark.parametrize("kill", range(KILLS))
def test_a_build_killed_in_its_first_moments_leaves_no_process(tiny: Path, kill: int) -> None:
    """BRIEFGEN_EARLY_KILLS sets how many; each at a moment of its own in the first 300 ms of work."""
    command = [*COMMAND, "build", "--project", str(tiny), AS_OF, "--format=pdf,docx", "--jobs=2"]
    process = subprocess.Popen(command, start_new_session=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    time.sleep(0.3 * (kill + random.Random(kill).random()) / KILLS + (0.15 if kill % 2 else 0))  # noqa: S311
    with contextlib.suppress(ProcessLookupError):
        os.kill(process.pid, signal.SIGKILL)
    process.wait()
    until = time.monotonic() + 5
    while in_session(process.pid) and time.monotonic() < until:
        time.sleep(0.05)
    left = in_session(process.pid)
    with contextlib.suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGKILL)
    assert left == []
