"""Copies: what a document says of itself so that it is known again when it comes back, whoever has saved it since.

Two kinds of custom properties travel in a Word document, since those survive other programs: `briefgen` names the copy,
and `briefgen-lines-1`, `-2`, … name each anchored line with the hash of its words, and as `*` all lines together. They
are pieces, since Word's own limit for such a text is 255 characters.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final

from briefgen.document.blocks import Content
from briefgen.document.lines import line_hash, lines
from briefgen.model import Release

COPY: Final = "briefgen"
LINES: Final = "briefgen-lines-"
WHOLE: Final = "*"
_LONGEST: Final = 255
_MOST_PIECES: Final = 400
_COPY: Final = re.compile(
    r"(?P<briefing>[a-z0-9-]{1,80}) (?P<locale>[A-Za-z0-9-]{2,35}) (?P<release>public|partner|internal) "
    r"(?P<day>\d{4}-\d\d-\d\d) (?P<hash>[0-9a-f]{1,64})"
)
_LINE: Final = re.compile(r"(\S{1,120})=([0-9a-f]{1,64})")


@dataclass(frozen=True, slots=True)
class Copy:
    """Which document it was: its briefing, its language, for whom, of what day, and the hash of all that it said."""

    briefing: str
    locale: str
    release: Release
    as_of: date
    content: str = ""


def identity(content: Content) -> dict[str, str]:
    """The custom properties of a document by name; none where its template does not say which copy it is."""
    if not content.properties.copy:
        return {}
    found = lines(content)
    said = (f"{line.anchor}={line_hash(line.words)}" for line in found if line.anchor)
    pieces = enumerate(_pieces((f"{WHOLE}={whole_hash(content)}", *said)), 1)
    return {COPY: content.properties.copy, **{f"{LINES}{number}": piece for number, piece in pieces}}


def whole_hash(content: Content) -> str:
    """The hash of all that its lines say, whichever version of the program has made it."""
    return line_hash("¶".join(line.words for line in lines(content)))


def _pieces(words: Iterable[str]) -> Iterator[str]:
    piece = ""
    for word in words:
        if piece and len(piece) + 1 + len(word) > _LONGEST:
            yield piece
            piece = ""
        piece = f"{piece} {word}" if piece else word
    if piece:
        yield piece


def copy_of(properties: Mapping[str, str]) -> Copy | None:
    """The copy that custom properties name, if they do."""
    found = _COPY.fullmatch(properties.get(COPY, "").strip())
    if found is None:
        return None
    try:
        day = date.fromisoformat(found["day"])
    except ValueError:
        return None
    return Copy(found["briefing"], found["locale"], Release(found["release"]), day, found["hash"])


def hashes_of(properties: Mapping[str, str]) -> dict[str, str]:
    """The hash of the words of each line by its anchor, as far as the properties still name them."""
    found: dict[str, str] = {}
    for number in range(1, _MOST_PIECES):
        piece = properties.get(f"{LINES}{number}")
        if piece is None:
            break
        found.update(_LINE.findall(piece))
    return found
