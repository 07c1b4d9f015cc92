"""What loading gives: a model with the document it came from, and what is wrong with it."""

from dataclasses import dataclass
from typing import Generic, TypeVar

from briefgen.findings import Finding
from briefgen.loader.document import Document

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
