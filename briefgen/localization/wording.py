"""Every message of this package, with its context; the catalogues translate them, no module holds another word.

`pgettext` and `npgettext` only mark a message, under the names that `pybabel extract` looks for. A context that ends
in "after a preposition" asks for the case that follows "from" and "until" (Russian: genitive); a language without
cases repeats the plain form. Fields in braces may change places, and none may be left out or added.
"""

from dataclasses import dataclass
from typing import Final, NamedTuple


class Message(NamedTuple):
    """A context, an English text, and its English plural if it has one."""

    context: str
    text: str
    plural: str = ""


def pgettext(context: str, text: str) -> Message:
    """Mark a message."""
    return Message(context, text)


def npgettext(context: str, text: str, plural: str) -> Message:
    """Mark a message that depends on a number."""
    return Message(context, text, plural)


@dataclass(frozen=True)
class DateWording:
    """The words of one width of dates; a pair holds the plain form and the one after a preposition."""

    month_width: str
    day: Message
    with_year: Message
    year_unknown: Message
    year: Message
    years: Message
    years_between: Message
    years_chosen: Message
    decade: tuple[Message, Message]
    seasons: tuple[tuple[Message, ...], tuple[Message, ...]]
    quarters: tuple[tuple[Message, ...], tuple[Message, ...]]
    probably: Message
    about: Message
    since: Message
    since_about: Message
    until: Message
    until_about: Message
    not_before: Message
    not_after: Message
    between: Message
    between_ends: Message | None = None
    """None joins the ends as those of a range."""
    day_unknown: Message | None = None
    month_unknown: Message | None = None
    start_unknown: Message | None = None
    end_unknown: Message | None = None
    """None leaves it unsaid, for want of room."""


REVIEWED: Final = pgettext("catalogue: has a native speaker read it, yes or no", "yes")
"""No word of a document: what a catalogue says of itself."""

RANGE: Final = pgettext("range", "{start} to {end}")
EITHER: Final = pgettext("one of several dates", "{dates} or {last}")
UNKNOWN: Final = pgettext("date", "date unknown")
WEEK: Final = pgettext("date", "week {week} of {year}")
TIME: Final = pgettext("time of day", "{time} ({zone})")
QUOTATION_MARKS: Final = pgettext("quotation marks: outer pair, inner pair", "“ ” ‘ ’")

SCALES: Final = (
    (12, npgettext("scale", "{number} trillion", "{number} trillion")),
    (9, npgettext("scale", "{number} billion", "{number} billion")),
    (6, npgettext("scale", "{number} million", "{number} million")),
)

CURRENCIES: Final = {
    "EUR": pgettext("currency", "EUR"),
    "USD": pgettext("currency", "USD"),
    "GBP": pgettext("currency", "GBP"),
    "KZT": pgettext("currency", "KZT"),
}

PERCENTAGE_POINTS: Final = npgettext("amount", "{number} percentage point", "{number} percentage points")

QUALIFIERS: Final = {
    "about": pgettext("amount", "about {amount}"),
    "almost": pgettext("amount", "almost {amount}"),
    "more-than": pgettext("amount", "more than {amount}"),
    "up-to": pgettext("amount", "up to {amount}"),
}
