"""`briefgen accept`: proposals of a source go into the timeline, by their numbers."""

import argparse
import sys
from typing import Any

from briefgen.cli.status import FINDINGS, OK, UsageError
from briefgen.reports import as_text
from briefgen.service.opened import open_project
from briefgen.service.plan import StoppedError
from briefgen.service.proposing import Choice, accept

_OF_ONE = ("fulfils", "date", "status", "title", "actor")


def run(options: argparse.Namespace) -> int:
    """Writes the proposals into the timeline, all or none; 1 where the timeline would have errors."""
    project = open_project(options.project)
    numbers = tuple(dict.fromkeys(options.numbers))
    single = [name for name in _OF_ONE if getattr(options, name)]
    if single and len(numbers) > 1:
        raise UsageError(f"--{single[0]} is for one proposal; accept that one alone")
    source = next((each for each in project.timeline.sources if each.id == options.source), None)
    fields = _fields(options, source.language if source else "en")
    try:
        made = accept(project, options.source, [Choice(number, fields) for number in numbers])
    except StoppedError as error:
        print(as_text(error.findings, project.contents.files))
        print("briefgen: nothing was accepted; the timeline would have these errors", file=sys.stderr)
        return FINDINGS
    project.save(made.rewrites)
    for number, identifier in made.ids.items():
        print(f"  accepted  {number} as {identifier}", file=sys.stderr)
    for identifier in made.discrepancies:
        print(f"  noted     {identifier}: it differs from what the timeline has", file=sys.stderr)
    return OK


def _fields(options: argparse.Namespace, language: str) -> dict[str, Any]:
    """What the user says otherwise than the proposal."""
    given = {
        "topics": options.topic,
        "actors": options.actor,
        "fulfils": options.fulfils,
        "date": options.date.text if options.date else None,
        "status": options.status,
        "title": {language: options.title} if options.title else None,
    }
    return {key: value for key, value in given.items() if value}
