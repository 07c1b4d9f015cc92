"""Assembly: a briefing and a selection in, one semantic HTML document out.

That document is the single source of every format. The templates hold all wording and the order of sections; what
they are given stands in `views`. The version line names the hash of everything else in the document.
"""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from functools import lru_cache
from typing import Final

from jinja2.sandbox import ImmutableSandboxedEnvironment
from markupsafe import Markup

from briefgen.changes import Changes
from briefgen.document.annexes import Annexes
from briefgen.document.citations import Citations
from briefgen.document.digest import ChangeViews, Digest
from briefgen.document.edition import Edition
from briefgen.document.environment import EXTENSION, environment, guarded
from briefgen.document.prose import Prose
from briefgen.document.register import Register
from briefgen.document.sandbox import rendered
from briefgen.document.sections import Sections
from briefgen.document.speech import Speech
from briefgen.findings import Finding, Span
from briefgen.loader import Document, Loaded
from briefgen.localization import Language
from briefgen.model import Briefing
from briefgen.model.settings import Settings
from briefgen.provenance import SourceText
from briefgen.selection import Selection

_VERSION_PLACE: Final = "\ue000version\ue000"
_HASH_PLACE: Final = "\ue000hash\ue000"
_HASH_LENGTH: Final = 10
DIGEST: Final = "digest"


@dataclass(frozen=True, eq=False)
class Materials:
    """What every document of a project is made with: templates and source texts by name, and the program's version.

    Without pictures a document is only good for being checked: laying out the graphic takes longer than all the rest.
    """

    templates: Mapping[str, str]
    texts: Mapping[str, SourceText]
    timeline: Document
    version: str
    templates_folder: str = "templates"
    pictures: bool = True
    settings: Settings = Settings()  # noqa: RUF009 (frozen)
    foreign: bool = False  # whether any template is not the program's own
    looks: Mapping[str, str] = field(default_factory=dict)  # what the project gives each briefing of its look, by hash


@lru_cache(maxsize=8)
def _environment(materials: Materials, language: Language) -> ImmutableSandboxedEnvironment:
    """The environment for a language, kept so that templates are compiled once for all documents."""
    return environment(materials.templates, language, materials.templates_folder)


@dataclass(frozen=True, slots=True)
class Assembled:
    """One briefing as HTML, and what was found wrong on the way; with an error the HTML is not to be used.

    `printed` are the ids of the events and figures that the document shows.
    """

    id: str
    html: str
    findings: tuple[Finding, ...]
    printed: tuple[str, ...] = ()


def assemble(  # noqa: PLR0913, PLR0917 (a document is made of all of these)
    identifier: str,
    loaded: Loaded[Briefing],
    selection: Selection,
    language: Language,
    materials: Materials,
    since: date | None = None,
) -> Assembled:
    """The HTML of a briefing over a selection, in a language; since a day, it says what changed after that day."""
    briefing = loaded.value
    if briefing is None:
        return Assembled(identifier, "", loaded.findings)
    speech = Speech(language)
    env = _environment(materials, language)
    register = Register(selection, speech)
    prose = Prose(register, speech, loaded.document, materials.templates_folder)
    citations = Citations(
        {**{k: v.event for k, v in selection.known.items()}, **selection.figures}, selection.sources, materials.texts
    )
    edition = Edition(briefing, selection, speech, prose, citations)
    sections = Sections(briefing, selection, speech, prose)
    annexes = Annexes(edition, env, materials.timeline, pictures=materials.pictures)
    views = sections.views()
    context = {
        "briefing_id": identifier,
        "kind": briefing.kind,
        "most_pages": own.pages if (own := materials.settings.own_kinds.get(briefing.kind)) else None,
        "lang": language.locale,
        "language": language,
        "release": str(selection.release),
        "masthead": sections.masthead(),
        "sections": views,
        "annexes": annexes,
        **_changed(edition, annexes, since),
        "cite": annexes.refer,
        "version": materials.version,
        "version_line": _VERSION_PLACE,
        "copy": f"{identifier} {language.locale} {selection.release} {selection.as_of} {_HASH_PLACE}",
    }
    span = loaded.document.place(("kind",))
    name = f"{briefing.kind}.html{EXTENSION}"
    html, finding = guarded(lambda: rendered(env.get_template(name), context), span, materials.templates_folder)
    findings = (*prose.findings, *([finding] if finding else []))
    whole = _with_version_line(html, language, selection, materials.version)
    rows = (row.id for view in views for row in view.rows)
    return Assembled(identifier, whole, findings, tuple(dict.fromkeys((*rows, *annexes.printed))))


def _changed(edition: Edition, annexes: Annexes, since: date | None) -> dict[str, ChangeViews | None]:
    """What a template sees of the changes: `changes` in a brief made since a day, `digest` in a digest."""
    is_digest, selection = edition.briefing.kind == DIGEST, edition.selection
    first = since or (selection.as_of - timedelta(days=7) if is_digest else None)
    if first is None:
        return {"changes": None, "digest": None}
    found = Changes(replace(selection, as_of=first), selection)
    views = (Digest if is_digest else ChangeViews)(found, edition.speech, annexes, edition.citations)
    return {"changes": None if is_digest else views, "digest": views if is_digest else None}


def _with_version_line(html: str, language: Language, selection: Selection, version: str) -> str:
    """The document with its version line, which names the hash of the document without it."""
    digest = hashlib.sha256(html.encode()).hexdigest()[:_HASH_LENGTH]
    as_of = language.day(selection.as_of)
    line = language.gettext("As of {day} · content {hash} · briefgen {version}")
    filled = html.replace(_VERSION_PLACE, str(Markup.escape(line.format(day=as_of, hash=digest, version=version))))
    return filled.replace(_HASH_PLACE, digest)


def assembled_place(identifier: str, locale: str) -> Span:
    """Where findings about an assembled document point: its name among the outputs."""
    return Span(f"{locale}/{identifier}.html")
