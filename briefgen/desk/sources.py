"""The pages over the sources: all of them, and one with its text, its quotes marked and what lies outside its body."""

from collections.abc import Iterator
from dataclasses import asdict, dataclass
from itertools import pairwise
from mimetypes import guess_type
from pathlib import Path
from typing import Final

from markupsafe import Markup
from starlette.responses import Response

from briefgen.desk.pages import Visit, missing
from briefgen.desk.workspace import Opened
from briefgen.model import Evidence, Source
from briefgen.model.timeline import Qualifier, Status
from briefgen.project.folders import inside
from briefgen.provenance import Passage, SourceText
from briefgen.service.proposing import timeline_file

_MOST_ORIGINAL: Final = 50_000_000  # bytes of an original that are handed out


@dataclass(frozen=True, slots=True)
class SourceParagraph:
    """One line of a source's file: its first code point in the file, its text, and whether it may be quoted."""

    start: int
    text: str
    inside: bool


@dataclass(frozen=True, slots=True)
class Mark:
    """A passage of a source that something quotes, in code points of the file, end exclusive."""

    start: int
    end: int
    fact: str


def sources(visit: Visit) -> Response:
    """All sources, the newest first, with how many facts rest on each."""
    opened = visit.opened()
    resting: dict[str, int] = {}
    for _, evidence in _evidence(opened):
        resting[evidence.source] = resting.get(evidence.source, 0) + 1
    found = sorted(opened.timeline.sources, key=lambda each: (each.issued.sort_key if each.issued else (), each.id))
    return visit.page("sources", sources=[(each, resting.get(each.id, 0)) for each in reversed(found)])


def source(visit: Visit) -> Response:
    """One source: its text, its quotes, its metadata, and what was taken from it."""
    opened = visit.opened()
    found = opened.selection().sources.get(visit.request.path_params["id"])
    if found is None:
        return missing(visit, visit.language.gettext("There is no source of this name."))
    text = opened.texts.get(found.id)
    marks = sorted(_marks(opened, found, text), key=lambda mark: mark.start) if text else []
    taken = dict.fromkeys(fact for fact, evidence in _evidence(opened) if evidence.source == found.id)
    return visit.page(
        "source",
        source=found,
        paragraphs=list(_paragraphs(text)) if text else [],
        marks=[asdict(mark) for mark in marks],
        taken=[opened.facts[name] for name in taken if name in opened.facts],
        original=_original(found),
        takes=bool(text) and not visit.mode.read_only,
        taken_now=opened.facts.get(visit.request.query_params.get("taken", "")),
        seen=opened.contents.seen[timeline_file(opened.contents, found.id)],
        actors=sorted_names(visit, opened),
        qualifiers=_qualifiers(visit),
        statuses=list(Status),
        topics=[(topic.id, visit.speech.say(topic.name)) for topic in opened.timeline.topics],
    )


def _qualifiers(visit: Visit) -> list[tuple[str, str]]:
    _ = visit.language.gettext
    words = (_("exactly"), _("about"), _("almost"), _("more than"), _("up to"))
    return list(zip(map(str, Qualifier), words, strict=True))


def sorted_names(visit: Visit, opened: Opened) -> list[tuple[str, Markup]]:
    """All actors with their names, in the order of the reader's alphabet."""
    names = [(actor.id, visit.speech.say(actor.name)) for actor in opened.selection().actors.values()]
    return sorted(names, key=lambda pair: visit.language.collation_key(pair[1].striptags()))


def _evidence(opened: Opened) -> Iterator[tuple[str, Evidence]]:
    for fact in opened.facts.values():
        for evidence in fact.evidence:
            yield fact.id, evidence


def _marks(opened: Opened, found: Source, text: SourceText) -> Iterator[Mark]:
    for fact, evidence in _evidence(opened):
        if evidence.source == found.id and evidence.quote:
            passages: tuple[Passage, ...] = text.passages(evidence.quote)
            yield from (Mark(passage.start, passage.end, fact) for passage in passages[:1])


def _paragraphs(text: SourceText) -> Iterator[SourceParagraph]:
    """The lines of the file; one that the body's bounds cross is cut there."""
    at = 0
    for line in text.text.split("\n"):
        end = at + len(line)
        cuts = [at, *(bound for bound in (text.start, text.end) if at < bound < end), end]
        for start, stop in pairwise(cuts):
            if stop > start:
                yield SourceParagraph(start, text.text[start:stop], text.start <= start and stop <= text.end)
        at = end + 1


def _original(found: Source) -> str | None:
    """The name of the file that the text was taken from, where the project keeps one."""
    original = getattr(found, "original", None)
    return original.file if original else None


def original(visit: Visit) -> Response:
    """The bytes of a source's original, to be kept and never to be shown: what is in it could run."""
    opened = visit.opened()
    found = opened.selection().sources.get(visit.request.path_params["id"])
    name = _original(found) if found else None
    path = inside(opened.root, name) if name else None
    if path is None or not path.is_file() or path.stat().st_size > _MOST_ORIGINAL:
        return missing(visit, visit.language.gettext("The project keeps no original of this source."))
    return download(path)


def download(path: Path) -> Response:
    """A file as an attachment under its own name."""
    safe = "".join(char if char.isalnum() or char in ".-_" else "_" for char in path.name)
    kind = guess_type(path.name)[0] or "application/octet-stream"
    ascii_name = safe.encode("ascii", "replace").decode().replace("?", "_")
    return Response(
        path.read_bytes(), media_type=kind, headers={"Content-Disposition": f'attachment; filename="{ascii_name}"'}
    )
