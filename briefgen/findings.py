"""Findings: what is wrong in the user's files, as values with a code, a place and a remedy.

Lines and columns count from 1; a column counts code points, so that a caret stands right under Cyrillic text.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

# What ends a line: YAML 1.1 § 4.2.
LINE_BREAK: Final = re.compile("\r\n|[\r\n\x85\u2028\u2029]")


class Severity(StrEnum):
    """How bad a finding is: an error stops a build, a warning stops a strict one, a notice stops nothing."""

    ERROR = "error"
    WARNING = "warning"
    NOTICE = "notice"


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A place in a file: its path as the user wrote it, and where the fault begins."""

    file: str
    line: int = 1
    column: int = 1
    length: int = 1


@dataclass(frozen=True, slots=True)
class Code:
    """A kind of finding: its stable name, its severity, what it means and how to mend it."""

    name: str
    severity: Severity
    meaning: str
    remedy: str

    def at(self, span: Span, message: str, hint: str = "") -> "Finding":
        """The finding of this kind at a place; without a hint of its own it gives the kind's remedy."""
        return Finding(self, span, message, hint or self.remedy)


@dataclass(frozen=True, slots=True)
class Finding:
    """One fault at one place, in the user's words, with what to do about it."""

    code: Code
    span: Span
    message: str
    hint: str

    @property
    def severity(self) -> Severity:
        """The severity of the finding's kind."""
        return self.code.severity

    @property
    def sort_key(self) -> tuple[str, int, int, str, str]:
        """By place, then by code and message, so that two runs print the same order."""
        return (self.span.file, self.span.line, self.span.column, self.code.name, self.message)


def split_lines(text: str) -> list[str]:
    """The lines of a text as spans count them."""
    return LINE_BREAK.split(text)


class FindingsError(Exception):
    """Work cannot go on; the findings say why."""

    def __init__(self, findings: Iterable[Finding]) -> None:
        self.findings: tuple[Finding, ...] = tuple(findings)
        super().__init__("; ".join(finding.message for finding in self.findings))


def in_order(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """The findings sorted by place, each once."""
    unique = {(finding.sort_key, finding.hint): finding for finding in findings}
    return tuple(sorted(unique.values(), key=lambda finding: finding.sort_key))


def fail(findings: Iterable[Finding], *, strict: bool = False) -> bool:
    """Whether the findings stop the work: any error, and any warning when strict."""
    stopping = {Severity.ERROR, Severity.WARNING} if strict else {Severity.ERROR}
    return any(finding.severity in stopping for finding in findings)
