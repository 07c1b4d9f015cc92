"""Reports: findings in, text out, for a terminal, for an editor or CI (JSON), and for GitHub's annotations."""

import json
import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from briefgen.findings import Finding, Severity, Span, split_lines

_WIDTH: Final = 100
_LEFT: Final = 40  # how much of a long line stands before the caret
# What would move the cursor, ring, or turn the reading direction: shown as a replacement character.
_UNPRINTABLE: Final = frozenset({"Cc", "Cs", "Co", "Cn", "Zl", "Zp"})
_DIRECTIONS: Final = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
_PRINTABLE: Final = re.compile(r"[\x20-\x7e]*")


def as_text(findings: Iterable[Finding], texts: Mapping[str, str]) -> str:
    """The findings for a reader: place, severity, code, message, the line with a caret, the hint; at last a count."""
    shown = tuple(findings)
    lines = {
        file: split_lines(texts[file].removeprefix("\ufeff")) for file in {f.span.file for f in shown} if file in texts
    }
    reports = [_report(finding, lines.get(finding.span.file, ())) for finding in shown]
    return "\n\n".join([*reports, count(shown)])


def count(findings: Sequence[Finding]) -> str:
    """How many findings there are of each severity, in one line."""
    found = Counter(finding.severity for finding in findings)
    parts = [
        f"{found[severity]} {severity}{'' if found[severity] == 1 else 's'}" for severity in Severity if found[severity]
    ]
    return ", ".join(parts) if parts else "no findings"


def as_json(findings: Iterable[Finding]) -> str:
    """The findings as a JSON list, in their order."""
    return json.dumps([_plain(finding) for finding in findings], ensure_ascii=False, indent=2)


def _plain(finding: Finding) -> dict[str, str | int]:
    span = finding.span
    return {
        "code": finding.code.name,
        "severity": str(finding.severity),
        "file": _whole(span.file),
        "line": span.line,
        "column": span.column,
        "message": _whole(finding.message),
        "hint": _whole(finding.hint),
    }


def as_github(findings: Iterable[Finding]) -> str:
    """The findings as workflow commands, which GitHub shows beside the lines of a change."""
    return "".join(_command(finding) + "\n" for finding in findings)


def _command(finding: Finding) -> str:
    span = finding.span
    properties = {"file": span.file, "line": span.line, "col": span.column, "title": finding.code.name}
    given = ",".join(f"{key}={_property(str(value))}" for key, value in properties.items())
    return f"::{finding.severity} {given}::{_data(f'{finding.message} ({finding.hint})')}"


def _data(text: str) -> str:
    return _whole(text).replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")


def _report(finding: Finding, lines: Sequence[str]) -> str:
    span = finding.span
    place = f"{printable(span.file)}:{span.line}:{span.column}"
    head = f"{place}: {finding.severity}[{finding.code.name}]: {printable(finding.message)}"
    return "\n".join([head, *_excerpt(span, lines), f"  hint: {printable(finding.hint)}"])


def _excerpt(span: Span, lines: Sequence[str]) -> list[str]:
    """The line, the one before it unless blank, and carets under the fault; nothing for a line that is not there."""
    if not 1 <= span.line <= len(lines):
        return []
    line = lines[span.line - 1]
    start = min(span.column - 1, len(line))
    first = max(0, start - _LEFT) if len(line) > _WIDTH else 0
    gutter = len(str(span.line))
    before = _cut(lines[span.line - 2], first) if span.line > 1 else ""
    shown = [f"  {span.line - 1:>{gutter}} | {before}"] if before.strip("… ") else []
    caret = " " * width("…" * bool(first) + line[first:start])
    length = width(line[start : min(start + span.length, first + _WIDTH)])
    return [
        *shown,
        f"  {span.line:>{gutter}} | {_cut(line, first)}",
        f"  {'':>{gutter}} | {caret}{'^' * max(1, length)}",
    ]


def _cut(line: str, first: int) -> str:
    """What of a line is shown from a character on; never more than fits, so that a file of one line is no burden."""
    rest = printable(line[first : first + _WIDTH])
    more = "…" if first + _WIDTH < len(line) else ""
    return "…" * bool(first and rest) + rest + more


def width(text: str) -> int:
    """How many columns a terminal needs for a text (Unicode UAX #11; combining marks need none)."""
    return len(text) if text.isascii() else sum(map(_columns, text))


def _columns(character: str) -> int:
    if unicodedata.category(character) in {"Mn", "Me", "Cf"}:
        return 0
    return 2 if unicodedata.east_asian_width(character) in {"W", "F"} else 1


def printable(text: str) -> str:
    """The text with a replacement for each character that a terminal would obey instead of show; same length."""
    return text if _PRINTABLE.fullmatch(text) else "".join(map(_printable, text))


def _printable(character: str) -> str:
    if character == "\t":
        return "→"
    refused = unicodedata.category(character) in _UNPRINTABLE or character in _DIRECTIONS
    return "\ufffd" if refused else character


def _whole(text: str) -> str:
    """The text less halves of characters, which cannot be written."""
    return text.encode("utf-8", "replace").decode()
