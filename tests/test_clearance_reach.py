"""A clearance covers all that can be printed: whatever changes the page of any day changes the hash.

`BRIEFGEN_REACH` sets how many projects are tried.
"""

import copy
import os
import random
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
import yaml

from briefgen.clearance import content, reachable
from briefgen.document.assembly import Materials
from briefgen.loader import Loaded, load_briefing, load_timeline
from briefgen.loader.document import Document
from briefgen.model import Briefing, Release, Timeline
from briefgen.project.files import Project
from briefgen.project.templates import packaged_texts
from briefgen.provenance import SourceText
from briefgen.service.documents import document
from briefgen.service.plan import Job
from briefgen.service.requests import Request
from tests.test_command import AS_OF, briefgen, change, outputs

PROJECTS = int(os.environ.get("BRIEFGEN_REACH", "20"))
CHANGES = 30  # of each project; a page is made only where the hash stays
TOPICS = ["t0", "t1", "t2", "t3"]
DAYS = tuple(date(2025, month, 15) for month in (2, 5, 8, 11))
WORDS = ["talks", "visas", "trade", "rail", "honey", "summit", "forum", "council", "roadmap", "mandate"]
TEXT = "Nothing but words. " + " ".join(WORDS)


class Maker:
    """Makes random projects of a few things that name one another in every way there is."""

    def __init__(self, seed: int) -> None:
        self.chance = random.Random(seed)  # noqa: S311 (it is to be the same every time)
        self.ids = [f"e{number}" for number in range(16)]
        self.people = [f"p{number}" for number in range(6)]

    def day(self) -> str:
        return str(date(2025, 1, 1) + timedelta(days=self.chance.randrange(360)))

    def some(self, of: list[str], most: int = 2) -> list[str]:
        return self.chance.sample(of, self.chance.randint(0, min(most, len(of))))

    def words(self) -> dict[str, str]:
        return {"en": " ".join(self.chance.sample(WORDS, 3)).capitalize()}

    def thing(self, identifier: str, earlier: list[str]) -> dict[str, Any]:
        found: dict[str, Any] = {
            "id": identifier, "date": self.day(), "date_basis": "inferred", "date_note": self.words(),
            "status": self.chance.choice(["occurred", "planned", "proposed", "ongoing"]), "title": self.words(),
            "topics": [self.chance.choice(TOPICS)], "actors": self.some(self.people, 1), "recorded_on": self.day(),
            "evidence": [{"source": self.chance.choice(["s0", "s1"]), "quote": {"exact": self.chance.choice(WORDS)}}],
        }  # fmt: skip
        if earlier and self.chance.random() < 0.3:
            found["fulfils"] = self.chance.choice(earlier)
        if earlier and self.chance.random() < 0.25:
            found |= {"supersedes": self.chance.choice(earlier), "reason": self.words()}
        if self.chance.random() < 0.2:
            found["withdrawn"] = {"on": self.day(), "reason": self.words()}
        return found

    def timeline(self) -> dict[str, Any]:
        sources = [
            {
                "id": name,
                "type": "report",
                "title": name,
                "language": "en",
                "recorded_on": self.day(),
                "file": f"{name}.txt",
            }
            for name in ("s0", "s1")
        ]
        people = [
            {"id": name, "kind": "person", "name": self.words(),
             "roles": [{"title": self.words(), "from": self.day(), "evidence": [{"source": "s1"}]}]}
            for name in self.people
        ]  # fmt: skip
        events = [self.thing(name, self.ids[:place]) for place, name in enumerate(self.ids)]
        notes = []
        for number in range(2):
            about = self.chance.sample(self.ids, 2)
            note = {"en": f"They differ on {{{{ date('{about[0]}') }}}}."}
            notes.append({"id": f"d{number}", "about": about, "recorded_on": self.day(), "note": note})
        topics = [{"id": name, "name": self.words()} for name in TOPICS]
        return {"sources": sources, "actors": people, "topics": topics, "events": events, "discrepancies": notes}

    def statement(self) -> dict[str, Any]:
        about, who = self.chance.choice(self.ids), self.chance.choice(self.people)
        draw = self.chance.choice(["", f"{{{{ date('{about}') }}}}", f"{{{{ actor('{who}', on='{about}') }}}}",
                                   f"{{{{ title('{about}') }}}}"])  # fmt: skip
        cites = [about, *self.some(self.ids, 1)] if draw else self.some(self.ids)
        waits = {"event": self.chance.choice(self.ids), "state": ["planned", "overdue", "fulfilled"]}
        state = {"while": waits} if self.chance.random() < 0.2 else {}
        return {"text": {"en": f"Words {draw}."}, "cites": cites, "until": self.some(self.ids, 1), **state}

    def briefing(self) -> dict[str, Any]:
        sections = [
            {"section": name, "statements": [self.statement() for _ in range(2)]}
            for name in ("objectives", "press-line")
        ]
        return {
            "kind": "meeting-brief", "title": self.words(),
            "meeting": {"with": self.words(), "participants": self.some(self.people, 1)},
            "select": self.chance.choice(
                [{"topics": ["t0"]}, {"events": self.ids[:2]}, {"actors": ["p0"], "topics": ["t1"]}]
            ),
            "sections": [*sections, {"section": "commitments"}],
        }  # fmt: skip

    def changed(self, value: Any) -> Any:
        """A copy with one leaf or one order changed, somewhere."""
        found = value
        for _ in range(100):
            if found != value:
                break
            found = self._copy(value)
        return found

    def _copy(self, value: Any) -> Any:
        found = copy.deepcopy(value)
        holders = list(_holders(found))
        holder = self.chance.choice(holders)
        if isinstance(holder, list) and len(holder) > 1 and isinstance(holder[0], dict):
            first, second = self.chance.sample(range(len(holder)), 2)
            holder[first], holder[second] = holder[second], holder[first]
        elif isinstance(holder, dict):
            key = self.chance.choice(list(holder))
            holder[key] = self._other(key, holder[key])
        return found

    def _other(self, key: str, value: Any) -> Any:
        if key in {"date", "recorded_on", "on", "from"}:
            return self.day()
        if key == "status":
            return self.chance.choice(["occurred", "planned", "cancelled"])
        if key in {"cites", "until", "about", "events"}:
            return self.chance.sample(self.ids, 1)
        if key in {"actors", "participants"}:
            return self.some(self.people)
        return f"{value} more" if isinstance(value, str) and key in {"en", "title"} else value


def _holders(value: Any) -> Any:
    if isinstance(value, dict | list):
        yield value
        for part in value.values() if isinstance(value, dict) else value:
            yield from _holders(part)


def loaded(timeline: dict[str, Any], briefing: dict[str, Any]) -> tuple[Timeline, Loaded[Briefing]] | None:
    """The models of a project; None where its shape does not hold."""
    of = load_timeline(yaml.safe_dump(timeline, allow_unicode=True, sort_keys=False), "events.yaml")
    brief = load_briefing(yaml.safe_dump(briefing, allow_unicode=True, sort_keys=False), "briefings/b.yaml")
    return None if of.value is None or brief.value is None else (of.value, brief)


def page(timeline: Timeline, briefing: Loaded[Briefing], day: date) -> str:
    """The page of a day, without the line that names its own hash; what went wrong where there is none."""
    texts = {source.id: SourceText.of(source, TEXT) for source in timeline.sources}
    stuff = Materials(packaged_texts(), texts, Document("events.yaml"), "1", pictures=False)
    request = Request(day, formats=("html",), locales=("en",))
    made = document(Job("b", "en", ("html",), Release.INTERNAL), request, briefing, timeline, stuff)
    lines = (line for line in made.html.split("\n") if "content " not in line)
    return "\n".join(lines) or "; ".join(finding.message for finding in made.findings)


@pytest.mark.parametrize("seed", range(PROJECTS))
def test_a_page_that_changes_on_any_day_changes_what_was_cleared(seed: int) -> None:
    maker = Maker(seed)
    timeline, briefing = maker.timeline(), maker.briefing()
    whole = loaded(timeline, briefing)
    assert whole is not None
    assert whole[1].value is not None
    before, hashed = (
        [page(*whole, day) for day in DAYS],
        content(whole[1].value, whole[0]),
    )
    for _ in range(CHANGES):
        other = loaded(maker.changed(timeline), maker.changed(briefing) if maker.chance.random() < 0.2 else briefing)
        if other is None or other[1].value is None:
            continue
        if content(other[1].value, other[0]) == hashed:
            assert [page(*other, day) for day in DAYS] == before


def test_a_briefing_reaches_no_more_than_it_can_show() -> None:
    timeline = Timeline.model_validate({
        "topics": [{"id": "t", "name": {"en": "T"}}, {"id": "u", "name": {"en": "U"}}],
        "events": [
            {"id": name, "date": "2025-01-01", "date_basis": "inferred", "status": "occurred", "title": {"en": name},
             "topics": [topic], "recorded_on": "2025-01-02", "evidence": [{"source": "s"}]}
            for name, topic in (("a", "t"), ("b", "u"))
        ],
    })  # fmt: skip
    brief = Briefing.model_validate({"kind": "meeting-brief", "title": {"en": "T"}, "select": {"topics": ["t"]}})
    found = reachable(brief, timeline)
    assert ([event.id for event in found.events], [topic.id for topic in found.topics]) == (["a"], ["t"])


def cleared(project: Path, capsys: pytest.CaptureFixture[str]) -> bool:
    """Whether the brief of the tiny project is shown as cleared."""
    assert briefgen(project, "build", AS_OF, "--format=html", capsys=capsys)[0] == 0
    return '<span class="cleared">' in outputs(project)["en/talks.html"].decode()


MET = 'actors: [council]\n  recorded_on: "2025-12-18"'
DATED = 'date: "2025-03-27"\n  date_basis: stated'
AGREE = "{en: Agree a date for the next round.,"
DRAWN = """{en: "{{ actor('anna-ivanova', on='mandate') }} agrees.","""
ENDING = 'recorded_on: "2025-12-18"\n  fulfils'
FULFILS = "  fulfils: talks-expected\n"
GONE = f"{FULFILS}  withdrawn: {{on: '2030-01-01', reason: {{en: x}}}}\n"
KIND = "kind: meeting-brief"
NOTHING = ("events.yaml", "figures:", "figures:")
SEEN: dict[str, tuple[tuple[str, str, str], tuple[str, str, str]]] = {
    "a participant's last meeting, outside of what is selected": (
        ("events.yaml", MET, MET.replace("[council]", "[council, anna-ivanova]")),
        ("events.yaml", "title: {en: Talks open,", "title: {en: Talks open at last,"),
    ),
    "an event named as the day of an office": (
        ("briefings/talks.yaml", AGREE, DRAWN),
        ("events.yaml", DATED, 'date: "2025-03-28"\n  date_basis: inferred\n  date_note: {en: x}'),
    ),
    "a withdrawal in the future": (NOTHING, ("events.yaml", FULFILS, GONE)),
    "the day on which the event that ends a statement was recorded": (
        NOTHING,
        ("events.yaml", ENDING, ENDING.replace("18", "19")),
    ),
    "a review mark": (
        NOTHING,
        ("briefings/talks.yaml", KIND, f"{KIND}\nreview: [{{language: en, status: unreviewed}}]"),
    ),
}


@pytest.mark.parametrize("case", SEEN)
def test_what_changes_the_page_ends_the_clearance(tiny: Path, capsys: pytest.CaptureFixture[str], case: str) -> None:
    first, second = SEEN[case]
    change(tiny / first[0], first[1], first[2])
    status, out, _ = briefgen(
        tiny, "clear", "talks", "--by=Head", "--drafted-by=Desk", "--on=2026-11-22", capsys=capsys
    )
    assert status == 0, out
    assert cleared(tiny, capsys)
    change(tiny / second[0], second[1], second[2])
    assert not cleared(tiny, capsys)


def test_a_template_or_a_letterhead_of_the_project_ends_it_and_is_named(
    tiny: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert briefgen(tiny, "clear", "talks", "--by=H", "--drafted-by=D", "--on=2026-11-22", capsys=capsys)[0] == 0
    (tiny / "templates/styles").mkdir(parents=True)
    style = packaged_texts()["styles/brief.css"].replace("font-size: 10pt", "font-size: 11pt", 1)
    (tiny / "templates/styles/brief.css").write_text(style, encoding="utf-8")
    status, out, _ = briefgen(tiny, "build", AS_OF, "--final", "--format=html", capsys=capsys)
    assert status == 1
    assert "‘look’ is new" in out
    assert Project(tiny).load().looks["talks"]


def test_an_event_whose_state_decides_over_a_statement_is_within_reach() -> None:
    made = Maker(1)
    timeline = Timeline.model_validate(made.timeline())
    waits = {"text": {"en": "Is it on time?"}, "while": {"event": "e3", "state": ["planned"]}}
    section = {"section": "objectives", "statements": [waits]}
    select = {"events": ["e0"]}
    brief = Briefing.model_validate({"kind": "x", "title": {"en": "X"}, "select": select, "sections": [section]})
    roots_reached = {event.id for event in reachable(brief, timeline).events}
    without = brief.model_copy(update={"sections": ()})
    assert "e3" in roots_reached - {event.id for event in reachable(without, timeline).events}
