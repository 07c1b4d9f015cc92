"""`briefgen redline`: the brief with what was added and deleted since, as Word revisions, PDF and HTML."""

import argparse
import sys

from briefgen.cli.building import reporting
from briefgen.cli.status import FINDINGS, OK
from briefgen.cli.values import CLEARED
from briefgen.project.clock import today
from briefgen.project.folders import output_folder
from briefgen.service.opened import open_project
from briefgen.service.plan import StoppedError
from briefgen.service.requests import RedlineRequest
from briefgen.service.run import Result


def run(options: argparse.Namespace) -> int:
    """Makes the redlines and says what became of each; 1 when a finding stopped any."""
    against = None if options.against == CLEARED else options.against
    now = today()
    day = options.as_of or now
    request = RedlineRequest(
        options.id, day, against, options.format, options.locale, options.release, dated=day != now
    )
    project = open_project(options.project)
    with reporting(request.release, "build") as report:
        report.read(project.contents)
        try:
            made = project.redline(request, output_folder(project.root, options.output), report.listener)
            outcomes = report.each(made)
        except StoppedError as error:
            report.stopped(error.findings)
            print("briefgen: nothing was made; former outputs are as they were", file=sys.stderr)
            return FINDINGS
    return FINDINGS if any(outcome.result is Result.FAILED for outcome in outcomes) else OK
