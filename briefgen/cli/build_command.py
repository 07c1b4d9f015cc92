"""`briefgen build`: the briefings are made, unless the project has errors or nothing has changed."""

import argparse
import sys
from pathlib import Path

from briefgen.build.shortcut import Wish, nothing_to_do
from briefgen.cli.status import OK
from briefgen.project.clock import today
from briefgen.project.folders import OUTPUT


def run(options: argparse.Namespace) -> int:
    """Makes the documents and says what became of each; 1 when a finding stopped any."""
    options.as_of = options.as_of or today()
    wish = _wish(options)
    outputs = nothing_to_do(wish)
    if outputs is not None:
        for name in outputs:
            print(f"unchanged  {shown(wish.output / name)}", file=sys.stderr)
        return OK
    from briefgen.cli.building import make  # noqa: PLC0415 (what makes documents is slow to import)

    return make(options, wish)


def _wish(options: argparse.Namespace) -> Wish:
    root = options.project.resolve()
    output = options.output.resolve() if options.output else root / OUTPUT
    words = (
        "build",
        ",".join(options.ids),
        ",".join(options.format),
        ",".join(options.locale),
        options.as_of.isoformat(),
        options.release,
    )
    return Wish(root, output, words)


def shown(path: Path) -> str:
    """A path as the user would write it here."""
    return str(path.relative_to(Path.cwd())) if path.is_relative_to(Path.cwd()) else str(path)
