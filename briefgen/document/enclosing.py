"""Enclosing: what goes along with a document is made from the same selection as its text."""

from briefgen.document.assembly import DIGEST, Materials
from briefgen.document.calendar import CalendarMaker
from briefgen.document.citations import Citations
from briefgen.document.enclosure import Calendar, Enclosure, Letter
from briefgen.document.speech import Speech
from briefgen.localization import Language
from briefgen.model import Briefing
from briefgen.selection import Selection


def enclose(
    identifier: str, briefing: Briefing, selection: Selection, language: Language, materials: Materials
) -> Enclosure:
    """The calendar of a document (a digest's is its look-ahead), and how a message with it is addressed.

    What is handed out has no meeting in its calendar: it names nobody.
    """
    maker = _maker(selection, language, materials, briefing.marking)
    title = briefing.title.best(language.locale)[0]
    rules = materials.settings.kind_rules.get(briefing.kind)
    if briefing.kind == DIGEST:
        calendar = maker.of_look_ahead(title)
    elif rules is not None and rules.handed_out:
        calendar = maker.of_events(title)
    else:
        calendar = maker.of_briefing(identifier, briefing, title)
    mail = materials.settings.digest.mail
    return Enclosure(calendar, Letter(mail.from_, mail.to))


def whole_calendar(selection: Selection, language: Language, materials: Materials, title: str) -> Calendar:
    """A calendar of everything in a selection."""
    return _maker(selection, language, materials, materials.settings.digest.marking).of_events(title)


def _maker(selection: Selection, language: Language, materials: Materials, marking: str) -> CalendarMaker:
    facts = {name: known.event for name, known in selection.known.items()}
    citations = Citations(facts, selection.sources, materials.texts)
    return CalendarMaker(selection, Speech(language), citations, materials.settings.name, marking)
