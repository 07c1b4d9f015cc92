"""A check remembers what was sound; a memory that is forged, stale, torn or of somebody else changes no finding."""

import hmac
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from briefgen.checks import check, judged, texts
from briefgen.checks.proof import Proof
from briefgen.checks.reading import Reading
from briefgen.checks.settled import KEY_BYTES
from briefgen.findings import Finding
from briefgen.project.files import Project
from briefgen.project.sound import KEY, SoundFacts
from briefgen.service.checking import subject_of
from briefgen.service.opened import open_project
from tests.test_command import change

DAY = date(2026, 11, 22)


@pytest.fixture
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    return tmp_path / "cache/briefgen/sound"


def found(root: Path) -> tuple[Finding, ...]:
    return open_project(root).check(DAY)


def fresh(root: Path) -> tuple[Finding, ...]:
    """What is found where nothing is remembered."""
    return check(subject_of(Project(root).load(), DAY))


def remembered(root: Path) -> frozenset[bytes]:
    return judged(subject_of(Project(root).load(), DAY)).sound


def test_what_was_sound_is_not_judged_again(tiny: Path, cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert not [each for each in found(tiny) if each.severity == "error"]
    monkeypatch.setattr(Proof, "unproved", lambda *_: pytest.fail("judged again"))
    monkeypatch.setattr(texts, "typed_numbers", lambda _: iter(()))
    subject = subject_of(Project(tiny).load(), DAY)
    memory = replace(subject, sound=remembered_in(cache))
    assert list(texts.typed_numbers_in_timeline(Reading(memory))) == []


def remembered_in(cache: Path) -> frozenset[bytes]:
    (path,) = cache.glob("*.sound")
    data = path.read_bytes()[32:]
    return frozenset(data[at : at + KEY_BYTES] for at in range(0, len(data), KEY_BYTES))


def test_every_event_and_figure_without_a_fault_is_remembered_and_none_with_one(tiny: Path) -> None:
    assert len(remembered(tiny)) == 4
    change(tiny / "events.yaml", "27 марта 2025 года Совет одобрил", "28 марта 2025 года Совет одобрил")
    assert len(remembered(tiny)) == 3


def edit(name: str, old: str, new: str) -> Callable[[Path], None]:
    return lambda root: change(root / name, old, new)


EDITS = {
    "a quote": edit("events.yaml", "27 марта 2025 года Совет одобрил", "28 марта 2025 года Совет одобрил"),
    "half a word": edit("events.yaml", "{exact: 27 марта 2025", "{exact: 7 марта 2025"),
    "a title": edit("events.yaml", "Council approves the mandate", "Council approves 17 mandates"),
    "a date": edit("events.yaml", 'date: "2025-03-27"', 'date: "2025-03-28"'),
    "its basis": edit("events.yaml", "date_basis: inferred", "date_basis: stated"),
    "a value": edit("events.yaml", 'value: "50000000000"', 'value: "40000000000"'),
    "a unit": edit("events.yaml", "unit: USD", "unit: EUR"),
    "a qualifier": edit("events.yaml", "qualifier: almost", "qualifier: exact"),
    "the source named": edit("events.yaml", "article\n    quote: {exact: 27", "second-article\n    quote: {exact: 27"),
    "the text of a source": edit("seeds/article.txt", "одобрил мандат", "отклонил мандат"),
    "the body of a source": edit("events.yaml", "body: {start: 32, end: 242}", "body: {start: 60, end: 242}"),
    "a text that is twice there": edit("seeds/later.txt", "Недавно", "Недавно переговоры официально начались. Недавно"),
}  # fmt: skip


@pytest.mark.parametrize("name", EDITS)
@pytest.mark.usefixtures("cache")
def test_a_stale_memory_changes_no_finding(tiny: Path, name: str) -> None:
    before = found(tiny)
    EDITS[name](tiny)
    after = found(tiny)
    assert after == fresh(tiny)
    assert after != before
    assert found(tiny) == after, "what has a fault is judged each time"


@pytest.mark.usefixtures("cache")
def test_a_note_may_name_a_day_of_its_source_only_as_long_as_something_rests_there(tiny: Path) -> None:
    change(tiny / "events.yaml", "‘Soon’ is read", "‘Soon’ on 27 March 2025 is read")
    assert not [each for each in found(tiny) if each.severity == "error"]
    change(tiny / "events.yaml", 'date: "2025-03-27"', 'date: "2025-03-26"')
    assert [each for each in found(tiny) if each.code.name == "typed-number" and "27 March" in each.message] != []
    assert found(tiny) == fresh(tiny)


def faulty(root: Path) -> frozenset[bytes]:
    """The hashes of all things of a project, as though none had a fault."""
    reading = Reading(subject_of(Project(root).load(), DAY))
    return reading.sound


def sealed(key: bytes, hashes: bytes) -> bytes:
    return hmac.digest(key, hashes, "sha256") + hashes


FORGERIES: dict[str, Callable[[bytes, bytes, bytes], bytes]] = {
    "without a seal": lambda _before, hashes, _key: b"\0" * 32 + hashes,
    "sealed with another key": lambda _before, hashes, _key: sealed(b"k" * 32, hashes),
    "sealed for nothing": lambda _before, hashes, key: sealed(key, hashes),
    "torn": lambda before, hashes, _key: (before + hashes)[:-3],
    "with more hashes": lambda before, hashes, _key: before + hashes,
    "nothing": lambda *_: b"",
}


@pytest.mark.parametrize("name", FORGERIES)
def test_a_forged_memory_changes_no_finding(tiny: Path, cache: Path, name: str) -> None:
    EDITS["a value"](tiny)
    honest = found(tiny)
    assert "value-not-quoted" in [each.code.name for each in honest]
    (path,) = cache.glob("*.sound")
    hashes, key = b"".join(sorted(faulty(tiny))), (cache / KEY).read_bytes()
    path.write_bytes(FORGERIES[name](path.read_bytes(), hashes, key))
    assert found(tiny) == honest == fresh(tiny)


def test_a_hash_that_is_believed_would_hide_the_fault_so_that_the_forgeries_are_real(tiny: Path) -> None:
    EDITS["a value"](tiny)
    subject = replace(subject_of(Project(tiny).load(), DAY), sound=faulty(tiny))
    assert "value-not-quoted" not in [each.code.name for each in check(subject)]


def test_another_program_project_or_user_knows_nothing_of_it(tmp_path: Path) -> None:
    hashes = frozenset({b"1" * KEY_BYTES, b"2" * KEY_BYTES})
    mine = SoundFacts(tmp_path, Path("/a"), "program", KEY_BYTES)
    mine.keep(hashes)
    assert mine.recall() == hashes
    assert SoundFacts(tmp_path, Path("/a"), "another", KEY_BYTES).recall() == frozenset()
    (path,) = tmp_path.glob("*.sound")
    other = SoundFacts(tmp_path, Path("/b"), "program", KEY_BYTES)
    other.keep(frozenset())
    (elsewhere,) = set(tmp_path.glob("*.sound")) - {path}
    elsewhere.write_bytes(path.read_bytes())
    assert other.recall() == frozenset()
    (tmp_path / KEY).write_bytes(b"k" * 32)
    assert mine.recall() == frozenset()


def test_the_key_and_the_hashes_are_for_the_user_alone(tmp_path: Path) -> None:
    SoundFacts(tmp_path / "sound", Path("/a"), "program", KEY_BYTES).keep(frozenset({b"1" * KEY_BYTES}))
    assert [path.stat().st_mode & 0o077 for path in (tmp_path / "sound", *(tmp_path / "sound").iterdir())] == [0, 0, 0]


def test_without_a_place_for_it_every_check_judges_everything(tiny: Path, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    nowhere = SoundFacts(tmp_path / "file", tiny, "program", KEY_BYTES)
    nowhere.keep(frozenset({b"1" * KEY_BYTES}))
    assert nowhere.recall() == SoundFacts(None, tiny, "program", KEY_BYTES).recall() == frozenset()


def test_a_key_that_is_none_is_drawn_anew(tmp_path: Path) -> None:
    memory = SoundFacts(tmp_path, Path("/a"), "program", KEY_BYTES)
    (tmp_path / KEY).write_bytes(b"short")
    assert memory.recall() == frozenset()
    memory.keep(frozenset({b"1" * KEY_BYTES}))
    memory.keep(frozenset({b"1" * KEY_BYTES}))
    assert memory.recall() == frozenset({b"1" * KEY_BYTES})
