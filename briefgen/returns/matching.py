"""Matching: the lines that a copy should hold, and the passages that came back, each found again where it is.

First by the very words, then by bookmarks, at last by order and likeness. A line may be found in several passages (it
was split), and several lines in one (they were joined).
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from rapidfuzz import fuzz

from briefgen.returns.expected import FIXED, STATEMENT, Expected
from briefgen.returns.passages import WordPassage

BY_WORDS: Final = "words"
BY_BOOKMARK: Final = "bookmark"
BY_LIKENESS: Final = "likeness"
_LEAST: Final = 25.0  # per cent alike, where nothing else is left between two neighbours
_NEAR: Final = 45.0  # per cent alike, between the same neighbours
_FAR: Final = 75.0  # per cent alike, elsewhere
_WHOLE: Final = 88.0  # per cent alike, of two that are one
_GAIN: Final = 8.0  # by how much two together must be more alike than one alone
_MOST_COMPARED: Final = 40_000
_LONGEST: Final = 2_000  # characters of a line that are compared


@dataclass(slots=True)
class Matches:
    """Which line was found in which passages; `how` says by what each line was found."""

    lines: Sequence[Expected]
    found: Sequence[WordPassage]
    of_line: dict[int, list[int]] = field(default_factory=dict)
    of_passage: dict[int, list[int]] = field(default_factory=lambda: defaultdict(list))
    how: dict[int, str] = field(default_factory=dict)

    def pair(self, line: int, passage: int, how: str) -> None:
        """Notes that a line is found in a passage."""
        self.of_line.setdefault(line, []).append(passage)
        self.of_passage[passage].append(line)
        self.how.setdefault(line, how)

    def open_lines(self) -> list[int]:
        """The lines that are not found yet."""
        return [line.number for line in self.lines if line.number not in self.of_line]

    def open_passages(self) -> list[int]:
        """The passages that hold no line yet, and say something."""
        return [each.number for each in self.found if each.words and each.number not in self.of_passage]


def matched(lines: Sequence[Expected], found: Sequence[WordPassage], names: Mapping[str, int]) -> Matches:
    """Each line where it is now; `names` leads from a bookmark to the number of the line that it was put around."""
    matches = Matches(lines, found)
    _by_words(matches, names)
    _by_bookmarks(matches, names)
    _extend(matches)
    _by_likeness(matches)
    _extend(matches)
    return matches


def _by_words(matches: Matches, names: Mapping[str, int]) -> None:
    """Pairs what says the very same; of several, those that share a bookmark first, then in their order."""
    ours: dict[str, list[int]] = defaultdict(list)
    theirs: dict[str, list[int]] = defaultdict(list)
    for line in matches.lines:
        ours[line.words].append(line.number)
    for passage in matches.found:
        if passage.words in ours:
            theirs[passage.words].append(passage.number)
    for words, passages in theirs.items():
        if len(ours[words]) != len(passages):
            held = {names.get(name): number for number in passages for name in matches.found[number].anchors}
            for own in ours[words]:
                if own in held and held[own] not in matches.of_passage:
                    matches.pair(own, held[own], BY_WORDS)
        left = [own for own in ours[words] if own not in matches.of_line]
        for own, number in zip(left, [each for each in passages if each not in matches.of_passage], strict=False):
            matches.pair(own, number, BY_WORDS)


def _by_bookmarks(matches: Matches, names: Mapping[str, int]) -> None:
    """Pairs each line that is left with the passages that its bookmark holds; the first, and those that are of it."""
    open_lines, open_passages = set(matches.open_lines()), matches.open_passages()
    for number in open_passages:
        passage = matches.found[number]
        for line in sorted({names[name] for name in passage.anchors if name in names} & open_lines):
            words = matches.lines[line].words
            if line not in matches.of_line or _part_of(passage.words, words):
                matches.pair(line, number, BY_BOOKMARK)


def _part_of(words: str, whole: str) -> bool:
    return fuzz.partial_ratio(words[:_LONGEST], whole[:_LONGEST]) >= _FAR and len(words) <= len(whole) * 1.5


def _by_likeness(matches: Matches) -> None:
    """Pairs what is left, the most alike first; between the same neighbours less likeness will do."""
    lines, passages = matches.open_lines(), matches.open_passages()
    if not lines or not passages:
        return
    gap_of_line, gap_of_passage = _gaps(matches)
    few = len(lines) * len(passages) <= _MOST_COMPARED
    by_gap: dict[int, list[int]] = defaultdict(list)
    for number in passages:
        by_gap[gap_of_passage[number]].append(number)
    scored: list[tuple[float, int, int]] = []
    left = _MOST_COMPARED
    for line in lines:
        gap = gap_of_line[line]
        for number in passages if few else by_gap[gap]:
            left -= 1
            near = gap_of_passage[number] == gap
            bound = _NEAR if near else _FAR
            if left > 0 and matches.lines[line].line.table == matches.found[number].table:
                score = _ratio(matches.lines[line].words, matches.found[number].words)
                scored += [(score + near * 10, line, number)] if score >= bound else []
    for _, line, number in sorted(scored, key=lambda each: (-each[0], each[1], each[2])):
        if line not in matches.of_line and number not in matches.of_passage:
            matches.pair(line, number, BY_LIKENESS)
    _alone(matches, by_gap, gap_of_line)


def _alone(matches: Matches, by_gap: Mapping[int, Sequence[int]], gap_of_line: Mapping[int, int]) -> None:
    """Pairs the only line and the only passage that are left between two neighbours, if they are alike at all."""
    left: dict[int, list[int]] = defaultdict(list)
    for number in matches.open_lines():
        left[gap_of_line[number]].append(number)
    for gap, lines in left.items():
        passages = [number for number in by_gap.get(gap, ()) if number not in matches.of_passage]
        if len(lines) == len(passages) == 1:
            line, passage = matches.lines[lines[0]], matches.found[passages[0]]
            if line.line.table == passage.table and _ratio(line.words, passage.words) >= _LEAST:
                matches.pair(line.number, passage.number, BY_LIKENESS)


def _gaps(matches: Matches) -> tuple[dict[int, int], dict[int, int]]:
    """For each line and passage the number of the last line before it that is found."""
    last, of_line, of_passage = -1, {}, {}
    for line in matches.lines:
        last = line.number if line.number in matches.of_line else last
        of_line[line.number] = last
    last = -1
    for passage in matches.found:
        held = matches.of_passage.get(passage.number)
        last = held[-1] if held else last
        of_passage[passage.number] = last
    return of_line, of_passage


def _ratio(one: str, other: str) -> float:
    return float(fuzz.ratio(one[:_LONGEST], other[:_LONGEST]))


def _extend(matches: Matches) -> None:
    """A line that was split is found in the passage after it, too; one that was joined to another, in that one's."""
    for line in matches.lines:
        held = matches.of_line.get(line.number, [])
        if line.kind == FIXED or len(held) != 1 or matches.how[line.number] == BY_WORDS:
            continue
        passage = matches.found[held[0]]
        alone = _ratio(line.words, passage.words)
        for other in _neighbours(matches, passage.number):
            pair = (passage, other) if other.number > passage.number else (other, passage)
            together = _ratio(line.words, " ".join(each.words for each in pair))
            if together >= _WHOLE and together >= alone + _GAIN:
                matches.pair(line.number, other.number, matches.how[line.number])
                matches.of_line[line.number].sort()
                break
        else:
            _join(matches, line, passage, alone)


def _neighbours(matches: Matches, number: int) -> list[WordPassage]:
    """The passages next to one that say something, where they hold no line yet."""
    found = []
    for step in (1, -1):
        at = number + step
        while 0 <= at < len(matches.found) and not matches.found[at].words:
            at += step
        if 0 <= at < len(matches.found) and at not in matches.of_passage:
            found.append(matches.found[at])
    return found


def _join(matches: Matches, line: Expected, passage: WordPassage, alone: float) -> None:
    for step in (1, -1):
        at = line.number + step
        if not 0 <= at < len(matches.lines):
            continue
        other = matches.lines[at]
        if other.number in matches.of_line or other.kind != STATEMENT or line.kind != STATEMENT:
            continue
        pair = (line, other) if step > 0 else (other, line)
        together = _ratio(" ".join(each.words for each in pair), passage.words)
        if together >= _WHOLE and together >= alone + _GAIN:
            matches.pair(other.number, passage.number, BY_LIKENESS)
            matches.of_passage[passage.number].sort()
            return
