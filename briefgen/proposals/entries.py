"""Entries: what of an accepted proposal goes into the timeline's file, as the plain value of an event or a figure."""

from collections.abc import Container, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from briefgen.edtf import Precision
from briefgen.extraction import amounts, dates
from briefgen.model import Figure, Quote, Source, Timeline
from briefgen.model.timeline import Basis, Qualifier, locator
from briefgen.proposals.meanings import meanings
from briefgen.proposals.measures import Measure
from briefgen.proposals.notes import LANGUAGES, NoteKind, note
from briefgen.proposals.proposing import Proposal
from briefgen.proposals.relations import How
from briefgen.provenance import SourceText

EVENT_KEYS: Final = (
    "id", "date", "date_basis", "date_note", "status", "milestone", "title", "summary", "topics", "actors", "place",
    "recorded_on", "fulfils", "release", "evidence",
)  # fmt: skip
FIGURE_KEYS: Final = (
    "id", "measure", "label", "value", "unit", "qualifier", "period", "value_basis", "basis", "basis_note", "topics",
    "actors", "recorded_on", "release", "evidence",
)  # fmt: skip
_LONGEST_TITLE: Final = 110  # characters
_CONTEXT: Final = 40  # characters of prefix or suffix that make a quote unique
_WORDS_OF_ID: Final = 4
_LONGEST_ID: Final = 60
_LATIN: Final = str.maketrans(
    dict(zip("абвгдезийклмнопрстуфыэәғқңөұүһі", "abvgdeziiklmnoprstufyeagqnouuhi", strict=True))
    | {
        "ё": "e",
        "ж": "zh",
        "х": "kh",
        "ц": "ts",
        "ч": "ch",
        "ш": "sh",
        "щ": "shch",
        "ъ": "",
        "ь": "",
        "ю": "iu",
        "я": "ia",
    }
)


@dataclass(frozen=True, slots=True)
class Grounds:
    """What an entry is made from besides its proposal: the source, its text, and the timeline as it stands."""

    source: Source
    text: SourceText
    timeline: Timeline

    @property
    def day(self) -> date:
        """The day on which what the source says became known."""
        issued = self.source.issued
        known = self.source.recorded_on or (issued.latest if issued else None)
        return known or date.max


def event_entry(
    found: Proposal, joined: Sequence[Proposal], grounds: Grounds, given: Mapping[str, Any], taken: Container[str]
) -> dict[str, Any]:
    """The event of a proposal; what is given goes before what was read. `taken` are the ids that there are."""
    text = {grounds.source.language: _title(found.quote, grounds.source.language)}
    base: dict[str, Any] = {
        "id": new_id(_name(found), _when(found), taken),
        "date": found.date.text if found.date else "",
        "date_basis": str(found.date_basis),
        "status": str(found.status),
        "title": text,
        "topics": list(found.topics),
        "actors": list(found.actors),
        "place": dict(found.place) or None,
        "recorded_on": grounds.day.isoformat(),
        "evidence": [_evidence(each, grounds) for each in (found, *joined)],
    }
    made = _dated(base, given) if "date" in given else base
    made |= {key: value for key, value in given.items() if value not in (None, "", [], {})}
    if made["date_basis"] != Basis.STATED and "date_note" not in made:
        made["date_note"] = note(_kind_of_note(found, given), found.date_words)
    return {key: made[key] for key in EVENT_KEYS if made.get(key) not in (None, "", [], {})}


def _dated(base: dict[str, Any], given: Mapping[str, Any]) -> dict[str, Any]:
    """The event with a date that somebody has written: known from outside the words, unless they say how."""
    same = given["date"] == base["date"]
    return base if same else {**base, "date_basis": str(Basis.INFERRED)}


def _kind_of_note(found: Proposal, given: Mapping[str, Any]) -> NoteKind:
    if given.get("date") not in (None, "", found.date.text if found.date else ""):
        return NoteKind.BY_HAND
    if found.date_basis is Basis.INFERRED:
        return NoteKind.NO_DATE
    return NoteKind.NO_YEAR if any(char.isdigit() for char in found.date_words) else NoteKind.RELATIVE


def figure_entry(
    found: Proposal, measure: Measure, grounds: Grounds, given: Mapping[str, Any], taken: Container[str]
) -> dict[str, Any]:
    """The figure of a proposal; of one measure with a figure that the sentence touches by what it measures."""
    like = _alike(found, grounds.timeline)
    period = measure.period or grounds.source.issued
    name = like.measure if like else new_id(_name(found), "", taken)
    unit: Any = measure.unit if measure.is_coded else {grounds.source.language: measure.unit}
    code = measure.unit.lower() if measure.is_coded else ""
    shown = period.text[:4] if period else ""
    base: dict[str, Any] = {
        "id": new_id(name, "-".join(filter(None, (shown if shown.isdigit() else "", code))), taken),
        "measure": name,
        "label": {grounds.source.language: _title(found.quote, grounds.source.language)},
        "value": f"{measure.value:f}",
        "unit": unit,
        "qualifier": str(measure.qualifier) if measure.qualifier is not Qualifier.EXACT else None,
        "period": period.text if period else "",
        "basis": str(Basis.INFERRED) if measure.former else None,
        "basis_note": _period_note(measure),
        "topics": list(like.topics if like else found.topics),
        "actors": list(found.actors),
        "recorded_on": grounds.day.isoformat(),
        "evidence": [_evidence(found, grounds)],
    }
    made = base | {key: value for key, value in given.items() if value not in (None, "", [], {})}
    return {key: made[key] for key in FIGURE_KEYS if made.get(key) not in (None, "", [], {})}


def _period_note(measure: Measure) -> dict[str, str] | None:
    if measure.period_basis is Basis.STATED:
        return None
    return note(NoteKind.PERIOD_RELATIVE if measure.period_basis is Basis.RESOLVED else NoteKind.NO_PERIOD, "")


def _alike(found: Proposal, timeline: Timeline) -> Figure | None:
    """The figure of the timeline that measures the same."""
    figures = {each.id: each for each in timeline.figures}
    touched = (
        figures.get(each.id)
        for each in found.relations
        if each.how is How.SAME_AS or (each.how is How.DIFFERS and each.sure)
    )
    return next((each for each in touched if each is not None), None)


def discrepancy_entry(entry: Mapping[str, Any], grounds: Grounds, taken: Container[str]) -> dict[str, Any] | None:
    """What says openly that a new figure differs from those of its measure and period; None where it does not."""
    period, value = entry.get("period"), entry.get("value")
    group = [
        each for each in grounds.timeline.figures
        if each.measure == entry["measure"] and each.period.text == period and each.withdrawn is None
    ]  # fmt: skip
    others = [each for each in group if f"{each.value:f}" != value or each.unit != entry.get("unit")]
    if not others:
        return None
    about = [*(each.id for each in others), str(entry["id"])]
    draws = ", ".join(f"{{{{ figure('{name}') }}}}" for name in about)
    return {
        "id": new_id(str(entry["measure"]), f"{str(period)[:4]}-differs", taken),
        "about": about,
        "note": {lang: text.format(draws) for lang, text in LANGUAGES.items()},
        "recorded_on": entry["recorded_on"],
    }


def _evidence(found: Proposal, grounds: Grounds) -> dict[str, Any]:
    """The source with the exact words, made unique by those beside them, and their page where there are pages."""
    quote: dict[str, Any] = {"exact": found.quote}
    text = grounds.text
    if len(text.passages(Quote(exact=found.quote))) > 1:
        before = " ".join(text.text[max(text.start, found.sentence.start - _CONTEXT) : found.sentence.start].split())
        after = " ".join(text.text[found.sentence.end : min(text.end, found.sentence.end + _CONTEXT)].split())
        quote |= {key: words for key, words in (("prefix", before), ("suffix", after)) if words}
    pages = grounds.source.pages_of(found.sentence.start, found.sentence.end)
    return {"source": grounds.source.id, "quote": quote | ({"locator": locator(*pages)} if pages else {})}


def _title(quote: str, lang: str) -> str:
    """The sentence's words as far as a title goes; nothing is added, so that it is seen to be unwritten."""
    denied = next((each for each in amounts(quote, lang) if each.denied), None)
    if denied is not None:  # what a text says that a thing is not, no quote proves
        quote = max(quote[: denied.start], quote[denied.end :], key=len).strip(" ,;:–—-")
    if len(quote) <= _LONGEST_TITLE:
        return quote
    spans = [(each.start, each.end) for each in dates(quote, lang)]
    spans += [(each.start, each.end) for each in amounts(quote, lang)]
    cut = min((start for start, end in spans if start < _LONGEST_TITLE < end), default=_LONGEST_TITLE)
    return quote[:cut].rsplit(" ", 1)[0].rstrip(' ,;:–—-(«“"') + " …"


def _name(found: Proposal) -> str:
    """Words for an id: what the sentence is about, in English where the vocabulary has it."""
    means = [each.removeprefix("~") for each in dict.fromkeys(meanings(found.sentence.text)) if each.startswith("~")]
    if len(means) >= 2:  # noqa: PLR2004 (one alone says too little)
        return "-".join(means[:_WORDS_OF_ID])
    return "-".join(found.sentence.text.split()[: _WORDS_OF_ID + 1])


def _when(found: Proposal) -> str:
    start = found.date.start if found.date else None
    if start is None or start.year is None:
        return ""
    known = found.date is not None and found.date.precision <= Precision.MONTH and start.month
    return f"{start.year}-{start.month:02}" if known else f"{start.year}"


def new_id(name: str, suffix: str, taken: Container[str]) -> str:
    """An id of small Latin letters that nothing has yet."""
    latin = f"{name} {suffix}".casefold().translate(_LATIN)
    plain = "-".join("".join(char if char.isascii() and char.isalnum() else " " for char in latin).split())
    base = plain[:_LONGEST_ID].strip("-") or "event"
    if base not in taken:
        return base
    return next(f"{base}-{number}" for number in range(2, 100_000) if f"{base}-{number}" not in taken)
