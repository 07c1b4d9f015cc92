"""The layout of the timeline graphic: what must hold for any marks, and tables of cases."""

from collections.abc import Sequence
from datetime import date, timedelta
from itertools import combinations, pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefgen.document.graphic import DrawingOptions, EventMark, LaidOutPicture, Size, lay_out
from briefgen.document.graphic.axis import Axis, lay_axis
from briefgen.document.graphic.lettering import ELLIPSIS, LABEL, clean, set_in
from briefgen.document.graphic.picture import Box, PlacedMark
from briefgen.edtf import parse

AS_OF = date(2025, 12, 31)
LANES = [("visa", "Visa facilitation"), ("raw", "Critical raw materials"), ("uk", "United Kingdom")]
STATUSES = ["occurred", "ongoing", "planned", "proposed", "cancelled"]


class Words:
    def year(self, year: int) -> str:
        return str(year)

    def month(self, month: int) -> str:
        return f"M{month}"

    def as_of(self, day: date) -> str:
        return f"As of {day.isoformat()}"

    def legend(self, key: str) -> str:
        return f"what {key} means"


def laid(marks: Sequence[EventMark], options: DrawingOptions | None = None, as_of: date = AS_OF) -> LaidOutPicture:
    return lay_out(marks, LANES, as_of, Words(), options)


def mark(text: str, number: int = 1, status: str = "occurred", **more: bool) -> EventMark:
    return EventMark(f"e{number}", f"Event {number} of this table", "visa", parse(text), status, **more)


def placed(text: str, status: str = "occurred", **more: bool) -> PlacedMark:
    (only,) = laid([mark(text, 1, status, **more)]).marks
    return only


days = st.dates(date(2012, 1, 1), date(2030, 12, 31))


@st.composite
def edtf_texts(draw: st.DrawFn) -> str:
    first, last = sorted((draw(days), draw(days)))
    near = min(first + timedelta(days=draw(st.integers(1, 60))), date(2030, 12, 31))
    a, b, c = first.isoformat(), last.isoformat(), near.isoformat()
    forms = [a, a, a + "?", a[:7], a[:7] + "~", a[:4], a[:4] + "-23", f"{a}/{b}", f"{a}/{c}", f"[{a}..{c}]"]
    return draw(st.sampled_from([*forms, f"{a}/..", f"../{a}", "XXXX-06-06"]))


@st.composite
def marks_of(draw: st.DrawFn, most: int = 40) -> list[EventMark]:
    count = draw(st.integers(1, most))
    return [
        EventMark(
            id=f"e{number}",
            label=draw(st.text("abc МЖқ—.W", max_size=90)),
            lane=draw(st.sampled_from(LANES))[0],
            date=parse(draw(edtf_texts())),
            status=draw(st.sampled_from(STATUSES)),
            milestone=draw(st.booleans()),
            overdue=draw(st.booleans()),
        )
        for number in range(count)
    ]


def inside(box: Box, layout: LaidOutPicture) -> bool:
    air = 0.05
    across = -air <= box.x and box.x + box.width <= layout.width + air
    return across and -air <= box.y and box.y + box.height <= layout.height + air


def smaller(box: Box) -> Box:
    """What is left when the rounding of the numbers is taken away."""
    return Box(box.x + 0.02, box.y + 0.02, box.width - 0.04, box.height - 0.04)


@settings(deadline=None, max_examples=60)
@given(marks_of(), st.booleans())
def test_words_touch_nothing_and_nothing_leaves_the_picture(marks: list[EventMark], numbered: bool) -> None:
    numbers = {each.id: number for number, each in enumerate(marks, 1)} if numbered else {}
    layout = laid(marks, DrawingOptions(numbers=numbers))
    labels = [smaller(each.label.box) for each in layout.marks if each.label]
    covers = [smaller(each.covers) for each in layout.marks]
    assert not any(one.touches(other) for one, other in combinations(labels, 2))
    assert not any(label.touches(cover) for label in labels for cover in covers)
    assert not any(one.touches(other) for one, other in combinations(covers, 2))
    assert all(inside(box, layout) for box in [*labels, *covers, layout.as_of.box])
    assert all(box.x >= layout.plot.x for box in [*labels, *covers])
    assert layout.height <= Size().height


@settings(deadline=None, max_examples=40)
@given(marks_of())
def test_every_mark_is_drawn_once_or_named_as_missing(marks: list[EventMark]) -> None:
    layout = laid(marks)
    drawn = [each.id for each in layout.marks]
    assert sorted([*drawn, *layout.undrawn, *layout.omitted]) == sorted(each.id for each in marks)
    assert set(layout.undrawn) == {each.id for each in marks if each.date.year_unknown}


@settings(deadline=None, max_examples=40)
@given(marks_of())
def test_points_stand_in_the_order_of_their_days(marks: list[EventMark]) -> None:
    day = {each.id: each.date.earliest for each in marks}
    points = sorted((each for each in laid(marks).marks if each.point), key=lambda each: day[each.id])
    assert all(one.x <= other.x for one, other in pairwise(points))


@settings(deadline=None, max_examples=30)
@given(marks_of(20))
def test_the_same_marks_give_the_same_picture_in_any_order(marks: list[EventMark]) -> None:
    assert laid(marks) == laid(marks)
    assert laid(marks).marks == laid(marks[::-1]).marks


def axis_over(*texts: str, crowded: bool = False) -> Axis:
    found = [parse(text) for text in texts]
    ends = [(each.earliest.toordinal(), each.latest.toordinal()) for each in found]
    return lay_axis({day for pair in ends for day in pair}, ends, (100.0, 470.0), crowded=crowded)


@given(st.lists(days, min_size=1, max_size=30))
def test_equal_times_are_equal_lengths_between_breaks(dates: list[date]) -> None:
    axis = axis_over(*(day.isoformat() for day in dates))
    for segment in axis.segments:
        within = [day.toordinal() for day in dates if segment.first <= day.toordinal() < segment.end]
        for one, other in pairwise(sorted(within)):
            assert axis.at(other) - axis.at(one) == pytest.approx((other - one) * segment.scale)
    assert axis.left == pytest.approx(100)
    assert axis.right == pytest.approx(470)


@pytest.mark.parametrize(
    "texts, crowded, breaks",
    [
        (["2015-12-21", "2022-10-26"], False, 1),
        (["2015-12-21", "2020-03-01", "2022-10-26"], False, 2),
        (["2022-11-07", "2024-03-11"], False, 1),
        (["2023-01-01", "2024-12-31"], False, 0),
        (["2025-03-27"], False, 0),
        (["2022-01-01/2028-12-31"], False, 0),
        (["2022-01-01/2028-12-31", "2024-05-01"], True, 2),
        (["2023"], True, 0),
        (["0001-01-01", "9999-12-31"], False, 1),
        ([f"{year}-05-05" for year in range(1900, 2020, 3)], False, 0),
    ],
)
def test_years_without_an_event_are_left_out(texts: list[str], crowded: bool, breaks: int) -> None:
    assert len(axis_over(*texts, crowded=crowded).segments) == breaks + 1


def test_a_break_is_said_in_the_legend() -> None:
    layout = laid([mark("2015-12-21"), mark("2022-10-26", 2)])
    assert len(layout.breaks) == 2  # the second before the as-of day
    assert "break" in [entry.key for entry in layout.legend]


@pytest.mark.parametrize(
    "text, point, hatched, fades",
    [
        ("2025-03-27", True, False, (False, False)),
        ("2025-03-27?", True, True, (False, False)),
        ("2025-12", False, False, (False, False)),
        ("2025-12~", False, True, (False, False)),
        ("2022-23", False, False, (False, False)),
        ("2025-35", False, False, (False, False)),
        ("2025", False, False, (False, False)),
        ("2025-04-04/2026-12-31", False, False, (False, False)),
        ("[2025-03-12..2025-03-18]", False, True, (False, False)),
        ("2026-02-25?/2028", False, True, (False, False)),
        ("2025-04-16/..", False, False, (False, True)),
        ("../2025-04-16", False, False, (True, False)),
        ("2025-04-16/", False, False, (False, True)),
    ],
)
def test_a_date_decides_the_shape(text: str, point: bool, hatched: bool, fades: tuple[bool, bool]) -> None:
    only = placed(text)
    assert (only.point, bool(only.hatching)) == (point, hatched)
    assert (bool(only.fade_start), bool(only.fade_end)) == fades


@pytest.mark.parametrize("status, hollow", [(status, status in {"planned", "proposed"}) for status in STATUSES])
def test_what_has_not_happened_is_hollow(status: str, hollow: bool) -> None:
    assert placed("2025-03-27", status).hollow is hollow


def test_what_goes_on_reaches_past_the_as_of_day_and_a_proposal_does_not() -> None:
    other = mark("2026-12-01", 2)
    (going, *_), (proposed, *_) = (
        sorted(laid([mark("2025-04-16/..", 1, status), other]).marks, key=lambda each: each.id)
        for status in ("ongoing", "proposed")
    )
    now = laid([mark("2025-04-16/.."), other]).as_of.x
    assert going.box.x + going.box.width > now > proposed.box.x + proposed.box.width


def test_ten_events_of_one_day_stand_one_below_the_other() -> None:
    layout = laid([mark("2025-04-16", number) for number in range(10)])
    assert len({each.x for each in layout.marks}) == 1
    assert len({each.y for each in layout.marks}) == 10


def test_milestones_keep_their_labels_in_a_crowd_and_the_others_are_dropped() -> None:
    crowd = [mark(f"2025-{n % 12 + 1:02}-{n % 28 + 1:02}", n, milestone=n % 10 == 0) for n in range(120)]
    layout = laid(crowd)
    assert all(each.label for each in layout.marks if each.milestone)
    assert not all(each.label for each in layout.marks)
    assert not layout.omitted


def test_a_mark_without_a_label_carries_its_number() -> None:
    crowd = [mark(f"2025-{n % 12 + 1:02}-{n % 28 + 1:02}", n) for n in range(120)]
    layout = laid(crowd, DrawingOptions(numbers={each.id: number for number, each in enumerate(crowd, 1)}))
    numbers = {each.id: each.label.lines[0].text for each in layout.marks if each.label and each.label.number}
    assert numbers
    assert all(text == str(int(key[1:]) + 1) for key, text in numbers.items())


def test_what_finds_no_room_is_named() -> None:
    layout = laid([mark("2025-04-16", number) for number in range(300)])
    assert layout.omitted
    assert layout.height <= Size().height


def test_lanes_keep_their_order_and_empty_ones_are_not_drawn() -> None:
    marks = [
        EventMark("a", "A", "uk", parse("2025"), "occurred"),
        EventMark("b", "B", "visa", parse("2025"), "occurred"),
    ]
    assert [lane.id for lane in laid(marks).lanes] == ["visa", "uk"]


def test_an_unknown_lane_is_a_mistake_of_the_caller() -> None:
    with pytest.raises(ValueError, match="no lane 'moon'"):
        laid([EventMark("a", "A", "moon", parse("2025"), "occurred")])


def test_nothing_to_draw_is_an_empty_picture() -> None:
    assert laid([mark("XXXX-06-06")]).undrawn == ("e1",)
    assert laid([]).marks == ()


@pytest.mark.parametrize("year", ["0001", "9999"])
def test_the_ends_of_the_calendar_hold(year: str) -> None:
    assert len(laid([mark(f"{year}-06")], as_of=date(int(year), 6, 30)).marks) == 1


@pytest.mark.parametrize(
    "text, most, lines",
    [
        ("Samarkand", 2, ("Samarkand",)),
        ("Council approves the mandate", 2, ("Council approves", "the mandate")),
        ("Council approves the mandate", 1, ("Council approves" + ELLIPSIS,)),
        ("", 2, ("",)),
    ],
)
def test_a_label_is_set_in_few_lines(text: str, most: int, lines: tuple[str, ...]) -> None:
    assert set_in(text, LABEL, 60.0, most).lines == lines


@given(st.text(), st.integers(1, 3))
def test_no_line_is_wider_than_its_room(text: str, most: int) -> None:
    lettering = set_in(text, LABEL, 50.0, most)
    assert lettering.width <= 50.0
    assert 1 <= len(lettering.lines) <= most


def test_control_characters_do_not_reach_the_picture() -> None:
    assert clean("a\x00\ud800b\n c\u200b") == "ab c"


@settings(deadline=None, max_examples=40)
@given(marks_of())
def test_the_names_of_years_and_of_months_never_touch(marks: list[EventMark]) -> None:
    ticks = laid(marks).ticks
    for labels in (ticks.years, ticks.months):
        assert all(left.x + left.width <= right.x for left, right in pairwise(labels))


def test_a_year_known_only_by_its_number_has_no_months() -> None:
    layout = laid([mark(text, n) for n, text in enumerate(("1993", "2025-04-04", "2025-12-02", "2026-02-26"))])
    assert layout.ticks.months
    assert all(label.x > layout.breaks[0] for label in layout.ticks.months)


def test_a_full_lane_leaves_the_milestones_of_other_lanes_their_names() -> None:
    """Marks nearest to the as-of day come first, and those of one lane would fill the picture."""
    long = "A title of a milestone that takes two lines or three in its lane"
    full = [
        EventMark(f"uk{day}", f"{long} {day}", "uk", parse(f"2025-12-{day:02}"), "occurred", True)
        for day in range(1, 21)
    ]
    older = EventMark("visa", f"{long}, and it goes on for a line more", "visa", parse("2024-03-01"), "occurred", True)
    size = Size(comfortable=150, height=280)
    named = {placed.id for placed in laid([*full, older], DrawingOptions(size)).marks if placed.label}
    assert "visa" in named
    assert len(named) < len(full)


def test_what_does_not_break_is_as_wide_as_what_does() -> None:
    assert LABEL.width("К.\u2011Ж.\u00a0Т") == LABEL.width("К.-Ж. Т")
