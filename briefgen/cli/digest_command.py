"""`briefgen digest`: the weekly digest of the last complete week, of any other, or all that are missing.

It is made for a scheduler: the last line on standard error says what became of it, and the exit status says it again.
"""

import argparse
import sys
from collections.abc import Iterable
from pathlib import Path

from briefgen.cli.building import Report, reporting
from briefgen.cli.status import BROKEN, FINDINGS, OK
from briefgen.project.folders import output_folder
from briefgen.renderers import EnvironmentBrokenError
from briefgen.service.executors import Means
from briefgen.service.opened import OpenProject, open_project
from briefgen.service.plan import StoppedError
from briefgen.service.requests import DigestRequest
from briefgen.service.run import Outcome, Result
from briefgen.storage.files import WriteError
from briefgen.weeks import Week


def run(options: argparse.Namespace) -> int:
    """Makes the digests asked for; 1 when any could not be made."""
    project = open_project(options.project)
    output = output_folder(project.root, options.output)
    weeks = project.weeks(options.week, options.since, options.as_of)
    request = DigestRequest(weeks, options.format, options.locale, options.release, options.since is not None)
    if weeks[-1] > project.weeks(as_of=options.as_of)[-1]:
        message = f"briefgen: {weeks[-1]} is not over; what is still recorded in it will change its digest"
        print(message, file=sys.stderr)
    with reporting(options.release, "run") as report:
        report.read(project.contents)
        status, outcomes = _made(project, output, request, Means(options.jobs, options.scheduler), report)
    return _log(weeks, outcomes, output, status)


def _made(
    project: OpenProject, output: Path, request: DigestRequest, means: Means, report: Report
) -> tuple[int, list[Outcome]]:
    """The exit status, and what became of each digest."""
    try:
        outcomes = report.each(project.digest(request, output, means, report.listener))
    except StoppedError as error:
        report.stopped(error.findings)
        return FINDINGS, []
    except EnvironmentBrokenError as error:
        print(f"briefgen: {error}", file=sys.stderr)
        return BROKEN, []
    except WriteError as error:
        if not report.is_planned:
            raise
        print(f"briefgen: {error.strerror}: {error.filename}", file=sys.stderr)
        return FINDINGS, []
    return FINDINGS if any(outcome.result is Result.FAILED for outcome in outcomes) else OK, outcomes


def _log(weeks: tuple[Week, ...], outcomes: Iterable[Outcome], output: Path, status: int) -> int:
    """One line for a scheduler's log; gives the status back."""
    count = dict.fromkeys(Result, 0)
    for outcome in outcomes:
        count[outcome.result] += 1
    span = str(weeks[-1]) if len(weeks) == 1 else f"{weeks[0]}..{weeks[-1]}"
    counts = " ".join(f"{result}={number}" for result, number in count.items())
    state = {OK: "ok", FINDINGS: "failed", BROKEN: "broken"}[status]
    print(f"briefgen digest: status={state} weeks={span} {counts} output={output}", file=sys.stderr)
    return status
