"""An edition: one briefing as one document shows it, before a template sets it."""

from dataclasses import dataclass

from briefgen.document.citations import Citations
from briefgen.document.prose import Prose
from briefgen.document.speech import Speech
from briefgen.model import Briefing
from briefgen.selection import Selection


@dataclass(frozen=True, slots=True, eq=False)
class Edition:
    """A briefing over a selection in a language, with what carries its texts out and what numbers its notes."""

    briefing: Briefing
    selection: Selection
    speech: Speech
    prose: Prose
    citations: Citations
