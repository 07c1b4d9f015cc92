"""What a sentence touches in the timeline: up to three events or figures, each with the reason.

Likeness only orders what is shown; nothing is asserted by it. By rule, and thus for sure, a figure says the same or
differs: one measure, one unit, one period.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from math import log
from typing import Final

from rapidfuzz import fuzz

from briefgen.edtf import Edtf, Precision, overlaps
from briefgen.model import Event, Evidence, Figure, Timeline
from briefgen.model.timeline import Kind, Status
from briefgen.proposals.meanings import meanings
from briefgen.proposals.measures import Measure
from briefgen.proposals.names import Names, distinct

SHOWN: Final = 3
_LEAST: Final = 0.24  # likeness below which nothing is shown
_SAME: Final = 0.52  # likeness from which two events on one day may be the same
_PLANS: Final = frozenset((Status.PLANNED, Status.PROPOSED))
_HAPPENED: Final = frozenset((Status.OCCURRED, Status.ONGOING))
_COMMON: Final = frozenset(("~cooperation", "~relation", "~region", "~foreign", "~ministers"))


class How(StrEnum):
    """How a sentence touches a fact of the timeline."""

    FULFILS = "fulfils"
    SAME_AS = "same-as"
    DIFFERS = "differs"
    ABOUT = "about"


@dataclass(frozen=True, slots=True)
class Touch:
    """A fact that a sentence touches; `sure` where a rule says so, and `score` from 0 to 1 where likeness does."""

    how: How
    id: str
    sure: bool = False
    score: float = 0.0


@dataclass(frozen=True, slots=True)
class Telling:
    """What a sentence tells, as far as it is compared: its meanings, its actors, its date, its status, its figures."""

    bag: frozenset[str]
    near: frozenset[str]  # the meanings of the sentence before it
    actors: frozenset[str]  # those of the sentence before it, too
    own_actors: frozenset[str]
    date: Edtf | None
    status: Status
    dated: bool  # the sentence itself names the date


@dataclass(frozen=True, slots=True)
class _Known:
    """An event or a figure with what it is compared by."""

    fact: Event | Figure
    bags: tuple[frozenset[str], ...]
    actors: frozenset[str]
    heads: tuple[tuple[frozenset[str], frozenset[str]], ...] = ()  # of a figure: what its label names, and whose it is


class Touched:
    """The facts of a timeline, read once for all the sentences that may touch them."""

    def __init__(self, timeline: Timeline, names: Names) -> None:
        self._bodies = {actor.id for actor in timeline.actors if actor.kind is not Kind.PERSON}
        self._fulfilled = {name for event in timeline.events for name in event.fulfils}
        old = {each.supersedes for each in timeline.events} | {each.supersedes for each in timeline.figures}
        self._events = [_event(each, names) for each in timeline.events if each.id not in old and not each.withdrawn]
        self._figures = [_figure(each, names) for each in timeline.figures if each.id not in old and not each.withdrawn]
        counts = Counter(word for known in (*self._events, *self._figures) for word in frozenset().union(*known.bags))
        total = len(self._events) + len(self._figures) + 1
        self._weight = {word: log(1 + total / count) for word, count in counts.items()}
        self._rarest = log(1 + total)
        named = Counter(actor for known in self._events for actor in known.actors)
        self._actor_weight = {actor: log(1 + total / count) / log(1 + total) for actor, count in named.items()}

    def relations(self, told: Telling, measures: Sequence[Measure]) -> tuple[Touch, ...]:
        """What a sentence touches: first what is sure, then the likeliest."""
        by_rule = [each for measure in measures for each in self._compared(told, measure)]
        rated = [(self._likeness(told, known), known) for known in (*self._events, *self._figures)]
        likely = sorted(((score, each) for score, each in rated if score >= _LEAST), key=lambda pair: -pair[0])
        found = [*by_rule, *(self._relation(told, known, score) for score, known in likely[: 2 * SHOWN])]
        first = {each.id: each for each in reversed(found)}
        return tuple(first[name] for name in dict.fromkeys(each.id for each in found))[:SHOWN]

    def _relation(self, told: Telling, known: _Known, score: float) -> Touch:
        fact = known.fact
        how = How.ABOUT
        if isinstance(fact, Event):
            if fact.status in _PLANS and told.status in _HAPPENED and fact.id not in self._fulfilled:
                how = How.FULFILS
            elif score >= _SAME and fact.status == told.status and told.date and overlaps(told.date, fact.date):
                how = How.SAME_AS
        return Touch(how, fact.id, score=round(min(score, 1.0), 2))

    def _likeness(self, told: Telling, known: _Known) -> float:
        """How like a sentence is to a fact: shared meanings by their rarity, shared actors, a shared date."""
        words = max((self._shared(told.bag, bag) for bag in known.bags), default=0.0)
        near = max((self._shared(told.near, bag) for bag in known.bags), default=0.0) if told.near else 0.0
        both = told.actors & known.actors
        actors = min(1.0, sum(self._actor_weight.get(actor, 1.0) for actor in both))
        fuzzy = max(
            (fuzz.token_set_ratio(" ".join(sorted(told.bag)), " ".join(sorted(bag))) for bag in known.bags), default=0
        )
        return 0.55 * words + 0.12 * fuzzy / 100 + 0.1 * near + 0.18 * actors + self._of_date(told, known.fact)

    def _of_date(self, told: Telling, fact: Event | Figure) -> float:
        if told.date is None or not told.dated:
            return 0.0
        when = fact.date if isinstance(fact, Event) else fact.period
        if not overlaps(told.date, when) or when.year_unknown:
            return -0.03
        exact = told.date.precision <= Precision.MONTH and when.precision <= Precision.MONTH
        return 0.16 if exact and (told.date.latest - told.date.earliest).days < 40 and not _is_open(when) else 0.03  # noqa: PLR2004

    def _shared(self, one: frozenset[str], other: frozenset[str]) -> float:
        """Of the weight of what both mean, the share in the lighter and in the heavier of them."""
        both = self._sum(one & other)
        if not both:
            return 0.0
        return float(both / (self._sum(one) * self._sum(other)) ** 0.5)

    def _sum(self, bag: Iterable[str]) -> float:
        return sum(
            0.5 * self._weight.get(w, self._rarest) if w in _COMMON else self._weight.get(w, self._rarest) for w in bag
        )

    def _compared(self, told: Telling, measure: Measure) -> tuple[Touch, ...]:
        """The figures of the same measure and unit: they say the same, or differ."""
        alike = [(how, each) for each in self._figures if (how := self._same_measure(told, each, measure)) is not None]
        if any(sure and isinstance(e.fact, Figure) and e.fact.value == measure.value for sure, e in alike):
            alike = [(sure, e) for sure, e in alike if isinstance(e.fact, Figure) and e.fact.value == measure.value]
        found = list[Touch]()
        for sure, each in alike:
            same = isinstance(each.fact, Figure) and each.fact.value == measure.value
            found.append(Touch(How.SAME_AS if same else How.DIFFERS, each.fact.id, sure, 1.0 if sure else 0.8))
        return tuple(sorted(found, key=lambda each: (not each.sure, each.how is How.DIFFERS)))

    def _same_measure(self, told: Telling, known: _Known, measure: Measure) -> bool | None:
        """Whether a sentence measures what a figure does, in its unit: for sure, perhaps, or None where it does not.

        It names what the label names before its first comma, and whose it is; for sure, it names nobody else, and the
        period is the same.
        """
        figure = known.fact
        if not isinstance(figure, Figure) or not _same_unit(figure, measure):
            return None
        if not any(self._named(told, bag, whose) for bag, whose in known.heads):
            return None
        if measure.period is not None and not overlaps(measure.period, figure.period):
            return None
        others = {each for each in told.own_actors if each in self._bodies}
        exact = measure.period is not None and measure.period.text == figure.period.text
        return exact and any(others <= whose for _, whose in known.heads)

    def _named(self, told: Telling, bag: frozenset[str], whose: frozenset[str]) -> bool:
        whole = self._sum(bag) or 1.0
        own, words = self._sum(bag & told.bag) / whole, self._sum(bag & (told.bag | told.near)) / whole
        return (own >= 0.5 or (own > 0 and words >= 0.7)) and whose <= told.actors  # noqa: PLR2004 (tried on articles)


def _is_open(when: Edtf) -> bool:
    return when.open_end or when.open_start


def _event(event: Event, names: Names) -> _Known:
    texts = [text for _, text in event.title.texts]
    more = dict(event.summary.texts) if event.summary else {}
    bags = [*(_bag(text, names) for text in texts)]
    bags += [_bag(f"{title} {more.get(lang, '')}", names) for lang, title in event.title.texts if lang in more]
    return _Known(event, (*bags, *_quotes(event.evidence, names)), frozenset(event.actors))


def _figure(figure: Figure, names: Names) -> _Known:
    texts = [text for _, text in figure.label.texts]
    bags = (*(_bag(text, names) for text in texts), *_quotes(figure.evidence, names))
    heads = tuple(bag_of(text.split(",")[0].split(" in ")[0], names) for text in texts)
    return _Known(figure, bags, frozenset(figure.actors), heads)


def _quotes(evidence: Sequence[Evidence], names: Names) -> Iterator[frozenset[str]]:
    yield from (_bag(each.quote.exact, names) for each in evidence if each.quote is not None)


def _bag(text: str, names: Names) -> frozenset[str]:
    return bag_of(text, names)[0]


def bag_of(text: str, names: Names) -> tuple[frozenset[str], frozenset[str]]:
    """What a text means without the names of actors in it, and the actors."""
    named = names.actors(text)
    rest, last = [], 0
    for each in named:
        rest.append(text[last : each.start])
        last = each.end
    return frozenset(meanings(" ".join((*rest, text[last:])))), frozenset(distinct(named))


def _same_unit(figure: Figure, measure: Measure) -> bool:
    if isinstance(figure.unit, str):
        return figure.unit.casefold() == measure.unit.casefold() or _same_noun((figure.unit,), measure.unit)
    return not measure.is_coded and _same_noun([text for _, text in figure.unit.texts], measure.unit)


def _same_noun(units: Iterable[str], noun: str) -> bool:
    wanted = set(meanings(noun))
    return bool(wanted) and any(wanted & set(meanings(unit)) for unit in units)
