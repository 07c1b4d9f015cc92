"""Figures in a sentence: each amount with its unit, its qualifier and the time that it is about."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from briefgen.checks.proof import Quoted, qualifiers
from briefgen.edtf import Edtf, parse
from briefgen.extraction import PERCENT, Amount, Nearness
from briefgen.extraction.relative import ResolvedDate
from briefgen.extraction.unit_words import CODES
from briefgen.model.timeline import Basis, Qualifier

_HUNDRED: Final = Decimal(100)
_MOST: Final = 12  # figures of one sentence
_ORDER: Final = (Qualifier.ALMOST, Qualifier.MORE_THAN, Qualifier.UP_TO, Qualifier.ABOUT, Qualifier.EXACT)
# What stands between a number and its noun, or after it; no noun ends so.
_NO_NOUN: Final = {
    "en": re.compile(
        r"\w+(?:ing|ed|al|ic|ous|ive|ese|ish|ly)|now|new|more|other|such|main|joint|large|small|foreign|local"
    ),
    "ru": re.compile(r"\w+(?:ых|их|ые|ого|его|ому|ему|ыми|ими|ную|ной|ая)|раза?|процент\w*"),
    "kk": re.compile(
        r"\w+(?:ған|ген|қан|кен|атын|етін|лық|лік|дық|дік|тық|тік|ғы|гі)|астам|жуық|дейін|жаңа|ірі|ортақ|пайыз\w*"
    ),
}
_KK_ENDING: Final = re.compile(
    r"(?:дан|ден|тан|тен|нан|нен|ға|ге|қа|ке|ды|ді|ты|ті|ны|ні|да|де|та|те|мен|бен|пен|ның|нің)$"
)
_FROM: Final = re.compile(r"(?:\bfrom|\bс|\bсо)\s*(?:just |about |около |почти )?$")
_AWAY: Final = ("дан", "ден", "тан", "тен", "нан", "нен")
_TO_ANOTHER: Final = re.compile(r"(?:\s*\w+)?\s?-?(?:дан|ден|тан|тен|нан|нен)\b")
_LEAST_NOUN: Final = 3  # letters
# Words that number or name and do not count: page 5, number 7.
_NAMES_NUMBER: Final = re.compile(
    r"(?:№|\bno\.?|\bnumber|\barticle|\bст\.|\bстать[яеи]|\bпункт\w*|\bул\.|\bдом|\bbap|-)\s*$", re.IGNORECASE
)
_TIMES: Final = frozenset(
    "year years month months week weeks day days hour hours minute minutes лет год года месяц месяца месяцев недель "
    "недели "
    "день дня дней час часа часов минут жыл жылда жылға ай күн сағат апта раз раза times рет есе".split()
)


@dataclass(frozen=True, slots=True)
class Measure:
    """A figure that a sentence gives; `unit` is an ISO 4217 code, percent, or the noun as the sentence has it.

    `period` is when it was so, as far as the sentence says it (its basis says how); place in code points of the text.
    """

    value: Decimal
    unit: str
    qualifier: Qualifier
    period: Edtf | None
    period_basis: Basis
    start: int
    end: int
    words: str
    timed: bool  # it counts years, days or the like
    former: bool = False  # what it was before it grew or fell to another one

    @property
    def is_coded(self) -> bool:
        """Whether its unit is a currency or a share."""
        return self.unit in CODES or self.unit.startswith(PERCENT)


def measures(text: str, lang: str, dates: Sequence[ResolvedDate]) -> tuple[Measure, ...]:
    """The figures of a sentence, in order; `dates` are those that it names."""
    quoted = Quoted(text, lang)
    found = (each for amount in quoted.amounts for each in _measures(quoted, amount, dates))
    return tuple(each for each, _ in zip(found, range(_MOST), strict=False))


def _measures(quoted: Quoted, amount: Amount, dates: Sequence[ResolvedDate]) -> Iterator[Measure]:
    if amount.ordinal or not amount.readings or _is_name(quoted.text, amount):
        return
    unit = PERCENT if amount.is_share else amount.unit or _noun(amount.noun, quoted.lang)
    small = not (amount.digits or amount.part) and amount.unit is None and amount.value <= 2  # noqa: PLR2004 (one thing, two sides)
    if unit is None or small or any(each.start <= amount.start < each.end and not each.bare for each in dates):
        return
    period, basis = _period(quoted, amount, dates)
    former = _is_former(quoted, amount)
    if former:
        period, basis = _year_before(period), Basis.INFERRED
    ends = (amount.value,) if amount.low is None or amount.high is None else (amount.low, amount.high)
    for value in dict.fromkeys(ends):
        shown, near = _plain(value, amount), _qualifier(amount, value)
        yield Measure(
            shown, unit, near, period, basis, amount.start, amount.end, amount.words,
            timed=unit in _TIMES, former=former,
        )  # fmt: skip


def _plain(value: Decimal, amount: Amount) -> Decimal:
    """The value without needless digits; a share in words in per cent."""
    shown = (value * _HUNDRED).quantize(Decimal(1)) if amount.part and amount.unit is None else value
    return shown.normalize() if shown != shown.to_integral_value() else shown.quantize(Decimal(1))


def _is_former(quoted: Quoted, amount: Amount) -> bool:
    """Whether it is the first of two values of which one grew or fell to the other: “from 15 to 22 per cent”."""
    before, after = quoted.text[: amount.start].casefold(), quoted.text[amount.end :].casefold()
    if quoted.lang == "kk":
        opens = bool(_TO_ANOTHER.match(after)) or amount.words.casefold().endswith(_AWAY)
    else:
        opens = bool(_FROM.search(before))
    if not opens or amount.low is not None:
        return False
    return any(each.start > amount.end and each.unit == amount.unit for each in quoted.amounts)


def _year_before(period: Edtf | None) -> Edtf | None:
    """The year before the one in which something grew."""
    text = period.text if period else ""
    return parse(f"{int(text) - 1:04}") if text.isdigit() and len(text) == len("2025") and int(text) > 1 else None


def _is_name(text: str, amount: Amount) -> bool:
    return bool(_NAMES_NUMBER.search(text[max(0, amount.start - 12) : amount.start])) and amount.unit is None


def _qualifier(amount: Amount, value: Decimal) -> Qualifier:
    said = (
        qualifiers(amount, value)
        if amount.nearness != {Nearness.EXACT} or amount.low is not None
        else {Qualifier.EXACT}
    )
    return next((each for each in _ORDER if each in said), Qualifier.EXACT)


def _noun(words: str, lang: str) -> str | None:
    """The noun that a number counts, of the words that follow it."""
    passed = _NO_NOUN.get(lang, _NO_NOUN["en"])
    found = [word for word in words.split() if len(word) >= _LEAST_NOUN]
    plural = (word for word in found[:3] if lang == "en" and word.endswith("s") and not word.endswith("ss"))
    noun = next(plural, None) or next((word for word in found[:3] if not passed.fullmatch(word)), None)
    if noun is None:
        return None
    return _KK_ENDING.sub("", noun) if lang == "kk" else noun


def _period(quoted: Quoted, amount: Amount, dates: Sequence[ResolvedDate]) -> tuple[Edtf | None, Basis]:
    """When an amount is so, as the words near it say; stated, or worked out from the text's day."""
    stated = next((each.when for each in quoted.periods(amount)), None)
    if stated is not None and not stated.year_unknown:
        return stated, Basis.STATED
    near = [each for each in dates if not each.bare and not each.until and not each.stated]
    chosen = min(near, key=lambda each: abs(each.start - amount.start), default=None)
    return (chosen.when, Basis.RESOLVED) if chosen else (None, Basis.INFERRED)
