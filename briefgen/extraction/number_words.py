"""The words for numbers in English, Russian and Kazakh: whole words, in their forms, each with what it says.

Tables are built when a language is first read, and looked up; nothing is searched for inside a word. So `он` (he) is
no ten in Russian, and `үшін` (for) no three in Kazakh.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from functools import cache, lru_cache
from typing import Final


class Sense(StrEnum):
    """What a number word does in a number."""

    CARDINAL = "cardinal"  # added to what stands before it: twenty five
    ORDINAL = "ordinal"  # the same, and ends it: twenty fifth
    HUNDRED = "hundred"  # multiplies what stands before it, up to a scale
    SCALE = "scale"  # multiplies all that stands before it, up to a larger scale
    PART = "part"  # a fraction: a third
    HALF = "half"  # a half more of what stands before it: екі жарым
    SPAN = "span"  # a whole with its noun in one word: десятилетие, decade


@dataclass(frozen=True, slots=True)
class NumberWord:
    """One word's sense and value; an indefinite one (thousands of) says a number only after another."""

    sense: Sense
    value: Decimal
    indefinite: bool = False


Table = dict[str, NumberWord]

_TENS: Final = (20, 30, 40, 50, 60, 70, 80, 90)

_EN_CARDINALS: Final = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen"
).split()
_EN_TENS: Final = "twenty thirty forty fifty sixty seventy eighty ninety".split()
_EN_ORDINALS: Final = (
    "zeroth first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth "
    "fifteenth sixteenth seventeenth eighteenth nineteenth"
).split()
_EN_SCALES: Final = (
    (3, "thousand thousands"), (6, "million millions mn mln mio"), (9, "billion billions bn bln mrd"),
    (12, "trillion trillions tn trn"),
)  # fmt: skip

_RU_CARDINALS: Final = (
    (0, "ноль нуля нулю нулем"),
    (1, "один одна одно одного одной одному одним одном одну"),
    (2, "два две двух двум двумя двое двоих двоим оба обе обоих обеих обоим обеим обоими обеими вдвое"),
    (3, "три трех трем тремя трое троих троим втрое"),
    (4, "четыре четырех четырем четырьмя четверо четверых вчетверо"),
    (5, "пять пяти пятью пятеро пятерых впятеро"),
    (6, "шесть шести шестью шестеро шестерых"),
    (7, "семь семи семью семеро семерых"),
    (8, "восемь восьми восемью восьмью"),
    (9, "девять девяти девятью"),
    (10, "десять десяти десятью десяток десятка десятку"),
    (12, "дюжина дюжины дюжину"),
    (40, "сорок сорока"),
    (50, "пятьдесят пятидесяти пятьюдесятью"),
    (60, "шестьдесят шестидесяти шестьюдесятью"),
    (70, "семьдесят семидесяти семьюдесятью"),
    (80, "восемьдесят восьмидесяти восемьюдесятью"),
    (90, "девяносто девяноста"),
    (100, "сто ста сотня сотню"),
    (150, "полтораста"),
    (200, "двести двухсот двумстам двумястами двухстах"),
    (300, "триста трехсот тремстам тремястами трехстах"),
    (400, "четыреста четырехсот четыремстам четырьмястами четырехстах"),
    (500, "пятьсот пятисот пятистам пятьюстами пятистах"),
    (600, "шестьсот шестисот шестистам шестьюстами шестистах"),
    (700, "семьсот семисот семистам семьюстами семистах"),
    (800, "восемьсот восьмисот восьмистам восемьюстами восьмистах"),
    (900, "девятьсот девятисот девятистам девятьюстами девятистах"),
)
_RU_TEENS: Final = (
    (11, "одиннадцат"), (12, "двенадцат"), (13, "тринадцат"), (14, "четырнадцат"), (15, "пятнадцат"),
    (16, "шестнадцат"), (17, "семнадцат"), (18, "восемнадцат"), (19, "девятнадцат"), (20, "двадцат"), (30, "тридцат"),
)  # fmt: skip
_RU_ORDINALS: Final = (
    (1, "перв"), (2, "втор"), (4, "четверт"), (5, "пят"), (6, "шест"), (7, "седьм"), (8, "восьм"), (9, "девят"),
    (10, "десят"), (40, "сороков"), (50, "пятидесят"), (60, "шестидесят"), (70, "семидесят"), (80, "восьмидесят"),
    (90, "девяност"), (100, "сот"), (200, "двухсот"), (300, "трехсот"), (400, "четырехсот"), (500, "пятисот"),
    (1000, "тысячн"), (2000, "двухтысячн"), *_RU_TEENS,
)  # fmt: skip
_RU_ADJECTIVE: Final = "ый ой ая ое ого ому ым ом ую ые ых ыми".split()
_RU_THIRD: Final = "третий третья третье третьего третьей третьему третьим третьем третью третьи третьих третьими"
_RU_SCALES: Final = (
    (3, "тыс тысяча тысячу тысячей тысячью", "тысячи тысяче тысяч тысячам тысячами тысячах"),
    (6, "млн мнл миллион миллиона миллиону миллионом миллионе", "миллионы миллионов миллионам миллионами миллионах"),
    (9, "млрд миллиард миллиарда миллиарду миллиардом миллиарде",
     "миллиарды миллиардов миллиардам миллиардами миллиардах"),
    (12, "трлн триллион триллиона триллиону триллионом триллионе",
     "триллионы триллионов триллионам триллионами триллионах"),
)  # fmt: skip
_RU_PARTS: Final = (
    (2, "половина половины половине половину половиной"),
    (3, "треть трети третей третям третями третях"),
    (4, "четверть четверти четвертью четвертей четвертям четвертями четвертях"),
)
_RU_PREFIXES: Final = (
    (2, "двух"), (3, "трех"), (4, "четырех"), (5, "пяти"), (6, "шести"), (7, "семи"), (8, "восьми"), (9, "девяти"),
    (10, "десяти"), (12, "двенадцати"), (15, "пятнадцати"), (20, "двадцати"), (25, "двадцатипяти"), (30, "тридцати"),
    (40, "сорока"), (50, "пятидесяти"), (60, "шестидесяти"), (70, "семидесяти"), (80, "восьмидесяти"),
    (90, "девяносто"), (100, "сто"), (1000, "тысяче"),
)  # fmt: skip
_RU_SPANS: Final = ("лети", "летн", "дневн", "месячн", "недельн", "часов", "кратн", "процентн")

_KK_CARDINALS: Final = (
    (0, "нөл"), (1, "бір"), (2, "екі"), (3, "үш"), (4, "төрт"), (5, "бес"), (6, "алты"), (7, "жеті"), (8, "сегіз"),
    (9, "тоғыз"), (10, "он"), (20, "жиырма"), (30, "отыз"), (40, "қырық"), (50, "елу"), (60, "алпыс"), (70, "жетпіс"),
    (80, "сексен"), (90, "тоқсан"),
)  # fmt: skip
_KK_COLLECTIVE: Final = ((2, "екеу"), (3, "үшеу"), (4, "төртеу"), (5, "бесеу"), (6, "алтау"), (7, "жетеу"))
_KK_ORDINALS: Final = (
    (1, "бірінші"), (2, "екінші"), (3, "үшінші"), (4, "төртінші"), (5, "бесінші"), (6, "алтыншы"), (7, "жетінші"),
    (8, "сегізінші"), (9, "тоғызыншы"), (10, "оныншы"), (20, "жиырмасыншы"), (30, "отызыншы"), (40, "қырқыншы"),
    (50, "елуінші"), (60, "алпысыншы"), (70, "жетпісінші"), (80, "сексенінші"), (90, "тоқсаныншы"), (100, "жүзінші"),
    (1000, "мыңыншы"),
)  # fmt: skip
_KK_SCALES: Final = ((3, "мың"), (6, "миллион млн"), (9, "миллиард млрд"), (12, "триллион трлн"))
_KK_CASES: Final = (
    "ға ге қа ке да де та те дан ден тан тен нан нен ды ді ты ті ны ні дың дің тың тің ның нің мен бен пен дай дей тай "
    "тей дық дік тық тік лық лік лап леп даған деген таған теген"
).split()
_KK_OWN: Final = ("і", "ы", "сы", "сі")
_KK_OWN_CASES: Final = ("", "н", "не", "на", "нен", "нан", "нде", "нда", "нің", "ның")
# Forms that are other words first: there, him, that way; for; in fact, to carry out; together.
_KK_OTHER_WORDS: Final = frozenset(
    "онда оны оның одан онан онымен ондай онсы онсыз үшін жүзі жүзін жүзінде жүзінен бірге біраз бірдей бірден бірлік "
    "мыңда онлы біркелкі бірті оні оны".split()
)


def _entries(sense: Sense, pairs: Iterator[tuple[int, str]] | tuple[tuple[int, str], ...]) -> Table:
    return {form: NumberWord(sense, Decimal(value)) for value, forms in pairs for form in forms.split()}


def _english() -> Table:
    found = {word: NumberWord(Sense.CARDINAL, Decimal(value)) for value, word in enumerate(_EN_CARDINALS)}
    found |= {word: NumberWord(Sense.CARDINAL, Decimal(v)) for v, word in zip(_TENS, _EN_TENS, strict=True)}
    found |= {word: NumberWord(Sense.ORDINAL, Decimal(value)) for value, word in enumerate(_EN_ORDINALS)}
    found |= {f"{w[:-1]}ieth": NumberWord(Sense.ORDINAL, Decimal(v)) for v, w in zip(_TENS, _EN_TENS, strict=True)}
    found |= _entries(Sense.CARDINAL, ((2, "both twice double doubled"), (3, "thrice tripled"), (12, "dozen")))
    found |= {"hundred": NumberWord(Sense.HUNDRED, Decimal(100)), "hundredth": NumberWord(Sense.ORDINAL, Decimal(100))}
    found |= _entries(Sense.SPAN, ((10, "decade"), (100, "centenary"), (200, "bicentenary")))
    for power, forms in _EN_SCALES:
        for form in forms.split():
            found[form] = NumberWord(Sense.SCALE, Decimal(10) ** power, indefinite=form.endswith("s"))
    found["thousandth"] = NumberWord(Sense.ORDINAL, Decimal(1000))
    parts = ((2, "half halves"), (3, "thirds"), (4, "quarter quarters"), (5, "fifths"), (10, "tenths"))
    return found | {form: NumberWord(Sense.PART, 1 / Decimal(of)) for of, forms in parts for form in forms.split()}


def _russian() -> Table:
    found = _entries(Sense.ORDINAL, ((3, _RU_THIRD),))
    for value, stem in _RU_ORDINALS:
        found |= {f"{stem}{ending}": NumberWord(Sense.ORDINAL, Decimal(value)) for ending in _RU_ADJECTIVE}
    found |= _entries(Sense.CARDINAL, _RU_CARDINALS)
    found |= _entries(Sense.CARDINAL, tuple((value, f"{stem}ь {stem}и {stem}ью") for value, stem in _RU_TEENS))
    for power, forms, plural in _RU_SCALES:
        found |= {form: NumberWord(Sense.SCALE, Decimal(10) ** power) for form in forms.split()}
        found |= {form: NumberWord(Sense.SCALE, Decimal(10) ** power, indefinite=True) for form in plural.split()}
        for form in (*forms.split(), *plural.split()):
            if len(form) > len("млрд"):
                found[f"пол{form}"] = NumberWord(Sense.CARDINAL, Decimal(10) ** power / 2)
    found |= {form: NumberWord(Sense.CARDINAL, Decimal("1.5")) for form in ("полтора", "полторы", "полутора")}
    found |= {f: NumberWord(Sense.PART, 1 / Decimal(of)) for of, forms in _RU_PARTS for f in forms.split()}
    return found | _entries(Sense.SPAN, ((100, "столетие столетия столетию столетием столетии"),))


def _kazakh() -> Table:
    found: Table = {}
    for sense, pairs in ((Sense.CARDINAL, (*_KK_CARDINALS, *_KK_COLLECTIVE)), (Sense.ORDINAL, _KK_ORDINALS)):
        for value, stem in pairs:
            found |= {form: NumberWord(sense, Decimal(value)) for form in _kazakh_forms(stem)}
    found |= {form: NumberWord(Sense.HUNDRED, Decimal(100)) for form in _kazakh_forms("жүз")}
    for power, stems in _KK_SCALES:
        for stem in stems.split():
            found |= {form: NumberWord(Sense.SCALE, Decimal(10) ** power) for form in _kazakh_forms(stem)}
            found[f"{stem}дар"] = found[f"{stem}даған"] = NumberWord(Sense.SCALE, Decimal(10) ** power, indefinite=True)
    found |= {form: NumberWord(Sense.HALF, Decimal("0.5")) for form in _kazakh_forms("жарым")}
    found |= {form: NumberWord(Sense.PART, Decimal("0.5")) for form in (*_kazakh_forms("жарты"), "жартысы", "жартысын")}
    found |= {form: NumberWord(Sense.PART, Decimal("0.25")) for form in (*_kazakh_forms("ширек"), "ширегі", "ширегін")}
    found |= {f"онжылдық{e}": NumberWord(Sense.SPAN, Decimal(10)) for e in ("", "та", "тан", "тың", "қа")}
    found |= {f"онжылдығы{e}": NumberWord(Sense.SPAN, Decimal(10)) for e in ("", "н", "на", "нда", "ның")}
    return {form: word for form, word in found.items() if form not in _KK_OTHER_WORDS}


def _kazakh_forms(stem: str) -> Iterator[str]:
    yield stem
    yield from (f"{stem}{case}" for case in _KK_CASES)
    yield from (f"{stem}{own}{case}" for own in _KK_OWN for case in _KK_OWN_CASES)


_TABLES: Final = {"en": _english, "ru": _russian, "kk": _kazakh}


@cache
def _table(lang: str) -> Mapping[str, NumberWord]:
    return _TABLES[lang]() if lang in _TABLES else {}


@lru_cache(maxsize=32_768)
def number_word(word: str, lang: str) -> NumberWord | None:
    """What a word in small letters says in a language (`en`, `ru`, `kk`, no region), or None."""
    found = _table(lang).get(word)
    return _russian_span(word) if found is None and lang == "ru" else found


def _russian_span(word: str) -> NumberWord | None:
    """A number and its noun in one word: десятилетие, двухдневный, пятикратный."""
    at = max((word.find(noun) for noun in _RU_SPANS), default=-1)
    value = next((value for value, prefix in _RU_PREFIXES if at > 0 and word[:at] == prefix), None)
    return None if value is None else NumberWord(Sense.SPAN, Decimal(value))


def counted_by(word: str, lang: str) -> str:
    """The noun in a word that has its number with it: лет of десятилетие, жылдық of онжылдық."""
    if lang == "en":
        return "years"
    at = max((word.find(noun) for noun in (*_RU_SPANS, "жыл")), default=0)
    return word[at:]


def denominator(word: str, lang: str) -> Decimal | None:
    """What a word divides by after a cardinal: fifth in “two fifths”, пятых in «две пятых», бестен in «бестен екі»."""
    if lang == "kk":
        below = _kazakh_denominators().get(word)
        return None if below is None or word in _KK_OTHER_WORDS else below
    found = number_word(word.removesuffix("s") if lang == "en" else word, lang)
    if found is None or found.sense is not Sense.ORDINAL or found.value <= 1:
        return None
    return found.value if lang == "en" or word.endswith(("ая", "ой", "ую", "ых", "ым", "ыми")) else None


@cache
def _kazakh_denominators() -> Mapping[str, Decimal]:
    stems, cases = (*_KK_CARDINALS, (100, "жүз")), ("дан", "ден", "тан", "тен", "нан", "нен")
    return {f"{stem}{case}": Decimal(value) for value, stem in stems for case in cases}
