"""One language in one style: what the functions of dates and amounts speak through."""

from dataclasses import dataclass
from gettext import NullTranslations
from typing import Any, Final

from briefgen.localization.cldr import Cldr
from briefgen.localization.styles import NBSP, HouseStyle
from briefgen.localization.wording import Message

_NARROW_SPACES: Final = str.maketrans({"\u202f": NBSP, "\u2009": NBSP})


@dataclass(frozen=True)
class Voice:
    """The names, the signs and the translations of one language."""

    locale: str
    style: HouseStyle
    cldr: Cldr
    translations: NullTranslations

    def say(self, message: Message, /, **fields: Any) -> str:
        """Translate a message and fill its fields."""
        translated = self.translations.pgettext(message.context, message.text)
        return translated.translate(_NARROW_SPACES).format(**fields)

    def count(self, message: Message, number: int, /, **fields: Any) -> str:
        """Translate a message in the plural that the number asks for."""
        translated = self.translations.npgettext(message.context, message.text, message.plural, number)
        return translated.translate(_NARROW_SPACES).format(**fields)
