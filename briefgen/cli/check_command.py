"""`briefgen check`: everything is validated, and every finding printed."""

import argparse
from datetime import date

from briefgen import __version__
from briefgen.build.documents import document, materials
from briefgen.build.plan import Job, Wanted
from briefgen.checks import Subject, check
from briefgen.cli.status import FINDINGS, OK
from briefgen.findings import Finding, fail, in_order
from briefgen.model import Release
from briefgen.project.clock import today
from briefgen.project.files import Contents, Project
from briefgen.reports import as_github, as_json, as_text


def run(options: argparse.Namespace) -> int:
    """Prints the findings of the project; 1 when any stops a build."""
    as_of = options.as_of or today()
    project = Project(options.project)
    contents = project.load()
    findings = found(project, contents, as_of)
    match options.format:
        case "json":
            print(as_json(findings))
        case "github":
            print(as_github(findings), end="")
        case _:
            print(as_text(findings, contents.files))
    return FINDINGS if fail(findings, strict=options.strict) else OK


def found(project: Project, contents: Contents, as_of: date) -> tuple[Finding, ...]:
    """Everything wrong with the project as of a day: its files, their meaning, and the documents made of them."""
    subject = Subject(contents.timeline, contents.briefings, contents.texts, contents.hashes, as_of)
    findings = (*contents.findings, *check(subject))
    if contents.timeline.value is not None and not fail(findings):
        findings = (*findings, *_assembled(project, contents, as_of))
    return in_order(findings)


def _assembled(project: Project, contents: Contents, as_of: date) -> tuple[Finding, ...]:
    """What is found when each briefing is assembled: faults of templates, and of texts that draw from the register."""
    templates = project.templates()
    stuff = materials(contents, templates, __version__)
    wanted = Wanted((), (), ("en",), as_of, Release.INTERNAL)
    timeline = contents.timeline.value
    if timeline is None:
        return ()
    found: list[Finding] = []
    for identifier, loaded in contents.briefings.items():
        found += document(Job(identifier, "en", (), Release.INTERNAL), wanted, loaded, timeline, stuff).findings
    return tuple(found)
