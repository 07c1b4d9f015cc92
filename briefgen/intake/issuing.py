"""The day of issue: from what a file says of itself, or from a line that holds nothing but a place and a day."""

import re
from collections.abc import Iterable
from datetime import date, datetime
from email.utils import parsedate_to_datetime
from typing import Final

from briefgen.extraction import dates

_ISO: Final = re.compile(r"\s*(\d{4})-(\d{2})-(\d{2})(?=$|[T\s])")
_COMPACT: Final = re.compile(r"\s*(\d{4})(\d{2})(\d{2})(?=$|T)")
_IN_ADDRESS: Final = re.compile(r"/(20\d{2})[/-](0[1-9]|1[0-2])[/-](0[1-9]|[12]\d|3[01])(?:[/_-]|$)")
_LEAST_YEAR: Final = 1900
_WHOLE: Final = re.compile(r"\d{4}-\d{2}-\d{2}")
_LONGEST_LINE: Final = 80  # characters of a line that is nothing but a dateline
_BESIDE: Final = re.compile(r"[^\W\d_]{2,}")
_MOST_BESIDE: Final = 6  # words beside the day: a place, an hour, “published”
_PLACE: Final = re.compile(
    r"(?:[^\W\d_][\w.’'-]{1,30}(?: [^\W\d_][\w.’'-]{1,30}){0,2}\s?[,.:]?\s?[-–—]?\s?(?:\([^()]{1,40}\)\s)?)?"
)
_END_OF_DATELINE: Final = re.compile(r"\s?(?:г\.|года?|ж\.)?\s?(?:[-–—.:/|]|\([^()]{1,40}\))")
_NOT_OF_ISSUE: Final = re.compile(
    r"updated|modified|обновлено|изменено|©|copyright|жаңартыл|сохранено|вступ|принят|\bна \d|as of"
    r"|по состоянию",
    re.IGNORECASE,
)
_LANGUAGES: Final = ("en", "ru", "kk")


def day_of(value: str | None) -> str | None:
    """The day in a date as metadata write it: ISO 8601, a mail's date, or in words; None where it is no whole day."""
    if not value or len(value) > 200:  # noqa: PLR2004 (no date is so long)
        return None
    for pattern in (_ISO, _COMPACT):
        found = pattern.match(value)
        if found:
            return _checked(*map(int, found.groups()))
    in_words = _only_day(value)
    return in_words or _of_mail(value)


def _of_mail(value: str) -> str | None:
    try:
        return _day(parsedate_to_datetime(value))
    except (ValueError, TypeError, IndexError, OverflowError):
        return None


def _day(moment: datetime) -> str | None:
    return _checked(moment.year, moment.month, moment.day)


def _checked(year: int, month: int, day: int) -> str | None:
    try:
        found = date(year, month, day)
    except ValueError:
        return None
    return found.isoformat() if year >= _LEAST_YEAR else None


def day_in_address(url: str | None) -> str | None:
    """The day that an address holds: /2026/11/17/."""
    found = _IN_ADDRESS.search(url or "")
    return _checked(*map(int, found.groups())) if found else None


def day_in_lines(lines: Iterable[str]) -> str | None:
    """The day of the first short line that holds one whole day, and hardly a word beside it."""
    for line in lines:
        text = " ".join(line.split())
        if len(text) <= _LONGEST_LINE and not _NOT_OF_ISSUE.search(text):
            found = _only_day(text)
            if found:
                return found
    return None


def day_of_dateline(paragraph: str) -> str | None:
    """The day with which a paragraph begins: “ASTANA, 17 November 2026 – The ministers …”."""
    head = " ".join(paragraph[:200].split())
    for lang in _LANGUAGES:
        first = next(iter(dates(head, lang)), None)
        if first is None or not _WHOLE.fullmatch(first.when.text) or not _PLACE.fullmatch(head[: first.start]):
            continue
        if _END_OF_DATELINE.match(head, first.end) and (head[0].isupper() or head[0].isdigit()):
            return _checked(*map(int, first.when.text.split("-")))
    return None


def _only_day(text: str) -> str | None:
    """The day of a text that names one whole day, and little else."""
    found: dict[str, int] = {}
    for lang in _LANGUAGES:
        for mention in dates(text, lang):
            if len(_BESIDE.findall(text[: mention.start] + " " + text[mention.end :])) <= _MOST_BESIDE:
                found.setdefault(mention.when.text, mention.start)
    whole = [each for each in found if _WHOLE.fullmatch(each)]
    return whole[0] if len(whole) == 1 and int(whole[0][:4]) >= _LEAST_YEAR else None
