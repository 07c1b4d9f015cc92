"""Edits of YAML files: only the lines concerned differ, and any edit can be taken back to the byte."""

import random
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from briefgen.editing import (
    After,
    Before,
    Delete,
    EditError,
    InOrder,
    Insert,
    InTime,
    Move,
    Put,
    Styled,
    WithId,
    created,
    edited,
)
from briefgen.findings import FindingsError
from briefgen.loader import read_yaml
from briefgen.model.text import UNSEEN

ROOT = Path(__file__).parent.parent.parent
EVENTS = (ROOT / "events.yaml").read_text(encoding="utf-8")
BRIEFING = (ROOT / "briefings/visa-talks.yaml").read_text(encoding="utf-8")
WORDS = (
    "plain",
    "two words",
    "да",
    "it's",
    'say "so"',
    "a: b",
    "x # y",
    "NO",
    "12:30",
    "2025",
    "- dash",
    "",
    "a, b",
    "[x",
)
LONG = "A sentence that is long enough to be broken, since it goes on and on about one thing and then another one, too."


class Writer:
    """Writes a value as YAML in a way that is chosen by chance."""

    def __init__(self, seed: int) -> None:
        self.chance = random.Random(seed)  # noqa: S311 (it chooses what is tested)
        self.step = self.chance.choice((2, 4))
        self.offset = self.chance.choice((0, 2))

    def value(self, depth: int = 0) -> Any:
        kind = self.chance.random()
        if depth > 2 or (depth and kind < 0.4):
            return self.chance.choice((*WORDS, LONG, "several\nlines\n", "with\nbreaks"))
        number = self.chance.randint(0 if depth else 1, 4)
        if kind < 0.7 or not depth:
            return {f"k{each}": self.value(depth + 1) for each in range(number)}
        return [self.value(depth + 1) for _ in range(number)]

    def document(self, value: Any) -> str:
        head = self.chance.choice(("", "# head\n", "---\n", "# a\n\n# b\n"))
        text = head + "".join(self.block(value, 0))
        text = text + self.chance.choice(("", "# end\n", "\n\n"))
        if self.chance.random() < 0.2 and "|" not in text:
            text = text.rstrip("\n")
        if self.chance.random() < 0.2:
            text = text.replace("\n", "\r\n")
        return ("\ufeff" if self.chance.random() < 0.1 else "") + text

    def block(self, value: Any, column: int) -> Iterator[str]:
        indent = " " * column
        members = value.items() if isinstance(value, dict) else ((None, each) for each in value)
        lines = ""
        for number, (key, each) in enumerate(members):
            if number and self.chance.random() < 0.2:
                within = "" if {"|", ">"} & set(lines) else f"{indent}   # within\n"
                yield self.chance.choice(("\n", f"{indent}# above\n", f"\n{indent}# group\n\n", within))
            lines = "".join(self.member(key, each, column))
            yield lines

    def member(self, key: str | None, value: Any, column: int) -> Iterator[str]:
        label = " " * column + ("-" if key is None else f"{key}:")
        behind = self.chance.choice(("", "", "", "  # why"))
        if isinstance(value, str) or not value or self.chance.random() < 0.25:
            text = self.scalar(value, column) if isinstance(value, str) else self.brackets(value)
            yield f"{label} {text}{'' if text[:1] in '|>' else behind}\n"
            return
        inner = column + (2 if key is None else self.step if isinstance(value, dict) else self.offset)
        lines = "".join(self.block(value, inner))
        yield f"{label} {lines[inner:]}" if key is None and not behind else f"{label}{behind}\n{lines}"

    def scalar(self, text: str, column: int) -> str:
        if "\n" in text and not (set(text) & set(":#-")):
            sign = "|" if text.endswith("\n") else "|-"
            return "\n".join([sign, *(" " * (column + 2) + line for line in text.removesuffix("\n").split("\n"))])
        if text == LONG and self.chance.random() < 0.7:
            words = text.replace(", ", ",\n" + " " * (column + 2))
            return self.chance.choice((words, f'"{words}"', f"'{words}'", f">-\n{' ' * (column + 2)}{words}"))
        return self.flow_scalar(text)

    def flow_scalar(self, text: str) -> str:
        if "\n" not in text and self.chance.random() < 0.3:
            return "'" + text.replace("'", "''") + "'"
        is_plain = text.replace(" ", "").replace("'", "").isalnum()
        return text if is_plain else '"' + text.replace('"', '\\"').replace("\n", "\\n") + '"'

    def brackets(self, value: Any) -> str:
        comma = self.chance.choice((", ", ",", " , ", ",\n      ", ",  # c\n      "))
        if isinstance(value, dict):
            return "{" + comma.join(f"{key}: {self.brackets(each)}" for key, each in value.items()) + "}"
        if isinstance(value, list):
            return "[" + comma.join(self.brackets(each) for each in value) + "]"
        return self.flow_scalar(value)

    def edit(self, value: Any) -> Any:
        path, holder = self.place(value)
        kind = self.chance.choice(("put", "put", "new", "delete", "move", "whole"))
        if kind == "new" and isinstance(holder, list):
            return Insert(path, self.value(self.chance.randint(1, 3)), self.chance.randint(0, len(holder)))
        if not holder or kind == "new":
            key = (*path, f"n{self.chance.randint(0, 99)}")
            made = self.value(self.chance.randint(1, 3))
            return Put(key, made) if isinstance(holder, dict) else Insert(path, made)
        step = self.chance.choice([*holder]) if isinstance(holder, dict) else self.chance.randrange(len(holder))
        if kind == "delete":
            return Delete((*path, step))
        if kind == "move":
            return Move((*path, step), self.chance.randrange(len(holder)))
        new = self.value(1) if kind == "put" else self.value(3)
        return Put((*path, step), new)

    def place(self, value: Any) -> tuple[tuple[Any, ...], Any]:
        """A collection somewhere in the value, and its path."""
        path: tuple[Any, ...] = ()
        while self.chance.random() < 0.7:
            names = [*value] if isinstance(value, dict) else range(len(value))
            inner = [name for name in names if isinstance(value[name], dict | list)]
            if not inner:
                break
            step = self.chance.choice(inner)
            path, value = (*path, step), value[step]
        return path, value


def sample(seed: int) -> tuple[Writer, Any, str]:
    writer = Writer(seed)
    value = writer.value()
    text = writer.document(value)
    assert read_yaml(text, "x").value == value, "the writer of the tests writes what it should"
    return writer, value, text


@settings(max_examples=200, deadline=None)
@given(st.integers(0, 2**32))
def test_any_edit_gives_the_value_wanted_and_its_inverse_the_bytes_that_were(seed: int) -> None:
    writer, value, text = sample(seed)
    edits = []
    for _ in range(writer.chance.randint(1, 3)):
        edits.append(writer.edit(value))
        value = wanted(value, edits[-1])
        if not value:
            break
    found = edited(text, edits)
    assert read_yaml(found.text, "x").value == value
    assert edited(found.text, found.undo).text == text


def wanted(value: Any, edit: Any) -> Any:
    """What the edit makes of a plain value, reckoned in another way than the program does."""
    value = yaml.load(yaml.dump(value, allow_unicode=True), Loader=yaml.BaseLoader)  # noqa: S506 (a deep copy)
    path = edit.path if isinstance(edit, Insert) else edit.path[:-1]
    holder = value
    for step in path:
        holder = holder[step]
    match edit:
        case Insert(_, new, int() | None as at):
            holder.insert(len(holder) if at is None else at, new)
        case Put(path, new):
            holder[path[-1]] = new
        case Delete(path):
            del holder[path[-1]]
        case Move((*_, int() as step), int() as at):
            holder.insert(at, holder.pop(step))
    return value


@settings(max_examples=100, deadline=None)
@given(st.integers(0, 2**32))
def test_what_is_added_and_deleted_or_moved_and_moved_back_leaves_the_bytes_that_were(seed: int) -> None:
    writer, value, text = sample(seed)
    path, holder = writer.place(value)
    if not holder:
        return
    here, there = writer.chance.randrange(len(holder)), writer.chance.randrange(len(holder))
    if isinstance(holder, dict):
        name = [*holder][here]
        added = edited(text, [Put((*path, "new"), writer.value(2), Before(name))]).text
        assert edited(added, [Delete((*path, "new"))]).text == text
        step, back = name, name
    else:
        added = edited(text, [Insert(path, writer.value(2), there)]).text
        assert edited(added, [Delete((*path, there))]).text == text
        step, back = here, there
    moved = edited(text, [Move((*path, step), there)]).text
    assert edited(moved, [Move((*path, back), here)]).text == text


def lines_changed(before: str, after: str) -> tuple[list[str], list[str]]:
    """The lines that are gone and those that are new."""
    old, new = before.split("\n"), after.split("\n")
    start = next((n for n, (a, b) in enumerate(zip(old, new, strict=False)) if a != b), min(len(old), len(new)))
    old, new = old[start:], new[start:]
    end = next(
        (n for n, (a, b) in enumerate(zip(old[::-1], new[::-1], strict=False)) if a != b), min(len(old), len(new))
    )
    return old[: len(old) - end], new[: len(new) - end]


EVENT = {
    "id": "talks-resumed",
    "date": "2025-05-02",
    "date_basis": "stated",
    "status": "occurred",
    "title": {"en": "Talks: resumed", "ru": "Переговоры возобновлены"},
    "topics": ["visa", "epca"],
    "evidence": [{"source": "kt-eias", "quote": {"exact": "слова источника"}}],
}


def test_a_new_event_is_written_as_the_others_are_and_stands_where_its_date_belongs() -> None:
    found = edited(EVENTS, [Insert(("events",), EVENT, InTime())]).text
    gone, new = lines_changed(EVENTS, found)
    assert gone == []
    assert sorted(new) == sorted(
        [
            "- id: talks-resumed",
            '  date: "2025-05-02"',
            "  date_basis: stated",
            "  status: occurred",
            "  title:",
            '    en: "Talks: resumed"',
            '    ru: "Переговоры возобновлены"',
            "  topics: [visa, epca]",
            "  evidence:",
            "  - source: kt-eias",
            "    quote:",
            "      exact: слова источника",
        ]
    )
    ids = [each["id"] for each in read_yaml(found, "x").value["events"]]
    before = [each for each in read_yaml(EVENTS, "x").value["events"] if each["date"][:10] <= "2025-05-02"]
    assert ids[ids.index("talks-resumed") - 1] == before[-1]["id"]


CASES: dict[str, tuple[str, Any, str]] = {
    "an empty list": ("events: []  # none yet\n", Insert(("events",), "x"), "events:  # none yet\n- x\n"),
    "a key without a value": ("events:\n", Insert(("events",), "x"), "events:\n- x\n"),
    "a missing key": ("a: b\n", Insert(("sources",), {"id": "x"}), "a: b\nsources:\n- id: x\n"),
    "a missing key, after an empty line as the others": (
        "a: b\n\nc: d\n\n# end\n",
        Put(("e",), "f"),
        "a: b\n\nc: d\n\ne: f\n\n# end\n",
    ),
    "a mapping on the way": ("a: b\n", Put(("x", "p", "z"), "1"), 'a: b\nx:\n  p:\n    z: "1"\n'),
    "an empty file": ("", Put(("a",), "b"), "a: b\n"),
    "a file of comments": ("# head\n", Put(("a",), "b"), "# head\na: b\n"),
    "no line end at the end": ("a:\n- b", Insert(("a",), "c"), "a:\n- b\n- c"),
    "a byte order mark": ("\ufeffa: b\n", Put(("a",), "c"), "\ufeffa: c\n"),
    "line ends of Windows": ("a: b\r\n", Put(("c",), ["d"]), "a: b\r\nc:\r\n- d\r\n"),
    "the last key": ("# head\na: b\n", Delete(("a",)), "# head\n{}\n"),
    "the last item": ("a:  # why\n- b\nc: d\n", Delete(("a", 0)), "a: []  # why\nc: d\n"),
    "a place in brackets": ("a: [b, c]\n", Insert(("a",), "d", 1), "a: [b, d, c]\n"),
    "the first in brackets": ("a: [b, c]\n", Delete(("a", 0)), "a: [c]\n"),
    "a mapping in brackets": ("a: {b: c}\n", Put(("a", "d"), "x, y"), 'a: {b: c, d: "x, y"}\n'),
    "brackets over several lines": (
        "a: [\n  b,\n  c,  # c\n]\n",
        Insert(("a",), "d"),
        "a: [\n  b,\n  c,\n  d,  # c\n]\n",
    ),
    "before another": (
        "- id: a\n- id: b\n",
        Insert((), {"id": "c"}, Before(WithId("b"))),
        "- id: a\n- id: c\n- id: b\n",
    ),
    "after another": ("a: 1\nc: 2\n", Put(("b",), "x", After("a")), "a: 1\nb: x\nc: 2\n"),
    "in an order": ("a: 1\nc: 2\n", Put(("b",), "x", InOrder(("a", "b", "c"))), "a: 1\nb: x\nc: 2\n"),
    "a comment above that goes along": ("- a\n# of b\n- b\n- c\n", Move((1,), 2), "- a\n- c\n# of b\n- b\n"),
    "lines that stay": ("- a\n\n- b\n\n- c\n", Move((2,), 0), "- c\n\n- a\n\n- b\n"),
    "a comment above that stays": ("- a\n# of these\n- b\n- c\n", Delete((1,)), "- a\n# of these\n- c\n"),
    "single quotation marks": ("a: 'b'  # c\n", Put(("a",), "it's"), "a: 'it''s'  # c\n"),
    "plain as far as it goes": ("a: b # c\n", Put(("a",), "no"), 'a: "no" # c\n'),
    "a text on lines of its own": ("a: |  # c\n  b\n\nd: e\n", Put(("a",), "f\ng\n"), "a: |  # c\n  f\n  g\n\nd: e\n"),
    "only what differs": (
        "a:\n  b: 1  # one\n  c: 2  # two\n",
        Put(("a",), {"b": "1", "c": "3", "d": "4"}),
        'a:\n  b: 1  # one\n  c: 3  # two\n  d: "4"\n',
    ),
    "items that differ": ("a:\n- b  # b\n- c  # c\n", Put(("a",), ["b", "x", "c"]), "a:\n- b  # b\n- x\n- c  # c\n"),
    "indented by four, with hyphens set in": (
        "a:\n    b:\n      - c: d\n",
        Insert(("a", "b"), {"e": {"f": ["g"]}}),
        "a:\n    b:\n      - c: d\n      - e:\n            f:\n              - g\n",
    ),
    "a style of one's own": ("a: b\n", Put(("c",), Styled("d", "'")), "a: b\nc: 'd'\n"),
    "a number as the others are": (
        "- a: {s: 0, e: 15}\n",
        Insert((), {"a": {"s": "3", "e": 16}}),
        "- a: {s: 0, e: 15}\n- a: {s: 3, e: 16}\n",
    ),
    "a number in place of another": ("a: 5\n", Put(("a",), "6"), "a: 6\n"),
    "a truth value and a number": ("a: b\n", Put(("c",), {"d": True, "e": 5}), 'a: b\nc:\n  d: "true"\n  e: "5"\n'),
}


@pytest.mark.parametrize("before, edit, after", CASES.values(), ids=CASES)
def test_an_edit_is_written_as_a_careful_person_would(before: str, edit: Any, after: str) -> None:
    assert edited(before, [edit]).text == after


def test_a_long_text_is_folded_unless_the_file_leaves_such_lines_whole() -> None:
    words = "word " * 60 + "end"
    folded = edited("a: b\n", [Put(("c",), words)]).text
    assert max(map(len, folded.split("\n"))) <= 120
    assert read_yaml(folded, "x").value["c"] == words
    whole = edited(f"a: {'long ' * 40}\n", [Put(("c",), words)]).text
    assert f"c: {words}\n" in whole


READ_OTHERWISE = (
    "NO",
    "yes",
    "y",
    "null",
    "~",
    "2025-05-29",
    "12:30",
    "1e3",
    "0o17",
    "0x1f",
    "1_000",
    ".5",
    "=",
    "<<",
    "",
)


@pytest.mark.parametrize(
    "text", [*READ_OTHERWISE, "a: b", "a #b", "- a", "? a", "#a", "@a", "`a", "%a", "&a", "*a", "!a", "a:", " a"]
)
def test_a_text_that_yaml_would_take_for_something_else_is_quoted(text: str) -> None:
    found = edited("k: v\n", [Put(("a",), text)]).text
    assert found == f'k: v\na: "{text}"\n'
    assert yaml.safe_load(found)["a"] == text


@settings(max_examples=200, deadline=None)
@given(
    st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs", "Cf", "Co", "Cn"])).filter(
        lambda text: not UNSEEN.search(text)  # no file may hold these
    ),
    st.sampled_from(["a: b", "a: 'b'", 'a: "b"', "a: |-\n    b", "a: >-\n    b", "- b", "[b]", "{a: b}"]),
)
def test_any_text_comes_back_as_it_was_given(text: str, before: str) -> None:
    step = 0 if before[0] in "-[" else "a"
    assert read_yaml(edited(before, [Put((step,), text)]).text, "x").value == ({"a": text} if step else [text])


def test_a_new_file_is_written_in_the_manner_of_another() -> None:
    found = created(
        {"kind": "meeting-brief", "title": {"en": "Visas", "ru": "Визы"}, "select": {"topics": ["visa"]}},
        like=[BRIEFING],
    )
    assert found == 'kind: meeting-brief\ntitle:\n  en: Visas\n  ru: "Визы"\nselect:\n  topics: [visa]\n'


@pytest.mark.parametrize(
    "edit", [Delete(("x",)), Delete((0,)), Put(("a", "b"), "c"), Insert(("a",), "c"), Move(("a",), Before("x"))]
)
def test_a_path_that_leads_nowhere_is_an_error(edit: Any) -> None:
    with pytest.raises(EditError):
        edited("a: b\n", [edit])


@pytest.mark.parametrize(
    "text, edit, code",
    [
        ("? a\n: b\n", Put(("c",), "d"), "not-editable"),
        ("a: [b: c]\n", Put(("a", 0, "b"), "d"), "not-editable"),
        ("a: &x b\n", Put(("a",), "d"), "alias"),
        ("a: b\na: c\n", Put(("a",), "d"), "duplicate-key"),
        ("a: [\n", Put(("a",), "d"), "not-yaml"),
        ("a: b\n", Put(("a",), "\u202e"), "unseen-character"),
    ],
)
def test_what_cannot_be_edited_is_a_finding(text: str, edit: Any, code: str) -> None:
    with pytest.raises(FindingsError) as caught:
        edited(text, [edit], "x.yaml")
    assert [finding.code.name for finding in caught.value.findings] == [code]


def test_what_was_changed_again_is_not_taken_back() -> None:
    found = edited("a: b\nc: d\n", [Put(("a",), "x")])
    other = edited(found.text, [Put(("c",), "e")]).text
    assert edited(other, found.undo).text == "a: b\nc: e\n"
    with pytest.raises(EditError):
        edited(edited(found.text, [Put(("a",), "z")]).text, found.undo)
