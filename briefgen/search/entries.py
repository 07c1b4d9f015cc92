"""Entries: all that can be found in a view of a project, one for each thing and language.

A view is made after removal: what its readers may not see is in no entry. Within the house a source is found by every
passage of its body; outside by the words alone that are quoted from it.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from briefgen.draws import Draw, draws, pieces
from briefgen.edtf import Edtf
from briefgen.model import Actor, Briefing, Event, Evidence, Figure, Release, Source, Statement
from briefgen.model.text import LocalizedText
from briefgen.provenance import SourceText
from briefgen.selection import Selection

KINDS: Final = ("event", "figure", "source", "actor", "statement")
_LONGEST_PASSAGE: Final = 1_200  # code points; a longer line is divided at the ends of its sentences
_SENTENCE: Final = re.compile(r"(?<=[.!?…])\s+")


@dataclass(frozen=True, slots=True)
class SearchEntry:
    """What can be found of one thing in one language, what filters ask of it, and where it stands.

    The line of a source's file counts from 1; so does the place of a statement in its section.
    """

    kind: str
    id: str
    lang: str
    title: str
    text: str
    names: tuple[tuple[str, str], ...] = ()  # language and name
    subjects: str = ""  # the names of its topics
    earliest: str | None = None
    latest: str | None = None
    date: str | None = None
    status: str | None = None
    topics: tuple[str, ...] = ()
    actors: tuple[str, ...] = ()
    line: int | None = None
    page: int | None = None
    briefing: str | None = None
    section: str | None = None
    number: int | None = None


@dataclass(frozen=True)
class SearchView:
    """A project as it is searched: what was known on a day and may be shown, with its briefings and texts."""

    selection: Selection
    briefings: Mapping[str, Briefing]
    texts: Mapping[str, SourceText]

    def entries(self) -> Iterator[SearchEntry]:
        """Every entry, in the order of the files."""
        for known in self.selection.known.values():
            yield from self._event(known.event)
        for figure in self.selection.figures.values():
            yield from self._figure(figure)
        for actor in self.selection.actors.values():
            yield from self._actor(actor)
        yield from self._sources()
        for name, briefing in self.briefings.items():
            yield from self._statements(name, briefing)

    def _event(self, event: Event) -> Iterator[SearchEntry]:
        texts = (event.summary, event.place, event.date_note)
        yield from self._fact("event", event, event.title, texts, event.date, event.status)

    def _figure(self, figure: Figure) -> Iterator[SearchEntry]:
        amount = LocalizedText(tuple((lang, self._amount(figure, lang)) for lang in figure.label.languages))
        yield from self._fact("figure", figure, figure.label, (amount, figure.basis_note), figure.period, None)

    def _fact(  # noqa: PLR0913, PLR0917 (what an event and a figure are found by)
        self,
        kind: str,
        fact: Event | Figure,
        title: LocalizedText,
        texts: tuple[LocalizedText | None, ...],
        when: Edtf,
        status: str | None,
    ) -> Iterator[SearchEntry]:
        quoted = self._quoted(fact.evidence)
        named = {lang for text in (title, *texts) if text for lang in text.languages}
        names = tuple(each for actor in fact.actors for each in self._names(actor))
        for lang in sorted(named | quoted.keys()):
            said = [text.get(lang) or "" for text in texts if text]
            yield SearchEntry(
                kind, fact.id, lang, title.best(lang)[0], " · ".join(filter(None, (*said, *quoted.get(lang, ())))),
                names, self._subjects(fact.topics, lang), *_days(when),
                status=status, topics=fact.topics, actors=fact.actors,
            )  # fmt: skip

    def _quoted(self, evidence: tuple[Evidence, ...]) -> dict[str, list[str]]:
        """The words quoted, by the language of their source."""
        found: dict[str, list[str]] = {}
        for piece in evidence:
            source = self.selection.sources.get(piece.source)
            if source and piece.quote:
                found.setdefault(source.language, []).append(f"«{piece.quote.exact}»")
        return found

    def _names(self, identifier: str) -> Iterator[tuple[str, str]]:
        actor = self.selection.actors.get(identifier)
        if actor:
            yield from actor.name.texts
            yield from (("", alias) for alias in actor.aliases)

    def _subjects(self, topics: tuple[str, ...], lang: str) -> str:
        known = (self.selection.topics.get(name) for name in topics)
        return " · ".join(topic.name.best(lang)[0] for topic in known if topic)

    def _actor(self, actor: Actor) -> Iterator[SearchEntry]:
        for lang in actor.name.languages:
            offices = " · ".join(dict.fromkeys(role.title.best(lang)[0] for role in actor.roles))
            names = tuple(self._names(actor.id))
            yield SearchEntry("actor", actor.id, lang, actor.name.best(lang)[0], offices, names, actors=(actor.id,))

    def _sources(self) -> Iterator[SearchEntry]:
        resting: dict[str, list[Event | Figure]] = {}
        facts: list[Event | Figure] = [known.event for known in self.selection.known.values()]
        for fact in (*facts, *self.selection.figures.values()):
            for name in dict.fromkeys(piece.source for piece in fact.evidence):
                resting.setdefault(name, []).append(fact)
        for source in self.selection.known_sources:
            yield from self._source(source, resting.get(source.id, []))

    def _source(self, source: Source, resting: list[Event | Figure]) -> Iterator[SearchEntry]:
        topics = tuple(sorted({topic for fact in resting for topic in fact.topics}))
        actors = tuple(sorted({actor for fact in resting for actor in fact.actors}))
        about = " · ".join(filter(None, (source.container_title, source.publisher, source.author)))
        found: list[tuple[str, int | None, int | None]] = [(about, None, None)]
        text = self.texts.get(source.id)
        if text is not None:
            found += self._passages(source, text, resting)
        for words, line, page in found:
            yield SearchEntry(
                "source", source.id, source.language, source.title, words, (), "", *_days(source.issued),
                topics=topics, actors=actors, line=line, page=page,
            )  # fmt: skip

    def _passages(
        self, source: Source, text: SourceText, resting: list[Event | Figure]
    ) -> Iterator[tuple[str, int | None, int | None]]:
        """The words of a source that may be shown, with the line and the page on which they begin."""
        if self.selection.release is Release.INTERNAL:
            places = list(_divided(text))
        else:
            quotes = (piece.quote for fact in resting for piece in fact.evidence if piece.source == source.id)
            found = (passage for quote in quotes if quote for passage in text.passages(quote)[:1])
            places = sorted({(passage.start, passage.end) for passage in found})
        line, at = 1, 0
        for start, end in places:
            line, at = line + text.text.count("\n", at, start), start
            pages = source.pages_of(start, end)
            yield " ".join(text.text[start:end].split()), line, pages[0] if pages else None

    def _statements(self, name: str, briefing: Briefing) -> Iterator[SearchEntry]:
        for section in briefing.sections:
            for number, statement in enumerate(section.statements, 1):
                if self.selection.knows(statement.cites):
                    yield from self._statement(name, briefing, section.section, number, statement)

    def _statement(
        self, name: str, briefing: Briefing, section: str, number: int, statement: Statement
    ) -> Iterator[SearchEntry]:
        texts = [text for text in (statement.question, statement.text, statement.to) if text]
        drawn = [draw for text in texts for _, words in text.texts for draw in draws(words)]
        cited = dict.fromkeys((*statement.cites, *(draw.id for draw in drawn if draw.is_fact)))
        facts = [fact for each in cited if (fact := self._known(each))]
        people = dict.fromkeys(draw.id for draw in drawn if not draw.is_fact)
        actors = tuple(dict.fromkeys((*people, *(actor for fact in facts for actor in fact.actors))))
        topics = tuple(dict.fromkeys(topic for fact in facts for topic in fact.topics))
        days = [fact.date if isinstance(fact, Event) else fact.period for fact in facts]
        for lang in statement.text.languages:
            said = " · ".join(self._filled(text.best(lang)[0], lang) for text in texts)
            yield SearchEntry(
                "statement", f"{name}/{section}/{number}", lang, briefing.title.best(lang)[0], said,
                tuple(each for person in people for each in self._names(person)),
                self._subjects(topics, lang),
                min((day.earliest.isoformat() for day in days), default=None),
                max((day.latest.isoformat() for day in days), default=None),
                topics=topics, actors=actors, briefing=name, section=section, number=number,
            )  # fmt: skip

    def _known(self, identifier: str) -> Event | Figure | None:
        known = self.selection.known.get(identifier)
        return known.event if known else self.selection.figures.get(identifier)

    def _filled(self, text: str, lang: str) -> str:
        """The text with what it draws in plain words; one that cannot be read as it stands."""
        if not draws(text):
            return text
        return "".join(piece if isinstance(piece, str) else self._drawn(piece, lang) for piece in pieces(text))

    def _drawn(self, draw: Draw, lang: str) -> str:
        fact, actor = self._known(draw.id), self.selection.actors.get(draw.id)
        match draw.name, fact:
            case "figure", Figure():
                return self._amount(fact, lang)
            case "date", Event():
                return fact.date.text
            case "date", Figure():
                return fact.period.text
            case "title", Event():
                return fact.title.best(lang)[0]
            case "place", Event():
                return fact.place.best(lang)[0] if fact.place else ""
        return actor.name.best(lang)[0] if actor and draw.name == "actor" else ""

    @staticmethod
    def _amount(figure: Figure, lang: str) -> str:
        unit = figure.unit if isinstance(figure.unit, str) else figure.unit.best(lang)[0]
        return f"{figure.value:f} {unit}"


def _days(when: Edtf | None) -> tuple[str | None, str | None, str | None]:
    """The first and the last day of a date, and its text."""
    return (when.earliest.isoformat(), when.latest.isoformat(), when.text) if when else (None, None, None)


def _divided(text: SourceText) -> Iterator[tuple[int, int]]:
    """The lines of the body that have words; a long one in pieces of whole sentences, or of so many characters."""
    start = max(0, text.start)
    while start < min(text.end, len(text.text)):
        stop = text.text.find("\n", start, text.end)
        stop = min(text.end, len(text.text)) if stop < 0 else stop
        yield from _short(text.text, start, stop)
        start = stop + 1


def _short(text: str, start: int, stop: int) -> Iterator[tuple[int, int]]:
    while start < stop:
        end = stop
        if stop - start > _LONGEST_PASSAGE:
            ends = [match.start() for match in _SENTENCE.finditer(text, start, start + _LONGEST_PASSAGE)]
            end = ends[-1] if ends and ends[-1] > start else start + _LONGEST_PASSAGE
        if text[start:end].strip():
            yield start, end
        start = end
