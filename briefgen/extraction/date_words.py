"""The words for months, seasons, quarters and years in English, Russian and Kazakh, in their forms."""

from collections.abc import Mapping
from functools import cache
from typing import Final

_MONTHS: Final[Mapping[str, tuple[str, ...]]] = {
    "en": (
        "january jan", "february feb", "march mar", "april apr", "may", "june jun", "july jul", "august aug",
        "september sept sep", "october oct", "november nov", "december dec",
    ),
    "ru": (
        "январь января январе январю январем янв", "февраль февраля феврале февралю февралем фев февр",
        "март марта марте марту мартом", "апрель апреля апреле апрелю апрелем апр", "май мая мае маю маем",
        "июнь июня июне июню июнем июн", "июль июля июле июлю июлем июл", "август августа августе августу августом авг",
        "сентябрь сентября сентябре сентябрю сентябрем сен сент", "октябрь октября октябре октябрю октябрем окт",
        "ноябрь ноября ноябре ноябрю ноябрем ноя нояб", "декабрь декабря декабре декабрю декабрем дек",
    ),
}  # fmt: skip
_KK_MONTHS: Final = "қаңтар ақпан наурыз сәуір мамыр маусым шілде тамыз қыркүйек қазан қараша желтоқсан".split()
_KK_ENDINGS: Final = (
    " ы і сы сі ға ге қа ке да де та те дан ден тан тен нан нен ды ді ты ті ны ні дың дің тың тің ның нің ындағы інде "
    "ында сында сінде ынан інен сынан сінен ына іне сына сіне ын ін сын сін ының інің сының сінің дағы дегі тағы тегі "
    "мен бен пен".split(" ")
)
_SEASONS: Final[Mapping[str, tuple[str, ...]]] = {
    "en": ("spring", "summer", "autumn fall", "winter"),
    "ru": (
        "весна весны весну весной весне", "лето лета лету летом лете", "осень осени осенью",
        "зима зимы зиму зимой зиме",
    ),
}  # fmt: skip
_KK_SEASONS: Final = ("көктем", "жаз", "күз", "қыс")
_YEAR_AFTER: Final[Mapping[str, frozenset[str]]] = {
    "en": frozenset(),
    "ru": frozenset("год года году годом годе годы годов годам годами годах г гг".split()),
    "kk": frozenset(f"жыл{e}" for e in (*_KK_ENDINGS, "ғы", "дары", "дарда", "дардың", "дарға", "дан")) | {"ж", "жж"},
}
YEAR_BEFORE: Final[Mapping[str, frozenset[str]]] = {
    "en": frozenset(
        "in since by until till from to of during through before after year around circa for between late early mid "
        "end spring summer autumn winter fall and".split()
    ),
    "ru": frozenset("в во с со до к по от на между около начала начале конца конце середине".split()),
    "kk": frozenset(),
}
_QUARTER: Final[Mapping[str, frozenset[str]]] = {
    "en": frozenset(("quarter",)),
    "ru": frozenset("квартал квартала квартале кварталу кварталом кв".split()),
    "kk": frozenset(f"тоқсан{e}" for e in _KK_ENDINGS),
}
_HALF: Final[Mapping[str, frozenset[str]]] = {
    "en": frozenset(("half",)),
    "ru": frozenset("полугодие полугодия полугодии полугодию половина половины половине половину".split()),
    "kk": frozenset(
        f"{stem}{e}" for stem in ("жартысы", "жартыжылдық", "жартыжылдығы")
        for e in ("", "н", "на", "нда", "нан", "ның", "та", "тың")
    ),
}  # fmt: skip
ROMAN: Final = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "і": 1, "іі": 2, "ііі": 3}
JOINS: Final[Mapping[str, frozenset[str]]] = {
    "en": frozenset("- to and until through till or".split()),
    "ru": frozenset("- по и до или".split()),
    "kk": frozenset("- мен және пен бен".split()),
}


@cache
def _months(lang: str) -> Mapping[str, int]:
    if lang == "kk":
        found = {f"{stem}{e}": number for number, stem in enumerate(_KK_MONTHS, 1) for e in _KK_ENDINGS}
        return found | {f"қыркүйег{e}": 9 for e in _KK_ENDINGS if e}
    return {form: number for number, forms in enumerate(_MONTHS.get(lang, ()), 1) for form in forms.split()}


@cache
def _seasons(lang: str) -> Mapping[str, int]:
    if lang == "kk":
        return {f"{stem}{e}": number for number, stem in enumerate(_KK_SEASONS, 21) for e in _KK_ENDINGS}
    return {form: number for number, forms in enumerate(_SEASONS.get(lang, ()), 21) for form in forms.split()}


def month(word: str, lang: str) -> int | None:
    """The month, from 1, that a word in small letters names in a language."""
    return _months(lang).get(word)


def season(word: str, lang: str) -> int | None:
    """The season that a word names, as ISO 8601-2 numbers it: 21 spring to 24 winter."""
    return _seasons(lang).get(word)


def is_year_word(word: str, lang: str) -> bool:
    """Whether the word after a number makes a year of it: 2025 года, 2025 жылы."""
    return word in _YEAR_AFTER.get(lang, ())


def part_of_year(word: str, lang: str) -> int | None:
    """How many of what the word names make a year: 4 quarters, 2 halves."""
    if word in _QUARTER.get(lang, ()):
        return 4
    return 2 if word in _HALF.get(lang, ()) else None
