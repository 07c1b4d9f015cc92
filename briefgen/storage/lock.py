"""The lock: one run at a time in an output folder; a second one waits for the first."""

import fcntl
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from briefgen.storage.files import WriteError

NAME: Final = ".briefgen.lock"
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
