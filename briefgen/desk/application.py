"""The application: which page or action answers at which address."""

from collections.abc import Mapping
from importlib.resources import files
from typing import Final

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from briefgen.desk import briefings, builds, history, insertions, judging, searching, sources, taking, timeline
from briefgen.desk.acting import Acting, Steps, acted, undo
from briefgen.desk.builds import Builds
from briefgen.desk.pages import Answering, Mode, answered, nowhere
from briefgen.desk.returned import Returns
from briefgen.desk.workspace import Workspace

_PAGES: Final[Mapping[str, Answering]] = {
    "/timeline": timeline.timeline,
    "/timeline.svg": timeline.graphic,
    "/facts/{id}": timeline.fact,
    "/figures": timeline.figures,
    "/findings": timeline.findings,
    "/sources": sources.sources,
    "/sources/{id}": sources.source,
    "/sources/{id}/original": sources.original,
    "/sources/{id}/proposals": judging.proposals_page,
    "/search": searching.search,
    "/briefings": briefings.briefings,
    "/briefings/{id}": briefings.briefing,
    "/briefings/{id}/preview": briefings.preview,
    "/insertions": insertions.insertions,
    "/output/{locale}/{name}": builds.output,
}
# What changes files, and what only looks like it: a page may send much, and it is answered without being written.
_ACTIONS: Final[Mapping[str, Acting]] = {
    "/briefings": briefings.begin_brief,
    "/briefings/{id}": briefings.save_brief,
    "/briefings/{id}/resolve": briefings.resolve,
    "/sources": taking.add_source,
    "/sources/{id}/event": taking.new_event,
    "/sources/{id}/figure": taking.new_figure,
    "/sources/{id}/evidence": taking.new_evidence,
    "/sources/{id}/accept": judging.accept_proposal,
    "/sources/{id}/decline": judging.decline_proposal,
    "/changes": history.save_version,
    "/undo": undo,
}
_LOOKS: Final[Mapping[str, Acting]] = {
    "/briefings/{id}/preview": briefings.look,
    "/sources/{id}/reading": taking.reading,
}
_STATIC: Final[Mapping[str, str]] = {".css": "text/css", ".js": "text/javascript", ".svg": "image/svg+xml"}


def application(workspace: Workspace, *, read_only: bool = False, incognito: bool = False) -> Starlette:
    """The desk over a workspace; who may ask it is for the guard before it to say."""
    mode = Mode(read_only, incognito)
    pages = [Route(path, answered(workspace, mode, page), methods=["GET"]) for path, page in _PAGES.items()]
    steps, runs, returns = Steps(), Builds(), Returns()
    acting = {**_ACTIONS, "/briefings/{id}/build": runs.begin, "/returns/{key}": returns.accept}
    looking = {**_LOOKS, "/returns": returns.take}
    own = {
        "/builds/{key}": runs.state,
        "/returns/{key}": returns.page,
        "/changes": lambda visit: history.changes(visit, steps),
    }
    states = [Route(path, answered(workspace, mode, page), methods=["GET"]) for path, page in own.items()]
    acts = [
        *(Route(path, acted(workspace, mode, steps, act), methods=["POST"]) for path, act in acting.items()),
        *(
            Route(path, acted(workspace, mode, steps, act, writes=False), methods=["POST"])
            for path, act in looking.items()
        ),
    ]
    lost = Route("/{rest:path}", answered(workspace, mode, nowhere), methods=["GET"])
    return Starlette(routes=[Route("/", _home), Route("/static/{name}", _static), *pages, *acts, *states, lost])


def _home(_: Request) -> Response:
    return RedirectResponse("/timeline")


def _static(request: Request) -> Response:
    """A style or a script of the desk: one of the files that travel with it, by name."""
    folder = files("briefgen.desk") / "static"
    name = request.path_params["name"]
    kind = next((kind for suffix, kind in _STATIC.items() if name.endswith(suffix)), None)
    if kind is None or name not in {each.name for each in folder.iterdir()}:
        return Response(status_code=404)
    return Response((folder / name).read_bytes(), media_type=kind, headers={"Cache-Control": "no-cache"})
