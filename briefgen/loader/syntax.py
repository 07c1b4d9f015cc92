"""What the YAML parser complains of, and bytes that are no text, as findings in plain words."""

from typing import Final

import yaml

from briefgen.findings import Finding, Span, split_lines
from briefgen.loader.codes import NOT_UTF8, NOT_YAML, TAB

_IN_PLAIN_WORDS: Final = (
    (
        "mapping values are not allowed",
        "a colon with a space after it stands inside a text that has no quotation marks",
    ),
    ("could not find expected ':'", "a colon is missing, or a text runs on to a line that is not indented"),
    ("did not find expected ',' or ']'", "a square bracket is not closed, or a comma is missing"),
    ("did not find expected ',' or '}'", "a brace is not closed, or a comma is missing"),
    ("did not find expected '-' indicator", "this line is indented neither like the list above it nor deeper"),
    (
        "did not find expected key",
        "this line is indented neither like the keys above it nor deeper, or a quotation mark is missing",
    ),
    ("found unexpected end of stream", "a quotation mark or a bracket is not closed"),
    ("cannot start any token", "a text that begins with this character needs quotation marks"),
    ("block sequence entries are not allowed", "a list cannot begin on this line; put it on a line of its own"),
    ("found undefined alias", "an alias (*name) that nothing defines"),
    ("unknown escape character", "a backslash inside double quotation marks; use single ones"),
    ("control characters are not allowed", "a control character, which no text holds"),
)


def syntax_finding(error: yaml.MarkedYAMLError, text: str, file: str) -> Finding:
    """The finding for what the parser could not read."""
    mark = error.problem_mark or error.context_mark
    line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
    lines = split_lines(text)
    at_fault = lines[line - 1] if line <= len(lines) else ""
    if "\t" in at_fault[: column + 1]:
        return TAB.at(Span(file, line, at_fault.index("\t") + 1), "a tab stands where only spaces may")
    problem = _plainly(error.problem or error.context or "cannot be read")
    return NOT_YAML.at(Span(file, line, column), f"not valid YAML: {problem}")


def reader_finding(text: str, file: str, at: int, reason: str) -> Finding:
    """The finding for a character that YAML does not allow, at an offset in the text."""
    lines = split_lines(text[:at])
    return NOT_YAML.at(Span(file, len(lines), len(lines[-1]) + 1), f"not valid YAML: {_plainly(reason)}")


def decoded(data: bytes, file: str) -> tuple[str, tuple[Finding, ...]]:
    """The text of a file's bytes; with a finding, and no text, where they are not UTF-8."""
    try:
        return data.decode("utf-8-sig"), ()
    except UnicodeDecodeError as error:
        lines = split_lines(data[: error.start].decode("utf-8-sig", errors="replace"))
        span = Span(file, len(lines), len(lines[-1]) + 1)
        return "", (NOT_UTF8.at(span, f"not UTF-8: the byte {data[error.start]:#04x} cannot stand here"),)


def _plainly(problem: str) -> str:
    return next((words for part, words in _IN_PLAIN_WORDS if part in problem), problem)
