"""Word documents that came back: each change is shown beside what the file says, and taken over where one says so."""

import secrets
import threading
from collections import OrderedDict
from http import HTTPStatus
from typing import Final, NamedTuple

from starlette.responses import Response

from briefgen.desk.acting import Act
from briefgen.desk.briefings import headings
from briefgen.desk.forms import TakeOverForm
from briefgen.desk.pages import Visit, missing
from briefgen.desk.taking import project_of
from briefgen.desk.workspace import Opened
from briefgen.localization import Language
from briefgen.returns.changes import Returned, ReturnKind
from briefgen.service.opened import OpenProject

_MOST: Final = 10  # documents at a time
_LARGEST: Final = 50_000_000


class CameBack(NamedTuple):
    """A document that came back: its name and its bytes."""

    name: str
    data: bytes


class Returns:
    """The documents that came back to this desk, the last ones; they are read anew whenever they are looked at."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._documents: OrderedDict[str, CameBack] = OrderedDict()

    def _of(self, key: str) -> CameBack | None:
        with self._lock:
            return self._documents.get(key)

    def take(self, act: Act) -> Response:
        """Takes a document, whose bytes are the body, if it is one of ours; nothing is written."""
        _ = act.visit.language.gettext
        name = act.visit.request.query_params.get("name", "")[:200] or "document.docx"
        found = project_of(act).receive(act.body[:_LARGEST], name)
        key = secrets.token_urlsafe(8)
        with self._lock:
            self._documents[key] = CameBack(name, act.body)
            while len(self._documents) > _MOST:
                self._documents.popitem(last=False)
        words = act.visit.language.ngettext("%(num)s change", "%(num)s changes", len(found.changes))
        return act.say(words % {"num": len(found.changes)}, address=f"/returns/{key}", remarks=[])

    def page(self, visit: Visit) -> Response:
        """What has changed in a document since it was made, change by change."""
        _ = visit.language.gettext
        document = self._of(visit.request.path_params["key"])
        if document is None:
            return missing(visit, _("This document is no longer here; give it once more."))
        opened = visit.opened()
        found = _received(opened, document)
        return visit.page(
            "returned",
            document=document,
            found=found,
            title=opened.briefings[found.briefing].title if found.briefing in opened.briefings else None,
            kinds=_kinds(visit.language),
            headings=headings(visit.language),
        )

    def accept(self, act: Act) -> Response:
        """Writes the chosen changes into the briefing's file."""
        _ = act.visit.language.gettext
        form = act.form(TakeOverForm)
        document = self._of(act.visit.request.path_params["key"])
        if document is None:
            return act.refuse(_("This document is no longer here; give it once more."), HTTPStatus.NOT_FOUND)
        project = project_of(act)
        found = project.receive(document.data, document.name)
        act.save(_("{file}: changes taken over").format(file=found.briefing), [project.accept(found, form.numbers)])
        return act.say(_("Saved."), address=f"/briefings/{found.briefing}")


def _received(opened: Opened, document: CameBack) -> Returned:
    return OpenProject(opened.root, opened.contents, opened.templates).receive(document.data, document.name)


def _kinds(language: Language) -> dict[str, str]:
    _ = language.gettext
    return {
        ReturnKind.CHANGED: _("changed"),
        ReturnKind.DELETED: _("deleted"),
        ReturnKind.INSERTED: _("inserted"),
        ReturnKind.MOVED: _("moved"),
        ReturnKind.SPLIT: _("split"),
        ReturnKind.JOINED: _("joined"),
        ReturnKind.COMMENT: _("comment"),
    }
