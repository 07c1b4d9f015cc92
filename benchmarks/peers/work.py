"""Whole processes, as a user runs them: some at a time, and what each needs to be found."""

import os
import subprocess
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Final, TypeAlias

Command: TypeAlias = list[str]

ROOT: Final = Path(__file__).parents[2]


def at_once() -> int:
    """How many processes run side by side: one a processor, as `make -j` and briefgen have it."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def run(command: Command, folder: Path) -> None:
    """Runs a program in a folder; what it says is shown when it fails."""
    done = subprocess.run(command, cwd=folder, check=False, capture_output=True, text=True)  # noqa: S603 (contenders)
    if done.returncode:
        message = f"{' '.join(command)[:200]} ended with {done.returncode}:\n{done.stdout[-1000:]}{done.stderr[-2000:]}"
        raise RuntimeError(message)


def run_all(commands: Iterable[Command], folder: Path) -> None:
    """Runs programs side by side, in the order given."""
    with ThreadPoolExecutor(at_once()) as pool:
        list(pool.map(lambda command: run(command, folder), commands))
