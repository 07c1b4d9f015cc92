"""Data of a stranger: each file ends with a finding, in time and in bounds, and nothing around it is touched."""

import hashlib
import json
import os
from collections.abc import Callable
from email import message_from_bytes
from itertools import pairwise
from pathlib import Path

import pytest

from briefgen.cli.arguments import parser
from briefgen.cli.build_command import request_of
from briefgen.service.store import FORMAT, Shortcut
from tests.hostile import around, assert_harmless, run
from tests.test_command import AS_OF, briefgen, change, outputs

LETTERS = "abcdefghijklmnopqrst"
LAUGHS = "a: &a [x, x]\n" + "".join(f"{b}: &{b} [*{a}, *{a}]\n" for a, b in pairwise(LETTERS))
WORDS = "kind: meeting-brief\ntitle: {en: WORDS}\n"
TEXT = "We welcome the mandate."


def events(text: str | bytes) -> Callable[[Path], None]:
    def write(root: Path) -> None:
        (root / "events.yaml").write_bytes(text if isinstance(text, bytes) else text.encode())

    return write


def title(words: str) -> Callable[[Path], None]:
    return lambda root: change(root / "briefings/talks.yaml", "title: {en: Visa talks,", f"title: {{en: {words},")


def point(words: str) -> Callable[[Path], None]:
    return lambda root: change(root / "briefings/talks.yaml", f"en: {TEXT}", f"en: {json.dumps(words)}")


def source_file(name: str) -> Callable[[Path], None]:
    return lambda root: change(root / "events.yaml", "file: seeds/article.txt", f"file: {json.dumps(name)}")


def swapped(name: str, old: str, new: str) -> Callable[[Path], None]:
    return lambda root: change(root / name, old, new)


def replaced(name: str, make: Callable[[Path], None]) -> Callable[[Path], None]:
    def write(root: Path) -> None:
        path = root / name
        if path.is_file():
            path.unlink()
        make(path)

    return write


def outside(name: str) -> Callable[[Path], None]:
    return lambda path: path.symlink_to(path.parents[len(Path(name).parts)] / "secret.yaml")


DATA: dict[str, Callable[[Path], None]] = {
    "an empty file": events(""),
    "not text": events(os.urandom(100_000)),
    "not UTF-8": events("topics: Қ".encode("utf-16")),
    "a zero byte": events("topics:\0 []"),
    "a million laughs": events(LAUGHS),
    "an alias of itself": events("a: &a [*a]\n"),
    "a tag that builds a thing": events("!!python/object/apply:os.system ['touch owned']\n"),
    "nested without end": events("[" * 1_000_000),
    "nested by mappings": events("{a: " * 100_000),
    "many anchors": events("- &a b\n" * 500_000),
    "one very long line": events("topics: [" + "x, " * 5_000_000 + "]"),
    "one very long text": events("topics: " + "x" * 15_000_000),
    "more than is read": events(b"#" * 21_000_000),
    "many documents": events("--- {}\n" * 100_000),
    "a list": events("- a\n- b\n"),
    "an escape that is no character": events('topics: ["\\ud800"]\n'),
    "a name that leads out": source_file("../secret.txt"),
    "a whole name": source_file("/etc/passwd"),
    "a device": source_file("/dev/zero"),
    "a name with a zero byte": source_file("seeds/a\0.txt"),
    "a very long name": source_file("x" * 10_000),
    "a number without end": lambda root: change(root / "events.yaml", 'value: "50000000000"', f'value: "1e{"9" * 20}"'),
    "a very great number": lambda root: change(root / "events.yaml", 'value: "50000000000"', f'value: "{"9" * 5000}"'),
    "a date of another age": lambda root: change(root / "events.yaml", '"2025-12-02"', f'"{"9" * 5000}"'),
    "a script as an address": swapped("events.yaml", "https://example.org/talks", "javascript:alert(1)"),
    "a kind that leads out": swapped("briefings/talks.yaml", "kind: meeting-brief", "kind: ../../secret"),
    "a style that is none": swapped("briefings/talks.yaml", "select:", "style: ../../x\nselect:"),
    "a control character in a title": title('"a\\x1b[2Jb"'),
    "a text that turns around": title('"a\\u202eb"'),
    "a loop in a text": point("{% for a in range(9999) %}x{% endfor %}"),
    "a walk in a text": point("{{ ''.__class__.__mro__ }}"),
    "a walk from a function": point("{{ figure.__globals__ }}"),
    "a file in a text": point("{% include '/etc/passwd' %}"),
    "a very great product in a text": point("{{ 'x' * 10 ** 12 }}"),
    "braces without end": point("{{ " + "(" * 30_000),
    "a walk in a discrepancy": lambda root: append(root / "events.yaml", DISCREPANCY),
    "a briefing that is a link": replaced("briefings/talks.yaml", outside("briefings/talks.yaml")),
    "a timeline that is a link": replaced("events.yaml", outside("events.yaml")),
    "settings that are a link": replaced("project.yaml", outside("project.yaml")),
    "a briefing that is a pipe": replaced("briefings/pipe.yaml", os.mkfifo),
    "a briefing with a name that leads out": replaced("briefings/..%2f.yaml", lambda path: append(path, WORDS)),
    "a Word document that leads out": lambda root: change(
        root / "briefings/talks.yaml", "select:", "reference-doc: ../secret.txt\nselect:"
    ),
}
DISCREPANCY = """discrepancies:
- {id: d, about: [trade-2024], note: {en: "{{ figure.__globals__ }}"}}
"""


def append(path: Path, text: str) -> None:
    with path.open("a", encoding="utf-8") as file:
        file.write(text)


def test_there_are_thirty_at_least() -> None:
    assert len(DATA) >= 30


@pytest.mark.parametrize("make", DATA.values(), ids=DATA)
def test_a_hostile_file_ends_with_a_finding_and_has_done_nothing(tiny: Path, make: Callable[[Path], None]) -> None:
    make(tiny)
    ran = assert_harmless(tiny, "build", "--format=html", AS_OF)
    assert "error[" in ran.out, ran.out + ran.err


def test_an_output_folder_elsewhere_is_refused(tiny: Path) -> None:
    (tiny.parent / "elsewhere").mkdir()
    (tiny / "output").symlink_to(tiny.parent / "elsewhere")
    before = around(tiny)
    ran = run(tiny, "build", "--format=html", AS_OF)
    assert (ran.status, around(tiny)) == (1, before)
    assert "leads out of the project" in ran.err


@pytest.mark.parametrize("name", ["en", ".briefgen.json", ".briefgen.lock"])
def test_a_link_in_the_output_folder_is_refused(tiny: Path, name: str) -> None:
    (tiny.parent / "elsewhere").mkdir()
    (tiny / "output").mkdir()
    (tiny / f"output/{name}").symlink_to(tiny.parent / "elsewhere" / ("" if name == "en" else "file"))
    before = around(tiny)
    assert run(tiny, "build", "--format=html", AS_OF).status == 1
    assert around(tiny) == before


def test_an_output_that_is_a_link_is_replaced_and_not_followed(tiny: Path) -> None:
    target = tiny.parent / "precious.txt"
    target.write_text("precious")
    (tiny / "output/en").mkdir(parents=True)
    (tiny / "output/en/talks.html").symlink_to(target)
    assert run(tiny, "build", "--format=html", AS_OF).status == 0
    assert target.read_text() == "precious"
    assert not (tiny / "output/en/talks.html").is_symlink()


def test_a_forged_memory_removes_and_reads_nothing_outside(tiny: Path) -> None:
    target = tiny.parent / "precious.txt"
    target.write_text("precious")
    digest = hashlib.sha256(b"precious").hexdigest()
    entry: dict[str, object] = {"briefing": "gone", "inputs": [], "sha256": digest, "pages": None}
    names = ("../../precious.txt", str(target), "../precious.txt")
    request = request_of(parser().parse_args(["build", "--project", str(tiny), "--format=html", AS_OF]))
    name = Shortcut(tiny, tiny / "output", request).name
    forged: dict[str, object] = {"digest": "", "sources": ["/dev/zero", "../precious.txt"], "at": 0, "seen": ""}
    forged["outputs"] = dict.fromkeys(names, digest)
    memory = {"format": FORMAT, "made": dict.fromkeys(names, entry), "runs": {name: forged}}
    (tiny / "output").mkdir()
    (tiny / "output/.briefgen.json").write_text(json.dumps(memory))
    assert run(tiny, "build", "--format=html", AS_OF).status == 0
    assert target.read_text() == "precious"


@pytest.mark.parametrize("name", ["events.yaml", "project.yaml", "output/.briefgen.json", "output/en/talks.html"])
def test_a_pipe_keeps_nobody_waiting(tiny: Path, name: str) -> None:
    path = tiny / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.unlink(missing_ok=True)
    os.mkfifo(path)
    assert run(tiny, "build", "--format=html", AS_OF).seconds < 10


def test_a_text_is_words_also_beside_a_draw(tiny: Path, capsys: pytest.CaptureFixture[str]) -> None:
    change(tiny / "briefings/talks.yaml", f"en: {TEXT}", "en: \"<script>alert()</script> R&D {{ date('mandate') }}\"")
    assert briefgen(tiny, "build", AS_OF, "--format=html", capsys=capsys)[0] == 0
    html = outputs(tiny)["en/talks.html"].decode()
    assert "<script" not in html
    assert "&lt;script&gt;alert()&lt;/script&gt; R&amp;D 27\u00a0March" in html


INJECTION = '"Talks\\r\\nATTENDEE:mailto:evil@example.org\\r\\nX-EVIL: yes"'


def test_line_breaks_in_a_title_make_no_line_in_a_calendar_or_a_message(
    tiny: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    change(tiny / "events.yaml", "en: Talks open,", f"en: {INJECTION},")
    change(tiny / "briefings/talks.yaml", "en: Visa talks,", f"en: {INJECTION},")
    (tiny / "project.yaml").write_text(f"digest: {{title: {{en: {INJECTION}}}}}\n")
    assert briefgen(tiny, "build", AS_OF, "--format=ics", capsys=capsys)[0] == 0
    briefgen(tiny, "digest", "--week=2025-W51", "--format=html,ics,eml,atom", capsys=capsys)
    files = outputs(tiny)
    calendars = [data.decode() for name, data in files.items() if name.endswith(".ics")]
    letters = [message_from_bytes(data) for name, data in files.items() if name.endswith(".eml")]
    assert len(calendars) == 3
    assert not any("\nATTENDEE" in text or "\nX-EVIL" in text for text in calendars)
    (letter,) = letters
    assert not {"x-evil", "attendee"} & {key.casefold() for part in letter.walk() for key in part}


@pytest.mark.parametrize("start", ["=", "+", "-", "@"])
def test_a_title_is_no_formula_in_a_spreadsheet(tiny: Path, capsys: pytest.CaptureFixture[str], start: str) -> None:
    change(tiny / "events.yaml", "en: Talks open,", f'en: "{start}HYPERLINK(1)",')
    _, out, _ = briefgen(tiny, "list", AS_OF, "--format=csv", capsys=capsys)
    assert f"'{start}HYPERLINK(1)" in out
    assert f",{start}HYPERLINK(1)" not in out
