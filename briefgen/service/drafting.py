"""Drafting: a brief begins from the timeline, and not from an empty page.

rewrite = draft(project, "visa-round", Wishes(topics=("visa",), with_="european-union"))
project.save([rewrite])  # nothing is written before
"""

import difflib
from collections.abc import Iterable
from dataclasses import replace
from typing import TYPE_CHECKING

from briefgen.editing import Put
from briefgen.model import Query, Timeline
from briefgen.model.shape import ID
from briefgen.model.timeline import Kind
from briefgen.project.clock import today
from briefgen.project.folders import BRIEFINGS
from briefgen.project.saving import ABSENT, Rewrite
from briefgen.proposals.drafting import Wishes, drafted
from briefgen.service.requests import RequestError

if TYPE_CHECKING:
    from briefgen.service.opened import OpenProject

KINDS = ("meeting-brief", "chronology")
_MOST_LIKE = 3  # briefings whose manner a new one follows


def draft(project: "OpenProject", identifier: str, wishes: Wishes) -> Rewrite:
    """The new file of a briefing, whose facts are drawn from the timeline; the counterpart is chosen with its topics.

    Raises RequestError where there is one of that id, the id is none, or a topic or an actor is not there.
    """
    name = f"{BRIEFINGS}/{identifier}.yaml"
    if not ID.fullmatch(identifier):
        raise RequestError(
            f"‘{identifier[:60]}’ cannot be the id of a briefing; write small letters, digits and hyphens"
        )
    if identifier in project.contents.briefings or (project.root / name).exists():
        raise RequestError(f"there is a briefing ‘{identifier}’ already")
    timeline = project.timeline
    _known("topic", wishes.topics, [topic.id for topic in timeline.topics])
    actors = {actor.id for actor in timeline.actors}
    _known("actor", wishes.actors, sorted(actors))
    if wishes.with_ in actors and not wishes.actors and not (wishes.topics and _is_person(timeline, wishes.with_)):
        wishes = replace(wishes, actors=(wishes.with_,))
    if not (wishes.topics or wishes.actors):
        raise RequestError("say what the brief is about: --topic ID, --actor ID or --with ID")
    query = Query(topics=wishes.topics, actors=wishes.actors)
    value = drafted(project.select(query, as_of=min(wishes.on, today()) if wishes.on else None), wishes)
    like = [project.contents.files[f"{BRIEFINGS}/{each}.yaml"] for each in sorted(project.contents.briefings)][
        :_MOST_LIKE
    ]
    return Rewrite(name, ABSENT, [Put((key,), each) for key, each in value.items()], like=like)


def _is_person(timeline: Timeline, name: str) -> bool:
    """Whether an actor is a person, with whom one speaks of more than of what she has done herself."""
    return any(actor.id == name and actor.kind is Kind.PERSON for actor in timeline.actors)


def _known(what: str, wanted: Iterable[str], known: list[str]) -> None:
    for name in wanted:
        if name not in known:
            near = difflib.get_close_matches(name, known, n=1)
            hint = f"did you mean ‘{near[0]}’?" if near else "there are: " + ", ".join(known)
            raise RequestError(f"there is no {what} ‘{name}’; {hint}")
