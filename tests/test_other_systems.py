"""Without Unix's modules and calls, and with typefaces in another place, what can work does; what cannot is said.

The other system is emulated: what Windows does not have is taken out of Python before the program starts.
"""

import os
import shutil
import subprocess
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest

from briefgen.renderers import machine
from briefgen.service import executors
from tests.conftest import ROOT
from tests.test_command import briefgen
from tests.test_machine import FONTS

OTHER_SYSTEM = """
import os, signal, sys
for name in ("fcntl", "resource", "grp", "pwd", "termios"):
    sys.modules[name] = None
for name in ("fork", "forkpty", "fchmod", "sched_getaffinity", "getuid", "geteuid", "O_NOFOLLOW", "O_NONBLOCK",
             "O_CLOEXEC", "O_DIRECTORY", "killpg", "setsid", "register_at_fork"):
    if hasattr(os, name):
        delattr(os, name)
for name in ("SIGKILL", "SIGIO", "SIGCHLD", "SIGHUP"):
    if hasattr(signal, name):
        delattr(signal, name)
import multiprocessing.context
multiprocessing.context.DefaultContext.get_all_start_methods = lambda self: ["spawn"]
import multiprocessing
multiprocessing.get_all_start_methods = lambda: ["spawn"]
sys.modules["multiprocessing.forkserver"] = None
"""


@pytest.fixture(scope="module")
def elsewhere(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """The environment of a program on another system, whose typefaces lie where this one has none."""
    folder = tmp_path_factory.mktemp("system")
    (folder / "fonts").mkdir()
    for file in machine.typeface_files().values():
        shutil.copy(file, folder / "fonts")
    (folder / "sitecustomize.py").write_text(OTHER_SYSTEM, encoding="utf-8")
    (folder / "fonts.conf").write_text(FONTS.format(folder / "fonts"), encoding="utf-8")
    paths = f"{folder}{os.pathsep}{ROOT}"
    return {**os.environ, "PYTHONPATH": paths, "FONTCONFIG_FILE": str(folder / "fonts.conf")}


def run(project: Path, env: dict[str, str], *command: str) -> subprocess.CompletedProcess[str]:
    words = [sys.executable, "-m", "briefgen", *command, "--project", str(project), "--as-of=2026-11-22"]
    return subprocess.run(words, env=env, capture_output=True, text=True, timeout=120, check=False)


def test_check_list_and_a_build_of_all_formats_work(tiny: Path, elsewhere: dict[str, str]) -> None:
    for command in (("check",), ("list",), ("build", "--format=pdf,docx,html,ics", "--jobs=2")):
        done = run(tiny, elsewhere, *command)
        assert done.returncode == 0, done.stderr
        assert "Traceback" not in done.stderr
    made = {path.name for path in (tiny / "output/en").iterdir()}
    assert made == {"talks.pdf", "talks.docx", "talks.html", "talks.ics"}


def test_a_second_build_and_one_of_another_day_work_too(tiny: Path, elsewhere: dict[str, str]) -> None:
    first, second = (run(tiny, elsewhere, "build", "--format=html") for _ in range(2))
    assert ("built" in first.stderr, "unchanged" in second.stderr) == (True, True), first.stderr + second.stderr


def test_a_template_of_the_project_is_refused_where_it_cannot_be_confined(
    tiny: Path, elsewhere: dict[str, str]
) -> None:
    (tiny / "templates").mkdir()
    (tiny / "templates/meeting-brief.html.jinja").write_text("<html lang='en'></html>", encoding="utf-8")
    done = run(tiny, elsewhere, "build", "--format=html")
    assert done.returncode == 1
    assert "this system cannot confine it" in done.stdout + done.stderr
    assert "Traceback" not in done.stderr


def test_where_processes_can_share_nothing_the_program_does_all_itself(
    tiny: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def refused() -> None:
        raise PermissionError(13, "Permission denied")  # as without a /dev/shm that one may write to

    monkeypatch.setattr(executors, "_clean", lambda: SimpleNamespace(Lock=refused))
    executors._share_work.cache_clear()
    try:
        status, _, err = briefgen(tiny, "build", "--format=html", "--jobs=2", capsys=capsys)
    finally:
        executors._share_work.cache_clear()
    assert (status, "built" in err) == (0, True)


def test_taking_an_article_in_leaves_the_program_as_it_was(tiny: Path, elsewhere: dict[str, str]) -> None:
    """Where nothing can be confined, what guards the reading must not stay for the rest of a long run."""
    program = (
        "import subprocess, sys\n"
        "from briefgen.service.adding import Incoming, read_article\n"
        "article = read_article(Incoming(b'A title\\n\\nA first paragraph of an article.\\n', 'a.txt'))\n"
        "subprocess.run([sys.executable, '-c', ''], check=True)\n"
        "print('title' in article.text)\n"
    )
    command = [sys.executable, "-c", program]
    done = subprocess.run(command, env=elsewhere, capture_output=True, text=True, timeout=60, check=False, cwd=tiny)
    assert (done.returncode, done.stdout) == (0, "True\n"), done.stderr
