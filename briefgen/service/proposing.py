"""Proposing: what a source may add to the timeline; what is accepted goes into it, and what was decided is remembered.

    found = propose(project, "eu-reporter")                            # proposals, the most worth reading first
    made = accept(project, "eu-reporter", [Choice(4), Choice(7, {"fulfils": ["visa-talks-expected"]})])
    project.save(made.rewrites)                                        # nothing is written before

Nothing here writes a file. A number counts the proposals of a source in the order of its text, and
stays the same whatever becomes of the others.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache
from typing import TYPE_CHECKING, Any, Final

from briefgen.checks import check
from briefgen.editing import LAST, After, Edit, Insert, InTime, Put, WithId, edited
from briefgen.findings import FindingsError, fail, in_order
from briefgen.loader import decoded, join, load_timeline, read_yaml
from briefgen.model import Source, Timeline
from briefgen.project.clock import today
from briefgen.project.folders import EVENTS, PROPOSALS, TIMELINE, inside
from briefgen.project.saving import Rewrite, sha256_of
from briefgen.proposals.entries import EVENT_KEYS, FIGURE_KEYS, Grounds, discrepancy_entry, event_entry, figure_entry
from briefgen.proposals.memory import Became, Decision, decided, key_of, plain, read
from briefgen.proposals.proposing import Proposal, proposals, ranked
from briefgen.provenance import SourceText
from briefgen.service.checking import subject_of
from briefgen.service.plan import StoppedError
from briefgen.service.requests import RequestError
from briefgen.storage.files import read_plain

if TYPE_CHECKING:
    from briefgen.project.files import Contents
    from briefgen.service.opened import OpenProject

_NEWEST: Final = 4  # sources whose proposals are kept in memory


@dataclass(frozen=True, slots=True)
class Considered:
    """A proposal and what became of it; `fact` is the id that it has in the timeline."""

    proposal: Proposal
    became: Became = Became.OPEN
    fact: str = ""


@dataclass(frozen=True, slots=True)
class Choice:
    """A proposal that is accepted: its number, fields that differ from it, and proposals whose words join its own.

    `fields` are keys of an event or a figure as `events.yaml` has them: date, status, title, topics, fulfils and so on.
    """

    number: int
    fields: Mapping[str, Any] = field(default_factory=dict)
    joined: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Decided:
    """What is to be written, and the ids that the accepted proposals have in the timeline, by their numbers."""

    rewrites: tuple[Rewrite, ...]
    ids: Mapping[int, str]
    discrepancies: tuple[str, ...] = ()


def propose(project: "OpenProject", source: str) -> tuple[Considered, ...]:
    """All proposals of a source, the most worth reading first, each with what became of it.

    Raises RequestError where there is no such source, or none with a text.
    """
    grounds, known = grounds_of(project, source), _remembered(project, source)[0]
    return tuple(
        _considered(each, known) for each in ranked(_proposals(grounds.source, grounds.text, grounds.timeline))
    )


def accept(project: "OpenProject", source: str, choices: Sequence[Choice]) -> Decided:
    """What takes proposals into the timeline: events in order of time, figures beside their measure.

    Where a figure differs from one of its measure and period, a discrepancy says so.

    Raises RequestError where a number or a field is none or was decided before, StoppedError where the timeline would
    have errors that it has not now.
    """
    grounds = grounds_of(project, source)
    known, seen, count = _remembered(project, source)
    by_number = {each.number: each for each in _proposals(grounds.source, grounds.text, grounds.timeline)}
    making = _Making(grounds)
    decisions: list[Decision] = []
    for choice in choices:
        chosen = _open(by_number, choice.number, known)
        joined = [_open(by_number, number, known) for number in choice.joined]
        identifier = making.add(chosen, joined, choice.fields)
        decisions.append(decided(chosen, Became.ACCEPTED, identifier))
        decisions += [decided(each, Became.JOINED, identifier) for each in joined]
        known = {**known, **{each.key: each for each in decisions}}
    timeline = timeline_file(project.contents, source)
    rewrites = (
        Rewrite(timeline, project.contents.seen[timeline], making.edits),
        _memory(source, decisions, seen, count),
    )
    judge_after(project, timeline, making.edits)
    return Decided(rewrites, making.ids, tuple(making.discrepancies))


def preview(project: "OpenProject", source: str, choice: Choice) -> Mapping[str, Any]:
    """The entry that a proposal would have in the timeline, for a person to change before it is accepted."""
    grounds = grounds_of(project, source)
    by_number = {each.number: each for each in _proposals(grounds.source, grounds.text, grounds.timeline)}
    known = _remembered(project, source)[0]
    joined = [_open(by_number, number, known) for number in choice.joined]
    return _Making(grounds).entry(_open(by_number, choice.number, known), joined, choice.fields)


def decline(project: "OpenProject", source: str, numbers: Iterable[int]) -> Decided:
    """What notes that proposals are not wanted; raises RequestError as `accept` does."""
    grounds = grounds_of(project, source)
    known, seen, count = _remembered(project, source)
    by_number = {each.number: each for each in _proposals(grounds.source, grounds.text, grounds.timeline)}
    decisions = [decided(_open(by_number, number, known), Became.DECLINED) for number in dict.fromkeys(numbers)]
    return Decided((_memory(source, decisions, seen, count),), {})


def _considered(found: Proposal, known: Mapping[tuple[str, str, str, str], Decision]) -> Considered:
    decision = known.get(key_of(found))
    return Considered(found, decision.became, decision.fact) if decision else Considered(found)


def _open(
    by_number: Mapping[int, Proposal], number: int, known: Mapping[tuple[str, str, str, str], Decision]
) -> Proposal:
    """The proposal of a number, if nobody has decided on it; what was declined may be accepted after all."""
    found = by_number.get(number)
    if found is None:
        raise RequestError(f"there is no proposal {number}; there are 1 to {len(by_number)}")
    decision = known.get(key_of(found))
    if decision is not None and decision.became in {Became.ACCEPTED, Became.JOINED}:
        raise RequestError(f"proposal {number} was accepted before: it is ‘{decision.fact}’")
    return found


class _Making:
    """The entries of accepted proposals, one after the other, and the edits that put them into the timeline."""

    def __init__(self, grounds: Grounds) -> None:
        self.grounds = grounds
        self.edits: list[Edit] = []
        self.ids: dict[int, str] = {}
        self.discrepancies: list[str] = []
        timeline = grounds.timeline
        self.taken = {each.id for each in timeline.events} | {each.id for each in timeline.figures}
        self.taken |= {each.id for each in timeline.discrepancies} | {each.id for each in timeline.sources}
        self.measured = {each.measure: each.id for each in timeline.figures}
        self.taken |= self.measured.keys()

    def entry(self, found: Proposal, joined: Sequence[Proposal], fields: Mapping[str, Any]) -> dict[str, Any]:
        """The entry of a proposal, as far as it can be filled."""
        measure = found.measure
        unknown = sorted(fields.keys() - set(EVENT_KEYS if measure is None else FIGURE_KEYS))
        if unknown:
            raise RequestError(f"‘{unknown[0]}’ is no key of {'an event' if measure is None else 'a figure'}")
        if measure is None:
            return event_entry(found, joined, self.grounds, fields, self.taken)
        return figure_entry(found, measure, self.grounds, fields, self.taken)

    def add(self, found: Proposal, joined: Sequence[Proposal], fields: Mapping[str, Any]) -> str:
        """Makes the entry of a proposal, and gives its id."""
        entry = self.entry(found, joined, fields)
        if found.measure is None:
            self._complete(found, entry, ("date", "topics"))
            self.edits.append(Insert(("events",), entry, InTime("date")))
        else:
            self._complete(found, entry, ("period",))
            beside = self.measured.get(entry["measure"])
            self.edits.append(Insert(("figures",), entry, After(WithId(beside)) if beside else LAST))
            self.measured[entry["measure"]] = entry["id"]
            self.taken.add(entry["measure"])
            self._openly(entry)
        self.taken.add(entry["id"])
        self.ids[found.number] = entry["id"]
        return str(entry["id"])

    def _complete(self, found: Proposal, entry: Mapping[str, Any], keys: Sequence[str]) -> None:
        for key in keys:
            if not entry.get(key):
                known = ", ".join(topic.id for topic in self.grounds.timeline.topics)
                more = f" (there are: {known})" if key == "topics" else ""
                raise RequestError(f"proposal {found.number} has no {key.removesuffix('s')}; give one{more}")

    def _openly(self, entry: Mapping[str, Any]) -> None:
        made = discrepancy_entry(entry, self.grounds, self.taken)
        if made is not None:
            self.edits.append(Insert(("discrepancies",), made))
            self.taken.add(made["id"])
            self.discrepancies.append(made["id"])


def grounds_of(project: "OpenProject", name: str) -> Grounds:
    """A source with its text and the timeline; raises RequestError where there is no such source, or no text of it."""
    timeline = project.timeline
    source = next((each for each in timeline.sources if each.id == name), None)
    if source is None:
        known = ", ".join(each.id for each in timeline.sources if each.file)
        raise RequestError(f"there is no source ‘{name}’; those with a text are: {known or 'none'}")
    text = project.contents.texts.get(name)
    if text is None:
        raise RequestError(f"the source ‘{name}’ has no text in the project, so that nothing in it can be quoted")
    return Grounds(source, SourceText.of(source, text), timeline)


@lru_cache(maxsize=_NEWEST)
def _of(key: "_Key") -> tuple[Proposal, ...]:
    return proposals(key.source, key.text, key.timeline)


@dataclass(frozen=True, eq=False)
class _Key:
    """A source with its text and its timeline, told from others by what they are and not by what they hold."""

    source: Source
    text: SourceText
    timeline: Timeline

    def __eq__(self, other: object) -> bool:
        same = isinstance(other, _Key) and self.timeline is other.timeline and self.source is other.source
        return same and isinstance(other, _Key) and self.text.text == other.text.text

    def __hash__(self) -> int:
        return hash((id(self.timeline), self.source.id))


def _proposals(source: Source, text: SourceText, timeline: Timeline) -> tuple[Proposal, ...]:
    return _of(_Key(source, text, timeline))


def _file(source: str) -> str:
    return f"{PROPOSALS}/{source}.yaml"


def _remembered(
    project: "OpenProject", source: str
) -> tuple[Mapping[tuple[str, str, str, str], Decision], str, int | None]:
    """What was decided before, the hash of the file that says so, and how many entries it has (None without a file)."""
    path = inside(project.root, _file(source))
    data = read_plain(path) if path else None
    if data is None or not data.strip():  # all of it was taken back
        return {}, sha256_of(data), None
    text, findings = decoded(data, _file(source))
    document = read_yaml(text or "", _file(source)) if not findings else None
    if document is None or fail(document.findings):
        raise FindingsError(findings or (document.findings if document else ()))
    value = document.value
    listed = value.get("decisions", ()) if isinstance(value, Mapping) else ()
    return read(value), sha256_of(data), len(listed)


def _memory(source: str, decisions: Sequence[Decision], seen: str, count: int | None) -> Rewrite:
    made = plain(decisions)
    if count is None:
        return Rewrite(_file(source), seen, [Put(("source",), source), Put(("decisions",), made)])
    return Rewrite(_file(source), seen, [Insert(("decisions",), each) for each in made])


def timeline_file(contents: "Contents", source: str) -> str:
    """The file into which new facts go: events.yaml, else the one that holds the source, else the last."""
    names = [name for name in contents.seen if name == TIMELINE or name.startswith(f"{EVENTS}/")]
    holding = [name for name in names if f"id: {source}\n" in contents.files.get(name, "") + "\n"]
    return TIMELINE if TIMELINE in names else (holding or names)[-1]


def judge_after(project: "OpenProject", name: str, edits: Sequence[Edit]) -> None:
    """Raises StoppedError where the timeline after the edits has errors that it has not now."""
    contents = project.contents
    new = edited(contents.files[name], edits, name).text
    names = [each for each in contents.seen if each == TIMELINE or each.startswith(f"{EVENTS}/")]
    after = join(
        [load_timeline(new if each == name else contents.files[each], each) for each in sorted(names, key=_order)]
    )
    found = check(subject_of(replace(contents, timeline=after), today()))
    before = {(each.code.name, each.message) for each in check(subject_of(contents, today()))}
    errors = [each for each in found if fail([each]) and (each.code.name, each.message) not in before]
    if errors:
        raise StoppedError(in_order(errors))


def _order(name: str) -> tuple[bool, str]:
    return name != TIMELINE, name
