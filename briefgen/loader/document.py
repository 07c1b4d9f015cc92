"""A document: the plain values of a YAML text, and where each of them stands; and a model that was loaded from it."""

import re
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field, replace
from typing import Any, Generic, TypeAlias, TypeVar

from briefgen.findings import Finding, Span

_ANY_COMMENT = re.compile(r"^(?![ \t]*#).*\S[ \t]+#", re.MULTILINE)
_COMMENT = re.compile(r"[ \t]+#")
_QUOTED = ("'", '"', "|", ">")

Path: TypeAlias = tuple[str | int, ...]
Mark: TypeAlias = tuple[int, int, int, int]  # line and column from 1, offset of the first character and after the last


@dataclass(frozen=True, slots=True)
class Marks:
    """The mark of each value and of each key of a text, by its path."""

    spans: Mapping[Path, Mark] = field(default_factory=dict)
    keys: Mapping[Path, Mark] = field(default_factory=dict)

    def below(self, key: str) -> "Marks":
        """The marks of what stands under a key, by its path from there."""
        parts = (self.spans, self.keys)
        return Marks(*({path[1:]: mark for path, mark in part.items() if path[:1] == (key,)} for part in parts))


@dataclass(slots=True)
class Document:
    """A file's value, the text that it came from, and its marks, which are measured when a place is asked for.

    Where faulty entries have been set aside, `kept` names for each list the indexes in the file of what is left;
    paths are then those of the value, and are led back to the file's.
    """

    file: str
    value: Any = None
    measure: Callable[[], Marks] = Marks
    findings: list[Finding] = field(default_factory=list)
    text: str = ""
    kept: Mapping[Path, tuple[int, ...]] = field(default_factory=dict)

    def place(self, path: Path) -> Span:
        """The span of the value at the path, or of the nearest thing that holds it."""
        path, spans = self.in_file(path), self.measure().spans
        while path and path not in spans:
            path = path[:-1]
        return self.span(spans.get(path))

    def key_place(self, path: Path) -> Span:
        """The span of the key that names the value at the path; for a list's item, of the item."""
        mark = self.measure().keys.get(self.in_file(path))
        return self.span(mark) if mark else self.place(path)

    def span(self, mark: Mark | None) -> Span:
        """The span of what is marked, on its first line; the beginning of the file where nothing is."""
        if mark is None:
            return Span(self.file)
        line, column, start, end = mark
        first_line = self.text.find("\n", start, end)
        return Span(self.file, line, column, max(1, end - start if first_line < 0 else 1))

    def find(self, path: Path, words: str) -> Span:
        """The span of the words within the value at the path; of the whole value where they are written otherwise."""
        _, _, start, end = self.measure().spans.get(self.in_file(path), (1, 1, 0, 0))
        at = self.text.find(words, start, end) if words else -1
        if at < 0:
            return self.place(path)
        whole = self.place(path)
        between = self.text[start:at]
        column = at - start + whole.column if "\n" not in between else len(between) - between.rfind("\n")
        return Span(self.file, whole.line + between.count("\n"), column, len(words))

    @property
    def has_comments(self) -> bool:
        """Whether anything in the file stands before a comment on its line; in most files nothing does."""
        return (" #" in self.text or "\t#" in self.text) and _ANY_COMMENT.search(self.text) is not None

    def cut_off(self, path: Path) -> tuple[Span, str] | None:
        """The comment that ends the unquoted text at the path, and where it begins; None where none does."""
        _, _, start, end = self.measure().spans.get(self.in_file(path), (1, 1, 0, 0))
        behind = _COMMENT.match(self.text, end)
        if behind is None or self.text[start : start + 1] in _QUOTED:
            return None
        at = behind.end() - 1
        span = Span(self.file, self.text.count("\n", 0, at) + 1, at - self.text.rfind("\n", 0, at))
        return span, self.text[at:].partition("\n")[0].strip()

    def in_file(self, path: Path) -> Path:
        """The path in the file of what stands at the path in the value."""
        if not self.kept:
            return path
        found: Path = ()
        for step in path:
            indexes = self.kept.get(found, ())
            found = (*found, indexes[step] if isinstance(step, int) and step < len(indexes) else step)
        return found

    def entry(self, path: Path, depth: int) -> Path:
        """The entry that holds the path: the deepest item of a list at most so deep in the file, else the key."""
        ends = (end for end in range(min(depth, len(path)), 0, -1) if isinstance(path[end - 1], int))
        return path[: next(ends, 1)]

    def without(self, dropped: Collection[Path]) -> "Document":
        """The document with the entries at these paths set aside."""
        kept: dict[Path, tuple[int, ...]] = {}
        return replace(self, value=_without(self.value, (), dropped, kept), kept=kept)


def _without(value: Any, path: Path, dropped: Collection[Path], kept: dict[Path, tuple[int, ...]]) -> Any:
    """The value less the entries dropped; notes which indexes each list has kept."""
    if isinstance(value, dict):
        left = ((key, (*path, key)) for key in value)
        return {key: _without(value[key], here, dropped, kept) for key, here in left if here not in dropped}
    if isinstance(value, list):
        indexes = tuple(index for index in range(len(value)) if (*path, index) not in dropped)
        if len(indexes) < len(value):
            kept[path] = indexes
        return [_without(value[index], (*path, index), dropped, kept) for index in indexes]
    return value


Value = TypeVar("Value")


@dataclass(frozen=True, slots=True)
class Sound(Generic[Value]):
    """A model that holds, with the document in which its parts have their places."""

    value: Value
    document: Document


@dataclass(frozen=True, slots=True)
class Loaded(Generic[Value]):
    """A model with the document it came from; the value is None where the findings hold an error.

    `sound` is then what is left when the faulty entries are set aside, so that the rest is checked in the same run.
    """

    value: Value | None
    document: Document
    findings: tuple[Finding, ...]
    sound: Sound[Value] | None = None
