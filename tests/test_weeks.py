"""A week is the ISO one: Monday first, 53 in some years, and one that does not exist is refused."""

import itertools
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefgen.weeks import Week, WeekError, last_complete, parse_week, week_of, weeks_in

D = date.fromisoformat
DAYS = st.dates(date(1900, 1, 1), date(2200, 12, 31))


@pytest.mark.parametrize(
    "name, monday, sunday",
    [
        ("2025-W16", "2025-04-14", "2025-04-20"),
        ("2026-W01", "2025-12-29", "2026-01-04"),
        ("2026-W53", "2026-12-28", "2027-01-03"),
        ("2027-W01", "2027-01-04", "2027-01-10"),
    ],
)
def test_a_week_begins_on_monday_and_ends_on_sunday(name: str, monday: str, sunday: str) -> None:
    week = parse_week(name)
    assert (week.monday, week.sunday, str(week)) == (D(monday), D(sunday), name)


@pytest.mark.parametrize("name", ["2025-W53", "2025-W00", "2025-W54", "0000-W01", "9999-W53"])
def test_a_week_that_does_not_exist_is_refused(name: str) -> None:
    with pytest.raises(WeekError, match="there is no week"):
        parse_week(name)


@pytest.mark.parametrize("text", ["", "2025W16", "2025-16", "2025-w16", "2025-W16 ", "25-W16", "2025-W016", "٢٠٢٥-W16"])
def test_what_is_not_written_as_a_week_is_refused(text: str) -> None:
    with pytest.raises(WeekError, match="write it as 2025-W51"):
        parse_week(text)


def test_2026_has_53_weeks_and_its_neighbours_have_52() -> None:
    assert [weeks_in(year) for year in (2025, 2026, 2027)] == [52, 53, 52]


@given(DAYS)
def test_every_day_lies_in_one_week_and_only_in_that(day: date) -> None:
    week = week_of(day)
    assert week.monday <= day <= week.sunday
    assert week.eve == week_of(day - timedelta(days=7)).sunday
    assert f"{day:%G-W%V}" == str(week)


@given(DAYS, st.integers(0, 60))
def test_the_weeks_from_one_to_another_follow_each_other_without_a_gap(day: date, number: int) -> None:
    first, last = week_of(day), week_of(day + timedelta(weeks=number))
    weeks = list(first.until(last))
    assert len(weeks) == number + 1
    assert all(later.eve == earlier.sunday for earlier, later in itertools.pairwise(weeks))


@pytest.mark.parametrize(
    "moment, zone, week",
    [
        ("2026-11-22T12:00", "Asia/Almaty", "2026-W46"),
        ("2026-11-22T18:59", "Asia/Almaty", "2026-W46"),
        ("2026-11-22T19:00", "Asia/Almaty", "2026-W47"),  # midnight in Almaty, which is five hours ahead
        ("2026-11-22T19:00", "Europe/London", "2026-W46"),
        ("2027-01-04T00:00", "UTC", "2026-W53"),
    ],
)
def test_the_last_complete_week_is_that_of_the_projects_own_clock(moment: str, zone: str, week: str) -> None:
    now = datetime.fromisoformat(moment).replace(tzinfo=UTC).astimezone(ZoneInfo(zone))
    assert str(last_complete(now)) == week


def test_weeks_sort_by_time() -> None:
    assert sorted([Week(2027, 1), Week(2026, 53), Week(2026, 9)]) == [Week(2026, 9), Week(2026, 53), Week(2027, 1)]
