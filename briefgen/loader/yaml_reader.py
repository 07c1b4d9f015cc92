"""YAML text in, plain values with the place of each out; faults are findings.

Only the plain part of YAML 1.1 is accepted: mappings, lists and scalars, every scalar a text. Anchors, aliases, tags,
duplicate keys, tabs and a second document are refused, so that a file means what it seems to say. The parser's events
are read one by one, so that nothing is ever expanded, and depth and number are bounded before anything grows.
"""

from collections.abc import Iterator
from functools import lru_cache, partial
from types import MappingProxyType
from typing import Any, Final

import yaml

from briefgen.findings import Code, Finding, Span
from briefgen.loader.codes import (
    ALIAS,
    DUPLICATE_KEY,
    EMPTY_FILE,
    SEVERAL_DOCUMENTS,
    TAG,
    TOO_DEEP,
    TOO_LARGE,
    TOO_MANY_FAULTS,
    UNSEEN_CHARACTER,
    WRONG_TYPE,
)
from briefgen.loader.document import Document, Mark, Marks, Path
from briefgen.loader.syntax import reader_finding, syntax_finding
from briefgen.model.text import UNSEEN

MAX_DEPTH: Final = 24
MAX_CHARACTERS: Final = 20_000_000
MAX_TEXT: Final = 100_000
MAX_VALUES: Final = 300_000
MAX_FAULTS: Final = 20

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_BOM: Final = "\ufeff"


class _StopError(Exception):
    """Reading ends here; the finding is already noted."""


class _Builder:
    """Builds a document from the parser's events; one method for each kind of node."""

    def __init__(self, text: str, file: str) -> None:
        self.spans: dict[Path, Mark] = {}
        self.keys: dict[Path, Mark] = {}
        self.document = Document(file, text=text, measure=lambda: Marks(self.spans, self.keys))
        self.events: Iterator[Any] = yaml.parse(text, Loader=_LOADER)

    def build(self) -> Document:
        next(self.events)  # the start of the stream
        if isinstance(next(self.events), yaml.StreamEndEvent):
            raise self._stop(EMPTY_FILE, None, "the file is empty")
        self.document.value = self._node(next(self.events), (), 0)
        next(self.events)  # the end of the document
        following = next(self.events)
        if not isinstance(following, yaml.StreamEndEvent):
            raise self._stop(SEVERAL_DOCUMENTS, _mark(following), "a second document begins here")
        if self.document.value == "":
            raise self._stop(EMPTY_FILE, None, "the file is empty")
        return self.document

    def _node(self, event: Any, path: Path, depth: int) -> Any:
        spans = self.spans
        spans[path] = mark = _mark(event)
        self._refuse_specials(event, mark)
        if depth > MAX_DEPTH:
            raise self._stop(TOO_DEEP, mark, f"nested more than {MAX_DEPTH} levels deep")
        if len(spans) > MAX_VALUES:
            raise self._stop(TOO_LARGE, mark, f"more than {MAX_VALUES:,} values; the rest was not read")
        if isinstance(event, yaml.ScalarEvent):
            return self._scalar(event.value, mark)
        if isinstance(event, yaml.MappingStartEvent):
            return self._mapping(path, depth)
        return self._sequence(path, depth) if isinstance(event, yaml.SequenceStartEvent) else ""

    def _scalar(self, text: str, mark: Mark) -> str:
        if len(text) > MAX_TEXT:
            raise self._stop(TOO_LARGE, mark, f"a text of {len(text):,} characters; {MAX_TEXT:,} are the most")
        if unseen := UNSEEN.search(text):
            self._note(UNSEEN_CHARACTER, mark, f"the character U+{ord(unseen.group()):04X} stands in this text")
        return text

    def _mapping(self, path: Path, depth: int) -> dict[str, Any]:
        found: dict[str, Any] = {}
        while not isinstance(event := next(self.events), yaml.MappingEndEvent):
            key, mark = self._key(event)
            here = (*path, key)
            if key in found:
                first = self.keys[here][0]
                self._note(DUPLICATE_KEY, mark, f"the key ‘{key}’ stands twice; first on line {first}")
                self._node(next(self.events), (*path, f"{key} (again)"), depth + 1)
                continue
            self.keys[here] = mark
            found[key] = self._node(next(self.events), here, depth + 1)
        return found

    def _key(self, event: Any) -> tuple[str, Mark]:
        mark = _mark(event)
        self._refuse_specials(event, mark)
        if not isinstance(event, yaml.ScalarEvent):
            raise self._stop(WRONG_TYPE, mark, "a key must be a plain word")
        return self._scalar(event.value, mark), mark

    def _sequence(self, path: Path, depth: int) -> list[Any]:
        found: list[Any] = []
        while not isinstance(event := next(self.events), yaml.SequenceEndEvent):
            found.append(self._node(event, (*path, len(found)), depth + 1))
        return found

    def _refuse_specials(self, event: Any, mark: Mark) -> None:
        if isinstance(event, yaml.AliasEvent):
            self._note(ALIAS, mark, f"the alias ‘*{event.anchor}’ is not allowed")
            return
        if event.anchor:
            self._note(ALIAS, mark, f"the anchor ‘&{event.anchor}’ is not allowed")
        if event.tag:
            self._note(TAG, mark, f"the tag ‘{event.tag}’ is not allowed")

    def _note(self, code: Code, mark: Mark, message: str) -> None:
        self.document.findings.append(code.at(self.document.span(mark), message))
        if len(self.document.findings) == MAX_FAULTS:
            raise self._stop(TOO_MANY_FAULTS, mark, f"{MAX_FAULTS} faults up to here; the rest was not read")

    def _stop(self, code: Code, mark: Mark | None, message: str) -> _StopError:
        self.document.findings.append(code.at(self.document.span(mark), message))
        return _StopError()


def _mark(event: Any) -> Mark:
    start = event.start_mark
    return start.line + 1, start.column + 1, start.index, event.end_mark.index


def read_yaml(text: str, file: str) -> Document:
    """The value of a YAML text with the places in it; faults stand in its findings."""
    text = text.removeprefix(_BOM)
    value, _, findings = _read(text, file)
    return Document(file, _copied(value), partial(_marks, text, file), list(findings), text)


def recalled(text: str, file: str, value: Any) -> Document:
    """The document of a text whose value is known from an earlier reading, which found no fault."""
    text = text.removeprefix(_BOM)
    return Document(file, value, partial(_marks, text, file), text=text)


def _copied(value: Any) -> Any:
    """The same plain value in lists and mappings of its own, so that nobody changes what is kept."""
    if isinstance(value, dict):
        return {key: _copied(each) for key, each in value.items()}
    return [_copied(each) for each in value] if isinstance(value, list) else value


def _marks(text: str, file: str) -> Marks:
    return _read(text, file)[1]


# Marks take many times the room of what they mark: those of a few files at a time are kept, others measured anew.
@lru_cache(maxsize=8)
def _read(text: str, file: str) -> tuple[Any, Marks, tuple[Finding, ...]]:
    if len(text) > MAX_CHARACTERS:
        message = f"the file has {len(text):,} characters; {MAX_CHARACTERS:,} are the most that is read"
        return None, Marks(), (TOO_LARGE.at(Span(file), message),)
    builder = _Builder(text, file)
    document = _built(builder, text, file)
    marks = Marks(MappingProxyType(builder.spans), MappingProxyType(builder.keys))
    return document.value, marks, tuple(document.findings)


def _built(builder: _Builder, text: str, file: str) -> Document:
    document = builder.document
    try:
        return builder.build()
    except _StopError:
        pass
    except UnicodeEncodeError as error:  # half of a surrogate pair
        document.findings.append(reader_finding(text, file, error.start, "half a character"))
    except yaml.MarkedYAMLError as error:
        document.findings.append(syntax_finding(error, text, file))
    except yaml.YAMLError as error:  # a character that YAML does not allow; the parser counts bytes
        at = len(text.encode()[: getattr(error, "position", 0) or 0].decode(errors="ignore"))
        document.findings.append(
            reader_finding(text, file, at, getattr(error, "reason", "") or "an unreadable character")
        )
    document.value = None
    return document
