"""`briefgen init`: a new project, with an example that checks and builds at once."""

import argparse
import shlex
import sys
from pathlib import Path

from briefgen.cli.status import OK
from briefgen.project.clock import today
from briefgen.service.beginning import begin


def run(options: argparse.Namespace) -> int:
    """Writes the project and says what to do next."""
    folder = Path(options.folder) if options.folder else options.project
    for saved in begin(folder, options.locale, today()):
        print(f"  written  {folder / saved.name}", file=sys.stderr)
    there = "" if folder.resolve() == Path.cwd() else f"cd {shlex.quote(str(folder))} && "
    print(f"now: {there}briefgen check && briefgen build", file=sys.stderr)
    return OK
