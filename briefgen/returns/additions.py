"""Additions: what came back beside the lines of the copy, which are new paragraphs and comments."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Final

from briefgen.document.lines import line_hash
from briefgen.returns.changes import SEVERAL, Reply, ReturnedChange, ReturnKind, ReturnSpot, Wanted
from briefgen.returns.expected import FIXED, STATEMENT, Expected
from briefgen.returns.lineage import Lineage
from briefgen.returns.matching import Matches
from briefgen.returns.order import Standing
from briefgen.returns.passages import WordPassage
from briefgen.returns.rewording import plain_text
from briefgen.returns.word import WordComment, WordRevision

_MOST_ANSWERS: Final = 1_000
_IF_RAISED: Final = "if-raised"

Placed = tuple[float, ReturnedChange]


@dataclass(frozen=True, eq=False)
class Additions:
    """The passages that are no line of the copy, and the conversations about any of them."""

    matches: Matches
    lineage: Lineage
    order: Standing
    comments: Mapping[str, WordComment]
    sections: Mapping[int, str]
    locale: str
    is_current: bool

    def found(self) -> Iterator[Placed]:
        """What is new, each with the place where it stands."""
        yield from self._inserted()
        yield from self._commented()

    def _inserted(self) -> Iterator[Placed]:
        waiting: WordPassage | None = None
        open_passages = self.matches.open_passages()
        for number, following in zip(open_passages, (*open_passages[1:], None), strict=False):
            passage = self.matches.found[number]
            if self._was_there(passage):
                continue
            spot = self.order.spots.get(number)
            is_question = spot is not None and self.sections[spot.section] == _IF_RAISED and passage.words.endswith("?")
            if is_question and following == number + 1:
                waiting = passage
                continue
            question, waiting = waiting, None
            if spot is not None or self.is_current or passage.revisions:
                yield self._before(number) + 0.5, self._new(passage, question, spot)

    def _new(self, passage: WordPassage, question: WordPassage | None, spot: ReturnSpot | None) -> ReturnedChange:
        section = self.sections[spot.section] if spot else self._zone(passage.number)
        whole = f"{question.words}\n{passage.words}" if question else passage.words
        change = ReturnedChange(ReturnKind.INSERTED, STATEMENT, section, None, after=whole)
        change = by(change, (*(question.revisions if question else ()), *passage.revisions))
        if spot is None:
            why = "it stands in no section of statements; write it where it belongs"
            return replace(change, writable=False, why=why)
        text, asked = plain_text(passage.text), plain_text(question.text) if question else None
        if text.why or (asked and asked.why):
            return replace(change, writable=False, why=text.why or (asked.why if asked else None))
        wanted = Wanted(
            None, self.locale, text.texts, asked.texts[0] if asked else None, spot, key=f"n{passage.number}"
        )
        return replace(change, wanted=wanted)

    def _was_there(self, passage: WordPassage) -> bool:
        """Whether it is a line that the file had when the document was made, and has no more."""
        gone = self.lineage.gone
        return line_hash(passage.words) in gone.values() or (not self.is_current and passage.table)

    def _before(self, number: int) -> float:
        """The number of the last line that stands before a passage."""
        return self._last_lines[number]

    @cached_property
    def _last_lines(self) -> Sequence[float]:
        """For each passage the last line that stands in it or before it."""
        last, found = -1.0, []
        for passage in self.matches.found:
            held = self.matches.of_passage.get(passage.number)
            last = float(held[-1]) if held else last
            found.append(last)
        return found

    def _zone(self, number: int) -> str | None:
        line = int(self._before(number))
        return (self.matches.lines[line].line.section or None) if line >= 0 else None

    def _commented(self) -> Iterator[Placed]:
        seen: set[str] = set()
        for passage in self.matches.found:
            for identifier in passage.comments:
                root = self._root(identifier)
                if root is not None and root.id not in seen:
                    seen.add(root.id)
                    yield self._before(passage.number) + 0.75, self._comment(root, passage)

    def _comment(self, root: WordComment, passage: WordPassage) -> ReturnedChange:
        lines = [self.matches.lines[number] for number in self.matches.of_passage.get(passage.number, ())]
        change = ReturnedChange(ReturnKind.COMMENT, FIXED, None, None)
        if lines:
            change = about(lines[0], self.matches.how.get(lines[0].number))
        section = change.section or self._zone(passage.number)
        answers = (each for each in self.comments.values() if each.id != root.id and self._root(each.id) == root)
        replies = tuple(Reply(each.author, each.date, each.text) for each in answers)
        return replace(
            change, kind=ReturnKind.COMMENT, section=section, before=passage.words, after=root.text, author=root.author,
            date=root.date, about=passage.commented(root.id), done=root.done, replies=replies, writable=False,
            why="comments are shown, and not written",
        )  # fmt: skip

    def _root(self, identifier: str) -> WordComment | None:
        """The comment that began a thread."""
        found = self.comments.get(identifier)
        for _ in range(_MOST_ANSWERS):
            if found is None or found.answers is None:
                return found
            found = self.comments.get(found.answers)
        return None


def about(line: Expected, how: str | None, *passages: WordPassage) -> ReturnedChange:
    """A change of a line: what it is about, by whom, and how the line was found."""
    origin = line.origin
    change = ReturnedChange(
        ReturnKind.CHANGED,
        part=origin.part if origin else FIXED,
        section=origin.section if origin else None,
        statement=origin.number if origin else None,
        before=line.words,
        id=origin.statement.id if origin and origin.statement else None,
        found_by=how,
    )
    return by(change, tuple(revision for passage in passages for revision in passage.revisions))


def by(change: ReturnedChange, revisions: Iterable[WordRevision]) -> ReturnedChange:
    """The change with who made it and when, as far as the revisions tell."""
    found = tuple(dict.fromkeys(revisions))
    authors = tuple(dict.fromkeys(each.author for each in found if each.author))
    days = [each.date for each in found if each.date]
    return replace(change, author=SEVERAL.join(authors) or None, date=max(days, default=None), tracked=bool(found))
