"""Locks: one run at a time in an output folder, one change at a time in a project; a second one waits for the first."""

import errno
import fcntl
import os
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from briefgen.storage.files import WriteError

NAME: Final = ".briefgen.lock"
_PAUSE: Final = 0.02  # seconds between two attempts
_FLAGS: Final = os.O_WRONLY | os.O_CREAT | os.O_APPEND | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC  # a plain file


@contextmanager
def locked(output: Path, waiting: Callable[[], None] = lambda: None) -> Iterator[None]:
    """Holds the output folder; calls `waiting` once if another run has it. The system lets go when a process dies."""
    try:
        output.mkdir(parents=True, exist_ok=True)
        file = os.fdopen(os.open(output / NAME, _FLAGS, 0o644), "a")
    except OSError as error:
        raise WriteError(output, error) from error
    with file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            waiting()
            fcntl.flock(file, fcntl.LOCK_EX)
        yield


@contextmanager
def held(folder: Path, seconds: float = 30) -> Iterator[None]:
    """Holds a folder itself, and leaves no file in it; raises WriteError where another one has it for so long.

    It keeps programs and threads apart that ask for it, and nobody else. It is not reentrant.
    """
    deadline = time.monotonic() + seconds
    try:
        handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
        try:
            _wait(handle, deadline)
            yield
        finally:
            os.close(handle)
    except BlockingIOError as error:
        raise WriteError(folder, OSError(errno.EBUSY, "another program is changing the project")) from error


def _wait(handle: int, deadline: float) -> None:
    while True:
        try:
            return fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            if time.monotonic() > deadline:
                raise
        time.sleep(_PAUSE)
