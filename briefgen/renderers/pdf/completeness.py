"""Completeness: every word of the HTML's main part must be in the PDF, in order; WeasyPrint can lose some (its #2469).

What is compared is the text in the order of the file's tags, so a loss on the paper and a loss for a screen reader are
both found. White space, hyphens, ligatures and case are no difference; text that the stylesheet generates is left out.
The words of a picture are only counted: where they stand in it is the picture's business.
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from lxml import etree

from briefgen.findings import Finding, Span
from briefgen.renderers.pdf.codes import CONTENT_LOST
from briefgen.renderers.pdf.reading import Piece
from briefgen.renderers.pdf.structure import GENERATED, SVG

_UNTOLD: Final = frozenset({"Lbl", GENERATED, "Figure"})
_UNREAD: Final = frozenset(f"{{http://www.w3.org/2000/svg}}{name}" for name in ("title", "desc", "style", "metadata"))
_UNSEEN: Final = re.compile(r"[\s\-\u00ad\u200b-\u200f\u2010\u2011\u202a-\u202e\u2060-\u206f\ufeff]+")
_SHOWN: Final = 8  # words that a finding quotes
_KEY: Final = 4  # words in a row by which the comparison finds its way back


@dataclass(frozen=True, slots=True)
class Word:
    """A word of the HTML, folded for the comparison, and its line there."""

    text: str
    folded: str
    line: int


def completeness(html: str, pieces: Iterable[Piece], name: str) -> list[Finding]:
    """What of the assembled HTML is not in the text of its PDF."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, remove_comments=True, remove_pis=True)
    root = etree.fromstring(html.encode(), parser)
    main = root.find("body/main")
    if main is None:
        return []
    told, drawn = _told(pieces)
    words = list(_words(main))
    losses = [] if "".join(word.folded for word in words) == told else list(_losses(words, told))
    pictures = [word for svg in main.iter(SVG) for word in _words(svg)]
    losses += _uncounted(pictures, drawn)
    return [
        CONTENT_LOST.at(Span(name, loss[0].line), f"not in the PDF, or not in its order: {_quoted(loss)}")
        for loss in losses
    ]


def _told(pieces: Iterable[Piece]) -> tuple[str, str]:
    """The folded text of the tags, and that of the pictures."""
    told, drawn = [], []
    for piece in pieces:
        if not _UNTOLD.intersection(piece.tags):
            told.append(piece.text)
        elif "Figure" in piece.tags:
            drawn.append(piece.text)
    return fold("".join(told)), fold("".join(drawn))


def fold(text: str) -> str:
    """The text without white space, hyphens, marks that are not seen, ligatures and differences of case."""
    return _UNSEEN.sub("", unicodedata.normalize("NFKC", text).casefold())


def _words(element: etree._Element) -> Iterator[Word]:
    """The words below an element; those of a picture only where it is the element itself."""
    if element.text and element.tag not in _UNREAD:
        yield from _split(element.text, element)
    for child in element:
        if child.tag != SVG:
            yield from _words(child)
        if child.tail:
            yield from _split(child.tail, element)


def _split(text: str, element: etree._Element) -> Iterator[Word]:
    line: object = element.sourceline
    for word in text.split():
        folded = fold(word)
        if folded:
            yield Word(word, folded, line if isinstance(line, int) else 1)


def _losses(words: Sequence[Word], told: str) -> Iterator[Sequence[Word]]:
    """The runs of words that the text does not tell where they should come."""
    at = place = 0
    while place < len(words):
        if told.startswith(words[place].folded, at):
            at += len(words[place].folded)
            place += 1
            continue
        back, at = _way_back(words, place, told, at)
        if back > place:
            yield words[place:back]
        place = back


def _way_back(words: Sequence[Word], place: int, told: str, at: int) -> tuple[int, int]:
    """The word from which on both texts agree again, and where, for the least that is left out of either.

    The end of both where there is none.
    """
    best = (len(words), len(told))
    least = len(told) - at + sum(len(word.folded) for word in words[place:])
    left_out = 0
    for start in range(place, len(words)):
        if left_out >= least:
            break
        key = "".join(word.folded for word in words[start : start + _KEY])
        found = told.find(key, at, at + least - left_out + len(key))
        if found >= 0:
            best, least = (start, found), left_out + found - at
        left_out += len(words[start].folded)
    return best


def _uncounted(words: Sequence[Word], drawn: str) -> list[Sequence[Word]]:
    """The words of pictures if characters of theirs were not drawn; they are counted, not located."""
    if not Counter("".join(word.folded for word in words)) - Counter(drawn):
        return []
    return [[word for word in words if word.folded not in drawn] or words]


def _quoted(words: Sequence[Word]) -> str:
    shown = " ".join(word.text for word in words[:_SHOWN])
    more = f" … ({len(words)} words)" if len(words) > _SHOWN else ""
    return f"‘{shown}’{more}"
