"""The closed vocabulary of the assembled HTML: which elements and classes a template may use.

It is closed so that every format can keep every element's promise; what stands here, the stylesheets, the reader
and the DOCX renderer all know. Elements inside `svg` belong to the picture and are not read.
"""

from typing import Final

from briefgen.model.house import ANNEXES, SECTIONS

SECTION_STYLES: Final = frozenset(
    {"front", "body", "annex", *SECTIONS, *ANNEXES, "contents", "chapter", "say-aloud", "redline"}
)
PARAGRAPH_STYLES: Final = frozenset({
    "marking", "status", "subtitle", "lead", "question", "answer", "more", "empty", "quote", "source",
    "basis", "remark", "summary", "title", "caption", "kicker",
})  # fmt: skip
LIST_STYLES: Final = frozenset({"statements", "points", "questions", "notes", "contents"})
TABLE_STYLES: Final = frozenset({"facts", "timeline", "commitments", "figures", "participants"})
ROLES: Final = frozenset({
    "date", "number", "quote", "marking", "draft", "cleared", "overdue", "due", "done", "open", "planned",
    "uncertain", "untranslated", "speaker", "label", "term",
})  # fmt: skip
REVISIONS: Final = frozenset({"inserted", "deleted", "moved"})  # of a block that came, went or stands elsewhere
CLASSES: Final = (
    SECTION_STYLES
    | PARAGRAPH_STYLES
    | LIST_STYLES
    | TABLE_STYLES
    | ROLES
    | {"note-ref", "graphic", "nobreak", "new-page"}
    | REVISIONS
)

FURNITURE: Final = frozenset({"html", "head", "title", "meta", "style", "body", "header", "footer", "main"})
BLOCK_ELEMENTS: Final = frozenset({
    "section", "h1", "h2", "h3", "p", "ul", "ol", "li", "table", "caption", "colgroup", "col", "thead", "tbody",
    "tr", "th", "td", "figure", "figcaption", "svg", "nav", "div",
})  # fmt: skip
INLINE_ELEMENTS: Final = frozenset({"a", "span", "strong", "em", "br", "time", "ins", "del"})
ELEMENTS: Final = FURNITURE | BLOCK_ELEMENTS | INLINE_ELEMENTS
