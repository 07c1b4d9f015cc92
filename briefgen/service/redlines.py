"""Redlines: a briefing as it is and as it was in, one document with what has changed out, in each format."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Final, Protocol

from briefgen.clearance.record import FOLDER, BrokenRecordError, Cleared, cleared, record_name
from briefgen.document.assembly import Materials
from briefgen.document.enclosure import Reference
from briefgen.findings import Code, Finding, FindingsError, Severity, Span, fail, in_order
from briefgen.loader import Loaded, decoded, load_briefing
from briefgen.localization import Language
from briefgen.model import Briefing, Release, Timeline
from briefgen.project.files import Contents
from briefgen.project.folders import BRIEFINGS, inside
from briefgen.project.reading import MAX_BYTES
from briefgen.redline import Compared, redlined
from briefgen.service.catalogues import speaking
from briefgen.service.checking import subject_of
from briefgen.service.confined import OverrunError, confined
from briefgen.service.documents import AssembledDocument, document, materials
from briefgen.service.executors import InlineExecutor
from briefgen.service.inputs import VERSION
from briefgen.service.judging import judge
from briefgen.service.plan import Job, StoppedError, UnknownBriefingError
from briefgen.service.requests import QUIET, Listener, RedlineRequest, Request, RequestError
from briefgen.service.run import Order, Outcome, Run
from briefgen.service.store import stored
from briefgen.service.tasks import RENDER_FAILED, Task
from briefgen.storage.files import read_named, read_plain
from briefgen.storage.locks import locked

NOTHING_CLEARED: Final = Code(
    "nothing-cleared",
    Severity.ERROR,
    "A redline against what was cleared was asked for, but no record of a clearance is there, or it cannot be read.",
    "clear the briefing (‘briefgen clear ID --by NAME --drafted-by NAME’), or name a day or a file: --against DATE",
)
STYLE: Final = "styles/redline.css"
_SECONDS: Final = 20.0


@dataclass(frozen=True, eq=False)
class _Version:
    """One of the two that are compared: the briefing, the timeline, the day, and what it is called."""

    loaded: Loaded[Briefing]
    timeline: Timeline
    stuff: Materials
    as_of: date
    name: str = ""


@dataclass(frozen=True, eq=False)
class _Pair:
    """What is compared for one document, and the letterhead that it has."""

    job: Job
    old: _Version
    new: _Version
    look: Reference | None


class Readable(Protocol):
    """A project as it was read at one moment."""

    @property
    def root(self) -> Path:
        """Its folder."""

    @property
    def contents(self) -> Contents:
        """What its files hold."""

    @property
    def templates(self) -> Mapping[str, str]:
        """All templates by name."""


def redlines(project: Readable, request: RedlineRequest, output: Path, listener: Listener = QUIET) -> Iterator[Outcome]:
    """Makes the redlines asked for, and says what became of each.

    Raises StoppedError where the project has errors, RequestError where something asked for is not there, and
    FindingsError where what it is compared with cannot be read.
    """
    contents, templates = project.contents, project.templates
    loaded, timeline = contents.briefings.get(request.id), contents.timeline.value
    if loaded is None:
        raise UnknownBriefingError(request.id, sorted(contents.briefings))
    _refuse(project.root, contents, request)
    if timeline is None:
        raise FindingsError(contents.timeline.findings)
    new = _Version(loaded, timeline, materials(contents, templates, VERSION), request.as_of)
    release = Release(request.release)
    jobs = tuple(Job(request.id, locale, request.formats, release, request.mark) for locale in request.locales)
    listener.planned(jobs)
    with locked(output, listener.waiting):
        store = stored(output)
        orders = (order for job in jobs for order in _orders(project, request, job, new))
        yield from Run(store, listener.done).carry_out(orders, InlineExecutor)
        store.save()


def _refuse(root: Path, contents: Contents, request: RedlineRequest) -> None:
    others = {f"{BRIEFINGS}/{each}.yaml" for each in contents.briefings} - {f"{BRIEFINGS}/{request.id}.yaml"}
    findings = in_order((*contents.findings, *judge(root, subject_of(contents, request.as_of))))
    stopping = [each for each in findings if fail([each]) and each.span.file not in others]
    if stopping:
        raise StoppedError(stopping)


def _old(root: Path, request: RedlineRequest, new: _Version, spoken: Language) -> _Version:
    """What the briefing is compared with."""
    _ = spoken.gettext
    match request.against:
        case None:
            found = _cleared(root, request.id, new.loaded)
            stuff = replace(new.stuff, timeline=found.timeline.document)
            is_internal = request.release == Release.INTERNAL
            said = _("what {name} cleared on {day}") if is_internal else _("what was cleared")
            name = said.format(name=found.by, day=spoken.day(found.on))
            return _Version(found.loaded, found.timeline.value or Timeline(), stuff, found.on, name)
        case date():
            name = _("what was known on {day}").format(day=spoken.day(request.against))
            return replace(new, as_of=request.against, name=name)
    loaded = _of_file(request.against)
    return replace(new, loaded=loaded, name=_("another version, {file}").format(file=request.against.name))


def _of_file(path: Path) -> Loaded[Briefing]:
    try:
        data = read_named(path, MAX_BYTES)
    except OSError as error:
        raise RequestError(f"‘{path}’ cannot be read: {error.strerror or error}") from None
    if len(data) > MAX_BYTES:
        raise RequestError(f"‘{path}’ is larger than {MAX_BYTES:,} bytes")
    text, findings = decoded(data, path.name)
    loaded = load_briefing(text, path.name)
    if fail(findings) or loaded.value is None:
        raise FindingsError((*findings, *loaded.findings))
    return loaded


def _cleared(root: Path, identifier: str, loaded: Loaded[Briefing]) -> Cleared:
    """What the briefing's own clearance names, else what was cleared last."""
    content = loaded.value.clearance.content if loaded.value else None
    named = inside(root, record_name(identifier, content)) if content else None
    if named is not None and named.is_file():
        return _read(root, named)
    folder = inside(root, FOLDER)
    paths = sorted(folder.glob(f"{identifier}@*.json")) if folder else []
    if not paths:
        message = f"nothing is kept of a clearance of ‘{identifier}’"
        raise FindingsError([NOTHING_CLEARED.at(Span(f"{BRIEFINGS}/{identifier}.yaml"), message)])
    return max((_read(root, path) for path in paths), key=lambda each: each.on)


def _read(root: Path, path: Path) -> Cleared:
    name = f"{FOLDER}/{path.name}"
    real = inside(root, name)
    data = read_plain(real) if real else None
    try:
        return cleared(data if data and len(data) <= MAX_BYTES else b"", name)
    except BrokenRecordError as error:
        raise FindingsError([NOTHING_CLEARED.at(Span(name), str(error))]) from None


def _orders(project: Readable, request: RedlineRequest, job: Job, new: _Version) -> Iterator[Order]:
    """An order for each format of one document: what is made of it, and kept of others' work, is a build's affair."""
    spoken = speaking(job.locale, None, project.templates)
    look = project.contents.references.get(job.briefing)
    pair = _Pair(job, _old(project.root, request, new, spoken), new, look)
    before, after = _assembled(pair.job, pair.old), _assembled(pair.job, pair.new)
    task, trouble = None, (*before.findings, *after.findings)
    if before.html and after.html:
        html, trouble = _merged(before, after, pair, spoken)
        look = None if _is_handed_out(pair.new) else pair.look
        task = Task("html", after.name, html, reference=look, foreign=after.foreign) if html else None
    for suffix in job.formats:
        name = job.path(f"{request.ending}.{suffix}").as_posix()
        yield Order(job, name, replace(task, format=suffix) if task else None, after.findings if task else trouble)


def _is_handed_out(new: _Version) -> bool:
    rules = new.stuff.settings.kind_rules
    found = rules.get(new.loaded.value.kind) if new.loaded.value else None
    return found is not None and found.handed_out


def _assembled(job: Job, version: _Version) -> AssembledDocument:
    request = Request(version.as_of, (job.briefing,), (), (job.locale,), job.release)
    bare = replace(job, formats=())
    return document(bare, request, version.loaded, version.timeline, version.stuff)


def _merged(
    before: AssembledDocument, after: AssembledDocument, pair: _Pair, spoken: Language
) -> tuple[str, tuple[Finding, ...]]:
    """The merged document, made with bounds on time: those who wrote the two may have made them hard to compare."""
    briefing = pair.new.loaded.value
    author = briefing.clearance.drafted_by if briefing and after.job.release is Release.INTERNAL else None
    compared = Compared(before.html, after.html, pair.old.name, author or "")
    try:
        found = confined(lambda: redlined(compared, spoken, pair.new.stuff.templates[STYLE]), _SECONDS, data=True)
    except OverrunError as error:
        return "", (RENDER_FAILED.at(Span(after.name), f"the two versions could not be compared: {error}"),)
    return found.html, ()
