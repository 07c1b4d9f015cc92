"""A timeline in several files: what each holds, one after the other, with every place in the file where it stands."""

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import accumulate, chain
from typing import Any

from briefgen.findings import Span
from briefgen.loader.document import Document, Loaded, Path, Sound
from briefgen.model import Timeline


@dataclass(slots=True)
class Joined(Document):
    """The documents of several files as one: each list is theirs, one after the other."""

    parts: Sequence[Document] = ()
    starts: Mapping[str, Sequence[int]] = field(default_factory=dict)  # by key: where the list of each part begins

    def place(self, path: Path) -> Span:
        """The span of the value at the path, in the file that holds it."""
        part, path = self._part(path)
        return part.place(path)

    def key_place(self, path: Path) -> Span:
        """The span of the key that names the value at the path, in the file that holds it."""
        part, path = self._part(path)
        return part.key_place(path)

    def find(self, path: Path, words: str) -> Span:
        """The span of the words within the value at the path, in the file that holds it."""
        part, path = self._part(path)
        return part.find(path, words)

    @property
    def has_comments(self) -> bool:
        """Whether anything in the files stands before a comment on its line."""
        return any(part.has_comments for part in self.parts)

    def cut_off(self, path: Path) -> tuple[Span, str] | None:
        """The comment that ends the unquoted text at the path, in the file that holds it."""
        part, path = self._part(path)
        return part.cut_off(path)

    def _part(self, path: Path) -> tuple[Document, Path]:
        """The part that holds the path, and the path there; the first part where none does."""
        index = path[1] if len(path) > 1 else None
        starts = self.starts.get(str(path[0]), ()) if path else ()
        if not isinstance(index, int) or not starts:
            return self.parts[0], path
        number = bisect_right(starts, index) - 1
        return self.parts[number], (path[0], index - starts[number], *path[2:])


def join(parts: Sequence[Loaded[Timeline]]) -> Loaded[Timeline]:
    """The timeline of all files, of which there is at least one; its value is None where that of any is."""
    if len(parts) == 1:
        return parts[0]
    findings = tuple(chain.from_iterable(part.findings for part in parts))
    held = [part.sound for part in parts if part.sound]
    timeline = _timeline([part.value for part in held])
    whole = all(part.value is not None for part in parts)
    sound = Sound(timeline, _document([part.document for part in held])) if held else None
    return Loaded(timeline if whole else None, _document([part.document for part in parts]), findings, sound)


def _timeline(parts: Sequence[Timeline]) -> Timeline:
    """The timeline that holds what the parts hold; each is valid, so it is."""
    names = Timeline.model_fields
    held: dict[str, Any] = {name: tuple(chain.from_iterable(getattr(part, name) for part in parts)) for name in names}
    return Timeline.model_construct(**held)


def _document(parts: Sequence[Document]) -> Joined:
    lists = {name: [_list(part.value, name) for part in parts] for name in Timeline.model_fields}
    value = {name: list(chain.from_iterable(found)) for name, found in lists.items()}
    starts = {name: list(accumulate(map(len, found[:-1]), initial=0)) for name, found in lists.items()}
    return Joined(parts[0].file, value, parts=parts, starts=starts)


def _list(value: Any, name: str) -> list[Any]:
    found = value.get(name) if isinstance(value, dict) else None
    return found if isinstance(found, list) else []
