"""`briefgen check`: everything is validated, and every finding printed."""

import argparse
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from itertools import groupby, islice

from briefgen import __version__
from briefgen.build.documents import CATALOGUE, catalogue_name, document, materials, speaking
from briefgen.build.plan import Job, Wanted
from briefgen.checks import Subject, check
from briefgen.checks.languages import MISSING_CATALOGUE, MISSING_MESSAGES, coverage
from briefgen.checks.reading import Reading
from briefgen.clearance import faults
from briefgen.cli.status import FINDINGS, OK
from briefgen.document.assembly import rehearse
from briefgen.findings import Finding, Span, fail, in_order
from briefgen.loader import Loaded
from briefgen.localization.catalogue import untranslated
from briefgen.model import Briefing, Query, Release, Timeline
from briefgen.model.briefing import Stage
from briefgen.model.text import SOURCE_LANGUAGE, same_language
from briefgen.project.clock import today
from briefgen.project.files import Contents, Project
from briefgen.project.folders import TEMPLATES
from briefgen.reports import as_github, as_json, as_text
from briefgen.selection import Selection

_FEW = 4  # events of each status, and figures, with which a template is tried


def run(options: argparse.Namespace) -> int:
    """Prints the findings of the project; 1 when any stops a build."""
    as_of = options.as_of or today()
    project = Project(options.project)
    contents = project.load()
    findings = found(project, contents, as_of, options.locale)
    match options.format:
        case "json":
            print(as_json(findings))
        case "github":
            print(as_github(findings), end="")
        case _:
            print(as_text(findings, contents.files))
    return FINDINGS if fail(findings, strict=options.strict) else OK


def found(project: Project, contents: Contents, as_of: date, locales: Sequence[str] = ()) -> tuple[Finding, ...]:
    """Everything wrong with the project as of a day: its files, their meaning, and the documents made of them.

    For the languages named, also what they lack.
    """
    subject = Subject(contents.timeline, contents.briefings, contents.texts, contents.hashes, as_of)
    findings = (*contents.findings, *check(subject))
    if contents.timeline.value is not None and not fail(findings):
        findings = (*findings, *_assembled(project, contents, as_of))
    for locale in locales:
        findings = (*findings, *_lacking(project, subject, locale))
    return in_order(findings)


def _lacking(project: Project, subject: Subject, locale: str) -> Iterator[Finding]:
    """What a language lacks: texts, and the catalogue of its messages."""
    yield from coverage(Reading(subject), locale)
    templates = project.templates()
    name = catalogue_name(locale, templates)
    span = Span(f"{TEMPLATES}/{name or CATALOGUE.format(locale)}")
    if name is None:
        if not same_language(locale, SOURCE_LANGUAGE):
            yield MISSING_CATALOGUE.at(span, f"there is no catalogue for ‘{locale}’")
    elif missing := untranslated(templates[name].encode(), locale):
        message = f"the catalogue of ‘{locale}’ lacks messages: {len(missing)}, the first is “{missing[0]}”"
        yield MISSING_MESSAGES.at(span, message)


def _assembled(project: Project, contents: Contents, as_of: date) -> tuple[Finding, ...]:
    """What is found when texts and templates are run: all texts, and each template with its fullest briefing."""
    timeline = contents.timeline.value or Timeline()
    templates = project.templates()
    stuff = materials(contents, templates, __version__, pictures=False)
    wanted = Wanted((), (), ("en",), as_of, Release.INTERNAL)
    fullest = _fullest(contents.briefings)
    found: list[Finding] = []
    for identifier, loaded in contents.briefings.items():
        if identifier in fullest:
            job = Job(identifier, "en", (), Release.INTERNAL)
            found += document(job, wanted, _sample(loaded, timeline), timeline, stuff).findings
        elif loaded.value is not None:
            found += faults(loaded, timeline, as_of, Release.INTERNAL)
            selection = Selection(timeline, as_of, Release.INTERNAL, loaded.value.select)
            found += rehearse(loaded, selection, speaking("en", loaded.value.style, templates), stuff)
    return (*found, *_unfit(contents))


def _sample(loaded: Loaded[Briefing], timeline: Timeline) -> Loaded[Briefing]:
    """A draft with a few events of each status and a few figures: enough to run every line of its template."""
    briefing = loaded.value
    if briefing is None or briefing.clearance.status is not Stage.DRAFT:
        return loaded
    by_status = sorted(timeline.events, key=lambda event: event.status)
    events = [
        event.id for _, same in groupby(by_status, key=lambda event: event.status) for event in islice(same, _FEW)
    ]
    figures = [figure.id for figure in timeline.figures[:_FEW]]
    query = Query(events=tuple(events), figures=tuple(figures))
    return replace(loaded, value=briefing.model_copy(update={"select": query}))


def _unfit(contents: Contents) -> Iterator[Finding]:
    """What the Word documents lack that lend briefings their look."""
    if contents.references:
        from briefgen.renderers.docx.page import unfit  # noqa: PLC0415 (Word's engine is imported when it is used)

        for reference in dict.fromkeys(contents.references.values()):
            yield from unfit(reference)


def _fullest(briefings: Mapping[str, Loaded[Briefing]]) -> frozenset[str]:
    """For each kind the briefing with the most statements, which shows most of its template."""
    best: dict[str, tuple[int, str]] = {}
    for identifier, loaded in sorted(briefings.items()):
        if loaded.value is not None:
            size = sum(len(section.statements) for section in loaded.value.sections)
            best[loaded.value.kind] = max(best.get(loaded.value.kind, (-1, "")), (size, identifier))
    return frozenset(identifier for _, identifier in best.values())
