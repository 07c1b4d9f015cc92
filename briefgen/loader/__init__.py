"""The loader: text of files in, model and findings out. It reads no file itself; the project hands it the text."""

from typing import Any, Protocol, TypeVar

from pydantic import BaseModel

from briefgen.findings import Severity
from briefgen.loader.document import Document, Loaded, Path, Sound
from briefgen.loader.joined import join
from briefgen.loader.shapes import salvage, shape
from briefgen.loader.syntax import decoded
from briefgen.loader.yaml_reader import read_yaml, recalled
from briefgen.model import Briefing, Timeline
from briefgen.model.settings import Settings

Model = TypeVar("Model", bound=BaseModel)

_ENTRY, _STATEMENT = 2, 4  # how deep in its file stands what is set aside: events[3], sections[1].statements[2]

__all__ = [
    "Document",
    "Loaded",
    "Parsed",
    "Path",
    "Sound",
    "decoded",
    "join",
    "load_briefing",
    "load_timeline",
    "read_yaml",
]


class Parsed(Protocol):
    """A memory of the plain values of texts that were once read without a fault."""

    def recall(self, text: str) -> Any:
        """The value of that very text, or None where it is not known."""

    def keep(self, text: str, value: Any) -> None:
        """Notes the value of a text."""


def load_timeline(text: str, file: str, parsed: Parsed | None = None) -> Loaded[Timeline]:
    """The timeline in the text of events.yaml or of one of several files; a text known to the memory is not parsed."""
    return _load(Timeline, _document(text, file, parsed), _ENTRY)


def load_briefing(text: str, file: str) -> Loaded[Briefing]:
    """The briefing in the text of a file under briefings/."""
    return _load(Briefing, read_yaml(text, file), _STATEMENT)


def load_settings(text: str, file: str) -> Loaded[Settings]:
    """The settings in the text of project.yaml."""
    return _load(Settings, read_yaml(text, file), 0)


def _document(text: str, file: str, parsed: Parsed | None) -> Document:
    if parsed is None:
        return read_yaml(text, file)
    value = parsed.recall(text)
    if value is not None:
        return recalled(text, file, value)
    document = read_yaml(text, file)
    if not document.findings:
        parsed.keep(text, document.value)
    return document


def _load(model: type[Model], document: Document, depth: int) -> Loaded[Model]:
    value, faults = shape(model, document)
    findings = (*document.findings, *faults)
    broken = any(finding.severity is Severity.ERROR for finding in findings)
    left, remaining = (value, document) if value is not None else salvage(model, document, depth)
    sound = Sound(left, remaining) if left is not None else None
    return Loaded(None if broken else value, document, findings, sound)
