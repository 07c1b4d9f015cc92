"""What a group of digits may mean: `3,000` is three thousand, `3,5` three and a half, `3,500` in Russian either."""

import re
from decimal import Decimal
from typing import Final

_SEPARATOR: Final = re.compile(r"[ .,\"]")
GROUP: Final = 3  # digits between two separators
_LONGEST: Final = 30  # digits that are read as one number


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
