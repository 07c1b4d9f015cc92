"""Two projects that differ only in what is internal give narrower circles the same bytes: outputs, logs and memory.

Each kind of difference is one change of a random project's files; files are JSON, which is YAML.
"""

import hashlib
import json
import re
from collections.abc import Callable
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest

from tests.canaries import LEVELS, Project
from tests.test_release_canaries import NARROW, build, digest, files

Files = dict[str, Any]
Change = Callable[[Files], None]
EVENTS, TALKS = "events.yaml", "briefings/talks.yaml"
TEXT = {"en": "quite other words", "ru": "совсем другие слова", "kk": "мүлде басқа сөздер"}


def internal(data: Files, kind: str) -> Any:
    """The last thing of a kind that is internal, and in no version of another."""
    return next(each for each in data[EVENTS][kind] if each.get("release") == "internal" and "supersedes" not in each)


def secret(data: Files, kind: str) -> Any:
    """The thing of a kind that has no level of its own and that only internal things name."""
    return data[EVENTS][kind][LEVELS.index("internal")]


def statement(data: Files) -> Any:
    return next(each for each in data[TALKS]["sections"][0]["statements"] if each["release"] == "internal")


def set_in(kind: str, **values: Any) -> Change:
    return lambda data: internal(data, kind).update(deepcopy(values))


def set_of_secret(kind: str, **values: Any) -> Change:
    return lambda data: secret(data, kind).update(deepcopy(values))


def set_of_statement(**values: Any) -> Change:
    return lambda data: statement(data).update(deepcopy(values))


def set_of_meeting(**values: Any) -> Change:
    return lambda data: data[TALKS]["meeting"].update(deepcopy(values))


def set_of_public_source(**values: Any) -> Change:
    return lambda data: data[EVENTS]["sources"][0].update(deepcopy(values))


def another(kind: str, **values: Any) -> Change:
    def change(data: Files) -> None:
        data[EVENTS][kind].append({**deepcopy(internal(data, kind)), "id": "another-one", **deepcopy(values)})

    return change


def another_secret(kind: str, **values: Any) -> Change:
    def change(data: Files) -> None:
        data[EVENTS][kind].append({**deepcopy(secret(data, kind)), "id": "another-one", **deepcopy(values)})

    return change


def gone(data: Files) -> None:
    used = json.dumps([data[name] for name in data if name.startswith("briefings/")]) + json.dumps(data[EVENTS])
    for each in [each for each in data[EVENTS]["events"] if each["release"] == "internal"]:
        if used.count(f'"{each["id"]}"') == 1 and "supersedes" not in each:
            data[EVENTS]["events"].remove(each)


def reordered(data: Files) -> None:
    hidden = [each for each in data[EVENTS]["events"] if each["release"] == "internal"]
    shown = [each for each in data[EVENTS]["events"] if each["release"] != "internal"]
    data[EVENTS]["events"] = [*hidden, *shown]


def rests_on_more(data: Files) -> None:
    hidden = [
        each["id"] for each in data[EVENTS]["events"] if each["release"] == "internal" and "supersedes" not in each
    ]
    statement(data)["cites"] = hidden[:2]


def new_statement(data: Files) -> None:
    data[TALKS]["sections"][0]["statements"].insert(0, deepcopy(statement(data)))


def no_statement(data: Files) -> None:
    data[TALKS]["sections"][0]["statements"].remove(statement(data))


def new_section(data: Files) -> None:
    lines = [{"text": TEXT, "release": "internal", "cites": [internal(data, "events")["id"]]}]
    data[TALKS]["sections"].append({"section": "state-of-play", "release": "internal", "statements": lines})


def no_section(data: Files) -> None:
    data[TALKS]["sections"] = [each for each in data[TALKS]["sections"] if each.get("release") != "internal"]


def section_text(data: Files) -> None:
    section = next(each for each in data[TALKS]["sections"] if each.get("release") == "internal")
    section["statements"][0]["text"] = TEXT


def clearance(**values: Any) -> Change:
    return lambda data: data[TALKS]["clearance"].update(values)


def review(data: Files) -> None:
    data[TALKS]["review"][0]["by"] = "Another reader"


def other_briefing(data: Files) -> None:
    name = next(name for name in data if name.startswith("briefings/secret"))
    data[name]["title"] = TEXT
    data[name]["sections"] = data[name]["sections"][:1]


def one_more_briefing(data: Files) -> None:
    name = next(name for name in data if name.startswith("briefings/secret"))
    data["briefings/another.yaml"] = deepcopy(data[name])


def broken_briefing(data: Files) -> None:
    name = next(name for name in data if name.startswith("briefings/secret"))
    data[name]["sections"] = [{"section": "no-such-section", "statements": [{"text": {"en": "{{ no('such') }}"}}]}]


def fulfils(data: Files) -> None:
    public = next(each for each in data[EVENTS]["events"] if each["release"] == "public" and "supersedes" not in each)
    public["status"] = "planned"
    internal(data, "events")["fulfils"] = [public["id"]]


def plan(data: Files) -> None:
    """The public event is a plan in both projects; only in one of them an internal event fulfils it."""
    public = next(each for each in data[EVENTS]["events"] if each["release"] == "public" and "supersedes" not in each)
    public["status"] = "planned"


def evidence_of_a_public_source(data: Files) -> None:
    shown = next(each for each in data[EVENTS]["events"] if each["release"] == "public")
    internal(data, "events")["evidence"].append(deepcopy(shown["evidence"][0]))


KINDS: dict[str, Change] = {
    "an internal event more": another("events", date="2026-11-17"),
    "an internal event less": gone,
    "the order of internal events": reordered,
    "the title of an internal event": set_in("events", title=TEXT),
    "the summary of an internal event": set_in("events", summary=TEXT),
    "the date of an internal event": set_in("events", date="2026-11-18"),
    "a range as the date of an internal event": set_in("events", date="2024/2026"),
    "the note on the date of an internal event": set_in("events", date_note=TEXT),
    "the status of an internal event": set_in("events", status="planned"),
    "an internal milestone": set_in("events", milestone="false"),
    "the place of an internal event": set_in("events", place=TEXT),
    "the day on which an internal event became known": set_in("events", recorded_on="2027-01-01"),
    "an internal event recorded this week": another("events", recorded_on="2026-11-20", date="2026-11-20"),
    "an internal plan that is overdue": another("events", status="planned", date="2026-01-01"),
    "an internal plan that is due": another("events", status="planned", date="2026-11-25"),
    "an internal event that quotes a public source": evidence_of_a_public_source,
    "an internal event that fulfils a public plan": fulfils,
    "an internal figure more": another("figures", value="8", period="2025"),
    "the value of an internal figure": set_in("figures", value="9"),
    "the label of an internal figure": set_in("figures", label=TEXT),
    "the unit of an internal figure": set_in("figures", unit="USD"),
    "the period of an internal figure": set_in("figures", period="2024"),
    "the reason for an internal figure": set_in("figures", basis_note=TEXT),
    "an internal disagreement more": another("discrepancies", note=TEXT),
    "the note of an internal disagreement": set_in("discrepancies", note=TEXT),
    "an internal source more": another_secret("sources", title="Another title"),
    "the title of an internal source": set_of_secret("sources", title="Another title"),
    "the day of an internal source": set_of_secret("sources", issued="2026-10"),
    "the address of an internal source": set_of_secret("sources", URL="https://example.org/another"),
    "the publisher of an internal source": set_of_secret("sources", publisher="Another house"),
    "the hash of a public source's file": set_of_public_source(sha256="0" * 64),
    "the bounds of a public source's body": set_of_public_source(body={"start": "0", "end": "all"}),
    "an internal person more": another_secret("actors", name=TEXT, aliases=[]),
    "the name of an internal person": set_of_secret("actors", name=TEXT),
    "the alias of an internal person": set_of_secret("actors", aliases=["Alias Another"]),
    "an internal topic more": another_secret("topics", name=TEXT),
    "the name of an internal topic": set_of_secret("topics", name=TEXT),
    "an internal statement more": new_statement,
    "an internal statement less": no_statement,
    "the text of an internal statement": set_of_statement(text=TEXT),
    "what an internal statement rests on": rests_on_more,
    "the question of an internal statement": set_of_statement(question=TEXT),
    "to whom an internal statement is addressed": set_of_statement(to=TEXT),
    "an internal section more": new_section,
    "an internal section less": no_section,
    "the text of an internal section": section_text,
    "the hour of the meeting": set_of_meeting(time="09:30", zone="Asia/Almaty"),
    "the principal": set_of_meeting(principal=TEXT),
    "the participants": set_of_meeting(participants=[]),
    "the press": set_of_meeting(press="false"),
    "who drafted": clearance(drafted_by="Another"),
    "who cleared": clearance(cleared_by="Another"),
    "what was cleared": clearance(content="another", parts="another=b"),
    "who read the translation": review,
    "the text of an internal briefing": other_briefing,
    "an internal briefing more": one_more_briefing,
    "an internal briefing with a fault": broken_briefing,
}


def loaded(root: Path) -> Files:
    names = (EVENTS, "project.yaml", *(f"briefings/{path.name}" for path in sorted((root / "briefings").iterdir())))
    return {name: json.loads((root / name).read_text(encoding="utf-8")) for name in names}


def project_of(seed: int, root: Path, *changes: Change) -> Path:
    """A random project whose public source's file has its right hash, changed."""
    Project(seed).write(root)
    data = loaded(root)
    for change in changes:
        change(data)
    for name, each in data.items():
        (root / name).write_text(json.dumps(each, ensure_ascii=False), encoding="utf-8")
    for source in data[EVENTS]["sources"]:
        if "body" in source:
            source["body"]["end"] = str(len((root / source["file"]).read_text(encoding="utf-8")))
            (root / EVENTS).write_text(json.dumps(data[EVENTS], ensure_ascii=False), encoding="utf-8")
        if source["sha256"] == "0" * 64:  # the file itself is to differ, and not only what is said of it
            text = (root / source["file"]).read_text(encoding="utf-8") + "\nWords that nobody quotes."
            (root / source["file"]).write_text(text, encoding="utf-8")
            source["sha256"] = hashlib.sha256(text.encode()).hexdigest()
            (root / EVENTS).write_text(json.dumps(data[EVENTS], ensure_ascii=False), encoding="utf-8")
    return root


def seen(root: Path) -> dict[str, Any]:
    """Everything that is made for narrower circles, what was said meanwhile, and what is remembered of it."""
    found: dict[str, Any] = {}
    for release in NARROW:
        for kind, (output, said) in (
            ("build", build(root, release, ("html", "ics"))), ("digest", digest(root, release, ("html", "ics", "atom")))
        ):  # fmt: skip
            found[f"{release} {kind}"] = re.sub(r", \d+\.\d s", "", said.replace(str(root.parent), ""))
            found |= {f"{release} {kind} {name}": data for name, data in files(output).items()}
    return found


@pytest.fixture(scope="module")
def first(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    return seen(project_of(11, tmp_path_factory.mktemp("first") / "project"))


@pytest.mark.parametrize("kind", KINDS.values(), ids=KINDS)
def test_what_is_internal_changes_no_byte_for_others(kind: Change, tmp_path: Path, first: dict[str, Any]) -> None:
    if kind is fulfils:
        first = seen(project_of(11, tmp_path / "plain/project", plan))
    assert seen(project_of(11, tmp_path / "project", kind)) == first


def test_a_public_difference_is_seen(tmp_path: Path, first: dict[str, Any]) -> None:
    def public(data: Files) -> None:
        next(each for each in data[EVENTS]["events"] if each["release"] == "public")["title"] = TEXT

    assert seen(project_of(11, tmp_path / "project", public)) != first
