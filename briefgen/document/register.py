"""The register: what `figure('…')`, `date('…')` and `actor('…')` write into prose, and which facts they drew.

A number, date or name drawn from the register is localized, sourced and never stale.
"""

from collections.abc import Callable
from datetime import date as day
from typing import Any

from markupsafe import Markup

from briefgen.document.speech import Speech
from briefgen.draws import FACTS, PEOPLE
from briefgen.edtf import Edtf, EdtfError, parse
from briefgen.selection import Selection, office


class UnknownFactError(LookupError):
    """A text names an event, a figure or an actor that the timeline does not have."""


class Register:
    """Draws facts from a selection and remembers those drawn since the last `drawn`."""

    def __init__(self, selection: Selection, speech: Speech) -> None:
        self._selection = selection
        self._speech = speech
        self._drawn: dict[str, None] = {}

    def functions(self) -> dict[str, Callable[..., Any]]:
        """The functions by the names under which texts may call them."""
        return {name: getattr(self, name) for name in sorted(FACTS | PEOPLE)}

    def speaking(self, speech: Speech) -> "Register":
        """The same register in another language; what it draws counts as drawn here."""
        other = Register(self._selection, speech)
        other._drawn = self._drawn
        return other

    def drawn(self) -> tuple[str, ...]:
        """The ids drawn since the last call, in order; forgets them."""
        ids, self._drawn = tuple(self._drawn), {}
        return ids

    def figure(self, wanted: str) -> Markup:
        """A figure with its qualifier and unit: almost USD 50 billion."""
        found = self._selection.figures.get(wanted)
        if found is None:
            raise UnknownFactError(f"there is no figure ‘{wanted}’")
        self._drawn[wanted] = None
        return self._speech.amount(found)

    def date(self, wanted: str) -> str:
        """The date of an event in words."""
        return self._speech.language.date(self._event_date(wanted))

    def title(self, wanted: str) -> Markup:
        """The title of an event."""
        known = self._selection.known.get(wanted)
        if known is None:
            raise UnknownFactError(f"there is no event ‘{wanted}’")
        self._drawn[wanted] = None
        return self._speech.say(known.event.title)

    def place(self, wanted: str) -> Markup:
        """The place of an event."""
        known = self._selection.known.get(wanted)
        if known is None or known.event.place is None:
            raise UnknownFactError(f"there is no event ‘{wanted}’ with a place")
        self._drawn[wanted] = None
        return self._speech.say(known.event.place)

    def actor(self, wanted: str, on: str | None = None) -> Markup:
        """An actor's name; with a day or an event, the office held then before it."""
        found = self._selection.actors.get(wanted)
        if found is None:
            raise UnknownFactError(f"there is no actor ‘{wanted}’")
        name = self._speech.say(found.name)
        held = office(found, self._day(on)) if on else None
        return Markup("{}, {}").format(name, self._speech.say(held.title)) if held else name

    def office(self, wanted: str, on: str | None = None) -> Markup:
        """The office that an actor held on a day, at an event, or on the day of the selection."""
        found = self._selection.actors.get(wanted)
        held = office(found, self._day(on)) if found else None
        if held is None:
            raise UnknownFactError(f"no office of ‘{wanted}’ is known for {on or 'that day'}")
        return self._speech.say(held.title)

    def _event_date(self, wanted: str) -> Edtf:
        known = self._selection.known.get(wanted)
        if known is None:
            raise UnknownFactError(f"there is no event ‘{wanted}’")
        self._drawn[wanted] = None
        return known.event.date

    def _day(self, on: str | None) -> day:
        if on is None:
            return self._selection.as_of
        if on in self._selection.known:
            return self._selection.known[on].event.date.earliest
        try:
            return parse(on).earliest
        except EdtfError as error:
            raise UnknownFactError(f"‘{on}’ is neither an event nor a day: {error.message}") from None
