"""Insertions: what a text can draw from the register, as chips that stand in it and as a menu to choose from."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import islice
from typing import Any, Final

from jinja2 import TemplateError
from markupsafe import Markup, escape
from starlette.responses import JSONResponse, Response

from briefgen.desk.pages import Visit, speaking_in
from briefgen.desk.workspace import Opened
from briefgen.document.register import Register, UnknownFactError
from briefgen.document.speech import Speech
from briefgen.draws import Draw, pieces
from briefgen.model import Event, Figure

_MOST: Final = 40  # choices of one look
_MOST_TRIED: Final = 20_000
Functions = Mapping[str, Callable[..., Any]]


def functions_in(opened: Opened, locale: str) -> Functions:
    """What draws facts and names of the project, in a language."""
    return Register(opened.selection(), Speech(speaking_in(locale))).functions()


def chipped(text: str, functions: Functions) -> Markup:
    """A text with each draw as one chip that says what will stand there, and holds how it is written."""
    try:
        found = pieces(text)
    except (TemplateError, RecursionError, TypeError):
        return escape(text)  # what cannot be read is shown as it is written; its finding stands beside
    return Markup("").join(_chip(each, functions) if isinstance(each, Draw) else escape(each) for each in found)


def _chip(draw: Draw, functions: Functions) -> Markup:
    words, broken = said(draw, functions)
    kind = "chip broken" if broken else "chip"
    written = f"{{{{ {draw.words} }}}}"
    return Markup('<span class="{}" data-draw="{}" title="{}">{}</span>').format(kind, written, draw.id, words)


def said(draw: Draw, functions: Functions) -> tuple[str, bool]:
    """What a draw prints, and whether it names what is not there."""
    try:
        return Markup(functions[draw.name](*draw.ids)).striptags(), False  # noqa: S704 (tags are taken away)
    except (UnknownFactError, KeyError, TypeError):
        return draw.words, True


def insertions(visit: Visit) -> Response:
    """What can be inserted or cited: of a kind, in a language, holding the words asked for; the newest first."""
    opened, asked = visit.opened(), visit.request.query_params
    functions = functions_in(opened, asked.get("locale", "en"))
    wanted = asked.get("q", "")[:200].casefold().split()
    choices = islice(_choices(visit, opened, asked.get("kind", "date")), _MOST_TRIED)
    holding = (each for each in choices if all(word in each["search"] for word in wanted))
    return JSONResponse([_choice(each, functions) for each in islice(holding, _MOST)])


def _choices(visit: Visit, opened: Opened, kind: str) -> Iterator[dict[str, str]]:
    selection = opened.selection()
    events: Iterable[Event] = (known.event for known in reversed([*selection.known.values()]))
    figures: Iterable[Figure] = reversed([*selection.figures.values()])
    if kind in {"date", "title", "cite"}:
        yield from (_of(visit, "date" if kind == "cite" else kind, each) for each in events)
    if kind == "place":
        yield from (_of(visit, kind, each) for each in events if each.place)
    if kind in {"figure", "cite"}:
        yield from (_of(visit, "figure", each) for each in figures)
    if kind == "actor":
        for actor in selection.actors.values():
            names = " ".join([*(words for _, words in actor.name.texts), *actor.aliases, actor.id])
            yield {"name": kind, "id": actor.id, "about": "", "search": names.casefold()}


def _of(visit: Visit, name: str, fact: Event | Figure) -> dict[str, str]:
    text = fact.title if isinstance(fact, Event) else fact.label
    words = " ".join([*(each for _, each in text.texts), fact.id])
    return {"name": name, "id": fact.id, "about": visit.speech.say(text).striptags(), "search": words.casefold()}


def _choice(each: Mapping[str, str], functions: Functions) -> Mapping[str, str]:
    draw = Draw(each["name"], each["id"], None, f"{each['name']}('{each['id']}')")
    words, _ = said(draw, functions)
    return {"id": each["id"], "draw": f"{{{{ {draw.words} }}}}", "words": words, "about": each["about"]}
