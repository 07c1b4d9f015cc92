"""Watching: which of the files that a build reads have changed since the last look."""

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import TypeAlias

Look: TypeAlias = Mapping[Path, tuple[int, int]]


def look(paths: Iterable[Path]) -> Look:
    """The time of the last change and the size of each file there is."""
    found = {}
    for path in paths:
        try:
            status = path.stat()
        except OSError:
            continue
        found[path] = (status.st_mtime_ns, status.st_size)
    return found


def changed(before: Look, after: Look) -> frozenset[Path]:
    """The files that are new, gone or different."""
    return frozenset(path for path in {**before, **after} if before.get(path) != after.get(path))


def touched(paths: Iterable[Path], briefings: Path) -> tuple[str, ...]:
    """The briefings to make again: those whose own files changed; none, which means all, when more than that did."""
    names = []
    for path in paths:
        if path.parent != briefings or path.suffix != ".yaml":
            return ()
        names.append(path.stem)
    return tuple(sorted(names))
