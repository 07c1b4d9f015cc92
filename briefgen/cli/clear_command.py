"""`briefgen clear`: a briefing is cleared by a named person; its file says so, and of what."""

import argparse
import sys
from datetime import date
from pathlib import Path

from briefgen.checks import Subject, check
from briefgen.clearance import clearing
from briefgen.cli.status import FINDINGS, OK, UsageError
from briefgen.findings import Finding, fail, in_order
from briefgen.model import Clearance, Timeline
from briefgen.project.clock import today
from briefgen.project.files import Contents, Project
from briefgen.project.folders import BRIEFINGS
from briefgen.project.saving import Rewrite, save
from briefgen.reports import as_text


def run(options: argparse.Namespace) -> int:
    """Writes the clearance into the briefing's file; 1 when the briefing has errors."""
    on = options.on or today()
    project = Project(options.project)
    contents = project.load()
    name = _file(options.id)
    if options.id not in contents.briefings:
        raise UsageError(f"there is no briefing ‘{options.id}’; there are: {', '.join(contents.briefings) or 'none'}")
    errors = [finding for finding in _found(contents, on) if finding.span.file == name or not _of_a_briefing(finding)]
    if fail(errors):
        print(as_text([finding for finding in errors if fail([finding])], contents.files))
        print("briefgen: not cleared; what has errors cannot be", file=sys.stderr)
        return FINDINGS
    _write(project.root, contents, options, on)
    print(f"  cleared  {name} by {options.by.strip()} on {on}", file=sys.stderr)
    return OK


def _file(identifier: str) -> str:
    return f"{BRIEFINGS}/{identifier}.yaml"


def _found(contents: Contents, on: date) -> tuple[Finding, ...]:
    subject = Subject(contents.timeline, contents.briefings, contents.texts, contents.hashes, on)
    return in_order((*contents.findings, *check(subject)))


def _of_a_briefing(finding: Finding) -> bool:
    return finding.span.file.startswith(f"{BRIEFINGS}/")


def _write(root: Path, contents: Contents, options: argparse.Namespace, on: date) -> None:
    briefing = contents.briefings[options.id].value
    drafted_by = options.drafted_by or (briefing.clearance.drafted_by if briefing else None)
    if not drafted_by:
        raise UsageError("say who drafted it: --drafted-by NAME")
    clearance = Clearance(
        drafted_by=_name(drafted_by), cleared_by=_name(options.by), cleared_on=on, check_by=options.check_by
    )
    name = _file(options.id)
    edits = clearing(contents.files[name], contents.timeline.value or Timeline(), clearance, name)
    save(root, [Rewrite(name, contents.seen[name], edits)])


def _name(text: str) -> str:
    name = " ".join(text.split())
    if not name or not name.isprintable():
        raise UsageError(f"‘{text[:40]}’ is not a name")
    return name
