"""What holds for every date, and where a second implementation agrees.

The second one is the `edtf` package. It is a good oracle for what it was built for; where it is known to
be wrong, the fault stands in a table here, and a test fails on the day that it is mended.
"""

import warnings
from datetime import date
from itertools import pairwise

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from briefgen.edtf import Edtf, EdtfError, Form, Reason, before, overlaps, parse, within

with warnings.catch_warnings():
    warnings.simplefilter("ignore")
    import edtf as oracle

YEARS = st.integers(1, 9999).map("{:04}".format)
MONTHS = st.builds("{:04}-{:02}".format, st.integers(1, 9999), st.integers(1, 12))
DAYS = st.dates().map(date.isoformat)
SEASONS = st.builds("{:04}-{}".format, st.integers(1, 9999), st.integers(21, 24))
QUARTERS = st.builds("{:04}-{}".format, st.integers(1, 9999), st.integers(33, 36))
DECADES = st.integers(1, 999).map("{:03}X".format)
CENTURIES = st.integers(1, 99).map("{:02}XX".format)
UNSPECIFIED = st.one_of(YEARS.map("{}-XX".format), YEARS.map("{}-XX-XX".format), MONTHS.map("{}-XX".format))
YEARLESS_DAYS = st.dates(date(2000, 1, 1), date(2000, 12, 31)).map("XXXX-{:%m-%d}".format)
YEARLESS = st.one_of(st.just("XXXX"), st.integers(1, 12).map("XXXX-{:02}".format), YEARLESS_DAYS)


def qualified(texts: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    return st.builds(str.__add__, texts, st.sampled_from(["", "?", "~", "%"]))


DATED = qualified(st.one_of(YEARS, MONTHS, DAYS, SEASONS, QUARTERS, DECADES, CENTURIES, UNSPECIFIED))


def in_order(pattern: str, points: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    def joined(texts: tuple[str, str]) -> str:
        return pattern.format(*sorted(texts, key=lambda text: (parse(text).earliest, text)))

    return st.tuples(points, points).map(joined)


INTERVALS = st.one_of(
    in_order("{}/{}", DATED),
    in_order("{}/{}", YEARLESS_DAYS),
    st.builds(str.format, st.sampled_from(["{}/..", "../{}", "{}/", "/{}"]), DATED),
)
ONE_OF = st.one_of(
    in_order("[{}..{}]", DATED),
    st.builds(str.format, st.sampled_from(["[{}..]", "[..{}]"]), DATED),
    st.lists(DATED, min_size=2, max_size=8).map(",".join).map("[{}]".format),
)
VALID = st.one_of(DATED, YEARLESS, INTERVALS, ONE_OF)
VALUES = VALID.map(parse)
NEARLY_VALID = st.text("0123456789XxYTESQ-–/.[]{},?~%: \u00a0Mayn", max_size=30)


@given(VALID)
def test_every_valid_text_is_read_and_given_back(text: str) -> None:
    value = parse(text)
    assert value.text == str(value) == text
    assert parse(str(value)) == value
    assert hash(parse(text)) == hash(value)


@given(VALUES)
def test_no_date_ends_before_it_begins(value: Edtf) -> None:
    assert value.earliest <= value.latest
    assert all(point.earliest <= point.latest for point in value.points)
    assert value.precision == max(point.precision for point in value.points)


@given(DATED.map(parse), YEARLESS.map(parse))
def test_only_a_date_without_a_year_has_an_unknown_year(dated: Edtf, yearless: Edtf) -> None:
    assert not dated.year_unknown
    assert yearless.year_unknown
    assert dated.sort_key < yearless.sort_key


@given(st.lists(VALUES), st.randoms())
def test_sorting_gives_one_order_whatever_the_order_before(values: list[Edtf], random: object) -> None:
    ordered = sorted(values, key=lambda value: value.sort_key)
    shuffled = list(values)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    assert sorted(shuffled, key=lambda value: value.sort_key) == ordered
    assert all((a.sort_key == b.sort_key) is (a == b) for a, b in pairwise(ordered))


@given(VALUES, VALUES)
def test_the_relations_agree_with_one_another(a: Edtf, b: Edtf) -> None:
    assert overlaps(a, b) is overlaps(b, a)
    assert not (before(a, b) and (overlaps(a, b) or before(b, a)))
    assert overlaps(a, a)
    assert not before(a, a)
    assert not within(a, b) or overlaps(a, b)


@given(DATED, DATED)
def test_points_of_one_precision_are_reversed_exactly_when_the_end_begins_earlier(a: str, b: str) -> None:
    start, end = parse(a), parse(b)
    if start.precision is end.precision:
        assert is_reversed(f"{a}/{b}") is (end.earliest < start.earliest)


@given(DATED, DATED)
def test_the_suggestion_for_a_reversed_interval_is_the_interval_turned_round(a: str, b: str) -> None:
    if is_reversed(f"{a}/{b}"):
        assert suggestion(f"{a}/{b}") == f"{b}/{a}"
        assert suggestion(f"[{a}..{b}]") == f"[{b}..{a}]"


@settings(max_examples=500)
@given(st.one_of(st.text(), NEARLY_VALID, st.builds(str.__add__, VALID, NEARLY_VALID)))
def test_any_text_is_a_date_or_an_edtf_error_whose_suggestion_is_a_date(text: str) -> None:
    error = refusal(text)
    assert error is None or error.message.isprintable()
    assert error is None or error.suggestion is None or parse(error.suggestion).text == error.suggestion


def refusal(text: str) -> EdtfError | None:
    try:
        parse(text)
    except EdtfError as error:
        return error
    return None


def is_reversed(text: str) -> bool:
    error = refusal(text)
    return error is not None and error.reason is Reason.REVERSED


def suggestion(text: str) -> str | None:
    error = refusal(text)
    return None if error is None else error.suggestion


# From here on: the oracle.

# It reads these otherwise than the standard, or not at all (see the table of faults).
SHARED_POINTS = st.one_of(
    qualified(st.one_of(YEARS, MONTHS, DAYS, DECADES, CENTURIES)),
    UNSPECIFIED,
    QUARTERS,
    st.builds("{:04}-{}".format, st.integers(1, 9999), st.integers(21, 23)),
)
SHARED_ENDS = st.one_of(YEARS, MONTHS, DAYS)
SHARED = st.one_of(
    SHARED_POINTS,
    in_order("{}/{}", qualified(SHARED_ENDS)),
    # A stretch in brackets has two ends of one precision there.
    *(in_order("[{}..{}]", ends) for ends in (YEARS, MONTHS, DAYS)),
    in_order("[{},{}]", SHARED_ENDS),
)

Days = tuple[int, int, int]


def oracle_days(text: str) -> tuple[Days, Days]:
    value = oracle.parse_edtf(text)
    return tuple(value.lower_strict())[:3], tuple(value.upper_strict())[:3]


def our_days(text: str) -> tuple[Days, Days]:
    value = parse(text)
    first, last = value.earliest, value.latest
    return (first.year, first.month, first.day), (last.year, last.month, last.day)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(SHARED)
def test_the_oracle_reads_the_same_days(text: str) -> None:
    assert our_days(text) == oracle_days(text)


ACCEPTED_BY_THE_ORACLE_ALONE = [
    ("2023-02-29", Reason.IMPOSSIBLE, ((2023, 2, 29), (2023, 2, 29))),
    ("2023-02-29~", Reason.IMPOSSIBLE, ((2023, 2, 29), (2023, 2, 29))),
    ("XXXX-02-30", Reason.IMPOSSIBLE, ((0, 2, 30), (9999, 2, 30))),
    ("2025-06/2025-05", Reason.REVERSED, ((2025, 6, 1), (2025, 5, 31))),
    ("2025/2024", Reason.REVERSED, ((2025, 1, 1), (2024, 12, 31))),
    ("[2025-05-03..2025-05-01]", Reason.REVERSED, ((2025, 5, 3), (2025, 5, 1))),
    # Valid EDTF, and outside the years that Python's dates have.
    ("0000", Reason.UNSUPPORTED, ((0, 1, 1), (0, 12, 31))),
    ("000X", Reason.UNSUPPORTED, ((0, 1, 1), (9, 12, 31))),
]

READ_OTHERWISE_BY_THE_ORACLE = [
    # Its winter ends with December.
    ("2025-24", "2026-02-28", (2025, 12, 31)),
    # It makes up ten years for an unknown end.
    ("2025/", "9999-12-31", (2035, 1, 1)),
]


@pytest.mark.parametrize("text, reason, days", ACCEPTED_BY_THE_ORACLE_ALONE)
def test_known_fault_the_oracle_accepts_what_is_impossible(text: str, reason: Reason, days: tuple[Days, Days]) -> None:
    assert oracle_days(text) == days
    with pytest.raises(EdtfError) as caught:
        parse(text)
    assert caught.value.reason is reason


@pytest.mark.parametrize("text, latest, oracle_latest", READ_OTHERWISE_BY_THE_ORACLE)
def test_known_fault_the_oracle_ends_too_early(text: str, latest: str, oracle_latest: Days) -> None:
    assert oracle_days(text)[1] == oracle_latest
    assert str(parse(text).latest) == latest


@pytest.mark.parametrize("text", ["2025-05/..", "../2025", "[..2025]", "[2025..]"])
def test_known_fault_the_oracle_has_no_days_for_an_open_end(text: str) -> None:
    with pytest.raises(TypeError, match="'float' object is not iterable"):
        oracle_days(text)
    assert parse(text).earliest < parse(text).latest


@pytest.mark.parametrize("text", ["2025-21~", "2025-33?", "XXXX-21"])
def test_known_limit_the_oracle_refuses_a_season_with_a_qualifier_or_without_a_year(text: str) -> None:
    with pytest.raises(oracle.EDTFParseException):
        oracle.parse_edtf(text)
    assert parse(text).form is Form.POINT


def test_known_fault_the_oracle_can_be_neither_hashed_nor_sorted() -> None:
    with pytest.raises(TypeError, match="unhashable"):
        hash(oracle.parse_edtf("2025"))
    with pytest.raises(TypeError, match="not supported between instances"):
        sorted(map(oracle.parse_edtf, ["2025", "../2025"]))
