"""Text and style identifiers in; runs, fields, bookmarks, hyperlinks, paragraphs out (ECMA-376 part 1, 17.3, 17.16)."""

import re
from collections.abc import Sequence
from typing import Final

from briefgen.renderers.docx.ooxml.elements import RELATION, SPACE, Element, group, optional, switch, w

# Word draws these characters only as elements of their own.
_SPECIAL: Final = {"\u00ad": "softHyphen", "\u2011": "noBreakHyphen", "\t": "tab", "\n": "br"}
_RIGHT_TO_LEFT: Final = frozenset({"ar", "he", "fa", "ur", "ug", "yi", "ps"})
_EAST_ASIAN: Final = frozenset({"zh", "ja", "ko"})
_PIECES: Final = re.compile("([\u00ad\u2011\t\n])")


def run(
    text: str, style: str | None = None, *, lang: str | None = None, bold: bool = False, italic: bool = False
) -> Element:
    """Characters with one look."""
    return _run([_piece(piece) for piece in _PIECES.split(text) if piece], style, lang=lang, bold=bold, italic=italic)


def line_break() -> Element:
    """The end of a line inside a paragraph."""
    return _run([w("br")])


def paragraph(
    content: Sequence[Element],
    style: str,
    *,
    page_break: bool = False,
    numbering: tuple[int, int] | None = None,
    mark: Element | None = None,
) -> Element:
    """A paragraph; the mark says that it came or went; numbering is definition and level where the style says none."""
    properties = w("pPr", w("pStyle", val=style))
    if page_break:
        properties.append(w("pageBreakBefore"))
    if numbering is not None:
        properties.append(w("numPr", w("ilvl", val=numbering[1]), w("numId", val=numbering[0])))
    if mark is not None:
        properties.append(w("rPr", mark))
    return w("p", properties, *content)


def bookmark(name: str, number: int, content: Sequence[Element]) -> list[Element]:
    """The content as the target of references."""
    return [w("bookmarkStart", id=number, name=name), *content, w("bookmarkEnd", id=number)]


def internal_link(anchor: str, content: Sequence[Element]) -> Element:
    """A hyperlink to a bookmark of the same document."""
    return w("hyperlink", *content, anchor=anchor, history=1)


def external_link(relation: str, content: Sequence[Element]) -> Element:
    """A hyperlink to the address that the part's relationship holds."""
    link = w("hyperlink", *content, history=1)
    link.set(RELATION, relation)
    return link


def field_start(instruction: str) -> list[Element]:
    """The beginning of a field, up to where its result begins."""
    code = w("instrText")
    code.set(SPACE, "preserve")
    code.text = f" {instruction} "
    return [_run([w("fldChar", fldCharType="begin")]), _run([code]), _run([w("fldChar", fldCharType="separate")])]


def field_end() -> Element:
    """The end of a field."""
    return _run([w("fldChar", fldCharType="end")])


def field(instruction: str, result: Sequence[Element]) -> list[Element]:
    """A field with the result that is shown until it is updated."""
    return [*field_start(instruction), *result, field_end()]


def endnote_reference(number: int, style: str) -> Element:
    """The mark in the text that a note belongs to."""
    return _run([w("endnoteReference", id=number)], style)


def endnote_mark(style: str) -> Element:
    """The number that stands before the note's own text."""
    return _run([w("endnoteRef")], style)


def tab() -> Element:
    """A jump to the next tab stop."""
    return _run([w("tab")])


def _run(
    content: Sequence[Element],
    style: str | None = None,
    *,
    lang: str | None = None,
    bold: bool = False,
    italic: bool = False,
) -> Element:
    properties = group("rPr", (
        optional("rStyle", style), switch("b", bold or None), switch("i", italic or None),
        switch("rtl", _is_rtl(lang) or None), _language(lang),
    ))  # fmt: skip
    return w("r", properties, *content)


def _is_rtl(lang: str | None) -> bool:
    return bool(lang) and str(lang).partition("-")[0] in _RIGHT_TO_LEFT


def _language(lang: str | None) -> Element | None:
    """The language of a run, said for the kind of script that it is in (ECMA-376 part 1, 17.3.2.20)."""
    if lang is None:
        return None
    if _is_rtl(lang):
        return w("lang", bidi=lang)
    return w("lang", eastAsia=lang) if lang.partition("-")[0] in _EAST_ASIAN else w("lang", val=lang)


def _piece(piece: str) -> Element:
    if piece in _SPECIAL:
        return w(_SPECIAL[piece])
    text = w("t")
    text.text = piece
    if piece != piece.strip() or "  " in piece:
        text.set(SPACE, "preserve")
    return text
