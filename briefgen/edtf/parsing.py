"""Text in, an `Edtf` out, or an `EdtfError` that says in plain words what is wrong."""

from briefgen.edtf.dates import Bound, Edtf, Form, Point
from briefgen.edtf.errors import EdtfError, Reason
from briefgen.edtf.points import no_date, quoted, read_point
from briefgen.edtf.suggestions import rewritten

_MAX_LENGTH = 100
# A slip can hide another ("30.2.2023" is turned round first and then made possible).
_MAX_REWRITES = 6
# Dates without a year are compared in a year that has all of them.
_LEAP_YEAR = 2000
_BOUNDS = {"..": Bound.OPEN, "": Bound.UNKNOWN}


def parse(text: str) -> Edtf:
    """Read a date (ISO 8601-2, Annex A: levels 0 and 1, and of level 2 what a timeline needs)."""
    try:
        return _read(text)
    except EdtfError as error:
        suggestion = _nearest(text, error)
        raise EdtfError(error.reason, error.message, suggestion) from None


def _nearest(text: str, error: EdtfError) -> str | None:
    """Rewrite a refused text until it is accepted, so that no suggestion is itself refused."""
    if len(text) > _MAX_LENGTH:
        return None
    for _ in range(_MAX_REWRITES):
        candidate = rewritten(text, error.reason)
        if candidate is None:
            return None
        try:
            return _read(candidate).text
        except EdtfError as next_error:
            text, error = candidate, next_error
    return None


def _read(text: str) -> Edtf:
    if len(text) > _MAX_LENGTH:
        message = f"A date has at most {_MAX_LENGTH} characters, and this has {len(text)}"
        raise EdtfError(Reason.NOT_EDTF, message)
    if text.startswith(("[", "{")):
        return _read_set(text)
    if "/" in text:
        return _read_interval(text)
    point = read_point(text)
    return Edtf(text, Form.POINT, point, point)


def _read_interval(text: str) -> Edtf:
    """Read `a/b`, with either end open or unknown (level 0: time interval; level 1: extended)."""
    start, _, end = text.partition("/")
    if "/" in end:
        raise no_date(text)
    return _from_ends(text, Form.INTERVAL, start, end)


def _read_set(text: str) -> Edtf:
    """Read `[a..b]`, `[..b]`, `[a..]` or `[a,b]` (level 2: set representation)."""
    if text.startswith("{") and text.endswith("}"):
        message = "A set in braces means all of its dates: make one event for each of them"
        raise EdtfError(Reason.UNSUPPORTED, message)
    if not (text.startswith("[") and text.endswith("]")):
        raise EdtfError(Reason.NOT_EDTF, f"The bracket in {quoted(text)} is not closed")
    start, dots, end = text[1:-1].partition("..")
    if "," in text:
        return _read_list(text)
    if not dots:
        message = "Brackets stand around two dates or more: [a..b] or [a,b]"
        raise EdtfError(Reason.UNSUPPORTED, message)
    return _from_ends(text, Form.ONE_OF, start or "..", end or "..")


def _read_list(text: str) -> Edtf:
    if ".." in text:
        message = "A list in brackets holds single dates only, no stretch with two dots"
        raise EdtfError(Reason.UNSUPPORTED, message)
    choices = tuple(read_point(choice) for choice in text[1:-1].split(","))
    _refuse_one_missing_year(choices)
    first = min(choices, key=lambda point: point.earliest)
    last = max(choices, key=lambda point: point.latest)
    return Edtf(text, Form.ONE_OF, first, last, choices=choices)


def _from_ends(text: str, form: Form, start_text: str, end_text: str) -> Edtf:
    start_bound = _BOUNDS.get(start_text, Bound.GIVEN)
    end_bound = _BOUNDS.get(end_text, Bound.GIVEN)
    start = read_point(start_text) if start_bound is Bound.GIVEN else None
    end = read_point(end_text) if end_bound is Bound.GIVEN else None
    if start is None and end is None:
        raise EdtfError(Reason.UNSUPPORTED, "At least one end needs a date")
    if start is not None and end is not None:
        _refuse_one_missing_year((start, end))
        _refuse_reversed(start, end, start_text, end_text)
    return Edtf(text, form, start, end, start_bound, end_bound)


def _refuse_one_missing_year(points: tuple[Point, ...]) -> None:
    if len({point.year is None for point in points}) > 1:
        message = "Either all of these dates have a year, or none has"
        raise EdtfError(Reason.UNSUPPORTED, message)


def _refuse_reversed(start: Point, end: Point, start_text: str, end_text: str) -> None:
    """Refuse an end of which every day lies before every day of the start.

    Two points of one precision are the same or share no day, so for them that is simply "earlier";
    between two precisions it leaves `2025-05-29/2025`, which ended at some time that year.
    """
    if start.year is None:
        if end.last_day_in(_LEAP_YEAR) < start.first_day_in(_LEAP_YEAR):
            message = f"{end_text} comes before {start_text} in every year"
            raise EdtfError(Reason.REVERSED, message)
    elif end.latest < start.earliest:
        message = f"The end lies before the start: {end_text} is earlier than {start_text}"
        raise EdtfError(Reason.REVERSED, message)
