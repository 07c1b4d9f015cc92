"""Extraction: what a text says in numbers, amounts and dates, in English, Russian and Kazakh.

>>> [each.value for each in amounts("почти 1,5 млрд евро", "ru")]
[Decimal('1500000000')]

- `amounts(text, lang)` gives each number with its unit, its qualifier, its noun, and whether it is denied. What belongs
  to a date is no amount.
- `dates(text, lang)` gives the absolute dates, whole or in part, as EDTF: “16 April” is XXXX-04-16. Words that depend
  on the day of the text (yesterday, last year) are none.

`lang` is the language of the text; number words, months and currencies are read in that language alone (in another one
only where the text has not a letter of its script), digits, signs and ISO 4217 codes in any. Places are code points of
the text as it is given, start inclusive, end exclusive. Nothing is raised, whatever the text. Every result is frozen.
"""

from briefgen.extraction.amounts import Amount, amounts, currencies, number_spans
from briefgen.extraction.dates import DateMention, dates
from briefgen.extraction.numerals import may_hold_numbers
from briefgen.extraction.qualifier_words import Nearness
from briefgen.extraction.unit_words import PERCENT, PERCENTAGE_POINTS

__all__ = [
    "PERCENT",
    "PERCENTAGE_POINTS",
    "Amount",
    "DateMention",
    "Nearness",
    "amounts",
    "currencies",
    "dates",
    "may_hold_numbers",
    "number_spans",
]
