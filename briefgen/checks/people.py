"""People: each has the office of that day, and the name as the project spells it."""

import re
from collections.abc import Iterator
from datetime import date
from typing import Final

from briefgen.checks.reading import Reading
from briefgen.draws import PEOPLE, Draw, without_draws
from briefgen.edtf import EdtfError, parse
from briefgen.findings import Code, Finding, Severity
from briefgen.model import Actor
from briefgen.selection import offices_during

OFFICE_UNKNOWN_ON_DAY: Final = Code(
    "office-unknown-on-day",
    Severity.ERROR,
    "A text asks for the office that somebody held on a day on which no office of theirs is known.",
    "correct the day after ‘on’, or the dates of the office under ‘roles’",
)
PARTICIPANT_WITHOUT_OFFICE: Final = Code(
    "participant-without-office",
    Severity.WARNING,
    "Somebody is listed for a meeting on a day on which none of their offices is known: they may have left it.",
    "find out who holds the office, or add the new one under ‘roles’",
)
REJECTED_SPELLING: Final = Code(
    "rejected-spelling",
    Severity.WARNING,
    "A name is spelt in a way that the project replaces.",
    "write the name as the actor’s ‘name’ has it",
)


def offices_on_their_day(reading: Reading) -> Iterator[Finding]:
    """An office drawn with a day was held on it.

    Fails `{{ actor('charles-michel', on='2025-04-16') }}`: he left in 2024.
    """
    for placed, draw in reading.draws:
        actor = reading.actors.get(draw.id) if draw.name in PEOPLE else None
        day = _day(reading, draw) if actor else None
        if actor and day and not _in_office(actor, day):
            message = f"no office of ‘{actor.id}’ is known for {draw.on or day}"
            yield OFFICE_UNKNOWN_ON_DAY.at(placed.find(draw.words), message, _offices(actor))


def _day(reading: Reading, draw: Draw) -> date | None:
    """The day for which a draw wants the office; None where it wants none."""
    if draw.on is None:
        return reading.subject.as_of if draw.name == "office" else None
    if draw.on in reading.events:
        return reading.events[draw.on].date.earliest
    try:
        return parse(draw.on).earliest
    except EdtfError:
        return None


def _in_office(actor: Actor, day: date) -> bool:
    return bool(offices_during(actor, parse(day.isoformat())))


def _offices(actor: Actor) -> str:
    """The offices that are known, with their dates, as a hint."""
    known = [f"{role.title.best('en')[0]} ({role.from_ or '…'} to {role.to or '…'})" for role in actor.roles]
    return "known: " + "; ".join(known) if known else "add the office under ‘roles’"


def participants_in_office(reading: Reading) -> Iterator[Finding]:
    """Who is listed for a meeting, and has had an office, has one on its day."""
    for brief in reading.briefs:
        meeting = brief.briefing.meeting
        for index, name in enumerate(meeting.participants if meeting else ()):
            actor = reading.actors.get(name)
            day = meeting.date.earliest if meeting and meeting.date else reading.subject.as_of
            if actor and actor.roles and not _in_office(actor, day):
                span = brief.document.place(("meeting", "participants", index))
                yield PARTICIPANT_WITHOUT_OFFICE.at(span, f"no office of ‘{name}’ is known for {day}", _offices(actor))


def rejected_spellings(reading: Reading) -> Iterator[Finding]:
    """No text has a spelling from `aliases`: “Vassilenko”, not “Vasilenko”."""
    wrong = {alias: actor for actor in reading.timeline.actors for alias in actor.aliases}
    right = {text for actor in reading.timeline.actors for _, text in actor.name.texts}
    wrong = {alias: actor for alias, actor in wrong.items() if alias not in right}
    texts = [(placed, without_draws(placed.text)) for placed in reading.placed] if wrong else []
    whole = "\n".join(text for _, text in texts)  # mostly no text has any of them, and this is quickly seen
    if not any(alias in whole for alias in wrong):
        return
    # A right name first, so that a wrong one within it is passed over.
    names = re.compile(
        r"(?<!\w)(?:" + "|".join(map(re.escape, (*_longest_first(right), *_longest_first(wrong)))) + r")(?!\w)"
    )
    for placed, text in texts:
        for match in names.finditer(text):
            if match.group() in wrong:
                name = wrong[match.group()].name.best(placed.lang)[0]
                yield REJECTED_SPELLING.at(
                    placed.find(match.group()), f"‘{match.group()}’ is not the spelling used", f"write ‘{name}’"
                )


def _longest_first(names: "set[str] | dict[str, Actor]") -> list[str]:
    return sorted(names, key=lambda name: (-len(name), name))
