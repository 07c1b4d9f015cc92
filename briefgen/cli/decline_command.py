"""`briefgen decline`: it is noted that proposals of a source are not wanted; they are not asked again."""

import argparse
import sys

from briefgen.cli.status import OK
from briefgen.service.opened import open_project
from briefgen.service.proposing import decline


def run(options: argparse.Namespace) -> int:
    """Notes it beside the project's files."""
    project = open_project(options.project)
    numbers = tuple(dict.fromkeys(options.numbers))
    project.save(decline(project, options.source, numbers).rewrites)
    print(f"  declined  {', '.join(map(str, numbers))}", file=sys.stderr)
    return OK
