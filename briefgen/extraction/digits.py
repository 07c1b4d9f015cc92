"""What a group of digits may mean: `3,000` is three thousand, `3,500` in Russian also three and a half; or a name."""

import re
from collections.abc import Sequence
from decimal import Decimal
from typing import Final

from briefgen.extraction.date_words import month
from briefgen.extraction.number_words import number_word
from briefgen.extraction.tokens import Token
from briefgen.extraction.unit_words import currency

_SEPARATOR: Final = re.compile(r"[ .,\"]")
GROUP: Final = 3  # digits between two separators
_LONGEST: Final = 16  # digits that are read as one number: with a scale, as many as a Decimal holds exactly
SHORT_SCALES: Final = {"k": 3, "m": 6, "b": 9, "t": 12}  # where they touch the digits of an amount: €12m
ORDINAL_ENDS: Final = {
    "en": frozenset("st nd rd th".split()),
    "ru": frozenset("й я е ая ое ый ий го ого му ому м ым ом х ых ю ую ой ые ми ыми".split()),
    "kk": frozenset("ші шы інші ыншы нші ншы".split()),
}


def readings(digits: str, lang: str, *, scaled: bool = False) -> frozenset[Decimal]:
    """What a group of digits may mean in a language; before a scale, three digits after a sign are decimals."""
    parts = _SEPARATOR.split(digits)
    if len("".join(parts)) > _LONGEST:
        return frozenset()
    signs = [sign for sign in digits if not sign.isdigit()]
    whole, decimal = Decimal("".join(parts)), Decimal("".join(parts[:-1]) + "." + parts[-1]) if signs else Decimal(0)
    if not signs:
        return frozenset({whole})
    if signs[-1] in ' "' or len(set(signs)) == 1 < len(signs):
        return frozenset({whole})
    if len(signs) > 1 or len(parts[-1]) != GROUP or parts[0].startswith("0") or len(parts[0]) > GROUP:
        return frozenset({decimal})
    return _either(signs[0], parts[-1], whole, decimal, lang, scaled=scaled)


def _either(sign: str, last: str, whole: Decimal, decimal: Decimal, lang: str, *, scaled: bool) -> frozenset[Decimal]:  # noqa: PLR0913
    """Three digits after one comma or point."""
    if set(last) == {"0"}:
        return frozenset({whole})
    if lang == "en":
        return frozenset({whole if sign == "," else decimal})
    if scaled:
        return frozenset({decimal})
    return frozenset({whole, decimal})


def is_name(found: Sequence[Token], at: int, lang: str) -> bool:
    """Whether the digits at a token belong to a name or number a list: C5+1, COVID-19, 5G, (1), 2), “1. What …”."""
    token, before, after = found[at], _near(found, at - 1), _near(found, at + 1)
    if after and after.text == ")" and token.touches(after) and (before is None or before.text in "(.;:,"):
        return True
    if after and after.text == "." and token.opens_line and _is_heading(token, _near(found, at + 2)):
        return True
    if before and before.touches(token):
        if before.is_word:
            return currency(before.text, lang) is None
        two = _near(found, at - 2)
        if before.text in "-+" and two and two.touches(before) and (two.is_word or before.text == "+"):
            return before.text == "+" or (two.written[:1].isupper() and month(two.text, lang) is None)
    return bool(after and token.touches(after) and after.is_word and _is_letter_of_name(after, lang))


def _is_heading(token: Token, following: Token | None) -> bool:
    return len(token.text) < GROUP and following is not None and following.written[:1].isupper()


def _is_letter_of_name(after: Token, lang: str) -> bool:
    ends = ORDINAL_ENDS.get(lang, frozenset())
    known = number_word(after.text, lang) is not None or after.text in ends or after.text in SHORT_SCALES
    return not known and after.written[:1].isupper()


def _near(found: Sequence[Token], at: int) -> Token | None:
    return found[at] if 0 <= at < len(found) else None
