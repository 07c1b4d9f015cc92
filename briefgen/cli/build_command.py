"""`briefgen build`: the briefings are made, unless the project has errors or nothing has changed."""

import argparse
import sys
from pathlib import Path

from briefgen.cli.status import OK
from briefgen.project.clock import today
from briefgen.project.folders import output_folder
from briefgen.service.shortcut import Wish, nothing_to_do


def run(options: argparse.Namespace) -> int:
    """Makes the documents and says what became of each; 1 when a finding stopped any."""
    options.as_of = options.as_of or today()
    wish = wish_of(options)
    outputs = nothing_to_do(wish)
    if outputs is not None:
        for name in outputs:
            print(f"unchanged  {shown(wish.output / name)}", file=sys.stderr)
        return OK
    from briefgen.service.executors import Means, warm  # noqa: PLC0415 (what makes documents is slow to import)

    warm(Means(options.jobs, options.scheduler), options.format)  # meanwhile this process imports the rest
    from briefgen.cli.building import make  # noqa: PLC0415

    return make(options, wish)


def wish_of(options: argparse.Namespace) -> Wish:
    """What the options ask for, as the memory of the output folder knows it."""
    root = options.project.resolve()
    output = output_folder(root, options.output)
    given = (options.reference_doc.resolve(),) if options.reference_doc else ()
    words = (
        "build",
        ",".join(options.ids),
        ",".join(options.locale),
        options.as_of.isoformat(),
        options.release,
        *map(str, given),
        "final" if options.final else "",
        options.since.isoformat() if options.since else "",
    )
    return Wish(root, output, words, options.format, given)


def shown(path: Path) -> str:
    """A path as the user would write it here."""
    return str(path.relative_to(Path.cwd())) if path.is_relative_to(Path.cwd()) else str(path)
