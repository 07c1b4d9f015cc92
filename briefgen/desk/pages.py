"""Pages: what every page of the desk shares — templates, language, navigation — and how one is answered."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any, Final

from jinja2 import Environment, FunctionLoader, StrictUndefined
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from briefgen.desk.workspace import Opened, Workspace
from briefgen.document.speech import Speech
from briefgen.findings import FindingsError
from briefgen.localization import Language
from briefgen.model import Release
from briefgen.model.timeline import State
from briefgen.project.templates import packaged_texts
from briefgen.service.catalogues import speaking

LANGUAGES: Final = ("en", "ru", "kk")
LANGUAGE_COOKIE: Final = "briefgen-language"
_A_YEAR: Final = 365 * 24 * 3600
_N: Final = str  # marks a message for the catalogue; it is translated where it is shown


@dataclass(frozen=True, slots=True)
class Mode:
    """How the desk was opened: whether it may change anything, and whether figures and names are blurred."""

    read_only: bool = False
    incognito: bool = False


@dataclass(frozen=True)
class Visit:
    """One request with all that answers it: the project as it stands now, and the reader's language."""

    request: Request
    workspace: Workspace
    mode: Mode
    language: Language

    @property
    def speech(self) -> Speech:
        """How texts, figures and sources are said to this reader."""
        return Speech(self.language)

    def opened(self) -> Opened:
        """The project as its files stand now."""
        return self.workspace.opened()

    def page(self, template: str, status: int = 200, **context: Any) -> HTMLResponse:
        """The answer that a template makes; every one of them sees the visit and the words of the language."""
        shared = {
            "visit": self,
            "lang": self.language.locale,
            "say": self.speech.say,
            "state_words": state_words(self.language),
            "release_words": release_words(self.language),
            "languages": [(tag, _own_name(tag)) for tag in LANGUAGES],
        }
        html = environment(self.language).get_template(f"{template}.html.jinja").render(shared | context)
        answer = HTMLResponse(html, status)
        if self.request.query_params.get("lang") in LANGUAGES:
            answer.set_cookie(
                LANGUAGE_COOKIE, self.language.locale, max_age=_A_YEAR, path="/", httponly=True, samesite="strict"
            )
        return answer

    def address(self, **changed: str | None) -> str:
        """The address of this page with some of its parameters changed; one that is None goes."""
        url = self.request.url.remove_query_params([name for name, value in changed.items() if value is None])
        kept = url.include_query_params(**{name: value for name, value in changed.items() if value is not None})
        return kept.path + (f"?{kept.query}" if kept.query else "")


def language_of(request: Request) -> Language:
    """The language that the address asks for, else the one chosen before, else English."""
    asked = (request.query_params.get("lang"), request.cookies.get(LANGUAGE_COOKIE))
    return speaking_in(next((tag for tag in asked if tag in LANGUAGES), LANGUAGES[0]))


@cache
def speaking_in(locale: str) -> Language:
    """A language as the desk speaks it: with the program's own words, whatever a project says."""
    return speaking(locale, None, packaged_texts())


@cache
def _own_name(tag: str) -> str:
    name = speaking_in(tag).language_name(tag)
    return name[0].upper() + name[1:]


@cache
def environment(language: Language) -> Environment:
    """The desk's own templates, which travel with the program and are never a project's."""
    folder = files("briefgen.desk") / "templates"
    found = Environment(
        loader=FunctionLoader(lambda name: (folder / name).read_text(encoding="utf-8")),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        extensions=["jinja2.ext.i18n"],
    )
    found.filters["dict_of"] = dict
    found.install_gettext_callables(language.gettext, language.ngettext, newstyle=True, pgettext=language.pgettext)  # type: ignore[attr-defined]
    return found


def state_words(language: Language) -> Mapping[str, str]:
    """What each state of an event is called."""
    _ = language.gettext
    return {
        State.OCCURRED: _("occurred"),
        State.ONGOING: _("ongoing"),
        State.ENDED: _("ended"),
        State.PLANNED: _("planned"),
        State.PROPOSED: _("proposed"),
        State.DUE: _("due"),
        State.OVERDUE: _("overdue"),
        State.FULFILLED: _("done"),
        State.CANCELLED: _("cancelled"),
    }


def release_words(language: Language) -> Mapping[str, str]:
    """What each release level is called."""
    _ = language.gettext
    return {Release.INTERNAL: _("internal"), Release.PARTNER: _("partner"), Release.PUBLIC: _("public")}


Answering = Callable[[Visit], Response]


def answered(workspace: Workspace, mode: Mode, answering: Answering) -> Callable[[Request], Response]:
    """The endpoint that answers each request with a page; what stops the project from being read is a page, too."""

    def endpoint(request: Request) -> Response:
        visit = Visit(request, workspace, mode, language_of(request))
        try:
            return answering(visit)
        except FindingsError as error:
            return visit.page("stopped", 500, findings=error.findings)

    return endpoint


def nowhere(visit: Visit) -> Response:
    """The page of an address that the desk does not have, such as an old one in the browser's memory."""
    return missing(
        visit, visit.language.gettext("The desk has no page at this address. The links above lead to all it has.")
    )


def missing(visit: Visit, words: str) -> Response:
    """The page that says that there is no such thing, and what there is."""
    return visit.page("missing", 404, words=words)
