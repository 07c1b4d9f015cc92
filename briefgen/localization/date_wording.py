"""The messages of dates in their two widths: in words, and for a narrow column."""

from typing import Final

from briefgen.localization.wording import DateWording, pgettext

_SEASONS: Final = (
    (
        pgettext("season", "spring"),
        pgettext("season", "summer"),
        pgettext("season", "autumn"),
        pgettext("season", "winter"),
    ),
    (
        pgettext("season, after a preposition", "spring"),
        pgettext("season, after a preposition", "summer"),
        pgettext("season, after a preposition", "autumn"),
        pgettext("season, after a preposition", "winter"),
    ),
)
_QUARTERS: Final = (
    (
        pgettext("quarter", "first quarter"),
        pgettext("quarter", "second quarter"),
        pgettext("quarter", "third quarter"),
        pgettext("quarter", "fourth quarter"),
    ),
    (
        pgettext("quarter, after a preposition", "the first quarter"),
        pgettext("quarter, after a preposition", "the second quarter"),
        pgettext("quarter, after a preposition", "the third quarter"),
        pgettext("quarter, after a preposition", "the fourth quarter"),
    ),
)
_SHORT_QUARTERS: Final = (
    pgettext("short date", "Q1"),
    pgettext("short date", "Q2"),
    pgettext("short date", "Q3"),
    pgettext("short date", "Q4"),
)
_DECADE: Final = pgettext("date", "{year}s")
_DECADE_AFTER: Final = pgettext("date, after a preposition", "the {year}s")

_YEARS_SHORT: Final = pgettext("short date", "{years}")

FULL: Final = DateWording(
    month_width="wide",
    day=pgettext("date", "{day} {month}"),
    with_year=pgettext("date", "{date} {year}"),
    year_unknown=pgettext("date", "{date}, year unknown"),
    year=pgettext("date", "{year}"),
    years=pgettext("date", "{years}"),
    years_between=pgettext("one day between", "{years}"),
    years_chosen=pgettext("one of several dates", "{years}"),
    decade=(_DECADE, _DECADE_AFTER),
    seasons=_SEASONS,
    quarters=_QUARTERS,
    probably=pgettext("date", "probably {date}"),
    about=pgettext("date", "about {date}"),
    since=pgettext("date", "from {date}"),
    since_about=pgettext("date", "from about {date}"),
    until=pgettext("date", "until {date}"),
    until_about=pgettext("date", "until about {date}"),
    not_before=pgettext("date", "no earlier than {date}"),
    not_after=pgettext("date", "no later than {date}"),
    between=pgettext("one day between", "between {range}"),
    between_ends=pgettext("one day between", "{start} and {end}"),
    day_unknown=pgettext("date", "{date}, day unknown"),
    month_unknown=pgettext("date", "{date}, month unknown"),
    start_unknown=pgettext("date", "{date}, start unknown"),
    end_unknown=pgettext("date", "{date}, end unknown"),
)

SHORT: Final = DateWording(
    month_width="abbreviated",
    day=pgettext("short date", "{day} {month}"),
    with_year=pgettext("short date", "{date} {year}"),
    year_unknown=pgettext("short date", "{date}, year unknown"),
    year=pgettext("short date", "{year}"),
    years=_YEARS_SHORT,
    years_between=_YEARS_SHORT,
    years_chosen=_YEARS_SHORT,
    decade=(_DECADE, _DECADE_AFTER),
    seasons=_SEASONS,
    quarters=(_SHORT_QUARTERS, _SHORT_QUARTERS),
    probably=pgettext("short date", "{date} (?)"),
    about=pgettext("short date", "c. {date}"),
    since=pgettext("short date", "from {date}"),
    since_about=pgettext("short date", "from c. {date}"),
    until=pgettext("short date", "to {date}"),
    until_about=pgettext("short date", "to c. {date}"),
    not_before=pgettext("short date", "from {date} (?)"),
    not_after=pgettext("short date", "to {date} (?)"),
    between=pgettext("short date", "{range} (?)"),
)
