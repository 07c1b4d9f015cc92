"""The recipe for the unattended digest, done word for word by an ordinary user in a folder of its own.

What only root can do (packages, users, timers) is noted and not done; everything else is what docs/digest.md says.
"""

import grp
import os
import pwd
import re
import shlex
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.conftest import ROOT, TESTS

pytestmark = pytest.mark.slow

PAGE = (ROOT / "docs/digest.md").read_text(encoding="utf-8")
SECTION = PAGE[PAGE.index("## Unattended") :]
BLOCKS = re.findall(r"```sh\n(.*?)```", SECTION, re.DOTALL)
NOBODY = 65534
# Stand-ins for what only root can do, or what would fetch from afar; each notes its words.
STUBS = {
    "apt-get": "",
    "useradd": "",
    "systemctl": "",
    "journalctl": "",
    "logger": 'cat >> "$HOME/log"',
    "runuser": 'while [ "$1" != -- ]; do shift; done; shift; exec "$@"',
    "git": 'cp -R "$2/." "$3"',
    "make": 'mkdir -p .venv/bin; cp "$HOME/briefgen" .venv/bin/briefgen; .venv/bin/briefgen "$1" >/dev/null',
    "crontab": 'case $3 in -l) cat "$HOME/table" ;; *) cat > "$HOME/new"; mv "$HOME/new" "$HOME/table" ;; esac',
}


@dataclass(frozen=True)
class Machine:
    """A folder that stands for the machine, and the user to whom all of it belongs."""

    home: Path
    user: int

    @property
    def project(self) -> Path:
        return self.home / "opt/briefgen"

    def here(self, text: str) -> str:
        """The text with the places and the owner of this machine."""
        owner, group = pwd.getpwuid(self.user).pw_name, grp.getgrgid(self.user or os.getgid()).gr_name
        text = text.replace("-o briefgen -g briefgen", f"-o {owner} -g {group}")
        text = text.replace("HOME=/opt/briefgen ", f"HOME={self.home} ").replace("install/system-packages", "true")
        return re.sub(r"(?<![\w}])/(opt|etc|var)/", rf"{self.home}/\1/", text)

    def sh(self, script: str, **more: str) -> "subprocess.CompletedProcess[str]":
        env = {"PATH": f"{self.home}/bin:{os.environ['PATH']}", "HOME": str(self.home), "LC_ALL": "C.UTF-8", **more}
        user = self.user if os.getuid() == 0 and self.user else None
        return subprocess.run(
            ["sh", "-euc", script],
            cwd=self.home,
            env=env,
            capture_output=True,
            text=True,
            check=False,
            user=user,
            group=user,
        )


def ordinary() -> int:
    """A user who is not root and can run this Python; else whoever runs the tests."""
    if os.getuid() != 0:
        return os.getuid()
    try:
        subprocess.run([sys.executable, "-c", "import briefgen"], user=NOBODY, cwd="/", check=True, capture_output=True)
    except (OSError, subprocess.SubprocessError):
        return 0
    return NOBODY


@pytest.fixture
def machine() -> Iterator[Machine]:
    with tempfile.TemporaryDirectory(prefix="briefgen-machine-") as folder:
        home, user = Path(folder), ordinary()
        for name in ("bin", "opt", "etc/default", "etc/systemd/system", "var/cache/briefgen"):
            (home / name).mkdir(parents=True)
        for name, does in STUBS.items():
            (home / "bin" / name).write_text(
                f'#!/bin/sh\necho "{name} $*" >> "$HOME/calls"\n{does}\n', encoding="utf-8"
            )
        program = f'#!/bin/sh\nPYTHONPATH={ROOT} exec {sys.executable} -m briefgen "$@"\n'
        (home / "briefgen").write_text(program, encoding="utf-8")
        (home / "table").write_text("5 5 * * * /usr/bin/backup\n", encoding="utf-8")
        repository = Path(shutil.copytree(TESTS / "tiny", home / "repository"))
        shutil.copytree(ROOT / "deploy", repository / "deploy")
        for path in (home, *home.rglob("*")):
            if path.parent.name == "bin" or path.name == "briefgen":
                path.chmod(0o755)
            if os.getuid() == 0:
                os.chown(path, user, user)
        yield Machine(home, user)


def done(machine: Machine, *blocks: str, **more: str) -> "subprocess.CompletedProcess[str]":
    text = machine.here("".join(blocks)).replace(
        "https://git.example.org/desk/briefings.git", f"{machine.home}/repository"
    )
    return machine.sh(text, **more)


def service(machine: Machine) -> "subprocess.CompletedProcess[str]":
    """Runs what the installed unit runs, with the unit's own command line, folder and environment."""
    unit = machine.here((machine.home / "etc/systemd/system/briefgen-digest.service").read_text(encoding="utf-8"))
    said = dict(line.split("=", 1) for line in unit.splitlines() if "=" in line and not line.startswith("#"))
    noted = (machine.home / "etc/default/briefgen-digest").read_text(encoding="utf-8").strip()
    name, week = noted.split("=")
    command = said["ExecStart"].replace(f"${{{name}}}", week)
    assert said["EnvironmentFile"] == f"-{machine.home}/etc/default/briefgen-digest"
    variable, value = said["Environment"].split("=", 1)
    return machine.sh(f"cd {shlex.quote(said['WorkingDirectory'])} && exec {command}", **{variable: value})


def test_it_ends_with_last_weeks_files_owned_by_the_user_who_made_them(machine: Machine) -> None:
    prepared = done(machine, BLOCKS[0], BLOCKS[1].replace("ls output/en", "true"))
    assert prepared.returncode == 0, prepared.stderr
    week = (machine.home / "etc/default/briefgen-digest").read_text(encoding="utf-8").strip().removeprefix("SINCE=")
    ran = service(machine)
    assert ran.returncode == 0, ran.stderr
    assert f"status=ok weeks={week} " in ran.stderr.splitlines()[-1]
    for locale in ("en", "ru", "kk"):
        made = {path.suffix for path in (machine.project / "output" / locale).glob(f"digest-{week}.*")}
        assert made == {".pdf", ".docx", ".html", ".ics", ".eml"}
    files = list(machine.project.rglob("*"))
    assert {path.lstat().st_uid for path in files} == {machine.user}
    again = service(machine)
    assert (again.returncode, "built=0" in again.stderr.splitlines()[-1]) == (0, True)


def test_the_crontab_is_added_to_once_and_the_status_survives(machine: Machine) -> None:
    assert done(machine, BLOCKS[0]).returncode == 0
    settings = {"BRIEFGEN_DIGEST": f"{machine.home}/etc/default/briefgen-digest"}
    begun = [line for line in BLOCKS[0].splitlines() if line.startswith(("cd ", "as_briefgen()"))]
    for _ in range(2):
        added = done(machine, *(f"{line}\n" for line in begun), BLOCKS[2], **settings)
        assert (added.returncode, added.stderr) == (0, "")
        assert "digest-" in added.stdout
    lines = (machine.home / "table").read_text(encoding="utf-8").splitlines()
    assert lines[0] == "5 5 * * * /usr/bin/backup"
    assert [line for line in lines if "digest-for-cron" in line and not line.startswith("#")] == [
        "0 7 * * 1 /opt/briefgen/deploy/digest-for-cron"
    ]
    script = f"exec {machine.project}/deploy/digest-for-cron"
    assert "status=ok" in (machine.home / "log").read_text(encoding="utf-8")
    events = machine.project / "events.yaml"
    events.write_text(events.read_text(encoding="utf-8").replace("status: occurred", "status: past"), encoding="utf-8")
    ran = machine.sh(script, **settings)
    assert (ran.returncode, ran.stderr.splitlines()[-1][:30]) == (1, "briefgen digest: status=failed")
    shutil.rmtree(machine.project / ".venv")
    ran = machine.sh(script, **settings)
    assert (ran.returncode, ran.stderr.splitlines()[-1]) == (127, "briefgen digest: status=failed")
    assert (machine.home / "log").read_text(encoding="utf-8").count("status=") == 4


def test_nothing_of_the_project_is_made_by_root() -> None:
    lines = "".join(BLOCKS).splitlines()
    begun = lines.index("cd /opt/briefgen")
    rooted = (
        "install/system-packages ",
        "TZ=",
        "cp deploy/",
        "systemctl ",
        "journalctl ",
        "ls ",
        "apt-get ",
        "{ crontab ",
        "as_briefgen",
    )
    assert [line for line in lines[begun + 1 :] if not line.startswith(rooted)] == []
    assert lines[begun - 1] == "install -d -o briefgen -g briefgen /opt/briefgen"
