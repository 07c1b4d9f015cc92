"""What CLDR knows of a language, read from Babel: month names, signs of numbers, and date patterns.

Not through `babel.Locale`: its dictionaries write resolved aliases back into data that all languages share, so that
after Russian German has Russian quarters (Babel 2.18). Two builds would then differ by the order of their languages.
A copy of the few tables that are read here keeps that from happening.
"""

import re
from collections.abc import Mapping
from copy import deepcopy
from dataclasses import dataclass
from functools import cache, lru_cache
from types import MappingProxyType
from typing import Any, Final

from babel import Locale, UnknownLocaleError, localedata

from briefgen.localization.date_wording import FULL, SHORT
from briefgen.localization.errors import LanguageError
from briefgen.localization.styles import NBSP, HouseStyle, generic
from briefgen.localization.wording import Message

_TABLES: Final = ("months", "quarters", "datetime_skeletons", "number_symbols", "percent_formats")
_NARROW_SPACES: Final = str.maketrans({"\u202f": NBSP, "\u2009": NBSP})
_LITERAL_OR_FIELD: Final = re.compile(r"'([^']*)'|d+|[ML]+[月월]?|y+")
_SKELETONS: Final = {
    FULL.day: "MMMMd",
    FULL.with_year: "yMMMM",
    FULL.year: "y",
    SHORT.day: "MMMd",
    SHORT.with_year: "yMMM",
    SHORT.year: "y",
}

_Names = Mapping[int, str]


@dataclass(frozen=True)
class Months:
    """The names of the months of one width: alone, and beside a day or after a preposition."""

    alone: _Names
    beside: _Names


@dataclass(frozen=True)
class Cldr:
    """One language as CLDR has it; `patterns` stand in for what a catalogue does not translate."""

    months: Mapping[str, Months]
    patterns: Mapping[Message, str]
    style: HouseStyle


def is_known(tag: str) -> bool:
    """Say whether CLDR has the language of a tag."""
    try:
        known(tag)
    except LanguageError:
        return False
    return True


@lru_cache(maxsize=64)
def known(tag: str) -> Locale:
    """Find the language of a BCP 47 tag."""
    try:
        return Locale.parse(tag, sep="-")
    except (ValueError, TypeError, UnknownLocaleError) as error:
        raise LanguageError(f"“{tag}” is no language that is known; write a tag such as en, ru or kk") from error


@cache
def cldr(identifier: str) -> Cldr:
    """Read the tables of one language, given Babel's name of it."""
    loaded = localedata.load(identifier)
    tables = localedata.LocaleDataDict(deepcopy({name: loaded[name] for name in _TABLES}))
    return Cldr(
        months={wording.month_width: _months(tables, wording.month_width) for wording in (FULL, SHORT)},
        patterns=_patterns(tables),
        style=_style(tables),
    )


@cache
def language_names(identifier: str) -> Mapping[str, str]:
    """Read the names of all languages in one of them."""
    return MappingProxyType(dict(localedata.load(identifier)["languages"]))


def _months(tables: Mapping[str, Any], width: str) -> Months:
    """Read the names; a month without a day stands alone only where CLDR's own pattern says so (L, not M)."""
    beside = tables["months"]["format"][width]
    pattern = _skeleton(tables, "yMMMM")
    alone = tables["months"]["stand-alone"][width] if "L" in pattern else beside
    return Months(dict(alone), dict(beside))


def _patterns(tables: Mapping[str, Any]) -> dict[Message, str]:
    return {message: _braced(_skeleton(tables, name), message) for message, name in _SKELETONS.items()}


def _skeleton(tables: Mapping[str, Any], name: str) -> str:
    return str(tables["datetime_skeletons"][name].pattern)


def _braced(pattern: str, message: Message) -> str:
    """Turn `d. MMMM` into `{day}. {month}`, with the field names of the message."""
    name = "{month}" if "{month}" in message.text else "{date}"

    def field(match: re.Match[str]) -> str:
        if match[1] is not None:
            return match[1]
        return {"d": "{day}", "y": "{year}", "M": name, "L": name}[match[0][0]]

    return _LITERAL_OR_FIELD.sub(field, pattern).translate(_NARROW_SPACES).replace(NBSP, " ")


def _style(tables: Mapping[str, Any]) -> HouseStyle:
    signs = tables["number_symbols"]["latn"]
    percent = re.sub(r"[#,0.]+", "{number}", tables["percent_formats"][None].pattern)
    plain = (sign.translate(_NARROW_SPACES) for sign in (signs["group"], signs["decimal"], percent))
    return generic(*plain)
