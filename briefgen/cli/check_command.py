"""`briefgen check`: everything is validated, and every finding printed."""

import argparse

from briefgen.cli.status import FINDINGS, OK
from briefgen.findings import fail
from briefgen.reports import as_github, as_json, as_text
from briefgen.service.opened import open_project


def run(options: argparse.Namespace) -> int:
    """Prints the findings of the project; 1 when any stops a build."""
    project = open_project(options.project)
    findings = project.check(options.as_of, options.locale)
    match options.format:
        case "json":
            print(as_json(findings))
        case "github":
            print(as_github(findings), end="")
        case _:
            print(as_text(findings, project.contents.files))
    return FINDINGS if fail(findings, strict=options.strict) else OK
