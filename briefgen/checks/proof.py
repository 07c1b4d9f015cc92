"""What the words quoted for a fact prove: the amounts and dates in them, read in the language of each source."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from functools import cached_property
from itertools import islice
from typing import Final, TypeAlias

from briefgen.edtf import Edtf, Point, within
from briefgen.extraction import PERCENT, Amount, DateMention, Nearness, amounts, dates
from briefgen.model import Event, Figure, Source
from briefgen.model.timeline import Qualifier

Known: TypeAlias = tuple[int | None, int | None, int | None]  # year, month, day

_N: Final = Nearness
QUALIFIERS: Final[Mapping[Nearness, Qualifier]] = {
    _N.EXACT: Qualifier.EXACT,
    _N.ABOUT: Qualifier.ABOUT,
    _N.ALMOST: Qualifier.ALMOST,
    _N.MORE_THAN: Qualifier.MORE_THAN,
    _N.AT_LEAST: Qualifier.MORE_THAN,
    _N.UP_TO: Qualifier.UP_TO,
    _N.LESS_THAN: Qualifier.UP_TO,
}
_MOST_DECIMALS: Final = 10  # of a share that is compared with one in words
_HUNDRED: Final = Decimal(100)
_SCALED: Final = Decimal(1_000_000)
_CURRENCY: Final = re.compile(r"[A-Z]{3}")
_MOST_ALIKE: Final = 100  # amounts of one value in the quotes of a fact
_MOST_DATES: Final = 200  # dates of one text, and in the quotes that prove it 50 times as many
_TEN: Final = Decimal(10)
_TWO: Final = Decimal(2)
_THIRD_PARTIES: Final = tuple("countr part state стран сторон лиц лица государств ел тарап тұлға".split())
# What a note counts when it speaks of its sources; the beginnings of the words.
_OF_SOURCES: Final = tuple(
    "are is were differ source statement name text figure number time report page definition reading version claim "
    "источник заявлен утвержден назван текст чис цифр раз сообщен публикац страниц определен прочтен верси "
    "дереккөз мәлімдеме ата мәтін сан рет хабарлама жарияланым бет анықтама нұсқа".split()
)
_CLAUSE_END: Final = re.compile(r"[,;:!?()](?=\s|$)|\.(?=\s+[^\W\d_a-zа-яё])|\s[-–—](?=\s)")
# Before a year that a value is compared with, and not of.
_COMPARED: Final = re.compile(
    r"(?:сравнени\w+ с|относительно|чем (?:в|за)|(?:compared|comparison) (?:to|with)|relative to|than (?:in|for)|"
    r"versus|vs\.?|against|up on|down on|к уровню|к показателям|отношению к|(?:since|from) its level in)"
    r"(?:\s+(?:the|уров\w+|показател\w+|итог\w+|period|level|year|of|in))*\s*$"
)
_NEAR: Final = 80  # characters in which such words stand
_COMPARED_AFTER: Final = re.compile(r"\s*\w*\s*салыстыр")


@dataclass(frozen=True)
class Quoted:
    """The words of one quote, with those before and after that make it unique, in the language of its source."""

    text: str
    lang: str

    @cached_property
    def amounts(self) -> tuple[Amount, ...]:
        """The amounts that it states; those that it denies are none."""
        return tuple(each for each in amounts(self.text, self.lang) if not each.denied)

    @cached_property
    def dates(self) -> tuple[DateMention, ...]:
        """The dates that it states."""
        counts = {each.start for each in amounts(self.text, self.lang) if each.noun or each.unit}
        stated = (each for each in dates(self.text, self.lang) if not each.denied)
        return tuple(each for each in stated if not (each.bare and each.start in counts))

    @cached_property
    def years(self) -> frozenset[int]:
        """The years that it names."""
        return frozenset(p.year for each in self.dates for p in each.when.points if p.year is not None)

    def periods(self, amount: Amount) -> Iterator[DateMention]:
        """The times that it names for an amount: in its clause or the words that open it, and none to compare with."""
        start, end = _clause(self.text, amount.start)
        near = [each for each in self.dates if start <= each.start < end]
        if not near and start > 0:
            before, until = _clause(self.text, start - 2)
            near = [
                each
                for each in self.dates
                if before <= each.start < until and _is_opening(self.text, before, until, each)
            ]
        yield from (each for each in near if not each.bare and not self._is_compared(each))

    def _is_compared(self, mention: DateMention) -> bool:
        before = self.text[max(0, mention.start - _NEAR) : mention.start].casefold()
        after = self.text[mention.end : mention.end + _NEAR].casefold()
        return bool(_COMPARED.search(before) or _COMPARED_AFTER.match(after))


def _clause(text: str, at: int) -> tuple[int, int]:
    """The bounds of the clause around a place: between commas and the like, not those inside a number."""
    ends = [match.start() for match in _CLAUSE_END.finditer(text)]
    start = max((end + 1 for end in ends if end < at), default=0)
    return start, min((end for end in ends if end >= at), default=len(text))


def _is_opening(text: str, start: int, end: int, mention: DateMention) -> bool:
    """Whether a clause is little more than its date, and begins the sentence: “In 2024, trade …”."""
    if start > 0 and text[start - 1] not in ".!?":
        return False
    rest = text[start : mention.start] + text[mention.end : end]
    return len(rest.split()) <= 2  # noqa: PLR2004


def quoted(fact: Event | Figure, sources: Mapping[str, Source]) -> Iterator[Quoted]:
    """The quotes of a fact."""
    for evidence in fact.evidence:
        quote, source = evidence.quote, sources.get(evidence.source)
        if quote is not None:
            text = " ".join(filter(None, (quote.prefix, quote.exact, quote.suffix)))
            yield Quoted(text, source.language if source else "")


def is_currency(unit: str | None) -> bool:
    """Whether a unit is an ISO 4217 code."""
    return unit is not None and _CURRENCY.fullmatch(unit) is not None


def qualifiers(amount: Amount, value: Decimal) -> frozenset[Qualifier]:
    """The qualifiers with which a value may be registered that the amount gives; an end of a range is a bound."""
    if amount.low is not None and amount.high is not None:
        bound = Qualifier.MORE_THAN if value == amount.low else Qualifier.UP_TO
        return frozenset((Qualifier.ABOUT, bound))
    return frozenset(QUALIFIERS[each] for each in amount.nearness)


def says(amount: Amount, value: Decimal) -> bool:
    """Whether an amount has the value; a share in words has it also in per cent, as exactly as the value is given."""
    if value in amount.readings:
        return True
    if not amount.part or amount.unit is not None:
        return False
    return any(round(part * _HUNDRED, _decimals(value)) == value for part in amount.readings)


def _decimals(value: Decimal) -> int:
    return min(_MOST_DECIMALS, max(0, -int(value.as_tuple().exponent)))


def proves_point(point: Point, known: Point, years: frozenset[int] = frozenset()) -> bool:
    """Whether a known date says all that a point says; a year that it leaves out may stand beside it."""
    parts = ("month", "day", "season", "quarter")
    if any(getattr(point, part) not in (None, getattr(known, part)) for part in parts):
        return False
    if point.years != known.years and known.year is not None:
        return point.year is not None and known.year in range(point.year, point.year + point.years)
    return point.year is None or point.year == known.year or (known.year is None and point.year in years)


def is_month_alone(when: Edtf) -> bool:
    """Whether a date names a month or a season and neither day nor year: too little to be proved."""
    return all(point.year is None and point.day is None for point in when.points)


class Told(StrEnum):
    """What a text is, by which it must prove the small numbers that it has in words."""

    FACT = "fact"
    NOTE = "note"  # counts its own sources: “named three times”
    PROPOSAL = "proposal"  # counts what is wanted: “choose three”


def named_points(whens: Iterable[Edtf]) -> frozenset[Known]:
    """The days, months and years that dates name, each with all or with some of its parts."""
    points = [point for when in whens for point in when.points if point.years == 1]
    return frozenset(
        named
        for p in points
        for named in ((p.year, p.month, p.day), (None, p.month, p.day), (p.year, p.month, None), (p.year, None, None))
    )


@dataclass(frozen=True)
class Proof:
    """What a set of facts proves of the numbers and dates typed into a text.

    Numbers are proved by quotes alone: neither by what the register has typed as a value, nor by a date. A date is
    proved by quotes, by when the facts happen, and by the `others`, such as the days of their sources. A note may
    name the days of what else rests on its sources: their `points`.
    """

    facts: tuple[Event | Figure, ...]
    sources: Mapping[str, Source]
    others: tuple[Edtf, ...] = ()
    free_dates: bool = False
    told: Told = Told.FACT
    points: tuple[frozenset[Known], ...] = ()

    @cached_property
    def quotes(self) -> tuple[Quoted, ...]:
        """Their quotes."""
        return tuple(each for fact in self.facts for each in quoted(fact, self.sources))

    @cached_property
    def whens(self) -> tuple[Edtf, ...]:
        """When the events happen, and the periods of the figures."""
        return (*(fact.date if isinstance(fact, Event) else fact.period for fact in self.facts), *self.others)

    @cached_property
    def _years(self) -> frozenset[int]:
        return frozenset(point.year for when in self.whens for point in when.points if point.year is not None)

    def unproved(self, text: str, lang: str) -> Iterator[str]:
        """The numbers and dates of a text that the facts do not have, as they are written."""
        mentions = dates(text, lang)
        yield from (mention.words for mention in mentions[_MOST_DATES:])
        for mention in mentions[:_MOST_DATES]:
            named = mention.bare or is_month_alone(mention.when)
            if not named and not self.free_dates and not self._has_date(mention.when):
                yield mention.words
        bare = {mention.start: mention for mention in mentions if mention.bare}
        for amount in amounts(text, lang):
            year = bare.get(amount.start)
            if year is not None and (self.free_dates or self._has_date(year.when)):
                continue
            if _is_to_prove(amount, self.told, len(self.facts)) and not self._has_amount(amount):
                yield amount.words

    def _has_date(self, when: Edtf) -> bool:
        if any(within(known, when) for known in self.whens):
            return True
        return all(self._has_point(point) for point in when.points)

    def _has_point(self, point: Point) -> bool:
        if any((point.year, point.month, point.day) in each for each in self.points):
            return True
        if any(proves_point(point, known) for when in self.whens for known in when.points):
            return True
        return any(proves_point(point, known, years | self._years) for known, years in self._quoted_points)

    @cached_property
    def _quoted_points(self) -> tuple[tuple[Point, frozenset[int]], ...]:
        """The points of the dates in the quotes, each with the years that its quote names."""
        found = ((p, quote.years) for quote in self.quotes for each in quote.dates for p in each.when.points)
        return tuple(dict.fromkeys(islice(found, 50 * _MOST_DATES)))

    @cached_property
    def _known(self) -> Mapping[Decimal | None, list[Amount]]:
        """The amounts of the quotes by value; the shares also under None, for they are said in more than one way."""
        found: dict[Decimal | None, list[Amount]] = {}
        for each in (amount for quote in self.quotes for amount in quote.amounts):
            for value in (*each.readings, *((None,) if each.is_share else ())):
                same = found.setdefault(value, [])
                if len(same) < _MOST_ALIKE:
                    same.append(each)
        return found

    def _candidates(self, amount: Amount) -> list[Amount]:
        values = (*amount.readings, *((None,) if amount.is_share else ()))
        return [each for value in values for each in self._known.get(value, ())]

    def _has_amount(self, amount: Amount) -> bool:
        known = self._candidates(amount)
        ends = (amount.low, amount.high) if amount.low is not None and amount.high is not None else (None,)
        return all(any(_is_said_by(amount, each, end) for each in known) for end in ends)


def _is_to_prove(amount: Amount, told: Told, count: int) -> bool:
    """Whether a text must prove a number: in digits, of a unit or above ten always; in words not one and not two.

    From three to ten in words, it may count what is cited, the sources of a note, or what is proposed.
    """
    if amount.digits or amount.unit is not None or amount.value > _TEN:
        return True
    words = amount.noun.split()[:2]
    if amount.value <= _TWO or amount.value <= count or (amount.ordinal and _begin(words, _THIRD_PARTIES)):
        return False
    return told is Told.FACT or (told is Told.NOTE and bool(words) and not _begin(words, _OF_SOURCES))


def _begin(words: list[str], stems: tuple[str, ...]) -> bool:
    return any(word.startswith(stems) for word in words)


def _is_said_by(amount: Amount, known: Amount, end: Decimal | None) -> bool:
    """Whether a quote's amount is what a text says: the value, its unit, and no other qualifier."""
    values = amount.readings if end is None else frozenset((end,))
    if not any(_same_value(value, amount, known) for value in values):
        return False
    if amount.unit is not None and is_currency(amount.unit):
        same = known.unit == amount.unit
    elif amount.is_share or known.is_share:
        same = (amount.is_share and known.is_share) or not (amount.noun or known.noun or amount.unit or known.unit)
    else:
        same = known.unit == amount.unit or (is_currency(known.unit) and (not amount.noun or amount.value >= _SCALED))
    return same and _same_nearness(amount, known)


def _same_value(value: Decimal, amount: Amount, known: Amount) -> bool:
    if value in known.readings:
        return True
    if amount.unit == PERCENT and known.part:
        return says(known, value)
    return amount.part and known.unit == PERCENT and any(says(amount, each) for each in known.readings)


def _same_nearness(amount: Amount, known: Amount) -> bool:
    """A text may leave a qualifier out, and may not make one up or another of it."""
    if Nearness.EXACT in amount.nearness:
        return True
    said = frozenset(QUALIFIERS[each] for each in amount.nearness)
    allowed = frozenset().union(*(qualifiers(known, value) for value in known.readings))
    return bool(said & allowed)
