"""Passages: the paragraphs of a Word document as they stand once all its tracked changes are accepted."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from briefgen.document.lines import folded
from briefgen.returns.word import Fate, WordComment, WordParagraph, WordPiece, WordRevision

_AFTER = frozenset({Fate.KEPT, Fate.INSERTED})
_BEFORE = frozenset({Fate.KEPT, Fate.DELETED})


@dataclass(frozen=True)
class WordPassage:
    """One paragraph of the text as it is now; one that says nothing is all that is left of a deleted one."""

    number: int
    pieces: tuple[WordPiece, ...]
    marks: tuple[WordRevision, ...]
    table: bool

    @cached_property
    def text(self) -> str:
        """What it says, as it stands."""
        return "".join(piece.text for piece in self.pieces if piece.fate in _AFTER)

    @cached_property
    def words(self) -> str:
        """What it says, as words are compared."""
        return folded(self.text)

    @cached_property
    def was(self) -> str:
        """What it said before the tracked changes that are still in it, as words are compared."""
        return folded("".join(piece.text for piece in self.pieces if piece.fate in _BEFORE))

    @cached_property
    def anchors(self) -> frozenset[str]:
        """The bookmarks that hold any of its words."""
        return frozenset(
            name for piece in self.pieces if piece.fate in _AFTER and piece.text.strip() for name in piece.anchors
        )

    @cached_property
    def lost_anchors(self) -> frozenset[str]:
        """The bookmarks that hold any of the words deleted in it."""
        return frozenset(name for piece in self.pieces if piece.fate is Fate.DELETED for name in piece.anchors)

    @cached_property
    def comments(self) -> tuple[str, ...]:
        """The comments on any of it, in order."""
        found = (name for piece in self.pieces for name in sorted(piece.comments, key=_number))
        return tuple(dict.fromkeys(found))

    @cached_property
    def revisions(self) -> tuple[WordRevision, ...]:
        """Who has changed it, and when, in the order of the text."""
        found = (piece.revision for piece in self.pieces if piece.revision and piece.text.strip())
        return tuple(dict.fromkeys((*found, *self.marks)))

    def commented(self, comment: str) -> str:
        """The words that a comment is about."""
        return folded("".join(p.text for p in self.pieces if comment in p.comments and p.fate in _AFTER))


def _number(name: str) -> tuple[int, str]:
    return (int(name), name) if name.isdecimal() and len(name) < 12 else (0, name)  # noqa: PLR2004 (digits of an id)


def passages(paragraphs: Iterable[WordParagraph]) -> tuple[WordPassage, ...]:
    """The passages in order: paragraphs whose mark is deleted run on into the next, unless nothing is left of them."""
    return tuple(
        WordPassage(number, pieces, marks, table) for number, (pieces, marks, table) in enumerate(_joined(paragraphs))
    )


def _joined(
    paragraphs: Iterable[WordParagraph],
) -> Iterator[tuple[tuple[WordPiece, ...], tuple[WordRevision, ...], bool]]:
    pieces: list[WordPiece] = []
    marks: list[WordRevision] = []
    for paragraph in paragraphs:
        pieces += paragraph.pieces
        marks += [paragraph.mark_revision] if paragraph.mark_revision else []
        runs_on = paragraph.mark in {Fate.DELETED, Fate.GONE} and _says(pieces) and not paragraph.table
        if not runs_on:
            yield tuple(pieces), tuple(marks), paragraph.table
            pieces, marks = [], []
    if pieces:
        yield tuple(pieces), tuple(marks), False


def _says(pieces: Sequence[WordPiece]) -> bool:
    return any(piece.fate in _AFTER and piece.text.strip() for piece in pieces)


def conversations(comments: Mapping[str, WordComment], found: Iterable[WordPassage]) -> Mapping[str, WordComment]:
    """The comments, each with the one that it answers.

    LibreOffice drops that: where no comment answers another, those on the very same words are one conversation, in the
    order of the file.
    """
    if any(comment.answers for comment in comments.values()):
        return comments
    first: dict[tuple[int, str], str] = {}
    threads: dict[str, WordComment] = {}
    on = {name: (each.number, each.commented(name)) for each in found for name in each.comments}
    for name, comment in comments.items():
        place = on.get(name)
        root = first.setdefault(place, name) if place and place[1] else name
        threads[name] = comment if root == name else replace(comment, answers=root)
    return threads
