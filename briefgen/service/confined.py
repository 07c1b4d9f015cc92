"""Confinement: work that runs a stranger's templates is done in a process of its own, with bounded time and memory.

The process is a copy of this one (fork), so it costs milliseconds. It can make no file larger than nothing, and the
system ends it when it takes too much; then its parent has a reason to tell, and nothing else has happened.
"""

import os
import pickle
import select
import signal
import time
import warnings
from collections.abc import Callable
from typing import Any, Final, NoReturn, TypeVar

Result = TypeVar("Result")

SECONDS: Final = 5.0
MEMORY: Final = 640_000_000
_CHUNK: Final = 1 << 20
_STATM: Final = "/proc/self/statm"


CONFINES: Final = hasattr(os, "fork")  # elsewhere nothing can be confined


class OverrunError(Exception):
    """The work took more than it may; the message says of what."""


def confined(
    work: Callable[[], Result], seconds: float = SECONDS, memory: int = MEMORY, *, data: bool = False
) -> Result:
    """The result of the work, done in a process of its own; so much memory is allowed beyond what this one has.

    Where a system cannot confine, what runs a stranger's template is refused; what only reads a stranger's `data`,
    whose readers have bounds of their own, is done in this process.
    """
    if not CONFINES:
        if not data:
            raise OverrunError("this system cannot confine it, and it is not the program’s own (docs/other-systems.md)")
        return work()
    reading, writing = os.pipe()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)  # 3.12 warns of threads; the child waits for none
        process = os.fork()
    if process == 0:
        os.close(reading)
        _child(work, writing, seconds, memory)
    os.close(writing)
    try:
        sent = _received(reading, time.monotonic() + seconds, seconds)
    finally:
        os.close(reading)
        os.kill(process, signal.SIGKILL)
        os.waitpid(process, 0)
    found: Result = _result(sent)
    return found


def _result(data: bytes) -> Any:
    if not data:
        raise OverrunError("it takes more memory than it may, or broke the process it ran in")
    kind, value = pickle.loads(data)  # noqa: S301 (our own child wrote it)
    if kind == "memory":
        raise OverrunError("it takes more memory than it may")
    if kind == "error":
        raise value
    return value


def _received(reading: int, deadline: float, seconds: float) -> bytes:
    """Everything that the child sends before it ends."""
    chunks: list[bytes] = []
    while True:
        ready, _, _ = select.select([reading], [], [], max(0.0, deadline - time.monotonic()))
        if not ready:
            raise OverrunError(f"it takes more than {seconds:.0f} seconds")
        chunk = os.read(reading, _CHUNK)
        if not chunk:
            return b"".join(chunks)
        chunks.append(chunk)


def _child(work: Callable[[], Any], writing: int, seconds: float, memory: int) -> NoReturn:
    """Does the work and sends its result; ends without any of this process's own leave-taking."""
    try:
        _limit(seconds, memory)
        _send(writing, _outcome(work))
    finally:
        os._exit(0)


def _outcome(work: Callable[[], Any]) -> bytes:
    try:
        return pickle.dumps(("result", work()))
    except MemoryError:
        return pickle.dumps(("memory", None))
    except Exception as error:  # noqa: BLE001 (it is raised again in the parent)
        return _told(error)


def _told(error: Exception) -> bytes:
    """The error as bytes, without what it came from; one that does not survive that as its words."""
    error.__cause__ = error.__context__ = error.__traceback__ = None
    try:
        data = pickle.dumps(("error", error))
        pickle.loads(data)  # noqa: S301
    except Exception:  # noqa: BLE001 (any class may have its own reasons)
        return pickle.dumps(("error", RuntimeError(f"{type(error).__name__}: {error}")))
    return data


def _send(writing: int, data: bytes) -> None:
    view = memoryview(data)
    while view:
        view = view[os.write(writing, view) :]


def _limit(seconds: float, memory: int) -> None:
    import resource  # noqa: PLC0415 (where there is fork, it is)

    now = _size()
    _lower(resource.RLIMIT_AS, now + memory)
    _lower(resource.RLIMIT_CPU, int(seconds) + 2)
    _lower(resource.RLIMIT_FSIZE, 0)
    _lower(resource.RLIMIT_CORE, 0)


def _size() -> int:
    """The size of this process's address space; nothing where the system does not say."""
    try:
        with open(_STATM, encoding="ascii") as file:  # noqa: PTH123 (not a file of the user's)
            return int(file.read().split()[0]) * os.sysconf("SC_PAGE_SIZE")
    except (OSError, ValueError):
        return 2 * MEMORY


def _lower(what: int, limit: int) -> None:
    import resource  # noqa: PLC0415

    _, hard = resource.getrlimit(what)
    if hard == resource.RLIM_INFINITY or hard > limit:
        resource.setrlimit(what, (limit, limit))
