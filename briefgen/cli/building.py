"""Reporting: a build or a digest as it goes on, with a line for each document as it is done, and its findings."""

import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Final

from briefgen.checks.languages import untranslated
from briefgen.cli.status import FINDINGS, OK, shown
from briefgen.findings import Finding, Span, in_order
from briefgen.model import Release
from briefgen.project.codes import UNREAD_FILE
from briefgen.project.files import Contents
from briefgen.project.folders import BRIEFINGS
from briefgen.reports import as_text, printable
from briefgen.service.building import build
from briefgen.service.executors import Means
from briefgen.service.plan import Job, StoppedError
from briefgen.service.requests import Listener, Request
from briefgen.service.run import Outcome, Result

_MOST_NAMED: Final = 5  # texts of a document that lack its language
_BEGIN: Final = "‘briefgen draft ID --topic TOPIC’ begins one"


def make(root: Path, output: Path, request: Request, means: Means) -> int:
    """Makes the documents, and reports; 1 when a finding stopped any."""
    with reporting(request.release, "build") as report:
        try:
            outcomes = report.each(build(root, output, request, means, report.listener))
        except StoppedError as error:
            report.stopped(error.findings)
            print("briefgen: nothing was made; former outputs are as they were", file=sys.stderr)
            return FINDINGS
    return FINDINGS if any(outcome.result is Result.FAILED for outcome in outcomes) else OK


@contextmanager
def reporting(release: str, work: str) -> Iterator["Report"]:
    """A report of some work for a release, with a bar on a terminal while it goes on."""
    with ExitStack() as stack:
        yield Report(release, work, stack)


class Report:
    """What is printed of a run. The log of a narrower release has the places of findings alone, for they may quote."""

    def __init__(self, release: str, work: str, bars: ExitStack) -> None:
        self._is_internal = release == Release.INTERNAL
        self._contents: Contents | None = None
        self._bars = bars
        self._tell: Callable[[str], None] = _silent
        self.is_planned = False  # what is to be made is known: nothing else is in the way
        waiting = f"briefgen: waiting for another {work} to end"
        self.listener = Listener(
            waiting=lambda: print(waiting, file=sys.stderr), read=self.read, planned=self._plan, done=self._done,
            uncatalogued=_say_uncatalogued,
        )  # fmt: skip

    def read(self, contents: Contents) -> None:
        """Takes what was read, to show the lines that findings are about."""
        self._contents = contents
        if self._is_internal:
            _say([finding for finding in contents.findings if finding.code is UNREAD_FILE], contents.files)

    def _plan(self, jobs: Sequence[Job]) -> None:
        self.is_planned = True
        if not jobs:
            print(f"briefgen: there is nothing to make: no briefing lies in {BRIEFINGS}/; {_BEGIN}", file=sys.stderr)
        if self._is_internal and self._contents:  # a narrower log must not tell of what it does not hold
            _say_untranslated(self._contents, jobs)
        self._tell = self._bars.enter_context(_progress(sum(len(job.formats) for job in jobs)))

    def _done(self, name: str) -> None:
        self._tell(name)

    def each(self, outcomes: Iterable[Outcome]) -> list[Outcome]:
        """Prints a line for each document as it is done, and its findings, each once."""
        done: list[Outcome] = []
        said: set[Finding] = set()
        for outcome in outcomes:
            done.append(outcome)
            _say([self._placed(finding, outcome) for finding in outcome.findings if finding not in said], self._lines)
            said.update(outcome.findings)
            print(_line(outcome), file=sys.stderr)
            if outcome.aside:
                told = (
                    f"{shown(outcome.path)} was changed by hand since it was made; it is kept as {outcome.aside.name}"
                )
                print(f"     kept  {printable(told)}", file=sys.stderr)
        return done

    def _placed(self, finding: Finding, outcome: Outcome) -> Finding:
        """The finding with its line; beside a narrower document without, for it tells how much stands above it."""
        if self._is_internal or outcome.result is Result.FAILED:
            return finding
        return replace(finding, span=Span(finding.span.file))

    def stopped(self, findings: Sequence[Finding]) -> None:
        """Prints what is wrong with the project, before what follows it."""
        if self._is_internal:
            print(as_text(findings, self._lines), flush=True)
            return
        places = [f"{each.span.file}:{each.span.line}: {each.severity}[{each.code.name}]" for each in findings]
        print("\n".join([*places, "", "‘briefgen check’ says more"]), flush=True)

    @property
    def _lines(self) -> Mapping[str, str]:
        return self._contents.files if self._is_internal and self._contents else {}


def _say_untranslated(contents: Contents, jobs: Iterable[Job]) -> None:
    """A line for each document whose texts are shown in another language, naming the first of them."""
    for job in jobs:
        loaded = contents.briefings.get(job.briefing)
        lacking = list(untranslated(loaded.value, loaded.document, job.locale)) if loaded and loaded.value else []
        if lacking:
            named = "; ".join(f"{text.where} [{text.shown_in}]" for text in lacking[:_MOST_NAMED])
            more = f" and {len(lacking) - _MOST_NAMED} more" if len(lacking) > _MOST_NAMED else ""
            told = f"‘{job.briefing}’ lacks {len(lacking)} texts in ‘{job.locale}’, shown in another language"
            remedy = f"‘briefgen list --untranslated --locale {job.locale}’ names all"
            print(f"briefgen: {told}: {named}{more}; {remedy}", file=sys.stderr)


def _say_uncatalogued(locale: str) -> None:
    told = f"there is no catalogue of messages in ‘{locale}’: headings stand in English"
    print(f"briefgen: {told}; ‘briefgen explain missing-catalogue’ says more", file=sys.stderr)


def _silent(_name: str) -> None:
    """Says nothing."""


def _line(outcome: Outcome) -> str:
    pages = f", {outcome.pages} pages" if outcome.pages else ""
    seconds = f", {outcome.seconds:.1f} s" if outcome.seconds else ""
    return f"{outcome.result:>9}  {shown(outcome.path)}{pages}{seconds}"


@contextmanager
def _progress(count: int) -> Iterator[Callable[[str], None]]:
    """A bar on a terminal that says what is being rendered and the time left; nothing where there is no terminal."""
    if not sys.stderr.isatty():
        yield _silent
        return
    from rich.console import Console  # noqa: PLC0415 (slow to import, and only a terminal needs it)
    from rich.progress import BarColumn, Progress, TextColumn, TimeRemainingColumn  # noqa: PLC0415

    columns = (
        TextColumn("{task.description}"),
        BarColumn(),
        TextColumn("{task.completed}/{task.total}"),
        TimeRemainingColumn(),
    )
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("", total=count)
        yield lambda name: bar.update(task, advance=1, description=name)


def _say(findings: Sequence[Finding], files: Mapping[str, str]) -> None:
    if findings:
        print(as_text(in_order(findings), files), flush=True)
