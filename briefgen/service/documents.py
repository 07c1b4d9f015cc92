"""Documents: the planned briefings assembled to HTML, each with the data that goes along."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Final

from briefgen.clearance import demoted, reachable
from briefgen.document.activity import activity
from briefgen.document.assembly import DIGEST, Materials, assemble
from briefgen.document.codes import NOT_WELL_FORMED, TEMPLATE_OVERRUN
from briefgen.document.data import document_data, printed_data
from briefgen.document.enclosing import enclose
from briefgen.document.enclosure import NOTHING, Enclosure
from briefgen.document.reader import read
from briefgen.document.serialization import as_html, differences, tree
from briefgen.findings import Finding, FindingsError, Span, fail
from briefgen.loader import Loaded
from briefgen.localization import Language
from briefgen.model import Briefing, Release, Timeline
from briefgen.model.settings import Settings
from briefgen.project.files import Contents
from briefgen.project.templates import packaged_texts
from briefgen.provenance import SourceText
from briefgen.release import Released, released
from briefgen.selection import Selection
from briefgen.service.catalogues import speaking
from briefgen.service.confined import SECONDS, OverrunError, confined
from briefgen.service.plan import Job, refused
from briefgen.service.requests import Request

ENCLOSING: Final = frozenset({"ics", "eml"})
_CHARACTERS_A_SECOND: Final = 50_000  # an HTML5 parser reads six times as many


@dataclass(frozen=True, slots=True)
class AssembledDocument:
    """One briefing in one language: its HTML, or nothing and the findings that say why.

    The recipe is the hash of what it was assembled from; a document that stands was not, since its files need nothing.
    """

    job: Job
    name: str
    html: str
    data: bytes
    findings: tuple[Finding, ...]
    enclosure: Enclosure = NOTHING
    foreign: bool = False
    recipe: str = ""
    stands: bool = False


def materials(contents: Contents, templates: Mapping[str, str], version: str, *, pictures: bool = True) -> Materials:
    """What every document of the project is made with; without pictures where documents are only checked."""
    timeline = contents.timeline.value or Timeline()
    texts = {
        source.id: SourceText.of(source, contents.texts[source.id])
        for source in timeline.sources
        if source.id in contents.texts
    }
    settings = contents.settings.value or Settings()
    foreign = templates != packaged_texts()
    return Materials(
        templates,
        texts,
        contents.timeline.document,
        version,
        pictures=pictures,
        settings=settings,
        foreign=foreign,
        looks=contents.looks,
    )


def document(
    job: Job, request: Request, loaded: Loaded[Briefing], timeline: Timeline, stuff: Materials
) -> AssembledDocument:
    """The document of one job; its HTML is empty where an error was found, in any format's eyes.

    Templates that are not the program's own are run in confinement; one that takes too much ends the whole run.
    """
    if not stuff.foreign:
        return _document(job, request, loaded, timeline, stuff)
    try:
        return _as_browsers_read(confined(lambda: _document(job, request, loaded, timeline, stuff)))
    except OverrunError as error:
        span = loaded.document.place(("kind",))
        message = f"the template of ‘{job.briefing}’ was stopped: {error}"
        raise FindingsError([TEMPLATE_OVERRUN.at(span, message)]) from None


@dataclass(frozen=True, slots=True, eq=False)
class Viewed:
    """A briefing as its readers see it: what is released, over what was known, in a language; or why it is not."""

    shown: Released
    selection: Selection | None
    spoken: Language | None
    findings: tuple[Finding, ...]


def viewed(job: Job, request: Request, loaded: Loaded[Briefing], timeline: Timeline, stuff: Materials) -> Viewed:
    """What a document is assembled from; no selection where something speaks against it."""
    within, look = timeline, stuff.looks.get(job.briefing, "")
    if loaded.value is not None and loaded.value.kind != DIGEST:  # nothing but what its clearance covers
        within = reachable(loaded.value, timeline)
    shown = released(demoted(loaded, within, look), within, Release(request.release), stuff.settings.kind_rules)
    briefing, findings = shown.loaded.value, tuple(refused(loaded, within, shown, request, look))
    if briefing is None or fail(findings, strict=request.final):
        return Viewed(shown, None, None, findings)
    selection = Selection(shown.timeline, request.as_of, shown.release, briefing.select)
    return Viewed(shown, selection, speaking(job.locale, briefing.style, stuff.templates), findings)


def _document(
    job: Job, request: Request, loaded: Loaded[Briefing], timeline: Timeline, stuff: Materials
) -> AssembledDocument:
    name = f"{job.locale}/{job.briefing}.html"
    view = viewed(job, request, loaded, timeline, stuff)
    briefing, selection, spoken, findings = view.shown.loaded.value, view.selection, view.spoken, view.findings
    if briefing is None or selection is None or spoken is None:
        return AssembledDocument(job, name, "", b"", findings)
    assembled = assemble(job.briefing, view.shown.loaded, selection, spoken, stuff, request.since)
    html, judged = ("", ()) if fail(assembled.findings) else _judged(assembled.html, name)
    findings = (*findings, *assembled.findings, *judged)
    if fail(findings, strict=request.final):
        return AssembledDocument(job, name, "", b"", findings)
    if view.shown.release is not Release.INTERNAL:  # what goes along says no more than the page
        selection = selection.showing(assembled.printed)
    enclosure = enclose(job.briefing, briefing, selection, spoken, stuff) if ENCLOSING & set(job.formats) else NOTHING
    return AssembledDocument(
        job, name, html, _data(job, briefing, selection, stuff), findings, enclosure, stuff.foreign
    )


def _data(job: Job, briefing: Briefing, selection: Selection, stuff: Materials) -> bytes:
    """The data that go with a document: all in the house, what is printed outside of it, nothing when handed out."""
    rules = stuff.settings.kind_rules.get(briefing.kind)
    if not job.formats or (rules is not None and rules.handed_out):
        return b""
    if selection.release is Release.INTERNAL:
        return document_data(selection, job.briefing, stuff.version)
    return printed_data(selection, job.briefing, stuff.version, job.locale)


def _judged(html: str, name: str) -> tuple[str, tuple[Finding, ...]]:
    """The document as written from what was judged, and what is wrong with it."""
    content, unread = read(html, name)
    if content is None or unread:
        return "", unread
    return as_html(tree(html)), tuple(activity(html, name))


def _as_browsers_read(made: AssembledDocument) -> AssembledDocument:
    """The document of a stranger's template, if an HTML5 parser finds in it what was judged, and nothing else."""
    if not made.html:
        return made
    found = confined(lambda: tuple(differences(made.html)), SECONDS + len(made.html) / _CHARACTERS_A_SECOND)
    against = tuple(NOT_WELL_FORMED.at(Span(made.name), what) for what in found)
    return replace(made, html="", data=b"", findings=(*made.findings, *against)) if against else made
