"""Fuzzing: mutations of the real files, that keep to their structure, never raise.

BRIEFGEN_FUZZ_CASES says how many cases are run: 100 unless it is set, 2,000 in CI, 100,000 with `make fuzz`;
BRIEFGEN_FUZZ_SEED makes a run the same again.
"""

import os
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, seed, settings
from hypothesis import strategies as st

from briefgen.checks import Subject, check
from briefgen.loader import decoded, join, load_briefing, load_timeline, read_yaml
from briefgen.reports import as_github, as_json, as_text
from tests.mutation import mutated, slice_of

ROOT = Path(__file__).parent.parent
LAST_DAY = date(9999, 11, 1)  # a selection looks thirty days ahead
REAL = ROOT if (ROOT / "events.yaml").is_file() and (ROOT / "briefings").is_dir() else Path(__file__).parent / "tiny"
CASES = int(os.environ.get("BRIEFGEN_FUZZ_CASES", "100"))
SEED = int(os.environ.get("BRIEFGEN_FUZZ_SEED", "20261122"))
FUZZED = settings(
    max_examples=CASES,
    deadline=None,
    database=None,
    phases=(Phase.explicit, Phase.generate),  # a failing case is printed as it is: to make it smaller takes minutes
    suppress_health_check=list(HealthCheck),
)


def plain(path: Path) -> Any:
    """The value of a YAML file, every scalar a text."""
    return read_yaml(path.read_text(encoding="utf-8"), path.name).value


TIMELINE = plain(REAL / "events.yaml")
BRIEFINGS = [plain(path) for path in sorted((REAL / "briefings").glob("*.yaml"))]
TEXTS = {
    source["id"]: (REAL / source["file"]).read_text(encoding="utf-8")
    for source in TIMELINE["sources"]
    if "file" in source
}


def checked(timelines: tuple[str, ...], briefing: str, texts: dict[str, str], day: date) -> str:
    """Everything from the texts of the timeline's files and of a briefing to the report."""
    files = {f"events/{number}.yaml": text for number, text in enumerate(timelines)}
    subject = Subject(
        join([load_timeline(text, name) for name, text in files.items()]),
        {"brief": load_briefing(briefing, "briefings/brief.yaml")},
        texts,
        dict.fromkeys(texts, "0" * 64),
        day,
    )
    findings = check(subject)
    text = as_text(findings, {**files, "briefings/brief.yaml": briefing})
    for report in (text, as_json(findings), as_github(findings)):
        report.encode()
    return text


@seed(SEED)
@FUZZED
@given(st.data())
def test_no_mutation_of_the_real_files_raises(data: st.DataObject) -> None:
    draw: Callable[..., object] = data.draw
    timelines = tuple(mutated(draw, slice_of(draw, TIMELINE)) for _ in range(data.draw(st.sampled_from((1, 1, 2)))))
    briefing = mutated(draw, data.draw(st.sampled_from(BRIEFINGS)))
    texts = {name: text[: data.draw(st.sampled_from((0, 40, 1500, 1500, len(text))))] for name, text in TEXTS.items()}
    day = data.draw(
        st.sampled_from((date.min, date(2025, 5, 1), date(2026, 11, 22), LAST_DAY)) | st.dates(max_value=LAST_DAY)
    )
    assert checked(timelines, briefing, texts, day)


@seed(SEED)
@FUZZED
@given(st.text(max_size=400) | st.text(alphabet="a:-[]{}\"'#&*!|>%@`, \n\té?", max_size=200), st.dates())
def test_no_text_raises(text: str, day: date) -> None:
    assert checked((text,), text, {}, day)


@seed(SEED)
@FUZZED
@given(st.binary(max_size=400))
def test_no_bytes_raise(data: bytes) -> None:
    text, findings = decoded(data, "events.yaml")
    assert bool(findings) == (data.decode("utf-8", "ignore").encode() != data)
    assert checked((text,), text, {}, date(2026, 11, 22))


@pytest.mark.parametrize("day", [date.min, date.min + timedelta(days=1), date.max])
def test_the_ends_of_the_calendar_do_not_raise(day: date) -> None:
    whole = (REAL / "events.yaml").read_text(encoding="utf-8")
    assert checked((whole,), "kind: a", TEXTS, day)
