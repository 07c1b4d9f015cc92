"""Inlines in, runs, fields and hyperlinks out."""

import re
from itertools import pairwise
from typing import Final
from urllib.parse import quote, urlsplit

from briefgen.document.blocks import Inline, Inlines, LineBreak, Link, NoteRef, Text
from briefgen.renderers.docx import styles
from briefgen.renderers.docx.anchors import bookmark_name
from briefgen.renderers.docx.desk import Desk, Links
from briefgen.renderers.docx.languages import proofing_tag
from briefgen.renderers.docx.ooxml import text
from briefgen.renderers.docx.ooxml.elements import Element

_VERBATIM: Final = "quote"
# Word and LibreOffice end a line inside 29-30 May; 2025-05-29 and an address stay as they are.
_RANGE: Final = re.compile(r"(?<![\w/.:-])(\d{1,4})-(?=\d{1,4}(?![\w/-]))")
_SCHEMES: Final = frozenset({"http", "https", "mailto"})
_URL_MARKS: Final = "%/:?#[]@!$&'()*+,;=~"


def inlines(content: Inlines, desk: Desk, links: Links) -> list[Element]:
    """The content of a paragraph."""
    written: list[Element] = []
    for before, inline in pairwise((None, *content)):
        if isinstance(before, NoteRef) and isinstance(inline, NoteRef):
            written += desk.tracked.around([desk.notes.gap()], inline.revised)
        if inline is not None:
            written += _written(inline, desk, links)
    return written


def plain(content: Inlines) -> str:
    """The words alone."""
    return "".join(_words(inline) for inline in content)


def _words(inline: Inline) -> str:
    match inline:
        case Text():
            return inline.text
        case Link():
            return plain(inline.content)
        case LineBreak():
            return " "
        case NoteRef():
            return ""


def _written(inline: Inline, desk: Desk, links: Links) -> list[Element]:
    match inline:
        case Text():
            return desk.tracked.around([_run(inline, desk)], inline.revised)
        case NoteRef():
            return desk.tracked.around(desk.notes.reference(inline.number), inline.revised)
        case LineBreak():
            return desk.tracked.around([text.line_break()], inline.revised)
        case Link():
            return _link(inline, desk, links)


def _link(link: Link, desk: Desk, links: Links) -> list[Element]:
    anchor = link.target.removeprefix("#")
    if link.target.startswith("#") and anchor in desk.survey.anchors:
        return [text.internal_link(bookmark_name(anchor), _linked(link, desk))]
    if urlsplit(link.target).scheme in _SCHEMES:
        relation = links.relation(quote(link.target, safe=_URL_MARKS))
        return [text.external_link(relation, _linked(link, desk))]
    return [run for piece in link.content for run in desk.tracked.around([_run(piece, desk)], piece.revised)]


def _linked(link: Link, desk: Desk) -> list[Element]:
    style = desk.style(styles.HYPERLINK)
    runs = (
        (text.run(piece.text, style, lang=_foreign(piece, desk), bold=piece.strong, italic=piece.emphasis), piece)
        for piece in link.content
    )
    return [element for run, piece in runs for element in desk.tracked.around([run], piece.revised)]


def _run(piece: Text, desk: Desk) -> Element:
    """A run has one style; what that one does not say of strength and emphasis is said beside it."""
    role = styles.CHARACTERS.get(piece.role or "")
    style = role or (styles.STRONG if piece.strong else styles.EMPHASIS if piece.emphasis else None)
    return text.run(
        piece.text if piece.role == _VERBATIM else _RANGE.sub("\\1\u2011", piece.text),
        None if style is None else desk.style(style),
        lang=_foreign(piece, desk),
        bold=piece.strong and style is not styles.STRONG,
        italic=piece.emphasis and style is not styles.EMPHASIS,
    )


def _foreign(piece: Text, desk: Desk) -> str | None:
    return None if piece.lang in {None, desk.lang} else proofing_tag(piece.lang or "")
