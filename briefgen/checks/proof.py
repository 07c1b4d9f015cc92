"""What facts prove of the numbers and dates in a text: those in their quotes, dates, values and periods."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cached_property

from briefgen.checks.draws import without_draws
from briefgen.checks.numerals import Day, Numeral, days, numbers_in_words, numerals
from briefgen.edtf import Edtf
from briefgen.edtf.dates import days_in_month
from briefgen.model import Event, Figure


@dataclass(frozen=True)
class Proof:
    """What a set of facts proves; worked out only where a text has a number or a date at all."""

    facts: tuple[Event | Figure, ...]

    @cached_property
    def words(self) -> tuple[str, ...]:
        """The quotes, each with the words before and after it that make it unique."""
        quotes = (evidence.quote for fact in self.facts for evidence in fact.evidence if evidence.quote)
        return tuple(" ".join(filter(None, (quote.prefix, quote.exact, quote.suffix))) for quote in quotes)

    @cached_property
    def dates(self) -> tuple[Edtf, ...]:
        """When the events happen, and the periods of the figures."""
        return tuple(fact.date if isinstance(fact, Event) else fact.period for fact in self.facts)

    @cached_property
    def days(self) -> tuple[Day, ...]:
        """The days in the quotes."""
        return tuple(day for text in self.words for day in days(text))

    @cached_property
    def numbers(self) -> tuple[Numeral, ...]:
        """The values of the figures, the numbers in the quotes, and those in the dates."""
        values = (Numeral("", frozenset({fact.value})) for fact in self.facts if isinstance(fact, Figure))
        return (*values, *_numbers(self.words), *(number for when in self.dates for number in _date_numbers(when)))

    def unproved(self, text: str) -> Iterator[str]:
        """The numbers and dates typed into a text that the facts do not have, as they are written."""
        typed = without_draws(text)
        for day in days(typed):
            if not self._has_day(day):
                yield day.words
        for number in numerals(typed):
            if not any(number.is_said_by(known) for known in self.numbers):
                yield number.words

    def _has_day(self, day: Day) -> bool:
        said = [day.is_said_by(known) for known in self.days] + [self._with_its_year(day, known) for known in self.days]
        return any(said) or any(_is_of(day, when) for when in self.dates)

    def _with_its_year(self, day: Day, known: Day) -> bool:
        """Whether the source names the day without its year, and a date has that year."""
        years = {point.year for when in self.dates for point in when.points}
        return known.year is None and day.year in years and Day("", None, day.month, day.day).is_said_by(known)


def _numbers(words: Iterable[str]) -> Iterator[Numeral]:
    for text in words:
        yield from numerals(text, within_dates=True)
        yield from numbers_in_words(text)


def _date_numbers(when: Edtf) -> Iterator[Numeral]:
    for point in when.points:
        for part in (point.year, point.day):
            if part is not None:
                yield Numeral("", frozenset({Decimal(part)}))


def _is_of(day: Day, when: Edtf) -> bool:
    """Whether a date lies within the day or month written, or has it as one of its ends."""
    if any(_names(day, point.month, point.day, point.year) for point in when.points):
        return True
    bounds = _bounds(day)
    return bounds is not None and bounds[0] <= when.earliest and when.latest <= bounds[1]


def _names(day: Day, month: int | None, number: int | None, year: int | None) -> bool:
    return day.month == month and day.day in {None, number} and day.year in {None, year}


def _bounds(day: Day) -> tuple[date, date] | None:
    if day.year is None or not 1 <= day.month <= 12:  # noqa: PLR2004
        return None
    last = days_in_month(day.year, day.month)
    if day.day is None:
        return date(day.year, day.month, 1), date(day.year, day.month, last)
    return (date(day.year, day.month, day.day),) * 2 if 1 <= day.day <= last else None
