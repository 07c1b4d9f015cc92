"""`briefgen digest`: the weekly digest of the last complete week, of any other, or all that are missing.

It is made for a scheduler: the last line on standard error says what became of it, and the exit status says it again.
"""

import argparse
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Final

from briefgen.cli.building import Report, reporting
from briefgen.cli.status import FINDINGS, OK, closing
from briefgen.model import Release
from briefgen.project.folders import output_folder
from briefgen.service.executors import Means
from briefgen.service.opened import OpenProject, open_project
from briefgen.service.plan import StoppedError
from briefgen.service.requests import DigestRequest
from briefgen.service.run import Outcome, Result
from briefgen.weeks import Week

_MOST_NAMED: Final = 5


def run(options: argparse.Namespace) -> int:
    """Makes the digests asked for; 1 when any could not be made."""
    project = open_project(options.project)
    output = output_folder(project.root, options.output)
    weeks = project.weeks(options.week, options.since, options.as_of)
    if options.skip_silent:
        weeks = _with_news(project, weeks, options.release)
    request = DigestRequest(weeks, options.format, options.locale, options.release, options.since is not None)
    if weeks[-1] > project.weeks(as_of=options.as_of)[-1]:
        message = f"briefgen: {weeks[-1]} is not over; what is still recorded in it will change its digest"
        print(message, file=sys.stderr)
    with reporting(options.release, "run") as report:
        report.read(project.contents)
        status, outcomes = _made(project, output, request, Means(options.jobs, options.scheduler), report)
    return _log(weeks, outcomes, output, status)


def _with_news(project: OpenProject, weeks: tuple[Week, ...], release: str) -> tuple[Week, ...]:
    """The weeks with news, and the last one, which says so where it has none; the others are named."""
    told = project.with_news(weeks, Release(release))
    silent = [str(week) for week in weeks if week not in told]
    if silent:
        named = ", ".join(silent[:_MOST_NAMED]) + (", …" if len(silent) > _MOST_NAMED else "")
        print(f"briefgen: weeks without news, passed over: {len(silent)} ({named})", file=sys.stderr)
    return told


def _made(
    project: OpenProject, output: Path, request: DigestRequest, means: Means, report: Report
) -> tuple[int, list[Outcome]]:
    """The exit status, and what became of each digest."""
    try:
        outcomes = report.each(project.digest(request, output, means, report.listener))
    except StoppedError as error:
        report.stopped(error.findings)
        return FINDINGS, []
    return FINDINGS if any(outcome.result is Result.FAILED for outcome in outcomes) else OK, outcomes


def _log(weeks: tuple[Week, ...], outcomes: Iterable[Outcome], output: Path, status: int) -> int:
    """One line for a scheduler's log; gives the status back."""
    count = dict.fromkeys(Result, 0)
    for outcome in outcomes:
        count[outcome.result] += 1
    span = str(weeks[-1]) if len(weeks) == 1 else f"{weeks[0]}..{weeks[-1]}"
    counts = " ".join(f"{result}={number}" for result, number in count.items())
    closing("failed" if status else "ok", f" weeks={span} {counts} output={output}")
    return status
