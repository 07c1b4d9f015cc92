"""Locks: one run at a time in an output folder, one change at a time in a project.

Unix locks files and folders (flock); Windows locks a byte of a file. Where there is neither, threads of one program are
kept apart, and programs are not: `KIND` says which of the three it is.
"""

import contextlib
import errno
import hashlib
import importlib
import os
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final, Literal

from briefgen.storage.files import WriteError, flags


def _module(name: str) -> Any:
    with contextlib.suppress(ImportError):
        return importlib.import_module(name)
    return None


_FCNTL: Final = _module("fcntl")
_MSVCRT: Final = _module("msvcrt")
KIND: Final[Literal["files", "bytes", "threads"]] = "files" if _FCNTL else "bytes" if _MSVCRT else "threads"
NAME: Final = ".briefgen.lock"
_PAUSE: Final = 0.02  # seconds between two attempts
_PLAIN: Final = flags("O_RDWR", "O_CREAT", "O_APPEND", "O_NOFOLLOW", "O_NONBLOCK", "O_CLOEXEC", "O_BINARY")
_FOLDER: Final = flags("O_RDONLY", "O_DIRECTORY", "O_CLOEXEC")
_THREADS: Final[dict[str, threading.Lock]] = {}
_GUARD: Final = threading.Lock()


@contextmanager
def locked(output: Path, waiting: Callable[[], None] = lambda: None) -> Iterator[None]:
    """Holds the output folder; calls `waiting` once if another run has it. The system lets go when a process dies."""
    try:
        output.mkdir(parents=True, exist_ok=True)
        handle = os.open(output / NAME, _PLAIN, 0o644)
    except OSError as error:
        raise WriteError(output, error) from error
    with _held(handle, output, None, waiting):
        yield


@contextmanager
def held(folder: Path, seconds: float = 30) -> Iterator[None]:
    """Holds a folder, and leaves no file in it; raises WriteError where another one has it for so long.

    It keeps programs and threads apart that ask for it, and nobody else. It is not reentrant.
    """
    handle = os.open(folder, _FOLDER) if _FCNTL else os.open(_beside(folder), _PLAIN, 0o600)
    with _held(handle, folder, time.monotonic() + seconds):
        yield


def _beside(folder: Path) -> Path:
    """The file that stands for a folder where a folder cannot be locked: in the system's own place for such files."""
    name = hashlib.sha256(str(folder.resolve()).encode()).hexdigest()[:24]
    return Path(tempfile.gettempdir(), f"briefgen-{name}.lock")


@contextmanager
def _held(
    handle: int, folder: Path, deadline: float | None, waiting: Callable[[], None] = lambda: None
) -> Iterator[None]:
    """Holds what the handle is open on; without a deadline for as long as it takes."""
    try:
        is_told = False
        while (release := _taken(handle, folder)) is None:
            if deadline is not None and time.monotonic() > deadline:
                raise WriteError(folder, OSError(errno.EBUSY, "another program is changing the project"))
            if not is_told:
                waiting()
                is_told = True
            time.sleep(_PAUSE)
        try:
            yield
        finally:
            release()
    finally:
        os.close(handle)


def _taken(handle: int, folder: Path) -> Callable[[], None] | None:
    """What lets go again of what was taken; None where another one has it."""
    if _FCNTL:
        try:
            _FCNTL.flock(handle, _FCNTL.LOCK_EX | _FCNTL.LOCK_NB)
        except BlockingIOError:
            return None
        return lambda: None  # closing lets go
    if _MSVCRT:
        return _byte_taken(handle)
    with _GUARD:
        lock = _THREADS.setdefault(str(folder), threading.Lock())
    return lock.release if lock.acquire(blocking=False) else None


def _byte_taken(handle: int) -> Callable[[], None] | None:
    def let_go() -> None:
        os.lseek(handle, 0, os.SEEK_SET)
        _MSVCRT.locking(handle, _MSVCRT.LK_UNLCK, 1)

    try:
        os.lseek(handle, 0, os.SEEK_SET)
        _MSVCRT.locking(handle, _MSVCRT.LK_NBLCK, 1)
    except OSError:  # Windows says EACCES of a byte that is locked, and nothing else of a file that is open
        return None
    return let_go
