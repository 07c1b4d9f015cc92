"""Writing: the clearance put into the text of a briefing's file, which stays as it is in all else."""

from collections.abc import Sequence
from typing import Any, Final

from briefgen.clearance.content import content, parts
from briefgen.clearance.standing import written
from briefgen.editing import Edit, InOrder, Put, Styled
from briefgen.editing import edited as edited_text
from briefgen.findings import FindingsError
from briefgen.loader import load_briefing
from briefgen.model import Clearance, Timeline
from briefgen.model.briefing import Stage

_KEY: Final = "clearance"
_HEAD: Final = ("kind", "title", "subtitle", "meeting", "release", "header", "marking", "markings", _KEY)


def clearing(text: str, timeline: Timeline, by: Clearance, file: str = "", look: str = "") -> Sequence[Edit]:
    """The edits of a briefing's file that clear it, by those named, of what the text says today.

    Raises FindingsError where the text has errors.
    """
    loaded = load_briefing(text, file)
    if loaded.value is None:
        raise FindingsError(loaded.findings)
    clearance = loaded.value.clearance.model_copy(
        update={
            "status": Stage.CLEARED,
            "drafted_by": by.drafted_by,
            "cleared_by": by.cleared_by,
            "cleared_on": by.cleared_on,
            "check_by": by.check_by,
            "content": content(loaded.value, timeline, look),
            "parts": written(parts(loaded.value, timeline, look)),
        }
    )
    found = ((name, getattr(clearance, name)) for name in Clearance.model_fields)
    values = {name: _styled(value) for name, value in found if value is not None}
    return [Put((_KEY,), values, InOrder(_HEAD))]


def cleared_text(text: str, timeline: Timeline, by: Clearance) -> str:
    """The text of a briefing's file with the clearance."""
    return edited_text(text, clearing(text, timeline, by)).text


def _styled(value: Any) -> Styled:
    return Styled(str(value), "" if value in set(Stage) else '"', folds=True)
