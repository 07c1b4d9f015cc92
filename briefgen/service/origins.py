"""Origins: a finding about a place in an assembled document in, the same about the line of YAML that it comes from out.

Who writes a briefing never sees its HTML. The nearest element with an id says which statement, event or figure it is; a
table's row without one is known by its words; what is neither leads to the title of the briefing.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any, Final

from briefgen.findings import Finding, Span
from briefgen.loader import Document, Path
from briefgen.project.files import Contents
from briefgen.service.plan import Job

_ID: Final = re.compile(r'\bid="([^"]{1,200})"')
_TAG: Final = re.compile(r"<[^>]*>")
_NAMED: Final[Mapping[str, tuple[str, ...]]] = {  # where the texts stand that a row may show
    "actors": ("name",),
    "figures": ("label",),
    "events": ("title", "summary"),
}


@dataclass(frozen=True, slots=True)
class Origins:
    """Leads findings about the documents of a project back to its files."""

    contents: Contents

    def __call__(self, job: Job, html: str, finding: Finding) -> Finding:
        """The finding at its origin; as it is where it is not about the document's HTML."""
        loaded = self.contents.briefings.get(job.briefing)
        if loaded is None or finding.span.file != f"{job.locale}/{job.briefing}.html":
            return finding
        return replace(finding, span=self._origin(html, finding.span, loaded.document))

    def _origin(self, html: str, span: Span, briefing: Document) -> Span:
        lines = html.split("\n")
        line = lines[span.line - 1] if span.line <= len(lines) else ""
        before = "\n".join(lines[: span.line])
        found = [match[1] for match in _ID.finditer(before)]
        return (
            self._by_id(found[-1] if found else "", briefing)
            or self._by_words(_TAG.sub(" ", line))
            or briefing.place(("title",))
        )

    def _by_id(self, identifier: str, briefing: Document) -> Span | None:
        kind, _, rest = identifier.partition("-")
        if kind == "event" and rest:
            return self._entry("events", rest)
        name, _, number = identifier.rpartition("-")
        for index, section in enumerate(_entries(briefing.value, "sections")):
            if section.get("section") == name and number.isdecimal():
                return briefing.place(("sections", index, "statements", int(number) - 1, "text"))
        return None

    def _entry(self, kind: str, identifier: str) -> Span | None:
        entries = _entries(self.contents.timeline.document.value, kind)
        index = next((at for at, entry in enumerate(entries) if entry.get("id") == identifier), None)
        return None if index is None else self.contents.timeline.document.place((kind, index))

    def _by_words(self, words: str) -> Span | None:
        """The place of the first text of the timeline that stands in these words."""
        spaced = " ".join(words.split())
        for path, text in self._texts():
            if text and " ".join(text.split()) in spaced:
                return self.contents.timeline.document.place(path)
        return None

    def _texts(self) -> Iterator[tuple[Path, str]]:
        for kind, keys in _NAMED.items():
            for index, entry in enumerate(_entries(self.contents.timeline.document.value, kind)):
                for key in keys:
                    texts = entry.get(key)
                    for language, text in texts.items() if isinstance(texts, dict) else ():
                        yield (kind, index, key, language), str(text)


def _entries(value: Any, key: str) -> list[dict[str, Any]]:
    """The mappings in a list of a file's plain value; what has another shape is left out."""
    entries = value.get(key) if isinstance(value, dict) else None
    return [entry if isinstance(entry, dict) else {} for entry in entries] if isinstance(entries, list) else []
