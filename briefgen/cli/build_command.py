"""`briefgen build`: the briefings are made, unless the project has errors or nothing has changed."""

import argparse
import sys
from pathlib import PurePath

from briefgen.cli.status import OK, shown
from briefgen.project.clock import today
from briefgen.project.folders import output_folder
from briefgen.service.requests import Request
from briefgen.service.store import Shortcut


def run(options: argparse.Namespace) -> int:
    """Makes the documents and says what became of each; 1 when a finding stopped any."""
    request, root = request_of(options), options.project.resolve()
    output = output_folder(root, options.output)
    outputs = Shortcut(root, output, request).outputs()
    if outputs is not None:
        for name in outputs:
            print(f"unchanged  {shown(output / name)}", file=sys.stderr)
        return OK
    from briefgen.renderers.machine import require  # noqa: PLC0415 (what makes documents is slow to import)
    from briefgen.service.executors import Means, warm  # noqa: PLC0415

    require(request.formats)  # before a worker starts
    means = Means(options.jobs, options.scheduler)
    warm(means, request.formats)  # meanwhile this process imports the rest
    from briefgen.cli.building import make  # noqa: PLC0415

    return make(root, output, request, means)


def _identifier(name: str) -> str:
    """The id of a briefing that may be named by its file, as a shell completes it."""
    path = PurePath(name)
    return path.stem if path.suffix in {".yaml", ".yml"} else name


def request_of(options: argparse.Namespace) -> Request:
    """What the options ask for."""
    now = today()
    return Request(
        options.as_of or now,
        tuple(dict.fromkeys(_identifier(name) for name in options.ids)),
        options.format,
        options.locale,
        options.release,
        options.since,
        options.final,
        options.reference_doc,
        options.as_of not in {None, now},
    )
