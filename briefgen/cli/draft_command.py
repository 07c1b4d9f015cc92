"""`briefgen draft`: a new brief from the timeline."""

import argparse
import sys

from briefgen.cli.status import OK
from briefgen.proposals.drafting import Wishes
from briefgen.service.drafting import draft
from briefgen.service.opened import open_project


def run(options: argparse.Namespace) -> int:
    """Writes the brief; it never replaces one."""
    project = open_project(options.project)
    wishes = Wishes(tuple(options.topic), tuple(options.actor), options.with_, options.on, options.kind)
    (saved,) = project.save([draft(project, options.id, wishes)])
    print(f"  drafted  {saved.name}: write what stands in square brackets", file=sys.stderr)
    return OK
