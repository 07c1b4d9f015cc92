"""Assembly: a briefing and a selection in, one semantic HTML document out.

That document is the single source of every format. The templates hold all wording and the order of sections; what
they are given stands in `views`. The version line names the hash of everything else in the document.
"""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from markupsafe import Markup

from briefgen.document.annexes import Annexes
from briefgen.document.citations import Citations
from briefgen.document.environment import EXTENSION, environment, guarded
from briefgen.document.prose import Prose
from briefgen.document.register import Register
from briefgen.document.sections import Sections
from briefgen.document.speech import Speech
from briefgen.findings import Finding, Span
from briefgen.loader import Document, Loaded
from briefgen.localization import Language
from briefgen.model import Briefing
from briefgen.provenance import SourceText
from briefgen.selection import Selection

_VERSION_PLACE: Final = "\ue000version\ue000"
_HASH_LENGTH: Final = 10


@dataclass(frozen=True, slots=True)
class Materials:
    """What every document of a project is made with: templates and source texts by name, and the program's version."""

    templates: Mapping[str, str]
    texts: Mapping[str, SourceText]
    timeline: Document
    version: str
    templates_folder: str = "templates"


@dataclass(frozen=True, slots=True)
class Assembled:
    """One briefing as HTML, and what was found wrong on the way; with an error the HTML is not to be used."""

    id: str
    html: str
    findings: tuple[Finding, ...]


def assemble(
    identifier: str, loaded: Loaded[Briefing], selection: Selection, language: Language, materials: Materials
) -> Assembled:
    """The HTML of a briefing over a selection, in a language."""
    briefing = loaded.value
    if briefing is None:
        return Assembled(identifier, "", loaded.findings)
    speech = Speech(language)
    env = environment(materials.templates, language, materials.templates_folder)
    register = Register(selection, speech)
    prose = Prose(env, register, speech, loaded.document, materials.templates_folder)
    citations = Citations(
        {**{k: v.event for k, v in selection.known.items()}, **selection.figures}, selection.sources, materials.texts
    )
    sections = Sections(briefing, selection, speech, prose)
    context = {
        "briefing_id": identifier,
        "kind": briefing.kind,
        "lang": language.locale,
        "language": language,
        "release": str(selection.release),
        "masthead": sections.masthead(),
        "sections": sections.views(),
        "annexes": Annexes(briefing, selection, speech, env, prose, citations, materials.timeline),
        "cite": citations.refer,
        "version": materials.version,
        "version_line": _VERSION_PLACE,
    }
    span = loaded.document.place(("kind",))
    name = f"{briefing.kind}.html{EXTENSION}"
    html, finding = guarded(lambda: env.get_template(name).render(context), span, materials.templates_folder)
    findings = (*prose.findings, *([finding] if finding else []))
    return Assembled(identifier, _with_version_line(html, language, selection, materials.version), findings)


def _with_version_line(html: str, language: Language, selection: Selection, version: str) -> str:
    """The document with its version line, which names the hash of the document without it."""
    digest = hashlib.sha256(html.encode()).hexdigest()[:_HASH_LENGTH]
    as_of = language.day(selection.as_of)
    line = language.gettext("As of {day} · content {hash} · briefgen {version}")
    return html.replace(_VERSION_PLACE, str(Markup.escape(line.format(day=as_of, hash=digest, version=version))))


def assembled_place(identifier: str, locale: str) -> Span:
    """Where findings about an assembled document point: its name among the outputs."""
    return Span(f"{locale}/{identifier}.html")
