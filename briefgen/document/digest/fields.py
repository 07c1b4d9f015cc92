"""The fields of an amended event or figure in words: what each said before, and what it says now."""

from collections.abc import Callable, Mapping

from markupsafe import Markup

from briefgen.changes import Amended
from briefgen.document.digest.rows import FieldRow
from briefgen.document.speech import Speech
from briefgen.edtf import Edtf
from briefgen.localization import Language
from briefgen.model import Actor, Event, Figure
from briefgen.model.text import LocalizedText

_AMOUNT = frozenset({"value", "unit", "qualifier"})


def event_fields(change: Amended[Event], speech: Speech, actors: Mapping[str, Actor]) -> tuple[FieldRow, ...]:
    """The amended fields of an event; of those that no words can show, the names alone."""
    names = _names(speech.language)
    said = _said(speech, actors)
    return tuple(
        FieldRow(names.get(field, field), said(getattr(change.before, field)), said(getattr(change.after, field)))
        for field in change.fields
    )


def figure_fields(change: Amended[Figure], speech: Speech) -> tuple[FieldRow, ...]:
    """The amended fields of a figure but its amount, which has columns of its own."""
    names, said = _names(speech.language), _said(speech, {})
    return tuple(
        FieldRow(names.get(field, field), said(getattr(change.before, field)), said(getattr(change.after, field)))
        for field in change.fields
        if field not in _AMOUNT
    )


def _said(speech: Speech, actors: Mapping[str, Actor]) -> Callable[[object], Markup | str]:
    states = _states(speech.language)

    def say(value: object) -> Markup | str:
        match value:
            case LocalizedText():
                return speech.say(value)
            case Edtf():
                return speech.language.date(value)
            case str():
                return states.get(value, "")
            case tuple() if value and all(isinstance(name, str) and name in actors for name in value):
                return Markup(", ").join(speech.say(actors[name].name) for name in value)
        return ""

    return say


def _states(language: Language) -> Mapping[str, str]:
    _ = language.gettext
    return {
        "occurred": _("happened"),
        "ongoing": _("in force or under way"),
        "planned": _("planned"),
        "proposed": _("proposed"),
        "cancelled": _("cancelled"),
        "stated": _("stated by the source"),
        "resolved": _("date worked out from the source"),
        "inferred": _("inferred"),
        "external": _("from outside the source"),
        "computed": _("computed from the source"),
    }


def _names(language: Language) -> Mapping[str, str]:
    _ = language.gettext
    return {
        "date": _("Date"),
        "date_basis": _("Basis of the date"),
        "date_note": _("Note on the date"),
        "status": _("State"),
        "milestone": _("Weight"),
        "title": _("Title"),
        "summary": _("Summary"),
        "topics": _("Topics"),
        "actors": _("Who"),
        "place": _("Place"),
        "fulfils": _("What it fulfils"),
        "evidence": _("Words of the sources"),
        "measure": _("Measure"),
        "label": _("Definition"),
        "period": _("Period"),
        "value_basis": _("Basis"),
        "basis": _("Basis"),
        "basis_note": _("Note on the basis"),
    }
