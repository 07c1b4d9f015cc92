"""The digests: weeks in, documents out; and the feed and the calendar that belong to those found in the output folder.

Nothing is remembered. Which digests there are is seen from their files, and what stands in them follows from the
timeline and the week.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from briefgen.document.assembly import Materials
from briefgen.document.blocks import Block, Heading, Section
from briefgen.document.digest.issue import KIND, issue, issue_id
from briefgen.document.enclosing import whole_calendar
from briefgen.document.reader import read
from briefgen.loader import Document as Yaml
from briefgen.loader import Loaded, Sound
from briefgen.model import Briefing, Release, Timeline
from briefgen.project.folders import SETTINGS
from briefgen.release import released_timeline
from briefgen.renderers import atom, ics
from briefgen.renderers.text import words_of
from briefgen.selection import Selection
from briefgen.service.catalogues import speaking
from briefgen.service.documents import Document, document
from briefgen.service.plan import Job, Wanted
from briefgen.storage.files import write_whole
from briefgen.weeks import Week, WeekError, parse_week

FEED: Final = "digests"
CALENDAR: Final = "calendar"
ENTRIES: Final = 52
_TOP_LINE: Final = "top-line"


@dataclass(frozen=True, slots=True)
class Series:
    """What the digests of a project have in common: the timeline, what they are made with, the release."""

    timeline: Timeline
    materials: Materials
    release: Release
    settings: Yaml = field(default_factory=lambda: Yaml(SETTINGS))

    def briefing(self, week: Week, locale: str) -> Loaded[Briefing]:
        """The digest of a week as a briefing, whose places are those of the settings."""
        settings = self.materials.settings.digest
        made = issue(week, settings, speaking(locale, settings.style, self.materials.templates))
        document = Yaml(
            self.settings.file, measure=lambda: self.settings.measure().below(KIND), text=self.settings.text
        )
        return Loaded(made, document, (), Sound(made, document))

    def document(self, week: Week, locale: str, formats: tuple[str, ...]) -> Document:
        """The digest of a week in a language."""
        job = Job(issue_id(week), locale, formats, self.release)
        wanted = Wanted((), formats, (locale,), week.sunday, self.release, since=week.eve)
        return document(job, wanted, self.briefing(week, locale), self.timeline, self.materials)

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
        if isinstance(block, Section) and block.id == _TOP_LINE:
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
