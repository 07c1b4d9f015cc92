"""The kinds of findings about a laid-out PDF."""

from typing import Final

from briefgen.document.codes import FETCH_REFUSED
from briefgen.findings import Code, Severity

LAYOUT_FAILED: Final = Code(
    "layout-failed",
    Severity.ERROR,
    "The engine that lays out the PDF gave up; nothing was written.",
    "undo the last change of a template or a stylesheet; where none was made, report it with the document's HTML",
)
LAYOUT_WARNING: Final = Code(
    "layout-warning",
    Severity.WARNING,
    "The engine that lays out the PDF complains about the document's HTML or styles.",
    "correct the template or the stylesheet named",
)
CONTENT_LOST: Final = Code(
    "content-lost",
    Severity.ERROR,
    "Words of the document are not in its PDF, or not in their order; the former file was kept.",
    "shorten or divide the text; where the project has templates or styles of its own, look there for what hides it",
)
GLYPH_FALLBACK: Final = Code(
    "glyph-fallback",
    Severity.WARNING,
    "A character is not in the house's fonts; another font stands in, which shows, and costs time.",
    "write the character differently, or have the stylesheet name a font that has it",
)
GLYPH_MISSING: Final = Code(
    "glyph-missing",
    Severity.ERROR,
    "No font on this machine has a character; the reader would see an empty box.",
    "write the character differently, or install a font that has it",
)
LAYOUT_OVERFLOW: Final = Code(
    "layout-overflow",
    Severity.WARNING,
    "A text is wider than its column or its page and runs out of it.",
    "shorten the long word; where the project has styles of its own, give its column more width there",
)
OVER_LENGTH: Final = Code(
    "over-length",
    Severity.WARNING,
    "A part of the document has more pages than its readers will read.",
    "shorten it, or move a section to an annex",
)
CODES: Final = (
    LAYOUT_FAILED,
    LAYOUT_WARNING,
    FETCH_REFUSED,
    CONTENT_LOST,
    GLYPH_FALLBACK,
    GLYPH_MISSING,
    LAYOUT_OVERFLOW,
    OVER_LENGTH,
)
