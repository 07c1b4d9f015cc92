"""The kinds of findings about Word documents; they stand apart from the renderer, whose engine is slow to import."""

from typing import Final

from briefgen.findings import Code, Severity

REFERENCE_UNFIT: Final = Code(
    "reference-unfit",
    Severity.ERROR,
    "The Word document that lends its letterhead and styles lacks something that every document needs.",
    "start again from a fresh one (‘make reference-doc’) and keep the styles and placeholders that docs/word.md lists",
)
REFERENCE_TRIMMED: Final = Code(
    "reference-trimmed",
    Severity.WARNING,
    "The Word document that lends its letterhead holds what no document takes along: it could run, fetch or hide.",
    "keep text, tables, page numbers, links to web pages, PNG and JPEG pictures in its headers and footers, no more",
)
NOTES_OUT_OF_ORDER: Final = Code(
    "notes-out-of-order",
    Severity.ERROR,
    "A template numbers its source notes otherwise than Word, which counts them in the order of the first references.",
    "let ‘cite’ write the references, and list the notes that it numbers",
)
