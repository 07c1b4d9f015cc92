"""Line ends: what is lost between two lines of a paragraph, a space or the wholeness of a word, said in the file.

A layout drops the space at which it breaks a line and adds a hyphen where it divides a word. Who copies, searches or
listens would get “overand” and “divi-ded”. So a space is painted at the end of the line, where nobody sees it, and the
hyphen is said to be a soft one (ISO 32000-1 § 14.8.2.2.3); a hyphen of the text itself stays what it is. And some lines
must not end where an engine would end them.
"""

import re
from enum import Enum
from typing import Any, Final
from xml.etree.ElementTree import Element

JOINER: Final = "\u2060"
_SHOW: Final = b"] TJ"
_LAST_GLYPH: Final = re.compile(rb"(?P<head>\[.*<[0-9a-f]*)(?P<glyph>[0-9a-f]{4})(?P<tail>>[-.\d]*\] TJ)", re.DOTALL)
_SOFT_HYPHEN: Final = rb"/Span <</ActualText (\376\377\000\255)>> BDC"  # U+00AD in UTF-16
_SPACES: Final = re.compile(r"[ \t\n\r]+")
_UNREAD: Final = frozenset("-\u00ad\u2010\u2011\u2060\u200b")
_NEVER_PAINTED: Final = "\u00ad\u2060\u200b"
_HYPHENS: Final = ("-", "\u2010", "\u2011")
_SVG: Final = "{http://www.w3.org/2000/svg}svg"
_RANGE: Final = re.compile(r"(?<=\d)–(?=\d)")  # a hyphen between numbers ends no line anyway (UAX 14, LB25)
_AS_THEY_ARE: Final = frozenset({"head", "h1", "h2", "h3", _SVG})


def hold_together(root: Element) -> None:
    """Joins what no line may end inside: the numbers of a range, as 3–4, and initials with a hyphen between them.

    The joiner is not painted. Headings go without it, for bookmarks say their words as they are. A hyphen that does not
    break becomes an ordinary one with a joiner, so that a search finds it.
    """
    if root.tag in _AS_THEY_ARE:
        return
    root.text = root.text and _joined(root.text)
    for child in root:
        hold_together(child)
        child.tail = child.tail and _joined(child.tail)


def _joined(text: str) -> str:
    return _RANGE.sub(f"–{JOINER}", text).replace("\u2011", f"-{JOINER}")


class LineEnd(Enum):
    """What the source has where a piece of text ends."""

    NOTHING = "nothing"
    SPACE = "space"
    DIVIDED = "divided word"


class MainText:
    """The text of a document's main part, read along with the pieces that are painted of it."""

    def __init__(self, root: Element) -> None:
        main = root.find(".//main")
        self._text = "" if main is None else _SPACES.sub(" ", "".join(_texts(main)))
        self._at = 0

    def end_of(self, piece: str) -> LineEnd:
        """What the source has after a piece that is painted next; nothing where the piece is not the source's."""
        at = self._after(piece)
        if at < 0:
            return LineEnd.NOTHING
        self._at = at
        after = self._text[at : at + 4].lstrip(_NEVER_PAINTED)[:1]
        if after.isspace() and not piece[-1:].isspace():
            return LineEnd.SPACE
        added = piece.endswith("-") and self._text[at - 1 : at] not in _HYPHENS
        return LineEnd.DIVIDED if after.isalpha() and added else LineEnd.NOTHING

    def _after(self, piece: str) -> int:
        """Where the source goes on after a piece; -1 where it has no such piece here."""
        words = piece.strip()
        at = self._skip(self._at)
        if self._text.startswith(words, at):
            return at + len(words)
        for character in words:
            if character.isspace() or character in _UNREAD:
                continue
            at = self._skip(at)
            if not self._text.startswith(character, at):
                return -1
            at += 1
        has_own_hyphen = words.endswith("-") and self._text[at : at + 1] in _HYPHENS
        return at + has_own_hyphen

    def _skip(self, at: int) -> int:
        while at < len(self._text) and (self._text[at].isspace() or self._text[at] in _UNREAD):
            at += 1
        return at


def _texts(element: Element) -> list[str]:
    found = [element.text or ""]
    for child in element:
        if child.tag != _SVG:
            found += _texts(child)
        found.append(child.tail or "")
    return found


def said(shown: bytes, end: LineEnd, font: Any) -> list[bytes]:
    """The operator that shows the last glyphs of a line, with the line's end said; as it is where that cannot be."""
    if end is LineEnd.SPACE:
        space = next((glyph for glyph, text in font.to_unicode.items() if text == " "), None)
        return [shown] if space is None else [shown.removesuffix(_SHOW) + f"<{space:04x}>".encode() + _SHOW]
    match = _LAST_GLYPH.fullmatch(shown)
    if end is LineEnd.DIVIDED and match:
        return [match["head"] + b">" + _SHOW, _SOFT_HYPHEN, b"[<" + match["glyph"] + match["tail"], b"EMC"]
    return [shown]
