"""One reader of draws: what is printed is what was seen, however it is written, and a clearance covers it."""

import json
from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from jinja2 import TemplateError
from jinja2.sandbox import ImmutableSandboxedEnvironment
from markupsafe import Markup, escape

from briefgen import draws as reader
from briefgen.checks.reading import Reading
from briefgen.clearance.content import content, parts
from briefgen.document.drawing import drawn
from briefgen.draws import FACTS, PEOPLE, Draw, draws, is_usual, pieces, without_draws
from briefgen.loader import load_briefing, load_timeline
from briefgen.model import Release
from briefgen.release import released
from tests.checked import FIGURE, TIMELINE, changed, statement, subject
from tests.test_command import AS_OF, briefgen, change, outputs

NAMES = sorted(FACTS | PEOPLE)
# Ten ways to write one draw, none of them the usual one.
SPELLINGS = (
    "{{ figure ('trade-2024') }}",
    "{{ figure(wanted='trade-2024') }}",
    "{{ figure('trade-2024',) }}",
    "{{ figure('trade-' '2024') }}",
    "{{- figure('trade-2024') -}}",
    "{{ (figure('trade-2024')) }}",
    "{{ figure(\n  'trade-2024'\n) }}",
    "{{ figure('\\x74rade-2024') }}",
    '{{\tfigure("trade-2024")\t}}',
    "{{ figure(('trade-2024')) }}",
    "{{ 'A' 'B' if false else figure('trade-2024') }}",
    "{{ figure('trade-2024'), 'A' }}",
)
PRINTED = SPELLINGS[:10]


def said(*words: str, on: str | None = None) -> Markup:
    """What stands in for the register: the call itself."""
    return Markup("<b>{}</b>").format("|".join((*words, *([on] if on else []))))


@pytest.mark.parametrize("text", PRINTED)
def test_a_draw_is_seen_however_it_is_written(text: str) -> None:
    assert [(draw.name, draw.id, draw.on) for draw in draws(text)] == [("figure", "trade-2024", None)]
    assert drawn(text, dict.fromkeys(NAMES, said)) == "<b>trade-2024</b>"


@pytest.mark.parametrize("text", SPELLINGS[10:])
def test_what_is_no_plain_draw_is_neither_seen_nor_printed(text: str) -> None:
    assert draws(text) == ()
    with pytest.raises(TemplateError):
        pieces(text)


@pytest.mark.parametrize(
    "text, words",
    [
        ("50 {{ date('a') }} of 60", "50   of 60"),
        ("50 {# 70 #} of 60", "50  of 60"),
        ("{% raw %}{{ 50 }}{% endraw %}", "{{ 50 }}"),
        ("{{ date('a' }} 5 {{ x", "  5 {{ x"),
        ("no { brace", "no { brace"),
    ],
)
def test_what_is_left_without_the_draws_is_what_a_text_prints_by_itself(text: str, words: str) -> None:
    assert without_draws(text) == words


PIECES = st.sampled_from([
    "{{ date('a-b') }}", '{{figure("x")}}', "{{ actor('p', on='2025-01') }}", "{{ office('p','e') }}", "{{ x }}",
    "{{ date('a', 'b') }}", "{{ title('a') | upper }}", "{{- place('a') }}", "{{ date('\\x41') }}", "{% if x %}",
    "{# note #}", "{{", "}}", "{", "}", "'", "<b>&", "\n", "\r\n", " ", "день", "{{ actor('p', on='e',) }}",
    "{{ figure('x' 'y') }}", "{{ figure (wanted='x') -}}", "{{ actor(on='e', wanted='p') }}",
    "{% raw %}{{ 5 }}{% endraw %}",     "{{ date() }}", "{{ date(('a')) }}", "{{ actor('p', 'e', 'f') }}",
])  # fmt: skip


@settings(max_examples=400, deadline=None)
@example(["{{{ date('a-b') }}"])
@example(["{{ date('a-b') }}}"])
@given(st.lists(PIECES, max_size=6))
def test_what_is_printed_is_what_was_seen(each: list[str]) -> None:
    text = "".join(each)
    called: list[tuple[str, str, str | None]] = []

    def calling(name: str) -> object:
        def call(wanted: str, on: str | None = None) -> str:
            called.append((name, wanted, on))
            return str(said(wanted, *([on] if on else [])))

        return call

    env = ImmutableSandboxedEnvironment(autoescape=False, trim_blocks=True, lstrip_blocks=True)
    try:
        printed = drawn(text, dict.fromkeys(NAMES, lambda *words: str(said(*words))))
    except (TemplateError, TypeError):
        assert draws(text) == ()
        return
    functions = {name: calling(name) for name in NAMES}
    assert printed == escape(env.from_string(text).render(functions) if "{" in text else text)
    assert [(draw.name, draw.id, draw.on) for draw in draws(text)] == called


@settings(max_examples=300, deadline=None)
@example(["{{ date('a-b') }}", "'<", '{{figure("x")}}', "{", "{{ actor('p', on='2025-01') }}", " "])
@given(st.lists(PIECES, max_size=5))
def test_what_is_read_without_jinja_is_what_jinja_reads(each: list[str]) -> None:
    text = "".join(each)
    if not is_usual(text) or "{" not in text:
        return
    bare = [piece if isinstance(piece, str) else (piece.name, *piece.ids) for piece in reader._usual(text)]
    read = [piece if isinstance(piece, str) else (piece.name, *piece.ids) for piece in reader._read(text)]
    assert _joined(bare) == _joined(read)


def _joined(found: Sequence[object]) -> list[object]:
    """Words that follow each other as one."""
    joined: list[object] = []
    for each in found:
        if isinstance(each, str) and joined and isinstance(joined[-1], str):
            joined[-1] = f"{joined[-1]}{each}"
        elif each != "":
            joined.append(each)
    return joined


# All who read


@pytest.mark.parametrize("text", ["{{ figure('trade-2024') }}", *PRINTED])
def test_checks_clearance_and_removal_see_every_draw(text: str) -> None:
    brief = statement(f"Trade: {text}.", "state-of-play")
    reading = Reading(subject(None, brief))
    assert [draw.id for _, draw in reading.draws] == ["trade-2024"]
    assert reading.briefs[0].said[0].cited == ("trade-2024",)
    loaded = load_briefing(as_yaml(changed(brief, {"select": {"events": ["mandate"], "topics": ["none"]}})), "b.yaml")
    timeline = load_timeline(as_yaml(TIMELINE), "events.yaml").value
    assert loaded.value is not None
    assert timeline is not None
    assert "figure:trade-2024" in parts(loaded.value, timeline)
    other = changed(FIGURE, {"value": "51000000000"})
    altered = load_timeline(as_yaml({**TIMELINE, "figures": [other]}), "events.yaml").value
    assert altered is not None
    assert content(loaded.value, timeline) != content(loaded.value, altered)
    hidden = load_timeline(as_yaml({**TIMELINE, "figures": [changed(FIGURE, {"release": "internal"})]}), "e.yaml").value
    public = load_briefing(as_yaml(statement(text, "state-of-play", release="public")), "b.yaml")
    assert hidden is not None
    shown = released(public, hidden, Release.PUBLIC).loaded.value
    assert shown is not None
    assert shown.sections == ()


def as_yaml(value: object) -> str:
    """JSON is YAML."""
    return json.dumps(value, ensure_ascii=False)


@pytest.mark.parametrize("text", ["{{ figure('trade-2024') }}", *PRINTED])
def test_a_cleared_brief_whose_drawn_figure_changes_is_never_cleared(
    tiny: Path, text: str, capsys: pytest.CaptureFixture[str]
) -> None:
    line = {"text": {"en": f"Trade: {text}"}, "release": "public", "cites": ["mandate"]}
    brief = {**BRIEF, "sections": [{"section": "state-of-play", "statements": [line]}]}
    (tiny / "briefings/talks.yaml").write_text(
        "".join(f"{key}: {as_yaml(value)}\n" for key, value in brief.items()), encoding="utf-8"
    )
    change(tiny / "events.yaml", "topics:\n- id: visa", "topics:\n- {id: none, name: {en: None}}\n- id: visa")
    assert briefgen(tiny, "clear", "talks", "--by=Head", "--drafted-by=Desk", "--on=2026-01-01", capsys=capsys)[0] == 0
    cleared = built(tiny, capsys)
    assert "almost USD 50 billion" in cleared
    assert 'class="cleared"' in cleared
    computed = 'value: "51000000000"\n  value_basis: computed\n  basis_note: {en: Revised.}'
    change(tiny / "events.yaml", 'value: "50000000000"', computed)
    stale = built(tiny, capsys)
    assert "almost USD 51 billion" in stale
    assert 'class="cleared"' not in stale
    assert "Draft, not cleared" in stale


BRIEF = {"kind": "meeting-brief", "title": {"en": "Talks"}, "select": {"topics": ["none"]}, "annexes": []}


def built(project: Path, capsys: pytest.CaptureFixture[str]) -> str:
    """The brief as HTML, with plain spaces."""
    status, out, _ = briefgen(project, "build", AS_OF, "--format=html", "--locale=en", capsys=capsys)
    assert status == 0, out
    return outputs(project)["en/talks.html"].decode().replace("\u00a0", " ")


def test_a_draw_names_the_event_on_whose_day_it_draws() -> None:
    assert Draw("actor", "anna", "mandate", "").ids == ("anna", "mandate")
