"""A second `make pdf docx html` beside what importing the PDF engine alone takes: `python benchmarks/nothing_to_do.py`.

The two take turns, so that a machine that is slow for a while is slow for both. Exits with 1 when the whole command
takes a quarter of the import or more, or writes anything.
"""

import os
import statistics
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).parent.parent
RUNS = 15
GOAL = 0.25
MAKE = ("make", "pdf", "docx", "html")
IMPORT = (sys.executable, "-c", "import weasyprint")
# As a user has it: byte code is kept, and is there from the first run on.
ENVIRONMENT = {name: text for name, text in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}


def seconds(command: tuple[str, ...]) -> float:
    """How long a command takes, as a whole process."""
    begun = time.perf_counter()
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True, env=ENVIRONMENT)  # noqa: S603 (our own commands)
    return time.perf_counter() - begun


def written() -> dict[Path, int]:
    """When each output was last written."""
    return {path: path.stat().st_mtime_ns for path in (ROOT / "output").rglob("*")}


def main(runs: int = RUNS, made: tuple[str, ...] = MAKE) -> int:
    """Prints the figures; 1 when the goal is missed."""
    for command in (made, made, IMPORT):
        seconds(command)
    before = written()
    pairs = [(seconds(made), seconds(IMPORT)) for _ in range(runs)]
    for name, times in zip(("make pdf docx html", "import weasyprint"), zip(*pairs, strict=True), strict=True):
        print(f"{name:20} median {statistics.median(times):.3f} s, least {min(times):.3f} s")
    ratio = statistics.median(ours / imported for ours, imported in pairs)
    same = written() == before
    print(f"ratio, pair by pair  median {ratio:.3f} (goal: below {GOAL})")
    print("nothing was written" if same else "SOMETHING WAS WRITTEN")
    return 0 if ratio < GOAL and same else 1


if __name__ == "__main__":
    sys.exit(main())
