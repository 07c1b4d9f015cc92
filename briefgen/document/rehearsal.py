"""Rehearsal: the texts of a briefing carried out as for a document, and no template."""

from briefgen.document.prose import Prose
from briefgen.document.register import Register
from briefgen.document.sections import Sections
from briefgen.document.speech import Speech
from briefgen.findings import Finding
from briefgen.loader import Document, Loaded
from briefgen.localization import Language
from briefgen.model import Briefing
from briefgen.selection import Selection


def rehearse(
    loaded: Loaded[Briefing], selection: Selection, language: Language, timeline: Document, folder: str = "templates"
) -> tuple[Finding, ...]:
    """What is wrong with the texts that a briefing shows: its own, and the remarks on what its sources disagree on."""
    if loaded.value is None:
        return loaded.findings
    speech = Speech(language)
    register = Register(selection, speech)
    prose = Prose(register, speech, loaded.document, folder)
    sections = Sections(loaded.value, selection, speech, prose)
    sections.masthead()
    sections.statements()
    for discrepancy in selection.discrepancies:
        prose.remark(discrepancy, timeline)
    return tuple(prose.findings)
