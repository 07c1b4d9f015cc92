"""Executors: where tasks are carried out — here, in processes side by side, or on a Dask cluster.

All of them are `concurrent.futures.Executor`s, and the bytes are the same from each.
"""

import gc
import multiprocessing
import os
import select
import signal
from collections.abc import Callable, Collection, Iterator
from concurrent.futures import Executor, Future, ProcessPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from typing import Any, Final, TypeVar

Result = TypeVar("Result")
# Where no process can be started clean (Windows), everything is done in this one.
CLEAN_STARTS: Final = "forkserver" in multiprocessing.get_all_start_methods()
_ENGINES: Final = {"pdf": "briefgen.renderers.pdf.rendering", "docx": "briefgen.renderers.docx.page"}


class InlineExecutor(Executor):
    """Carries each task out at once, in this process."""

    def submit(self, function: Callable[..., Result], /, *arguments: Any, **named: Any) -> "Future[Result]":
        """The finished future of a call."""
        future: Future[Result] = Future()
        try:
            future.set_result(function(*arguments, **named))
        except Exception as error:  # noqa: BLE001 (it is raised again where the result is asked for)
            future.set_exception(error)
        return future


def cores() -> int:
    """How many processors this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


@dataclass(frozen=True, slots=True)
class Means:
    """What there is to render with: so many processes (None is one a processor), or the address of a Dask scheduler.

    A kept executor goes before both, and stays when the work is done.
    """

    jobs: int | None = None
    scheduler: str | None = None
    kept: Executor | None = None


@contextmanager
def executor(means: Means) -> Iterator[Executor]:
    """An executor: a Dask cluster's if a scheduler is named, else processes, which begin as tasks come, or this one."""
    if means.kept is not None:
        yield means.kept
        return
    if means.scheduler is not None:
        with _cluster(means.scheduler) as found:
            yield found
        return
    workers = means.jobs or cores()
    if workers == 1 or not _share_work():
        yield InlineExecutor()
        return
    pool = processes(workers)
    try:
        yield pool
    finally:  # where a full disk or Ctrl+C ended the run, what was not begun is not made for nothing
        pool.shutdown(cancel_futures=True)


@cache
def _share_work() -> bool:
    """Whether processes can work side by side here: their semaphores need a place (/dev/shm) that is not everywhere."""
    if not CLEAN_STARTS:
        return False
    try:
        _clean().Lock()
    except (OSError, ImportError):
        return False
    return True


def warm(means: Means, formats: Collection[str]) -> None:
    """Lets the engines be imported for processes to come, while this one still reads; where there may be some."""
    if means.scheduler is None and min(means.jobs or cores(), cores()) > 1 and _share_work():
        import multiprocessing.forkserver  # noqa: PLC0415 (not every system has it)

        engines = [module for name, module in _ENGINES.items() if name in formats]
        _clean().set_forkserver_preload([*engines, "briefgen.service.tasks"])
        multiprocessing.forkserver.ensure_running()


def processes(workers: int) -> Executor:
    """So many processes, which look for cycles as seldom as this one."""
    return ProcessPoolExecutor(workers, _clean(), initializer=_begin, initargs=gc.get_threshold())


def _begin(*thresholds: int) -> None:
    """Sets a worker up; Ctrl+C, which the terminal sends to all processes, is for the one that gave it its work."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    _end_with_parent()
    gc.set_threshold(*thresholds)


def _clean() -> Any:
    """Where processes come from: each starts clean, so that no thread or open file of this one is copied.

    They are started as `python -c`, which would look for modules in the folder it is started in: that is the project.
    """
    os.environ["PYTHONSAFEPATH"] = "1"
    return multiprocessing.get_context("forkserver")


def _end_with_parent() -> None:
    """Lets this worker end when the program that it works for is gone, however that was ended.

    It waits for work from a pipe of which it holds both ends, so it would wait for ever. Another pipe is held open by
    the program alone: the system sends SIGIO when that closes, and the default of SIGIO ends a process.
    """
    import fcntl  # noqa: PLC0415 (where workers are, it is)

    parent = multiprocessing.parent_process()
    if parent is None or not hasattr(fcntl, "F_SETOWN"):
        return
    pipe = parent.sentinel
    fcntl.fcntl(pipe, fcntl.F_SETOWN, os.getpid())
    fcntl.fcntl(pipe, fcntl.F_SETFL, fcntl.fcntl(pipe, fcntl.F_GETFL) | os.O_ASYNC)
    if select.select([pipe], [], [], 0)[0]:  # the program ended before this worker could ask to be told
        os._exit(1)


@contextmanager
def _cluster(address: str) -> Iterator[Executor]:
    from distributed import Client  # noqa: PLC0415 (an extra: briefgen[dask])

    with Client(address, set_as_default=False) as client:  # type: ignore[no-untyped-call]
        yield client.get_executor(pure=False, retries=3)
