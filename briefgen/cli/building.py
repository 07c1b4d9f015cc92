"""Making what `briefgen build` was asked for, with a line for each document as it is done."""

import argparse
import hashlib
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import PurePosixPath
from typing import Final

from briefgen import __version__
from briefgen.checks import Subject, check
from briefgen.checks.languages import untranslated
from briefgen.cli.build_command import shown
from briefgen.cli.status import BROKEN, FINDINGS, OK, UsageError
from briefgen.document.lending import Reference
from briefgen.findings import Finding, fail, in_order
from briefgen.localization import LanguageError
from briefgen.model import Release
from briefgen.project.files import Contents, Project, reference_at
from briefgen.project.folders import BRIEFINGS
from briefgen.release import NON_PAPER, level_of
from briefgen.renderers import EnvironmentBrokenError
from briefgen.reports import as_text
from briefgen.service.catalogues import speaking
from briefgen.service.documents import materials
from briefgen.service.executors import Means
from briefgen.service.machine import require
from briefgen.service.origins import Origins
from briefgen.service.plan import Job, UnknownBriefingError, Wanted, plan
from briefgen.service.recipes import Recipes, prepared
from briefgen.service.run import Outcome, Result, as_found, build
from briefgen.service.shortcut import Wish, begin, remember
from briefgen.storage.lock import locked

_MOST_NAMED: Final = 5  # texts of a document that lack its language


def make(options: argparse.Namespace, wish: Wish) -> int:
    """Checks the project, makes the documents, and reports; waits while another run has the output folder."""
    with locked(wish.output, lambda: print("briefgen: waiting for another build to end", file=sys.stderr)):
        return _make(options, wish)


def _make(options: argparse.Namespace, wish: Wish) -> int:
    begun = begin(wish)
    project = Project(wish.root)
    contents = project.load()
    findings = in_order((*contents.findings, *check(_subject(contents, options))))
    if options.final:
        findings = tuple(finding for finding in findings if _concerns(finding, options.ids))
    if fail(findings, strict=options.final):
        stopping = [finding for finding in findings if fail([finding], strict=options.final)]
        print(internal_text(stopping, contents, Release(options.release)), flush=True)  # before what follows it
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
    # The memory of a whole run names all that was read: it stays out of folders that are given to others.
    if not any(outcome.findings for outcome in outcomes) and options.release == Release.INTERNAL:
        names = [outcome.path.relative_to(wish.output).as_posix() for outcome in outcomes]
        remember(wish, begun, _read(contents), names)
    return OK


def _concerns(finding: Finding, ids: Sequence[str]) -> bool:
    """Whether a finding is about what is made: not when it is about another briefing's file."""
    path = PurePosixPath(finding.span.file)
    return not ids or path.parent.name != BRIEFINGS or path.stem in ids


def internal_text(findings: Sequence[Finding], contents: Contents, release: Release) -> str:
    """Findings about the whole project; the log of a narrower release has their places alone, for they may quote."""
    if release is Release.INTERNAL:
        return as_text(findings, contents.files)
    places = [f"{each.span.file}:{each.span.line}: {each.severity}[{each.code.name}]" for each in findings]
    return "\n".join([*places, "", "‘briefgen check’ says more"])


def _read(contents: Contents) -> dict[str, str]:
    """The files that documents were made from, beside the timeline, the briefings and the templates; with hashes."""
    timeline = contents.timeline.value
    sources = timeline.sources if timeline else ()
    read = {source.file: contents.hashes[source.id] for source in sources if source.file}
    looks = contents.references.values()
    return read | {look.name: hashlib.sha256(look.data).hexdigest() for look in looks}


def _references(contents: Contents, options: argparse.Namespace) -> Mapping[str, Reference]:
    """For each briefing the Word document that lends it its look; the one on the command line goes before its own.

    A non-paper has no letterhead.
    """
    found = contents.references
    if options.reference_doc is not None:
        found = dict.fromkeys(contents.briefings, reference_at(options.reference_doc))
    kinds = {name: loaded.value.kind for name, loaded in contents.briefings.items() if loaded.value}
    return {name: reference for name, reference in found.items() if kinds.get(name) != NON_PAPER}


def _named(contents: Contents, options: argparse.Namespace) -> list[str]:
    """The briefings that may be known of at the release; one that may not is left for being asked for by name."""
    level = Release(options.release)
    return [
        name
        for name, loaded in contents.briefings.items()
        if name in options.ids or loaded.value is None or level_of(loaded.value, level).shows(loaded.value.release)
    ]


def _subject(contents: Contents, options: argparse.Namespace) -> Subject:
    return Subject(contents.timeline, contents.briefings, contents.texts, contents.hashes, options.as_of)


def _made(project: Project, contents: Contents, options: argparse.Namespace, wish: Wish) -> list[Outcome]:
    release = Release(options.release)
    wanted = Wanted(
        tuple(options.ids), options.format, options.locale, options.as_of, release, options.since, final=options.final
    )
    jobs = plan(wanted, _named(contents, options))
    require(wanted.formats)
    stuff = materials(contents, project.templates(), __version__)
    looks = _references(contents, options)
    recipes = Recipes(wanted, contents, stuff, looks)
    for locale in wanted.locales:  # one that is not known stops everything before anything is made
        speaking(locale, None, stuff.templates)
    if release is Release.INTERNAL:  # a narrower log must not tell of what it does not hold
        _say_untranslated(contents, jobs)
    made = prepared(jobs, contents, stuff, recipes, wish.output)
    known = frozenset(contents.briefings)
    with progress(len(jobs) * len(wanted.formats)) as told:
        outcomes = build(
            made,
            wish.output,
            known,
            told=told,
            means=Means(options.jobs, options.scheduler, getattr(options, "kept", None)),
            references=looks,
            strict=options.final,
            origin=Origins(contents) if release is Release.INTERNAL else as_found,  # a log must not tell of other files
        )
        return report(outcomes, contents.files if release is Release.INTERNAL else {})


def _say_untranslated(contents: Contents, jobs: Iterable[Job]) -> None:
    """A line for each document whose texts are shown in another language, naming the first of them."""
    for job in jobs:
        loaded = contents.briefings[job.briefing]
        lacking = list(untranslated(loaded.value, loaded.document, job.locale)) if loaded.value else []
        if lacking:
            named = "; ".join(f"{text.where} [{text.shown_in}]" for text in lacking[:_MOST_NAMED])
            more = f" and {len(lacking) - _MOST_NAMED} more" if len(lacking) > _MOST_NAMED else ""
            told = f"‘{job.briefing}’ lacks {len(lacking)} texts in ‘{job.locale}’, shown in another language"
            remedy = f"‘briefgen list --untranslated --locale {job.locale}’ names all"
            print(f"briefgen: {told}: {named}{more}; {remedy}", file=sys.stderr)


def report(outcomes: Iterable[Outcome], files: Mapping[str, str]) -> list[Outcome]:
    """Prints a line for each document as it is done, and its findings, each once, with lines of the files given."""
    done: list[Outcome] = []
    said: set[Finding] = set()
    for outcome in outcomes:
        done.append(outcome)
        _say_findings([finding for finding in outcome.findings if finding not in said], files)
        said.update(outcome.findings)
        print(_line(outcome), file=sys.stderr)
    return done


def _line(outcome: Outcome) -> str:
    pages = f", {outcome.pages} pages" if outcome.pages else ""
    seconds = f", {outcome.seconds:.1f} s" if outcome.seconds else ""
    return f"{outcome.result:>9}  {shown(outcome.path)}{pages}{seconds}"


@contextmanager
def progress(count: int) -> Iterator[Callable[[str], None]]:
    """A bar on a terminal that says what is being rendered and the time left; nothing where there is no terminal."""
    if not sys.stderr.isatty():
        yield lambda _name: None
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


def _say_findings(findings: Sequence[Finding], files: Mapping[str, str]) -> None:
    if findings:
        print(as_text(in_order(findings), files), flush=True)
