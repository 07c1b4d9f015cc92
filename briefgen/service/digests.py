"""The digests: weeks in, documents out; and the feed and the calendar that belong to those found in the output folder.

Nothing is remembered. Which digests there are is seen from their files, and what stands in them follows from the
timeline and the week.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time
from pathlib import Path
from typing import Final

from briefgen.changes import changes
from briefgen.checks import Subject, check
from briefgen.document.assembly import Materials
from briefgen.document.blocks import Block, Heading, SectionBlock
from briefgen.document.digest.issue import KIND, issue, issue_id
from briefgen.document.enclosing import whole_calendar
from briefgen.document.reader import read
from briefgen.findings import Finding, Severity, fail, in_order
from briefgen.loader import Document, Loaded, Sound
from briefgen.model import Briefing, Release, Timeline
from briefgen.model.settings import Settings
from briefgen.model.text import SOURCE_LANGUAGE
from briefgen.project.clock import now
from briefgen.project.files import Contents
from briefgen.project.folders import BRIEFINGS, SETTINGS
from briefgen.project.zone import in_zone
from briefgen.release import released_timeline
from briefgen.renderers import atom, ics
from briefgen.renderers.machine import require
from briefgen.renderers.text import words_of
from briefgen.selection import Selection
from briefgen.service.catalogues import speaking
from briefgen.service.documents import AssembledDocument, document, materials
from briefgen.service.executors import Means
from briefgen.service.inputs import VERSION
from briefgen.service.plan import Job, StoppedError
from briefgen.service.requests import QUIET, DigestRequest, Listener, Request, RequestError
from briefgen.service.run import Outcome, Result, render_all
from briefgen.service.store import stored
from briefgen.storage.files import write_whole
from briefgen.storage.locks import locked
from briefgen.weeks import Week, WeekError, last_complete, parse_week

FEED: Final = "digests"
CALENDAR: Final = "calendar"
ENTRIES: Final = 52
_TOP_LINE: Final = "top-line"
_WHOLE_SERIES: Final = ("atom",)


@dataclass(frozen=True, slots=True)
class Series:
    """What the digests of a project have in common: the timeline, what they are made with, the release."""

    timeline: Timeline
    materials: Materials
    release: Release
    settings: Document = field(default_factory=lambda: Document(SETTINGS))

    def briefing(self, week: Week, locale: str) -> Loaded[Briefing]:
        """The digest of a week as a briefing, whose places are those of the settings."""
        settings = self.materials.settings.digest
        made = issue(week, settings, speaking(locale, settings.style, self.materials.templates))
        document = Document(
            self.settings.file, measure=lambda: self.settings.measure().below(KIND), text=self.settings.text
        )
        return Loaded(made, document, (), Sound(made, document))

    def document(self, week: Week, locale: str, formats: tuple[str, ...]) -> AssembledDocument:
        """The digest of a week in a language."""
        job = Job(issue_id(week), locale, formats, self.release)
        request = Request(week.sunday, (), formats, (locale,), self.release, since=week.eve)
        return document(job, request, self.briefing(week, locale), self.timeline, self.materials)

    def path(self, name: str, locale: str, suffix: str) -> Path:
        """Where an output goes, below the output folder."""
        return Job(name, locale, (suffix,), self.release).path(suffix)


def missing(series: Series, week: Week, locale: str, formats: Iterable[str], output: Path) -> tuple[str, ...]:
    """The formats in which the digest of a week does not lie in the output folder."""
    paths = {suffix: output / series.path(issue_id(week), locale, suffix) for suffix in formats}
    return tuple(suffix for suffix, path in paths.items() if not path.is_file())


def found(series: Series, locale: str, output: Path) -> tuple[Week, ...]:
    """The weeks whose digests lie in the output folder in a language, in order."""
    mark = re.escape(series.path("", "", "").name.rstrip("."))
    name = re.compile(rf"digest-([0-9]{{4}}-W[0-9]{{2}}){mark}\.({'|'.join(atom.TYPES)})")
    matches = (name.fullmatch(path.name) for path in (output / locale).glob("digest-*"))
    return tuple(sorted({week for match in matches if match and (week := _week(match[1]))}))


def _week(text: str) -> Week | None:
    try:
        return parse_week(text)
    except WeekError:
        return None


def write_feed(series: Series, locale: str, output: Path) -> tuple[Path, bool] | None:
    """Writes the feed of the digests found; says where, and whether it is new. None where there are none."""
    weeks = found(series, locale, output)[-ENTRIES:]
    if not weeks:
        return None
    settings = series.materials.settings
    spoken = speaking(locale, settings.digest.style, series.materials.templates)
    path = series.path(FEED, locale, "atom")
    feed = atom.Feed(
        title=settings.digest.title.best(locale)[0] if settings.digest.title else spoken.gettext("Weekly digest"),
        owner=settings.name,
        lang=spoken.locale,
        marking=settings.digest.marking,
        file=path.name,
        base=f"{settings.url}{locale}/" if settings.url else "",
        issues=tuple(_entry(series, week, locale, output) for week in weeks),
    )
    return output / path, write_whole(output / path, atom.write(feed))


def _entry(series: Series, week: Week, locale: str, output: Path) -> atom.Issue:
    made = series.document(week, locale, ())
    content, _ = read(made.html, made.name) if made.html else (None, ())
    paths = {suffix: series.path(issue_id(week), locale, suffix) for suffix in atom.TYPES}
    files = tuple((suffix, path.name) for suffix, path in paths.items() if (output / path).is_file())
    title = content.properties.title if content else str(week)
    lines = tuple(_top_lines(content.blocks)) if content else ()
    name = series.path(issue_id(week), locale, "").name  # it holds the release, too
    return atom.Issue(name, title, week.sunday, lines, files)


def _top_lines(blocks: Iterable[Block]) -> Iterator[str]:
    for block in blocks:
        if isinstance(block, SectionBlock) and block.id == _TOP_LINE:
            yield from (line for part in block.blocks if not isinstance(part, Heading) for line in words_of(part))


def write_calendar(series: Series, locale: str, output: Path) -> tuple[Path, bool] | None:
    """Writes the calendar of all events as of the newest digest found; says where, and whether it is new."""
    weeks = found(series, locale, output)
    if not weeks:
        return None
    settings = series.materials.settings
    spoken = speaking(locale, settings.digest.style, series.materials.templates)
    timeline = released_timeline(series.timeline, series.release)
    view = Selection(timeline, weeks[-1].sunday, series.release, settings.digest.select)
    calendar = whole_calendar(view, spoken, series.materials, spoken.gettext("Calendar of the timeline"))
    note = spoken.gettext("As of {day}").format(day=spoken.day(view.as_of))
    path = series.path(CALENDAR, locale, "ics")
    return output / path, write_whole(output / path, ics.write(calendar, note))


def weeks_until(contents: Contents, last: Week | None, since: Week | None, as_of: date | None) -> tuple[Week, ...]:
    """The weeks from one to another, in order: to the last complete one on a day (default: now), from it alone.

    Now is the time in the zone of the project. Raises RequestError.
    """
    settings = contents.settings.value
    if settings is None:
        raise RequestError("project.yaml has faults; ‘briefgen check’ shows them")
    here = in_zone(now(), settings.time_zone, contents.settings.document.place(("time-zone",)))
    complete = last_complete(datetime.combine(as_of, time()) if as_of else here)
    last = last or complete
    if since and since > last:
        raise RequestError(f"--since {since} is after {last}")
    return tuple((since or last).until(last))


def with_news(contents: Contents, weeks: tuple[Week, ...], release: Release) -> tuple[Week, ...]:
    """Those of the weeks in which something became known or changed, and the last one in any case."""
    timeline = released_timeline(contents.timeline.value or Timeline(), release)
    query = (contents.settings.value or Settings()).digest.select

    def is_silent(week: Week) -> bool:
        return changes(timeline, week.eve, week.sunday, release, query).is_empty

    return tuple(week for week in weeks if week == weeks[-1] or not is_silent(week))


def digest(  # noqa: PLR0913, PLR0917 (what is read, what is asked for, and with what it is made)
    contents: Contents,
    templates: Mapping[str, str],
    output: Path,
    request: DigestRequest,
    means: Means,
    listener: Listener = QUIET,
) -> Iterator[Outcome]:
    """Makes the digests asked for, then the feeds and calendars that list them; says what became of each.

    A fault in a briefing does not stop a digest. Raises like `building.build`.
    """
    request = request._replace(locales=request.locales or contents.languages)
    with locked(output, listener.waiting):
        stuff = materials(contents, templates, VERSION)
        series = Series(
            contents.timeline.value or Timeline(), stuff, Release(request.release), contents.settings.document
        )
        findings = _found(contents, series, request.weeks[-1])
        if fail(findings):
            raise StoppedError([finding for finding in findings if finding.severity is Severity.ERROR])
        require(("pdf",) if "eml" in request.formats else request.formats)
        documents = [*_documents(series, request, output)]
        listener.planned([document.job for document in documents])
        yield from render_all(documents, stored(output), frozenset(contents.briefings), means=means, told=listener.done)
        yield from _listed(series, request, output)


def _found(contents: Contents, series: Series, week: Week) -> tuple[Finding, ...]:
    """What is wrong with the timeline and the settings."""
    own = [finding for finding in contents.findings if not finding.span.file.startswith(f"{BRIEFINGS}/")]
    briefings = {issue_id(week): series.briefing(week, SOURCE_LANGUAGE)}
    subject = Subject(contents.timeline, briefings, contents.texts, contents.hashes, week.sunday)
    return in_order((*own, *check(subject)))


def _documents(series: Series, request: DigestRequest, output: Path) -> Iterator[AssembledDocument]:
    formats = tuple(name for name in request.formats if name not in _WHOLE_SERIES)
    for locale in request.locales:
        for week in request.weeks:
            wanted = missing(series, week, locale, formats, output) if request.only_missing else formats
            if wanted:
                yield series.document(week, locale, wanted)


def _listed(series: Series, request: DigestRequest, output: Path) -> Iterator[Outcome]:
    for locale in request.locales:
        written = (
            write_feed(series, locale, output) if "atom" in request.formats else None,
            write_calendar(series, locale, output) if "ics" in request.formats else None,
        )
        yield from (Outcome(path, Result.BUILT if new else Result.UNCHANGED) for path, new in filter(None, written))
