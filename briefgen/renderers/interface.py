"""What a renderer is given and what it gives back."""

from dataclasses import dataclass
from typing import Protocol

from briefgen.document.blocks import Content
from briefgen.document.enclosure import NOTHING, Enclosure, Reference
from briefgen.findings import Finding


class EnvironmentBrokenError(OSError):
    """Something that the machine must have is missing; the message says what, and how to install it."""


@dataclass(frozen=True, slots=True)
class Page:
    """What a renderer starts from: the assembled HTML, the same read into blocks, and a name for findings about it."""

    name: str
    html: str
    content: Content
    data: bytes = b""  # the facts of the document as JSON, for formats that can carry an attachment
    reference: Reference | None = None  # for Word: the letterhead and styles of the reader's own house
    enclosure: Enclosure = NOTHING  # for calendars and messages


@dataclass(frozen=True, slots=True)
class Rendered:
    """The bytes of a document in one format, how many pages it has where that is known, and what was found."""

    data: bytes
    pages: int | None = None
    findings: tuple[Finding, ...] = ()


class Renderer(Protocol):
    """Makes one format."""

    def __call__(self, page: Page, /) -> Rendered:
        """The document in this format."""
