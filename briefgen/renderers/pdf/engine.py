"""The engine: the assembled HTML in, WeasyPrint's PDF and a record of what it painted out. It may fetch nothing.

The document holds its styles and its picture, so every request for an address is refused and remembered.
"""

import gc
import logging
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any, Final, NoReturn
from xml.etree.ElementTree import Element, fromstring

from weasyprint import HTML, cssselect2
from weasyprint.urls import URLFetcher, URLFetchingError

from briefgen.renderers.pdf.line_ends import MainText, hold_together
from briefgen.renderers.pdf.recording import Record

_LONG_CELL: Final = 700  # characters: a page of the narrowest column
_VARIANT: Final = "pdf/a-3a"


@dataclass(frozen=True, slots=True)
class LaidOutDocument:
    """A laid-out document: WeasyPrint's file, still without our tags, and what is known of it."""

    data: bytes
    pages: int
    root: Element
    record: Record
    warnings: tuple[str, ...]
    refused: tuple[str, ...]


class _Source(HTML):  # type: ignore[misc]
    """The document, parsed as the XML that it is as well: HTML's own parser takes twenty times as long."""

    def __init__(self, html: str, fetcher: URLFetcher) -> None:
        self.base_url = None
        self.url_fetcher = fetcher
        self.media_type = "print"
        root = fromstring(html)  # noqa: S314 (our own templates' output, which the reader has parsed without entities)
        hold_together(root)
        _let_break(root)
        self.wrapper_element = cssselect2.ElementWrapper.from_html_root(root, content_language=None)
        self.etree_element = self.wrapper_element.etree_element


def _let_break(root: Element) -> None:
    """Lets a row with a long cell break between pages: one taller than a page would lose its head or its end."""
    for row in root.iter("tr"):
        if any(len("".join(cell.itertext())) > _LONG_CELL for cell in row):
            row.set("style", "break-inside: auto")


class _NoFetcher(URLFetcher):  # type: ignore[misc]
    """Refuses every address and remembers it."""

    def __init__(self) -> None:
        super().__init__(allowed_protocols=[], allow_redirects=False, fail_on_errors=False)
        self.refused: list[str] = []

    def fetch(self, url: str, headers: Any = None) -> NoReturn:  # noqa: ARG002 (the signature is WeasyPrint's)
        self.refused.append(url)
        message = "nothing is fetched while rendering"
        raise URLFetchingError(message)


class _Listener(logging.Handler):
    """Collects what WeasyPrint logs."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.messages: dict[str, None] = {}

    def emit(self, record: logging.LogRecord) -> None:
        """Keeps the message, once."""
        self.messages[record.getMessage()] = None


def lay_out(html: str) -> LaidOutDocument:
    """The document laid out and painted; whatever the engine raises comes through."""
    fetcher = _NoFetcher()
    with _listening() as listener:
        source = _Source(html, fetcher)
        record = Record(MainText(source.etree_element))
        laid = source.render(pdf_variant=_VARIANT)
        recorded = laid.copy(record.pages(laid.pages))
        data: bytes = recorded.write_pdf(pdf_variant=_VARIANT, uncompressed_pdf=True)
    return LaidOutDocument(
        data, len(laid.pages), source.etree_element, record, tuple(listener.messages), tuple(fetcher.refused)
    )


@contextmanager
def _listening() -> Iterator[_Listener]:
    """Hears what WeasyPrint logs, and keeps it from the terminal."""
    logger, listener = logging.getLogger("weasyprint"), _Listener()
    propagate, logger.propagate = logger.propagate, False
    logger.addHandler(listener)
    try:
        yield listener
    finally:
        logger.removeHandler(listener)
        logger.propagate = propagate


@contextmanager
def collector_at_rest() -> Iterator[None]:
    """The cyclic garbage collector switched off, and on again if it was on.

    A layout makes a million objects that live until its end; walking them over and over takes a quarter of its time.
    """
    active = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if active:
            gc.enable()
