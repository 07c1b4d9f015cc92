"""What people are used to from other programs: short errors, near names, files for ids, completion, quiet ends."""

import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from briefgen.cli import main
from tests.test_command import AS_OF, briefgen, outputs


def said(capsys: pytest.CaptureFixture[str], *words: str) -> tuple[int, str]:
    with pytest.raises(SystemExit) as ended:
        main(words)
    return int(ended.value.code or 0), capsys.readouterr().err


@pytest.mark.parametrize(
    "words, expected",
    [
        (("chekc",), "there is no ‘chekc’; did you mean ‘check’? ‘briefgen --help’ says more"),
        (("build", "--frmat=pdf"), "there is no ‘--frmat’; did you mean ‘--format’? ‘briefgen --help’ says more"),
        (("list", "--format=jsn"), "there is no ‘jsn’; did you mean ‘json’? ‘briefgen list --help’ says more"),
        (("build", "--jobs=0"), "argument --jobs: ‘0’ is not a number from 1 up; ‘briefgen build --help’ says more"),
        (("xyzzy",), "‘briefgen --help’ says more"),
    ],
)
def test_a_wrong_word_is_told_in_one_line_with_the_near_one(
    words: tuple[str, ...], expected: str, capsys: pytest.CaptureFixture[str]
) -> None:
    status, err = said(capsys, *words)
    assert (status, err.count("\n")) == (2, 1)
    assert err.rstrip().endswith(expected)


def test_the_version_has_a_short_option(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["-V"])
    assert capsys.readouterr().out.startswith("briefgen ")


def test_a_briefing_may_be_named_by_its_file(tiny: Path, capsys: pytest.CaptureFixture[str]) -> None:
    status, _, err = briefgen(tiny, "build", AS_OF, "--format=html", "briefings/talks.yaml", "talks", capsys=capsys)
    assert (status, err.count("built")) == (0, 1)


def test_a_build_makes_the_languages_of_the_project(tiny: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for settings, expected in (("", {"en"}), ("languages: [kk, ru]\n", {"kk", "ru"})):
        (tiny / "project.yaml").write_text(settings or "name: tiny\n", encoding="utf-8")
        shutil.rmtree(tiny / "output", ignore_errors=True)
        assert briefgen(tiny, "build", AS_OF, "--format=html", capsys=capsys)[0] == 0
        assert {name.split("/")[0] for name in outputs(tiny) if "/" in name} == expected
    briefgen(tiny, "build", AS_OF, "--format=html", "--locale=en", capsys=capsys)
    assert "en/talks.html" in outputs(tiny)
    (tiny / "project.yaml").write_text("languages: [Deutsch!]\n", encoding="utf-8")
    assert "is not a language tag" in briefgen(tiny, "check", AS_OF, capsys=capsys)[1]


@pytest.mark.parametrize("command", [("build",), ("digest",), ("list",), ("check",), ("watch",)])
def test_nothing_is_written_in_a_folder_that_is_no_project(
    tmp_path: Path, command: tuple[str, ...], capsys: pytest.CaptureFixture[str]
) -> None:
    if command == ("watch",):
        done = subprocess.Popen([sys.executable, "-m", "briefgen", "watch", "--project", str(tmp_path)])
        time.sleep(1.5)
        done.terminate()
        done.wait(10)
    else:
        assert briefgen(tmp_path, *command, capsys=capsys)[0] == 2
    assert list(tmp_path.iterdir()) == []


def test_no_briefing_a_file_that_is_not_read_and_a_missing_catalogue_are_said(
    tiny: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    _, _, err = briefgen(tiny, "build", AS_OF, "--format=html", "--locale=de", capsys=capsys)
    assert "there is no catalogue of messages in ‘de’" in err
    (tiny / "briefings/talks.yaml").rename(tiny / "briefings/talks.yml")
    status, out, err = briefgen(tiny, "build", AS_OF, "--format=html", capsys=capsys)
    assert status == 0
    assert "briefings/talks.yml:1:1: warning[unread-file]" in out
    assert "there is nothing to make: no briefing lies in briefings/" in err


@pytest.mark.parametrize("shell", ["bash", "zsh", "tcsh"])
def test_a_shell_completes_commands_and_options(shell: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["completion", shell]) == 0
    out = capsys.readouterr().out
    assert all(word in out for word in ("build", "digest", "reference-doc", "partner"))
    if shell == "bash":
        assert subprocess.run(["bash", "-n"], input=out, text=True, check=False).returncode == 0


def test_a_watch_that_is_told_to_end_ends_and_says_nothing(tiny: Path) -> None:
    env = os.environ | {"PYTHONUNBUFFERED": "1"}
    command = [sys.executable, "-m", "briefgen", "watch", "--project", str(tiny), AS_OF, "--format=html"]
    running = subprocess.Popen(command, env=env, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    assert running.stderr is not None
    for line in running.stderr:
        if "watching" in line:
            break
    running.send_signal(signal.SIGTERM)
    out, err = running.communicate(timeout=10)
    assert (running.returncode, out, err) == (0, "", "")
