"""Over any timeline the weeks partition what is recorded, and a week knows nothing of what was recorded after it."""

from datetime import date, timedelta
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from briefgen.changes import Changes, changes
from briefgen.model import Query, Release, Timeline
from briefgen.weeks import parse_week
from tests.small_timelines import event, figure, source, timeline

WEEKS = tuple(parse_week("2026-W51").until(parse_week("2027-W02")))
FIRST, LAST = WEEKS[0].monday, WEEKS[-1].sunday
DAYS = st.integers(0, (LAST - FIRST).days).map(lambda number: (FIRST + timedelta(days=number)).isoformat())
DATES = st.sampled_from(
    ["2025", "2026-12-24", "2026-12/2027-01", "[2026-12-01..2027-01-05]", "2026-05-05/..", "XXXX-06-06"]
)
STATUSES = st.sampled_from(["planned", "proposed", "ongoing"])


@st.composite
def timelines(draw: st.DrawFn) -> Timeline:
    """Any timeline that the checks let pass: nothing is amended, withdrawn or fulfilled before it is recorded."""
    first = [planned(draw, number) for number in range(draw(st.integers(0, 6)))]
    events = [each for base in first for each in versions(draw, base)]
    for later in events:
        known = [each["id"] for each in first if each["recorded_on"] <= later["recorded_on"]]
        if draw(st.booleans()) and known:
            later["fulfils"] = draw(st.sampled_from(known))
    figures = [figure(f"f{number}", str(number + 1), draw(DAYS)) for number in range(draw(st.integers(0, 3)))]
    sources = [source(), *(source(f"s{number}", draw(DAYS)) for number in range(draw(st.integers(0, 2))))]
    about = [each["id"] for each in (*first, *figures)][:2]
    note = {"id": "d", "about": about, "note": {"en": "n"}, "recorded_on": draw(DAYS)}
    return timeline(*events, figures=figures, sources=sources, discrepancies=[note] if about else [])


def planned(draw: st.DrawFn, number: int) -> dict[str, Any]:
    milestone = draw(st.sampled_from(["true", "false"]))
    return event(f"e{number}", draw(DATES), draw(DAYS), status=draw(STATUSES), milestone=milestone)


def versions(draw: st.DrawFn, base: dict[str, Any]) -> list[dict[str, Any]]:
    """A thing, perhaps amended, and the last version perhaps withdrawn."""
    found = [base]
    if draw(st.booleans()):
        day = max(draw(DAYS), base["recorded_on"])
        found.append(
            {**base, "id": f"{base['id']}-2", "date": draw(DATES), "recorded_on": day, "supersedes": base["id"]}
        )
    if draw(st.integers(0, 3)) == 0:
        day = max(draw(DAYS), found[-1]["recorded_on"])
        found[-1]["withdrawn"] = {"on": day, "reason": {"en": "why"}}
    return found


def of_week(of: Timeline, number: int) -> Changes:
    return changes(of, WEEKS[number].eve, WEEKS[number].sunday, Release.INTERNAL, Query())


@settings(max_examples=150, deadline=None)
@given(timelines())
def test_each_recorded_item_stands_in_exactly_one_week_of_the_turn_of_the_year(of: Timeline) -> None:
    found = [of_week(of, number) for number in range(len(WEEKS))]
    new: list[str] = []
    for each in found:
        added = [known.event.id for known in each.added]
        gone = {end.thing.id for end in each.withdrawn}
        assert not set(added) & gone
        new += added
        new += [name for name in gone if not any(name == known for known in new)]
        new += [item.id for item in each.new_figures]
        new += [item.id for item in each.sources]
    firsts = [thing.id for thing in of.events if thing.supersedes is None]
    wanted = [*firsts, *(each.id for each in of.figures), *(each.id for each in of.sources if each.id != "s")]
    assert sorted(new) == sorted(wanted)


@settings(max_examples=100, deadline=None)
@given(timelines(), st.integers(0, len(WEEKS) - 1))
def test_a_week_is_the_same_whether_or_not_anything_was_recorded_after_it(of: Timeline, number: int) -> None:
    last = WEEKS[number].sunday
    then = as_it_was(of, last)
    now, before = of_week(of, number), of_week(then, number)
    assert told(now) == told(before)


def as_it_was(of: Timeline, day: date) -> Timeline:
    """The file as it stood on the evening of a day."""

    def ended(end: Any) -> Any:
        return end if end is None or end.on <= day else None

    kept = [
        each.model_copy(update={"withdrawn": ended(each.withdrawn)}) for each in of.events if each.recorded_on <= day
    ]
    return of.model_copy(
        update={
            "events": tuple(kept),
            "figures": tuple(each for each in of.figures if each.recorded_on <= day),
            "sources": tuple(each for each in of.sources if each.recorded_on is None or each.recorded_on <= day),
            "discrepancies": tuple(
                each for each in of.discrepancies if each.recorded_on is None or each.recorded_on <= day
            ),
        }
    )


def told(found: Changes) -> object:
    """Everything that a digest says of a week."""
    return (
        found.added,
        found.amended,
        found.withdrawn,
        found.turned,
        found.new_figures,
        found.beside,
        found.sources,
        found.found,
        tuple(found.after.commitments),
    )
