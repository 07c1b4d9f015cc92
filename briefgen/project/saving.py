"""Saving: a project's files are changed here and nowhere else, and only if they are still what was read.

    contents = Project(root).load()
    save(root, [Rewrite("events.yaml", contents.seen["events.yaml"], [Put(("topics", 0, "name", "en"), "Visas")])])
    save(root, [Rewrite("seeds/article.txt", ABSENT, data=text.encode()), Rewrite("events.yaml", seen, [Insert(…)])])

A file that was changed since, by a person, the desk or another command, is a finding (`FileChangedError`, with both
versions), and nothing at all is written. Programs that save wait for each other. Nothing is committed to version
control.
"""

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from briefgen.editing import Edit, EditError, Restore, edited
from briefgen.findings import FindingsError, Span
from briefgen.loader import decoded
from briefgen.project.codes import FILE_CHANGED, OUTSIDE_PROJECT
from briefgen.project.folders import inside
from briefgen.storage.files import read_plain, replace_together
from briefgen.storage.locks import held

ABSENT: Final = ""  # in place of a hash: there was no such file


class FileChangedError(FindingsError):
    """A file is no longer what was read; holds what it is now, and that with the change, where it still fits."""

    def __init__(self, name: str, current: bytes | None, wanted: bytes | None) -> None:
        self.name, self.current, self.wanted = name, current, wanted
        reason = "has been deleted" if current is None else "has been changed"
        super().__init__([FILE_CHANGED.at(Span(name), f"the file {reason} since it was read; nothing is written")])


@dataclass(frozen=True, slots=True)
class Rewrite:
    """A file as it is to be: edits of its text, or all its bytes. `seen` is the hash of what was read."""

    name: str
    seen: str
    edits: Sequence[Edit] = ()
    data: bytes | None = None
    like: Sequence[str] = ()  # texts in whose manner a new file is written


@dataclass(frozen=True, slots=True)
class Saved:
    """A file that was written: the hash of its bytes now, and the edits that take the change back."""

    name: str
    sha256: str
    undo: tuple[Restore, ...]


def sha256_of(data: bytes | None) -> str:
    """The hash by which a file is known again."""
    return ABSENT if data is None else hashlib.sha256(data).hexdigest()


def save(root: Path, rewrites: Iterable[Rewrite]) -> tuple[Saved, ...]:
    """Writes all the files, in this order, or none.

    Raises FileChangedError, FindingsError (a file that has errors, cannot be edited or lies outside), EditError, and
    WriteError.
    """
    rewrites = tuple(rewrites)
    paths = [_path(root, rewrite.name) for rewrite in rewrites]
    with held(root):
        current = [read_plain(path) for path in paths]
        made = [_made(rewrite, data) for rewrite, data in zip(rewrites, current, strict=True)]
        files = {path: new for path, old, (new, _) in zip(paths, current, made, strict=True) if new != old}
        before = dict(zip(paths, current, strict=True))
        replace_together(files, lambda: _compare(before, rewrites))
    return tuple(Saved(rewrite.name, sha256_of(new), undo) for rewrite, (new, undo) in zip(rewrites, made, strict=True))


def _path(root: Path, name: str) -> Path:
    path = inside(root, name)
    if path is None:
        raise FindingsError([OUTSIDE_PROJECT.at(Span(name), f"‘{name}’ leads out of the project")])
    return path


def _made(rewrite: Rewrite, current: bytes | None) -> tuple[bytes, tuple[Restore, ...]]:
    """The bytes of the file after the change, and what takes it back."""
    if sha256_of(current) != rewrite.seen:
        if rewrite.data is not None and current == rewrite.data:
            return current, ()  # somebody else has made the same change
        raise FileChangedError(rewrite.name, current, _wanted(rewrite, current))
    return _edited(rewrite, current)


def _edited(rewrite: Rewrite, current: bytes | None) -> tuple[bytes, tuple[Restore, ...]]:
    if rewrite.data is not None:
        return rewrite.data, ()
    _, findings = decoded(current or b"", rewrite.name)
    if findings:
        raise FindingsError(findings)
    found = edited((current or b"").decode(), rewrite.edits, rewrite.name, rewrite.like)
    return found.text.encode(), found.undo


def _wanted(rewrite: Rewrite, current: bytes | None) -> bytes | None:
    """The change made in what stands there now, for a person to look at."""
    try:
        return _edited(rewrite, current)[0]
    except (FindingsError, EditError):
        return None


def _compare(before: dict[Path, bytes | None], rewrites: Sequence[Rewrite]) -> None:
    """A last look right before the files are replaced: an editor asks for no lock."""
    for (path, data), rewrite in zip(before.items(), rewrites, strict=True):
        current = read_plain(path)
        if current != data:
            raise FileChangedError(rewrite.name, current, _wanted(rewrite, current))
