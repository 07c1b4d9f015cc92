"""Numbers and dates in prose, in English, Russian and Kazakh: read so that two ways of writing one thing are equal.

Digits in names (C5+1, COVID-19, 5G) and in enumerations such as (1) are no numbers. `12 500`, `12,500` and `12.500`
may be one number, `3,5` and `3.5` another; what can be read in two ways has both readings.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from briefgen.checks.number_words import SCALES, month_of_word, value_of_word
from briefgen.provenance import in_one_spelling

_MONTH: Final = r"(?P<month>[^\W\d_]\w*+)"  # a whole word, to be looked up
_YEAR: Final = r"(?P<year>[12]\d{3})(?!\d)"
_DAYS: Final = r"(?<![\w.,])(?P<day>\d{1,2})(?:\s*(?:-|to|and|и|по|мен)\s*(?P<day2>\d{1,2}))?(?:st|nd|rd|th|-?го|-?е)?"
_DATES: Final = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"{_YEAR}\s+жыл\w*\s+{_DAYS}\s+{_MONTH}",
        rf"{_DAYS}\s+(?:of\s+)?{_MONTH}(?:,?\s+{_YEAR})?",
        rf"(?<!\w){_MONTH}\s+(?P<day>\d{{1,2}})(?!\d)(?:\s*-\s*(?P<day2>\d{{1,2}}))?(?:st|nd|rd|th)?,?\s+{_YEAR}",
        rf"(?<!\w){_MONTH},?\s+{_YEAR}",
        rf"{_YEAR}\s+жыл\w*\s+{_MONTH}",
        r"(?<![\w-])(?P<year>[12]\d{3})-(?P<number>\d{2})(?:-(?P<day>\d{2}))?(?![\w-])",
        r"(?<![\w.])(?P<day>\d{1,2})\.(?P<number>\d{2})\.(?P<year>[12]\d{3})(?!\d)",
    )
)
_NAMES: Final = re.compile(r"(?<!\w)(?:[^\W\d_]+-?\d+(?:\+\w+)?|\d+[A-ZА-Я]\w*)|(?<!\w)\(?\d\)(?=\s)|(?<=\+)\d+")
_NUMBER: Final = re.compile(
    r"(?<!\w)(?P<digits>\d{1,3}(?:[ .,]\d{3})+(?:[.,]\d+)?(?!\d)|\d+(?:[.,]\d+)?)"
    r"(?:[\s-]*(?P<scale>" + "|".join(stem for stem, _ in SCALES) + r")(?!\w))?",
    re.IGNORECASE,
)
_THOUSANDS: Final = 3  # digits between two separators
_DIGIT: Final = re.compile(r"\d")
_WORD: Final = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Numeral:
    """A number as written: what it may mean, and the power of ten that a word after it adds."""

    words: str
    values: frozenset[Decimal]
    scale: int | None = None

    def is_said_by(self, other: "Numeral") -> bool:
        """Whether the other says the same number; where one of them has no scale, the digits decide."""
        if self.scaled & other.scaled:
            return True
        return (self.scale is None or other.scale is None) and bool(self.values & other.values)

    @property
    def scaled(self) -> frozenset[Decimal]:
        """What it may mean in full."""
        return frozenset(value * (self.scale or 1) for value in self.values)


@dataclass(frozen=True, slots=True)
class Day:
    """A day or a month as written; the year or the day may be left out."""

    words: str
    year: int | None
    month: int
    day: int | None

    def is_said_by(self, other: "Day") -> bool:
        """Whether the other says all that this one says."""
        return (
            self.month == other.month
            and (self.day is None or self.day == other.day)
            and (self.year is None or self.year == other.year)
        )


def days(text: str) -> tuple[Day, ...]:
    """The days and months in a text."""
    return tuple(day for day, _ in _days(in_one_spelling(text))) if _DIGIT.search(text) else ()


def _days(text: str) -> Iterator[tuple[Day, tuple[int, int]]]:
    taken: list[tuple[int, int]] = []
    for pattern in _DATES:
        for match in _matches(pattern, text):
            if any(match.start() < end and start < match.end() for start, end in taken):
                continue
            taken.append(match.span())
            yield from ((day, match.span()) for day in _each_day(match))


def _matches(pattern: re.Pattern[str], text: str) -> Iterator[re.Match[str]]:
    """Where the pattern stands, and its month is one: elsewhere the next place is looked for from the next letter."""
    at = 0
    while match := pattern.search(text, at):
        word = match.groupdict().get("month")
        is_date = word is None or month_of_word(word) is not None
        at = max(match.end(), at + 1) if is_date else match.start() + 1
        if is_date:
            yield match


def _each_day(match: re.Match[str]) -> Iterator[Day]:
    groups = match.groupdict()
    month = month_of_word(groups["month"]) if groups.get("month") else int(groups["number"])
    if month is None:
        return
    year = int(groups["year"]) if groups.get("year") else None
    given = [int(groups[key]) for key in ("day", "day2") if groups.get(key)]
    if not given:
        yield Day(match.group(), year, month, None)
    yield from (Day(match.group(), year, month, day) for day in given)


def numerals(text: str, *, within_dates: bool = False) -> tuple[Numeral, ...]:
    """The numbers in a text; those that are part of a date only when asked for."""
    if not _DIGIT.search(text):
        return ()
    spelt = _NAMES.sub(lambda match: " " * len(match.group()), in_one_spelling(text))
    taken = [] if within_dates else [span for _, span in _days(spelt)]
    found = (
        match for match in _NUMBER.finditer(spelt) if not any(start <= match.start() < end for start, end in taken)
    )
    return tuple(_numeral(match) for match in found)


def _numeral(match: re.Match[str]) -> Numeral:
    scale = match["scale"]
    power = next((value for stem, value in SCALES if scale and re.fullmatch(stem, scale, re.IGNORECASE)), None)
    return Numeral(match.group().strip(), frozenset(_values(match["digits"])), power)


def _values(digits: str) -> Iterator[Decimal]:
    """What a group of digits may mean."""
    parts = re.split(r"[ .,]", digits)
    if all(len(part) == _THOUSANDS for part in parts[1:]):
        yield Decimal("".join(parts))
    if len(parts) > 1 and re.search(r"[.,]\d+$", digits):
        yield Decimal("".join(parts[:-1]) + "." + parts[-1])


def numbers_in_words(text: str) -> Iterator[Numeral]:
    """The numbers that a text spells out; for the side that proves, never for the side that must be proved."""
    previous: Decimal | None = None
    for match in _WORD.finditer(in_one_spelling(text).casefold()):
        value = value_of_word(match.group())
        if value is not None:
            yield Numeral(match.group(), frozenset({value}))
            if previous is not None and previous > value:
                yield Numeral(match.group(), frozenset({previous + value}))
        previous = value
