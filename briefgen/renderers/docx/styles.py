"""The Word styles that the writer needs: which style serves which class of the vocabulary.

A style is known by its name, as Word shows it, never by its identifier: a Word in another language gives its own
identifiers and keeps the names. Names in lower case are built in and Word shows them in the reader's language.
"""

from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType
from typing import Final

from briefgen.document.vocabulary import PARAGRAPH_STYLES, ROLES, TABLE_STYLES


class StyleType(StrEnum):
    """What a style applies to, in the words of OOXML."""

    PARAGRAPH = "paragraph"
    CHARACTER = "character"
    TABLE = "table"


@dataclass(frozen=True, slots=True, order=True)
class Style:
    """A style's name and what it applies to."""

    name: str
    kind: StyleType = StyleType.PARAGRAPH
    numbered: bool = False  # it must carry a numbering definition of its own


def _words(name: str) -> str:
    return name.replace("-", " ").title()


TITLE: Final = Style("Title")
HEADINGS: Final = (TITLE, Style("heading 1"), Style("heading 2"), Style("heading 3"))
TOC_HEADING: Final = Style("TOC Heading")
TOC: Final = (Style("toc 1"), Style("toc 2"))

BODY: Final = Style("Body Text")
BULLETS: Final = tuple(Style(name, numbered=True) for name in ("List Bullet", "List Bullet 2", "List Bullet 3"))
NUMBERS: Final = tuple(Style(name, numbered=True) for name in ("List Number", "List Number 2", "List Number 3"))
ALOUD: Final = Style("Brief Say Aloud", numbered=True)
ANNEX_BULLET: Final = Style("Brief Annex Bullet", numbered=True)
CONTINUED: Final = tuple(Style(name) for name in ("List Continue", "List Continue 2", "List Continue 3"))

TABLE_TEXT: Final = Style("Brief Table Text")
TABLE_HEADING: Final = Style("Brief Table Heading")
TABLE_ROW_HEADING: Final = Style("Brief Table Row Heading")
TABLE_BULLET: Final = Style("Brief Table Bullet", numbered=True)
FACTS_LABEL: Final = Style("Brief Facts Label")
FACTS_TEXT: Final = Style("Brief Facts Text")
CAPTION: Final = Style("caption")
FIGURE: Final = Style("Brief Figure")
FIGURE_CAPTION: Final = Style("Brief Figure Caption")
GAP: Final = Style("Brief Table Gap")

NOTE_TEXT: Final = Style("endnote text")
NOTE_TITLE: Final = Style("Brief Note Title")
NOTE_QUOTE: Final = Style("Brief Note Quote")
NOTE_REMARK: Final = Style("Brief Note Remark")
NOTE_REFERENCE: Final = Style("endnote reference", StyleType.CHARACTER)
NOTE_NUMBER: Final = Style("Brief Note Number", StyleType.CHARACTER)
HYPERLINK: Final = Style("Hyperlink", StyleType.CHARACTER)
STRONG: Final = Style("Strong", StyleType.CHARACTER)
EMPHASIS: Final = Style("Emphasis", StyleType.CHARACTER)

_BUILT_IN: Final = {"subtitle": Style("Subtitle"), "caption": CAPTION, "quote": Style("Quote")}
_NUMBERED: Final = frozenset({"answer"})

PARAGRAPHS: Final = MappingProxyType(
    {
        name: _BUILT_IN.get(name) or Style(f"Brief {_words(name)}", numbered=name in _NUMBERED)
        for name in sorted(PARAGRAPH_STYLES)
    }
)
IN_NOTES: Final = MappingProxyType(
    dict.fromkeys(sorted(PARAGRAPH_STYLES), NOTE_REMARK) | {"source": NOTE_TITLE, "quote": NOTE_QUOTE}
)
CHARACTERS: Final = MappingProxyType(
    {name: Style(f"Brief {_words(name)} Text", StyleType.CHARACTER) for name in sorted(ROLES)}
)
RUNNING_MARKING: Final = Style("Brief Running Marking")  # in the footer of the house, and in no document's text
PLAIN_TABLE: Final = Style("Brief Table", StyleType.TABLE)
TABLES: Final = MappingProxyType(
    {name: Style(f"Brief {_words(name)} Table", StyleType.TABLE) for name in sorted(TABLE_STYLES)}
)

REQUIRED: Final = (
    *HEADINGS, TOC_HEADING, *TOC, BODY, *BULLETS, *NUMBERS, ALOUD, ANNEX_BULLET, *CONTINUED, *PARAGRAPHS.values(),
    FACTS_LABEL, FACTS_TEXT, TABLE_TEXT, TABLE_HEADING, TABLE_ROW_HEADING, TABLE_BULLET, FIGURE, FIGURE_CAPTION, GAP,
    NOTE_TEXT, NOTE_TITLE, NOTE_QUOTE, NOTE_REMARK, NOTE_REFERENCE, NOTE_NUMBER, HYPERLINK, STRONG, EMPHASIS,
    *CHARACTERS.values(), PLAIN_TABLE, *TABLES.values(),
)  # fmt: skip


def heading(level: int, section: str) -> Style:
    """The style of a heading; one that stands over the contents is no part of them."""
    if section == "contents":
        return TOC_HEADING
    return HEADINGS[min(level, len(HEADINGS)) - 1]
