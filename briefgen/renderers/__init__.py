"""The renderers: each has a name, a suffix and `render`, from an assembled document to bytes.

A renderer is pure: no clock, no path, no environment. What it needs, its document holds.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final, Protocol

from briefgen.document.blocks import Content
from briefgen.document.enclosure import NOTHING, Enclosure
from briefgen.document.lending import Reference
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


def renderer(name: str) -> Renderer:
    """The renderer of a format; its engine is imported only here, when it is needed."""
    return _LOADERS[name]()


def _html() -> Renderer:
    from briefgen.renderers import html  # noqa: PLC0415 (a format's engine is imported when it is used)

    return html.render


def _pdf() -> Renderer:
    from briefgen.renderers import pdf  # noqa: PLC0415

    return pdf.render


def _docx() -> Renderer:
    from briefgen.renderers.docx import page  # noqa: PLC0415

    return page.render


def _ics() -> Renderer:
    from briefgen.renderers import ics  # noqa: PLC0415

    return ics.render


def _eml() -> Renderer:
    from briefgen.renderers import eml  # noqa: PLC0415

    return eml.render


_LOADERS: Final[Mapping[str, Callable[[], Renderer]]] = {
    "html": _html,
    "pdf": _pdf,
    "docx": _docx,
    "ics": _ics,
    "eml": _eml,
}
FORMATS: Final = tuple(_LOADERS)
