"""Taking: words that a person chose in a source become an event or a figure, or support one that is there.

    words = chosen(project, "article", Quote(exact="…"))       # what they say, to fill a form with
    taken = take_event(project, words, {"title": {"en": "…"}, "topics": ["visa"]})
    project.save([taken.rewrite])

What is filled in is read as proposals are; nothing here writes a file.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING, Any, Final

from briefgen.editing import LAST, After, Edit, Insert, InTime, WithId
from briefgen.edtf import EdtfError, parse
from briefgen.model import Event, Figure, Quote
from briefgen.model.timeline import Basis, Qualifier, Status
from briefgen.project.saving import Rewrite
from briefgen.proposals.entries import Grounds, event_entry, figure_entry, new_id
from briefgen.proposals.measures import Measure
from briefgen.proposals.proposing import Proposal, open_from, proposals
from briefgen.proposals.sentences import Sentence
from briefgen.provenance import Passage, SourceText
from briefgen.service.proposing import grounds_of, judge_after, timeline_file
from briefgen.service.requests import RequestError

if TYPE_CHECKING:
    from briefgen.service.opened import OpenProject

_LONGEST: Final = 3_000  # characters of a quote


@dataclass(frozen=True, slots=True)
class ChosenWords:
    """Words of a source, where they stand, and what they say of an event, and of a figure where they give one."""

    grounds: Grounds
    passage: Passage
    event: Proposal
    figure: Proposal | None


@dataclass(frozen=True, slots=True)
class Taken:
    """The rewrite that takes chosen words into the timeline, and the id under which they stand there."""

    rewrite: Rewrite
    id: str


def chosen(project: "OpenProject", source: str, quote: Quote) -> ChosenWords:
    """The words of a quote as they stand in a source; raises RequestError where they stand nowhere, or twice."""
    grounds = grounds_of(project, source)
    if len(quote.exact) > _LONGEST:
        raise RequestError(f"choose at most {_LONGEST:,} characters")
    found = grounds.text.passages(quote)
    if not found:
        near = grounds.text.nearest(quote)
        hint = f"; the source says: {near.text}" if near else ""
        raise RequestError(f"these words do not stand in the article{hint}")
    if len(found) > 1:
        raise RequestError("these words stand there more than once; choose a few more")
    return _read(grounds, found[0])


def _read(grounds: Grounds, passage: Passage) -> ChosenWords:
    within = SourceText(grounds.text.text, passage.start, passage.end)
    made = proposals(grounds.source, within, grounds.timeline)
    words = " ".join(passage.text.split())
    sentence = Sentence(passage.start, passage.end, passage.text, 0)
    event = next((each for each in made if each.kind == "event"), made[0] if made else _bare(grounds, sentence))
    figure = next((each for each in made if each.measure is not None), None)
    event = replace(event, sentence=sentence, quote=words, measure=None)
    return ChosenWords(grounds, passage, event, replace(figure, sentence=sentence, quote=words) if figure else None)


def _bare(grounds: Grounds, sentence: Sentence) -> Proposal:
    """Words of which nothing is read but that they stand there."""
    date = open_from(grounds.source.issued, None)
    basis, none = Basis.INFERRED, ()
    return Proposal(
        0,
        "event",
        sentence,
        sentence.text,
        date,
        basis,
        "",
        Status.OCCURRED,
        None,
        none,
        none,
        none,
        none,
        none,
        0.0,
        worth_it=False,
    )


def take_event(project: "OpenProject", words: ChosenWords, fields: Mapping[str, Any], topic: str = "") -> Taken:
    """A new event on these words; `topic` is the id of one that there is, or the name of a new one.

    Raises RequestError where a field is amiss, StoppedError where the timeline would have errors that it has not now.
    """
    edits: list[Edit] = []
    given = {**fields, "topics": _topics(words.grounds, topic, edits)} if topic else dict(fields)
    entry = event_entry(words.event, (), words.grounds, given, _taken(words.grounds))
    for key in ("date", "topics"):
        if not entry.get(key):
            raise RequestError(f"an event needs a {key.removesuffix('s')}")
    return _made(project, words, (*edits, Insert(("events",), entry, InTime("date"))), str(entry["id"]))


def take_figure(project: "OpenProject", words: ChosenWords, fields: Mapping[str, Any], topic: str = "") -> Taken:
    """A new figure on these words; raises as `take_event` does."""
    edits: list[Edit] = []
    given = {**fields, "topics": _topics(words.grounds, topic, edits)} if topic else dict(fields)
    found, measure = words.figure or words.event, _measure(words, fields)
    entry = figure_entry(found, measure, words.grounds, given, _taken(words.grounds))
    if not entry.get("period"):
        raise RequestError("a figure needs a period")
    beside = next((each.id for each in words.grounds.timeline.figures if each.measure == entry["measure"]), None)
    place = After(WithId(beside)) if beside else LAST
    return _made(project, words, (*edits, Insert(("figures",), entry, place)), str(entry["id"]))


def take_evidence(project: "OpenProject", words: ChosenWords, fact: str) -> Taken:
    """These words as further evidence of an event or a figure; raises as `take_event` does."""
    timeline = words.grounds.timeline
    kinds: tuple[tuple[str, Sequence[Event | Figure]], ...] = (
        ("events", timeline.events),
        ("figures", timeline.figures),
    )
    found = next(((key, n) for key, facts in kinds for n, each in enumerate(facts) if each.id == fact), None)
    if found is None:
        raise RequestError(f"there is no event or figure ‘{fact}’")
    evidence = event_entry(words.event, (), words.grounds, {}, ())["evidence"][0]
    file = project.contents.timeline.document.place(found).file
    return _made(project, words, (Insert((found[0], WithId(fact), "evidence"), evidence),), fact, file)


def _made(project: "OpenProject", words: ChosenWords, edits: Sequence[Edit], name: str, file: str = "") -> Taken:
    file = file or timeline_file(project.contents, words.grounds.source.id)
    judge_after(project, file, edits)
    return Taken(Rewrite(file, project.contents.seen[file], edits), name)


def _taken(grounds: Grounds) -> set[str]:
    timeline = grounds.timeline
    named = (timeline.events, timeline.figures, timeline.discrepancies, timeline.sources)
    return {each.id for group in named for each in group} | {each.measure for each in timeline.figures}


def _topics(grounds: Grounds, topic: str, edits: list[Edit]) -> list[str]:
    """The topic of that id or name; one that there is not yet is made."""
    for each in grounds.timeline.topics:
        if topic in {each.id, *(words for _, words in each.name.texts)}:
            return [each.id]
    made = new_id(topic, "", {each.id for each in grounds.timeline.topics})
    edits.append(
        Insert(("topics",), {"id": made, "name": {grounds.source.language if not topic.isascii() else "en": topic}})
    )
    return [made]


def _measure(words: ChosenWords, fields: Mapping[str, Any]) -> Measure:
    """What the words give, with the value and the unit that a person has written."""
    given = words.figure.measure if words.figure else None
    try:
        value = Decimal(str(fields.get("value") or (given.value if given else "")))
        period = parse(str(fields["period"])) if fields.get("period") else given.period if given else None
    except InvalidOperation:
        raise RequestError("a figure needs a value, written in digits") from None
    except EdtfError as error:
        raise RequestError(f"period: {error.message}") from None
    unit = str(fields.get("unit") or (given.unit if given else ""))
    if not unit:
        raise RequestError("a figure needs a unit")
    qualifier = Qualifier(fields.get("qualifier") or (given.qualifier if given else Qualifier.EXACT))
    return Measure(value, unit, qualifier, period, Basis.STATED, 0, 0, "", timed=False)
