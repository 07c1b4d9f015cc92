"""The texts of the files, each at its place, and the statements of a briefing with what they cite and draw."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, cached_property
from typing import Any

from briefgen.draws import draws
from briefgen.findings import Span
from briefgen.loader import Document, Path
from briefgen.model import Briefing, Section, Statement
from briefgen.model.shape import Shape
from briefgen.model.text import LocalizedText


@dataclass(frozen=True, slots=True)
class Placed:
    """A text in one language, and where it stands."""

    document: Document
    path: Path
    text: str

    @property
    def lang(self) -> str:
        """The language of the text."""
        return str(self.path[-1])

    @property
    def span(self) -> Span:
        """Where the text begins."""
        return self.document.place(self.path)

    def find(self, words: str) -> Span:
        """Where the words stand in it."""
        return self.document.find(self.path, words)


@dataclass(frozen=True)
class Said:
    """A statement in its section of a briefing."""

    section: Section
    statement: Statement
    path: Path
    document: Document

    @cached_property
    def texts(self) -> tuple[Placed, ...]:
        """What it says, in each language: the text, and the question that it answers."""
        parts = (("text", self.statement.text), ("question", self.statement.question))
        return tuple(
            placed for key, text in parts if text for placed in placed_in(text, (*self.path, key), self.document)
        )

    @cached_property
    def drawn(self) -> tuple[str, ...]:
        """The ids of the facts that it draws from the register."""
        found = (draw.id for placed in self.texts for draw in draws(placed.text) if draw.is_fact)
        return tuple(dict.fromkeys(found))

    @property
    def cited(self) -> tuple[str, ...]:
        """The ids of the facts that it rests on: those cited and those drawn."""
        return tuple(dict.fromkeys((*self.statement.cites, *self.drawn)))


@dataclass(frozen=True)
class Brief:
    """A briefing with the document in which it stands."""

    id: str
    briefing: Briefing
    document: Document

    @cached_property
    def sections(self) -> tuple[tuple[Path, Section], ...]:
        """Its sections, each with its path."""
        return tuple((("sections", index), section) for index, section in enumerate(self.briefing.sections))

    @cached_property
    def said(self) -> tuple[Said, ...]:
        """All its statements."""
        return tuple(
            Said(section, statement, (*path, "statements", index), self.document)
            for path, section in self.sections
            for index, statement in enumerate(section.statements)
        )


def placed_in(text: LocalizedText, path: Path, document: Document) -> Iterator[Placed]:
    """A localized text, language by language."""
    for lang, words in text.texts:
        yield Placed(document, (*path, lang), words)


def texts_of(thing: Any, path: Path, document: Document) -> Iterator[Placed]:
    """Every localized text in a part of the model."""
    if isinstance(thing, LocalizedText):
        yield from placed_in(thing, path, document)
    elif isinstance(thing, tuple):
        for index, part in enumerate(thing):
            yield from texts_of(part, (*path, index), document)
    else:
        for name, key in _keys(type(thing)):  # type: ignore[arg-type] # a class is hashable
            value = getattr(thing, name)
            if value is not None and not isinstance(value, str):
                yield from texts_of(value, (*path, key), document)


@cache
def _keys(kind: type) -> tuple[tuple[str, str], ...]:
    """The fields of a model with the keys that stand for them in a file; none for any other type."""
    if not issubclass(kind, Shape):
        return ()
    return tuple((name, field.alias or name) for name, field in kind.model_fields.items())
