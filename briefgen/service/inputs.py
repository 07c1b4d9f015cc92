"""Inputs: all that a run reads, and two hashes of it, cheap enough to be taken before anything heavy is imported.

`digest` reads every byte: it is the same wherever and whenever the files are the same. `seen` asks the file system when
each file was last changed, and reads only what has changed too lately for that to tell one state from the next.
`look` is less exact and cheaper, for a watch that looks ten times a second.
"""

import hashlib
import os
import stat
import sys
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Final, TypeAlias

from briefgen.project.folders import BRIEFINGS, EVENTS, SETTINGS, TEMPLATES, TIMELINE, inside

ENGINES: Final = frozenset(
    {
        "weasyprint",
        "pydyf",
        "tinyhtml5",
        "tinycss2",
        "fonttools",
        "pyphen",
        "pikepdf",
        "python-docx",
        "lxml",
        "jinja2",
        "babel",
        "resvg-py",
    }
)
VERSION: Final = "0.1.0"  # of the program
Look: TypeAlias = Mapping[Path, tuple[int, int]]

_LARGEST: Final = 1_000_000_000
_PACKAGE: Final = Path(__file__).parent.parent
_METADATA: Final = (".dist-info", ".egg-info")
# A file changed twice within one tick of the file system's clock bears the same time after both.
_TICK: Final = 50_000_000
_COARSE_TICK: Final = 2_000_000_000  # where times are whole seconds
_SECOND: Final = 1_000_000_000


@cache
def engines() -> str:
    """The versions of what renders, and a hash of the program's own code."""
    return f"{versions()} {digest(program())}"


@cache
def versions() -> str:
    """The versions of what renders, by the names of their folders: importing what looks them up is slow."""
    return " ".join(sorted(name for folder in sys.path for name in _listing(folder) if _is_engine(name)))


def _listing(folder: str) -> list[str]:
    try:
        return os.listdir(folder or ".")  # noqa: PTH208 (hundreds of names, and few are looked at twice)
    except OSError:
        return []


def _is_engine(name: str) -> bool:
    package = name.partition("-")[0]
    return name.endswith(_METADATA) and package.lower().replace("_", "-").replace(".", "-") in ENGINES


def program() -> list[Path]:
    """The program's own code."""
    return files_below(_PACKAGE, ".py")


def digest(paths: Iterable[Path], *words: str) -> str:
    """One hash over words, and over names and bytes of files; a file that cannot be read counts as absent."""
    found = hashlib.sha256("\0".join(words).encode())
    for path in paths:
        found.update(b"\0" + os.fsencode(path) + b"\0")
        found.update(_bytes(path))
    return found.hexdigest()


def seen(paths: Iterable[Path], at: int, *words: str) -> str:
    """One hash over words, and over names and marks of files, as they can be trusted at a time in nanoseconds."""
    found = hashlib.sha256("\0".join(words).encode())
    for path in paths:
        found.update(b"\0" + os.fsencode(path) + b"\0" + _mark(path, at))
    return found.hexdigest()


def _mark(path: Path, at: int) -> bytes:
    """Size, times and number of a file; what was changed right before that time, or after it, is known by its bytes.

    The time of the last change of the file's own entry (ctime) is there since nobody can set it back.
    """
    try:
        status, kind = path.stat(), b"link " if path.is_symlink() else b""
    except OSError:
        return b"\1absent"
    coarse = status.st_mtime_ns % _SECOND == 0 and status.st_ctime_ns % _SECOND == 0
    if max(status.st_mtime_ns, status.st_ctime_ns) + (_COARSE_TICK if coarse else _TICK) >= at:
        return kind + hashlib.sha256(_bytes(path)).digest()
    return (
        kind + f"{status.st_mode} {status.st_size} {status.st_mtime_ns} {status.st_ctime_ns} {status.st_ino}".encode()
    )


def hash_of_input(path: Path) -> str:
    """The SHA-256 of a file that a run reads."""
    return hashlib.sha256(_bytes(path)).hexdigest()


def _bytes(path: Path) -> bytes:
    try:
        status = path.stat()
        is_read = stat.S_ISREG(status.st_mode) and status.st_size <= _LARGEST
        return path.read_bytes() if is_read else b"\1absent"
    except OSError:
        return b"\1absent"


def read_by(root: Path, templates: Path, sources: Iterable[str]) -> Iterator[Path]:
    """The files that a project's build reads: the timeline, the briefings, all templates, and the sources named."""
    yield from (root / name for name in (TIMELINE, SETTINGS) if inside(root, name))
    for folder in (EVENTS, BRIEFINGS, TEMPLATES):
        yield from (path for path in files_below(root / folder) if inside(root, str(path)))
    yield from files_below(templates)
    yield from (root / name for name in sorted(sources))


def files_below(folder: Path, suffix: str = "") -> list[Path]:
    """The files in a folder and the folders in it, in order; those alone whose names end so."""
    found = (f"{place}/{name}" for place, _, names in os.walk(folder) for name in names if name.endswith(suffix))
    return [Path(name) for name in sorted(found)]


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
