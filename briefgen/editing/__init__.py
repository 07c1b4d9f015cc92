"""Editing: the text of a YAML file and a wanted change in, the new text out; only the lines concerned differ."""

from briefgen.editing.applying import Edited, created, edited
from briefgen.editing.edits import (
    LAST,
    After,
    Before,
    Delete,
    Edit,
    EditError,
    InOrder,
    Insert,
    InTime,
    Move,
    Put,
    Restore,
    WithId,
)
from briefgen.editing.rendering import Styled

__all__ = [
    "LAST",
    "After",
    "Before",
    "Delete",
    "Edit",
    "EditError",
    "Edited",
    "InOrder",
    "InTime",
    "Insert",
    "Move",
    "Put",
    "Restore",
    "Styled",
    "WithId",
    "created",
    "edited",
]
