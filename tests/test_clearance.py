"""A briefing is a draft until a named person clears it, and again as soon as a letter of it changes."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefgen.clearance import cleared_text, content
from briefgen.loader import load_briefing, load_timeline
from briefgen.model import Clearance
from briefgen.model.text import UNSEEN
from tests.conftest import TESTS
from tests.test_command import AS_OF, briefgen, change, outputs

DAY = "2026-11-22"
TIMELINE = load_timeline((TESTS / "tiny/events.yaml").read_text(encoding="utf-8"), "events.yaml").value
BY = Clearance(drafted_by="Desk", cleared_by="Head", cleared_on=DAY)
REST = "sections:\n- section: press-line\n  statements:\n  - text: {en: Words}\n"


def clear(project: Path, capsys: pytest.CaptureFixture[str], *options: str) -> tuple[int, str, str]:
    arguments = ("talks", "--by=Head", "--drafted-by=Desk", f"--on={DAY}", *options)
    return briefgen(project, "clear", *arguments, capsys=capsys)


def final(project: Path, capsys: pytest.CaptureFixture[str], *options: str) -> tuple[int, str, str]:
    return briefgen(project, "build", "talks", "--final", "--format=html", *(options or (AS_OF,)), capsys=capsys)


def test_a_draft_is_refused(tiny: Path, capsys: pytest.CaptureFixture[str]) -> None:
    status, out, _ = final(tiny, capsys)
    assert status == 1
    assert "not-cleared" in out
    assert "en/talks.html" not in outputs(tiny)


def test_a_cleared_briefing_is_built_and_says_so(tiny: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert clear(tiny, capsys)[0] == 0
    assert final(tiny, capsys)[0] == 0
    html = outputs(tiny)["en/talks.html"].decode()
    assert '<span class="cleared">' in html
    assert "Not cleared" not in html


@pytest.mark.parametrize(
    "file, old, new, told",
    [
        ("briefings/talks.yaml", "We welcome the", "We welcomed the", "statement 1 of ‘points-to-make’"),
        ("briefings/talks.yaml", "Visa talks,", "Visa talk,", "‘title’ is changed"),
        ("briefings/talks.yaml", "The Commission,", "A Commission,", "‘meeting’ is changed"),
        ("briefings/talks.yaml", "Agree a date", "Agree a day", "statement 1 of ‘objectives’"),
        ("briefings/talks.yaml", "Келесі раунд күнін", "Келесі раундтың күнін", "statement 1 of ‘objectives’"),
        ("events.yaml", "en: Talks open,", "en: Talks opened,", "event ‘talks-opened’ is changed"),
        ("events.yaml", "en: Trade in goods,", "en: Trade in cars,", "figure ‘trade-2024’ is changed"),
        ("events.yaml", "en: Ambassador,", "en: Envoy,", "actor ‘anna-ivanova’ is changed"),
    ],
)
def test_one_changed_letter_makes_it_refuse_and_say_what_changed(  # noqa: PLR0917 (a table of cases)
    tiny: Path, capsys: pytest.CaptureFixture[str], file: str, old: str, new: str, told: str
) -> None:
    clear(tiny, capsys)
    change(tiny / file, old, new)
    status, out, _ = final(tiny, capsys)
    assert status == 1
    assert "clearance-stale" in out
    assert told in out


def test_a_stale_briefing_is_a_draft_in_every_other_build(tiny: Path, capsys: pytest.CaptureFixture[str]) -> None:
    clear(tiny, capsys)
    change(tiny / "briefings/talks.yaml", "We welcome the", "We welcomed the")
    status, out, _ = briefgen(tiny, "build", AS_OF, "--format=html", capsys=capsys)
    assert status == 0
    assert "clearance-stale" in out
    assert "Draft, not cleared" in outputs(tiny)["en/talks.html"].decode()


def test_a_new_event_that_it_would_show_makes_it_stale(tiny: Path, capsys: pytest.CaptureFixture[str]) -> None:
    clear(tiny, capsys)
    text = (tiny / "events.yaml").read_text(encoding="utf-8")
    start, end = text.index("- id: mandate\n"), text.index("- id: talks-expected")
    again = text[start:end].replace("- id: mandate\n", "- id: second-mandate\n")
    (tiny / "events.yaml").write_text(text[:end] + again + text[end:], encoding="utf-8")
    assert "event ‘second-mandate’ is new" in final(tiny, capsys)[1]


def test_a_day_that_passes_changes_nothing(tiny: Path, capsys: pytest.CaptureFixture[str]) -> None:
    clear(tiny, capsys)
    assert final(tiny, capsys, "--as-of=2026-12-01")[0] == 0


def test_after_thirty_days_it_has_to_be_read_again(tiny: Path, capsys: pytest.CaptureFixture[str]) -> None:
    clear(tiny, capsys)
    status, out, _ = final(tiny, capsys, "--as-of=2026-12-23")
    assert status == 1
    assert "check-overdue" in out


def test_the_day_to_read_it_again_can_be_named(tiny: Path, capsys: pytest.CaptureFixture[str]) -> None:
    clear(tiny, capsys, "--check-by=2027-06-01")
    assert final(tiny, capsys, "--as-of=2026-12-23")[0] == 0


def test_a_warning_is_refused(tiny: Path, capsys: pytest.CaptureFixture[str]) -> None:
    long = " ".join(["word"] * 30)
    change(tiny / "briefings/talks.yaml", "en: We welcome the mandate.", f"en: {long}.")
    clear(tiny, capsys)
    status, out, _ = final(tiny, capsys)
    assert status == 1
    assert "point-too-long" in out


def test_a_warning_about_another_briefing_is_its_own_matter(tiny: Path, capsys: pytest.CaptureFixture[str]) -> None:
    text = (tiny / "briefings/talks.yaml").read_text(encoding="utf-8")
    long = text.replace("en: We welcome the mandate.", f"en: {' '.join(['word'] * 30)}.")
    (tiny / "briefings/other.yaml").write_text(long, encoding="utf-8")
    clear(tiny, capsys)
    assert final(tiny, capsys)[0] == 0


def test_what_has_errors_cannot_be_cleared(tiny: Path, capsys: pytest.CaptureFixture[str]) -> None:
    change(tiny / "briefings/talks.yaml", "cites: [mandate]", "cites: [mandates]")
    before = (tiny / "briefings/talks.yaml").read_bytes()
    assert clear(tiny, capsys)[0] == 1
    assert (tiny / "briefings/talks.yaml").read_bytes() == before


def test_it_is_cleared_by_somebody(tiny: Path, capsys: pytest.CaptureFixture[str]) -> None:
    status, _, err = briefgen(tiny, "clear", "talks", "--by=Head", capsys=capsys)
    assert status == 2
    assert "--drafted-by" in err
    assert briefgen(tiny, "clear", "talks", "--by= ", "--drafted-by=Desk", capsys=capsys)[0] == 2
    assert briefgen(tiny, "clear", "../talks", "--by=Head", capsys=capsys)[0] == 2


def test_the_drafter_is_remembered(tiny: Path, capsys: pytest.CaptureFixture[str]) -> None:
    clear(tiny, capsys)
    assert briefgen(tiny, "clear", "talks", "--by=Minister", f"--on={DAY}", capsys=capsys)[0] == 0
    assert 'drafted_by: "Desk"' in (tiny / "briefings/talks.yaml").read_text(encoding="utf-8")


FILES = {
    "a mapping in braces with a comment": "kind: x\ntitle: {en: T}\nclearance: {status: draft}  # not yet\n# next\n",
    "a block with comments": "kind: x\ntitle: {en: T}\n"
    "clearance:  # who\n  # first\n  status: draft # still\n  drafted_by: 'Old'\n\n# next\n",
    "none at all": "# head\nkind: x\ntitle:\n  en: T  # the title\n\n# the rest\n",
    "an empty one": "kind: x\ntitle: {en: T}\nclearance: {}\n",
    "a folded title before": "kind: x\ntitle:\n  en: >-\n    T\n    and more\n\n",
    "Windows line ends": "kind: x\r\ntitle: {en: T}\r\nclearance: {status: draft}\r\n# next\r\n",
    "a byte order mark": "\ufeffkind: x\ntitle: {en: Т}\nclearance:\n    status: draft\n",
    "four spaces": "kind: x\ntitle: {en: Қазақ}\nclearance:\n    status: draft\n    cleared_on: '2020-01-01'\n",
}


@pytest.mark.parametrize("text", FILES.values(), ids=FILES)
@pytest.mark.parametrize("times", [1, 2])
def test_the_file_keeps_its_comments_its_order_and_its_line_ends(text: str, times: int) -> None:
    before = text + (REST.replace("\n", "\r\n") if "\r\n" in text else REST)
    assert TIMELINE is not None
    after = before
    for _ in range(times):
        after = cleared_text(after, TIMELINE, BY)
    own = ("clearance:", "status:", "drafted_by:", "cleared_by:", "cleared_on:", "content:", "parts:")
    kept = [line for line in before.splitlines(keepends=True) if not line.strip().startswith(own)]
    rest = iter(after.splitlines(keepends=True))
    assert all(line in rest for line in kept), "every other line stands there still, in its order"
    for comment in ("# not yet", "# first", "# still", "# next", "# who", "# head"):
        assert (comment in before) == (comment in after)
    assert ("\r\n" in before) == ("\r\n" in after)
    assert after.count("\n") == after.count("\r\n") or "\r\n" not in after
    found = load_briefing(after, "b").value
    assert found is not None
    assert found.clearance.is_complete
    assert found.clearance.content == content(found, TIMELINE)


@given(
    st.text(
        st.characters(codec="utf-8", exclude_categories=["Cc", "Cs", "Cf", "Co", "Cn", "Zl", "Zp"]), min_size=1
    ).filter(lambda name: not UNSEEN.search(name))
)
def test_any_name_comes_back_as_it_was_given(name: str) -> None:
    name = " ".join(name.split()) or "x"
    assert TIMELINE is not None
    by = BY.model_copy(update={"cleared_by": name})
    text = cleared_text(FILES["a mapping in braces with a comment"] + REST, TIMELINE, by)
    found = load_briefing(text, "b").value
    assert found is not None
    assert found.clearance.cleared_by == name


def test_braces_over_several_lines_stay_with_their_comments() -> None:
    assert TIMELINE is not None
    before = "kind: x\ntitle: {en: T}\nclearance: {status: draft,  # not yet\n  drafted_by: A}\n" + REST
    after = cleared_text(before, TIMELINE, BY)
    assert "clearance: {status: cleared,  # not yet\n" in after
    assert load_briefing(after, "b").value
