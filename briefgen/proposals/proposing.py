"""Proposals: a source's text and a timeline in, what the text may add to the timeline out, sentence by sentence."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from briefgen.edtf import Edtf, EdtfError, Precision, parse
from briefgen.extraction.relative import ResolvedDate, resolved_dates
from briefgen.model import Source, Timeline
from briefgen.model.timeline import Basis, Status
from briefgen.proposals.measures import Measure, measures
from briefgen.proposals.names import Names, distinct
from briefgen.proposals.ranking import THAT_YEAR, is_worth_it, score, tells_measure
from briefgen.proposals.relations import How, Telling, Touch, Touched, bag_of
from briefgen.proposals.sentences import Sentence, sentences
from briefgen.proposals.status import looks_ahead, settled, status_of
from briefgen.provenance import SourceText, in_one_spelling

LONGEST: Final = 3_000  # characters of a sentence that is read; what is longer is none
_FORWARD: Final = frozenset((Status.PLANNED, Status.PROPOSED, Status.ONGOING))


@dataclass(frozen=True, slots=True)
class Proposal:
    """What one sentence may add: an event, or a figure that it gives.

    `number` counts all proposals of a source in the order of its text, shown or not, so that it stays the same whatever
    becomes of the others. `quote` are the exact words, `start` and `end` their place in code points. `date` is that of
    the event, `date_words` what it was read from; of a figure, `measure` has value, unit, qualifier and period.
    """

    number: int
    kind: str  # event, figure
    sentence: Sentence
    quote: str
    date: Edtf | None
    date_basis: Basis
    date_words: str
    status: Status
    measure: Measure | None
    measures: tuple[Measure, ...]
    actors: tuple[str, ...]
    place: tuple[tuple[str, str], ...]
    topics: tuple[str, ...]
    relations: tuple[Touch, ...]
    score: float
    worth_it: bool


def proposals(source: Source, text: SourceText, timeline: Timeline) -> tuple[Proposal, ...]:
    """Everything that a source may add to a timeline, in the order of its text; nothing from outside its body."""
    reading = _Reading(source, timeline)
    found = sentences(text.text, source.language, text.start, text.end)
    made: list[Proposal] = []
    seen: set[str] = set()
    for number, sentence in enumerate(found):
        key = " ".join(in_one_spelling(sentence.text).casefold().split())
        if key in seen or len(key) > LONGEST:  # what comes twice is a headline or a caption
            continue
        seen.add(key)
        made += reading.read(sentence, found[max(0, number - 2) : number], number)
    return tuple(replace(each, number=number) for number, each in enumerate(made, 1))


def ranked(found: Sequence[Proposal]) -> tuple[Proposal, ...]:
    """The proposals, those most worth reading first."""
    return tuple(sorted(found, key=lambda each: (-each.score, each.number)))


class _Reading:
    """One source as it is read against a timeline."""

    def __init__(self, source: Source, timeline: Timeline) -> None:
        self.source, self.timeline = source, timeline
        self.lang = source.language.partition("-")[0]
        self.names = Names(timeline)
        self._year: Edtf | None = None
        self.touched = Touched(timeline, self.names)
        self.topics_of = {each.id: each.topics for each in timeline.events}
        self.topics_of |= {each.id: each.topics for each in timeline.figures}

    def read(self, sentence: Sentence, before: Sequence[Sentence], place: int) -> Iterator[Proposal]:
        """The proposals of one sentence: the event that it tells, and the figures that it gives."""
        text = sentence.text
        status = status_of(text, self.lang)
        dates = resolved_dates(text, self.lang, self.source.issued, ahead=looks_ahead(status))
        found = self._in_that_year(text, measures(text, self.lang, dates))
        date, basis, words = self._date(text, dates, status)
        bag, actors = bag_of(text, self.names)
        settled_as = settled(status, date, self.source.issued, sure=basis is not Basis.INFERRED)
        near = [bag_of(each.text, self.names) for each in before]
        told = Telling(
            bag, frozenset().union(*(each for each, _ in near)), actors.union(*(named for _, named in near[-1:])),
            actors, date, settled_as, basis is not Basis.INFERRED,
        )  # fmt: skip
        relations = self.touched.relations(told, found)
        marks = score(sentence, status=status, place=place, dates=dates, found=found, relations=relations)
        event = Proposal(
            0, "event", sentence, quote_of(text), date, basis, words, settled_as, None, found,
            distinct(self.names.actors(text)), tuple((self.names.place(text) or {}).items()),
            self._topics(relations), relations, marks, is_worth_it(sentence, status, self.lang),
        )  # fmt: skip
        figures = [self._figure(event, measure, told) for measure in found if not measure.timed]
        if not (figures and tells_measure(text, self.lang)):
            yield event
        yield from figures

    def _in_that_year(self, text: str, found: tuple[Measure, ...]) -> tuple[Measure, ...]:
        """The figures of a sentence; “that year” is the last one that a figure before it was said to be of."""
        if self._year is not None and THAT_YEAR.search(in_one_spelling(text).lower()):
            year = self._year
            found = tuple(
                replace(e, period=year, period_basis=Basis.RESOLVED) if e.period is None else e for e in found
            )
        named = [each.period for each in found if each.period is not None and each.period.precision is Precision.YEAR]
        self._year = named[0] if named else self._year
        return found

    def _figure(self, event: Proposal, measure: Measure, told: Telling) -> Proposal:
        relations = self.touched.relations(told, (measure,))
        sure = any(each.sure and each.how is How.DIFFERS for each in relations)
        mark = event.score + (0.3 if sure else 0.0) - (0.05 if not measure.is_coded else 0.0)
        return replace(event, kind="figure", measure=measure, relations=relations, score=round(mark, 3))

    def _date(self, text: str, dates: Sequence[ResolvedDate], status: Status | None) -> tuple[Edtf | None, Basis, str]:
        """The date of the event that a sentence tells, how it is known, and by which words."""
        chosen = event_date(text, dates)
        issued = self.source.issued
        if chosen is not None:
            day = issued.text if issued and issued.precision is Precision.DAY else ""
            if chosen.until and status is Status.ONGOING and chosen.stated and day:
                return _parsed(f"{day}/{chosen.when.text}") or chosen.when, Basis.RESOLVED, chosen.words
            return chosen.when, Basis.STATED if chosen.stated else Basis.RESOLVED, chosen.words
        return open_from(issued, status), Basis.INFERRED, ""

    def _topics(self, relations: Sequence[Touch]) -> tuple[str, ...]:
        """The topic of what the sentence touches most."""
        found = (topic for each in relations for topic in self.topics_of.get(each.id, ())[:1])
        return tuple(dict.fromkeys(found))[:1]


def open_from(issued: Edtf | None, status: Status | None) -> Edtf | None:
    """The date of what a text tells without one: its own day; of what is to come or goes on, from that day on."""
    if issued is None:
        return None
    forward = status in _FORWARD and issued.start is not None and "/" not in issued.text and "[" not in issued.text
    return (_parsed(f"{issued.text}/..") or issued) if forward else issued


def event_date(text: str, dates: Sequence[ResolvedDate]) -> ResolvedDate | None:
    """The date among those of a sentence that is most likely its event's: a day before a month before a year.

    What the text compares with, what is the span of a thing, and a number that may be no year are passed over.
    """
    possible = [each for each in dates if not each.term and not each.bare and not is_beside(text, each)]
    return min(possible, key=lambda each: (_rank(each), each.start), default=None)


def _rank(each: ResolvedDate) -> int:
    days = (each.when.latest - each.when.earliest).days
    return 0 if days <= 7 else 1 if days <= 95 or each.until else 2  # noqa: PLR2004 (a week, a quarter)


def is_beside(text: str, each: ResolvedDate) -> bool:
    """Whether a date only tells of a thing what it is, or with what something is compared."""
    from briefgen.proposals.ranking import COMPARED, COMPARED_AFTER, OF_THING  # noqa: PLC0415 (a table)

    before = in_one_spelling(text[max(0, each.start - 60) : each.start]).lower()
    after = in_one_spelling(text[each.end : each.end + 40]).lower()
    return bool(COMPARED.search(before) or OF_THING.search(before) or COMPARED_AFTER.match(after))


def quote_of(text: str) -> str:
    """The words of a sentence as they are quoted: in one line, without its last stop and a quotation mark alone."""
    words = " ".join(text.split()).rstrip(".;:,… ")
    for opening, closing in ("«»", "“”", '""'):
        inner = words[1:-1]
        if words.startswith(opening) and words.endswith(closing) and not {opening, closing} & set(inner):
            words = inner.rstrip(".;:,… ")
    for opening, closing in ("«»", "“”", "„“", '""', "()"):
        if words.startswith(opening) and words.count(closing) == (1 if opening == closing else 0):
            words = words[1:]
        if words.endswith(closing) and words.count(opening) == (1 if opening == closing else 0):
            words = words[:-1]
    return words.strip().rstrip(".;:,…") if words.strip(".;:,… ") else text


def _parsed(text: str) -> Edtf | None:
    try:
        return parse(text)
    except EdtfError:
        return None
