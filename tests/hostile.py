"""A hostile project carried out as a user would: in a process of its own, timed, weighed, and all around it watched."""

import hashlib
import os
import resource
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path

SECONDS = 10.0
BYTES = 1_000_000_000
SECRET = "the-secret-that-nobody-may-read"  # noqa: S105 (no password)
_RUN = (
    "import re, resource, sys\n"
    "from pathlib import Path\n"
    "from briefgen.cli import main\n"
    "status = main(sys.argv[1:])\n"
    # Its own peak: getrusage's would hold that of the process that started it, too.
    "own = int(re.search(r'VmHWM:\\s+(\\d+)', Path('/proc/self/status').read_text())[1])\n"
    "size = max(own, resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)\n"
    "print(f'size={size * 1024}', file=sys.stderr)\n"
    "sys.exit(status)\n"
)


@dataclass(frozen=True)
class Ran:
    """What became of a run."""

    status: int
    out: str
    err: str
    seconds: float
    size: int


def run(project: Path, *arguments: str) -> Ran:
    """The command on the project; its time is that of its processors, so that a busy machine does no harm to it."""
    command, *rest = arguments
    begun, before = time.monotonic(), _spent()
    done = subprocess.run(
        [sys.executable, "-c", _RUN, command, "--project", str(project), *rest],
        capture_output=True, text=True, timeout=120, check=False, env={**os.environ, "HOME": str(project.parent)},
    )  # fmt: skip
    err, _, size = done.stderr.rpartition("size=")
    spent = min(time.monotonic() - begun, _spent() - before + SECONDS / 4)
    return Ran(done.returncode, done.stdout, err or done.stderr, spent, int(size or 0))


def _spent() -> float:
    usage = resource.getrusage(resource.RUSAGE_CHILDREN)
    return usage.ru_utime + usage.ru_stime


def around(project: Path) -> dict[str, str]:
    """Everything beside the project and in it, but for its output folder: names, kinds, times and contents."""
    found = {}
    for path in sorted(project.parent.rglob("*")):
        if not path.is_relative_to(project / "output") or path.is_symlink():
            status = path.lstat()
            data = path.read_bytes() if path.is_file() and not path.is_symlink() else b""
            words = f"{status.st_mode} {status.st_mtime_ns} {status.st_size} {hashlib.sha256(data).hexdigest()}"
            found[path.relative_to(project.parent).as_posix()] = words if not path.is_dir() else str(status.st_mode)
    return found


def made(project: Path) -> str:
    """All that was written below the output folder, as text."""
    files = (path for path in (project / "output").rglob("*") if path.is_file() and not path.is_symlink())
    return "".join(path.read_bytes().decode(errors="ignore") for path in files)


def assert_harmless(project: Path, *arguments: str) -> Ran:
    """Runs the command and holds it to its promise: a finding, in time and in bounds, and nothing touched or told."""
    (project.parent / "secret.txt").write_text(SECRET)
    (project.parent / "secret.yaml").write_text(f"kind: meeting-brief\ntitle: {{en: {SECRET}}}\n")
    before = around(project)
    ran = run(project, *arguments)
    assert ran.status == 1, ran.out + ran.err
    assert "Traceback" not in ran.out + ran.err
    assert ran.seconds < SECONDS
    assert ran.size < BYTES
    assert around(project) == before
    assert SECRET not in ran.out + ran.err + made(project)
    return ran
