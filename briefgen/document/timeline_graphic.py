"""The timeline graphic of a briefing: chosen events in, SVG and the words that stand for it out."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from jinja2.sandbox import ImmutableSandboxedEnvironment
from markupsafe import Markup

from briefgen.document.graphic import DrawingOptions, EventMark, LaidOutPicture, lay_out
from briefgen.document.speech import Speech
from briefgen.localization import Language
from briefgen.model.timeline import State
from briefgen.selection import Known, Selection

TEMPLATE = "timeline.svg.jinja"
_TAG: Final = re.compile("<[^>]*>")


@dataclass(frozen=True, slots=True)
class Graphic:
    """The picture as SVG, and how many events it leaves out because their year is unknown."""

    svg: Markup
    undrawn: int


@dataclass(frozen=True, slots=True)
class _Words:
    """The words of the picture in the document's language."""

    language: Language

    def year(self, year: int) -> str:
        return str(year)

    def month(self, month: int) -> str:
        return self.language.month_abbreviation(month)

    def as_of(self, day: date) -> str:
        return self.language.gettext("as of {day}").format(day=self.language.day(day))

    def legend(self, key: str) -> str:
        _ = self.language.gettext
        return {
            "day": _("day"),
            "period": _("span of time"),
            "open": _("open end"),
            "uncertain": _("uncertain"),
            "planned": _("planned or proposed"),
            "overdue": _("overdue"),
            "cancelled": _("cancelled"),
            "break": _("years left out"),
            "number": _("row in the table"),
        }[key]


def draw(selection: Selection, speech: Speech, env: ImmutableSandboxedEnvironment) -> Graphic | None:
    """The picture of the chosen events; a fulfilled plan is drawn as what fulfilled it. None without any date."""
    drawn = [known for known in selection.events if known.state is not State.FULFILLED]
    dated = [known for known in drawn if not known.event.date.year_unknown]
    if not dated:
        return None
    layout = lay_out(
        [_mark(known, speech) for known in drawn],
        _lanes(drawn, selection, speech),
        selection.as_of,
        _Words(speech.language),
        DrawingOptions(),
    )
    svg = env.get_template(TEMPLATE).render(
        layout=layout,
        title=speech.language.gettext("Timeline"),
        description=_description(dated, speech.language),
        lang=speech.language.locale,
        prefix="timeline",
    )
    return Graphic(Markup(svg), _left_out(layout))  # noqa: S704 (autoescaped)


def _left_out(layout: LaidOutPicture) -> int:
    return len(layout.undrawn) + len(layout.omitted)


def _mark(known: Known, speech: Speech) -> EventMark:
    event = known.event
    return EventMark(
        id=event.id,
        label=_untagged(speech.say(event.title)),
        lane=event.topics[0],
        date=event.date,
        status=event.status,
        milestone=event.milestone,
        overdue=known.state is State.OVERDUE,
    )


def _lanes(drawn: Sequence[Known], selection: Selection, speech: Speech) -> tuple[tuple[str, str], ...]:
    used = {known.event.topics[0] for known in drawn}
    return tuple(
        (topic.id, _untagged(speech.say(topic.name))) for topic in selection.topics.values() if topic.id in used
    )


def _untagged(said: Markup) -> str:
    """What is said, without its tags; `striptags` would let lines break at the spaces that must not."""
    return Markup(_TAG.sub("", said)).unescape()  # noqa: S704 (what is left is escaped)


def _description(dated: Sequence[Known], language: Language) -> str:
    """What the picture shows, for readers who cannot see it."""
    words = language.ngettext(
        "{count} event from {first} to {last}; the table that follows lists it.",
        "{count} events from {first} to {last}; the table that follows lists them.",
        len(dated),
    )
    return words.format(
        count=len(dated), first=language.date(dated[0].event.date), last=language.date(dated[-1].event.date)
    )
