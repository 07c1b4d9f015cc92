"""The shapes that the parts of the model share: a strict base, texts, ids, dates and the words of closed lists."""

import re
from datetime import date
from decimal import Decimal, InvalidOperation
from enum import StrEnum
from typing import Annotated, Any, Final

from pydantic import BaseModel, ConfigDict, GetPydanticSchema, WithJsonSchema
from pydantic_core import core_schema

from briefgen.edtf import Edtf, EdtfError, parse
from briefgen.model.text import SCHEMA, LocalizedText, fault, localized, mixed_word

ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_LONGEST_ID = 80
_SMALLEST, _LARGEST = -9, 18  # powers of ten: nothing that a diplomat counts lies beyond
_LONGEST_NUMBER = 30
# A name before an @ is no host: https://europa.eu@evil.example leads to evil.example (RFC 3986, 3.2.1).
_LINK = re.compile(r"https?://([^\s<>\"'`\\^{|}/?#@]+)([/?#][^\s<>\"'`\\^{|}]*)?")
ISO_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


class Shape(BaseModel):
    """A mapping with known keys only, frozen."""

    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True, defer_build=True)


class Release(StrEnum):
    """Who may see a thing; each level holds what the ones before it hold."""

    PUBLIC = "public"
    PARTNER = "partner"
    INTERNAL = "internal"

    def shows(self, other: "Release") -> bool:
        """Whether a document of this level may hold a thing of the other."""
        return self is Release.INTERNAL or other is self or other is Release.PUBLIC


def _text(value: Any) -> str:
    if not isinstance(value, str):
        raise fault("text_type", "must be a plain text")
    if not value.strip():
        raise fault("empty_text", "is empty")
    return value


def _identifier(value: Any) -> str:
    text = _text(value)
    if not ID.fullmatch(text) or len(text) > _LONGEST_ID:
        raise fault("bad_id", f"‘{text[:80]}’ is not an id")
    return text


def _edtf(value: Any) -> Edtf:
    if isinstance(value, Edtf):
        return value
    text = _text(value)
    try:
        return parse(text)
    except EdtfError as error:
        raise fault("edtf", error.message, reason=str(error.reason), suggestion=error.suggestion or "") from None


def _day(value: Any) -> date:
    if isinstance(value, date):
        return value
    text = _text(value)
    try:
        if ISO_DAY.fullmatch(text):
            return date.fromisoformat(text)
    except ValueError:
        pass
    raise fault("day", f"‘{text[:60]}’ is not a day", "write it as 2025-04-16")


# ISO 4217, those of the states that a foreign ministry of Central Asia and Europe meets.
_CURRENCIES: Final = frozenset({
    "AED", "AFN", "ALL", "AMD", "AUD", "AZN", "BAM", "BGN", "BHD", "BRL", "BYN", "CAD", "CHF", "CNY",
    "CZK", "DKK", "EGP", "EUR", "GBP", "GEL", "HKD", "HUF", "IDR", "ILS", "INR", "IQD", "IRR", "ISK",
    "JOD", "JPY", "KGS", "KRW", "KWD", "KZT", "LKR", "MDL", "MKD", "MNT", "MXN", "MYR", "NOK", "NZD",
    "OMR", "PHP", "PKR", "PLN", "QAR", "RON", "RSD", "RUB", "SAR", "SEK", "SGD", "SYP", "THB", "TJS",
    "TMT", "TND", "TRY", "TWD", "UAH", "USD", "UZS", "VND", "XAF", "XDR", "ZAR",
})  # fmt: skip
_POINTS: Final = frozenset({"percentagepoint", "percentagepoints", "pp", "ppt"})
_A_RANGE: Final = re.compile(r"\s*(\d[\d.,\s]{0,20})\s*(?:-|–|—|\.\.|/|to|до)\s*(\d[\d.,\s]{0,20})")


def _decimal(value: Any) -> Decimal:
    if isinstance(value, Decimal):
        return value
    text = _text(value)
    try:
        number = Decimal(text)
    except InvalidOperation:
        number = Decimal("NaN")
    if not number.is_finite() or len(text) > _LONGEST_NUMBER or not _SMALLEST <= number.adjusted() <= _LARGEST:
        if _A_RANGE.fullmatch(text):
            raise fault("range", f"‘{text[:60]}’ is a range", "register its ends as two figures with one quote")
        raise fault("decimal", f"‘{text[:60]}’ is not a number", "write it as 12500.5")
    return number


def _flag(value: Any) -> bool:
    if isinstance(value, bool):
        return value
    if value in ("true", "yes"):
        return True
    if value in ("false", "no"):
        return False
    raise fault("flag", "must be true or false")


def one_or_more(value: Any) -> Any:
    """A single id as a tuple of one; anything else as it is."""
    return (value,) if isinstance(value, str) else value


def _unit(value: Any) -> LocalizedText | str:
    if not isinstance(value, str):
        return localized(value)
    text = _text(value)
    if text.upper() in _CURRENCIES and text not in _CURRENCIES:
        raise fault("unit", f"‘{text}’ is not how ISO 4217 writes a currency", f"write {text.upper()}")
    if re.sub(r"[\s_-]", "", text.casefold()) in _POINTS and text != "percentage-points":
        raise fault("unit", f"‘{text[:60]}’ is not how briefgen writes them", "write percentage-points")
    return text


def _link(value: Any) -> str:
    text = _text(value)
    found = _LINK.fullmatch(text)
    if found and mixed_word(found[1]) is None:
        return text
    raise fault("url", f"‘{text[:60]}’ is not the address of a web page", "write https://example.org/page")


def plain(validate: Any, schema: dict[str, Any]) -> tuple[Any, Any]:
    """What to annotate a type with, so that the function validates it and the schema describes it."""
    core = core_schema.no_info_plain_validator_function(validate)
    return GetPydanticSchema(lambda _type, _handler: core), WithJsonSchema(schema)


_TEXT_SCHEMA = {"type": "string", "minLength": 1}
_CORE_TEXT = plain(_text, _TEXT_SCHEMA)
_CORE_ID = plain(_identifier, {"type": "string", "pattern": f"^{ID.pattern}$", "maxLength": _LONGEST_ID})
_CORE_EDTF = plain(_edtf, {"type": "string", "description": "A date in EDTF (ISO 8601-2).", "examples": ["2025-04-16"]})
_CORE_DAY = plain(_day, {"type": "string", "format": "date"})
_CORE_DECIMAL = plain(_decimal, {"type": "string", "pattern": r"^-?\d+(\.\d+)?$"})
_CORE_FLAG = plain(_flag, {"enum": ["true", "false"]})
_CORE_LINK = plain(_link, {"type": "string", "format": "uri", "pattern": "^https?://"})
_CORE_UNIT = plain(_unit, {"anyOf": [_TEXT_SCHEMA, SCHEMA], "description": "ISO 4217, percent, or a noun."})

Words = Annotated[str, *_CORE_TEXT]
Id = Annotated[str, *_CORE_ID]
When = Annotated[Edtf, *_CORE_EDTF]
Day = Annotated[date, *_CORE_DAY]
Number = Annotated[Decimal, *_CORE_DECIMAL]
Flag = Annotated[bool, *_CORE_FLAG]
Link = Annotated[str, *_CORE_LINK]
Unit = Annotated[LocalizedText | str, *_CORE_UNIT]
