"""Search: what the words of the address find in the project, the passage with the words marked, each a click away."""

from markupsafe import Markup, escape
from starlette.responses import Response

from briefgen.desk.pages import Visit
from briefgen.findings import FindingsError
from briefgen.search.index import Hit, SearchFilters
from briefgen.service.finding import find

_KINDS = ("event", "figure", "source", "actor", "statement")


def search(visit: Visit) -> Response:
    """What was asked, and what is found."""
    asked = visit.request.query_params
    words = asked.get("q", "").strip()[:300]
    kind = asked.get("kind") if asked.get("kind") in _KINDS else None
    hits: tuple[Hit, ...] = ()
    complete, fault = True, ""
    if words:
        try:
            answer = find(visit.workspace.root, words, SearchFilters(kinds=(kind,) if kind else ()))
            hits, complete = answer.hits, answer.complete
        except FindingsError as error:
            fault = error.findings[0].message
    rows = [(each, marked(each), address(each)) for each in hits]
    return visit.page("search", words=words, kind=kind, rows=rows, complete=complete, fault=fault, kinds=_words(visit))


def _words(visit: Visit) -> dict[str, str]:
    _ = visit.language.gettext
    words = (_("Events"), _("Figures"), _("Sources"), _("Actors"), _("Statements"))
    return dict(zip(_KINDS, words, strict=True))


def marked(hit: Hit) -> Markup:
    """The passage of a hit with the words that were asked for in marks."""
    found, last = Markup(""), 0
    for start, end in hit.marks:
        found += escape(hit.text[last:start]) + Markup("<mark>{}</mark>").format(hit.text[start:end])
        last = end
    return found + escape(hit.text[last:])


def address(hit: Hit) -> str:
    """The page of the desk that shows what was found; of an actor, the events."""
    if hit.kind in {"event", "figure"}:
        return f"/facts/{hit.id}"
    if hit.kind == "source":
        return f"/sources/{hit.id}"
    if hit.kind == "actor":
        return f"/timeline?actor={hit.id}"
    return f"/briefings/{hit.briefing}#{hit.section}-{hit.number}"
