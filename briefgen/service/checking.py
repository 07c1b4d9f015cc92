"""Checking: the files of a project, their meaning, and a trial: the texts of all briefings are carried out.

Templates that travel with the program are not tried here: its tests hold that they make a document of any data that
passes the checks. So a project without templates of its own needs neither the assembly nor the reader of documents.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from functools import partial
from itertools import groupby, islice
from typing import Final

from briefgen.checks import Subject, check
from briefgen.checks.languages import MISSING_CATALOGUE, MISSING_MESSAGES, coverage
from briefgen.checks.reading import Reading
from briefgen.clearance import demoted
from briefgen.document.rehearsal import rehearse
from briefgen.findings import Finding, FindingsError, Span, fail, in_order
from briefgen.loader import Document, Loaded
from briefgen.localization import language
from briefgen.localization.catalogue import untranslated
from briefgen.model import Briefing, Query, Release, Timeline
from briefgen.model.briefing import Stage
from briefgen.model.house import KINDS
from briefgen.model.settings import Settings
from briefgen.model.text import SOURCE_LANGUAGE, same_language
from briefgen.project.files import Contents
from briefgen.project.folders import TEMPLATES
from briefgen.project.templates import packaged_texts
from briefgen.release import released
from briefgen.renderers.codes import REFERENCE_UNFIT
from briefgen.selection import Selection
from briefgen.service.catalogues import CATALOGUE, catalogue_name, speaking
from briefgen.service.confined import OverrunError, confined
from briefgen.service.inputs import VERSION
from briefgen.service.plan import Job, refused
from briefgen.service.requests import Request

OWN_KINDS: Final = KINDS.keys() - {"digest"}  # whose templates the program's tests hold
_FEW: Final = 4  # events of each status, and figures, with which a template is tried


def subject_of(contents: Contents, as_of: date) -> Subject:
    """What the rules judge of a project."""
    kinds = (contents.settings.value or Settings()).kind_rules
    return Subject(contents.timeline, contents.briefings, contents.texts, contents.hashes, as_of, kinds=kinds)


def found(
    contents: Contents,
    templates: Mapping[str, str],
    as_of: date,
    locales: Sequence[str] = (),
    judge: Callable[[Subject], Iterable[Finding]] = check,
) -> tuple[Finding, ...]:
    """Everything wrong with the project as of a day: its files, their meaning, and the documents made of them.

    For the languages named, also what they lack. Who judges may remember what was judged before.
    """
    subject = subject_of(contents, as_of)
    findings = (*contents.findings, *judge(subject))
    if contents.timeline.value is not None and not fail(findings):
        findings = (*findings, *_tried(contents, templates, as_of))
    for locale in locales:
        findings = (*findings, *_lacking(templates, subject, locale))
    return in_order(findings)


def _lacking(templates: Mapping[str, str], subject: Subject, locale: str) -> Iterator[Finding]:
    """What a language lacks: texts, and the catalogue of its messages."""
    yield from coverage(Reading(subject), locale)
    name = catalogue_name(locale, templates)
    span = Span(f"{TEMPLATES}/{name or CATALOGUE.format(locale)}")
    if name is None:
        if not same_language(locale, SOURCE_LANGUAGE):
            yield MISSING_CATALOGUE.at(span, f"there is no catalogue for ‘{locale}’")
        return
    try:
        speaking(locale, None, templates)
        missing = untranslated(templates[name].encode(), locale)
    except FindingsError as error:
        yield from error.findings
        return
    if missing:
        message = f"the catalogue of ‘{locale}’ lacks messages: {len(missing)}, the first is “{missing[0]}”"
        yield MISSING_MESSAGES.at(span, message)


def _tried(contents: Contents, templates: Mapping[str, str], as_of: date) -> Iterator[Finding]:
    """What is found when all texts are run, and each template to be tried, with its fullest briefing."""
    timeline = contents.timeline.value or Timeline()
    request = Request(as_of, formats=(), locales=(SOURCE_LANGUAGE,))
    view = Selection(timeline, as_of, Release.INTERNAL, Query())
    is_own = templates == packaged_texts()
    fullest = _fullest(contents.briefings)
    for identifier, loaded in contents.briefings.items():
        if identifier in fullest and not (is_own and loaded.value and loaded.value.kind in OWN_KINDS):
            yield from _document(identifier, contents, timeline, templates, request)
        elif loaded.value is not None:
            look = contents.looks.get(identifier, "")
            yield from _rehearsal(loaded, view, contents.timeline.document, request, look)
    yield from _unfit(contents)


def _rehearsal(
    loaded: Loaded[Briefing], view: Selection, timeline: Document, request: Request, look: str
) -> tuple[Finding, ...]:
    """What is found when the texts of a briefing are run, as those see it for whom it is made."""
    shown = released(demoted(loaded, view.timeline, look), view.timeline, Release(request.release))
    against, briefing = tuple(refused(loaded, view.timeline, shown, request, look)), shown.loaded.value
    if briefing is None or fail(against):
        return against
    seen = view if shown.release is view.release else Selection(shown.timeline, request.as_of, shown.release, Query())
    spoken = language(SOURCE_LANGUAGE, briefing.style)
    return (*against, *rehearse(shown.loaded, seen.asking(briefing.select), spoken, timeline))


def _document(
    identifier: str, contents: Contents, timeline: Timeline, templates: Mapping[str, str], request: Request
) -> tuple[Finding, ...]:
    """What is found when a document is made with the template of a briefing."""
    # Making documents is slow to import, and a project without templates of its own makes none here.
    from briefgen.service.documents import document, materials  # noqa: PLC0415

    stuff = materials(contents, dict(templates), VERSION, pictures=False)
    job = Job(identifier, SOURCE_LANGUAGE, (), Release(request.release))
    return document(job, request, _sample(contents.briefings[identifier], timeline), timeline, stuff).findings


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
    """What the Word documents lack that lend briefings their look; they are read in confinement."""
    if contents.references:
        from briefgen.renderers.docx.page import unfit  # noqa: PLC0415 (Word's engine is imported when it is used)

        for reference in dict.fromkeys(contents.references.values()):
            try:
                yield from confined(partial(unfit, reference), data=True)
            except OverrunError as error:
                yield REFERENCE_UNFIT.at(Span(reference.name), f"the document cannot be read: {error}")


def _fullest(briefings: Mapping[str, Loaded[Briefing]]) -> frozenset[str]:
    """For each kind the briefing with the most statements, which shows most of its template."""
    best: dict[str, tuple[int, str]] = {}
    for identifier, loaded in sorted(briefings.items()):
        if loaded.value is not None:
            size = sum(len(section.statements) for section in loaded.value.sections)
            best[loaded.value.kind] = max(best.get(loaded.value.kind, (-1, "")), (size, identifier))
    return frozenset(identifier for _, identifier in best.values())
