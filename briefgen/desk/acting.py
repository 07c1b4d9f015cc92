"""Acting: how a change that a page asks for is read, made, answered, remembered and taken back.

There is no second way to write: whatever changes a file is a `Rewrite`, with the hash of what the page showed, that
`project.saving` carries out. What was changed here can be taken back here, in the order in which it was done, as long
as nobody has changed the file since.
"""

import threading
from collections import deque
from collections.abc import Callable, Coroutine, Iterable, Mapping
from dataclasses import dataclass
from http import HTTPStatus
from typing import Any, Final, NamedTuple, TypeVar

from pydantic import BaseModel, ValidationError
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from briefgen.desk.merging import beside
from briefgen.desk.pages import Mode, Visit, language_of
from briefgen.desk.statements import UnfitFormError
from briefgen.desk.workspace import Workspace
from briefgen.editing import EditError, Put
from briefgen.findings import FindingsError
from briefgen.project.folders import PROPOSALS
from briefgen.project.saving import ABSENT, FileChangedError, Rewrite, Saved, save, sha256_of
from briefgen.service.requests import RequestError
from briefgen.storage.files import WriteError

_MOST_STEPS: Final = 100
_MOST_SHOWN: Final = 20  # findings in one answer
Shaped = TypeVar("Shaped", bound=BaseModel)


class UndoStep(NamedTuple):
    """A change that was made at this desk: what it was, and the rewrites that take it back."""

    words: str
    back: tuple[Rewrite, ...]


class Steps:
    """The changes made at this desk, the last one last; safe to be asked from several threads."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._steps: deque[UndoStep] = deque(maxlen=_MOST_STEPS)

    def add(self, step: UndoStep) -> None:
        """Notes a step with what takes it back; what cannot be taken back is not noted."""
        if step.back:
            with self._lock:
                self._steps.append(step)

    @property
    def last(self) -> UndoStep | None:
        """The change that would be taken back next."""
        with self._lock:
            return self._steps[-1] if self._steps else None

    def drop(self, step: UndoStep) -> None:
        """Forgets a step that was taken back, or that no longer can be."""
        with self._lock:
            if step in self._steps:
                self._steps.remove(step)

    @property
    def words(self) -> list[str]:
        """What was changed, the latest first."""
        with self._lock:
            return [step.words for step in reversed(self._steps)]


@dataclass(frozen=True)
class Act:
    """One request for a change: who asks, the bytes that came with it, and what was done before."""

    visit: Visit
    body: bytes
    steps: Steps

    def form(self, shape: type[Shaped]) -> Shaped:
        """The body as a form; raises ValidationError where it is none."""
        return shape.model_validate_json(self.body)

    def save(self, words: str, rewrites: Iterable[Rewrite]) -> tuple[Saved, ...]:
        """Writes the files and notes how to take that back; raises as `project.saving.save` does."""
        rewrites = tuple(rewrites)
        saved = save(self.visit.workspace.root, rewrites)
        self.steps.add(UndoStep(words, tuple(filter(None, map(_back, rewrites, saved)))))
        return saved

    def say(self, words: str, **more: Any) -> Response:
        """That it was done, in the reader's words."""
        return JSONResponse({"message": words, **more})

    def refuse(self, words: str, status: HTTPStatus = HTTPStatus.UNPROCESSABLE_ENTITY, **more: Any) -> Response:
        """That it was not done, and why."""
        return JSONResponse({"message": words, **more}, status)


def _back(rewrite: Rewrite, saved: Saved) -> Rewrite | None:
    """What takes a rewrite back; a new file stays, and where it notes decisions, it notes none."""
    if rewrite.seen == ABSENT:
        is_memory = rewrite.name.startswith(f"{PROPOSALS}/")
        return Rewrite(saved.name, saved.sha256, [Put(("decisions",), [])]) if is_memory else None
    return Rewrite(saved.name, saved.sha256, saved.undo) if saved.undo else None


Acting = Callable[[Act], Response]


def acted(
    workspace: Workspace, mode: Mode, steps: Steps, acting: Acting, *, writes: bool = True
) -> Callable[[Request], Coroutine[Any, Any, Response]]:
    """The endpoint that carries out a change; what speaks against it is an answer in words, and nothing has changed.

    A desk that is open for reading only carries out nothing that writes.
    """

    async def endpoint(request: Request) -> Response:
        body = await request.body()
        act = Act(Visit(request, workspace, mode, language_of(request)), body, steps)
        if writes and mode.read_only:
            _ = act.visit.language.gettext
            return act.refuse(_("The desk is open for reading only."), HTTPStatus.FORBIDDEN)
        return await run_in_threadpool(_carried_out, act, acting)

    return endpoint


def _carried_out(act: Act, acting: Acting) -> Response:
    _ = act.visit.language.gettext
    try:
        return acting(act)
    except ValidationError as error:
        first = error.errors()[0]
        place = ".".join(map(str, first["loc"]))
        return act.refuse(_("This form was not understood: {place}").format(place=f"{place}: {first['msg']}"))
    except FileChangedError as error:
        return conflict(act, error)
    except FindingsError as error:
        found = [_finding(each) for each in error.findings[:_MOST_SHOWN]]
        return act.refuse("\n".join(each["message"] for each in found), findings=found)
    except (EditError, UnfitFormError, RequestError) as error:
        return act.refuse(str(error))
    except (WriteError, OSError) as error:
        return act.refuse(str(error), HTTPStatus.INSUFFICIENT_STORAGE)


def _finding(each: Any) -> Mapping[str, str]:
    return {"code": each.code.name, "message": each.message, "hint": each.hint or "", "place": str(each.span.file)}


def conflict(act: Act, error: FileChangedError, mine: str | None = None, *, mergeable: bool = False) -> Response:
    """That the file is another one by now; nothing was written. Of one's own whole file, both versions line by line."""
    _ = act.visit.language.gettext
    theirs = (error.current or b"").decode("utf-8-sig", errors="replace").replace("\r\n", "\n")
    left, right = beside(mine, theirs) if mine is not None else ([], [])
    words = _("The file has been changed meanwhile. Nothing was written, and nothing is lost.")
    return act.refuse(
        words,
        HTTPStatus.CONFLICT,
        file=error.name,
        current=sha256_of(error.current),
        mine=[line._asdict() for line in left],
        theirs=[line._asdict() for line in right],
        mergeable=mergeable,
    )


def undo(act: Act) -> Response:
    """Takes the last change of this desk back, if its files are as it left them."""
    _ = act.visit.language.gettext
    step = act.steps.last
    if step is None:
        return act.refuse(_("There is nothing to take back."), HTTPStatus.CONFLICT)
    try:
        save(act.visit.workspace.root, step.back)
    except FileChangedError:
        act.steps.drop(step)
        words = _("“{change}” cannot be taken back: the file has been changed since.").format(change=step.words)
        return act.refuse(words, HTTPStatus.CONFLICT)
    act.steps.drop(step)
    return act.say(_("Taken back: {change}").format(change=step.words))
