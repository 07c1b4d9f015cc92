"""The words and signs for currencies and shares in English, Russian and Kazakh, in their forms."""

import re
from collections.abc import Mapping
from functools import cache
from typing import Final

PERCENT: Final = "percent"
PERCENTAGE_POINTS: Final = "percentage-points"

# ISO 4217 codes that are read when they stand in capitals beside a number.
CODES: Final = frozenset(
    "AED AFN AMD ARS AUD AZN BGN BRL BYN CAD CHF CLP CNY COP CZK DKK EGP EUR GBP GEL HKD HUF IDR ILS INR IQD IRR ISK "
    "JPY KGS KRW KWD KZT MDL MNT MXN MYR NGN NOK NZD PHP PKR PLN QAR RON RSD RUB SAR SEK SGD THB TJS TMT TRY TWD UAH "
    "USD UZS VND XDR ZAR".split()
)
SYMBOLS: Final[Mapping[str, str]] = {
    "€": "EUR", "$": "USD", "£": "GBP", "¥": "JPY", "₸": "KZT", "₽": "RUB", "₺": "TRY", "₴": "UAH", "₹": "INR",
    "₩": "KRW", "%": PERCENT,
}  # fmt: skip
DOLLARS: Final[Mapping[str, str]] = {  # by the letters before the sign: C$
    "us": "USD", "c": "CAD", "ca": "CAD", "a": "AUD", "au": "AUD", "nz": "NZD", "hk": "HKD", "s": "SGD",
}  # fmt: skip

# Stems of currencies by language: what follows the stem must be one of the language's endings.
_STEMS: Final[Mapping[str, Mapping[str, str]]] = {
    "en": {
        "euro": "EUR", "dollar": "USD", "pound": "GBP", "sterling": "GBP", "tenge": "KZT",
        "rouble": "RUB", "ruble": "RUB", "yuan": "CNY", "renminbi": "CNY", "yen": "JPY", "franc": "CHF", "lira": "TRY",
        "som": "KGS", "somoni": "TJS", "soum": "UZS", "manat": "TMT", "hryvnia": "UAH", "zloty": "PLN",
        "percent": PERCENT, "pct": PERCENT,
    },
    "ru": {
        "евро": "EUR", "доллар": "USD", "долл": "USD", "фунт": "GBP", "тенге": "KZT", "тнг": "KZT", "рубл": "RUB",
        "руб": "RUB", "юан": "CNY", "иен": "JPY", "йен": "JPY", "франк": "CHF", "лир": "TRY", "сом": "KGS",
        "сомони": "TJS", "сум": "UZS", "манат": "TMT", "гривн": "UAH", "злот": "PLN", "процент": PERCENT,
    },
    "kk": {
        "еуро": "EUR", "евро": "EUR", "доллар": "USD", "фунт": "GBP", "теңге": "KZT", "рубл": "RUB", "рубль": "RUB",
        "юань": "CNY", "иен": "JPY", "франк": "CHF", "лира": "TRY", "сом": "KGS", "сомони": "TJS", "сум": "UZS",
        "манат": "TMT", "пайыз": PERCENT, "процент": PERCENT, "пайыздық": PERCENT,
    },
}  # fmt: skip
_ENDINGS: Final[Mapping[str, frozenset[str]]] = {
    "en": frozenset(("", "s", "'s")),
    "ru": frozenset(
        " а у ом е ы ов ам ами ах ь я ю ем ей ям ями ях ой ою и ный ная ное ные ного ной ному ным ную ных ными "
        "овый овая овое овые ого ых ому ым ом".split(" ")
    ),
    "kk": frozenset(
        " ы і сы сі ға ге қа ке да де та те дан ден тан тен нан нен ды ді ты ті ны ні дың дің тың тің ның нің мен бен "
        "пен лар лер дар дер тар тер ына іне сына сіне ын ін сын сін ының інің сының сінің ында інде сында сінде ынан "
        "інен сынан сінен ымен імен сымен сімен лық лік дық дік тық тік лап деген даған".split(" ")
    ),
}
# Which of the currencies with one name: by a word beside it.
_COUNTRIES: Final = (
    ("USD", re.compile(r"us|u\.s|сша|ақш|american|америк\w*|америкалық")),
    ("AUD", re.compile(r"australian|австралийск\w*|аустралия\w*")),
    ("CAD", re.compile(r"canadian|канадск\w*|канада\w*")),
    ("HKD", re.compile(r"гонконгск\w*")),
    ("SGD", re.compile(r"singapore|сингапурск\w*|сингапур\w*")),
    ("AZN", re.compile(r"azerbaijani|азербайджанск\w*|әзербайжан\w*")),
)
_AMBIGUOUS: Final = {"USD": frozenset(("USD", "AUD", "CAD", "HKD", "SGD")), "TMT": frozenset(("TMT", "AZN"))}


@cache
def currency(word: str, lang: str) -> str | None:
    """The ISO 4217 code (or `percent`) that a word in small letters names in a language, or None; codes in any."""
    if word.upper() in CODES:
        return word.upper()
    stems = _STEMS.get(lang, {})
    for end in range(len(word), 2, -1):
        if word[:end] in stems and word[end:] in _ENDINGS[lang]:
            return stems[word[:end]]
    return None


def of_country(code: str, words: tuple[str, ...]) -> str:
    """The currency that a country beside its name makes of it: Canadian dollars are CAD."""
    other = (found for found, pattern in _COUNTRIES for word in words if pattern.fullmatch(word))
    return next((found for found in other if found in _AMBIGUOUS.get(code, ())), code)
