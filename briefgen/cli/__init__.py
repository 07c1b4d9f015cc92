"""The command line: `briefgen COMMAND`; `arguments` names them all.

Results go to standard output, messages to standard error. Exit status: 0 all well, 1 findings, 2 wrong usage,
3 the environment is broken.

A build that has nothing to do takes about as long as this page's imports: what only some commands need is imported by
those, and what only a failure needs by `failures`.
"""

import argparse
import gc
import os
import signal
import sys
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from importlib import import_module
from typing import Any, Final, NoReturn

from briefgen.cli.arguments import SCHEDULED, consistent, parser
from briefgen.cli.status import TerminatedError, closing

_RARELY: Final = (100_000, 50, 50)


def _open_streams() -> None:
    """Where a stream was closed, what is printed goes nowhere; where it has few letters, the others are escaped."""
    for name in ("stdout", "stderr"):
        stream = getattr(sys, name)
        if stream is None:
            setattr(sys, name, open(os.devnull, "w", encoding="utf-8"))  # noqa: SIM115, PTH123 (until the program ends)
        elif (stream.encoding or "utf-8").lower().replace("-", "") != "utf8" and hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")


def main(arguments: Sequence[str] | None = None) -> int:
    """Carries out one command and returns its exit status."""
    _open_streams()
    options = _parsed(sys.argv[1:] if arguments is None else arguments)
    # A command makes many values and drops few: looking for cycles costs a fifth of its time.
    gc.set_threshold(*_RARELY)
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")  # looking for plugins reads every installed package
    try:
        with _told_to_end():
            consistent(options)
            command = import_module(f"briefgen.cli.{options.module}")  # a command's needs are imported when it runs
            status: int = command.run(options)
            sys.stdout.flush()
    except (Exception, KeyboardInterrupt) as error:  # noqa: BLE001 (it raises again what it does not know)
        from briefgen.cli.failures import ending  # noqa: PLC0415 (seldom needed)

        return ending(error, scheduled=options.module == f"{SCHEDULED}_command")
    return status


def _parsed(words: Sequence[str]) -> argparse.Namespace:
    """The options; a scheduler is told of wrong usage, too."""
    try:
        return parser().parse_args(words)
    except SystemExit as stopped:
        if stopped.code and SCHEDULED in words:
            closing("usage")
        raise


@contextmanager
def _told_to_end() -> Iterator[None]:
    """Lets SIGTERM end a command as Ctrl+C does, so that what it began is put away; where signals can be taken."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    former = signal.signal(signal.SIGTERM, _terminated)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, former)


def _terminated(*_: Any) -> NoReturn:
    raise TerminatedError
