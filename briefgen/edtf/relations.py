"""What can be said of two dates when one or both are not precise."""

from datetime import date

from briefgen.edtf.dates import Bound, Edtf, Form


def before(a: Edtf, b: Edtf) -> bool:
    """Tell whether `a` certainly ends before `b` begins."""
    return a.latest < b.earliest


def overlaps(a: Edtf, b: Edtf) -> bool:
    """Tell whether `a` and `b` could share a day; a date of an unknown year could share any."""
    return any(
        first <= other_last and other_first <= last
        for first, last in _stretches(a)
        for other_first, other_last in _stretches(b)
    )


def within(a: Edtf, b: Edtf) -> bool:
    """Tell whether `a` certainly lies inside `b`, with `b` read as all days from earliest to latest.

    Nothing lies certainly inside a `b` that is one unknown day, that has an unknown end or whose
    year is unknown.
    """
    return _is_window(b) and b.earliest <= a.earliest and a.latest <= b.latest


def known_past(a: Edtf, today: date) -> bool:
    """Tell whether `a` is certainly over on the morning of `today`."""
    return a.latest < today


def _stretches(value: Edtf) -> list[tuple[date, date]]:
    """List the runs of days that a date may touch: one, or one for each choice of a list."""
    choices = [(point.earliest, point.latest) for point in value.choices]
    return choices or [(value.earliest, value.latest)]


def _is_window(value: Edtf) -> bool:
    unknown_end = Bound.UNKNOWN in (value.start_bound, value.end_bound)
    return value.form is not Form.ONE_OF and not unknown_end and not value.year_unknown
