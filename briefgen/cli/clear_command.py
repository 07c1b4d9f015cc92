"""`briefgen clear`: a briefing is cleared by a named person; its file says so, and of what."""

import argparse
import sys

from briefgen.cli.status import FINDINGS, OK, UsageError
from briefgen.model import Clearance
from briefgen.project.clock import today
from briefgen.reports import as_text
from briefgen.service.opened import open_project
from briefgen.service.plan import StoppedError


def run(options: argparse.Namespace) -> int:
    """Writes the clearance into the briefing's file; 1 when the briefing has errors."""
    on = options.on or today()
    by, drafted_by = _name(options.by), _name(options.drafted_by) if options.drafted_by else None
    clearance = Clearance(drafted_by=drafted_by, cleared_by=by, cleared_on=on, check_by=options.check_by)
    project = open_project(options.project)
    try:
        saved = project.clear(options.id, clearance)
    except StoppedError as error:
        print(as_text(error.findings, project.contents.files))
        print("briefgen: not cleared; what has errors cannot be", file=sys.stderr)
        return FINDINGS
    print(f"  cleared  {saved.name} by {by} on {on}", file=sys.stderr)
    return OK


def _name(text: str) -> str:
    name = " ".join(text.split())
    if not name or not name.isprintable():
        raise UsageError(f"‘{text[:40]}’ is not a name")
    return name
