"""Provenance: what the timeline says stands in its sources, word for word."""

from collections.abc import Iterator
from typing import Final

from briefgen.checks.reading import Reading
from briefgen.findings import Code, Finding, Severity
from briefgen.loader import Path
from briefgen.model import Event, Evidence, Figure, Quote, Source
from briefgen.model.timeline import Support
from briefgen.provenance import SourceText

SEED_CHANGED: Final = Code(
    "seed-changed",
    Severity.ERROR,
    "The file of a source is not the one that was registered: its SHA-256 differs. A source is quoted, never edited.",
    "restore the file; if the new one is right, read every quote again and register its SHA-256",
)
BODY_BOUNDS: Final = Code(
    "body-bounds",
    Severity.ERROR,
    "The bounds of a source’s body do not lie within its text.",
    "give start and end in characters: start inclusive, end exclusive, 0 ≤ start < end ≤ length",
)
QUOTE_NOT_FOUND: Final = Code(
    "quote-not-found",
    Severity.ERROR,
    "The words quoted do not stand in the source. Spaces, dashes, quotation marks and ё may differ; nothing else may.",
    "copy the words from the source",
)
QUOTE_OUTSIDE_BODY: Final = Code(
    "quote-outside-body",
    Severity.ERROR,
    "The words stand in the file, but outside the body: in a sidebar, a teaser or a disclaimer. Those are not quoted.",
    "quote the article itself",
)
QUOTE_NOT_UNIQUE: Final = Code(
    "quote-not-unique",
    Severity.ERROR,
    "The words stand in the source more than once, so that a reader cannot tell which place is meant.",
    "quote more words, or add ‘prefix’ or ‘suffix’: the words before or after them",
)
QUOTE_WITHOUT_TEXT: Final = Code(
    "quote-without-text",
    Severity.ERROR,
    "An outside page is quoted. Its text is not in the project, so that the words cannot be proved.",
    "leave the quote out and say what the page supports: date, name or office",
)
MISSING_QUOTE: Final = Code(
    "missing-quote",
    Severity.ERROR,
    "Evidence names a source whose text is in the project, but not the words that carry the fact.",
    "add ‘quote: {exact: …}’ with the words of the source",
)
EXTERNAL_WHOLE_EVENT: Final = Code(
    "external-whole-event",
    Severity.ERROR,
    "An event or a figure rests on outside pages alone. They may support a date, a name or an office, never the whole.",
    "quote a source whose text is in the project, and say with ‘supports’ what the outside page adds",
)
RECORDED_TOO_EARLY: Final = Code(
    "recorded-too-early",
    Severity.ERROR,
    "Something became known before any source that carries it. A briefing as of an earlier day would know too much.",
    "give ‘recorded_on’ the day of the earliest source that carries it",
)

_MOST_SEARCHED: Final = 200  # wrong quotes that are looked for elsewhere in a run, which takes milliseconds each


def changed_seeds(reading: Reading) -> Iterator[Finding]:
    """The file of each source is the one that was registered: its SHA-256 is that under `sha256`."""
    for index, source in enumerate(reading.timeline.sources):
        found = reading.subject.hashes.get(source.id)
        if found is not None and source.sha256 is not None and found != source.sha256.casefold():
            message = f"‘{source.file}’ has changed: registered {source.sha256[:12]}…, found {found[:12]}…"
            yield SEED_CHANGED.at(reading.place("sources", index, "sha256"), message)


def body_bounds(reading: Reading) -> Iterator[Finding]:
    """A body lies within its text: `{start: 0, end: 1943}` in one of 2,761 characters, not `{start: 0, end: 3000}`."""
    for index, source in enumerate(reading.timeline.sources):
        text = reading.texts.get(source.id)
        if text is not None and not 0 <= text.start < text.end <= len(text.text):
            message = f"the body {text.start} to {text.end} does not fit a text of {len(text.text):,} characters"
            yield BODY_BOUNDS.at(reading.document.key_place(("sources", index, "body")), message)


def quotes(reading: Reading) -> Iterator[Finding]:
    """Each quote stands once in the body of its source.

    Passes `exact: 27 марта 2025 года` where the source has a no-break space between the words; fails where it has
    another day, or the same words twice.
    """
    faults = 0
    for path, evidence in reading.unsettled_evidence:
        text = reading.texts.get(evidence.source)
        if evidence.quote is not None and text is not None:
            for finding in _quote(reading, path, evidence.quote, text, evidence.source, search=faults < _MOST_SEARCHED):
                faults += 1
                reading.blame(path)
                yield finding


def _quote(  # noqa: PLR0913 (a quote, where it stands, and where its words are looked for)
    reading: Reading, path: Path, quote: Quote, text: SourceText, name: str, *, search: bool
) -> Iterator[Finding]:
    passages = text.passages(quote)
    if len(passages) == 1:
        return
    span = reading.place(*path, "quote", "exact")
    if passages:
        lines = ", ".join(dict.fromkeys(str(text.line(passage)) for passage in passages[:5]))
        yield QUOTE_NOT_UNIQUE.at(
            span, f"these words stand {len(passages)} times in ‘{name}’: line {lines} of its file"
        )
    elif outside := text.outside(quote):
        line = text.line(outside)
        yield QUOTE_OUTSIDE_BODY.at(span, f"these words stand outside the body of ‘{name}’ (line {line} of its file)")
    else:
        hint = _where_else(reading, quote, text, name) if search else ""
        yield QUOTE_NOT_FOUND.at(span, f"these words do not stand in ‘{name}’", hint)


def _where_else(reading: Reading, quote: Quote, text: SourceText, name: str) -> str:
    """Where the words stand instead, or the passage nearest to them."""
    elsewhere = [other for other, its in reading.texts.items() if other != name and its.passages(quote)]
    if elsewhere:
        return f"they stand in ‘{elsewhere[0]}’"
    bare = quote.model_copy(update={"prefix": None, "suffix": None})
    if text.passages(bare):
        return "the words stand there, but not between this prefix and suffix"
    near = text.nearest(quote)
    if near is None:
        return f"nothing in ‘{name}’ resembles them; copy the words from the source"
    words = " ".join(near.text.split())
    return f"the nearest passage, on line {text.line(near)} of its file, is: {words}"


def quotes_of_outside_pages(reading: Reading) -> Iterator[Finding]:
    """Only a source whose text is in the project is quoted."""
    for path, evidence in reading.evidence:
        source = reading.sources.get(evidence.source)
        if source is not None and source.file is None and evidence.quote is not None:
            message = f"‘{source.id}’ has no ‘file’, so that its words cannot be proved"
            yield QUOTE_WITHOUT_TEXT.at(reading.place(*path, "quote"), message)


def missing_quotes(reading: Reading) -> Iterator[Finding]:
    """Evidence from a source in the project says the words: fails `- source: kt-eias` without a quote."""
    for path, evidence in reading.evidence:
        source = reading.sources.get(evidence.source)
        if source is not None and source.file is not None and evidence.quote is None:
            message = f"the words of ‘{source.id}’ that carry this are missing"
            yield MISSING_QUOTE.at(reading.place(*path, "source"), message)


def carried_from_outside(reading: Reading) -> Iterator[Finding]:
    """An event or a figure rests on the words of at least one source in the project, and no outside page carries it.

    Passes `{source: council, supports: date}` beside a quote; fails the same alone, or without `supports`.
    """
    for kind in ("events", "figures"):
        for index, thing in enumerate(getattr(reading.timeline, kind)):
            outside = [n for n, each in enumerate(thing.evidence) if _is_outside(reading, each)]
            whole = [n for n in outside if thing.evidence[n].supports is Support.EVENT]
            for number in whole:
                name = thing.evidence[number].source
                span = reading.place(kind, index, "evidence", number, "source")
                yield EXTERNAL_WHOLE_EVENT.at(span, f"the outside page ‘{name}’ carries ‘{thing.id}’ as a whole")
            if len(outside) == len(thing.evidence) and not whole:
                span = reading.document.key_place((kind, index, "evidence"))
                yield EXTERNAL_WHOLE_EVENT.at(span, f"‘{thing.id}’ rests on outside pages alone")


def _is_outside(reading: Reading, evidence: Evidence) -> bool:
    source = reading.sources.get(evidence.source)
    return source is not None and source.file is None


def recorded_too_early(reading: Reading) -> Iterator[Finding]:
    """Nothing became known before the first source that carries it."""
    for kind in ("events", "figures"):
        for index, thing in enumerate(getattr(reading.timeline, kind)):
            first = min(
                _carriers(reading, thing), key=lambda source: source.recorded_on or thing.recorded_on, default=None
            )
            if first is not None and first.recorded_on is not None and thing.recorded_on < first.recorded_on:
                since = f"its first source ‘{first.id}’ on {first.recorded_on}"
                message = f"‘{thing.id}’ is recorded on {thing.recorded_on}, {since}"
                yield RECORDED_TOO_EARLY.at(reading.place(kind, index, "recorded_on"), message)


def _carriers(reading: Reading, thing: Event | Figure) -> Iterator[Source]:
    """The sources in the project that are quoted for the thing."""
    for evidence in thing.evidence:
        source = reading.sources.get(evidence.source)
        if source is not None and source.recorded_on is not None and evidence.quote is not None:
            yield source
