"""Taking at the desk: words chosen in a source, a form filled with what they say, and what becomes of it."""

from dataclasses import replace
from typing import Any, Final

from starlette.responses import JSONResponse, Response

from briefgen.desk.acting import Act
from briefgen.desk.forms import EventForm, EvidenceForm, FigureForm, QuoteForm
from briefgen.edtf import EdtfError, parse
from briefgen.model import Quote
from briefgen.service.adding import AddOptions, Incoming, plan_source
from briefgen.service.opened import OpenProject
from briefgen.service.requests import RequestError
from briefgen.service.taking import ChosenWords, Taken, chosen, take_event, take_evidence, take_figure

_CONTEXT: Final = 40


def project_of(act: Act) -> OpenProject:
    """The project as its files stand now, for the services."""
    opened = act.visit.opened()
    return OpenProject(opened.root, opened.contents, opened.templates)


def reading(act: Act) -> Response:
    """What the chosen words say, to fill the forms with; nothing is written."""
    words = _chosen(act, project_of(act), act.form(QuoteForm))
    return JSONResponse(filled(words))


def filled(words: ChosenWords) -> dict[str, Any]:
    """The fields of an event and of a figure, as far as the words give them."""
    event = words.event
    return {
        "date": event.date.text if event.date else "",
        "status": str(event.status),
        "topic": next(iter(event.topics), ""),
        "actors": list(event.actors),
        "touches": [each.id for each in event.relations][:5],
        "figure": _figure(words),
    }


def _figure(words: ChosenWords) -> dict[str, str] | None:
    measure = words.figure.measure if words.figure else None
    if measure is None:
        return None
    return {
        "value": f"{measure.value:f}",
        "unit": measure.unit,
        "qualifier": str(measure.qualifier),
        "period": measure.period.text if measure.period else "",
    }


def _chosen(act: Act, project: OpenProject, form: QuoteForm) -> ChosenWords:
    """The words as they stand; what stands around them is asked only where they stand more than once."""
    name = act.visit.request.path_params["id"]
    try:
        return chosen(project, name, Quote(exact=form.exact))
    except RequestError:
        if not form.prefix and not form.suffix:
            raise
        around = Quote(exact=form.exact, prefix=form.prefix or None, suffix=form.suffix or None)
        return chosen(project, name, around)


def new_event(act: Act) -> Response:
    """Takes the chosen words into the timeline as an event."""
    form = act.form(EventForm)
    project = project_of(act)
    _dated(form.date)
    fields = {
        "title": _said(form.title),
        "date": form.date.strip(),
        "status": str(form.status),
        "actors": list(form.actors),
        "fulfils": form.fulfils,
    }
    if not fields["title"]:
        raise RequestError(act.visit.language.gettext("A title is missing."))
    words = _chosen(act, project, form.quote)
    return _written(act, form, take_event(project, words, fields, form.topic.strip()))


def new_figure(act: Act) -> Response:
    """Takes the chosen words into the timeline as a figure."""
    form = act.form(FigureForm)
    project = project_of(act)
    _dated(form.period)
    fields = {
        "label": _said(form.label),
        "value": form.value.replace(" ", "").replace("\u00a0", ""),
        "unit": form.unit.strip(),
        "qualifier": "" if form.qualifier == "exact" else str(form.qualifier),
        "period": form.period.strip(),
        "measure": form.measure,
    }
    if not fields["label"]:
        raise RequestError(act.visit.language.gettext("A title is missing."))
    words = _chosen(act, project, form.quote)
    return _written(act, form, take_figure(project, words, fields, form.topic.strip()))


def new_evidence(act: Act) -> Response:
    """Adds the chosen words to an event or a figure that is there."""
    form = act.form(EvidenceForm)
    project = project_of(act)
    return _written(act, form, take_evidence(project, _chosen(act, project, form.quote), form.fact))


def _dated(text: str) -> None:
    try:
        parse(text.strip())
    except EdtfError as error:
        raise RequestError(f"‘{text}’: {error.message}") from None


def _said(texts: dict[str, str]) -> dict[str, str]:
    return {tag: text.strip() for tag, text in texts.items() if text.strip()}


def _written(act: Act, form: EventForm | FigureForm | EvidenceForm, taken: Taken) -> Response:
    """Saves what was taken; a timeline that is another one than the page showed is told first."""
    _ = act.visit.language.gettext
    shown = act.visit.opened().contents.seen.values()
    rewrite = taken.rewrite if form.seen in shown else replace(taken.rewrite, seen=form.seen)
    act.save(_("{fact}: taken from a source").format(fact=taken.id), [rewrite])
    return act.say(_("Saved."), id=taken.id, address=f"/facts/{taken.id}")


def add_source(act: Act) -> Response:
    """Takes a file in as a source: its bytes are the body, its name stands in the address."""
    _ = act.visit.language.gettext
    name = act.visit.request.query_params.get("name", "")[:200] or "article"
    opened = act.visit.opened()
    addition = plan_source(opened.root, opened.contents, Incoming(act.body, name), AddOptions())
    act.save(_("{source}: added").format(source=addition.source.id), addition.rewrites)
    remarks = [*addition.remarks, *(_("not found: {what}").format(what=each) for each in addition.missing)]
    return act.say(
        _("Added: {title}").format(title=addition.source.title),
        address=f"/sources/{addition.source.id}",
        remarks=remarks,
    )
