"""The guided reading of a source: its proposals one by one, what each touches, and what is decided of it."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from starlette.responses import Response

from briefgen.desk.acting import Act
from briefgen.desk.forms import DecisionForm
from briefgen.desk.pages import Visit, missing
from briefgen.desk.sources import sorted_names
from briefgen.desk.taking import project_of
from briefgen.desk.workspace import Opened
from briefgen.editing import Insert
from briefgen.model import Event
from briefgen.model.timeline import Status
from briefgen.project.saving import Rewrite
from briefgen.proposals import How, Proposal
from briefgen.proposals.entries import new_id
from briefgen.proposals.memory import Became
from briefgen.service.opened import OpenProject
from briefgen.service.proposing import Choice, accept, decline, propose, timeline_file
from briefgen.service.requests import RequestError

_MOST_TOUCHED: Final = 4


@dataclass(frozen=True, slots=True)
class TouchRow:
    """A fact that a proposal touches: how, its id, what it is called."""

    how: str
    id: str
    name: str


@dataclass(frozen=True, slots=True)
class ProposalRow:
    """A proposal as the page shows it."""

    proposal: Proposal
    amount: str
    touched: tuple[TouchRow, ...]
    fulfils: str


def proposals_page(visit: Visit) -> Response:
    """The open proposals of a source, the most worth reading first; all of them, if so asked."""
    opened = visit.opened()
    name = visit.request.path_params["id"]
    source = opened.selection().sources.get(name)
    if source is None or name not in opened.texts:
        return missing(visit, visit.language.gettext("There is no source of this name."))
    found = propose(OpenProject(opened.root, opened.contents, opened.templates), name)
    everything = visit.request.query_params.get("all") == "1"
    waiting = [each.proposal for each in found if each.became is Became.OPEN]
    shown = [each for each in waiting if everything or each.worth_it]
    return visit.page(
        "proposals",
        source=source,
        rows=[_row(visit, opened, each) for each in shown],
        more=len(waiting) - len(shown),
        decided=len(found) - len(waiting),
        statuses=list(Status),
        topics=[(topic.id, visit.speech.say(topic.name)) for topic in opened.timeline.topics],
        actors=dict(sorted_names(visit, opened)),
    )


def _row(visit: Visit, opened: Opened, found: Proposal) -> ProposalRow:
    words = _how(visit)
    touched = [each for each in found.relations if each.id in opened.facts][:_MOST_TOUCHED]
    rows = tuple(TouchRow(words[each.how], each.id, _name(visit, opened, each.id)) for each in touched)
    fulfils = next((each.id for each in touched if each.how is How.FULFILS and each.sure), "")
    measure = found.measure
    amount = f"{measure.value:,f} {measure.unit}".replace(",", "\u00a0") if measure else ""
    return ProposalRow(found, amount, rows, fulfils)


def _how(visit: Visit) -> Mapping[How, str]:
    _ = visit.language.gettext
    return {
        How.FULFILS: _("fulfils"),
        How.SAME_AS: _("says the same as"),
        How.DIFFERS: _("differs from"),
        How.ABOUT: _("is about"),
    }


def _name(visit: Visit, opened: Opened, fact: str) -> str:
    found = opened.facts[fact]
    return visit.speech.say(found.title if isinstance(found, Event) else found.label).striptags()


def accept_proposal(act: Act) -> Response:
    """Takes a proposal into the timeline, with what the form says otherwise."""
    _ = act.visit.language.gettext
    form, name = act.form(DecisionForm), act.visit.request.path_params["id"]
    topic = _topic(act, name, form.topic.strip())
    project = project_of(act)
    kind = next((each.proposal.kind for each in propose(project, name) if each.proposal.number == form.number), "event")
    title = {tag: text.strip() for tag, text in form.title.items() if text.strip()}
    fields: dict[str, Any] = {"topics": [topic] if topic else []}
    if kind == "event":
        fields |= {"title": title, "date": form.date.strip(), "fulfils": form.fulfils.strip()}
        fields |= {"status": str(form.status)} if form.status else {}
    else:
        fields |= {"label": title, "period": form.date.strip()}
    made = accept(project, name, [Choice(form.number, {key: each for key, each in fields.items() if each})])
    identifier = made.ids[form.number]
    act.save(_("{fact}: taken from a source").format(fact=identifier), made.rewrites)
    return act.say(_("Taken into the timeline:") + f" {identifier}", id=identifier)


def _topic(act: Act, source: str, words: str) -> str:
    """The id of the topic of that id or name; one that there is not yet is made first."""
    _ = act.visit.language.gettext
    project = project_of(act)
    for each in project.timeline.topics:
        if words in {each.id, *(text for _, text in each.name.texts)}:
            return each.id
    if not words:
        return ""
    if len(words) > 200:  # noqa: PLR2004 (no name is longer)
        raise RequestError(_("A title is missing."))
    made = new_id(words, "", {each.id for each in project.timeline.topics})
    entry = {"id": made, "name": {act.visit.language.locale: words}}
    file = timeline_file(project.contents, source)
    rewrite = Rewrite(file, project.contents.seen[file], [Insert(("topics",), entry)])
    act.save(_("{topic}: a new topic").format(topic=made), [rewrite])
    return made


def decline_proposal(act: Act) -> Response:
    """Notes that a proposal is not wanted."""
    _ = act.visit.language.gettext
    form, name = act.form(DecisionForm), act.visit.request.path_params["id"]
    made = decline(project_of(act), name, [form.number])
    act.save(_("{source}: proposal {number} declined").format(source=name, number=form.number), made.rewrites)
    return act.say(_("Declined."))
