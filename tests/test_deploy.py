"""What deploy/ holds is ready to run: systemd accepts the units, and every file asks for the same digest."""

import re
import shlex
import shutil
import subprocess
import tomllib
from pathlib import Path

import pytest
import trove_classifiers
import yaml

from briefgen.cli.arguments import parser
from tests.conftest import ROOT

DEPLOY = ROOT / "deploy"
ANALYZE = shutil.which("systemd-analyze")
needs_systemd = pytest.mark.skipif(ANALYZE is None, reason="systemd-analyze is not installed here")


@needs_systemd
def test_systemd_accepts_the_units(tmp_path: Path) -> None:
    for path in (*DEPLOY.glob("*.service"), *DEPLOY.glob("*.timer")):
        text = path.read_text(encoding="utf-8").replace("/opt/briefgen/.venv/bin/briefgen", "/bin/true")
        (tmp_path / path.name).write_text(text, encoding="utf-8")
    units = sorted(map(str, tmp_path.iterdir()))
    assert len(units) == 2
    found = subprocess.run(["systemd-analyze", "verify", *units], capture_output=True, text=True, check=False)
    assert (found.returncode, [line for line in found.stderr.splitlines() if "briefgen" in line]) == (0, [])


@needs_systemd
def test_systemd_reads_the_timers_calendar_as_monday_at_seven_in_almaty() -> None:
    when = re.search(r"^OnCalendar=(.*)$", (DEPLOY / "briefgen-digest.timer").read_text(encoding="utf-8"), re.MULTILINE)
    assert when
    found = subprocess.run(["systemd-analyze", "calendar", when[1]], capture_output=True, text=True, check=False)
    assert found.returncode == 0
    assert "Normalized form: Mon *-*-* 07:00:00 Asia/Almaty" in found.stdout


def test_a_missed_run_is_made_up_for() -> None:
    assert "Persistent=true" in (DEPLOY / "briefgen-digest.timer").read_text(encoding="utf-8").splitlines()


@pytest.mark.parametrize("name", ["briefgen-digest.service", "digest-for-cron"])
def test_the_command_is_one_that_the_program_takes(name: str) -> None:
    text = (DEPLOY / name).read_text(encoding="utf-8").replace("\\\n", "")
    command = re.search(r"briefgen (digest --?[^&|>\n]*|digest \$[^&|>\n]*?)(?: 2>&1.*)?$", text, re.MULTILINE)
    assert command
    words = (
        re.sub(r"\$\{SINCE:\+([^}]*)\}", r"\1", command[1]).replace("${SINCE}", "$SINCE").replace("$SINCE", "2026-W47")
    )
    options = parser().parse_args(shlex.split(words.split(" 2>")[0]))
    assert (options.locale, str(options.since), options.skip_silent) == (("en", "ru", "kk"), "2026-W47", True)


def test_the_workflow_is_read_only_and_runs_the_make_target() -> None:
    workflow = yaml.safe_load((DEPLOY / "workflow.yaml").read_text(encoding="utf-8"))
    assert workflow["permissions"] == {"contents": "read"}
    runs = [step["run"] for step in workflow["jobs"]["digest"]["steps"] if "run" in step]
    (command,) = runs
    assert command.startswith("make digest ARGS=")
    assert re.search(r"^digest:", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE)


def test_the_page_of_instructions_names_every_file() -> None:
    page = (ROOT / "docs/digest.md").read_text(encoding="utf-8")
    assert all(path.name in page for path in DEPLOY.iterdir())


def test_what_the_package_says_of_itself_is_what_its_builder_knows() -> None:
    """An unknown classifier stops the very first `make` on a fresh machine."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert set(project["classifiers"]) <= set(trove_classifiers.classifiers)
