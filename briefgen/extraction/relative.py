"""Dates as a reader of a text understands them: what depends on the day of the text is worked out from it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import MAXYEAR, MINYEAR, date, timedelta
from typing import Final

from briefgen.edtf import Edtf, EdtfError, parse
from briefgen.extraction.dates import dates
from briefgen.extraction.relative_words import (
    COUNTS,
    DAYS_OF,
    HALVES,
    MONTHS_OF,
    SEASONS,
    TERM,
    UNTIL,
    WEEKDAYS,
    Step,
    patterns,
)
from briefgen.extraction.tokens import spoken
from briefgen.provenance import in_one_spelling

_WEEK: Final = 7
_YEAR: Final = 12  # months
_NEAR: Final = 16  # characters between a part of a date and the words for its year
_BACK: Final = 40  # characters before a date in which stands what makes an end of it
_MONTHS_OF_PART: Final = {Step.QUARTER: 3, Step.MONTH: 1}


@dataclass(frozen=True, slots=True)
class ResolvedDate:
    """A date that a text names: where (code points, end exclusive), its words, and which date that is.

    `stated` where the text gives it whole; else it was worked out from the text's day. `until` where it ends something,
    `term` where it is the span of something: “for 2026–2028”. `bare` is a number that may be a year.
    """

    start: int
    end: int
    words: str
    when: Edtf
    stated: bool
    until: bool = False
    term: bool = False
    bare: bool = False


@dataclass(frozen=True, slots=True)
class _Anchor:
    """What is known of the day of a text: its year, and its month and day where those are known."""

    year: int
    month: int | None
    day: date | None
    first: date
    last: date

    @classmethod
    def of(cls, issued: Edtf | None) -> "_Anchor | None":
        if issued is None or issued.year_unknown or issued.open_start or issued.open_end:
            return None
        first, last = issued.earliest, issued.latest
        if first.year != last.year or first.year in (MINYEAR, MAXYEAR):
            return None
        return cls(first.year, first.month if first.month == last.month else None, first if first == last else None,
                   first, last)  # fmt: skip


def resolved_dates(text: str, lang: str, issued: Edtf | None, *, ahead: bool | None = None) -> tuple[ResolvedDate, ...]:
    """The dates that a text of some day names, in order; `ahead` says whether it speaks of what is to come.

    What cannot be worked out (no day of the text, or one that is too vague) is left out, and so is what is denied.
    """
    lang = spoken(text, lang)
    anchor = _Anchor.of(issued)
    relative = list(_relative(text, lang, anchor, ahead=ahead)) if anchor else []
    found: list[ResolvedDate] = []
    for each in dates(text, lang):
        if each.denied:
            continue
        if not each.when.year_unknown:
            found.append(ResolvedDate(each.start, each.end, each.words, each.when, stated=True, bare=each.bare))
        elif anchor is not None:
            found += _completed(text, (each.start, each.end, each.when.text), relative, anchor, ahead=ahead)
    taken = [(each.start, each.end) for each in found]
    found += [each for each in relative if not any(start < each.end and each.start < end for start, end in taken)]
    return tuple(_marked(text, lang, each, anchor, ahead=ahead) for each in sorted(found, key=lambda each: each.start))


def _completed(
    text: str, part: tuple[int, int, str], relative: Sequence[ResolvedDate], anchor: _Anchor, *, ahead: bool | None
) -> Iterator[ResolvedDate]:
    """A date without its year: that of the words beside it (last year), else the one that the tense asks for."""
    start, end, rest = part
    for each in relative:
        gap = max(each.start - end, start - each.end)
        if gap <= _NEAR and each.when.points and _is_year(each.when.text):
            first, last = min(start, each.start), max(end, each.end)
            yield from _at(text, first, last, rest.replace("XXXX", each.when.text))
            return
    found = [when for year in (-1, 0, 1) if (when := _parsed(rest.replace("XXXX", f"{anchor.year + year:04}")))]
    chosen = _nearest(found, anchor, ahead=ahead)
    if chosen is not None:
        yield ResolvedDate(start, end, text[start:end], chosen, stated=False)


def _is_year(text: str) -> bool:
    return len(text) == len("2025") and text.isdigit()


def _nearest(found: Sequence[Edtf], anchor: _Anchor, *, ahead: bool | None) -> Edtf | None:
    if ahead is True:
        return next((each for each in found if each.latest >= anchor.first), None)
    if ahead is False:
        return next((each for each in reversed(found) if each.earliest <= anchor.last), None)
    middle = anchor.first + (anchor.last - anchor.first) / 2
    return min(found, key=lambda each: abs((each.earliest - middle).days), default=None)


def _marked(text: str, lang: str, found: ResolvedDate, anchor: _Anchor | None, *, ahead: bool | None) -> ResolvedDate:
    """The date with what the words beside it make of it: an end or a term."""
    plain = _small(text)
    beside = plain[found.end : found.end + _BACK] if lang == "kk" else plain[max(0, found.start - _BACK) : found.start]
    until, term = UNTIL.get(lang), TERM.get(lang)
    if until is not None and until.search(beside) and "/" not in found.when.text and ".." not in found.when.text:
        span = _parsed(f"[{anchor.day}..{found.when.text}]") if anchor and anchor.day and ahead else None
        return replace(found, when=span or found.when, until=True, stated=found.stated and span is None)
    if term is not None and term.search(beside) and "/" in found.when.text:
        return replace(found, term=True)
    return found


def _relative(text: str, lang: str, anchor: _Anchor, *, ahead: bool | None) -> Iterator[ResolvedDate]:
    plain, taken = _small(text), list[tuple[int, int]]()
    for pattern, step, away in patterns(lang):
        for match in pattern.finditer(plain):
            start, end = match.span()
            if any(first < end and start < last for first, last in taken):
                continue
            groups = [group for group in match.groups() if group]
            words = _edtf(step, away, groups, anchor, ahead=ahead)
            if words is not None:
                taken.append((start, end))
                yield from _at(text, start, end, words, until=step is Step.UNTIL)


def _at(text: str, start: int, end: int, words: str, *, until: bool = False) -> Iterator[ResolvedDate]:
    when = _parsed(words)
    if when is not None:
        yield ResolvedDate(start, end, text[start:end], when, stated=False, until=until)


def _small(text: str) -> str:
    """The text in small letters and one spelling; every character stays at its place."""
    plain = in_one_spelling(text)
    small = plain.lower()
    if len(small) != len(plain):
        small = "".join(char.lower() if len(char.lower()) == 1 else char for char in plain)
    return small.replace("ё", "е")


def _edtf(step: Step, away: int, groups: Sequence[str], anchor: _Anchor, *, ahead: bool | None) -> str | None:  # noqa: PLR0911 (one for each kind)
    """What a relative word says on the day of the text, as EDTF; None where too little of the day is known."""
    match step:
        case Step.YEAR:
            return f"{anchor.year + away:04}"
        case Step.EARLY | Step.LATE:
            return f"{anchor.year + away:04}-{1 if step is Step.EARLY else _YEAR:02}~"
        case Step.LAST_YEARS:
            years = COUNTS.get(groups[0]) or (int(groups[0]) if groups[0].isdigit() else 0)
            return f"{anchor.year - years:04}~/{anchor.year:04}" if years else None
        case Step.SEASON:
            return _season(SEASONS[groups[0]], away, anchor, ahead=ahead)
        case Step.HALF:
            return _half(HALVES[groups[0]], anchor, ahead=ahead)
        case Step.MONTH | Step.QUARTER:
            return _month(_MONTHS_OF_PART[step], away, anchor)
        case Step.UNTIL | Step.SINCE:
            return _bounded(step, away, anchor)
        case Step.DAY | Step.WEEK | Step.WEEKDAY | Step.AGO:
            return _by_days(step, away, groups, anchor, ahead=ahead)


def _season(number: int, away: int, anchor: _Anchor, *, ahead: bool | None) -> str | None:
    found = [when for year in (-1, 0, 1) if (when := _parsed(f"{anchor.year + year:04}-{number}"))]
    if away < 0:
        past = [each for each in found if each.latest < anchor.first]
        return past[-1].text if past else None
    if away > 0:
        return next((each.text for each in found if each.earliest > anchor.last), None)
    chosen = _nearest(found, anchor, ahead=ahead)
    return chosen.text if chosen else None


def _half(number: int, anchor: _Anchor, *, ahead: bool | None) -> str | None:
    first, last = (1, 6) if number == 1 else (7, 12)
    spans = (f"{anchor.year + year:04}-{first:02}/{anchor.year + year:04}-{last:02}" for year in (-1, 0, 1))
    chosen = _nearest([when for span in spans if (when := _parsed(span))], anchor, ahead=ahead)
    return chosen.text if chosen else None


def _month(size: int, away: int, anchor: _Anchor) -> str | None:
    if anchor.month is None:
        return None
    number = anchor.year * _YEAR + anchor.month - 1
    if size == 1:
        year, month = divmod(number + away, _YEAR)
        return f"{year:04}-{month + 1:02}"
    year, quarter = divmod(number // size + away, _YEAR // size)
    return f"{year:04}-{33 + quarter}"


def _bounded(step: Step, months: int, anchor: _Anchor) -> str | None:
    """From the day to the end of its month or year, or of the next year; or from the beginning of it to the day."""
    day = anchor.day
    if day is None:
        return None
    if months >= _YEAR:
        first, last = date(day.year, 1, 1), date(day.year + months // _YEAR - 1, 12, 31)
    else:
        first = day.replace(day=1)
        last = (first + timedelta(days=32)).replace(day=1) - timedelta(days=1)
    start, end = (day, last) if step is Step.UNTIL else (first, day)
    return f"[{start}..{end}]" if start < end else start.isoformat()


def _by_days(step: Step, away: int, groups: Sequence[str], anchor: _Anchor, *, ahead: bool | None) -> str | None:
    day = anchor.day
    if day is None:
        return _ago(away, groups, anchor.first) if step is Step.AGO else None
    if step is Step.DAY:
        return (day + timedelta(days=away)).isoformat()
    if step is Step.AGO:
        return _ago(away, groups, day)
    monday = day - timedelta(days=day.weekday())
    if step is Step.WEEK:
        first, last = monday + timedelta(days=_WEEK * away), monday + timedelta(days=_WEEK * away + 6)
        first, last = (max(first, day), last) if away == 0 and ahead else (first, last)
        first, last = (first, min(last, day)) if away == 0 and ahead is False else (first, last)
        return f"[{first}..{last}]" if first < last else first.isoformat()
    return _weekday(WEEKDAYS[groups[0]], away, day, ahead=ahead).isoformat()


def _weekday(number: int, away: int, day: date, *, ahead: bool | None) -> date:
    """The last such weekday up to the day, or the next one after it, as the tense says."""
    back = (day.weekday() - number) % _WEEK
    if away < 0:
        return day - timedelta(days=back or _WEEK)
    if away > 0 or ahead:
        return day + timedelta(days=_WEEK - back if back else (_WEEK if away > 0 else 0))
    return day - timedelta(days=back)


def _ago(away: int, groups: Sequence[str], day: date) -> str | None:
    """So many days, weeks, months or years before the day or after it; vague ones say about when."""
    if groups == ["полгода"]:
        groups = ["1", "полгода"]
    count = int(groups[0]) if groups[0].isdigit() else COUNTS.get(groups[0])
    unit = groups[-1]
    if count is None:
        return None
    days = next((size for stem, size in DAYS_OF if unit.startswith(stem)), None)
    if days is not None:
        found = day + timedelta(days=away * days * count)
        return f"{found}~" if days > 1 else found.isoformat()
    months = next((size for stem, size in MONTHS_OF if unit.startswith(stem)), None)
    if months is None:
        return None
    year, month = divmod(day.year * _YEAR + day.month - 1 + away * months * count, _YEAR)
    return f"{year:04}" if months == _YEAR else f"{year:04}-{month + 1:02}~"


def _parsed(text: str) -> Edtf | None:
    try:
        return parse(text)
    except EdtfError:
        return None
