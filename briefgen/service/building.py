"""Building: a request in, an outcome for each document in each format out, as they are done."""

import hashlib
from collections.abc import Iterator, Mapping
from pathlib import Path, PurePosixPath

from briefgen.document.enclosure import Reference
from briefgen.findings import Finding, fail, in_order
from briefgen.loader import Loaded
from briefgen.model import Briefing, Release
from briefgen.model.house import KindRules
from briefgen.model.settings import Settings
from briefgen.model.text import SOURCE_LANGUAGE, same_language
from briefgen.project.files import Contents, Project, reference_at
from briefgen.project.folders import BRIEFINGS
from briefgen.project.timeline_files import ensure_project
from briefgen.release import level_of
from briefgen.renderers.machine import require
from briefgen.service.catalogues import catalogue_name, speaking
from briefgen.service.checking import subject_of
from briefgen.service.documents import materials
from briefgen.service.executors import Means
from briefgen.service.inputs import VERSION
from briefgen.service.judging import judge
from briefgen.service.origins import Origins
from briefgen.service.plan import StoppedError, plan
from briefgen.service.recipes import Recipes, prepared
from briefgen.service.requests import QUIET, Listener, Request
from briefgen.service.run import Outcome, Result, as_found, render_all
from briefgen.service.store import Beginning, Shortcut, Store, stored
from briefgen.storage.locks import locked


def build(root: Path, output: Path, request: Request, means: Means, listener: Listener = QUIET) -> Iterator[Outcome]:
    """Reads and checks the project, makes what is not as it would be made, and says what became of each output.

    One run at a time has an output folder. A document that fails does not stop the others. Raises StoppedError where
    the project has errors, RequestError and LanguageError where something asked for is not there, and
    EnvironmentBrokenError and OSError where the machine is to blame.
    """
    ensure_project(root)
    with locked(output, listener.waiting):
        shortcut = Shortcut(root, output, request)
        begun = shortcut.begin()
        project = Project(root)
        contents = project.load()
        listener.read(contents)
        request = request._replace(locales=request.locales or contents.languages)
        _refuse(root, contents, request)
        store = stored(output)
        outcomes: list[Outcome] = []
        for outcome in _made(contents, project.templates(), store, (request, means), listener):
            outcomes.append(outcome)
            yield outcome
        _note(shortcut, begun, store, contents, outcomes)


def _refuse(root: Path, contents: Contents, request: Request) -> None:
    """Raises StoppedError where something speaks against making anything; for a final document, a warning does."""
    findings = in_order((*contents.findings, *judge(root, subject_of(contents, request.as_of))))
    if request.final or request.release != Release.INTERNAL:  # of a briefing that may not be known, nothing is said
        ids = request.ids or tuple(_named(contents, request))
        findings = tuple(finding for finding in findings if _concerns(finding, ids))
    stopping = [finding for finding in findings if fail([finding], strict=request.final)]
    if stopping:
        raise StoppedError(stopping)


def _concerns(finding: Finding, ids: tuple[str, ...]) -> bool:
    """Whether a finding is about what is made: not when it is about another briefing's file."""
    path = PurePosixPath(finding.span.file)
    return path.parent.name != BRIEFINGS or path.stem in ids


def _made(
    contents: Contents, templates: Mapping[str, str], store: Store, work: tuple[Request, Means], listener: Listener
) -> Iterator[Outcome]:
    request, means = work
    jobs = plan(request, _named(contents, request))
    require(request.formats)
    stuff = materials(contents, templates, VERSION)
    looks = _references(contents, request)
    for locale in request.locales:  # one that is not known stops everything before anything is made
        speaking(locale, None, stuff.templates)
        if not same_language(locale, SOURCE_LANGUAGE) and catalogue_name(locale, stuff.templates) is None:
            listener.uncatalogued(locale)
    made = prepared(jobs, contents, stuff, Recipes(request, contents, stuff, looks), store)
    listener.planned(jobs)
    is_internal = request.release == Release.INTERNAL
    yield from render_all(
        made,
        store,
        frozenset(contents.briefings),
        told=listener.done,
        means=means,
        references=looks,
        strict=request.final,
        origin=Origins(contents) if is_internal else as_found,  # a log must not tell of other files
    )


def _named(contents: Contents, request: Request) -> list[str]:
    """The briefings that may be known of at the release; one that may not is left for being asked for by name."""
    level, kinds = Release(request.release), _kinds(contents)

    def may_be_known(loaded: Loaded[Briefing]) -> bool:
        briefing = loaded.value
        if briefing is not None:
            return level_of(briefing, level, kinds).shows(briefing.release)
        # One with a fault says as much of itself as can be read.
        said = loaded.document.value.get("release") if isinstance(loaded.document.value, dict) else None
        return said not in set(Release) or level.shows(Release(str(said)))

    return [name for name, each in contents.briefings.items() if name in request.ids or may_be_known(each)]


def _references(contents: Contents, request: Request) -> Mapping[str, Reference]:
    """For each briefing the Word document that lends it its look; the one that is asked for goes before its own.

    What is handed out has no letterhead.
    """
    found = contents.references
    if request.reference is not None:
        found = dict.fromkeys(contents.briefings, reference_at(request.reference))
    kinds = _kinds(contents)
    values = {name: loaded.value for name, loaded in contents.briefings.items()}
    rules = {name: kinds.get(value.kind) if value else None for name, value in values.items()}
    return {name: look for name, look in found.items() if not (held := rules.get(name)) or not held.handed_out}


def _kinds(contents: Contents) -> Mapping[str, KindRules]:
    return (contents.settings.value or Settings()).kind_rules


def _note(shortcut: Shortcut, begun: Beginning, store: Store, contents: Contents, outcomes: list[Outcome]) -> None:
    """Notes a whole run without a finding. It names all that was read: it stays out of folders given to others."""
    request = shortcut.request
    if request.release != Release.INTERNAL or any(each.findings or each.result is Result.FAILED for each in outcomes):
        return
    names = [outcome.path.relative_to(shortcut.output).as_posix() for outcome in outcomes]
    shortcut.note(store, begun, _read(contents), names)
    store.save()


def _read(contents: Contents) -> dict[str, str]:
    """The files that documents were made from, beside the timeline, the briefings and the templates; with hashes."""
    timeline = contents.timeline.value
    sources = timeline.sources if timeline else ()
    read = {source.file: contents.hashes[source.id] for source in sources if source.file}
    looks = contents.references.values()
    return read | {look.name: hashlib.sha256(look.data).hexdigest() for look in looks}
