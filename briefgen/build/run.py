"""The run: assembles each planned document once, renders what has changed side by side, and writes what is whole.

Outcomes come in the order of the plan, whatever finishes first; one document that fails does not stop the others.
"""

import hashlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Executor, Future
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from briefgen.build.documents import Document
from briefgen.build.executors import executor
from briefgen.build.inputs import engines
from briefgen.build.manifest import Entry, Manifest, load, prune, save
from briefgen.build.plan import Job
from briefgen.build.tasks import Task, carry_out, failure
from briefgen.build.write import write_whole
from briefgen.findings import Finding, fail
from briefgen.renderers import Rendered


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


@dataclass(frozen=True, slots=True)
class Order:
    """One output that is wanted: the job, its name below the output folder, and the task that makes it, if any can."""

    job: Job
    name: str
    task: Task | None
    findings: tuple[Finding, ...]


Told = Callable[[str], None]


def orders(documents: Iterable[Document]) -> Iterator[Order]:
    """An order for each format of each document, in the order of the plan."""
    for document in documents:
        for suffix in document.job.formats:
            name = document.job.path(suffix).as_posix()
            task = Task(suffix, document.name, document.html, document.data) if document.html else None
            yield Order(document.job, name, task, document.findings)


class Run:
    """Carries orders out into one output folder."""

    def __init__(self, output: Path, manifest: Manifest, told: Told = lambda _name: None) -> None:
        self._output = output
        self._manifest = manifest
        self._told = told

    def stale(self, wanted: Sequence[Order]) -> list[Order]:
        """The orders whose files are not as their keys would make them."""
        return [order for order in wanted if order.task and not self._is_current(order, order.task)]

    def _is_current(self, order: Order, task: Task) -> bool:
        return self._manifest.is_current(self._output, order.name, task.key(engines()))

    def carry_out(self, wanted: Sequence[Order], stale: Sequence[Order], executor: Executor) -> Iterator[Outcome]:
        """What became of each order, in order; the stale ones are rendered, the longest first."""
        names = {order.name for order in stale}
        futures: dict[str, Future[Rendered]] = {}
        for order in sorted(stale, key=_size, reverse=True):
            if order.task:
                futures[order.name] = executor.submit(carry_out, order.task)
        for order in wanted:
            if order.task is None:
                yield Outcome(self._output / order.name, Result.FAILED, findings=order.findings)
            elif order.name in names:
                yield self._finish(order, order.task, futures[order.name])
            else:
                entry = self._manifest.entries[order.name]
                yield Outcome(self._output / order.name, Result.UNCHANGED, entry.pages, order.findings)
            self._told(order.name)

    def _finish(self, order: Order, task: Task, future: "Future[Rendered]") -> Outcome:
        try:
            rendered = future.result()
        except (ImportError, OSError):
            raise
        except Exception as error:  # noqa: BLE001 (a worker that died, a cluster that went away)
            rendered = Rendered(b"", findings=(failure(task, error),))
        path = self._output / order.name
        findings = (*order.findings, *rendered.findings)
        if fail(findings):
            return Outcome(path, Result.FAILED, rendered.pages, findings)
        written = write_whole(path, rendered.data)
        self._remember(order, task, rendered)
        return Outcome(path, Result.BUILT if written else Result.UNCHANGED, rendered.pages, findings)

    def _remember(self, order: Order, task: Task, rendered: Rendered) -> None:
        """Notes what was written; a document with findings is made again next time, so that they are seen again."""
        key = "" if rendered.findings else task.key(engines())
        sha256 = hashlib.sha256(rendered.data).hexdigest()
        self._manifest.entries[order.name] = Entry(order.job.briefing, key, sha256, rendered.pages)


def _size(order: Order) -> int:
    """A guess of the work: PDF layout costs most, and grows with the text."""
    return len(order.task.html) * (10 if order.task.format == "pdf" else 1) if order.task else 0


def build(  # noqa: PLR0913 (the last three are choices of the user, by name)
    made: Sequence[Document],
    output: Path,
    briefings: frozenset[str],
    *,
    jobs: int | None = None,
    scheduler: str | None = None,
    told: Told = lambda _name: None,
) -> Iterator[Outcome]:
    """Renders the documents that have changed and writes them; the briefings are all there are, for pruning."""
    manifest = load(output)
    run = Run(output, manifest, told)
    wanted = list(orders(made))
    stale = run.stale(wanted)
    try:
        with executor(len(stale), jobs, scheduler) as where:
            yield from run.carry_out(wanted, stale, where)
        prune(output, manifest, briefings)
    finally:
        if stale or manifest.entries:
            save(output, manifest)
