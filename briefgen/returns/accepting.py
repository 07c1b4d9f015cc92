"""Accepting: changes that came back in, the edits of the briefing's file out; only lines of their statements differ.

Statements are named by their places in the file as it was read; where edits before them have shifted those, `_Places`
knows. A statement is given an id the first time that it is touched, so that the next document knows it by that.
"""

import hashlib
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

from briefgen.draws import without_draws
from briefgen.editing import Delete, Edit, Insert, Move, Put
from briefgen.loader import Document, Path
from briefgen.model import Release
from briefgen.model.text import SOURCE_LANGUAGE, same_language
from briefgen.returns.changes import ReturnedChange, ReturnKind, ReturnSpot, Wanted
from briefgen.returns.expected import HEADER, QUESTION, Origin

_WORD: Final = re.compile(r"[a-z0-9]+")
_WORDS: Final = 5
_LONGEST: Final = 36  # so that the bookmark of an id is no longer than Word allows
LIKE: Final = ("behind: [ru, kk]\ncites: [id]\n",)  # how a file writes what it had not before
_APOSTROPHE: Final = re.compile("['’]")
_OF_ONE: Final = ("release", "cites", "until", "days", "while")
_STRUCTURAL: Final = frozenset({ReturnKind.MOVED, ReturnKind.INSERTED})


def accepted(changes: Iterable[ReturnedChange], document: Document, release: Release) -> tuple[Edit, ...]:
    """The edits that write the changes into a briefing's file, to which the document of its released copy leads."""
    wanted = [change for change in changes if change.writable]
    file = _File(document, release)
    for change in wanted:
        if change.kind not in _STRUCTURAL | {ReturnKind.DELETED}:
            file.reword(change)
    for change in wanted:
        if change.kind is ReturnKind.DELETED and change.wanted.origin:
            file.delete(change.wanted.origin)
    for change in sorted((each for each in wanted if each.kind in _STRUCTURAL), key=_passage):
        file.place(change)
    return tuple(file.edits)


def _passage(change: ReturnedChange) -> int:
    return change.wanted.spot.passage if change.wanted.spot else 0


@dataclass(slots=True)
class _Places:
    """The statements of each section by key, in the order in which they stand after the edits so far."""

    keys: dict[int, list[str]]

    def path(self, section: int, key: str) -> Path:
        """The path of a statement now."""
        return ("sections", section, "statements", self.keys[section].index(key))


@dataclass(slots=True)
class _File:
    """A briefing's file while edits of it are collected."""

    document: Document
    release: Release
    edits: list[Edit] = field(default_factory=list)
    _ids: set[str] = field(default_factory=set)
    _given: dict[tuple[int, str], str] = field(default_factory=dict)
    _behind: dict[tuple[int, str], list[str]] = field(default_factory=dict)
    _places: _Places = field(default_factory=lambda: _Places({}))

    def __post_init__(self) -> None:
        for section, each in enumerate(self._value.get("sections") or ()):
            statements = each.get("statements") or []
            self._places.keys[section] = [f"f{number}" for number in range(len(statements))]
            self._ids.update(str(statement["id"]) for statement in statements if statement.get("id"))

    @property
    def _value(self) -> Mapping[str, Any]:
        """The plain value of the whole file."""
        value: Mapping[str, Any] = self.document.value
        return value

    def reword(self, change: ReturnedChange) -> None:
        """Puts the new words in the place of the old ones."""
        wanted = change.wanted
        origin = wanted.origin
        if origin is None or not wanted.texts:
            return
        if origin.kind == HEADER:
            self.edits.append(Put((*origin.path, wanted.lang), wanted.texts[0]))
            return
        section, key = self._key(origin)
        self._touch(section, key)
        part = "question" if origin.kind == QUESTION else "text"
        self.edits.append(Put((*self._places.path(section, key), part, wanted.lang), wanted.texts[0]))
        if change.kind is ReturnKind.JOINED:
            self._join(wanted, section, key)
            return
        self._fall_behind(section, key, wanted.lang)
        if change.kind is ReturnKind.SPLIT:
            self._split(wanted, section, key)

    def delete(self, origin: Origin) -> None:
        """Takes a statement out."""
        section, key = self._key(origin)
        self.edits.append(Delete(self._places.path(section, key)))
        self._places.keys[section].remove(key)

    def place(self, change: ReturnedChange) -> None:
        """Puts a new statement, or one that was moved, where it stands now."""
        spot, origin = change.wanted.spot, change.wanted.origin
        if spot is None:
            return
        section = int(self.document.in_file(("sections", spot.section))[-1])
        if origin is None:
            self._insert(section, self._index(section, spot), change.wanted.key, self._new(change.wanted))
            return
        old, key = self._key(origin)
        self._touch(old, key)
        path = self._places.path(old, key)
        if old == section:
            self._places.keys[section].remove(key)
            at = self._index(section, spot)
            self._places.keys[section].insert(at, key)
            self.edits.append(Move(path, at))
            return
        value = {"id": self._given[old, key], **self._statement(origin)}
        self.edits.append(Delete(path))
        self._places.keys[old].remove(key)
        self._insert(section, self._index(section, spot), f"m{old}.{key}", value)

    def _insert(self, section: int, at: int, key: str, value: Mapping[str, Any]) -> None:
        self.edits.append(Insert(("sections", section, "statements"), value, at))
        self._places.keys[section].insert(at, key)

    def _index(self, section: int, spot: ReturnSpot) -> int:
        """The index at which a statement comes: behind the nearest of those before it that is there."""
        keys = self._places.keys[section]
        for before in spot.before:
            key = before
            if before.startswith("s"):
                released, _, place = before[1:].partition(".")
                path = self.document.in_file(("sections", int(released), "statements", int(place)))
                key = f"f{path[3]}" if path[1] == section else f"m{path[1]}.f{path[3]}"
            if key in keys:
                return keys.index(key) + 1
        return 0

    def _key(self, origin: Origin) -> tuple[int, str]:
        """The section of a statement in the file, and its key there."""
        path = self.document.in_file(origin.path)
        return int(path[1]), f"f{path[3]}"

    def _statement(self, origin: Origin) -> Mapping[str, Any]:
        """The plain value of a statement as the file was read."""
        section, key = self._key(origin)
        return dict(self._value["sections"][section]["statements"][int(key[1:])])

    def _touch(self, section: int, key: str) -> None:
        """Gives a statement an id where it has none."""
        if (section, key) in self._given:
            return
        each = self._value["sections"][section]
        statement = each["statements"][int(key[1:])]
        if statement.get("id"):
            self._given[section, key] = str(statement["id"])
            return
        self._given[section, key] = self._new_id(statement["text"], str(each["section"]))
        self.edits.append(Put((*self._places.path(section, key), "id"), self._given[section, key], 0))

    def _new_id(self, text: Mapping[str, str], section: str) -> str:
        words = _WORD.findall(_APOSTROPHE.sub("", without_draws(text.get(SOURCE_LANGUAGE, ""))).casefold())
        name = "-".join(words[:_WORDS])[:_LONGEST].strip("-")
        if not name:
            name = f"{section}-{hashlib.sha256(repr(sorted(text.items())).encode()).hexdigest()[:6]}"[-_LONGEST:]
        found = next(each for each in _candidates(name) if each not in self._ids)
        self._ids.add(found)
        return found

    def _fall_behind(self, section: int, key: str, lang: str) -> None:
        """Notes which languages are behind now; one that was behind itself has caught up, and no other falls back."""
        statement = self._value["sections"][section]["statements"][int(key[1:])]
        before = self._behind.get((section, key), [str(tag) for tag in statement.get("behind") or ()])
        others = [str(tag) for tag in statement["text"] if not same_language(str(tag), lang)]
        caught_up = any(same_language(tag, lang) for tag in before)
        after = [tag for tag in before if not same_language(tag, lang)]
        if not caught_up:
            after = list(dict.fromkeys((*after, *others)))
        if after != before:
            path = (*self._places.path(section, key), "behind")
            self.edits.append(Put(path, after) if after else Delete(path))
        self._behind[section, key] = after

    def _split(self, wanted: Wanted, section: int, key: str) -> None:
        """The second half as a statement of its own, which rests on the same."""
        if wanted.origin is None:
            return
        statement = self._statement(wanted.origin)
        at = self._places.keys[section].index(key)
        for number, text in enumerate(wanted.texts[1:], 1):
            own = {name: statement[name] for name in _OF_ONE if name in statement}
            words = {wanted.lang: text}
            name = self._new_id(words, str(self._value["sections"][section]["section"]))
            self._insert(section, at + number, f"{key}+{number}", {"id": name, "text": words, **own})

    def _join(self, wanted: Wanted, section: int, key: str) -> None:
        """The other languages are joined as well; the first statement rests on what both rested on."""
        if wanted.origin is None:
            return
        one, (other_origin,) = self._statement(wanted.origin), wanted.others
        other = self._statement(other_origin)
        path = self._places.path(section, key)
        for tag in one["text"]:
            if tag != wanted.lang and tag in other["text"]:
                self.edits.append(Put((*path, "text", tag), f"{one['text'][tag]} {other['text'][tag]}"))
        cites = list(dict.fromkeys((*_listed(one.get("cites")), *_listed(other.get("cites")))))
        if cites != _listed(one.get("cites")):
            self.edits.append(Put((*path, "cites"), cites))
        if one.get("release") and one.get("release") != other.get("release", Release.INTERNAL):
            narrower = max(one["release"], other.get("release", Release.INTERNAL), key=list(Release).index)
            self.edits.append(Put((*path, "release"), str(narrower)))
        if wanted.texts[0] != f"{one['text'].get(wanted.lang)} {other['text'].get(wanted.lang)}":
            self._fall_behind(section, key, wanted.lang)
        self.delete(other_origin)

    def _new(self, wanted: Wanted) -> Mapping[str, Any]:
        """A statement that was written in Word; what rests on nothing yet says so by having no ‘cites’."""
        words = {wanted.lang: wanted.texts[0]}
        value: dict[str, Any] = {"id": self._new_id(words, "new"), "text": words}
        if wanted.question:
            value["question"] = {wanted.lang: wanted.question}
        if self.release is not Release.INTERNAL:
            value["release"] = str(self.release)
        return value


def _candidates(name: str) -> Iterator[str]:
    yield name
    yield from (f"{name}-{number}" for number in range(2, 100_000))


def _listed(value: Any) -> Sequence[str]:
    return [value] if isinstance(value, str) else list(value or ())
