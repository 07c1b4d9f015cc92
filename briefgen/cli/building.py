"""Making what `briefgen build` was asked for, with a line for each document as it is done."""

import argparse
import sys
from collections.abc import Iterable, Sequence

from briefgen import __version__
from briefgen.build.documents import documents, materials
from briefgen.build.machine import EnvironmentBrokenError, require
from briefgen.build.plan import UnknownBriefingError, Wanted, plan
from briefgen.build.run import Outcome, Result, build
from briefgen.build.shortcut import Wish, remember
from briefgen.checks import Subject, check
from briefgen.cli.build_command import shown
from briefgen.cli.status import BROKEN, FINDINGS, OK, UsageError
from briefgen.findings import Finding, Severity, fail, in_order
from briefgen.localization import LanguageError
from briefgen.model import Release
from briefgen.project.files import Contents, Project
from briefgen.reports import as_text


def make(options: argparse.Namespace, wish: Wish) -> int:
    """Checks the project, makes the documents, and reports."""
    project = Project(wish.root)
    contents = project.load()
    findings = in_order((*contents.findings, *check(_subject(contents, options))))
    if fail(findings):
        print(as_text([finding for finding in findings if finding.severity is Severity.ERROR], contents.files))
        print("briefgen: nothing was made; former outputs are as they were", file=sys.stderr)
        return FINDINGS
    try:
        outcomes = _made(project, contents, options, wish)
    except (UnknownBriefingError, LanguageError) as error:
        raise UsageError(str(error)) from None
    except EnvironmentBrokenError as error:
        print(f"briefgen: {error}", file=sys.stderr)
        return BROKEN
    if any(outcome.result is Result.FAILED for outcome in outcomes):
        return FINDINGS
    if not any(outcome.findings for outcome in outcomes):
        sources = (
            [source.file for source in contents.timeline.value.sources if source.file]
            if contents.timeline.value
            else []
        )
        remember(wish, sources, [outcome.path.relative_to(wish.output).as_posix() for outcome in outcomes])
    return OK


def _subject(contents: Contents, options: argparse.Namespace) -> Subject:
    return Subject(contents.timeline, contents.briefings, contents.texts, contents.hashes, options.as_of)


def _made(project: Project, contents: Contents, options: argparse.Namespace, wish: Wish) -> list[Outcome]:
    wanted = Wanted(tuple(options.ids), options.format, options.locale, options.as_of, Release(options.release))
    jobs = plan(wanted, contents.briefings)
    require(wanted.formats)
    assembled = list(documents(jobs, wanted, contents, materials(contents, project.templates(), __version__)))
    outcomes = build(assembled, wish.output, frozenset(contents.briefings), jobs=options.jobs)
    return report(outcomes, contents)


def report(outcomes: Iterable[Outcome], contents: Contents) -> list[Outcome]:
    """Prints a line for each document as it is done, and its findings, each once."""
    done: list[Outcome] = []
    said: set[Finding] = set()
    for outcome in outcomes:
        done.append(outcome)
        _say_findings([finding for finding in outcome.findings if finding not in said], contents)
        said.update(outcome.findings)
        pages = f", {outcome.pages} pages" if outcome.pages else ""
        print(f"{outcome.result:>9}  {shown(outcome.path)}{pages}", file=sys.stderr)
    return done


def _say_findings(findings: Sequence[Finding], contents: Contents) -> None:
    if findings:
        print(as_text(in_order(findings), contents.files))
