"""Languages and house styles: dates, numbers, money and messages as a reader of one language expects them.

A `Language` is made from a BCP 47 tag, a style and the bytes of a gettext catalogue, and reads nothing else: no file,
no environment, no locale of the process. What is punctuation stands in `styles`, what is a word in the catalogue
(`wording` lists the messages), what is the name of a month in CLDR; no function asks which language it is writing.
"""

from briefgen.localization.cldr import is_known
from briefgen.localization.errors import LanguageError
from briefgen.localization.language import Language, language
from briefgen.localization.styles import STYLES, HouseStyle
from briefgen.localization.typography import nobreak

__all__ = ["STYLES", "HouseStyle", "Language", "LanguageError", "is_known", "language", "nobreak"]
