"""Clearing: a named person clears a briefing, and its file says so, and of what."""

from collections.abc import Sequence
from pathlib import Path

from briefgen.checks import check
from briefgen.clearance import clearing
from briefgen.clearance.record import record, record_name
from briefgen.editing import Edit, edited
from briefgen.findings import Finding, fail, in_order
from briefgen.loader import load_briefing
from briefgen.model import Clearance, Timeline
from briefgen.project.clock import today
from briefgen.project.files import Contents
from briefgen.project.folders import BRIEFINGS, inside
from briefgen.project.saving import Rewrite, Saved, save, sha256_of
from briefgen.service.checking import subject_of
from briefgen.service.plan import StoppedError, UnknownBriefingError
from briefgen.service.requests import RequestError
from briefgen.storage.files import read_plain


def clear(root: Path, contents: Contents, identifier: str, by: Clearance) -> Saved:
    """Writes a clearance into a briefing's file: who drafted and cleared it, and when (default: today); keeps a record.

    Who drafted it may stand in the file. Raises RequestError where there is no such briefing or nobody drafted it,
    StoppedError where something speaks against it, FileChangedError where the file is not what was read.
    """
    loaded = contents.briefings.get(identifier)
    if loaded is None:
        raise UnknownBriefingError(identifier, sorted(contents.briefings))
    name = f"{BRIEFINGS}/{identifier}.yaml"
    on = by.cleared_on or today()
    stopping = _against(contents, name, in_order((*contents.findings, *check(subject_of(contents, on)))))
    if stopping:
        raise StoppedError(stopping)
    drafted_by = by.drafted_by or (loaded.value.clearance.drafted_by if loaded.value else None)
    if not drafted_by:
        raise RequestError("say who drafted it: --drafted-by NAME")
    clearance = by.model_copy(update={"drafted_by": drafted_by, "cleared_on": on})
    timeline = contents.timeline.value or Timeline()
    edits = clearing(contents.files[name], timeline, clearance, name, contents.looks.get(identifier, ""))
    rewrite = Rewrite(name, contents.seen[name], edits)
    saved, _ = save(root, [rewrite, _recorded(root, identifier, contents.files[name], edits, timeline)])
    return saved


def _recorded(root: Path, identifier: str, text: str, edits: Sequence[Edit], timeline: Timeline) -> Rewrite:
    """The file that keeps what is cleared."""
    after = edited(text, edits, f"{BRIEFINGS}/{identifier}.yaml").text
    loaded = load_briefing(after, "").value
    name = record_name(identifier, (loaded.clearance.content if loaded else None) or "")
    path = inside(root, name)
    return Rewrite(name, sha256_of(read_plain(path) if path else None), data=record(identifier, after, timeline))


def _against(contents: Contents, name: str, findings: Sequence[Finding]) -> list[Finding]:
    """The errors of the project, but for those of other briefings."""
    others = {f"{BRIEFINGS}/{each}.yaml" for each in contents.briefings} - {name}
    return [finding for finding in findings if fail([finding]) and finding.span.file not in others]
