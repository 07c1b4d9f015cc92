"""Comparing: what a copy would hold today and what came back in, the changes out, in the order of the document."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Final

from rapidfuzz import fuzz

from briefgen.document.lines import line_hash
from briefgen.model.text import same_language
from briefgen.returns.additions import Additions, Placed, about, by
from briefgen.returns.changes import ReturnedChange, ReturnKind, ReturnSpot, Wanted, key_of
from briefgen.returns.expected import ALOUD, FIXED, HEADER, QUESTION, STATEMENT, Expected
from briefgen.returns.lineage import Lineage
from briefgen.returns.matching import Matches
from briefgen.returns.order import Standing
from briefgen.returns.passages import WordPassage
from briefgen.returns.rewording import Draws, Printed, Reworded, joined, printed, reworded
from briefgen.returns.word import WordComment, WordRevision

_SAME: Final = 95.0  # per cent alike: deleted words are those of a line
_CHANGED_SINCE: Final = "the file has changed since the document was made; both are shown"


@dataclass(frozen=True, eq=False)
class Comparison:
    """All that is known of one document that came back."""

    matches: Matches
    lineage: Lineage
    order: Standing
    comments: Mapping[str, WordComment]
    sections: Mapping[int, str]  # the names of the sections of the released briefing
    locale: str
    draws: Draws
    is_current: bool  # whether the copy would be the same today

    def changes(self) -> tuple[ReturnedChange, ...]:
        """The changes, numbered in the order in which they stand."""
        beside = Additions(
            self.matches, self.lineage, self.order, self.comments, self.sections, self.locale, self.is_current
        )
        found = [*self._of_lines(), *self._moved(), *beside.found()]
        ordered = sorted(found, key=lambda each: each[0])
        return tuple(replace(change, number=number) for number, (_, change) in enumerate(ordered, 1))

    def _of_lines(self) -> Iterator[Placed]:
        for line in self.matches.lines:
            passages = [self.matches.found[number] for number in self.matches.of_line.get(line.number, ())]
            change = self._of_line(line, passages)
            if change is not None:
                yield line.number, change

    def _of_line(self, line: Expected, passages: Sequence[WordPassage]) -> ReturnedChange | None:
        if not passages:
            return self._deleted(line)
        together = self.matches.of_passage[passages[0].number]
        if line.kind == STATEMENT and len(passages) > 1:
            return self._split(line, passages)
        if line.kind == STATEMENT and len(together) > 1:
            return self._joined(together, passages[0]) if together[0] == line.number else None
        passage = passages[0]
        if passage.words == line.words or line_hash(passage.words) == self.lineage.then.get(line.number):
            return None
        return self._changed(line, passage)

    def _changed(self, line: Expected, passage: WordPassage) -> ReturnedChange | None:
        change = replace(self._about(line, passage), kind=ReturnKind.CHANGED, after=passage.words)
        if line.kind == FIXED:
            return self._of_furniture(change, line) if self.is_current or passage.revisions else None
        if line.kind == ALOUD and self._is_followed(line, passage):
            return None
        then = self.lineage.then.get(line.number)
        if then is not None and then != line.hash:
            known = passage.was if line_hash(passage.was) == then else ""
            return replace(change, before=known, now=line.words, writable=False, why=_CHANGED_SINCE)
        return self._written(change, line, [passage])

    def _is_followed(self, line: Expected, passage: WordPassage) -> bool:
        """Whether the page to say aloud says what the section says, which speaks for both."""
        own = next(each for each in self.matches.lines if each.kind == STATEMENT and _same(each, line))
        said = [self.matches.found[number].words for number in self.matches.of_line.get(own.number, ())]
        return said == [passage.words]

    def _of_furniture(self, change: ReturnedChange, line: Expected) -> ReturnedChange:
        kind, _, identifier = (line.line.anchor or "").partition("-")
        drawn = f"the event ‘{identifier}’" if kind == "event" else "the timeline, or a template"
        what = f"this comes from {drawn}, and not from the briefing"
        return replace(change, section=line.line.section or None, writable=False, why=what)

    def _written(self, change: ReturnedChange, line: Expected, passages: Sequence[WordPassage]) -> ReturnedChange:
        """The change with what it asks of the file, or with why nothing is written."""
        origin = line.origin
        if origin is None or origin.text is None:
            named = f"‘meeting.{origin.part}’" if origin else "the timeline"
            return replace(change, writable=False, why=f"this comes from {named}; correct it in the file")
        if line.kind == ALOUD and any(_same(each, line) for each in self._changed_statements):
            return replace(change, writable=False, why="the same statement says something else in its section")
        source, lang = origin.text.best(self.locale)
        found = self._reworded(line, [passage.text for passage in passages])
        if found.why:
            return replace(change, writable=False, why=found.why)
        return replace(change, wanted=Wanted(origin, lang, found.texts)) if found.texts != (source,) else change

    @cached_property
    def _changed_statements(self) -> tuple[Expected, ...]:
        """The statements that do not say in their sections what they said."""
        return tuple(
            line
            for line in self.matches.lines
            if line.kind == STATEMENT
            and [self.matches.found[number].words for number in self.matches.of_line.get(line.number, ())]
            != [line.words]
        )

    def _reworded(self, line: Expected, texts: Iterable[str]) -> Reworded:
        was, lang = self._printed(line)
        if not same_language(lang, self.locale):
            return Reworded(why=f"the file has no text in ‘{self.locale}’ here; write it there")
        if was is None:
            return Reworded(why="the template prints this text otherwise than the file has it; change it in the file")
        return reworded(was, texts, lang)

    def _printed(self, line: Expected) -> tuple[Printed | None, str]:
        if line.origin is None or line.origin.text is None:
            return None, self.locale
        source, lang = line.origin.text.best(self.locale)
        return printed(source, line.line.words, self.draws), lang

    def _split(self, line: Expected, passages: Sequence[WordPassage]) -> ReturnedChange:
        after = "\n".join(passage.words for passage in passages)
        change = replace(self._about(line, *passages), kind=ReturnKind.SPLIT, after=after)
        if self._is_stale(line):
            return replace(change, now=line.words, writable=False, why=_CHANGED_SINCE)
        return self._written(change, line, passages)

    def _joined(self, together: Sequence[int], passage: WordPassage) -> ReturnedChange:
        lines = [self.matches.lines[number] for number in together]
        before = "\n".join(line.words for line in lines)
        about = self._about(lines[0], passage)
        change = replace(about, kind=ReturnKind.JOINED, before=before, after=passage.words)
        origins = tuple(line.origin for line in lines if line.origin)
        if any(self._is_stale(line) for line in lines):
            return replace(change, writable=False, why=_CHANGED_SINCE)
        texts = [self._printed(line) for line in lines]
        if len(texts) != 2 or len(origins) != 2:  # noqa: PLR2004 (two that became one)
            return replace(change, writable=False, why="more than two statements were joined; change them in the file")
        (one, lang), (other, _) = texts
        if one is None or other is None or not same_language(lang, self.locale):
            return replace(
                change, writable=False, why="the template prints these texts otherwise than the file has them"
            )
        found = reworded(joined(one, other), [passage.text], lang, around=False)
        if found.why:
            return replace(change, writable=False, why=found.why)
        return replace(change, wanted=Wanted(origins[0], lang, found.texts, others=origins[1:]))

    def _is_stale(self, line: Expected) -> bool:
        then = self.lineage.then.get(line.number)
        return then is not None and then != line.hash

    def _deleted(self, line: Expected) -> ReturnedChange | None:
        if line.kind in {FIXED, ALOUD} or line.number in self.lineage.new:
            return None
        revisions = self._deleting(line)
        change = by(replace(self._about(line), kind=ReturnKind.DELETED), revisions)
        if line.kind == QUESTION and not self._stands(line):
            return None
        if line.kind in {QUESTION, HEADER}:
            what = "the question to an answer" if line.kind == QUESTION else "a line of the header"
            return replace(change, writable=False, why=f"{what} is taken out in the file")
        if self._is_stale(line):
            return replace(change, now=line.words, writable=False, why=_CHANGED_SINCE)
        return replace(change, wanted=Wanted(line.origin))

    def _stands(self, line: Expected) -> bool:
        """Whether the statement of a question is still there."""
        own = (each for each in self.matches.lines if each.kind == STATEMENT and _same(each, line))
        return any(each.number in self.matches.of_line for each in own)

    def _deleting(self, line: Expected) -> tuple[WordRevision, ...]:
        """Who deleted a line, where that was tracked."""
        for passage in self.matches.found:
            if passage.words == passage.was:
                continue
            if passage.lost_anchors.intersection(line.names) or fuzz.ratio(passage.was, line.words) >= _SAME:
                return passage.revisions
        return ()

    def _about(self, line: Expected, *passages: WordPassage) -> ReturnedChange:
        return about(line, self.matches.how.get(line.number), *passages)

    def _moved(self) -> Iterator[Placed]:
        for number in sorted(self.order.moved):
            line = self.matches.lines[number]
            passage = self.matches.found[self.matches.of_line[number][0]]
            spot = self.order.spots.get(passage.number)
            change = replace(self._about(line, passage), kind=ReturnKind.MOVED, after=passage.words)
            if spot is None or line.origin is None:
                yield number, replace(change, writable=False, why="it stands in no section of statements now")
                continue
            where = self.sections[spot.section]
            yield number, replace(change, place=self._where(where, spot), wanted=Wanted(line.origin, spot=spot))

    def _where(self, section: str, spot: ReturnSpot) -> str:
        """Where a statement stands now, in words."""
        keys = {key_of(line.origin.path): line for line in self.matches.lines if line.kind == STATEMENT and line.origin}
        after = next((keys[key] for key in spot.before if key in keys), None)
        return f"{section}: after “{after.words}”" if after else f"{section}: at the beginning"

    @property
    def lost(self) -> int:
        """How many lines of the briefing were not found by their bookmarks."""
        held = {names for passage in self.matches.found for names in passage.anchors}
        return sum(
            1
            for line in self.matches.lines
            if line.kind != FIXED
            and line.number not in self.lineage.new
            and line.number in self.matches.of_line
            and held.isdisjoint(self._bookmarks(line))
        )

    def _bookmarks(self, line: Expected) -> set[str]:
        return {name for name, number in self.lineage.names.items() if number == line.number}


def _same(one: Expected, other: Expected) -> bool:
    """Whether two lines are of one statement."""
    return one.origin is not None and other.origin is not None and one.origin.path[:4] == other.origin.path[:4]
