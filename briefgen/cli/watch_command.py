"""`briefgen watch`: makes the briefings again whenever a file changes, with the engines kept warm."""

import argparse
import contextlib
import sys
import time
from collections.abc import Callable, Iterable
from dataclasses import replace
from pathlib import Path
from typing import NoReturn

from briefgen.cli.build_command import request_of
from briefgen.cli.building import make
from briefgen.cli.status import OK, UsageError
from briefgen.findings import FindingsError
from briefgen.localization import LanguageError
from briefgen.project.folders import BRIEFINGS, output_folder, packaged_templates
from briefgen.renderers import EnvironmentBrokenError
from briefgen.renderers.machine import require
from briefgen.service.executors import Means, executor, warm
from briefgen.service.inputs import Look, changed, look, read_by
from briefgen.service.requests import Request, RequestError

_PAUSE = 0.1


def run(options: argparse.Namespace, rest: Callable[[float], None] = time.sleep) -> int:
    """Makes the briefings, then again those concerned whenever a file changes, until it is stopped."""
    request, root = request_of(options), options.project.resolve()
    means = Means(options.jobs, options.scheduler)
    require(request.formats)  # before a worker starts, and once: what is missing does not come while it watches
    warm(means, request.formats)
    with executor(means) as kept, contextlib.suppress(KeyboardInterrupt):  # the engines stay warm there
        _watch(root, options.output, request, replace(means, kept=kept), rest)
    return OK


def _watch(root: Path, output: Path | None, request: Request, means: Means, rest: Callable[[float], None]) -> NoReturn:
    before = _look(root)
    _make(root, output, request, means)
    print("briefgen: watching; Ctrl+C ends it", file=sys.stderr)
    while True:
        rest(_PAUSE)
        after = _look(root)
        paths = changed(before, after)
        before = after
        if paths:
            names = touched(paths, root / BRIEFINGS)
            ids = tuple(name for name in names if not request.ids or name in request.ids) if names else request.ids
            if ids or not names:
                _make(root, output, request._replace(ids=ids), means)


def touched(paths: Iterable[Path], briefings: Path) -> tuple[str, ...]:
    """The briefings to make again: those whose own files changed; none, which means all, when more than that did."""
    names = []
    for path in paths:
        if path.parent != briefings or path.suffix != ".yaml":
            return ()
        names.append(path.stem)
    return tuple(sorted(names))


def _look(root: Path) -> Look:
    seeds = (path.relative_to(root).as_posix() for path in (root / "seeds").rglob("*") if path.is_file())
    return look(read_by(root, packaged_templates(), seeds))


def _make(root: Path, output: Path | None, request: Request, means: Means) -> None:
    """One build; whatever stops it is said, and the watch goes on."""
    try:
        make(root, output_folder(root, output), request, means)
    except (UsageError, RequestError, LanguageError, EnvironmentBrokenError, OSError) as error:
        print(f"briefgen: {error}", file=sys.stderr)
    except FindingsError as error:
        print(f"briefgen: {error}", file=sys.stderr)
