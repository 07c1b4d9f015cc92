"""PDF: the assembled document laid out by WeasyPrint, which may fetch nothing.

The document holds its styles and its picture, so every request for an address is refused and becomes a finding.
"""

import logging
from typing import Any, Final, NoReturn

from weasyprint import HTML  # type: ignore[import-untyped]
from weasyprint.urls import URLFetcher, URLFetchingError  # type: ignore[import-untyped]

from briefgen.findings import Code, Finding, Severity, Span
from briefgen.renderers import Page, Rendered

BODY_PAGES: Final = 2

LAYOUT_WARNING: Final = Code(
    "layout-warning",
    Severity.WARNING,
    "The engine that lays out the PDF complains about the document's HTML or styles.",
    "correct the template or the stylesheet named",
)
FETCH_REFUSED: Final = Code(
    "fetch-refused",
    Severity.ERROR,
    "A template asks for something outside the document, which briefgen never fetches.",
    "put what is needed into the template itself",
)
OVER_LENGTH: Final = Code(
    "over-length",
    Severity.WARNING,
    "The body of a meeting brief is longer than two pages; readers stop there.",
    "shorten it, or move a section to an annex",
)
CODES: Final = (LAYOUT_WARNING, FETCH_REFUSED, OVER_LENGTH)


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
        self.messages: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        """Keeps the message."""
        self.messages.append(record.getMessage())


def render(page: Page) -> Rendered:
    """The document as a tagged PDF (PDF/UA-1), with what the engine complained about."""
    fetcher, listener = _NoFetcher(), _Listener()
    logger = logging.getLogger("weasyprint")
    logger.addHandler(listener)
    try:
        document = HTML(string=page.html, url_fetcher=fetcher, base_url=None).render(pdf_variant="pdf/ua-1")
        data: bytes = document.write_pdf(pdf_variant="pdf/ua-1")
    finally:
        logger.removeHandler(listener)
    span = Span(page.name)
    findings = [FETCH_REFUSED.at(span, f"‘{url[:80]}’ was asked for") for url in fetcher.refused]
    findings += [LAYOUT_WARNING.at(span, message) for message in listener.messages]
    findings += _length(page, document.pages)
    return Rendered(data, len(document.pages), tuple(findings))


def _length(page: Page, pages: list[Any]) -> list[Finding]:
    """Whether the body of a meeting brief passes its two pages: its first annex must begin on the third at the latest."""
    if page.content.properties.kind != "meeting-brief":
        return []
    annex = next((number for number, found in enumerate(pages) if any(a.startswith("annex-") for a in found.anchors)), len(pages))
    if annex <= BODY_PAGES:
        return []
    return [OVER_LENGTH.at(Span(page.name), f"the body has {annex} pages; at most {BODY_PAGES} are meant")]
