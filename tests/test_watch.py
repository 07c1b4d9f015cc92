"""A watch makes again what was changed, shows what is wrong, keeps the old file then, and ends quietly."""

import contextlib
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from threading import Timer

import pytest

from tests.test_command import change

SECONDS = 60


@contextlib.contextmanager
def hearing_ctrl_c() -> Iterator[None]:
    """Programs begun here hear Ctrl+C, also where a shell began the tests in the background, which has it ignored."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)


class Watched:
    """A watch on a project, as its user sees it: what it says, line by line."""

    def __init__(self, project: Path, *more: str) -> None:
        command = [sys.executable, "-m", "briefgen", "watch", "--project", str(project), "--as-of=2026-11-22", *more]
        buffered = {name: value for name, value in os.environ.items() if name != "PYTHONUNBUFFERED"}
        with hearing_ctrl_c():
            self.process = subprocess.Popen(
                command,
                text=True,
                stdout=subprocess.PIPE,
                stderr=subprocess.STDOUT,
                start_new_session=True,
                env=buffered,
            )
        self.said: list[str] = []
        self._patience = Timer(SECONDS, self.kill)
        self._patience.start()

    def until(self, words: str) -> str:
        """The next line with these words; fails when the watch ends before."""
        assert self.process.stdout
        for line in self.process.stdout:
            self.said.append(line)
            if words in line:
                return line
        raise AssertionError("".join(self.said))

    def end(self) -> int:
        """Ends the watch as Ctrl+C does, in all its processes; its exit status."""
        os.killpg(self.process.pid, signal.SIGINT)
        rest, _ = self.process.communicate(timeout=SECONDS)
        self.said.append(rest)
        return self.process.returncode

    def kill(self) -> None:
        """Ends the watch whatever it does, so that nobody waits for ever for what it does not say."""
        self._patience.cancel()
        with contextlib.suppress(ProcessLookupError):
            os.killpg(self.process.pid, signal.SIGKILL)


@pytest.fixture(params=["--jobs=1", "--jobs=2"])
def watched(tiny: Path, request: pytest.FixtureRequest) -> Iterator[Watched]:
    found = Watched(tiny, "--format=html,docx", request.param)
    found.until("watching")
    yield found
    found.kill()
    found.process.communicate()


def test_a_changed_word_is_shown_a_fault_leaves_the_old_file_and_ctrl_c_ends_it_quietly(
    watched: Watched, tiny: Path
) -> None:
    briefing, output = tiny / "briefings/talks.yaml", tiny / "output/en/talks.html"
    change(briefing, "en: Visa talks", "en: New talks")
    assert "talks.html" in watched.until("built")
    watched.until("talks.docx")
    good = output.read_bytes()
    assert b"New talks" in good
    change(briefing, "kind: meeting-brief", "kind: meeting-brief\nkindd: x")
    watched.until("unknown-key")
    watched.until("nothing was made")
    assert output.read_bytes() == good
    change(briefing, "\nkindd: x", "")
    watched.until("unchanged")
    assert watched.end() == 0
    assert "Traceback" not in "".join(watched.said)


@pytest.mark.skipif(not Path("/proc").is_dir(), reason="processes are counted where the system lists them")
def test_a_watch_that_is_killed_leaves_no_process_behind(tiny: Path) -> None:
    watch = Watched(tiny, "--format=html,docx", "--jobs=2")
    watch.until("watching")
    assert len(in_session(watch.process.pid)) > 1
    watch.process.kill()
    watch.process.wait()
    killed = time.monotonic()
    while in_session(watch.process.pid) and time.monotonic() - killed < SECONDS / 6:
        time.sleep(0.05)
    left = in_session(watch.process.pid)
    watch.kill()
    watch.process.communicate()
    assert left == []


def in_session(leader: int) -> list[int]:
    """The processes, still running, of a session."""
    found = []
    for path in Path("/proc").glob("[0-9]*/stat"):
        with contextlib.suppress(OSError):
            state, _, _, session = path.read_text().rpartition(")")[2].split()[:4]
            if int(session) == leader and state != "Z":
                found.append(int(path.parent.name))
    return found
