"""The loader: text of files in, model and findings out. It reads no file itself; the project hands it the text."""

from dataclasses import dataclass
from typing import Generic, TypeVar

from pydantic import BaseModel

from briefgen.findings import Finding, Severity
from briefgen.loader.document import Document, Path
from briefgen.loader.shapes import salvage, shape
from briefgen.loader.syntax import decoded
from briefgen.loader.yaml_reader import read_yaml
from briefgen.model import Briefing, Timeline
from briefgen.model.settings import Settings

Model = TypeVar("Model", bound=BaseModel)
Value = TypeVar("Value")

_ENTRY, _STATEMENT = 2, 4  # how deep in its file stands what is set aside: events[3], sections[1].statements[2]

__all__ = [
    "Document",
    "Loaded",
    "Path",
    "Sound",
    "decoded",
    "load_briefing",
    "load_timeline",
    "read_yaml",
]


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


def load_timeline(text: str, file: str) -> Loaded[Timeline]:
    """The timeline in the text of events.yaml."""
    return _load(Timeline, text, file, _ENTRY)


def load_briefing(text: str, file: str) -> Loaded[Briefing]:
    """The briefing in the text of a file under briefings/."""
    return _load(Briefing, text, file, _STATEMENT)


def load_settings(text: str, file: str) -> Loaded[Settings]:
    """The settings in the text of project.yaml."""
    return _load(Settings, text, file, 0)


def _load(model: type[Model], text: str, file: str, depth: int) -> Loaded[Model]:
    document = read_yaml(text, file)
    value, faults = shape(model, document)
    findings = (*document.findings, *faults)
    broken = any(finding.severity is Severity.ERROR for finding in findings)
    left, remaining = (value, document) if value is not None else salvage(model, document, depth)
    sound = Sound(left, remaining) if left is not None else None
    return Loaded(None if broken else value, document, findings, sound)
