"""Drafting: a view of the timeline in, the plain value of a new brief out, in which no fact is typed.

Facts are titles and labels of the register, each with its date or amount drawn from it and its `cites`; what only the
officer can write is left to her, with a word on what belongs there.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from briefgen.model import Actor, Event, Figure, Topic
from briefgen.model.text import LocalizedText
from briefgen.model.timeline import Kind, Status
from briefgen.proposals.draft_words import AMOUNT, DATED, LAST_MET, LOCALES, QUESTION, SUBTITLE, TO_WRITE
from briefgen.proposals.names import Names
from briefgen.selection import Known, Selection, office

_MOST_PLAY: Final = 6
_MOST_FIGURES: Final = 4
_MOST_WANTED: Final = 4
_MOST_RAISED: Final = 4
_MOST_PARTICIPANTS: Final = 6
_COMMITMENTS: Final = 6
_HAPPENED: Final = frozenset((Status.OCCURRED, Status.ONGOING))


@dataclass(frozen=True, slots=True)
class Wishes:
    """What a brief is to be for: with whom (an actor, or words), on which day, of which topics, with which actors."""

    topics: tuple[str, ...] = ()
    actors: tuple[str, ...] = ()
    with_: str = ""
    on: date | None = None
    kind: str = "meeting-brief"


def drafted(view: Selection, wishes: Wishes) -> dict[str, Any]:
    """The plain value of a brief over the events and figures that a view has chosen."""
    counterpart = view.actors.get(wishes.with_)
    met: dict[str, str] = {"en": wishes.with_}
    if counterpart is not None:
        met = {lang: text for lang, text in counterpart.name.texts if lang in LOCALES}
    topics = [view.topics[name] for name in wishes.topics if name in view.topics]
    made: dict[str, Any] = {"kind": wishes.kind, "title": _title(topics, counterpart, wishes)}
    if wishes.with_:
        made["subtitle"] = {
            lang: SUBTITLE[lang].format(**{"with": met.get(lang, "")}) for lang in LOCALES if met.get(lang)
        }
        made["meeting"] = {"with": met} | _meeting(view, wishes)
    made["clearance"] = {"status": "draft"}
    made["select"] = _select(wishes)
    if wishes.kind == "meeting-brief":
        made["sections"] = list(_sections(view, wishes))
    return made


def _title(topics: Sequence[Topic], counterpart: Actor | None, wishes: Wishes) -> dict[str, str]:
    """The names of the topics, else of the one who is met, in the languages that all of them have."""
    names: list[LocalizedText] = [topic.name for topic in topics] or ([counterpart.name] if counterpart else [])
    found = {
        lang: ", ".join(name.get(lang) or "" for name in names) for lang in LOCALES if all(n.get(lang) for n in names)
    }
    return found if names and found else {"en": wishes.with_ or "Draft"}


def _meeting(view: Selection, wishes: Wishes) -> dict[str, Any]:
    day = {"date": wishes.on.isoformat()} if wishes.on else {}
    people = _participants(view, wishes, wishes.on or view.as_of)
    return day | ({"participants": people} if people else {})


def _participants(view: Selection, wishes: Wishes, on: date) -> list[str]:
    """The one who is met and the persons of the chosen events, those seen last first, who hold an office on the day."""
    seen = (actor for known in reversed(view.events) for actor in known.event.actors)
    persons = (view.actors[name] for name in dict.fromkeys((wishes.with_, *seen)) if name in view.actors)
    holding = [each.id for each in persons if each.kind is Kind.PERSON and office(each, on) is not None]
    return holding[:_MOST_PARTICIPANTS]


def _select(wishes: Wishes) -> dict[str, Any]:
    found: dict[str, Any] = {}
    if wishes.topics:
        found["topics"] = list(wishes.topics)
    if wishes.actors:
        found["actors"] = list(wishes.actors)
    return found


def _sections(view: Selection, wishes: Wishes) -> Iterator[dict[str, Any]]:
    happened = [known for known in view.events if known.event.status in _HAPPENED and _is_past(known, view.as_of)]
    wanted = _wanted(view, wishes)
    newest = sorted(happened, key=lambda known: (known.event.milestone, known.event.date.sort_key))[-1:]
    yield from _section("bottom-line", [_dated(known.event, DATED) for known in newest])
    yield _to_write("objectives")
    yield from _section("their-objectives", [_dated(each, DATED) for each in wanted])
    yield _to_write("points-to-make")
    yield from _section("if-raised", _raised(view))
    if view.commitments:
        yield {"section": "commitments", "limit": str(_COMMITMENTS)}
    used = {known.event.id for known in newest} | {each.id for each in wanted}
    yield from _section("state-of-play", list(_play(view, wishes, happened, used)))
    yield _to_write("press-line")


def _section(name: str, statements: Sequence[Mapping[str, Any]]) -> Iterator[dict[str, Any]]:
    if statements:
        yield {"section": name, "statements": list(statements)}


def _to_write(name: str) -> dict[str, Any]:
    return {"section": name, "statements": [{"text": dict(TO_WRITE[name])}]}


def _is_past(known: Known, on: date) -> bool:
    return known.event.date.earliest <= on


def _wanted(view: Selection, wishes: Wishes) -> list[Event]:
    """What the counterpart wants: what it proposes, plans or has said, as the newest events that name it first."""
    if wishes.with_ not in view.actors:
        return []
    names = Names(view.timeline)
    led = [known.event for known in view.events if _leader(known.event, names) == wishes.with_]
    ahead = [event for event in led if event.status in {Status.PLANNED, Status.PROPOSED, Status.ONGOING}]
    said = [event for event in led if event.id.endswith(("position", "intent"))]
    return [*dict.fromkeys((*reversed(ahead), *reversed(said)))][:_MOST_WANTED]


def _leader(event: Event, names: Names) -> str | None:
    named = names.actors(event.title.best("en")[0])
    return named[0].id if named else None


def _last_met(view: Selection, wishes: Wishes) -> Event | None:
    """The last milestone with the counterpart that had happened by the day."""
    met = [
        known.event
        for known in view.known.values()
        if wishes.with_ in known.event.actors and known.event.milestone and known.event.status is Status.OCCURRED
        and known.event.date.latest <= view.as_of
    ]  # fmt: skip
    return met[-1] if met else None


def _play(view: Selection, wishes: Wishes, happened: Sequence[Known], used: set[str]) -> Iterator[dict[str, Any]]:
    """The last meeting with the counterpart, the newest events, and the newest figures."""
    last = _last_met(view, wishes)
    if last is not None:
        yield _dated(last, LAST_MET)
        used = {*used, last.id}
    rest = [known.event for known in happened if known.event.id not in used]
    milestones = [event for event in rest if event.milestone] or rest
    yield from (_dated(event, DATED) for event in milestones[-_MOST_PLAY:])
    newest = sorted(view.chosen_figures, key=lambda figure: figure.recorded_on)[-_MOST_FIGURES:]
    yield from (_line(figure.label, figure.id, AMOUNT) for figure in newest)


def _raised(view: Selection) -> list[dict[str, Any]]:
    """Where the sources disagree: a question, and what each says, drawn from the register."""
    found = []
    for each in view.discrepancies[:_MOST_RAISED]:
        things = [thing for name in each.about if (thing := _thing(view, name)) is not None]
        lines = [_fact(thing)["text"] for thing in things]
        langs = [lang for lang in LOCALES if all(lang in line for line in lines)]
        if len(lines) > 1 and langs:
            about = _words(things[0])
            question = {lang: QUESTION[lang].format(title=about.get(lang)) for lang in langs if about.get(lang)}
            text = {lang: " ".join(line[lang] for line in lines) for lang in langs}
            found.append({"question": question, "text": text, "cites": [thing.id for thing in things]})
    return found


def _thing(view: Selection, name: str) -> Event | Figure | None:
    known = view.known.get(name)
    return known.event if known is not None else view.figures.get(name)


def _words(thing: Event | Figure) -> LocalizedText:
    return thing.title if isinstance(thing, Event) else thing.label


def _fact(thing: Event | Figure) -> dict[str, Any]:
    return _line(_words(thing), thing.id, DATED if isinstance(thing, Event) else AMOUNT)


def _dated(event: Event, form: Mapping[str, str]) -> dict[str, Any]:
    return _line(event.title, event.id, form)


def _line(words: LocalizedText, identifier: str, form: Mapping[str, str]) -> dict[str, Any]:
    texts = {
        lang: form[lang].format(title=text.rstrip("."), id=identifier) for lang, text in words.texts if lang in form
    }
    first, lang = words.best("en")
    own = form.get(lang, form["en"]).format(title=first, id=identifier)
    return {"text": texts or {lang: own}, "cites": [identifier]}
