"""The run: renders what has changed side by side, while more is assembled, and writes what is whole.

Outcomes come in the order of the plan, whatever finishes first; one document that fails does not stop the others.
"""

import hashlib
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping
from concurrent.futures import BrokenExecutor, Executor, Future
from contextlib import ExitStack
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Final, TypeAlias

from briefgen.document.enclosure import Enclosure, Reference
from briefgen.findings import Finding, fail
from briefgen.renderers import Rendered
from briefgen.service.documents import ENCLOSING, AssembledDocument
from briefgen.service.executors import Means, executor, processes
from briefgen.service.inputs import engines
from briefgen.service.plan import Job
from briefgen.service.store import Made, Store
from briefgen.service.tasks import Task, failure, timed
from briefgen.storage.files import WriteError, read_plain, set_aside, sweep, write_whole


class Result(StrEnum):
    """What became of a document."""

    BUILT = "built"
    UNCHANGED = "unchanged"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class Outcome:
    """One document in one format: what became of it, its pages where known, and what was found."""

    path: Path
    result: Result
    pages: int | None = None
    findings: tuple[Finding, ...] = ()
    seconds: float = 0.0
    aside: Path | None = None  # where the document lies now that somebody had edited


@dataclass(frozen=True, slots=True)
class Order:
    """One output that is wanted: the job, its name below the output folder, and the task that makes it, if any can."""

    job: Job
    name: str
    task: Task | None
    findings: tuple[Finding, ...]
    recipe: str = ""
    stands: bool = False


Told = Callable[[str], None]
_Rendering: TypeAlias = Future[tuple[Rendered, float]]
Origin: TypeAlias = Callable[[Job, str, Finding], Finding]  # a job, its HTML, and what was found in it
_NO_REFERENCES: Final[Mapping[str, Reference]] = MappingProxyType({})


def orders(documents: Iterable[AssembledDocument], references: Mapping[str, Reference]) -> Iterator[Order]:
    """An order for each format of each document, in the order of the plan; Word's look may come from a reference."""
    for document in documents:
        for suffix in document.job.formats:
            name = document.job.path(suffix).as_posix()
            look = references.get(document.job.briefing) if suffix == "docx" else None
            with_it = document.enclosure if suffix in ENCLOSING else Enclosure()
            task = Task(suffix, document.name, document.html, document.data, look, with_it, document.foreign)
            is_made = task if document.html else None
            yield Order(document.job, name, is_made, document.findings, document.recipe, document.stands)


def as_found(_job: Job, _html: str, finding: Finding) -> Finding:
    """A finding as it is, at its place in the document."""
    return finding


class Run:
    """Carries orders out into one output folder."""

    def __init__(
        self, store: Store, told: Told = lambda _name: None, origin: Origin = as_found, *, strict: bool = False
    ) -> None:
        self._store = store
        self._told = told
        self._strict = strict
        self._origin = origin

    def carry_out(self, wanted: Iterable[Order], where: Callable[[], Executor]) -> Iterator[Outcome]:
        """What became of each order, in order; what is not as it would be made is rendered while more orders come.

        The executor is asked for when there is something to render, so that nothing is started in vain.
        """
        waiting: deque[tuple[Order, _Rendering | None]] = deque()
        for order in wanted:
            waiting.append((order, self._begun(order, where)))
            while waiting and _is_over(waiting[0][1]):
                yield self._outcome(*waiting.popleft())
        while waiting:
            yield self._outcome(*waiting.popleft())

    def _begun(self, order: Order, where: Callable[[], Executor]) -> _Rendering | None:
        """The rendering of an order, or None where its file stands as its key would make it, or cannot be made."""
        task = order.task
        if task is None or self._store.made(order.name, task.key(engines())):
            return None
        return _submitted(where(), task)

    def _outcome(self, order: Order, rendering: _Rendering | None) -> Outcome:
        self._told(order.name)
        if order.task is None and not order.stands:
            return Outcome(self._store.output / order.name, Result.FAILED, findings=order.findings)
        if order.task is None or rendering is None:
            return self._leave(order)
        return self._finish(order, order.task, rendering)

    def _leave(self, order: Order) -> Outcome:
        """Leaves a file as it is, and notes the recipe by which it would be made now."""
        inputs = (order.recipe, order.task.key(engines()) if order.task else "")
        made = self._store.made(order.name, *inputs)
        if made and order.task:
            self._store.note(order.name, made._replace(inputs=("" if order.findings else inputs[0], inputs[1])))
        path = self._store.output / order.name
        return Outcome(path, Result.UNCHANGED, made.pages if made else None, order.findings)

    def _finish(self, order: Order, task: Task, rendering: _Rendering) -> Outcome:
        rendered, seconds = _result(task, rendering)
        path = self._store.output / order.name
        found = (self._origin(order.job, task.html, finding) for finding in rendered.findings)
        findings = (*order.findings, *found)
        if fail(findings, strict=self._strict):
            return Outcome(path, Result.FAILED, rendered.pages, findings, seconds)
        aside = self._set_aside(order.name, rendered.data)
        try:
            written = write_whole(path, rendered.data)
        except WriteError:
            if aside:  # nothing has taken its place
                aside.unlink()
            raise
        self._remember(order, task, rendered)
        return Outcome(path, Result.BUILT if written else Result.UNCHANGED, rendered.pages, findings, seconds, aside)

    def _set_aside(self, name: str, data: bytes) -> Path | None:
        """Keeps a document that somebody edited since it was made, under another name."""
        path = self._store.output / name
        now = read_plain(path)
        if now is None or now == data or hashlib.sha256(now).hexdigest() == self._store.written(name):
            return None
        return set_aside(path)

    def _remember(self, order: Order, task: Task, rendered: Rendered) -> None:
        """Notes what was written; a document with findings is made again next time, so that they are seen again."""
        key = "" if rendered.findings else task.key(engines())
        recipe = "" if rendered.findings or order.findings else order.recipe
        sha256 = hashlib.sha256(rendered.data).hexdigest()
        self._store.note(order.name, Made(order.job.briefing, (recipe, key), sha256, rendered.pages))


def _submitted(where: Executor, task: Task) -> _Rendering:
    """The rendering of a task; an executor whose worker died takes none, which is seen when the result is asked for."""
    try:
        return where.submit(timed, task)
    except BrokenExecutor as error:
        broken: _Rendering = Future()
        broken.set_exception(error)
        return broken


def _is_over(rendering: _Rendering | None) -> bool:
    return rendering is None or rendering.done()


def _result(task: Task, rendering: _Rendering) -> tuple[Rendered, float]:
    """What a task gave; one whose worker died is tried once more by itself, since another may have been to blame."""
    try:
        try:
            return rendering.result()
        except BrokenExecutor:
            with processes(1) as alone:
                return alone.submit(timed, task).result()
    except (ImportError, OSError):
        raise  # the machine's fault
    except Exception as error:  # noqa: BLE001 (a worker that died again, a cluster that went away)
        return Rendered(b"", findings=(failure(task, error),)), 0.0


def render_all(  # noqa: PLR0913 (the last ones are choices of the user, by name)
    made: Iterable[AssembledDocument],
    store: Store,
    briefings: frozenset[str],
    *,
    means: Means = Means(),
    references: Mapping[str, Reference] = _NO_REFERENCES,
    told: Told = lambda _name: None,
    strict: bool = False,
    origin: Origin = as_found,
) -> Iterator[Outcome]:
    """Renders the documents that have changed and writes them; the briefings are all there are, for pruning.

    Strictly, a document with a warning is not written. What is found in a document is led to its origin.
    """
    sweep(store.output)
    run = Run(store, told, origin, strict=strict)
    try:
        with ExitStack() as stack:
            where = cache(lambda: stack.enter_context(executor(means)))
            yield from run.carry_out(orders(made, references), where)
        store.prune(briefings)
    finally:
        store.save()
