"""Inputs: a digest of everything a run reads, cheap enough to be taken before anything heavy is imported.

When it is the one of the last run with the same wishes, and the outputs still stand, there is nothing to do.
"""

import hashlib
from collections.abc import Iterable, Iterator
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Final

from briefgen.project.folders import inside

ENGINES: Final = (
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
)
_LARGEST: Final = 1_000_000_000
_PACKAGE: Final = Path(__file__).parent.parent


@cache
def engines() -> str:
    """The versions of what renders, and a hash of the program's own code."""
    return f"{' '.join(map(_version, ENGINES))} {digest(sorted(_PACKAGE.rglob('*.py')))}"


def _version(package: str) -> str:
    try:
        return f"{package}-{version(package)}"
    except PackageNotFoundError:
        return f"{package}-none"


def digest(paths: Iterable[Path], *words: str) -> str:
    """One hash over words, and over names and bytes of files; a file that cannot be read counts as absent."""
    found = hashlib.sha256("\0".join(words).encode())
    for path in paths:
        found.update(f"\0{path}\0".encode())
        try:
            data = path.read_bytes() if path.is_file() and path.stat().st_size <= _LARGEST else b"\1absent"
        except OSError:
            data = b"\1absent"
        found.update(data)
    return found.hexdigest()


def read_by(root: Path, templates: Path, sources: Iterable[str]) -> Iterator[Path]:
    """The files that a project's build reads: the timeline, the briefings, all templates, and the sources named."""
    yield from (root / name for name in ("events.yaml", "project.yaml") if inside(root, name))
    for folder in (root / "events", root / "briefings", root / "templates"):
        yield from sorted(path for path in folder.rglob("*") if inside(root, str(path)) and path.is_file())
    yield from sorted(path for path in templates.rglob("*") if path.is_file())
    yield from (root / name for name in sorted(sources))
