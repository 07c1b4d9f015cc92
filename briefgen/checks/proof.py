"""What facts prove of the numbers and dates in a text: those in their quotes, dates, values and periods."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from briefgen.checks.draws import without_draws
from briefgen.checks.numerals import Day, Numeral, days, numbers_in_words, numerals
from briefgen.edtf import Edtf
from briefgen.edtf.dates import days_in_month
from briefgen.model import Event, Figure


@dataclass(frozen=True)
class Proof:
    """The numbers and days that a set of facts has, and their dates."""

    numbers: tuple[Numeral, ...]
    days: tuple[Day, ...]
    dates: tuple[Edtf, ...]

    @classmethod
    def of(cls, facts: Iterable[Event | Figure]) -> "Proof":
        """What these facts prove together."""
        known = tuple(facts)
        words = [text for fact in known for text in _words(fact)]
        dates = tuple(fact.date if isinstance(fact, Event) else fact.period for fact in known)
        values = (Numeral("", frozenset({fact.value})) for fact in known if isinstance(fact, Figure))
        numbers = (*values, *_numbers(words), *(number for when in dates for number in _date_numbers(when)))
        return cls(numbers, tuple(day for text in words for day in days(text)), dates)

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


def _words(fact: Event | Figure) -> Iterator[str]:
    for evidence in fact.evidence:
        if evidence.quote:
            yield " ".join(filter(None, (evidence.quote.prefix, evidence.quote.exact, evidence.quote.suffix)))


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
