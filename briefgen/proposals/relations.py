"""What a sentence touches in the timeline: up to three events or figures, each with the reason.

Likeness only orders what is shown; nothing is asserted by it. By rule, and thus for sure, a figure says the same or
differs: one measure, one unit, one period.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from math import log
from typing import Final

from rapidfuzz import fuzz

from briefgen.edtf import Edtf, Precision, before, overlaps
from briefgen.model import Actor, Event, Evidence, Figure, Timeline
from briefgen.model.timeline import Kind, Status
from briefgen.proposals.meanings import meanings
from briefgen.proposals.measures import Measure
from briefgen.proposals.names import Names, distinct

SHOWN: Final = 3
_LEAST: Final = 0.24  # likeness below which nothing is shown
_TRIED: Final = 30  # facts that are compared more closely
_PLAUSIBLE: Final = 0.33  # likeness from which a plan may be the one that was fulfilled
_SAME: Final = 0.52  # likeness from which two events on one day may be the same
_PLANS: Final = frozenset((Status.PLANNED, Status.PROPOSED))
_COMMON: Final = frozenset(
    ("~cooperation", "~relation", "~region", "~foreign", "~ministers", "~volume", "~international")
)


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
        of_names = {actor.id: _of_names(actor) for actor in timeline.actors}
        events = [_event(each, of_names) for each in timeline.events if each.id not in old and not each.withdrawn]
        figures = [_figure(e, of_names, names) for e in timeline.figures if e.id not in old and not e.withdrawn]
        self._known, self._figures = (*events, *figures), figures
        counts = Counter(word for known in self._known for word in frozenset().union(*known.bags))
        total = len(self._known) + 1
        self._weight = {word: log(1 + total / count) * _weight(word) for word, count in counts.items()}
        self._rarest = log(1 + total)
        named = Counter(actor for known in events for actor in known.actors)
        self._actor_weight = {actor: log(1 + total / count) / log(1 + total) for actor, count in named.items()}
        self._bags = [(place, bag, self._sum(bag)) for place, known in enumerate(self._known) for bag in known.bags]
        self._holding: dict[str, list[int]] = {}
        for number, (_, bag, _) in enumerate(self._bags):
            for word in bag:
                self._holding.setdefault(word, []).append(number)
        self._last: tuple[Telling | None, list[tuple[float, _Known]]] = (None, [])

    def relations(self, told: Telling, measures: Sequence[Measure]) -> tuple[Touch, ...]:
        """What a sentence touches: first what is sure, then the likeliest."""
        by_rule = [each for measure in measures for each in self._compared(told, measure)]
        likely = [self._relation(told, known, score) for score, known in self._likely(told)]
        found = [*by_rule, *likely]
        first = {each.id: each for each in reversed(found)}
        return tuple(first[name] for name in dict.fromkeys(each.id for each in found))[:SHOWN]

    def _likely(self, told: Telling) -> list[tuple[float, _Known]]:
        """The facts that are most like a sentence, the likeliest first; those of the last one are kept."""
        if self._last[0] is not told:
            words, near = self._shared(told.bag), self._shared(told.near)
            roughly = {
                place: 0.55 * words.get(place, 0.0)
                + 0.1 * near.get(place, 0.0)
                + self._beside(told, self._known[place])
                for place in {*words, *near}
            }
            best = sorted(roughly, key=lambda place: -roughly[place])[:_TRIED]
            rated = [(roughly[place] + self._fuzzy(told, self._known[place]), self._known[place]) for place in best]
            found = sorted((each for each in rated if each[0] >= _LEAST), key=lambda each: -each[0])
            self._last = (told, found[: 2 * SHOWN])
        return self._last[1]

    def _relation(self, told: Telling, known: _Known, score: float) -> Touch:
        fact = known.fact
        how = How.ABOUT
        if isinstance(fact, Event):
            if fact.status in _PLANS and self._may_fulfil(told, fact, score):
                how = How.FULFILS
            elif score >= _SAME and fact.status == told.status and told.date and overlaps(told.date, fact.date):
                how = How.SAME_AS
        return Touch(how, fact.id, score=round(min(score, 1.0), 2))

    def _may_fulfil(self, told: Telling, plan: Event, score: float) -> bool:
        """Whether something happened, not before the plan, that is enough like it to be worth the question."""
        happened = told.status is Status.OCCURRED and (told.date is None or not before(told.date, plan.date))
        return happened and score >= _PLAUSIBLE and plan.id not in self._fulfilled

    def _beside(self, told: Telling, known: _Known) -> float:
        """What speaks for a fact besides its words: shared actors by their rarity, and a shared date."""
        actors = min(1.0, sum(self._actor_weight.get(actor, 1.0) for actor in told.actors & known.actors))
        return 0.18 * actors + self._of_date(told, known.fact)

    def _fuzzy(self, told: Telling, known: _Known) -> float:
        text = " ".join(sorted(told.bag))
        return 0.12 * max((fuzz.token_set_ratio(text, " ".join(sorted(b))) for b in known.bags), default=0.0) / 100

    def _of_date(self, told: Telling, fact: Event | Figure) -> float:
        if told.date is None or not told.dated:
            return 0.0
        when = fact.date if isinstance(fact, Event) else fact.period
        if not overlaps(told.date, when) or when.year_unknown:
            return -0.03
        exact = told.date.precision <= Precision.MONTH and when.precision <= Precision.MONTH
        return 0.16 if exact and (told.date.latest - told.date.earliest).days < 40 and not _is_open(when) else 0.03  # noqa: PLR2004

    def _shared(self, bag: frozenset[str]) -> dict[int, float]:
        """By the place of each fact, the share of meanings that it has in common with a bag, by their weight."""
        common: dict[int, float] = {}
        for word in bag:
            for number in self._holding.get(word, ()):
                common[number] = common.get(number, 0.0) + self._weight[word]
        whole, found = self._sum(bag), dict[int, float]()
        for number, weight in common.items():
            place, _, size = self._bags[number]
            found[place] = max(found.get(place, 0.0), weight / (whole * size) ** 0.5)
        return found

    def _sum(self, bag: Iterable[str]) -> float:
        return sum(self._weight.get(word, self._rarest * _weight(word)) for word in bag)

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


def _weight(word: str) -> float:
    return 0.5 if word in _COMMON else 1.0


def _of_names(actor: Actor) -> frozenset[str]:
    """The meanings of the words of an actor's names: they are compared as an actor, and not as words."""
    return frozenset(word for _, text in actor.name.texts for word in meanings(text))


def _event(event: Event, of_names: Mapping[str, frozenset[str]]) -> _Known:
    named = frozenset().union(*(of_names.get(actor, frozenset()) for actor in event.actors))
    more = dict(event.summary.texts) if event.summary else {}
    texts = [text for _, text in event.title.texts]
    texts += [f"{title} {more[lang]}" for lang, title in event.title.texts if lang in more]
    bags = (frozenset(meanings(text)) - named for text in (*texts, *_quotes(event.evidence)))
    return _Known(event, tuple(bag for bag in bags if bag), frozenset(event.actors))


def _figure(figure: Figure, of_names: Mapping[str, frozenset[str]], names: Names) -> _Known:
    named = frozenset().union(*(of_names.get(actor, frozenset()) for actor in figure.actors))
    texts = [text for _, text in figure.label.texts]
    bags = (frozenset(meanings(text)) - named for text in (*texts, *_quotes(figure.evidence)))
    bodies = frozenset(figure.actors)
    own = (frozenset(meanings(figure.measure.replace("-", " "))) - named, bodies)
    heads = tuple(bag_of(text.split(",")[0].split(" in ")[0], names) for text in texts)
    return _Known(figure, tuple(bag for bag in bags if bag), bodies, (*heads, *((own,) if own[0] else ())))


def _quotes(evidence: Sequence[Evidence]) -> Iterator[str]:
    yield from (each.quote.exact for each in evidence if each.quote is not None)


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
