"""The register is proved by its quotes: values, units, qualifiers, periods and stated dates stand there."""

from collections.abc import Iterator, Sequence
from functools import cached_property
from itertools import islice
from typing import Final

from briefgen.checks.nouns import CountedUnit, is_counted
from briefgen.checks.proof import Quoted, is_currency, proves_point, qualifiers, quoted, says
from briefgen.checks.reading import Reading
from briefgen.edtf import Edtf, Point, overlaps
from briefgen.extraction import PERCENT, PERCENTAGE_POINTS, Amount, DateMention, currencies
from briefgen.findings import Code, Finding, Severity
from briefgen.model import Event, Figure
from briefgen.model.timeline import Basis, ValueBasis

VALUE_NOT_QUOTED: Final = Code(
    "value-not-quoted",
    Severity.ERROR,
    "The value of a figure does not stand in its quotes, in digits or in words.",
    "correct the value or quote the words that give it; if it is worked out, say ‘value_basis: computed’ and how in "
    "‘basis_note’",
)
UNIT_NOT_QUOTED: Final = Code(
    "unit-not-quoted",
    Severity.ERROR,
    "The value of a figure stands in its quotes, but not in this currency, as this share, or of this noun.",
    "give the unit that the quote gives the number, or quote the words that give it this one",
)
QUALIFIER_NOT_QUOTED: Final = Code(
    "qualifier-not-quoted",
    Severity.ERROR,
    "A figure is said to be nearer to its value, or farther from it, than its quotes say.",
    "take the qualifier of the quote: exact, about, almost, more-than (at least) or up-to (at most); of a range, "
    "register the upper end as up-to or the lower end as more-than",
)
PERIOD_NOT_QUOTED: Final = Code(
    "period-not-quoted",
    Severity.ERROR,
    "The quote names the time that a figure is about, and ‘period’ gives another.",
    "give the period that the quote names",
)
DATE_NOT_QUOTED: Final = Code(
    "date-not-quoted",
    Severity.ERROR,
    "The date of an event is said to be stated, and does not stand in its quotes with its day, month and year.",
    "correct the date or quote the words that state it; else say ‘date_basis: resolved’, ‘inferred’ or ‘external’, and "
    "why in ‘date_note’",
)
_MOST_SHOWN: Final = 3
_MOST_COMPARED: Final = 20  # amounts of the right value whose nouns and clauses are looked at
_CODES: Final = (VALUE_NOT_QUOTED, UNIT_NOT_QUOTED, QUALIFIER_NOT_QUOTED, PERIOD_NOT_QUOTED, DATE_NOT_QUOTED)


class _Claim:
    """What a figure claims, held against its quotes."""

    def __init__(self, figure: Figure, quotes: Sequence[Quoted]) -> None:
        self.figure, self.quotes = figure, quotes
        units = {quote.lang: CountedUnit.of(figure.unit, quote.lang) for quote in quotes}
        self.stated = [(quote, units[quote.lang], each) for quote in quotes for each in quote.amounts]
        valued = (each for each in self.stated if self._has_value(each[1], each[2]))
        self.valued = list(islice(valued, _MOST_COMPARED))

    def _has_value(self, unit: CountedUnit, amount: Amount) -> bool:
        return not amount.ordinal and says(amount, self.figure.value * unit.factor)

    @cached_property
    def counted(self) -> list[tuple[Quoted, CountedUnit, Amount]]:
        """The amounts with the value that are of its unit."""
        return [each for each in self.valued if self._has_unit(*each)]

    def _has_unit(self, quote: Quoted, unit: CountedUnit, amount: Amount) -> bool:
        if unit.code == PERCENT:
            return amount.is_share
        if is_currency(unit.code):
            named = amount.unit is None and not amount.part and is_counted(unit, amount, quote.text, self._texts(quote))
            return amount.unit == unit.code or (named and currencies(quote.text, quote.lang) == {unit.code})
        if unit.code == PERCENTAGE_POINTS or amount.unit is not None or amount.part:
            return unit.code == amount.unit and (not amount.part or self.figure.value in amount.readings)
        return is_counted(unit, amount, quote.text, self._texts(quote))

    def _texts(self, quote: Quoted) -> tuple[str, ...]:
        return tuple(each.text for each in self.quotes if each.lang == quote.lang and each is not quote)

    def is_qualified(self) -> bool:
        """Whether a quote qualifies the value so."""
        value = self.figure.value
        return any(self.figure.qualifier in qualifiers(each, value * unit.factor) for _, unit, each in self.counted)

    def clashing_periods(self) -> list[DateMention]:
        """The times that the quotes name for the value, where none of them is the figure's."""
        named = [mention for quote, _, amount in self.counted for mention in quote.periods(amount)]
        return [] if any(_could_be(self.figure.period, each.when) for each in named) else named


def figures_not_quoted(reading: Reading) -> Iterator[Finding]:
    """Value, unit, qualifier and period of a figure stand in its quotes.

    Passes `value: "4000"` of “4 тыс. компаний”; fails `value: "40000"`, `unit: USD` of “49 млрд евро”, `exact` of
    “почти 50”, `period: "2023"` of “в 2024 году составил”. What is worked out says `value_basis: computed`.
    """
    for index, figure in enumerate(reading.timeline.figures):
        if ("figures", index) in reading.settled:
            continue
        quotes = tuple(quoted(figure, reading.sources))
        if quotes and figure.value_basis is ValueBasis.STATED and figure.basis is Basis.STATED:
            for finding in _unproved(reading, ("figures", index), _Claim(figure, quotes)):
                reading.blame(("figures", index))
                yield finding


def _unproved(reading: Reading, path: tuple[str | int, ...], claim: _Claim) -> Iterator[Finding]:
    figure = claim.figure
    if not claim.valued:
        said = _shown([each.words for _, _, each in claim.stated])
        message = f"‘{figure.value:f}’ stands in no quote of ‘{figure.id}’; {said}"
        yield VALUE_NOT_QUOTED.at(reading.place(*path, "value"), message)
    elif not claim.counted:
        unit = figure.unit if isinstance(figure.unit, str) else figure.unit.best("en")[0]
        said = _shown([f"{each.words} {each.noun}".strip() for _, _, each in claim.valued])
        message = f"‘{figure.value:f}’ is not in ‘{unit}’ in the quotes of ‘{figure.id}’; {said}"
        yield UNIT_NOT_QUOTED.at(reading.place(*path, "unit"), message)
    else:
        yield from _misjudged(reading, path, claim)


def _misjudged(reading: Reading, path: tuple[str | int, ...], claim: _Claim) -> Iterator[Finding]:
    figure = claim.figure
    if not claim.is_qualified():
        allowed = {str(q) for _, unit, each in claim.counted for q in qualifiers(each, figure.value * unit.factor)}
        message = f"‘{figure.id}’ is {figure.qualifier}; its quotes say {' or '.join(sorted(allowed))}"
        key = (*path, "qualifier") if "qualifier" in figure.model_fields_set else (*path, "value")
        yield QUALIFIER_NOT_QUOTED.at(reading.place(*key), message)
    if clashing := claim.clashing_periods():
        message = f"‘{figure.id}’ is for {figure.period}; {_shown([each.words for each in clashing])}"
        yield PERIOD_NOT_QUOTED.at(reading.place(*path, "period"), message)


def _shown(words: Sequence[str]) -> str:
    some = [" ".join(each.split()) for each in dict.fromkeys(words)]
    more = ", …" if len(some) > _MOST_SHOWN else ""
    return f"they say: {', '.join(some[:_MOST_SHOWN])}{more}" if some else "they have no number"


def _could_be(period: Edtf, named: Edtf) -> bool:
    """Whether a period may be what a quote names; of a time without its year, the month and day decide."""
    if not named.year_unknown:
        return overlaps(period, named)
    inside = [point for point in period.points if point.month is not None]
    if not inside or period.latest.year - period.earliest.year > 0:
        return True
    return any(proves_point(Point(None, each.month, each.day), mine) for each in named.points for mine in inside)


def dates_not_quoted(reading: Reading) -> Iterator[Finding]:
    """A date that is said to be stated stands in the quotes of its event: each end, with day, month and year.

    Passes `2025-03-27` of “27 марта 2025 года” and `2022-23` of “осенью 2022 года”; fails `2025-03-27` of “27 марта”,
    for the year is resolved.
    """
    for index, event in enumerate(reading.timeline.events):
        if event.date_basis is Basis.STATED and ("events", index) not in reading.settled:
            quotes = tuple(quoted(event, reading.sources))
            if quotes and not all(_is_quoted(point, quotes) for point in event.date.points):
                reading.blame(("events", index))
                yield _date_finding(reading, index, event, quotes)


def _date_finding(reading: Reading, index: int, event: Event, quotes: Sequence[Quoted]) -> Finding:
    words = list(dict.fromkeys(each.words for quote in quotes for each in quote.dates))
    said = f"they say: {', '.join(words[:_MOST_SHOWN])}" if words else "they have no date"
    message = f"‘{event.date}’ is not stated in the quotes of ‘{event.id}’; {said}"
    return DATE_NOT_QUOTED.at(reading.place("events", index, "date"), message)


def _is_quoted(point: Point, quotes: Sequence[Quoted]) -> bool:
    return any(
        proves_point(point, known, quote.years)
        for quote in quotes
        for mention in quote.dates
        for known in mention.when.points
    )
