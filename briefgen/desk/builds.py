"""Builds: documents made while the page goes on, how far each run is, and what it made, to be downloaded."""

import secrets
import threading
from collections import OrderedDict
from dataclasses import dataclass, field
from http import HTTPStatus
from pathlib import Path
from typing import Any, Final

from starlette.responses import JSONResponse, Response

from briefgen.desk.acting import Act
from briefgen.desk.forms import BuildForm
from briefgen.desk.pages import Visit, missing
from briefgen.desk.sources import download
from briefgen.findings import FindingsError
from briefgen.localization import LanguageError
from briefgen.project.clock import today
from briefgen.project.folders import OutsideError, inside, output_folder
from briefgen.service.building import build
from briefgen.service.executors import Means
from briefgen.service.requests import FORMATS, Listener, Request, RequestError
from briefgen.service.run import Outcome, Result
from briefgen.service.store import is_below, stored

_MOST_RUNS: Final = 20
_NAMES: Final = {"pdf": "PDF", "docx": "Word", "html": "HTML", "ics": "ICS"}


@dataclass
class BuildRun:
    """One run of a build, written by its thread and read by others; `done` counts outputs, of `total`."""

    total: int = 0
    done: int = 0
    over: bool = False
    outcomes: list[Outcome] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)


class Builds:
    """The runs of this desk by key, the last ones alone."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._runs: OrderedDict[str, BuildRun] = OrderedDict()

    def begin(self, act: Act) -> Response:
        """Begins to make the documents of a briefing; the answer names the run."""
        _ = act.visit.language.gettext
        form = act.form(BuildForm)
        name = act.visit.request.path_params["id"]
        if name not in act.visit.opened().contents.briefings:
            return act.refuse(_("There is no briefing of this name."), HTTPStatus.NOT_FOUND)
        wanted = Request(today(), (name,), FORMATS, (form.locale,), str(form.release))
        key, run = secrets.token_urlsafe(8), BuildRun()
        with self._lock:
            self._runs[key] = run
            while len(self._runs) > _MOST_RUNS:
                self._runs.popitem(last=False)
        root = act.visit.workspace.root
        threading.Thread(target=_make, args=(root, wanted, run), daemon=True, name=f"build {name}").start()
        return act.say(_("Building…"), run=key)

    def state(self, visit: Visit) -> Response:
        """How far a run is, and once it is over what it made."""
        with self._lock:
            run = self._runs.get(visit.request.path_params["key"])
        if run is None:
            return JSONResponse({"message": visit.language.gettext("This build is not known.")}, HTTPStatus.NOT_FOUND)
        made = [_shown(each) for each in list(run.outcomes) if each.result is not Result.FAILED]
        found = {f.message: None for each in list(run.outcomes) for f in each.findings}
        faults = [*run.faults, *found]
        return JSONResponse({"total": run.total, "done": run.done, "over": run.over, "made": made, "faults": faults})


def _shown(outcome: Outcome) -> dict[str, Any]:
    suffix = outcome.path.suffix[1:]
    address = f"/output/{outcome.path.parent.name}/{outcome.path.name}"
    return {"format": _NAMES.get(suffix, suffix), "name": outcome.path.name, "address": address, "pages": outcome.pages}


def _make(root: Path, wanted: Request, run: BuildRun) -> None:
    def planned(jobs: Any) -> None:
        run.total = sum(len(job.formats) for job in jobs)

    def done(_: str) -> None:
        run.done += 1

    try:
        listener = Listener(planned=planned, done=done)
        for outcome in build(root, output_folder(root), wanted, Means(jobs=1), listener):
            run.outcomes.append(outcome)
    except FindingsError as error:
        run.faults += [each.message for each in error.findings]
    except (RequestError, LanguageError, OutsideError, OSError) as error:
        run.faults.append(str(error))
    finally:
        run.over = True


def output(visit: Visit) -> Response:
    """One document that a build made, to be kept; nothing else that lies in the folder."""
    asked = visit.request.path_params
    name = f"{asked['locale']}/{asked['name']}"
    try:
        folder = output_folder(visit.workspace.root)
    except OutsideError:
        folder = visit.workspace.root
    path = inside(folder, name) if is_below(name) else None
    if path is None or not path.is_file() or stored(folder).written(name) is None:
        return missing(visit, visit.language.gettext("There is no such document; build it first."))
    return download(path)
