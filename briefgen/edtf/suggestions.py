"""The dates that people write instead of EDTF, and what they probably mean.

Nothing here decides what is valid: the parser reads every suggestion before anybody sees it.
"""

import re
from collections.abc import Callable, Iterator
from re import Match

from briefgen.edtf.dates import MONTH_NAMES, days_in_month
from briefgen.edtf.errors import Reason

_CODES = {name.lower(): f"{number:02}" for number, name in enumerate(MONTH_NAMES, start=1)}
_CODES |= {name[:3]: code for name, code in _CODES.items()}
_CODES |= {"sept": "09", "spring": "21", "summer": "22", "autumn": "23", "fall": "23"}
_CODES |= {"winter": "24", "q1": "33", "q2": "34", "q3": "35", "q4": "36"}

_LAST_MONTH = 12


def rewritten(text: str, reason: Reason) -> str | None:
    """Take one step from a refused text towards a valid one, or give None where none is known."""
    return next((other for other in _rewrites(text, reason) if other != text), None)


def _rewrites(text: str, reason: Reason) -> Iterator[str]:
    if reason is Reason.REVERSED:
        yield _SWAPPABLE.sub(r"\g<open>\g<end>\g<between>\g<start>\g<close>", text)
        return
    yield " ".join(text.split())
    for pattern, replacement in _RULES:
        yield pattern.sub(replacement, text)


def _year_month_day(match: Match[str]) -> str:
    """Order and pad the parts that a pattern found under the names y, m and d."""
    year, month, day = (match[part] for part in "ymd")
    return f"{year}-{int(month):02}" + (f"-{int(day):02}" if day else "")


def _unless_ambiguous(match: Match[str]) -> str:
    """Order 29/05/2025 and 05/29/2025, and leave 05/06/2025 to its writer."""
    first, second = int(match["a"]), int(match["b"])
    if first > _LAST_MONTH >= second:
        return f"{match['y']}-{second:02}-{first:02}"
    if second > _LAST_MONTH >= first:
        return f"{match['y']}-{first:02}-{second:02}"
    return match[0]


def _in_words(match: Match[str]) -> str:
    """Turn `May 2025`, `29 May 2025`, `29-30 May 2025` and `Spring 2025` into numbers."""
    code = _CODES.get(match["name"].lower())
    if code is None:
        return match[0]
    month = f"{match['y']}-{code}"
    first, last = match["d"], match.groupdict().get("last")
    start = f"{month}-{int(first):02}" if first else month
    return f"{start}/{month}-{int(last):02}" if last else start


def _made_possible(match: Match[str]) -> str:
    """Move a day that does not exist to the last one that does; swap a month and a day."""
    year_text, month, day = match["y"], int(match["m"]), int(match["d"])
    if month > _LAST_MONTH >= day > 0:
        return f"{year_text}-{day:02}-{month:02}"
    if not 1 <= month <= _LAST_MONTH:
        return match[0]
    year = int(year_text) if year_text.isdigit() else None
    return f"{year_text}-{month:02}-{min(day, days_in_month(year, month)):02}"


def _one_mark(match: Match[str]) -> str:
    return match[0][0] if len(set(match[0])) == 1 else "%"


def _upper(match: Match[str]) -> str:
    return match[0].upper()


def _rule(
    pattern: str, replacement: str | Callable[[Match[str]], str]
) -> tuple[re.Pattern[str], str | Callable[[Match[str]], str]]:
    return re.compile(pattern, re.ASCII | re.IGNORECASE), replacement


_SWAPPABLE = re.compile(r"^(?P<open>\[?)(?P<start>[0-9][^/.]*)(?P<between>/|\.\.)(?P<end>[0-9][^/.\]]*)(?P<close>\]?)$")

# Each rule mends one slip; the first that changes anything is taken, and then the parser looks again.
_RULES = (
    # Spaces and dashes as word processors set them; a dash between two dates is a stretch of time.
    _rule(r" ?([/\[\],]) ?(?!\d{4}$)", r"\1"),
    _rule(r"[\u2010-\u2015\u2212]", "-"),
    _rule(r"^(\d{4}(?:-\d\d){0,2}) ?(?: - | to |-) ?(\d{4}(?:-\d\d){0,2})$", r"\1/\2"),
    # A time of day.
    _rule(r"(\d{4}-\d\d-\d\d)[T ]\d\d:\d\d[\d:.,Z+-]*", r"\1"),
    # Other orders and separators.
    _rule(r"\b(?P<d>\d{1,2})\. ?(?P<m>\d{1,2})\. ?(?P<y>\d{4})\b", _year_month_day),
    _rule(r"^(?P<a>\d{1,2})[/-](?P<b>\d{1,2})[/-](?P<y>\d{4})$", _unless_ambiguous),
    _rule(r"(?<![./\d])(?P<d>)(?P<m>\d{1,2})[./](?P<y>\d{4})$", _year_month_day),
    _rule(r"\b(?P<y>\d{4})\.(?P<m>\d{1,2})\.(?P<d>\d{1,2})\b", _year_month_day),
    _rule(r"^(?P<y>\d{4})/(?P<m>\d{1,2})(?:/(?P<d>\d{1,2}))?$", _year_month_day),
    _rule(r"\b(?P<y>\d{4})(?P<m>\d\d)(?P<d>\d\d)\b", _year_month_day),
    _rule(r"\b(?P<y>\d{4})-(?P<m>\d{1,2})(?:-(?P<d>\d{1,2}))?\b", _year_month_day),
    # An end that leaves out what it shares with the start.
    _rule(r"^(\d{4}-\d\d)-(\d\d)[/-](\d\d)$", r"\1-\2/\1-\3"),
    _rule(r"^(\d{4})-(\d\d(?:-\d\d)?)/(\d\d(?:-\d\d)?)$", r"\1-\2/\1-\3"),
    _rule(r"^(\d{4})-(\d\d-\d\d)/XXXX-(\d\d-\d\d)$", r"\1-\2/\1-\3"),
    _rule(r"^XXXX-(\d\d-\d\d)/(\d{4})-(\d\d-\d\d)$", r"\2-\1/\2-\3"),
    # Words.
    _rule(
        r"\b(?:(?P<d>\d{1,2})(?:-(?P<last>\d{1,2}))? )?(?P<name>[a-z]+)\.?,? (?P<y>\d{4})\b",
        _in_words,
    ),
    _rule(r"\b(?P<name>[a-z]+)\.? (?P<d>\d{1,2}), ?(?P<y>\d{4})\b", _in_words),
    _rule(r"\b(?P<d>)(?P<name>q[1-4])[ -](?P<y>\d{4})\b", _in_words),
    _rule(r"\b(?P<d>)(?P<y>\d{4})[ -](?P<name>q[1-4])\b", _in_words),
    # The signs of EDTF itself, not quite right.
    _rule(r"\b(\d{3})0s\b", r"\1X"),
    _rule(r"^[\dx/.,?~%\[\]-]+$", _upper),
    _rule(r"[?~%]{2,}", _one_mark),
    _rule(r"^\[([^\[\],.]+)\]$", r"\1"),
    _rule(r"\b(\d{4})-2([5-8])$", lambda match: f"{match[1]}-2{int(match[2]) - 4}"),
    # Days and months that do not exist.
    _rule(r"\b(\d{4})-00(?:-00)?\b", r"\1"),
    _rule(r"\b(\d{4}-\d\d)-00\b", r"\1"),
    _rule(r"\b(?P<y>\d{4}|XXXX)-(?P<m>\d\d)-(?P<d>\d\d)\b", _made_possible),
)
