"""Amounts in a text: each number with its unit, how near it is, whether it is denied, and the noun that it counts."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import lru_cache
from typing import Final

from briefgen.extraction.dates import dates, is_within
from briefgen.extraction.numerals import Numeral, may_hold_numbers, numerals, numerals_of
from briefgen.extraction.qualifier_words import Nearness, is_risen, nearness
from briefgen.extraction.tokens import Token, spoken, tokens
from briefgen.extraction.unit_words import CODES, DOLLARS, PERCENT, PERCENTAGE_POINTS, SYMBOLS, currency, of_country

_MOST_WORDS: Final = 5  # of a noun and what stands before it
_BREAKS: Final = frozenset(
    "and or of in on at to from for with by as the than that which who is are was were has have had will would "
    "и или а но в во с со до к по от на из у о об за для при что чтобы как чем это которые который которая пришлось "
    "және мен бен пен немесе үшін деп бойынша де да".split()
)
_TO: Final = {
    "en": frozenset("- to and".split()),
    "ru": frozenset("- до по и".split()),
    "kk": frozenset("- мен бен пен және".split()),
}
_FROM: Final = {"en": frozenset("from between".split()), "ru": frozenset("от с между".split()), "kk": frozenset()}
_POINTS: Final = frozenset(
    "point points pp пункт пункта пункте пунктов пункты пунктам пп тармақ тармағы тармаққа".split()
)

_SPELT_UNITS: Final = (
    (("per", "cent"), PERCENT),
    (("percentage", "point"), PERCENTAGE_POINTS),
    (("percentage", "points"), PERCENTAGE_POINTS),
    (("п", ".", "п"), PERCENTAGE_POINTS),
)


@dataclass(frozen=True, slots=True)
class Amount:
    """A number that a text gives, with all that belongs to it; offsets in code points, end exclusive.

    `readings` are what the number may mean, scales included, mostly one; of a range, `low` and `high` are its ends and
    the readings those of both. `unit` is an ISO 4217 code, `percent` or `percentage-points`, or None; `noun` are the
    words after it that it may count. `nearness` is what qualifies it: one mostly, and EXACT where nothing does.
    """

    start: int
    end: int
    words: str
    readings: frozenset[Decimal]
    unit: str | None = None
    noun: str = ""
    nearness: frozenset[Nearness] = frozenset((Nearness.EXACT,))
    ordinal: bool = False
    part: bool = False
    digits: bool = False
    denied: bool = False
    low: Decimal | None = None
    high: Decimal | None = None

    @property
    def value(self) -> Decimal:
        """The likeliest reading; of a range, its upper end."""
        return max(self.readings)

    @property
    def is_share(self) -> bool:
        """Whether it is a share of something: 17 %, a quarter."""
        return self.unit == PERCENT or (self.part and self.unit is None)


def amounts(text: str, lang: str) -> tuple[Amount, ...]:
    """The amounts in a text in a language (a BCP 47 tag), in order; what belongs to a date is none."""
    return _amounts(text, spoken(text, lang))


def currencies(text: str, lang: str) -> frozenset[str]:
    """The currencies that a text names, beside a number or not, as ISO 4217 codes."""
    lang = spoken(text, lang)
    found = tokens(text)
    named = (currency(token.text, lang) if token.is_word else SYMBOLS.get(token.text) for token in found)
    codes = {
        code
        for token, code in zip(found, named, strict=True)
        if code not in {None, PERCENT} and (code != token.text.upper() or token.written == code)
    }
    return frozenset(code for code in (*codes, *(each.unit for each in _amounts(text, lang))) if code in CODES)


def number_spans(text: str, lang: str) -> tuple[tuple[int, int], ...]:
    """The bounds of each number by itself, scales included and units not: 150 млрд of “150 млрд евро”."""
    found, each = tokens(text), numerals_of(text, spoken(text, lang))
    return tuple((found[number.first].start, found[number.last - 1].end) for number in each)


@lru_cache(maxsize=512)
def _amounts(text: str, lang: str) -> tuple[Amount, ...]:
    if not may_hold_numbers(text, lang):
        return ()
    found = tokens(text)
    taken = [(each.start, each.end) for each in dates(text, lang) if not each.bare]
    numbers = [each for each in numerals_of(text, lang) if not is_within(found[each.first].start, taken)]
    return tuple(_Measured(text, found, lang, numbers).amounts())


def _plain(value: Decimal) -> Decimal:
    """1500000, and not 1500000.0."""
    whole = value.to_integral_value()
    return whole if value == whole else value


class _Measured:
    """The numbers of one text with what stands beside each."""

    def __init__(self, text: str, found: Sequence[Token], lang: str, numbers: Sequence[Numeral]) -> None:
        self.text, self.found, self.lang = text, found, lang
        self.numbers = tuple(numbers)
        self.starts = frozenset(each.first for each in numbers)

    def amounts(self) -> Iterator[Amount]:
        pending: list[Numeral] = []
        for place, number in enumerate(self.numbers):
            pending.append(number)
            following = self.numbers[place + 1] if place + 1 < len(self.numbers) else None
            if following is not None and self._goes_on(number, following):
                continue
            yield from self._joined(pending)
            pending = []

    def _goes_on(self, number: Numeral, following: Numeral) -> bool:
        """Whether the next number shares what stands after it with this one: 3–5 billion, both 3 and 5 per cent."""
        between = self.found[number.last : following.first]
        words = [token.text for token in between if token.text not in SYMBOLS]
        if words == [",", "и"] and number.first and self.found[number.first - 1].text == "и":  # и 3, и 5
            words = ["и"]
        if len(words) != 1 or number.noun or number.ordinal != following.ordinal:
            return False
        return words[0] in _TO.get(self.lang, ()) and number.part == following.part

    def _joined(self, group: list[Numeral]) -> Iterator[Amount]:
        last = self._amount(group[-1])
        if len(group) == 1:
            yield last
            return
        scaled = [self._with_scale(number, group[-1]) for number in group[:-1]]
        first = [self._amount(number) for number in scaled]
        joint = self.found[group[-2].last].text
        opens = group[0].first > 0 and self._before_unit(group[0].first) in _FROM.get(self.lang, ())
        grown = joint != "-" and is_risen(self.found, group[0].first, self.lang)
        if len(group) == 2 and (joint in {"-", "to", "до"} or opens) and not grown:  # noqa: PLR2004
            yield self._range(first[0], last)
            return
        yield from (replace(each, unit=each.unit or last.unit, noun=each.noun or last.noun) for each in first)
        yield last

    def _before_unit(self, at: int) -> str:
        at -= 1 + (self.found[at - 1].text in SYMBOLS)
        return self.found[at].text if at >= 0 else ""

    def _with_scale(self, number: Numeral, last: Numeral) -> Numeral:
        if number.scaled or not last.scaled:
            return number
        words = [self.found[at] for at in range(last.first, last.last)]
        bare = numerals(words[:1], self.lang)
        if len(bare) != 1 or bare[0].value == 0:
            return number
        power = last.value / bare[0].value
        return number.times(power) if number.value < power else number

    def _range(self, low: Amount, high: Amount) -> Amount:
        ends = replace(high, start=low.start, words=self.text[low.start : high.end], unit=high.unit or low.unit)
        plain = frozenset((Nearness.EXACT,))
        near = low.nearness - {Nearness.AT_LEAST} or plain
        return replace(
            ends,
            readings=low.readings | high.readings,
            low=low.value,
            high=high.value,
            nearness=near,
            denied=low.denied,
        )

    def _amount(self, number: Numeral) -> Amount:
        first, last = number.first, number.last
        unit, first, last = self._unit(first, last)
        near, denied = nearness(self.found, first, self._past_case(last), self.lang)
        noun = number.noun or self._noun(last)
        start, end = self.found[first].start, self.found[last - 1].end
        values = frozenset(map(_plain, number.readings))
        return Amount(
            start, end, self.text[start:end], values, unit, noun, near, number.ordinal, number.part,
            number.digits, denied,
        )  # fmt: skip

    def _unit(self, first: int, last: int) -> tuple[str | None, int, int]:
        """The unit beside a number, and the tokens that it takes on either side."""
        after = self._unit_after(last)
        if after is not None:
            return after[0], first, after[1]
        sign = self.found[first - 1] if first else None
        if sign is not None and sign.text in SYMBOLS and sign.text != "%":
            country = self.found[first - 2].text if first > 1 and self.found[first - 2].touches(sign) else ""
            code = DOLLARS.get(country, SYMBOLS[sign.text]) if sign.text == "$" else SYMBOLS[sign.text]
            return code, first - 1 - (sign.text == "$" and country in DOLLARS), last
        if (
            sign is not None
            and sign.is_word
            and sign.written.isupper()
            and currency(sign.text, self.lang) == sign.written
        ):
            return sign.written, first - 1, last
        return None, first, last

    def _unit_after(self, last: int) -> tuple[str, int] | None:
        texts = [token.text for token in self.found[last : last + 5]]
        at = 1 if texts[:1] == ["-"] else 0  # 50-процентный, 17-%
        sign = SYMBOLS.get(texts[at]) if at < len(texts) else None
        if sign is not None:
            return self._points(sign, last + at + 1)
        for words, unit in _SPELT_UNITS:
            if tuple(texts[at : at + len(words)]) == words:
                return self._points(unit, last + at + len(words))
        return self._named_unit(last + at)

    def _named_unit(self, at: int) -> tuple[str, int] | None:
        """A currency's or a share's name, at most two words off: 50 миллионов американских долларов."""
        for place in range(at, min(at + 3, len(self.found))):
            word = self.found[place]
            if not word.is_word or word.text in _BREAKS or place in self.starts:
                return None
            code = currency(word.text, self.lang)
            if code is not None and (code != word.text.upper() or word.written == code):
                near = [token.text for token in self.found[at:place]]
                country = self._country(place + 1)
                near += [token.text for token in self.found[place + 1 : place + 1 + country]]
                return self._points(of_country(code, tuple(near)), place + 1 + country)
        return None

    def _country(self, at: int) -> int:
        """How many tokens of «долл. США» follow the word."""
        texts = [token.text for token in self.found[at : at + 2]]
        return 2 if texts == [".", "сша"] else 1 if texts[:1] == ["сша"] else 0

    def _points(self, unit: str, last: int) -> tuple[str, int]:
        near = [token.text for token in self.found[last : last + 2]]
        if near[:1] == ["-"]:
            near = near[1:]
        if unit == PERCENT and near and near[0] in _POINTS:
            return PERCENTAGE_POINTS, last + 1
        return unit, last

    def _past_case(self, last: int) -> int:
        """Past the ending of a sign or an abbreviation in Kazakh: 25 %-ға, 50 млрд-тан."""
        texts = [token.text for token in self.found[last : last + 2]]
        return last + 2 if self.lang == "kk" and len(texts) == 2 and texts[0] == "-" else last  # noqa: PLR2004

    def _noun(self, last: int) -> str:
        """The words after a number that may be what it counts."""
        words: list[str] = []
        last += last < len(self.found) and self.found[last].text == "." and self.found[last - 1].text == "тыс"
        for at in range(last, min(last + _MOST_WORDS, len(self.found))):
            token = self.found[at]
            if not token.is_word or token.text in _BREAKS or at in self.starts:
                break
            words.append(token.text)
        return " ".join(words)
