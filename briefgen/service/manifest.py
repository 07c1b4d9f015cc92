"""The manifest: what stands in the output folder, from which key each file was made, and what the last run read.

It is only a memory. A file counts as unchanged when its own bytes still have the hash noted here, so a manifest that
is lost, old or torn costs time and never truth.
"""

import hashlib
import json
from collections.abc import Mapping
from pathlib import Path, PurePosixPath
from typing import Any, Final, NamedTuple

from briefgen.storage.files import read_plain, write_whole

NAME: Final = ".briefgen.json"
FORMAT: Final = 3
_DEEPEST: Final = 2


class Entry(NamedTuple):
    """One output: the briefing it shows, the key it was made from, the hash of its bytes, its recipe, its pages."""

    briefing: str
    key: str
    sha256: str
    recipe: str = ""
    pages: int | None = None


class Manifest:
    """The outputs by their path below the output folder, and what each whole run read and made."""

    def __init__(self, entries: dict[str, Entry] | None = None, runs: dict[str, dict[str, Any]] | None = None) -> None:
        self.entries = entries or {}
        self.runs = runs or {}

    def is_current(self, output: Path, name: str, key: str) -> bool:
        """Whether the file stands there just as the key would make it."""
        entry = self.entries.get(name)
        return entry is not None and entry.key == key and hash_of(output / name) == entry.sha256

    def is_made_by(self, output: Path, name: str, recipe: str) -> bool:
        """Whether the file stands there just as the recipe would make it."""
        entry = self.entries.get(name)
        return entry is not None and entry.recipe == recipe and hash_of(output / name) == entry.sha256

    def stands(self, output: Path, names: Mapping[str, str]) -> bool:
        """Whether each of the files named stands there with the hash given."""
        return all(hash_of(output / name) == sha256 for name, sha256 in names.items())


def hash_of(path: Path) -> str | None:
    """The SHA-256 of a file, or None where there is none to read."""
    data = read_plain(path)
    return None if data is None else hashlib.sha256(data).hexdigest()


def load(output: Path) -> Manifest:
    """The manifest of an output folder; an empty one where there is none that can be read."""
    try:
        found = json.loads(read_plain(output / NAME) or b"")
        if found["format"] != FORMAT:
            return Manifest()
        entries = {name: _entry(entry) for name, entry in found["entries"].items() if is_below(name)}
        return Manifest(entries, dict(found["runs"]))
    except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return Manifest()


def _entry(found: dict[str, Any]) -> Entry:
    entry = Entry(**found)
    if not all(isinstance(text, str) for text in entry[:4]) or not isinstance(entry.pages, int | None):
        raise TypeError(found)
    return entry


def is_below(name: str) -> bool:
    """Whether a name can be that of an output: one folder and one file, below the output folder."""
    path = PurePosixPath(name)
    return not path.is_absolute() and ".." not in path.parts and 0 < len(path.parts) <= _DEEPEST and "\0" not in name


def save(output: Path, manifest: Manifest) -> None:
    """Writes the manifest, in one step."""
    entries = {name: entry._asdict() for name, entry in sorted(manifest.entries.items())}
    data = {"format": FORMAT, "entries": entries, "runs": dict(sorted(manifest.runs.items()))}
    write_whole(output / NAME, json.dumps(data, indent=1).encode())


def prune(output: Path, manifest: Manifest, briefings: frozenset[str]) -> tuple[Path, ...]:
    """Removes the outputs of briefings that are gone; only files that the manifest names and nobody has changed."""
    removed = []
    for name, entry in list(manifest.entries.items()):
        if entry.briefing in briefings or entry.briefing != entry.briefing.lower():  # digest-2025-W51 has no file
            continue
        del manifest.entries[name]
        path = output / name
        if hash_of(path) == entry.sha256:
            path.unlink()
            removed.append(path)
    return tuple(removed)
