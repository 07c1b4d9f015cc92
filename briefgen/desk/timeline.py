"""The pages over the timeline: the events by year with their filters, one event or figure, and what is wrong."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from itertools import groupby

from markupsafe import Markup
from starlette.responses import Response

from briefgen.desk.pages import Visit, missing
from briefgen.desk.workspace import Opened
from briefgen.document.environment import environment
from briefgen.document.sections import event_view
from briefgen.document.speech import Speech
from briefgen.document.views import EventView
from briefgen.edtf import EdtfError, parse
from briefgen.findings import Finding, Severity
from briefgen.model import Event, Figure, Query, Release
from briefgen.model.timeline import State, Status
from briefgen.selection import Known, Selection
from briefgen.versions import roots

_MOST_SHOWN = 500  # events of one page; more are a click away
_MOST_DRAWN = 400  # events of one picture: beyond, nobody sees anything in it
_URGENT = (State.OVERDUE, State.DUE)


@dataclass(frozen=True, slots=True)
class Filters:
    """What the address of the timeline asks for; what it asks wrongly counts as not asked and is said."""

    query: Query
    words: str
    as_of: date | None
    release: Release
    first: int
    faults: tuple[str, ...]

    @classmethod
    def of(cls, visit: Visit, opened: Opened) -> "Filters":
        """The filters of an address; topics and actors that are not there, and days that are none, are faults."""
        asked, faults = visit.request.query_params, list[str]()
        known: dict[str, Collection[str]] = {
            "topic": {topic.id for topic in opened.timeline.topics},
            "actor": {actor.id for actor in opened.timeline.actors},
            "status": set(Status),
        }
        chosen = {name: tuple(v for v in asked.getlist(name) if v in ids) for name, ids in known.items()}
        faults += [v for name, ids in known.items() for v in asked.getlist(name) if v and v not in ids]
        ends = {}
        for name in ("from", "to"):
            try:
                ends[name] = parse(asked[name]) if asked.get(name) else None
            except EdtfError:
                faults.append(asked[name])
        day = _day(asked.get("as-of", ""), faults)
        release = asked.get("release") or Release.INTERNAL
        if release not in set(Release):
            faults.append(release)
            release = Release.INTERNAL
        query = Query.model_validate(
            {"topics": chosen["topic"], "actors": chosen["actor"], "status": chosen["status"], **ends}
        )
        first = asked.get("first", "0")
        return cls(
            query,
            asked.get("q", "")[:200].strip(),
            day,
            Release(release),
            int(first) if first.isascii() and first.isdigit() and len(first) < 9 else 0,  # noqa: PLR2004 (no index is longer)
            tuple(faults),
        )


def _day(text: str, faults: list[str]) -> date | None:
    if not text:
        return None
    try:
        return date.fromisoformat(text)
    except ValueError:
        faults.append(text)
        return None


def timeline(visit: Visit) -> Response:
    """The events that the address asks for, by year, the newest first."""
    opened = visit.opened()
    filters = Filters.of(visit, opened)
    selection = opened.selection(filters.as_of, filters.release)
    chosen = _holding(selection.asking(filters.query).events, filters.words)[::-1]
    shown = chosen[filters.first : filters.first + _MOST_SHOWN]
    views = [event_view(known, visit.speech, selection) for known in shown]
    urgent = [event_view(k, visit.speech, selection) for k in selection.commitments if k.state in _URGENT]
    return visit.page(
        "timeline",
        filters=filters,
        years=_by_year(views),
        count=len(chosen),
        following=filters.first + _MOST_SHOWN if len(chosen) > filters.first + _MOST_SHOWN else None,
        urgent=urgent,
        topics=[(topic.id, visit.speech.say(topic.name)) for topic in opened.timeline.topics],
        actors=_sorted_names(visit, selection),
        statuses=list(Status),
        releases=list(Release),
        as_of=selection.as_of,
        drawn=0 < len(chosen) <= _MOST_DRAWN,
    )


def _holding(events: Iterable[Known], words: str) -> tuple[Known, ...]:
    """The events whose title or summary in any language holds each of the words."""
    wanted = words.casefold().split()
    if not wanted:
        return tuple(events)
    return tuple(known for known in events if all(word in _text(known.event) for word in wanted))


@lru_cache(maxsize=50_000)
def _text(event: Event) -> str:
    texts = (event.title, event.summary, event.place)
    return "\n".join(words for text in texts if text for _, words in text.texts).casefold()


def _by_year(views: list[EventView]) -> list[tuple[int | None, list[EventView]]]:
    return [(year, list(found)) for year, found in groupby(views, key=lambda view: view.year)]


def _sorted_names(visit: Visit, selection: Selection) -> list[tuple[str, Markup]]:
    names = [(actor.id, visit.speech.say(actor.name)) for actor in selection.actors.values()]
    return sorted(names, key=lambda pair: visit.language.collation_key(pair[1].striptags()))


def graphic(visit: Visit) -> Response:
    """The picture of the chosen events as SVG."""
    from briefgen.document.timeline_graphic import draw  # noqa: PLC0415 (slow to import)

    opened = visit.opened()
    filters = Filters.of(visit, opened)
    selection = opened.selection(filters.as_of, filters.release)
    chosen = _holding(selection.asking(filters.query).events, filters.words)[:_MOST_DRAWN]
    narrowed = selection.showing(known.event.id for known in chosen)
    env = environment(opened.materials.templates, visit.language, "templates")
    drawn = draw(narrowed, Speech(visit.language), env)
    svg = drawn.svg if drawn else '<svg xmlns="http://www.w3.org/2000/svg" width="1" height="1"/>'
    return Response(f'<?xml version="1.0" encoding="UTF-8"?>{svg}', media_type="image/svg+xml")


def fact(visit: Visit) -> Response:
    """One event or figure: what it says, its words in the sources, its versions, and which briefs cite it."""
    opened = visit.opened()
    identifier = visit.request.path_params["id"]
    found = opened.facts.get(identifier)
    if found is None:
        return missing(visit, visit.language.gettext("There is no event or figure of this name."))
    selection = opened.selection()
    known = selection.known.get(identifier)
    return visit.page(
        "fact",
        fact=found,
        is_event=isinstance(found, Event),
        view=event_view(known, visit.speech, selection) if known else None,
        amount=visit.speech.amount(found) if isinstance(found, Figure) else None,
        versions=_versions(opened, found),
        citing=opened.citing.get(identifier, ()),
        quotes=_quotes(opened, found),
        differing=[
            (each.id, visit.speech.say(each.note)) for each in opened.timeline.discrepancies if identifier in each.about
        ],
        fulfilled_by=[e for e in opened.timeline.events if identifier in e.fulfils],
        place=_place(opened, found),
        opened=opened,
    )


def _versions(opened: Opened, found: Event | Figure) -> list[Event | Figure]:
    kind = opened.timeline.events if isinstance(found, Event) else opened.timeline.figures
    first = roots(kind)
    return [each for each in kind if first.get(each.id, each.id) == first.get(found.id, found.id)]


def _quotes(opened: Opened, found: Event | Figure) -> list[Mapping[str, object]]:
    """Each piece of evidence with its source, and the line on which its words begin, where they stand there."""
    rows: list[Mapping[str, object]] = []
    for item in found.evidence:
        text = opened.texts.get(item.source)
        passages = text.passages(item.quote) if text and item.quote else ()
        line = text.line(passages[0]) if text and passages else None
        rows.append({"item": item, "source": opened.selection().sources.get(item.source), "line": line})
    return rows


def _place(opened: Opened, found: Event | Figure) -> object:
    key = "events" if isinstance(found, Event) else "figures"
    things: Sequence[Event | Figure] = opened.timeline.events if isinstance(found, Event) else opened.timeline.figures
    index = next(index for index, each in enumerate(things) if each.id == found.id)
    return opened.document.place((key, index))


def figures(visit: Visit) -> Response:
    """All figures by measure, and what disagrees."""
    opened = visit.opened()
    selection = opened.selection()
    rows = [(figure, visit.speech.amount(figure)) for figure in selection.asking(Query()).chosen_figures]
    return visit.page("figures", rows=rows)


def findings(visit: Visit) -> Response:
    """What `briefgen check` finds, the worst first, each with what it means."""
    opened = visit.opened()
    order = {severity: rank for rank, severity in enumerate(Severity)}
    found = sorted(opened.findings, key=lambda each: (order[each.severity], each.sort_key))
    return visit.page("findings", findings=[(each, _about(opened, each)) for each in found])


def _about(opened: Opened, finding: Finding) -> str | None:
    """The page of the desk that shows what a finding is about; None where there is none."""
    name = finding.span.file
    if name.startswith("briefings/"):
        stem = name.removeprefix("briefings/").removesuffix(".yaml")
        return f"/briefings/{stem}" if stem in opened.briefings else None
    return None
