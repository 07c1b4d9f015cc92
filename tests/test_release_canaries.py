"""Nothing that readers of a release may not see is anywhere in what is made for them; and the test would notice."""

import contextlib
import io
import json
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from briefgen.cli import main
from briefgen.loader import load_briefing, load_timeline
from briefgen.model import Release
from briefgen.release import released, removal
from briefgen.renderers import FORMATS
from tests.canaries import AS_OF, LEVELS, Project, hidden_words, texts_in, texts_of, words

SEEDS = st.integers(1, 10**6)
QUICK = ("html", "docx", "ics")
NARROW = ("public", "partner")
DIGEST = ("html", "docx", "ics", "atom", "eml")
few = settings(max_examples=3, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow])


@contextlib.contextmanager
def project(seed: int) -> Iterator[Path]:
    with tempfile.TemporaryDirectory() as folder:
        yield Project(seed).write(Path(folder) / "project")


def made(root: Path, release: str, command: str, *options: str) -> tuple[Path, str]:
    """The output folder of a run for a release, and all that the run said."""
    output = root.parent / f"out-{release}-{command}"
    said = io.StringIO()
    arguments = [command, *options, "--project", str(root), "--release", release, "--output", str(output), "--jobs=1"]
    with contextlib.redirect_stdout(said), contextlib.redirect_stderr(said):
        assert main(arguments) == 0, said.getvalue()
    return output, said.getvalue()


def build(root: Path, release: str, formats: tuple[str, ...], *options: str) -> tuple[Path, str]:
    return made(root, release, "build", f"--format={','.join(formats)}", f"--as-of={AS_OF}", *options)


def digest(root: Path, release: str, formats: tuple[str, ...] = DIGEST) -> tuple[Path, str]:
    return made(root, release, "digest", "--week=2026-W47", f"--format={','.join(formats)}")


def files(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_every_format_is_searched() -> None:
    assert set(FORMATS) <= {*QUICK, "pdf", *DIGEST}


@given(SEEDS)
@few
def test_no_hidden_word_is_in_html_word_or_calendar(seed: int) -> None:
    with project(seed) as root:
        for release in NARROW:
            output, said = build(root, release, QUICK, "--locale=en,ru")
            assert hidden_words(release, said, *texts_in(output)) == set()


@pytest.mark.slow
@given(SEEDS)
@settings(few, max_examples=2)
def test_no_hidden_word_is_in_a_pdf(seed: int) -> None:
    with project(seed) as root:
        for release in NARROW:
            output, said = build(root, release, ("pdf",))
            found = [*texts_in(output)]
            assert len(words("public", *found)) > 25, "the search reads what it searches"
            assert hidden_words(release, said, *found) == set()


@pytest.mark.slow
@given(SEEDS)
@settings(few, max_examples=2)
def test_no_hidden_word_is_in_a_digest_its_message_its_feed_or_its_calendar(seed: int) -> None:
    with project(seed) as root:
        for release in NARROW:
            output, said = digest(root, release)
            found = [*texts_in(output)]
            assert len(words("public", *found)) > 25
            assert hidden_words(release, said, *found) == set()


def test_the_search_finds_in_an_internal_document_what_it_looks_for() -> None:
    with project(1) as root:
        output, _ = build(root, "internal", QUICK)
        for suffix in QUICK:
            found = [text for path in output.rglob(f"talks.{suffix}") for text in texts_of(path.read_bytes())]
            assert all(len(words(level, *found)) > 5 for level in LEVELS), suffix


@given(SEEDS)
@settings(few, max_examples=2)
def test_a_public_document_is_the_same_bytes_whatever_is_hidden(seed: int) -> None:
    """Two projects that differ in all that is hidden, also in how much of it there is, differ in no public byte."""
    with project(seed) as one, project(seed + 1) as other:
        first, _ = build(one, "public", QUICK)
        second, _ = build(other, "public", QUICK)
        assert files(first) == files(second)


def everything(*arguments: Any, **_: Any) -> Any:
    return arguments[0]


def all_statements(section: Any, *_: Any) -> Any:
    return dict(enumerate(section.statements))


def all_sections(sections: Any, level: Any, hidden: Any, kept: Any) -> Any:
    every = removal.shown_statements
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Release, "shows", lambda *_: True)
        patch.setattr(removal, "shown_statements", lambda section, _, hidden: every(section, level, hidden))
        return ORIGINAL(sections, Release.INTERNAL, hidden, kept)


ORIGINAL = removal.shown_sections
MUTATIONS = {
    "shown_statements": all_statements,
    "shown_sections": all_sections,
    "shown_things": everything,
    "shown_meeting": lambda briefing, _: briefing.meeting,
    "shown_discrepancies": everything,
    "_without": everything,
    "_shown_briefing": lambda briefing, *_: briefing,
    "_without_plans": everything,
    "_without_ends": everything,
}


@pytest.mark.parametrize("name", MUTATIONS)
def test_it_is_noticed_when_one_removal_is_switched_off(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    assert not any(leaks(seed) for seed in range(1, 5))
    monkeypatch.setattr(removal, name, MUTATIONS[name])
    assert any(leaks(seed) for seed in range(1, 5))


def leaks(seed: int) -> set[str]:
    """The hidden words in all that anything later is given: the narrower timeline and briefing."""
    data = Project(seed)
    talks, timeline = dumped(data.briefing()), dumped(data.timeline())
    loaded, whole = load_briefing(talks, "talks"), load_timeline(timeline, "events").value
    assert whole is not None
    found = released(loaded, whole, Release.PUBLIC)
    assert found.loaded.value is not None
    shown = found.loaded.value.model_dump(exclude={"header", "select"})
    return hidden_words("public", repr(found.timeline.model_dump()), repr(shown))


def dumped(data: Any) -> str:
    return json.dumps(data, ensure_ascii=False)


@pytest.mark.parametrize("name", ["shown_statements", "shown_things", "shown_meeting"])
def test_a_removal_that_is_switched_off_shows_in_the_documents(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(removal, name, MUTATIONS[name])
    with project(3) as root:
        try:
            output, said = build(root, "public", ("html",))
        except AssertionError:
            return  # nothing was made, since what was left drew what was removed
        assert hidden_words("public", said, *texts_in(output))
