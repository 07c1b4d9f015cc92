"""How long `briefgen check` takes on this checkout as a whole process: `python benchmarks/check_time.py [RUNS]`.

Prints the least and the median of the runs, by the clock and of processor time. Exit status 1 when the median by the
clock is above 0.6 s; on a machine that others share, look at the least and at the processor time.
"""

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from statistics import median

ROOT = Path(__file__).parent.parent
MOST = 0.6
COMMAND = (sys.executable, "-m", "briefgen", "check", "--project", str(ROOT))


def timed() -> tuple[float, float]:
    """The seconds of one run by the clock, and those of its processor time."""
    before, begun = os.times(), time.perf_counter()
    subprocess.run(COMMAND, cwd=ROOT, stdout=subprocess.DEVNULL, check=True)  # noqa: S603 (our own command)
    seconds, after = time.perf_counter() - begun, os.times()
    return seconds, after.children_user + after.children_system - before.children_user - before.children_system


def lines(runs: int) -> Iterator[tuple[str, float]]:
    """What was measured, line by line, each with its median."""
    timed()  # the first run may have to compile the modules
    for name, seconds in zip(
        ("by the clock", "of processor"), zip(*(timed() for _ in range(runs)), strict=True), strict=True
    ):
        yield f"{name}: least {min(seconds):.3f} s, median {median(seconds):.3f} s", median(seconds)


def main(runs: int = 15) -> int:
    """Prints the figures; 1 when they are too high."""
    found = tuple(lines(runs))
    print(*(line for line, _ in found), sep="\n")
    return int(found[0][1] > MOST)


if __name__ == "__main__":
    sys.exit(main(*map(int, sys.argv[1:])))
