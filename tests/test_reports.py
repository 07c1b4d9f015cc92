"""Reports: one shape for every finding, the caret right under the fault, and nothing that a terminal would obey."""

import json

import pytest

from briefgen.findings import Code, Finding, Severity, Span, in_order
from briefgen.reports import as_github, as_json, as_text, count, width

CODE = Code("slip", Severity.ERROR, "A slip.", "mend it")
NOTE = Code("remark", Severity.NOTICE, "A remark.", "read it")


def caret(line: str, column: int, length: int = 1) -> str:
    """What a report shows below the line."""
    text = as_text([CODE.at(Span("f", 1, column, length), "x")], {"f": line})
    return text.splitlines()[2].removeprefix("    | ")


def test_a_finding_has_one_shape() -> None:
    text = "topics:\n- id: Visa\n"
    assert as_text([CODE.at(Span("events.yaml", 2, 7, 4), "‘Visa’ is not an id")], {"events.yaml": text}) == (
        "events.yaml:2:7: error[slip]: ‘Visa’ is not an id\n"
        "  1 | topics:\n"
        "  2 | - id: Visa\n"
        "    |       ^^^^\n"
        "  hint: mend it\n"
        "\n"
        "1 error"
    )


@pytest.mark.parametrize(
    "line, column, expected",
    [
        ("слово здесь", 7, "      ^"),
        ("ҚАЗАҚ ТІЛІ", 7, "      ^"),
        ("日本語 x", 5, "       ^"),
        ("cafe\u0301 x", 7, "     ^"),
        ("й здесь".replace("й", "и\u0306"), 4, "  ^"),
        ("\tx", 2, " ^"),
        ("a\u200bb", 3, " ^"),
        ("", 1, "^"),
        ("ab", 9, "  ^"),
    ],
)
def test_the_caret_stands_right_under_the_fault(line: str, column: int, expected: str) -> None:
    assert caret(line, column) == expected


def test_as_many_carets_as_the_fault_is_wide() -> None:
    assert caret("ab слово", 4, 5) == "   ^^^^^"
    assert caret("日本語", 1, 3) == "^^^^^^"


def test_of_a_long_line_the_part_around_the_fault_is_shown() -> None:
    line = "слово " * 100 + "ОШИБКА" + " слово" * 100
    shown = as_text([CODE.at(Span("f", 1, 601, 6), "x")], {"f": line}).splitlines()
    at = shown[2].index("^")
    assert shown[1][at : at + 6] == "ОШИБКА"
    assert shown[1].startswith("  1 | …")
    assert width(shown[1]) < 120


def test_a_fault_in_a_file_without_text_is_told_without_an_excerpt() -> None:
    assert as_text([CODE.at(Span("f", 9, 1), "x")], {}) == "f:9:1: error[slip]: x\n  hint: mend it\n\n1 error"
    assert as_text([CODE.at(Span("f", 9, 1), "x")], {"f": "one\n"}).count("|") == 0


def test_a_terminal_is_given_nothing_to_obey() -> None:
    text = as_text([CODE.at(Span("a\x1b[31m", 1, 1), "\x07\u202eevil\ud800")], {"a\x1b[31m": "\x1b]0;x\x07"})
    assert text.isprintable() or not set(text) & set("\x1b\x07\u202e\ud800")
    text.encode()


def test_the_last_line_counts() -> None:
    assert count([]) == "no findings"
    findings = [CODE.at(Span("f"), "x"), CODE.at(Span("f"), "y"), NOTE.at(Span("f"), "z")]
    assert as_text(findings, {}).splitlines()[-1] == "2 errors, 1 notice"
    assert as_text([], {}) == "no findings"


def test_json_has_seven_keys_and_keeps_its_letters() -> None:
    (found,) = json.loads(as_json([CODE.at(Span("f", 2, 3), "слово", "исправить")]))
    assert found == {
        "code": "slip", "severity": "error", "file": "f", "line": 2, "column": 3,
        "message": "слово", "hint": "исправить",
    }  # fmt: skip
    assert "слово" in as_json([CODE.at(Span("f"), "слово")])
    assert json.loads(as_json([])) == []


def test_json_can_be_written_whatever_it_holds() -> None:
    as_json([CODE.at(Span("\udcff"), "\ud800")]).encode()


def test_github_gets_one_escaped_line_a_finding() -> None:
    findings = [CODE.at(Span("a,b:c.yaml", 2, 3), "100 %\nof it", "so"), NOTE.at(Span("f"), "x")]
    assert as_github(findings) == (
        "::error file=a%2Cb%3Ac.yaml,line=2,col=3,title=slip::100 %25%0Aof it (so)\n"
        "::notice file=f,line=1,col=1,title=remark::x (read it)\n"
    )


def test_findings_come_in_order_of_place_each_once() -> None:
    def at(line: int) -> Finding:
        return CODE.at(Span("f", line), "x")

    assert in_order([at(10), at(2), at(10)]) == (at(2), at(10))
