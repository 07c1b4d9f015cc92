"""A language as the rest of the program sees it: translated messages, dates, numbers, money, quotation and order."""

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cached_property
from typing import Final

from briefgen.edtf import Edtf, Form, Point
from briefgen.localization import amounts, dates, typography
from briefgen.localization.catalogue import translations
from briefgen.localization.cldr import cldr, known, language_names
from briefgen.localization.collation import CollationKey, collation_key
from briefgen.localization.date_wording import FULL, SHORT
from briefgen.localization.errors import LanguageError
from briefgen.localization.styles import DEFAULTS, GENERIC, STYLES
from briefgen.localization.voice import Voice
from briefgen.localization.wording import REVIEWED, TIME, WEEK

_SOURCE_LANGUAGE: Final = "en"
_NO: Final = "no"
_TICKS: Final[dict[str, Callable[[dt.date], Point]]] = {
    "year": lambda day: Point(day.year),
    "quarter": lambda day: Point(day.year, quarter=33 + (day.month - 1) // 3),
    "month": lambda day: Point(day.year, day.month),
}


@dataclass(frozen=True)
class Language:
    """One language in one style; equal, hashable and picklable by what it was made from."""

    locale: str
    style: str
    catalogue: bytes | None = field(default=None, repr=False)

    def __reduce__(self) -> tuple[type["Language"], tuple[str, str, bytes | None]]:
        return Language, (self.locale, self.style, self.catalogue)

    def gettext(self, message: str) -> str:
        """Translate a message."""
        return self._voice.translations.gettext(message) if message else ""

    def ngettext(self, singular: str, plural: str, number: int) -> str:
        """Translate a message in the plural that the number asks for."""
        return self._voice.translations.ngettext(singular, plural, number)

    def pgettext(self, context: str, message: str) -> str:
        """Translate a message that means different things in different places."""
        return self._voice.translations.pgettext(context, message)

    def npgettext(self, context: str, singular: str, plural: str, number: int) -> str:
        """Translate a message with a context, in the plural that the number asks for."""
        return self._voice.translations.npgettext(context, singular, plural, number)

    @property
    def unreviewed(self) -> bool:
        """Whether the catalogue says of itself that nobody who speaks the language has read it."""
        return self._voice.say(REVIEWED) == _NO

    def language_name(self, tag: str) -> str:
        """Name a language in this one; the tag itself where CLDR has no name."""
        return language_names(str(known(self.locale))).get(tag.partition("-")[0], tag)

    def day(self, day: dt.date) -> str:
        """Write a day in full."""
        return self.date(_single(Point(day.year, day.month, day.day)))

    def date(self, date: Edtf) -> str:
        """Write a date in words, with all that is known and not known about it."""
        return dates.in_words(self._voice, FULL, date)

    def short_date(self, date: Edtf) -> str:
        """Write a date for a narrow column."""
        return dates.in_words(self._voice, SHORT, date)

    def tick(self, day: dt.date, unit: str) -> str:
        """Label the year, quarter or month of an axis; each label can stand alone."""
        if unit not in _TICKS:
            raise LanguageError(f"“{unit}” is no unit of an axis; there are {', '.join(_TICKS)}")
        return self.short_date(_single(_TICKS[unit](day)))

    def month_abbreviation(self, month: int) -> str:
        """Name a month (1 to 12) on its own, as short as the language allows."""
        return self._voice.cldr.months[SHORT.month_width].alone[month]

    def week(self, year: int, week: int) -> str:
        """Name an ISO week."""
        return self.nobreak(self._voice.say(WEEK, week=week, year=year))

    def time(self, hour: int, minute: int, zone_name: str | None = None) -> str:
        """Write a time of day, with the name of its zone."""
        time = self._voice.style.time.format(hour=hour, minute=minute)
        return self._voice.say(TIME, time=time, zone=zone_name) if zone_name else time

    def number(self, value: Decimal) -> str:
        """Write a number with all its digits."""
        return amounts.number(self._voice, value)

    def percent(self, value: Decimal) -> str:
        """Write a percentage; 32 is 32 %."""
        return amounts.percent(self._voice, value)

    def money(self, value: Decimal, currency: str) -> str:
        """Write a sum of money; the currency is an ISO 4217 code."""
        return amounts.money(self._voice, value, currency)

    def amount(self, value: Decimal, unit: str, qualifier: str = "exact") -> str:
        """Write a figure: its unit is a currency, `percent` or a noun in the right form."""
        return amounts.amount(self._voice, value, unit, qualifier)

    def quotation(self, text: str, level: int = 0) -> str:
        """Put a text in quotation marks; the level counts the quotations around it."""
        return typography.quotation(self._voice, text, level)

    def nobreak(self, text: str) -> str:
        """Replace each space and hyphen that must not break in prose of this language."""
        return typography.nobreak(text, self.locale)

    def collation_key(self, text: str) -> CollationKey:
        """Make a key that sorts texts as a reader of this language expects."""
        return collation_key(text, self.locale.partition("-")[0])

    @cached_property
    def _voice(self) -> Voice:
        identifier = str(known(self.locale))
        data = cldr(identifier)
        patterns = {} if identifier.partition("_")[0] == _SOURCE_LANGUAGE else data.patterns
        style = STYLES.get(self.style, data.style)
        return Voice(self.locale, style, data, translations(self.catalogue, self.locale, patterns))


def language(locale: str, style: str | None = None, catalogue: bytes | None = None) -> Language:
    """Make a language from its BCP 47 tag, a style or the language's own, and the bytes of a .po or .mo file."""
    tag = str(known(locale)).replace("_", "-")
    chosen = style or DEFAULTS.get(tag) or DEFAULTS.get(tag.partition("-")[0]) or GENERIC
    if chosen not in (*STYLES, GENERIC):
        raise LanguageError(f"“{chosen}” is no style; there are {', '.join((*STYLES, GENERIC))}")
    made = Language(tag, chosen, catalogue)
    # A faulty catalogue is refused now, and not in the middle of a document.
    made._voice  # noqa: B018, SLF001
    return made


def _single(point: Point) -> Edtf:
    return Edtf("", Form.POINT, point, point)
