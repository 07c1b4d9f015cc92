"""`briefgen watch`: makes the briefings again whenever a file changes, with the engines kept warm."""

import argparse
import contextlib
import copy
import sys
import time
from collections.abc import Callable
from typing import NoReturn

from briefgen.cli.build_command import wish_of
from briefgen.cli.building import make
from briefgen.cli.status import OK, UsageError
from briefgen.findings import FindingsError
from briefgen.project.clock import today
from briefgen.project.folders import BRIEFINGS, packaged_templates
from briefgen.service.executors import Means, executor, warm
from briefgen.service.inputs import read_by
from briefgen.service.watching import Look, changed, look, touched

_PAUSE = 0.1


def run(options: argparse.Namespace, rest: Callable[[float], None] = time.sleep) -> int:
    """Makes the briefings, then again those concerned whenever a file changes, until it is stopped."""
    options.as_of = options.as_of or today()
    means = Means(options.jobs, options.scheduler)
    warm(means, options.format)
    with executor(means) as options.kept, contextlib.suppress(KeyboardInterrupt):  # the engines stay warm there
        _watch(options, rest)
    return OK


def _watch(options: argparse.Namespace, rest: Callable[[float], None]) -> NoReturn:
    before = _look(options)
    _make(options)
    print("briefgen: watching; Ctrl+C ends it", file=sys.stderr)
    while True:
        rest(_PAUSE)
        after = _look(options)
        paths = changed(before, after)
        before = after
        if paths:
            narrowed = copy.copy(options)
            names = touched(paths, options.project.resolve() / BRIEFINGS)
            narrowed.ids = [name for name in names if not options.ids or name in options.ids] if names else options.ids
            if narrowed.ids or not names:
                _make(narrowed)


def _look(options: argparse.Namespace) -> Look:
    root = options.project.resolve()
    seeds = (path.relative_to(root).as_posix() for path in (root / "seeds").rglob("*") if path.is_file())
    return look(read_by(root, packaged_templates(), seeds))


def _make(options: argparse.Namespace) -> None:
    """One build; whatever stops it is said, and the watch goes on."""
    try:
        make(options, wish_of(options))
    except (UsageError, OSError) as error:
        print(f"briefgen: {error}", file=sys.stderr)
    except FindingsError as error:
        print(f"briefgen: {error}", file=sys.stderr)
