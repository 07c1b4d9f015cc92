"""The words for months, powers of ten and small numbers in English, Russian and Kazakh, by their forms.

A form that ends in * may go on, one that ends in + goes on. They are looked up and not searched for, so that no run of
the program has to build patterns of them all.
"""

from collections.abc import Iterable, Mapping
from decimal import Decimal
from functools import lru_cache
from typing import Final, Generic, TypeVar

Value = TypeVar("Value")


class Forms(Generic[Value]):
    """Words by their forms; where several begin a word, the longest one says what it is."""

    def __init__(self, forms: Iterable[tuple[Value, str]]) -> None:
        each = [(form, value) for value, words in forms for form in words.split()]
        self._whole: Mapping[str, Value] = {form.rstrip("*"): value for form, value in each if form[-1] != "+"}
        self._begun: Mapping[str, Value] = {form[:-1]: value for form, value in each if form[-1] in "*+"}
        self._shortest = min(map(len, self._begun))

    def get(self, word: str) -> Value | None:
        """What a word in small letters says, or None."""
        if word in self._whole:
            return self._whole[word]
        stems = (word[:end] for end in range(len(word) - 1, self._shortest - 1, -1))
        return next((self._begun[stem] for stem in stems if stem in self._begun), None)


_MONTHS: Final = Forms(
    (
        (1, "january январь января январе январю қаңтар*"),
        (2, "february февраль февраля феврале февралю ақпан*"),
        (3, "march март марта марте марту наурыз*"),
        (4, "april апрель апреля апреле апрелю сәуір*"),
        (5, "may май мая мае маю мамыр*"),
        (6, "june июнь июня июне июню маусым*"),
        (7, "july июль июля июле июлю шілде*"),
        (8, "august август августа августе августу тамыз*"),
        (9, "september сентябрь сентября сентябре сентябрю қыркүйе*"),
        (10, "october октябрь октября октябре октябрю қазан*"),
        (11, "november ноябрь ноября ноябре ноябрю қараша*"),
        (12, "december декабрь декабря декабре декабрю желтоқсан*"),
    )
)
SCALES: Final = (
    (r"thousands?|тыс(?:\.|яч\w*)?|мың\w*", 10**3),
    (r"mn|millions?|млн|миллион\w*", 10**6),
    (r"bn|billions?|млрд|миллиард\w*", 10**9),
    (r"trillions?|трлн|триллион\w*", 10**12),
)
_NUMBERS: Final[Forms[int | Decimal]] = Forms(
    (
        (1, "one first once один одного одной одна одну одном одним перв+ бір*"),
        (2, "two second twice both два две двух двум двумя втор+ оба обе обоих обеих екі*"),
        (3, "three third три трех* трем* третий треть+ үш*"),
        (4, "four fourth четыр+ четверт+ төрт*"),
        (5, "five fifth пять пяти пятью пятый пятая пятое пятого пятой пятерк+ бес бесінші"),
        (6, "six sixth шесть шести шестью шестой шестая шестое шестого алты*"),
        (7, "seven seventh семь семи семью седьм+ жеті*"),
        (8, "eight eighth восемь восьми восемью восьм+ сегіз*"),
        (9, "nine ninth девять девяти девятью девятый девятая девятое девятого девятой тоғыз*"),
        (10, "ten tenth decade десять десяти десятью десятый десятая десятое десятого десятой десяток десятка"),
        (10, "десятилет+ он оныншы онжылд+"),
        (11, "eleven eleventh одиннадцат+"),
        (12, "twelve twelfth dozen двенадцат+ дюжин+"),
        (13, "thirteen* тринадцат+"),
        (14, "fourteen* четырнадцат+"),
        (15, "fifteen* пятнадцат+"),
        (16, "sixteen* шестнадцат+"),
        (17, "seventeen* семнадцат+"),
        (18, "eighteen* восемнадцат+"),
        (19, "nineteen* девятнадцат+"),
        (20, "twenty twentieth двадцат+ жиырма*"),
        (30, "thirty thirtieth тридцат+ отыз*"),
        (40, "forty fortieth сорок* қырық*"),
        (50, "fifty fiftieth пятьдесят* пятидесят* елу*"),
        (60, "sixty sixtieth шестьдесят* шестидесят* алпыс*"),
        (70, "seventy seventieth семьдесят* семидесят* жетпіс*"),
        (80, "eighty eightieth восемьдесят* восьмидесят* сексен*"),
        (90, "ninety ninetieth девяност* тоқсан*"),
        (100, "hundred* century сто ста сот* столет+ жүз*"),
        (Decimal("0.5"), "half половин+ жартыс*"),
    )
)


@lru_cache(maxsize=4096)
def value_of_word(word: str) -> Decimal | None:
    """The number that a word in small letters spells, or None."""
    value = _NUMBERS.get(word)
    return None if value is None else Decimal(value)


def month_of_word(word: str) -> int | None:
    """The month that a word names, or None."""
    return _MONTHS.get(word.lower())
