"""The house's own reference document: nothing in but code, its bytes out."""

from functools import cache
from typing import Final

from briefgen.renderers.docx import looks, styles
from briefgen.renderers.docx.fonts import ALL
from briefgen.renderers.docx.languages import proofing_tag
from briefgen.renderers.docx.ooxml import blank, lists, parts, stylesheet, table, text
from briefgen.renderers.docx.ooxml.elements import Element, serialized, twips, w
from briefgen.renderers.docx.package import archived
from briefgen.renderers.docx.styles import Style, StyleType

_FOUNDATION: Final = (
    Style("Normal"), Style("Default Paragraph Font", StyleType.CHARACTER), Style("header"), Style("footer"),
    styles.RUNNING_MARKING,
)  # fmt: skip
_ALL: Final = tuple(dict.fromkeys((*_FOUNDATION, *styles.REQUIRED)))


@cache
def reference_document() -> bytes:
    """The reference document of the house."""
    identifiers = {style.name: _identifier(style) for style in _ALL}
    return archived(
        {
            **blank.relations(),
            "word/document.xml": serialized(blank.document(_samples(identifiers), looks.PAGE)),
            "word/styles.xml": serialized(_stylesheet(identifiers)),
            "word/settings.xml": serialized(_settings()),
            "word/fontTable.xml": serialized(blank.font_table(ALL)),
            "word/numbering.xml": serialized(lists.definitions(looks.LISTS, identifiers)),
            "word/endnotes.xml": serialized(parts.endnotes(identifiers[styles.GAP.name])),
            "word/header1.xml": serialized(blank.furniture("hdr", _header(identifiers))),
            "word/footer1.xml": serialized(blank.furniture("ftr", _footer(identifiers))),
        }
    )


def _identifier(style: Style) -> str:
    """Word's own identifiers for its built-in styles are their names without spaces, each word with a capital."""
    return "".join(word[0].upper() + word[1:] for word in style.name.replace("toc", "TOC").split())


def _settings() -> Element:
    settings = blank.settings()
    parts.set_settings(settings)
    return settings


def _stylesheet(identifiers: dict[str, str]) -> Element:
    definitions = [_definition(style, identifiers) for style in _ALL]
    defaults = stylesheet.defaults(looks.DEFAULT_TYPE, looks.DEFAULT_LAYOUT)
    sheet = w("styles", defaults, stylesheet.normal_table(), *definitions)
    parts.set_language(sheet, proofing_tag("en"))
    return sheet


def _definition(style: Style, identifiers: dict[str, str]) -> Element:
    if style.kind is StyleType.TABLE:
        return stylesheet.table_style(identifiers[style.name], style.name, looks.grid(style))
    return stylesheet.style(style.kind, identifiers[style.name], style.name, looks.look(style), identifiers)


def _header(identifiers: dict[str, str]) -> list[Element]:
    line = [text.run("{title}"), text.tab(), text.run("{marking}", identifiers[styles.CHARACTERS["marking"].name])]
    return [text.paragraph(line, identifiers["header"])]


def _footer(identifiers: dict[str, str]) -> list[Element]:
    line = [text.run("{version}"), text.tab(), text.run("{page_label}")]
    return [text.paragraph(line, identifiers["footer"]), _line("{marking}", styles.RUNNING_MARKING.name, identifiers)]


def _line(words: str, style: str, identifiers: dict[str, str]) -> Element:
    return text.paragraph([text.run(words)], identifiers[style])


def _samples(identifiers: dict[str, str]) -> list[Element]:
    """A line in each style that says the style's name; tables after the paragraphs."""
    lines = [_sample(style, identifiers) for style in styles.REQUIRED if style.kind is not StyleType.TABLE]
    tables = [_sample_table(style, identifiers) for style in styles.REQUIRED if style.kind is StyleType.TABLE]
    end = text.paragraph([], identifiers[styles.GAP.name])
    return [*lines, *(element for pair in tables for element in pair), end]


def _sample(style: Style, identifiers: dict[str, str]) -> Element:
    if style.kind is StyleType.CHARACTER:
        return text.paragraph([text.run(style.name, identifiers[style.name])], identifiers[styles.BODY.name])
    return _line(style.name, style.name, identifiers)


def _sample_table(style: Style, identifiers: dict[str, str]) -> tuple[Element, Element]:
    def cells(words: str, kind: Style) -> list[Element]:
        return [table.cell([_line(words, kind.name, identifiers)], 50) for _ in range(2)]

    rows = [
        table.row(cells("Heading", styles.TABLE_HEADING), head=True),
        table.row(cells("Text", styles.TABLE_TEXT), head=False),
    ]
    width = twips(looks.MEASURE) // 2
    shown = table.table(
        rows, identifiers[style.name], (width, width),
        first_row=True, first_column=False, caption=style.name, description="",
    )  # fmt: skip
    return _line(style.name, styles.CAPTION.name, identifiers), shown
