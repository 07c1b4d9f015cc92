"""Numbers, percentages and money, in the signs of a style and the words of a language."""

import re
from decimal import Context, Decimal
from typing import Final

from briefgen.localization.errors import LanguageError
from briefgen.localization.styles import MINUS, NBSP
from briefgen.localization.voice import Voice
from briefgen.localization.wording import CURRENCIES, PERCENTAGE_POINTS, QUALIFIERS, SCALES, Message

_ISO_4217: Final = re.compile(r"[A-Z]{3}")
_MOST_DECIMALS: Final = 2
# The context of the process would round to 28 digits.
_EXACT: Final = Context(prec=1000)
# A fraction has no plural of its own in gettext: it takes the one of two ("1,5 мільйона").
_FRACTION: Final = 2


def number(voice: Voice, value: Decimal) -> str:
    """Write every digit that the value has."""
    return f"{_sign(value)}{_digits(voice, value)}"


def percent(voice: Voice, value: Decimal) -> str:
    """Write a percentage; 32 is 32 %."""
    return voice.style.percent.format(number=number(voice, value))


def points(voice: Voice, value: Decimal) -> str:
    """Write so many percentage points, in the plural that the number asks for; a fraction asks for its own."""
    whole = value == value.to_integral_value()
    count = abs(int(value)) if whole else _FRACTION
    return voice.count(PERCENTAGE_POINTS, count, number=number(voice, value)).replace(" ", NBSP)


def money(voice: Voice, value: Decimal, currency: str) -> str:
    """Write a sum of money, in millions and more where no digit is lost."""
    name = voice.say(CURRENCIES[currency]) if currency in CURRENCIES else currency
    symbol = voice.style.symbols.get(currency)
    pattern = voice.style.money_with_symbol if symbol else voice.style.money
    scaled = _scaled(voice, value)
    return pattern.format(sign=_sign(value), number=scaled, code=currency, symbol=symbol, name=name)


def amount(voice: Voice, value: Decimal, unit: str, qualifier: str = "exact") -> str:
    """Write a figure with its unit (a currency, `percent`, or a noun in the right form) and its qualifier."""
    plain = _with_unit(voice, value, unit)
    if qualifier == "exact":
        return plain
    if qualifier not in QUALIFIERS:
        known = ", ".join(("exact", *QUALIFIERS))
        raise LanguageError(f"“{qualifier}” is no qualifier of an amount; there are {known}")
    return voice.say(QUALIFIERS[qualifier], amount=plain)


def _with_unit(voice: Voice, value: Decimal, unit: str) -> str:
    if unit == "percent":
        return percent(voice, value)
    if unit == "percentage-points":
        return points(voice, value)
    if _ISO_4217.fullmatch(unit):
        return money(voice, value, unit)
    scaled = f"{_sign(value)}{_scaled(voice, value)}"
    return f"{scaled}{NBSP}{unit}" if unit else scaled


def _sign(value: Decimal) -> str:
    return MINUS if value < 0 else ""


def _digits(voice: Voice, value: Decimal) -> str:
    """Write the value without its sign."""
    whole, point, fraction = f"{value.copy_abs():,f}".partition(".")
    decimal = voice.style.decimal if point else ""
    return f"{whole.replace(',', voice.style.thousands)}{decimal}{fraction}"


def _scaled(voice: Voice, value: Decimal) -> str:
    """Write the value without its sign, as millions, billions or trillions if two decimals can say it."""
    for power, message in SCALES:
        if value.adjusted() >= power and value:
            quotient = _EXACT.normalize(value.copy_abs().scaleb(-power, _EXACT))
            return _in_words(voice, quotient, message) or _digits(voice, value)
    return _digits(voice, value)


def _in_words(voice: Voice, quotient: Decimal, message: Message) -> str | None:
    decimals = -int(quotient.as_tuple().exponent)
    if decimals > _MOST_DECIMALS:
        return None
    count = _FRACTION if decimals > 0 else int(quotient)
    return voice.count(message, count, number=_digits(voice, quotient)).replace(" ", NBSP)
