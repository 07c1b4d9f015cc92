"""What is cut off unseen: a word or a number at the edge of a quote, and the end of a text behind ` #`."""

import re
from collections.abc import Iterator
from typing import Final

from briefgen.checks.reading import Reading
from briefgen.extraction import may_hold_numbers, number_spans
from briefgen.findings import Code, Finding, Severity
from briefgen.loader import Document, Path
from briefgen.provenance import Passage, SourceText

QUOTE_CUTS_WORD: Final = Code(
    "quote-cuts-word",
    Severity.ERROR,
    "A quote begins or ends inside a word or a number of the source, so that it says something else: ‘50 billion’ "
    "out of ‘150 billion’.",
    "quote the whole word or number",
)
TEXT_CUT_OFF: Final = Code(
    "text-cut-off",
    Severity.WARNING,
    "A text without quotation marks has ‘ #’ in it. To YAML a comment begins there, and the rest of the line is lost.",
    "put the whole text in quotation marks; if it is a comment, give it a line of its own",
)
_JOINING: Final = frozenset(("and", "a", "с", "-"))
_WINDOW: Final = 120  # characters of the source on either side in which a word or a number is looked for
_MARK: Final = r"\u0300-\u036f\u00ad\u200b-\u200d\u2060\ufeff"
_SPACE: Final = r" \u00a0\u2009\u202f"
# A word or a number with all that joins its parts: hyphens, apostrophes, points, separators of decimals and thousands.
_WHOLE: Final = re.compile(
    rf"(?:[€$£¥₸₽₺₴₹№#§]|(?<!\w)[-−+±](?=\d))*[\w{_MARK}]+"
    rf"(?:(?:[-‐‑–−'’ʼ‘`´./&@+]|(?<=\d)[,:—](?=\d)|(?<=\d)(?<!\d\d\d\d)[{_SPACE}](?=\d{{3}}(?!\d)))[\w{_MARK}]+)*"
    r"(?:[%‰°]|\+(?!\w))*"
)
_TEXTS_OF_SOURCE: Final = ("title", "container-title", "author", "publisher")


def cut_quotes(reading: Reading) -> Iterator[Finding]:
    """A quote begins and ends with a whole word or number of its source.

    Passes “более 49 млрд евро”; fails “50 млрд евро” of “150 млрд евро”, “безопасно” of “небезопасно”, “летие” of
    “10-летие”, “500” of “12 500”.
    """
    for path, evidence in reading.unsettled_evidence:
        text = reading.texts.get(evidence.source)
        passages = text.passages(evidence.quote) if text is not None and evidence.quote is not None else ()
        if text is not None and len(passages) == 1:
            lang = reading.sources[evidence.source].language
            for whole in dict.fromkeys(_cut(text, passages[0], lang)):
                span = reading.place(*path, "quote", "exact")
                hint = f"quote the whole: {whole}"
                reading.blame(path)
                yield QUOTE_CUTS_WORD.at(span, f"the quote cuts ‘{whole}’ of ‘{evidence.source}’", hint)


def _cut(text: SourceText, passage: Passage, lang: str) -> Iterator[str]:
    """The words and numbers of the source of which the passage has only a part."""
    for edge in (passage.start, passage.end):
        first = max(text.start, edge - _WINDOW)
        near = text.text[first : min(text.end, edge + _WINDOW)]
        spans = [match.span() for match in _WHOLE.finditer(near)]
        if _is_between_numbers(near[: edge - first].split()[-2:], near[edge - first :].split()[:3], lang):
            spans += number_spans(near, lang)
        inside = [near[start:end] for start, end in spans if start < edge - first < end]
        if inside:
            yield " ".join(max(inside, key=len).split())


def _is_between_numbers(before: list[str], after: list[str], lang: str) -> bool:
    """Whether a number may go on across an edge: there is one on both sides, or a word that joins two."""
    if before[-1:] and before[-1] not in _JOINING:
        before = before[-1:]
    if after[:1] and after[0] not in _JOINING:
        after = after[:1]
    return may_hold_numbers(" ".join(before), lang) and may_hold_numbers(" ".join(after), lang)


def texts_cut_off(reading: Reading) -> Iterator[Finding]:
    """No text without quotation marks has ` #` in it: fails `en: The project #5 begins`, passes `en: "Project #5"`."""
    documents = [reading.document, *(brief.document for brief in reading.briefs)]
    suspected = [document for document in documents if document.has_comments]
    for document, path in _texts(reading) if suspected else ():
        cut = document.cut_off(path) if document in suspected else None
        if cut is not None:
            span, lost = cut
            yield TEXT_CUT_OFF.at(span, f"the text ends before ‘{lost[:60]}’, which is lost")


def _texts(reading: Reading) -> Iterator[tuple[Document, Path]]:
    yield from ((placed.document, placed.path) for placed in reading.placed)
    for path, evidence in reading.evidence:
        for key in ("exact", "prefix", "suffix") if evidence.quote else ():
            yield reading.document, (*path, "quote", key)
    for index, _ in enumerate(reading.timeline.sources):
        yield from ((reading.document, ("sources", index, key)) for key in _TEXTS_OF_SOURCE)
