"""Figures: those that can be compared agree or are said to differ, and no currencies are added up."""

import re
from collections.abc import Iterator
from datetime import timedelta
from itertools import combinations
from typing import Final

from briefgen.checks.briefs import Placed
from briefgen.checks.reading import Reading
from briefgen.draws import draws
from briefgen.findings import Code, Finding, Severity
from briefgen.model import Figure

FIGURES_DISAGREE: Final = Code(
    "figures-disagree",
    Severity.ERROR,
    "Two figures with one measure and one period have different values or units, and no discrepancy says so.",
    "add an entry under ‘discrepancies’ that is about both, or correct one of them",
)
FIGURE_AGED: Final = Code(
    "figure-aged",
    Severity.NOTICE,
    "A figure’s period ended longer ago than the project’s limit (18 months). Documents print it with its period.",
    "look for a newer one",
)
CURRENCY_SUM: Final = Code(
    "currency-sum",
    Severity.WARNING,
    "A text speaks of a sum and draws amounts in different currencies. Such amounts cannot be added.",
    "name each amount by itself",
)

_SUM_WORDS: Final = re.compile(
    r"\b(in total|totals?|totalling|altogether|combined|sum of|in sum|в сумме|суммарно|всего|итого|в общей сложности"
    r"|жалпы сомасы|барлығы)\b|\+",
    re.IGNORECASE,
)
_MONTH: Final = timedelta(days=30.44)
_CURRENCY: Final = re.compile(r"[A-Z]{3}")


def figures_disagree(reading: Reading) -> Iterator[Finding]:
    """Figures with one measure and one period have one value and unit, or a discrepancy is about both.

    Fails 50 billion dollars and 49 billion euros for the trade of one year, with nothing said about it.
    """
    groups: dict[tuple[str, str], list[tuple[int, Figure]]] = {}
    amended = {figure.supersedes for figure in reading.timeline.figures}
    for index, figure in enumerate(reading.timeline.figures):
        if figure.id not in amended and figure.withdrawn is None:
            groups.setdefault((figure.measure, figure.period.text), []).append((index, figure))
    first = reading.first_versions
    explained = [{first.get(name, name) for name in each.about} for each in reading.timeline.discrepancies]
    for group in groups.values():
        for (_, one), (index, other) in combinations(group, 2):
            differ = (one.value, one.unit) != (other.value, other.unit)
            if differ and not any({first[one.id], first[other.id]} <= about for about in explained):
                values = f"{_shown(other)}, {_shown(one)}"
                message = f"‘{other.id}’ and ‘{one.id}’ disagree on {one.measure} in {one.period}: {values}"
                yield FIGURES_DISAGREE.at(reading.place("figures", index, "value"), message)


def _shown(figure: Figure) -> str:
    unit = figure.unit if isinstance(figure.unit, str) else figure.unit.best("en")[0]
    return f"{figure.value:,} {unit}"


def aged_figures(reading: Reading) -> Iterator[Finding]:
    """No figure known on the day is older than the limit."""
    as_of, limit = reading.subject.as_of, reading.subject.figure_age
    months = round(limit / _MONTH)
    for index, figure in enumerate(reading.timeline.figures):
        if figure.recorded_on <= as_of and as_of - figure.period.latest > limit:
            span = reading.place("figures", index, "period")
            message = f"‘{figure.id}’ is for {figure.period}, more than {months} months before {as_of}"
            yield FIGURE_AGED.at(span, message)


def currency_sums(reading: Reading) -> Iterator[Finding]:
    """Amounts in different currencies are not added up: fails “{{ figure('a') }} and {{ figure('b') }} in total”."""
    for placed in reading.placed:
        currencies = _currencies(reading, placed)
        if len(currencies) > 1 and (sign := _SUM_WORDS.search(placed.text)):
            message = f"‘{sign.group()}’ beside amounts in {' and '.join(currencies)}"
            yield CURRENCY_SUM.at(placed.find(sign.group()), message)


def _currencies(reading: Reading, placed: Placed) -> list[str]:
    drawn = (reading.facts.get(draw.id) for draw in draws(placed.text) if draw.name == "figure")
    units = {fact.unit for fact in drawn if isinstance(fact, Figure) and isinstance(fact.unit, str)}
    return sorted(unit for unit in units if _CURRENCY.fullmatch(unit))
