"""Absolute dates in a text: days, months, quarters, seasons, years and spans of them, whole or in part, as EDTF."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from sys import maxsize
from typing import Final

from briefgen.edtf import Edtf, EdtfError, parse
from briefgen.edtf.dates import MONTH_NAMES
from briefgen.extraction.date_words import JOINS, ROMAN, YEAR_BEFORE, is_year_word, month, part_of_year, season
from briefgen.extraction.numerals import Numeral, may_hold_numbers, numerals_of
from briefgen.extraction.qualifier_words import is_denied
from briefgen.extraction.tokens import Token, TokenKind, spoken, tokens, words
from briefgen.provenance import in_one_spelling

_YEARS: Final = range(1000, 3000)
_BARE_YEARS: Final = range(1900, 2101)
_LAST_DAY: Final = 31
_NUMERIC: Final = re.compile(
    r"(?<![\w.-])(?P<y>[12]\d{3})-(?P<m>0[1-9]|1[0-2])(?:-(?P<d>[0-3]\d))?(?![\w-])"
    r"|(?<![\w.])(?P<d2>[0-3]?\d)\.(?P<m2>0[1-9]|1[0-2])\.(?P<y2>[12]\d{3})(?!\d)"
    r"|(?<![\w/])(?P<d3>[0-3]?\d)/(?P<m3>[0-3]?\d)/(?P<y3>[12]\d{3})(?![\d/])"
)
_DECADE_ENDS: Final = frozenset("е х м ми ые ых".split())
_YEARS_OF: Final = frozenset("годы годов годам годами годах гг".split())
_DECADE_WORDS: Final = frozenset("жылдары жылдарда жылдардың жылдарға жылдарындағы жылдарында".split())


@dataclass(frozen=True, slots=True)
class DateMention:
    """A date as a text names it: where (code points, end exclusive), and what it says.

    What it leaves out is X: “16 April” is XXXX-04-16. `bare` is a year with nothing beside it that says it is one,
    such as `2000`; it may be a number. `denied` is one that the text says it was not.
    """

    start: int
    end: int
    words: str
    when: Edtf
    bare: bool = False
    denied: bool = False


@dataclass(frozen=True, slots=True)
class _Part:
    """A date while it is read: its EDTF without the year, the year, and the tokens that it takes."""

    first: int
    last: int
    year: int | None
    rest: tuple[str, ...] = ("",)  # what follows the year at each end: "-12-04"
    bare: bool = False
    decade: str = ""

    @property
    def text(self) -> str:
        if self.decade:
            return self.decade
        ends = [f"{'XXXX' if self.year is None else self.year}{each}" for each in self.rest]
        return "/".join(dict.fromkeys(ends))


def dates(text: str, lang: str) -> tuple[DateMention, ...]:
    """The dates that a text in a language (a BCP 47 tag) names, in order; what no calendar has is none."""
    return _dates(text, spoken(text, lang))


@lru_cache(maxsize=512)
def _dates(text: str, lang: str) -> tuple[DateMention, ...]:
    if not may_hold_numbers(text, lang) and not any(month(word, lang) for word in words(text)):
        return ()
    numeric = tuple(_numeric(text))
    found = tokens(text)
    taken = [(each.start, each.end) for each in numeric]
    free = [not is_within(token.start, taken) for token in found]
    mentions = [*numeric]
    for first, last, when, bare in _Scan(found, lang, free, numerals_of(text, lang)).spans():
        start, end = found[first].start, found[last - 1].end
        denied = is_denied(found, first, last, lang)
        mentions.append(DateMention(start, end, text[start:end], when, bare, denied))
    return tuple(sorted(mentions, key=lambda each: each.start))


def is_within(place: int, spans: Sequence[tuple[int, int]]) -> bool:
    """Whether a place lies in one of some spans that follow each other."""
    at = bisect_right(spans, (place, maxsize)) - 1
    return at >= 0 and place < spans[at][1]


def _numeric(text: str) -> Iterator[DateMention]:
    """Days in digits alone: 2025-12-04, 04.12.2025, 04/12/2025."""
    for match in _NUMERIC.finditer(in_one_spelling(text)):
        groups = {key.rstrip("23"): value for key, value in match.groupdict().items() if value}
        day, number = int(groups.get("d", 0)), int(groups["m"])
        if number > len(MONTH_NAMES) >= day > 0:  # 03/27/2025, as Americans write it
            day, number = number, day
        when = _parsed(f"{groups['y']}-{number:02}" + (f"-{day:02}" if day else ""))
        if when is not None:
            yield DateMention(match.start(), match.end(), text[match.start() : match.end()], when)


def _parsed(text: str) -> Edtf | None:
    try:
        return parse(text)
    except EdtfError:
        return None


_SHORT_PARTS: Final = {"q": 4, "h": 2}  # Q1 and H1


class _Scan:
    """Reads the dates among the tokens of one text."""

    def __init__(self, found: Sequence[Token], lang: str, free: Sequence[bool], numbers: Sequence[Numeral]) -> None:
        self.found, self.lang, self.free = found, lang, free
        self.numbers: Mapping[int, Numeral] = {each.first: each for each in numbers}

    def spans(self) -> Iterator[tuple[int, int, Edtf, bool]]:
        """The first token of each date, the one after its last, what it says, and whether it is a bare year."""
        at = 0
        while at < len(self.found):
            part = self._part(at) if self.free[at] and self._may_begin(at) else None
            part = self._to_another(part) if part else None
            when = _parsed(part.text) if part else None
            if part is not None and when is not None:
                yield part.first, part.last, when, part.bare
            at = part.last if part is not None else self._next(at)

    def _may_begin(self, at: int) -> bool:
        word = self.found[at].text
        named = month(word, self.lang) or season(word, self.lang) or word in ROMAN or word in _SHORT_PARTS
        return at in self.numbers or bool(named)

    def _next(self, at: int) -> int:
        number = self.numbers.get(at)
        return at + 1 if number is None or number.digits else max(at + 1, number.last)

    def _part(self, at: int) -> _Part | None:
        for read in (self._year_first, self._day_month, self._month_day, self._month, self._section, self._year):
            part = read(at)
            if part is not None:
                return part
        return None

    # Spans of two dates

    def _to_another(self, part: _Part) -> _Part:
        """The date, or the span that it begins: 29 May to 2 June 2025, «2025–2027 годы»."""
        if part.last + 1 >= len(self.found) or self.found[part.last].text not in JOINS.get(self.lang, ()):
            return part
        other = self._part(part.last + 1)
        if other is None or len(part.rest) > 1 or len(other.rest) > 1 or (part.bare and other.rest != ("",)):
            return part
        if self.found[part.last].text not in {"-", "to", "until", "through", "till", "по", "до"}:
            return part
        year = part.year if part.year is not None else other.year
        if year == other.year:
            return _Part(part.first, other.last, year, (*part.rest, *other.rest), part.bare and other.bare)
        if year is None or other.year is None or other.year < year:
            return part
        both = (part.rest[0], f"/{other.year}{other.rest[0]}")
        return _Part(part.first, other.last, year, ("".join(both),), part.bare and other.bare)

    # One date

    def _day_month(self, at: int) -> _Part | None:
        """4 December 2025, «29–30 мая 2025 г.», the 4th of December, «бірінші мамыр»."""
        first, after = self._days(at)
        if not first:
            return None
        if self.lang == "en" and self._text(after) == "of":
            after += 1
        number = month(self._text(after), self.lang)
        if number is None or not self._is_month(after):
            return None
        year, last = self._year_after(after + 1)
        return _Part(at, last, year, tuple(f"-{number:02}-{day:02}" for day in first))

    def _month_day(self, at: int) -> _Part | None:
        """May 29, 2025; «желтоқсанның 4-інде»."""
        number = month(self._text(at), self.lang)
        if number is None or not self._is_month(at):
            return None
        after = at + 1 + (self._text(at + 1) == ".")
        genitive = self.lang == "kk" and self._text(at).endswith(("ның", "нің", "дың", "дің", "тың", "тің"))
        days, last = self._days(after) if self.lang == "en" or genitive else ((), after)
        if not days or (self.lang == "en" and month(self._text(last), "en") is not None):
            return None
        year, last = self._year_after(last)
        return _Part(at, last, year, tuple(f"-{number:02}-{day:02}" for day in days))

    def _month(self, at: int) -> _Part | None:
        number = month(self._text(at), self.lang)
        if number is None or not self._is_month(at):
            return None
        after = at + 1 + (self._text(at + 1) == "." and len(self._text(at)) < 5)  # noqa: PLR2004 (an abbreviation)
        year, last = self._year_after(after)
        return _Part(at, last if year is not None else at + 1, year, (f"-{number:02}",))

    def _year_first(self, at: int) -> _Part | None:
        """«2025 жылғы 4 желтоқсан», «2025 жылдың бірінші тоқсаны», «2022 жылғы күз»."""
        year = self._year_number(at)
        if self.lang != "kk" or year is None:
            return None
        after = self.numbers[at].last
        if not is_year_word(self._text(after), "kk"):
            return None
        after += 1 + (self._text(after + 1) == ".")
        for read in (self._day_month, self._month_day, self._month, self._section):
            part = read(after) if after < len(self.found) else None
            if part is not None and part.year is None:
                return replace(part, first=at, year=year)
        return None

    def _section(self, at: int) -> _Part | None:
        """A quarter, a half or a season of a year: Q1 2025, «первом полугодии 2025 года», autumn of 2022."""
        name = season(self._text(at), self.lang)
        if name is not None:
            year, last = self._year_after(at + 1)
            near = self.lang == "kk" and at > 0 and is_year_word(self._text(at - 1), "kk")
            return _Part(at, last, year, (f"-{name}",)) if year is not None or near else None
        count, after = self._count(at)
        parts = part_of_year(self._text(after), self.lang) if count else None
        if parts is None and self._text(at) in _SHORT_PARTS and self.found[at].touches(self.found[after - 1]):
            parts, after = _SHORT_PARTS[self._text(at)], after - 1
        if count is None or parts is None or not 1 <= count <= parts:
            return None
        after += 1 + (self._text(after + 1) == "." and self._text(after) == "кв")
        year, last = self._year_after(after)
        if parts == 2 and year is None and not self._follows_year(at):  # noqa: PLR2004 (halves of anything)
            return None
        rest = (f"-{32 + count}",) if parts == 4 else (("-01", "-06"), ("-07", "-12"))[count - 1]  # noqa: PLR2004
        return _Part(at, last if year is not None else after, year, rest)

    def _follows_year(self, at: int) -> bool:
        return self.lang == "kk" and at > 0 and is_year_word(self._text(at - 1), "kk")

    def _count(self, at: int) -> tuple[int | None, int]:
        """Which quarter or half, and the token after it: first, I, 1-й."""
        number = self.numbers.get(at)
        if number is not None:
            value = number.value
            return (int(value) if value == int(value) else None), number.last
        if self._text(at) in {"q", "h"} and self._text(at + 1) in {"1", "2", "3", "4"}:
            return int(self._text(at + 1)), at + 2
        return ROMAN.get(self._text(at)), at + 1

    def _year(self, at: int) -> _Part | None:
        year = self._year_number(at)
        if year is None:
            return None
        last = self.numbers[at].last
        end = self._text(last) if last < len(self.found) else ""
        if year % 10 == 0 and (decade := self._decade(at, last, year)):
            return decade
        if self.lang != "en" and is_year_word(end, self.lang):
            dot = self._text(last + 1) == "." and len(end) <= 2  # noqa: PLR2004 (г. and гг.)
            return _Part(at, last + 1 + dot, year)
        told = at > 0 and self._text(at - 1) in {"the", "this", *YEAR_BEFORE.get(self.lang, ())}
        if not self.numbers[at].digits or year not in _BARE_YEARS:
            return None
        return _Part(at, last, year, bare=not (told and self.lang == "en"))

    def _decade(self, at: int, last: int, year: int) -> _Part | None:
        """The 1990s, «1990-х годов», «1990 жылдары»."""
        end, following = self.found[last - 1].text, self._text(last)
        if following == "s" and self.found[last - 1].touches(self.found[last]):
            return _Part(at, last + 1, year, decade=f"{year // 10}X")
        if (end in _DECADE_ENDS and following in _YEARS_OF) or following in _DECADE_WORDS:
            return _Part(at, last + 1, year, decade=f"{year // 10}X")
        return None

    # Parts of a date

    def _days(self, at: int) -> tuple[tuple[int, ...], int]:
        """One day of the month or two, and the token after them."""
        first, after = self._day(at)
        if first is None:
            return (), at
        if self._text(after) in JOINS.get(self.lang, ()):
            second, end = self._day(after + 1)
            if second is not None and second > first:
                return (first, second), end
        return (first,), after

    def _day(self, at: int) -> tuple[int | None, int]:
        number = self.numbers.get(at)
        if number is None or number.part or number.scaled or not self.free[at]:
            return None, at
        value = number.value
        is_day = value == int(value) and 1 <= value <= _LAST_DAY and (number.digits or number.ordinal)
        return (int(value), number.last) if is_day else (None, at)

    def _year_number(self, at: int) -> int | None:
        number = self.numbers.get(at)
        if number is None or len(number.readings) != 1 or not self.free[at]:
            return None
        value = number.value
        if number.digits and (number.scaled or len(self.found[at].text) != 4):  # noqa: PLR2004
            return None
        if not number.digits and not number.ordinal and self.lang != "en":
            return None
        return int(value) if value == int(value) and int(value) in _YEARS else None

    def _year_after(self, at: int) -> tuple[int | None, int]:
        """The year that stands at a token, after a comma or “of”, and the token after it and its word."""
        start = at + 1 if self.lang == "en" and self._text(at) in {",", "of"} else at
        year = self._year_number(start)
        if year is None:
            return None, at
        last = self.numbers[start].last
        if is_year_word(self._text(last), self.lang):
            short = len(self._text(last)) <= 2  # noqa: PLR2004 (г. and гг.)
            last += 1 + (short and self._text(last + 1) == ".")
        return year, last

    def _is_month(self, at: int) -> bool:
        """Whether the word is a month and no other word: May and March in English have capitals."""
        token = self.found[at]
        return self.lang != "en" or token.written[:1].isupper() or token.text not in {"may", "march", "mar"}

    def _text(self, at: int) -> str:
        inside = 0 <= at < len(self.found)
        return self.found[at].text if inside and self.found[at].kind is not TokenKind.LINK else ""
