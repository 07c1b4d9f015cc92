"""`briefgen desk`: the whole program as a page in the browser, on this machine alone."""

import argparse
import sys

from briefgen.cli.status import BROKEN, OK, UsageError
from briefgen.project.files import Project


def run(options: argparse.Namespace) -> int:
    """Serves the desk until it is ended."""
    try:
        from briefgen.desk.server import Options, serve  # noqa: PLC0415 (an extra, and slow to import)
    except ModuleNotFoundError as error:
        if (error.name or "").partition(".")[0] == "briefgen":
            raise
        print(f"briefgen: the desk needs ‘{error.name}’, which is not installed: make desk", file=sys.stderr)
        return BROKEN
    Project(options.project).load()  # no project there is said at once, and not in the browser
    try:
        serve(
            options.project,
            Options(options.port, options.read_only, not options.no_browser, options.incognito),
        )
    except OSError as error:
        raise UsageError(f"the desk cannot listen on port {options.port}: {error.strerror or error}") from None
    return OK
