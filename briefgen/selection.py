"""The selection: what of the timeline was known on a day, may be shown at a release level, and answers a query.

Two names carry the design: the timeline is everything, a selection is a view of it. All day ranges are inclusive.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from functools import cached_property
from typing import Final

from briefgen.edtf import Edtf, EdtfError, Form, parse
from briefgen.model import Actor, Discrepancy, Event, Figure, Query, Release, Role, Source, Statement, Timeline, Topic
from briefgen.model.timeline import State, Status
from briefgen.release import released_timeline
from briefgen.versions import Thing, known_evidence, roots, source_known, standing

_NO_ID: Final = "-"  # which is the id of nothing
DUE_WITHIN: Final = timedelta(days=30)


@dataclass(frozen=True, slots=True)
class Known:
    """An event as it was known on the day: its state then, and the event that closed it."""

    event: Event
    state: State
    fulfilled_by: str | None = None

    @property
    def is_commitment(self) -> bool:
        """Whether it was announced ahead: a planned or proposed event."""
        return self.event.status in {Status.PLANNED, Status.PROPOSED}

    @property
    def is_open(self) -> bool:
        """Whether it is a commitment that nothing has closed."""
        return self.is_commitment and self.fulfilled_by is None


@dataclass(frozen=True)
class Selection:
    """A view of the timeline on a day, at a release level, for a query.

    What the level does not show is removed here at the latest, whoever makes the selection.
    """

    timeline: Timeline
    as_of: date
    release: Release
    query: Query
    _same: "Selection | None" = field(default=None, repr=False, compare=False)  # a view that differs in the query alone

    def __post_init__(self) -> None:
        object.__setattr__(self, "timeline", released_timeline(self.timeline, self.release))

    def asking(self, query: Query) -> "Selection":
        """The same view for another query; what was known on the day is not worked out again."""
        return replace(self, query=query, _same=self._same or self)

    def showing(self, ids: Iterable[str]) -> "Selection":
        """The same view of these events and figures alone, whatever the query asks for."""
        wanted = tuple(ids)
        events = tuple(name for name in wanted if name in self.known) or (_NO_ID,)
        figures = tuple(name for name in wanted if name in self.figures)
        return self.asking(Query.model_construct(events=events, figures=figures))

    @cached_property
    def known(self) -> Mapping[str, Known]:
        """Every event that was known on the day and may be shown, by id, in order of time."""
        if self._same:
            return self._same.known
        standing = self._standing(self.timeline.events)
        visible = sorted(standing.values(), key=lambda event: event.date.sort_key)
        first = roots(self.timeline.events)
        closed = {first.get(plan, plan): event.id for event in reversed(visible) for plan in event.fulfils}
        return {
            event.id: Known(event, state(event, closed.get(event.id), self.as_of), closed.get(event.id))
            for event in visible
        }

    @cached_property
    def figures(self) -> Mapping[str, Figure]:
        """Every figure that was known on the day and may be shown, by id."""
        if self._same:
            return self._same.figures
        return self._standing(self.timeline.figures)

    @cached_property
    def events(self) -> tuple[Known, ...]:
        """The known events that the query asks for, in order of time."""
        return tuple(known for known in self.known.values() if _answers(known.event, self.query))

    @cached_property
    def chosen_figures(self) -> tuple[Figure, ...]:
        """The known figures that the query asks for, by measure and then period."""
        chosen = [figure for figure in self.figures.values() if _takes_figure(figure, self.query)]
        return tuple(sorted(chosen, key=lambda figure: (figure.measure, figure.period.sort_key, figure.id)))

    @cached_property
    def commitments(self) -> tuple[Known, ...]:
        """The planned and proposed events chosen: overdue first, then due, then by their latest day, done last."""
        chosen = [known for known in self.events if known.is_commitment]
        return tuple(sorted(chosen, key=lambda known: (_URGENCY[known.state], known.event.date.latest, known.event.id)))

    @cached_property
    def actors(self) -> Mapping[str, Actor]:
        """All actors by id."""
        return {actor.id: actor for actor in self.timeline.actors}

    @cached_property
    def sources(self) -> Mapping[str, Source]:
        """All sources by id."""
        return {source.id: source for source in self.timeline.sources}

    @cached_property
    def known_sources(self) -> tuple[Source, ...]:
        """The sources that were known on the day, in the order of the file; outside the house only those in use."""
        known = tuple(source for source in self.timeline.sources if source_known(source, self.as_of))
        if self.release is Release.INTERNAL:
            return known
        facts: tuple[Event | Figure, ...] = (*(known.event for known in self.known.values()), *self.figures.values())
        used = {piece.source for fact in facts for piece in fact.evidence}
        return tuple(source for source in known if source.id in used)

    @cached_property
    def topics(self) -> Mapping[str, Topic]:
        """All topics by id, in the order of the file."""
        return {topic.id: topic for topic in self.timeline.topics}

    @cached_property
    def discrepancies(self) -> tuple[Discrepancy, ...]:
        """The disagreements that stand on the day about something that the query asks for."""
        return tuple(each for each in self.timeline.discrepancies if stands(each, self.as_of) and self.concerns(each))

    def disagreements(self, ids: Iterable[str]) -> tuple[Discrepancy, ...]:
        """The disagreements that stand on the day about any of the ids."""
        wanted = set(ids)
        standing = (each for each in self.timeline.discrepancies if wanted & set(each.about))
        return tuple(each for each in standing if stands(each, self.as_of) and self._shows(each))

    def concerns(self, discrepancy: Discrepancy) -> bool:
        """Whether a disagreement may be shown, and is about something that the query asks for."""
        return not self._chosen.isdisjoint(discrepancy.about) and self._shows(discrepancy)

    @cached_property
    def _chosen(self) -> frozenset[str]:
        """The ids of the events and figures that the query asks for."""
        return frozenset((*(known.event.id for known in self.events), *(each.id for each in self.chosen_figures)))

    def _shows(self, discrepancy: Discrepancy) -> bool:
        """Whether its release allows it, and all that it is about was known and may be shown."""
        return self.release.shows(discrepancy.release) and self.knows(discrepancy.about)

    def asks_for(self, thing: Event | Figure) -> bool:
        """Whether the query asks for an event or a figure, known or not."""
        return _answers(thing, self.query) if isinstance(thing, Event) else _takes_figure(thing, self.query)

    def knows(self, ids: Iterable[str]) -> bool:
        """Whether every event and figure named was known on the day and may be shown."""
        return all(wanted in self.known or wanted in self.figures for wanted in ids)

    def says(self, statement: Statement) -> bool:
        """Whether a statement is printed: what it cites is known, nothing ended it, and its days and state hold."""
        days, condition = statement.days, statement.while_
        if days is not None and not days.earliest <= self.as_of <= days.latest:
            return False
        if condition is not None:
            known = self.known.get(condition.event)
            if known is None or known.state not in condition.state:
                return False
        return self.knows(statement.cites) and not any(end in self.known for end in statement.until)

    def last_met(self, actor: str) -> Known | None:
        """The last event with the actor that had happened by the day."""
        met = [
            k
            for k in self.known.values()
            if actor in k.event.actors and not k.is_commitment and k.event.date.latest <= self.as_of
        ]
        return met[-1] if met else None

    def _standing(self, things: Sequence[Thing]) -> dict[str, Thing]:
        return standing(things, self.sources, self.as_of)


_URGENCY: Final[Mapping[State, int]] = {
    State.OVERDUE: 0,
    State.DUE: 1,
    State.PLANNED: 2,
    State.PROPOSED: 3,
    State.FULFILLED: 4,
    State.CANCELLED: 5,
}


def state(event: Event, fulfilled_by: str | None, as_of: date) -> State:
    """What the event is on the day, given the event that closes it, if one was known."""
    past = event.date.latest < as_of
    if event.status in {Status.PLANNED, Status.PROPOSED}:
        if fulfilled_by:
            return State.FULFILLED
        if past:
            return State.OVERDUE
        return State.DUE if event.date.latest - as_of <= DUE_WITHIN else State(event.status)
    if event.status is Status.ONGOING:
        return State.ENDED if past else State.ONGOING
    return State(event.status)


def stands(discrepancy: Discrepancy, as_of: date) -> bool:
    """Whether a discrepancy was found by the day, and not settled."""
    found = discrepancy.recorded_on is None or discrepancy.recorded_on <= as_of
    return found and (discrepancy.settled is None or discrepancy.settled.on > as_of)


def office(actor: Actor, on: date) -> Role | None:
    """The role that the actor held on the day; where two may have, the one begun last."""
    held = [role for role in actor.roles if _may_hold(role, on)]
    return max(held, key=lambda role: role.from_.earliest if role.from_ else date.min, default=None)


def last_office(actor: Actor, on: date, sources: Mapping[str, Source]) -> tuple[Role, Edtf] | None:
    """The role that ended last before the day, of those known then, and when it was held, both ends inclusive.

    A role whose beginning or end is more than one point, as one of several days, has no such time and is left out.
    """
    held = [(role, _tenure(role)) for role in actor.roles if _was_known(role, on, sources)]
    ended = [(role, tenure) for role, tenure in held if tenure is not None and tenure.latest < on]
    return max(ended, key=lambda pair: pair[1].latest, default=None)


def _tenure(role: Role) -> Edtf | None:
    """When a role was held that has ended, where that can be said as one interval."""
    if role.to is None or {role.to.form, (role.from_ or role.to).form} != {Form.POINT}:
        return None
    try:
        return parse(f"{role.from_ or '..'}/{role.to}")
    except EdtfError:  # its end comes before its beginning, which a check reports
        return None


def _was_known(role: Role, on: date, sources: Mapping[str, Source]) -> bool:
    """Whether a source of it was known on the day; what rests on nothing was."""
    return not role.evidence or bool(known_evidence(role.evidence, sources, on))


def offices_during(actor: Actor, when: Edtf) -> tuple[Role, ...]:
    """The roles that the actor may have held at some time within the date."""
    return tuple(
        role
        for role in actor.roles
        if (role.from_ is None or role.from_.earliest <= when.latest)
        and (role.to is None or when.earliest <= role.to.latest)
    )


def _may_hold(role: Role, on: date) -> bool:
    begun = role.from_ is None or role.from_.earliest <= on
    return begun and (role.to is None or on <= role.to.latest)


def _answers(event: Event, query: Query) -> bool:
    if event.id in query.exclude:
        return False
    if event.id in query.events:
        return True
    return _has_conditions(query) and _meets(event, query)


def _has_conditions(query: Query) -> bool:
    """Whether the query has conditions; one with nothing but ids chooses those alone, an empty one everything."""
    conditions = query.topics or query.actors or query.from_ or query.to or query.status or query.milestones
    return bool(conditions) or not (query.events or query.figures)


def _meets(event: Event, query: Query) -> bool:
    return (
        (not query.topics or bool(set(query.topics) & set(event.topics)))
        and (not query.actors or bool(set(query.actors) & set(event.actors)))
        and (not query.status or event.status in query.status)
        and (not query.milestones or event.milestone)
        and (query.from_ is None or event.date.latest >= query.from_.earliest)
        and (query.to is None or event.date.earliest <= query.to.latest)
    )


def _takes_figure(figure: Figure, query: Query) -> bool:
    if figure.id in query.exclude:
        return False
    if figure.id in query.figures:
        return True
    return (
        _has_conditions(query)
        and not query.figures
        and (not query.topics or bool(set(query.topics) & set(figure.topics)))
    )
