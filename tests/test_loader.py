"""The loader: text in, model and findings out, every fault at its place, and nothing that can hurt."""

import sys
import time
import tracemalloc
from collections.abc import Callable

import pytest

from briefgen.findings import Finding, Span
from briefgen.loader import codes, decoded, load_briefing, load_timeline, read_yaml
from briefgen.loader.yaml_reader import MAX_DEPTH, MAX_FAULTS

TOPIC = "topics:\n- id: visa\n  name: {en: Visas}\n"


def told(findings: tuple[Finding, ...] | list[Finding]) -> list[tuple[str, int, int]]:
    return [(finding.code.name, finding.span.line, finding.span.column) for finding in findings]


def test_every_scalar_is_a_text() -> None:
    text = "a: NO\nb: 12:30\nc: 2025-05-29\nd: 1e3\ne: ~\nf: 0x10\ng: true\nh:\n"
    document = read_yaml(text, "f")
    assert document.findings == []
    assert document.value == {
        "a": "NO", "b": "12:30", "c": "2025-05-29", "d": "1e3", "e": "~", "f": "0x10", "g": "true", "h": "",
    }  # fmt: skip


def test_a_place_counts_code_points() -> None:
    document = read_yaml("ключ: {второй: значение}\n", "f")
    assert document.place(("ключ", "второй")) == Span("f", 1, 16, 8)
    assert document.key_place(("ключ", "второй")) == Span("f", 1, 8, 6)


def test_the_place_of_what_is_not_there_is_that_of_what_would_hold_it() -> None:
    document = read_yaml("a:\n  b: c\n", "f")
    assert document.place(("a", "x", "y")) == document.place(("a",))


@pytest.mark.parametrize(
    "text, words, span",
    [
        ("a: one two three\n", "two", Span("f", 1, 8, 3)),
        ("a: 'one two'\n", "two", Span("f", 1, 9, 3)),
        ("a: >\n  one\n  two\n", "two", Span("f", 3, 3, 3)),
        ("a: one two\n", "four", Span("f", 1, 4, 7)),
        ('a: "t\\u0077o"\n', "two", Span("f", 1, 4, 10)),
    ],
)
def test_words_within_a_value_are_found_where_they_are_written(text: str, words: str, span: Span) -> None:
    assert read_yaml(text, "f").find(("a",), words) == span


@pytest.mark.parametrize(
    "text, expected",
    [
        ("", ("empty-file", 1, 1)),
        ("# nothing\n", ("empty-file", 1, 1)),
        ("---\n", ("empty-file", 1, 1)),
        ("a: b: c", ("not-yaml", 1, 5)),
        ("a: 'x", ("not-yaml", 1, 6)),
        ("a: [1, 2", ("not-yaml", 2, 1)),
        ("ы: \x07", ("not-yaml", 1, 4)),
        ("a: \ud800", ("not-yaml", 1, 4)),
        ("\ta: 1", ("tab", 1, 1)),
        ("a:\n\t- b", ("tab", 2, 1)),
        ("a: 1\n---\nb: 2", ("several-documents", 2, 1)),
        ("a: &x 1", ("alias", 1, 4)),
        ("a: !x 1", ("tag", 1, 4)),
        ("!!python/object/apply:os.system [id]", ("tag", 1, 1)),
        ("a: 1\na: 2", ("duplicate-key", 2, 1)),
        ("? [a]\n: b", ("wrong-type", 1, 3)),
    ],
)
def test_a_fault_of_writing_is_found_at_its_place(text: str, expected: tuple[str, int, int]) -> None:
    assert told(read_yaml(text, "f").findings)[0] == expected


def test_a_byte_order_mark_shifts_nothing() -> None:
    assert read_yaml("\ufeffa: b\n", "f").place(("a",)) == Span("f", 1, 4, 1)


@pytest.mark.parametrize("ending", ["\n", "\r\n", "\r"])
def test_lines_end_as_any_editor_ends_them(ending: str) -> None:
    assert read_yaml(ending.join(["a: 1", "b: 2", ""]), "f").place(("b",)).line == 2


def test_two_faults_in_one_file_are_both_told() -> None:
    found = load_timeline(TOPIC + "  colour: red\n- id: Trade\n  name: {en: Trade}\n", "f").findings
    assert told(found) == [("unknown-key", 4, 3), ("bad-id", 5, 7)]


def test_an_alias_is_not_told_twice() -> None:
    loaded = load_timeline("topics:\n- id: visa\n  name: *visa\n", "f")
    assert told(loaded.findings) == [("alias", 3, 9)]


def test_what_is_sound_is_left_when_an_entry_has_a_fault() -> None:
    loaded = load_timeline("topics:\n- id: Visa\n  name: {en: V}\n- id: trade\n  name: {en: Trade}\n", "f")
    assert loaded.value is None
    assert loaded.sound is not None
    assert [topic.id for topic in loaded.sound.value.topics] == ["trade"]
    assert loaded.sound.document.place(("topics", 0, "name", "en")) == Span("f", 5, 14, 5)


def test_of_a_briefing_a_statement_is_set_aside_and_its_section_kept() -> None:
    text = (
        "kind: brief\ntitle: {en: T}\nsections:\n- section: objectives\n  statements:\n"
        "  - text: {en: A}\n    cite: [x]\n  - text: {en: B}\n"
    )
    loaded = load_briefing(text, "f")
    assert told(loaded.findings) == [("unknown-key", 7, 5)]
    assert loaded.sound is not None
    statements = loaded.sound.value.sections[0].statements
    assert [statement.text.get("en") for statement in statements] == ["B"]
    assert loaded.sound.document.place(("sections", 0, "statements", 0, "text", "en")).line == 8


def test_nothing_is_sound_where_a_key_that_must_be_there_is_missing() -> None:
    assert load_briefing("kind: brief\n", "f").sound is None


@pytest.mark.parametrize(
    "text, hint",
    [
        ("topics:\n- {id: visa, name: {en: V}}\nevent: []\n", "did you mean ‘events’?"),
        ("actors:\n- {id: a, kind: persn, name: {en: V}}\n", "did you mean ‘person’?"),
        ("topics:\n- {id: visa, name: {en: V}, colour: red}\n", "known here: id, name"),
        ("topics:\n- {id: visa, name: {en: 3,000}}\n", "within braces a comma ends the text"),
        ("sources:\n- {id: a, type: b, title: c, issued: 27.03.2025}\n", "did you mean 2025-03-27?"),
    ],
)
def test_a_hint_names_what_was_probably_meant(text: str, hint: str) -> None:
    assert hint in load_timeline(text, "f").findings[0].hint


@pytest.mark.parametrize(
    "data, column",
    [("a: Визы".encode("cp1251"), 4), (b"\xff\xfea\x00", 1), (b"\x89PNG\r\n", 1), (b"a: \xc3", 4)],
)
def test_bytes_that_are_not_utf_8_are_told_at_their_place(data: bytes, column: int) -> None:
    text, findings = decoded(data, "f")
    assert text == ""
    assert told(findings) == [("not-utf-8", 1, column)]


def bomb(levels: int) -> str:
    lines = ["a0: &a0 [x, x, x, x, x, x, x, x, x]"]
    lines += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, levels)]
    return "\n".join(lines)


HOSTILE: dict[str, Callable[[], str]] = {
    "a nine-level alias bomb": lambda: bomb(9),
    "three thousand brackets": lambda: "[" * 3000,
    "three thousand braces": lambda: "{a: " * 3000,
    "a deep indentation": lambda: "\n".join(" " * n + "a:" for n in range(3000)),
    "many anchors": lambda: "- &a b\n" * 100_000,
    "many values": lambda: "[" + "a," * 1_000_000 + "]",
    "many keys": lambda: "".join(f"k{n}: v\n" for n in range(400_000)),
    "one long text": lambda: "a: " + "x" * 19_000_000,
    "too long a text": lambda: "a: " + "x" * 30_000_000,
    "question marks": lambda: "? " * 100_000,
    "hyphens": lambda: "- " * 100_000,
    "quotation marks": lambda: '"' * 1_000_000,
    "no-break spaces": lambda: "\u00a0" * 1_000_000,
    "rubbish": lambda: bytes(range(256)).decode("latin-1") * 4_000,
}


@pytest.mark.parametrize("make", HOSTILE.values(), ids=HOSTILE)
def test_hostile_text_ends_soon_with_a_finding(make: Callable[[], str]) -> None:
    text = make()
    start = time.process_time()
    loaded = load_timeline(text, "f")
    assert time.process_time() - start < 5
    assert loaded.value is None
    assert 1 <= len(loaded.findings) <= MAX_FAULTS + 10


@pytest.mark.slow
def test_hostile_text_takes_little_memory() -> None:
    text = "[" + "a," * 1_000_000 + "]"
    tracemalloc.start()
    load_timeline(text, "f")
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak < 300_000_000


def test_depth_is_bounded_far_below_what_python_bears() -> None:
    assert sys.getrecursionlimit() > 10 * MAX_DEPTH
    nested = "[" * (MAX_DEPTH - 1) + "]" * (MAX_DEPTH - 1)
    assert "too-deep" not in {name for name, _, _ in told(read_yaml(f"a: {nested}", "f").findings)}


def test_who_changes_what_was_read_changes_no_later_reading() -> None:
    text = "topics:\n- {id: visa, name: {en: Visas}}\n"
    first = read_yaml(text, "events.yaml")
    first.value["topics"][0]["id"] = "other"
    first.findings.append(codes.EMPTY_FILE.at(first.place(()), "no"))
    again = read_yaml(text, "events.yaml")
    assert again.value == {"topics": [{"id": "visa", "name": {"en": "Visas"}}]}
    assert again.findings == []
    with pytest.raises(TypeError):
        again.measure().spans[()] = (1, 1, 0, 0)  # type: ignore[index]


def test_a_value_with_a_semicolon_is_quoted_whole_in_its_finding() -> None:
    loaded = load_briefing("kind: x\ntitle: {en: T}\nclearance: {cleared_on: 1 May; 2 May}\n", "b.yaml")
    assert [finding.message for finding in loaded.findings] == ["‘1 May; 2 May’ is not a day"]
    assert loaded.findings[0].hint == "write it as 2025-04-16"
