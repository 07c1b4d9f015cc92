"""`briefgen check`: everything is validated, and every finding printed."""

import argparse
from collections.abc import Iterator, Sequence
from datetime import date

from briefgen.checks import Subject, check
from briefgen.checks.languages import MISSING_CATALOGUE, MISSING_MESSAGES, coverage
from briefgen.checks.reading import Reading
from briefgen.cli.status import FINDINGS, OK
from briefgen.cli.trial import tried
from briefgen.findings import Finding, Span, fail, in_order
from briefgen.localization.catalogue import untranslated
from briefgen.model.text import SOURCE_LANGUAGE, same_language
from briefgen.project.clock import today
from briefgen.project.files import Contents, Project
from briefgen.project.folders import TEMPLATES
from briefgen.reports import as_github, as_json, as_text
from briefgen.service.catalogues import CATALOGUE, catalogue_name


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
        findings = (*findings, *tried(contents, project.templates(), as_of))
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
