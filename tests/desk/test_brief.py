"""The editor of a brief: what it sends becomes the smallest change of the file, and nobody's words are lost."""

import difflib
import hashlib
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest

from briefgen.desk.merging import merged
from briefgen.loader import read_yaml
from tests.desk.running import Desk, running
from tests.test_command import change

TALKS = "briefings/talks.yaml"
Form = dict[str, Any]


def form_of(desk: Desk) -> Form:
    """The form as the page shows it before anything is changed."""
    data = (desk.root / TALKS).read_bytes()
    value = read_yaml(data.decode(), TALKS).value
    sections = [_section(number, each) for number, each in enumerate(value["sections"])]
    return {"seen": hashlib.sha256(data).hexdigest(), "base": data.decode(), "sections": sections}


def _section(index: int, section: Form) -> Form:
    return {
        "index": index,
        "statements": [
            {
                "origin": number,
                "text": dict(each["text"]),
                "question": dict(each.get("question", {})),
                "release": each.get("release", "internal"),
                "cites": each.get("cites", []),
                "settled": [],
            }
            for number, each in enumerate(section.get("statements", []))
        ],
    }


def diff(before: str, after: str) -> list[str]:
    lines = difflib.unified_diff(before.splitlines(), after.splitlines(), n=0, lineterm="")
    return [line for line in lines if line[:3] not in {"---", "+++"} and not line.startswith("@@")]


def new(**texts: str) -> Form:
    return {"origin": None, "text": texts, "question": {}, "release": "internal", "cites": [], "settled": []}


def _reword(sections: list[Form]) -> None:
    sections[2]["statements"][0]["text"]["en"] = "We  welcome\nthe mandate warmly."


def _reword_all(sections: list[Form]) -> None:
    sections[1]["statements"][0]["text"] = {"en": "One.", "ru": "Один.", "kk": "Бір."}


def _swap(sections: list[Form]) -> None:
    sections[0]["statements"].reverse()


def _add(sections: list[Form]) -> None:
    added = new(kk="Бір.", en="We ask for {{ date('mandate') }}.") | {"cites": ["mandate"], "release": "partner"}
    sections[2]["statements"].append(added)


def _remove(sections: list[Form]) -> None:
    del sections[0]["statements"][1]


def _fill_an_empty_section(sections: list[Form]) -> None:
    sections[4]["statements"].append(new(en="Nothing else."))


def _widen(sections: list[Form]) -> None:
    sections[1]["statements"][0].update(release="partner", cites=["talks-opened"])


EDITS: dict[str, tuple[Callable[[list[Form]], None], list[str]]] = {
    "nothing": (lambda _: None, []),
    "other words in one language": (
        _reword,
        [
            "-    text: {en: We welcome the mandate., ru: Мы приветствуем мандат., kk: Мандатты құптаймыз.}",
            "+    text: {en: We welcome the mandate warmly., ru: Мы приветствуем мандат., kk: Мандатты құптаймыз.}",
            "+    behind: [ru, kk]",
        ],
    ),
    "other words in all languages": (
        _reword_all,
        [
            (
                "-  - text: {en: Agree a date for the next round., ru: Согласовать дату следующего раунда.,"
                " kk: Келесі раунд күнін келісу.}"
            ),
            "+  - text: {en: One., ru: Один., kk: Бір.}",
        ],
    ),
    "a new statement with a date": (
        _add,
        [
            "+  - text:",
            "+      en: We ask for {{ date('mandate') }}.",
            "+      kk: Бір.",
            "+    release: partner",
            "+    cites: [mandate]",
        ],
    ),
    "for other readers": (_widen, ["+    release: partner", "+    cites: [talks-opened]"]),
    "the first in an empty section": (
        _fill_an_empty_section,
        ["+  statements:", "+  - text:", "+      en: Nothing else."],
    ),
}


@pytest.mark.parametrize("case", EDITS)
def test_a_change_touches_the_lines_that_a_careful_person_would(own_desk: Desk, case: str) -> None:
    edit, expected = EDITS[case]
    form = form_of(own_desk)
    edit(form["sections"])
    assert own_desk.post("/briefings/talks", form).status == 200
    assert diff(form["base"], (own_desk.root / TALKS).read_text()) == expected


@pytest.mark.parametrize("edit", [_swap, _remove])
def test_an_order_or_a_removal_leaves_the_other_lines_as_they_are(
    own_desk: Desk, edit: Callable[[list[Form]], None]
) -> None:
    form = form_of(own_desk)
    edit(form["sections"])
    assert own_desk.post("/briefings/talks", form).status == 200
    after = (own_desk.root / TALKS).read_text()
    assert set(after.splitlines()) <= set(form["base"].splitlines())
    wanted = [each["text"] for each in form["sections"][0]["statements"]]
    assert [each["text"] for each in read_yaml(after, TALKS).value["sections"][0]["statements"]] == wanted


def test_a_language_that_was_behind_catches_up_and_no_other_falls_back(own_desk: Desk) -> None:
    form = form_of(own_desk)
    _reword(form["sections"])
    own_desk.post("/briefings/talks", form)
    form = form_of(own_desk)
    form["sections"][2]["statements"][0]["text"]["ru"] = "Мы тепло приветствуем мандат."
    form["sections"][2]["statements"][0]["settled"] = ["kk"]
    assert own_desk.post("/briefings/talks", form).status == 200
    assert "behind" not in (own_desk.root / TALKS).read_text()


@pytest.mark.parametrize(
    "spoil",
    [
        lambda form: form["sections"][0]["statements"][0].update(origin=99),
        lambda form: form["sections"][0]["statements"][1].update(origin=0),
        lambda form: form["sections"][0].update(index=50),
        lambda form: form["sections"][2]["statements"][0].update(text={"en": " ", "ru": "", "kk": ""}),
        lambda form: form["sections"][1]["statements"].append(new(en="  ")),
        lambda form: form["sections"][0]["statements"][0].update(release="everybody"),
        lambda form: form.update(seen="no hash"),
        lambda form: form.update(more=1),
    ],
)
def test_what_cannot_stand_is_told_and_changes_nothing(own_desk: Desk, spoil: Callable[[Form], None]) -> None:
    form = form_of(own_desk)
    spoil(form)
    answer = own_desk.post("/briefings/talks", form)
    assert answer.status == 422
    assert answer.said["message"]
    assert (own_desk.root / TALKS).read_text() == form["base"]


@pytest.mark.parametrize("body", [b"", b"{", b"[]", b"null", b'{"seen": 1}', b"\xff", b"[" * 100_000])
def test_a_body_that_is_no_form_is_told(own_desk: Desk, body: bytes) -> None:
    answer = own_desk.ask("POST", "/briefings/talks", own_desk.own(content_type="application/json"), body)
    assert (answer.status, bool(answer.said["message"])) == (422, True)


def test_a_file_changed_meanwhile_is_never_overwritten_and_both_versions_are_shown(own_desk: Desk) -> None:
    form = form_of(own_desk)
    _reword(form["sections"])
    change(own_desk.root / TALKS, "Agree a date", "Agree the date")
    answer = own_desk.post("/briefings/talks", form)
    assert answer.status == 409
    assert "warmly" in str(answer.said["mine"])
    assert "Agree the date" in str(answer.said["theirs"])
    assert "warmly" not in (own_desk.root / TALKS).read_text()


@pytest.mark.parametrize("how, kept", [("merge", True), ("keep", False)])
def test_two_versions_become_one_as_the_reader_says_and_can_be_parted_again(
    own_desk: Desk, how: str, kept: bool
) -> None:
    form = form_of(own_desk)
    _reword(form["sections"])
    change(own_desk.root / TALKS, "Agree a date", "Agree the date")
    theirs = (own_desk.root / TALKS).read_text()
    current = own_desk.post("/briefings/talks", form).said["current"]
    assert own_desk.post("/briefings/talks/resolve", {"brief": form, "theirs": current, "how": how}).status == 200
    text = (own_desk.root / TALKS).read_text()
    assert ("warmly" in text, "Agree the date" in text) == (True, kept)
    assert own_desk.post("/undo", {}).status == 200
    assert (own_desk.root / TALKS).read_text() == theirs


def test_versions_that_change_the_same_line_are_not_put_together(own_desk: Desk) -> None:
    form = form_of(own_desk)
    _reword(form["sections"])
    change(own_desk.root / TALKS, "We welcome the mandate", "We note the mandate")
    answer = own_desk.post("/briefings/talks", form)
    assert (answer.status, answer.said["mergeable"]) == (409, False)


MERGES = [
    ("a\nb\nc\nd\n", "A\nb\nc\nd\n", "a\nb\nc\nD\n", "A\nb\nc\nD\n"),
    ("a\nb\nc\nd\n", "a\nb\nc\nd\n", "a\nb\nd\n", "a\nb\nd\n"),
    ("a\nb\n", "a\nx\nb\n", "a\nx\nb\n", "a\nx\nb\n"),
    ("a\nb\n", "A\nb\n", "a\nB\n", None),
    ("a\nb\n", "a\n1\nb\n", "a\n2\nb\n", None),
    ("", "", "x\n", "x\n"),
]


@pytest.mark.parametrize("base, mine, theirs, expected", MERGES)
def test_changes_of_different_lines_are_put_together(base: str, mine: str, theirs: str, expected: str | None) -> None:
    assert merged(base, mine, theirs) == expected
    assert merged(base, theirs, mine) == expected


def test_changes_are_taken_back_one_by_one_byte_for_byte(own_desk: Desk) -> None:
    states = [(own_desk.root / TALKS).read_bytes()]
    for edit in (_reword, _add, _swap):
        form = form_of(own_desk)
        edit(form["sections"])
        own_desk.post("/briefings/talks", form)
        states.append((own_desk.root / TALKS).read_bytes())
    for state in reversed(states[:-1]):
        assert own_desk.post("/undo", {}).status == 200
        assert (own_desk.root / TALKS).read_bytes() == state
    assert own_desk.post("/undo", {}).status == 409


def test_a_change_that_somebody_else_has_built_on_is_not_taken_back(own_desk: Desk) -> None:
    form = form_of(own_desk)
    _reword(form["sections"])
    own_desk.post("/briefings/talks", form)
    change(own_desk.root / TALKS, "Agree a date", "Agree the date")
    assert own_desk.post("/undo", {}).status == 409
    assert "Agree the date" in (own_desk.root / TALKS).read_text()


def test_line_ends_of_another_system_stay(own_desk: Desk) -> None:
    path = own_desk.root / TALKS
    path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    form = form_of(own_desk)
    form["base"] = form["base"].replace("\r\n", "\n")
    _reword(form["sections"])
    assert own_desk.post("/briefings/talks", form).status == 200
    data = path.read_bytes()
    assert b"warmly" in data
    assert data.count(b"\n") == data.count(b"\r\n")


def test_the_page_beside_shows_what_is_not_saved(own_desk: Desk) -> None:
    form = form_of(own_desk)
    _reword(form["sections"])
    for locale, words in (("en", "warmly"), ("ru", "Мы приветствуем мандат")):
        answer = own_desk.post("/briefings/talks/preview", {"brief": form, "locale": locale})
        assert answer.headers["content-security-policy"].startswith("sandbox")
        assert words in answer.body.replace("\u00a0", " ")
    assert (own_desk.root / TALKS).read_text() == form["base"]


def test_a_page_that_cannot_be_made_says_why(own_desk: Desk) -> None:
    form = form_of(own_desk)
    form["sections"][2]["statements"][0]["text"]["en"] = "On {{ date('nothing') }}."
    answer = own_desk.post("/briefings/talks/preview", {"brief": form, "locale": "en"})
    assert "nothing" in answer.body
    assert "cannot be made" in answer.body


def test_a_desk_for_reading_writes_nothing_and_still_shows_the_page(tiny: Path) -> None:
    with running(tiny, read_only=True) as desk:
        form = form_of(desk)
        _reword(form["sections"])
        for target in ("/briefings/talks", "/briefings/talks/resolve", "/briefings/talks/build", "/undo"):
            assert desk.post(target, form).status == 403
        assert (tiny / TALKS).read_text() == form["base"]
        assert ">Save<" not in desk.get("/briefings/talks").body
        assert "warmly" in desk.post("/briefings/talks/preview", {"brief": form, "locale": "en"}).body


INSERTIONS = {
    "kind=date&q=talks open&locale=ru": ("talks-opened", "2 декабря 2025 г."),
    "kind=figure&q=trade&locale=en": ("trade-2024", "almost USD 50 billion"),
    "kind=actor&q=иванова&locale=kk": ("anna-ivanova", "Анна Иванова"),
    "kind=cite&q=mandate": ("mandate", "27 March 2025"),
}


@pytest.mark.parametrize("asked", INSERTIONS)
def test_what_can_be_inserted_is_found_by_its_words(desk: Desk, asked: str) -> None:
    found = json.loads(desk.get(f"/insertions?{quote(asked, safe='=&')}").body)
    identifier, words = INSERTIONS[asked]
    assert found[0]["id"] == identifier
    assert found[0]["words"].replace("\u00a0", " ") == words


@pytest.mark.parametrize(
    "target", ["/output/en/talks.pdf", "/output/en/..%2f..%2fevents.yaml", "/output/../events.yaml"]
)
def test_only_what_was_built_is_handed_out(own_desk: Desk, target: str) -> None:
    (own_desk.root / "output/en").mkdir(parents=True)
    (own_desk.root / "output/en/talks.pdf").write_bytes(b"not ours")
    answer = own_desk.get(target)
    assert answer.status == 404
    assert "not ours" not in answer.body
