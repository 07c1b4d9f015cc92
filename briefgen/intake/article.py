"""What comes out of the intake: a text, what of it is the article itself, and what the file says of it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date

from briefgen.intake.cleaning import cleaned
from briefgen.model.timeline import Basis, Translation


@dataclass(frozen=True, slots=True)
class TextBlock:
    """A paragraph, a heading, an item of a list, a row of a table.

    `inside`: whether it belongs to the article. `tight`: it follows the one before without a blank line. `pages` are
    the pages that begin in it, each with the offset of its first character.
    """

    text: str
    inside: bool = True
    tight: bool = False
    pages: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Imprint:
    """What a file says of its article, as far as it says it. `issued` is EDTF; `accessed` the day it was saved."""

    title: str | None = None
    publisher: str | None = None
    author: str | None = None
    issued: str | None = None
    issued_basis: Basis = Basis.STATED
    language: str | None = None
    url: str | None = None
    accessed: date | None = None
    type: str = "document"  # CSL
    translation: Translation = Translation.NONE


@dataclass(frozen=True, slots=True)
class Article:
    """An article as it was found in a file.

    `start` and `end` are the bounds of its body in `text` (code points, end exclusive); `pages` says where each page
    of the original begins in it; `left_out` is what stands behind the body. `encoding` is named where it was guessed.
    """

    text: str
    start: int
    end: int
    imprint: Imprint
    media_type: str
    suffix: str
    pages: tuple[int, ...] = ()
    left_out: tuple[str, ...] = ()
    encoding: str | None = None
    remarks: tuple[str, ...] = field(default=())

    @property
    def body(self) -> str:
        """What may be quoted."""
        return self.text[self.start : self.end]


@dataclass(frozen=True, slots=True)
class Composed:
    """A text with its bounds, made of blocks."""

    text: str
    start: int
    end: int
    pages: tuple[int, ...]
    left_out: tuple[str, ...]


def composed(title: str | None, blocks: Iterable[TextBlock]) -> Composed:
    """The text of an article: its title, a blank line, its paragraphs; behind its body what was left out."""
    found = [block for block in blocks if block.text.strip()]
    inside = [block for block in found if block.inside]
    if title and not (inside and _same(inside[0].text, title)):
        inside.insert(0, TextBlock(cleaned(title)))
    if len(inside) > 1 and inside[1].tight:
        inside[1] = TextBlock(inside[1].text, pages=inside[1].pages)
    text, pages = _joined(inside)
    outside = [block for block in found if not block.inside]
    rest, _ = _joined(outside)
    whole = f"{text}\n\n{rest}\n" if rest else f"{text}\n"
    return Composed(whole, 0, len(text), pages, tuple(block.text for block in outside))


def _same(one: str, other: str) -> bool:
    return " ".join(one.split()) == " ".join(other.split())


def _joined(blocks: Sequence[TextBlock]) -> tuple[str, tuple[int, ...]]:
    """The blocks as one text, and where in it each page begins."""
    parts: list[str] = []
    begins: dict[int, int] = {}
    at = 0
    for number, block in enumerate(blocks):
        gap = "" if number == 0 else "\n" if block.tight else "\n\n"
        at += len(gap)
        for offset, page in block.pages:
            begins.setdefault(page, at + offset)
        parts += (gap, block.text)
        at += len(block.text)
    return "".join(parts), _pages(begins, at)


def _pages(begins: dict[int, int], end: int) -> tuple[int, ...]:
    """Where each page begins, from the first to the last; one with no text begins where the next one does."""
    found: list[int] = []
    following = end
    for page in range(max(begins, default=0), 0, -1):
        following = min(begins.get(page, following), following)
        found.append(0 if page == 1 else following)
    return tuple(reversed(found))
