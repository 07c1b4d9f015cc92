"""Citations: which facts a document cites, numbered in the order of first reference, and what their notes say."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field

from markupsafe import Markup

from briefgen.edtf import Edtf
from briefgen.model import Event, Evidence, Figure, Source
from briefgen.model.text import UNSEEN, LocalizedText
from briefgen.model.timeline import Basis, Support, ValueBasis, locator
from briefgen.provenance import Passage, SourceText


@dataclass(frozen=True, slots=True)
class Excerpt:
    """The words of a source that carry a fact: exactly as they stand there, each with its place in the original."""

    source: Source
    passages: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class SourceNote:
    """What the note of one fact says."""

    number: int
    fact: Event | Figure
    excerpts: tuple[Excerpt, ...]
    external: tuple[tuple[Source, Support], ...]

    @property
    def basis(self) -> Basis | ValueBasis:
        """How the fact's date or value is known."""
        if isinstance(self.fact, Event):
            return self.fact.date_basis
        return self.fact.value_basis if self.fact.value_basis is ValueBasis.COMPUTED else self.fact.basis

    @property
    def basis_note(self) -> LocalizedText | None:
        """Why, where it is not stated by the source."""
        return self.fact.date_note if isinstance(self.fact, Event) else self.fact.basis_note

    @property
    def when(self) -> Edtf:
        """The date of the event, or the period of the figure."""
        return self.fact.date if isinstance(self.fact, Event) else self.fact.period


@dataclass(slots=True)
class Citations:
    """The notes of one document, made while its template runs."""

    facts: Mapping[str, Event | Figure]
    sources: Mapping[str, Source]
    texts: Mapping[str, SourceText]
    _numbers: dict[str, int] = field(default_factory=dict)

    def refer(self, ids: Iterable[str]) -> Markup:
        """The references to the notes of these facts, in order, as superscript links; nothing for facts unknown."""
        numbers = [self._number(wanted) for wanted in dict.fromkeys(ids) if wanted in self.facts]
        links = [Markup('<a class="note-ref" href="#note-{0}">{0}</a>').format(number) for number in sorted(numbers)]
        return Markup("\u00a0").join(links)  # a space that every format has, and that never breaks

    def _number(self, wanted: str) -> int:
        return self._numbers.setdefault(wanted, len(self._numbers) + 1)

    def notes(self) -> tuple[SourceNote, ...]:
        """The notes referred to so far, by number."""
        return tuple(self._note(number, self.facts[wanted]) for wanted, number in self._numbers.items())

    def _note(self, number: int, fact: Event | Figure) -> SourceNote:
        quoted: dict[str, list[tuple[str, str]]] = {}
        external: dict[tuple[str, Support], None] = {}
        for evidence in fact.evidence:
            if evidence.quote is None:
                external[(evidence.source, evidence.supports)] = None
            else:
                quoted.setdefault(evidence.source, []).append((self.words(evidence), self.locator(evidence)))
        excerpts = tuple(Excerpt(self.sources[source], tuple(passages)) for source, passages in quoted.items())
        return SourceNote(number, fact, excerpts, tuple((self.sources[source], what) for source, what in external))

    def proved(self, evidence: Evidence) -> bool:
        """Whether its quote stands in its source, once."""
        text = self.texts.get(evidence.source)
        return evidence.quote is not None and text is not None and len(text.passages(evidence.quote)) == 1

    def words(self, evidence: Evidence) -> str:
        """The source's own words where they are found; what the file quotes otherwise (the check says so)."""
        assert evidence.quote is not None  # noqa: S101 (the caller has looked)
        passages = self._passages(evidence)
        if not passages:
            return evidence.quote.exact
        words = UNSEEN.sub(lambda found: " " if found[0] < "\xa0" else "", passages[0].text)  # a control parts words
        return " ".join(words.split("\n"))

    def locator(self, evidence: Evidence) -> str:
        """Where in the original the quoted words stand: as the file says, else the page; empty where nobody knows."""
        if evidence.quote and evidence.quote.locator:
            return evidence.quote.locator
        source, passages = self.sources[evidence.source], self._passages(evidence)
        pages = source.pages_of(passages[0].start, passages[0].end) if passages else None
        return "" if pages is None else locator(*pages)

    def _passages(self, evidence: Evidence) -> tuple[Passage, ...]:
        text = self.texts.get(evidence.source)
        is_fixed = self.sources[evidence.source].sha256 is not None  # a text that may change is not what was cleared
        return text.passages(evidence.quote) if text and is_fixed and evidence.quote else ()


Refer = Callable[[Iterable[str]], Markup]
