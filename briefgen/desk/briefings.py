"""The pages over the briefings: all of them, one with its editor, and the page beside it as its reader will see it."""

from codecs import BOM_UTF8
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from http import HTTPStatus
from typing import Any, Final

from markupsafe import Markup
from starlette.responses import HTMLResponse, Response

from briefgen.desk.acting import Act, UndoStep, conflict
from briefgen.desk.forms import BriefForm, DraftForm, PreviewForm, ResolveForm
from briefgen.desk.guard import FRAMED_POLICY
from briefgen.desk.insertions import chipped, functions_in
from briefgen.desk.merging import merged
from briefgen.desk.pages import LANGUAGES, Visit, environment, missing
from briefgen.desk.sources import sorted_names
from briefgen.desk.statements import LIKE, brief_edits
from briefgen.desk.workspace import Opened
from briefgen.document.assembly import Materials
from briefgen.editing import edited
from briefgen.findings import Finding, FindingsError, fail
from briefgen.loader import Document, Loaded, load_briefing, read_yaml
from briefgen.localization import Language
from briefgen.model import Briefing, Figure, Release, Statement
from briefgen.model.house import KindRules
from briefgen.model.settings import Settings
from briefgen.model.text import same_language
from briefgen.project.folders import BRIEFINGS
from briefgen.project.saving import FileChangedError, Rewrite, save, sha256_of
from briefgen.proposals.drafting import Wishes
from briefgen.proposals.entries import new_id
from briefgen.service.documents import document
from briefgen.service.drafting import draft
from briefgen.service.opened import OpenProject
from briefgen.service.plan import Job
from briefgen.service.requests import Request
from briefgen.storage.files import read_plain

_NO_TEXT: Final = Markup("")


@dataclass(frozen=True, slots=True)
class TextBox:
    """A text of a statement in one language, with its draws as chips; and whether it is behind the others."""

    lang: str
    html: Markup
    behind: bool


@dataclass(frozen=True, slots=True)
class Citation:
    """A fact that a statement cites, and what it is called."""

    id: str
    name: str


@dataclass(frozen=True, slots=True)
class StatementRow:
    """One statement as the desk shows it: its number in its section, from 1, and what is wrong with it."""

    number: int
    origin: int
    statement: Statement
    texts: tuple[TextBox, ...]
    questions: tuple[TextBox, ...]
    cites: tuple[Citation, ...]
    findings: tuple[Finding, ...]


@dataclass(frozen=True, slots=True)
class SectionRow:
    """One section as the desk shows it; `index` is its place in the file."""

    index: int
    name: str
    heading: str
    statements: tuple[StatementRow, ...]


def headings(language: Language) -> Mapping[str, str]:
    """What the sections are called in a brief; the messages are those of its template."""
    _ = language.gettext
    return {
        "bottom-line": _("Bottom line"),
        "objectives": _("Our objectives (proposed)"),
        "their-objectives": _("Their objectives"),
        "points-to-make": _("Points to make (proposed)"),
        "if-raised": _("If raised (proposed)"),
        "commitments": _("Commitments"),
        "state-of-play": _("State of play"),
        "press-line": _("Press line (proposed)"),
    }


def briefings(visit: Visit) -> Response:
    """All briefings with what they are for and how they stand."""
    opened = visit.opened()
    return visit.page(
        "briefings",
        briefings=list(opened.briefings.items()),
        broken=_broken(opened),
        topics=[(topic.id, visit.speech.say(topic.name)) for topic in opened.timeline.topics],
        actors=sorted_names(visit, opened),
    )


def begin_brief(act: Act) -> Response:
    """Begins a brief: what the timeline holds is filled in, the lines are left to its author."""
    _ = act.visit.language.gettext
    form = act.form(DraftForm)
    opened = act.visit.opened()
    try:
        on = date.fromisoformat(form.on) if form.on else None
    except ValueError:
        return act.refuse(_("“{words}” is no day.").format(words=form.on))
    taken = {*opened.contents.briefings, *(path.stem for path in (opened.root / BRIEFINGS).glob("*.yaml"))}
    parts = (form.topic, form.counterpart, form.on[:7]) if not form.name else (form.name,)
    name = new_id("-".join(filter(None, parts)) or "brief", "", taken)
    wishes = Wishes((form.topic,) if form.topic else (), (), form.counterpart, on, form.kind)
    rewrite = draft(OpenProject(opened.root, opened.contents, opened.templates), name, wishes)
    act.save(_("{file}: begun").format(file=name), [rewrite])
    return act.say(_("Saved."), address=f"/briefings/{name}")


def _broken(opened: Opened) -> list[str]:
    return [name for name, loaded in opened.contents.briefings.items() if not loaded.sound]


def briefing(visit: Visit) -> Response:
    """One briefing: its statements section by section, and the page beside them."""
    opened = visit.opened()
    name = visit.request.path_params["id"]
    loaded = opened.contents.briefings.get(name)
    if loaded is None or loaded.sound is None:
        return missing(visit, visit.language.gettext("There is no briefing of this name."))
    found = [each for each in opened.findings if each.span.file == loaded.document.file]
    sections = list(_sections(visit, opened, loaded.sound.document, loaded.sound.value, found))
    beside = {each for section in sections for row in section.statements for each in row.findings}
    return visit.page(
        "briefing",
        name=name,
        briefing=loaded.sound.value,
        base=opened.contents.files[loaded.document.file],
        seen=opened.contents.seen[loaded.document.file],
        editable=not visit.mode.read_only and not loaded.sound.document.kept,
        sections=sections,
        findings=[each for each in found if each not in beside],
        document_languages=_languages(loaded.sound.value),
        releases=list(Release),
        budget=_budget(opened, loaded.sound.value),
        words=_words(visit.language),
    )


def _words(language: Language) -> Mapping[str, str]:
    """What the editor's script says; its places are filled there."""
    _ = language.gettext
    return {
        "statement": _("Statement {number} of {section}"),
        "question": _("Question {number} of {section}"),
        "other": _("{language}: {section}, line {number}"),
        "otherQuestion": _("{language}: {section}, question {number}"),
        "count": _("{number} words"),
        "budget": _("{number} of {most} words"),
        "unsaved": _("Not saved yet"),
        "restored": _("What you had not saved is here again."),
        "uncite": _("Cite no longer: {fact}"),
        "nothing": _("Nothing answers these words."),
        "discarded": _("The page shows the file again."),
        "offline": _("The desk does not answer. Your text is kept in this browser."),
        "pages": _("{number} pages"),
        "moved": _("Now number {number} of {section}"),
    }


def _budget(opened: Opened, of: Briefing) -> int | None:
    settings = opened.contents.settings.value or Settings()
    return settings.kind_rules.get(of.kind, KindRules()).words


def _languages(of: Briefing) -> list[str]:
    """The languages of the desk, and those that the briefing has beside them."""
    return list(dict.fromkeys([*LANGUAGES, *of.title.languages]))


def _sections(visit: Visit, opened: Opened, file: Document, of: Briefing, found: list[Finding]) -> Iterator[SectionRow]:
    tags = sorted(_languages(of), key=lambda tag: (tag != visit.language.locale, tag != "en"))
    speaking = {tag: functions_in(opened, tag) for tag in tags}
    for index, section in enumerate(of.sections):
        rows = []
        for number, statement in enumerate(section.statements):
            path = ("sections", index, "statements", number)
            first, last = file.place(path).line, _next_line(file, index, number)
            rows.append(
                StatementRow(
                    number + 1,
                    int(file.in_file(path)[-1]),
                    statement,
                    tuple(_boxes(statement.text, statement.behind, speaking)),
                    tuple(_boxes(statement.question, (), speaking)) if statement.question else (),
                    tuple(_citation(visit, opened, fact) for fact in statement.cites),
                    tuple(each for each in found if first <= each.span.line < last),
                )
            )
        heading = headings(visit.language).get(section.section, section.section)
        yield SectionRow(int(file.in_file(("sections", index))[-1]), section.section, heading, tuple(rows))


def _boxes(text: Any, behind: tuple[str, ...], speaking: Mapping[str, Any]) -> Iterator[TextBox]:
    for tag, functions in speaking.items():
        words = text.get(tag)
        is_behind = any(same_language(tag, each) for each in behind)
        yield TextBox(tag, chipped(words, functions) if words else _NO_TEXT, is_behind)


def _citation(visit: Visit, opened: Opened, fact: str) -> Citation:
    found = opened.facts.get(fact)
    if found is None:
        return Citation(fact, fact)
    return Citation(fact, visit.speech.say(found.label if isinstance(found, Figure) else found.title).striptags())


def _next_line(file: Document, section: int, statement: int) -> int:
    """The line on which what follows a statement begins; beyond the file for the last one."""
    here = file.place(("sections", section, "statements", statement)).line
    for path in (("sections", section, "statements", statement + 1), ("sections", section + 1)):
        place = file.place(path)
        if place.line > here:
            return place.line
    return 1 << 30


def preview(visit: Visit) -> Response:
    """The page of a briefing as its reader will see it, in a language, at a release level, on a day."""
    opened = visit.opened()
    asked = visit.request.query_params
    loaded = opened.contents.briefings.get(visit.request.path_params["id"])
    if loaded is None:
        return missing(visit, visit.language.gettext("There is no briefing of this name."))
    release = Release(asked["release"]) if asked.get("release") in set(Release) else Release.INTERNAL
    return _previewed(visit, opened, loaded, asked.get("locale", ""), release)


def _previewed(visit: Visit, opened: Opened, loaded: Loaded[Briefing], locale: str, release: Release) -> Response:
    name = visit.request.path_params["id"]
    known = _languages(loaded.sound.value) if loaded.sound else list(LANGUAGES)
    spoken = locale if locale in known else visit.language.locale
    wanted = Request(opened.today, (name,), (), (spoken,), release)
    stuff: Materials = opened.materials
    made = document(Job(name, spoken, (), release), wanted, loaded, opened.timeline, stuff)
    if made.html:
        return framed(made.html)
    template = environment(visit.language).get_template("unmade.html.jinja")
    return framed(
        template.render(findings=[each for each in made.findings if fail([each])], lang=visit.language.locale)
    )


def framed(html: str) -> HTMLResponse:
    """A document for the frame beside its text: under a policy of its own, in which nothing runs."""
    return HTMLResponse(html, headers={"Content-Security-Policy": FRAMED_POLICY})


def look(act: Act) -> Response:
    """The page of a briefing with what is not saved yet; nothing is written."""
    form = act.form(PreviewForm)
    opened = act.visit.opened()
    name = _name(act)
    try:
        text = _wanted(name, form.brief)
    except FindingsError as error:
        template = environment(act.visit.language).get_template("unmade.html.jinja")
        return framed(template.render(findings=error.findings, lang=act.visit.language.locale))
    return _previewed(act.visit, opened, load_briefing(text, name), form.locale, form.release)


def _name(act: Act) -> str:
    """The file of the briefing that the address names; whether it is there is for `_exists` to say."""
    return f"{BRIEFINGS}/{act.visit.request.path_params['id']}.yaml"


def _wanted(name: str, form: BriefForm) -> str:
    """The text of the file as the form wants it, made of the text that was shown."""
    edits = brief_edits(_value(form.base, name), form)
    return edited(form.base, edits, name, LIKE).text if edits else form.base


def _value(text: str, name: str) -> Mapping[str, Any]:
    value = read_yaml(text, name).value
    return value if isinstance(value, dict) else {}


def save_brief(act: Act) -> Response:
    """Writes what the editor of a briefing holds; where the file is another one by now, both versions are shown."""
    _ = act.visit.language.gettext
    form = act.form(BriefForm)
    name = _name(act)
    if not _exists(act):
        return act.refuse(_("There is no briefing of this name."), HTTPStatus.NOT_FOUND)
    edits = brief_edits(_value(form.base, name), form)
    if not edits:
        return act.say(_("Nothing has changed."), saved=False)
    try:
        act.save(_("{file}: statements").format(file=name), [Rewrite(name, form.seen, edits, like=LIKE)])
    except FileChangedError as error:
        mine = _wanted(name, form)
        theirs = _text(error.current or b"")
        return conflict(act, error, mine, mergeable=merged(form.base, mine, theirs) is not None)
    return act.say(_("Saved."), saved=True)


def _exists(act: Act) -> bool:
    return act.visit.request.path_params["id"] in act.visit.opened().contents.briefings


def _text(data: bytes) -> str:
    """The text of a file as pages show it, whatever its line ends."""
    return data.decode("utf-8-sig", errors="replace").replace("\r\n", "\n")


def _bytes(text: str, like: bytes) -> bytes:
    """The text as a file with the line ends and the mark at the beginning that another one has."""
    data = text.encode()
    data = data.replace(b"\n", b"\r\n") if b"\r\n" in like else data
    return BOM_UTF8 + data if like.startswith(BOM_UTF8) else data


def resolve(act: Act) -> Response:
    """Writes one's own version in the place of the other one, or both in one; the other one can be brought back."""
    _ = act.visit.language.gettext
    form = act.form(ResolveForm)
    name = _name(act)
    if not _exists(act):
        return act.refuse(_("There is no briefing of this name."), HTTPStatus.NOT_FOUND)
    current = read_plain(act.visit.workspace.root / name) or b""
    mine = _wanted(name, form.brief)
    text = mine if form.how == "keep" else merged(form.brief.base, mine, _text(current))
    if text is None:
        return act.refuse(_("Both versions change the same lines; keep one of them."), HTTPStatus.CONFLICT)
    faults = [each for each in load_briefing(text, name).findings if fail([each])]
    if faults:
        raise FindingsError(faults)
    (saved,) = save(act.visit.workspace.root, [Rewrite(name, form.theirs, data=_bytes(text, current))])
    if sha256_of(current) == form.theirs:
        back = Rewrite(name, saved.sha256, data=current)
        act.steps.add(UndoStep(_("{file}: two versions").format(file=name), (back,)))
    return act.say(_("Saved."), saved=True)
