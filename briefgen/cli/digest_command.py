"""`briefgen digest`: the weekly digest of the last complete week, of any other, or all that are missing.

It is made for a scheduler: the last line on standard error says what became of it, and the exit status says it again.
"""

import argparse
import sys
from collections.abc import Iterable, Iterator
from datetime import datetime, time
from pathlib import Path

from briefgen import __version__
from briefgen.checks import Subject, check
from briefgen.cli.building import internal_text, report
from briefgen.cli.status import BROKEN, FINDINGS, OK, UsageError
from briefgen.document.digest.issue import issue_id
from briefgen.findings import Finding, Severity, fail, in_order
from briefgen.localization import LanguageError
from briefgen.model import Release, Timeline
from briefgen.model.text import SOURCE_LANGUAGE
from briefgen.project.clock import now
from briefgen.project.files import Contents, Project
from briefgen.project.folders import BRIEFINGS, output_folder
from briefgen.project.zone import in_zone
from briefgen.renderers import EnvironmentBrokenError
from briefgen.service.digests import Series, missing, write_calendar, write_feed
from briefgen.service.documents import Document, materials
from briefgen.service.executors import Means
from briefgen.service.machine import require
from briefgen.service.run import Outcome, Result, build
from briefgen.storage.files import WriteError
from briefgen.storage.lock import locked
from briefgen.weeks import Week, last_complete

_WHOLE_SERIES = ("atom",)


def run(options: argparse.Namespace) -> int:
    """Makes the digests asked for; 1 when any could not be made."""
    project = Project(options.project)
    output = output_folder(project.root, options.output)
    with locked(output, lambda: print("briefgen: waiting for another run to end", file=sys.stderr)):
        return _run(options, project, output)


def _run(options: argparse.Namespace, project: Project, output: Path) -> int:
    contents = project.load()
    weeks = _weeks(options, contents)
    stuff = materials(contents, project.templates(), __version__)
    release = Release(options.release)
    series = Series(contents.timeline.value or Timeline(), stuff, release, contents.settings.document)
    findings = _found(contents, series, weeks[-1])
    if fail(findings):
        errors = [finding for finding in findings if finding.severity is Severity.ERROR]
        print(internal_text(errors, contents, release))
        return _log(weeks, [], output, FINDINGS)
    files = contents.files if release is Release.INTERNAL else {}
    try:
        require(("pdf",) if "eml" in options.format else options.format)
        outcomes = report(_made(options, series, weeks, output, frozenset(contents.briefings)), files)
    except LanguageError as error:
        raise UsageError(str(error)) from None
    except EnvironmentBrokenError as error:
        print(f"briefgen: {error}", file=sys.stderr)
        return _log(weeks, [], output, BROKEN)
    except WriteError as error:
        print(f"briefgen: {error.strerror}: {error.filename}", file=sys.stderr)
        return _log(weeks, [], output, FINDINGS)
    failed = any(outcome.result is Result.FAILED for outcome in outcomes)
    return _log(weeks, outcomes, output, FINDINGS if failed else OK)


def _weeks(options: argparse.Namespace, contents: Contents) -> tuple[Week, ...]:
    """The weeks asked for, in order: the one named or the last complete one, and all from `--since` to it."""
    settings = contents.settings.value
    if settings is None:
        raise UsageError("project.yaml has faults; ‘briefgen check’ shows them")
    here = in_zone(now(), settings.time_zone, contents.settings.document.place(("time-zone",)))
    complete = last_complete(datetime.combine(options.as_of, time()) if options.as_of else here)
    last = options.week or complete
    if last > complete:
        print(f"briefgen: {last} is not over; what is still recorded in it will change its digest", file=sys.stderr)
    if options.since and options.since > last:
        message = f"--since {options.since} is after {last}"
        raise UsageError(message)
    return tuple((options.since or last).until(last))


def _found(contents: Contents, series: Series, week: Week) -> tuple[Finding, ...]:
    """What is wrong with the timeline and the settings; a fault in a briefing does not stop a digest."""
    own = [finding for finding in contents.findings if not finding.span.file.startswith(f"{BRIEFINGS}/")]
    briefings = {issue_id(week): series.briefing(week, SOURCE_LANGUAGE)}
    subject = Subject(contents.timeline, briefings, contents.texts, contents.hashes, week.sunday)
    return in_order((*own, *check(subject)))


def _made(
    options: argparse.Namespace, series: Series, weeks: tuple[Week, ...], output: Path, briefings: frozenset[str]
) -> Iterator[Outcome]:
    """What became of each digest, then of the feeds and calendars that list them."""
    documents = [*_documents(options, series, weeks, output)]
    yield from build(documents, output, briefings, means=Means(options.jobs, options.scheduler))
    for locale in options.locale:
        if "atom" in options.format:
            yield from _outcome(write_feed(series, locale, output))
        if "ics" in options.format:
            yield from _outcome(write_calendar(series, locale, output))


def _documents(
    options: argparse.Namespace, series: Series, weeks: tuple[Week, ...], output: Path
) -> Iterator[Document]:
    formats = tuple(name for name in options.format if name not in _WHOLE_SERIES)
    for locale in options.locale:
        for week in weeks:
            wanted = formats if options.since is None else missing(series, week, locale, formats, output)
            if wanted:
                yield series.document(week, locale, wanted)


def _outcome(written: tuple[Path, bool] | None) -> Iterator[Outcome]:
    if written:
        path, new = written
        yield Outcome(path, Result.BUILT if new else Result.UNCHANGED)


def _log(weeks: tuple[Week, ...], outcomes: Iterable[Outcome], output: Path, status: int) -> int:
    """One line for a scheduler's log; gives the status back."""
    count = dict.fromkeys(Result, 0)
    for outcome in outcomes:
        count[outcome.result] += 1
    span = str(weeks[-1]) if len(weeks) == 1 else f"{weeks[0]}..{weeks[-1]}"
    counts = " ".join(f"{result}={number}" for result, number in count.items())
    state = {OK: "ok", FINDINGS: "failed", BROKEN: "broken"}[status]
    print(f"briefgen digest: status={state} weeks={span} {counts} output={output}", file=sys.stderr)
    return status
