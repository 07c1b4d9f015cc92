"""Documents: the planned briefings assembled to HTML, each with the data that goes along."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from briefgen.build.plan import Job, Wanted
from briefgen.document.assembly import Materials, assemble
from briefgen.document.data import document_data
from briefgen.document.reader import read
from briefgen.findings import Finding, fail
from briefgen.loader import Loaded
from briefgen.localization import Language, language
from briefgen.model import Briefing, Timeline
from briefgen.project.files import Contents
from briefgen.provenance import SourceText
from briefgen.selection import Selection


@dataclass(frozen=True, slots=True)
class Document:
    """One briefing in one language: its HTML, or nothing and the findings that say why."""

    job: Job
    name: str
    html: str
    data: bytes
    findings: tuple[Finding, ...]


def materials(contents: Contents, templates: Mapping[str, str], version: str) -> Materials:
    """What every document of the project is made with."""
    timeline = contents.timeline.value or Timeline()
    texts = {
        source.id: SourceText.of(source, contents.texts[source.id])
        for source in timeline.sources
        if source.id in contents.texts
    }
    return Materials(templates, texts, contents.timeline.document, version)


def speaking(locale: str, style: str | None, templates: Mapping[str, str]) -> Language:
    """The language with its catalogue from the templates, and a style where the briefing names one."""
    catalogue = templates.get(f"locale/{locale}/LC_MESSAGES/briefgen.po")
    return language(locale, style, catalogue.encode() if catalogue else None)


def documents(jobs: Iterable[Job], wanted: Wanted, contents: Contents, stuff: Materials) -> Iterator[Document]:
    """The documents of the jobs, in order."""
    for job in jobs:
        yield document(job, wanted, contents.briefings[job.briefing], contents.timeline.value or Timeline(), stuff)


def document(job: Job, wanted: Wanted, loaded: Loaded[Briefing], timeline: Timeline, stuff: Materials) -> Document:
    """The document of one job; its HTML is empty where an error was found, in any format's eyes."""
    name = f"{job.locale}/{job.briefing}.html"
    briefing = loaded.value
    if briefing is None:
        return Document(job, name, "", b"", loaded.findings)
    selection = Selection(timeline, wanted.as_of, wanted.release, briefing.select)
    assembled = assemble(job.briefing, loaded, selection, speaking(job.locale, briefing.style, stuff.templates), stuff)
    findings = assembled.findings
    if not fail(findings):
        findings = (*findings, *read(assembled.html, name)[1])
    if fail(findings):
        return Document(job, name, "", b"", findings)
    return Document(job, name, assembled.html, document_data(selection, job.briefing, stuff.version), findings)
