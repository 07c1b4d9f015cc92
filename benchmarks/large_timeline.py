"""Seconds and peak memory of a large timeline: `python -m benchmarks.large_timeline` (exit 1 beyond 1.3 × linear).

Makes projects of 1,000, 10,000 and 100,000 events (or those named) in files of a thousand, and carries out each
step as a process of its own, as a user would: the first check parses, the second reads what was parsed; then an edit of
one file, a selection printed, and a briefing built. Growth is taken from the first size to the last, once with Python's
start and once without it (less the same step on ten events): the seconds' growth over the events'.
"""

import os
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

from benchmarks.generate import main as generate

SIZES = (1_000, 10_000, 100_000)
NOTHING = 10
ALLOWED = 1.3
STEPS = {
    "first check": ("check",),
    "check": ("check",),
    "check after an edit of one file": ("check",),
    "list a topic": ("list", "--topic", "topic-1", "--from", "2020-01", "--to", "2020-12", "--format", "csv"),
    "find two words, the first time": ("find", "встречи 7", "--limit", "5"),
    "find two words": ("find", "встречи 7", "--limit", "5"),
    "build a briefing, html": ("build", "--format", "html"),
}
EDITED = "check after an edit of one file"


@dataclass(frozen=True)
class Cost:
    """What a process took: seconds by the clock and of the processor, and the most memory in bytes."""

    wall: float
    cpu: float
    memory: int


def cost(arguments: tuple[str, ...], project: Path) -> Cost:
    """The cost of a command on a project, all of whose day is fixed."""
    command = [sys.executable, "-m", "briefgen", *arguments, "--project", str(project), "--as-of", "2026-11-22"]
    environment = {**os.environ, "XDG_CACHE_HOME": str(project / "cache")}
    begun = time.perf_counter()
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=environment) as process:  # noqa: S603 (our own command)
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        sys.exit(f"{' '.join(command)} ended with {process.returncode}")
    return Cost(time.perf_counter() - begun, usage.ru_utime + usage.ru_stime, usage.ru_maxrss * 1024)


def edit(project: Path) -> None:
    """Changes one word in the first file of events."""
    path = project / "events" / "001.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("go on with", "resume", 1), encoding="utf-8")


def costs(count: int) -> dict[str, Cost]:
    """The cost of each step on as many events."""
    with tempfile.TemporaryDirectory() as folder:
        project = Path(folder)
        generate(count, project)
        found = {}
        for name, arguments in STEPS.items():
            if name == EDITED:
                edit(project)
            found[name] = cost(arguments, project)
        return found


def growth(name: str, table: dict[int, dict[str, Cost]], start: float) -> float:
    """By how much more than linear the processor's seconds grow from the first size to the last, less the start."""
    first, *_, last = sorted(table)
    return (table[last][name].cpu - start) / (table[first][name].cpu - start) / (last / first)


def main(sizes: tuple[int, ...]) -> int:
    """Prints the table and the growth."""
    table = {size: costs(size) for size in sizes}
    start = costs(NOTHING)
    print("| step |", " | ".join(f"{size:,} events" for size in sizes), "| growth | without the start |")
    print("|---" * (len(sizes) + 3) + "|")
    worst = 0.0
    for name in STEPS:
        cells = [
            f"{each.wall:.2f} s, {each.memory // 1_000_000:,} MB" for each in (table[size][name] for size in sizes)
        ]
        whole, bare = growth(name, table, 0), growth(name, table, start[name].cpu)
        worst = max(worst, whole)
        print(f"| {name} | {' | '.join(cells)} | {whole:.2f} | {bare:.2f} |", flush=True)
    return int(worst > ALLOWED)


if __name__ == "__main__":
    sys.exit(main(tuple(map(int, sys.argv[1:])) or SIZES))
