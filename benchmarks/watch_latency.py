"""From saving a changed word of a briefing to its new PDF, while it is watched: `python benchmarks/watch_latency.py`.

The time that laying out the document takes is taken off: what is left is noticing, reading, checking, assembling and
writing. Exits with 1 when that is more than 0.7 s.
"""

import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import IO

ROOT = Path(__file__).parent.parent
BRIEFING = "visa-talks"
RUNS = 8
GOAL = 0.7
_TITLE = re.compile(r"(?m)^(title:\n? *\{?\s*en: *)")
_SECONDS = re.compile(r"built .* ([0-9.]+) s$")


def until(stream: IO[str], words: str) -> str:
    """The next line with these words in it."""
    return next(line for line in stream if words in line)


def save_and_wait(path: Path, text: str, stream: IO[str]) -> tuple[float, float]:
    """The seconds from saving the text to the document standing, and those of its layout."""
    begun = time.perf_counter()
    path.write_text(text, encoding="utf-8")
    line = until(stream, "built")
    took = time.perf_counter() - begun
    found = _SECONDS.search(line.strip())
    return took, float(found[1]) if found else 0.0


def measured(project: Path, runs: int = RUNS) -> list[tuple[float, float]]:
    """The seconds of each save."""
    command = [sys.executable, "-m", "briefgen", "watch", BRIEFING, "--format", "pdf", "--project", str(project)]
    path = project / "briefings" / f"{BRIEFING}.yaml"
    text = path.read_text(encoding="utf-8")
    with subprocess.Popen(command, cwd=ROOT, stderr=subprocess.PIPE, stdout=subprocess.DEVNULL, text=True) as watch:  # noqa: S603 (our own command)
        assert watch.stderr is not None  # noqa: S101 (it is piped)
        until(watch.stderr, "watching")
        found = [
            save_and_wait(path, _TITLE.sub(rf"\g<1>Word{number} ", text, count=1), watch.stderr)
            for number in range(runs)
        ]
        watch.terminate()
    return found


def main() -> int:
    """Prints the figures; 1 when the goal is missed."""
    with tempfile.TemporaryDirectory() as folder:
        for name in ("briefings", "seeds"):
            shutil.copytree(ROOT / name, Path(folder) / name)
        shutil.copy(ROOT / "events.yaml", folder)
        found = measured(Path(folder))
    over = [took - layout for took, layout in found]
    for name, times in (("saved to standing", [took for took, _ in found]), ("over layout", over)):
        print(f"{name:18} median {statistics.median(times):.2f} s, least {min(times):.2f} s")
    return 0 if statistics.median(over) <= GOAL else 1


if __name__ == "__main__":
    sys.exit(main())
