"""The pages over the briefings: all of them, one as it will stand, and its page beside it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from starlette.responses import HTMLResponse, Response

from briefgen.desk.guard import FRAMED_POLICY
from briefgen.desk.pages import LANGUAGES, Visit, missing
from briefgen.desk.workspace import Opened
from briefgen.findings import Finding
from briefgen.loader import Loaded
from briefgen.localization import Language
from briefgen.model import Briefing, Release, Statement
from briefgen.service.documents import document
from briefgen.service.plan import Job
from briefgen.service.requests import Request


@dataclass(frozen=True, slots=True)
class StatementRow:
    """One statement as the desk shows it: its number in its section, from 1, and what is wrong with it."""

    number: int
    statement: Statement
    findings: tuple[Finding, ...]


@dataclass(frozen=True, slots=True)
class SectionRow:
    """One section as the desk shows it."""

    name: str
    heading: str
    statements: tuple[StatementRow, ...]


def headings(language: Language) -> Mapping[str, str]:
    """What the sections are called in a brief; the messages are those of its template."""
    _ = language.gettext
    return {
        "bottom-line": _("Bottom line"),
        "objectives": _("Our objectives (proposed)"),
        "their-objectives": _("Their objectives"),
        "points-to-make": _("Points to make (proposed)"),
        "if-raised": _("If raised (proposed)"),
        "commitments": _("Commitments"),
        "state-of-play": _("State of play"),
        "press-line": _("Press line (proposed)"),
    }


def briefings(visit: Visit) -> Response:
    """All briefings with what they are for and how they stand."""
    opened = visit.opened()
    return visit.page("briefings", briefings=list(opened.briefings.items()), broken=_broken(opened))


def _broken(opened: Opened) -> list[str]:
    return [name for name, loaded in opened.contents.briefings.items() if not loaded.sound]


def briefing(visit: Visit) -> Response:
    """One briefing: its statements section by section, and the page beside them."""
    opened = visit.opened()
    name = visit.request.path_params["id"]
    loaded = opened.contents.briefings.get(name)
    if loaded is None or loaded.sound is None:
        return missing(visit, visit.language.gettext("There is no briefing of this name."))
    found = [each for each in opened.findings if each.span.file == loaded.document.file]
    return visit.page(
        "briefing",
        name=name,
        briefing=loaded.sound.value,
        sections=list(_sections(visit, loaded, found)),
        findings=found,
        document_languages=LANGUAGES,
        releases=list(Release),
    )


def _sections(visit: Visit, loaded: Loaded[Briefing], found: list[Finding]) -> Iterator[SectionRow]:
    sound = loaded.sound
    for index, section in enumerate(sound.value.sections if sound else ()):
        rows = []
        for number, statement in enumerate(section.statements):
            first = loaded.document.place(("sections", index, "statements", number)).line
            last = _next_line(loaded, index, number)
            about = tuple(each for each in found if first <= each.span.line < last)
            rows.append(StatementRow(number + 1, statement, about))
        yield SectionRow(section.section, headings(visit.language).get(section.section, section.section), tuple(rows))


def _next_line(loaded: Loaded[Briefing], section: int, statement: int) -> int:
    """The line on which what follows a statement begins; beyond the file for the last one."""
    for path in (("sections", section, "statements", statement + 1), ("sections", section + 1)):
        place = loaded.document.place(path)
        if place.line > loaded.document.place(("sections", section, "statements", statement)).line:
            return place.line
    return 1 << 30


def preview(visit: Visit) -> Response:
    """The page of a briefing as its reader will see it, in a language, at a release level, on a day."""
    opened = visit.opened()
    asked = visit.request.query_params
    name = visit.request.path_params["id"]
    loaded = opened.contents.briefings.get(name)
    if loaded is None:
        return missing(visit, visit.language.gettext("There is no briefing of this name."))
    locale = next((tag for tag in LANGUAGES if tag == asked.get("locale")), visit.language.locale)
    release = Release(asked["release"]) if asked.get("release") in set(Release) else Release.INTERNAL
    wanted = Request(opened.today, (name,), ("html",), (locale,), release)
    job = Job(name, locale, wanted.formats, release)
    made = document(job, wanted, loaded, opened.timeline, opened.materials)
    return framed(made.html) if made.html else visit.page("unmade", findings=made.findings)


def framed(html: str) -> HTMLResponse:
    """A document for the frame beside its text: under a policy of its own, in which nothing runs."""
    return HTMLResponse(html, headers={"Content-Security-Policy": FRAMED_POLICY})
