"""Languages: what a file lacks in one, who has read it, and which style it asks for."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final

from briefgen.checks.briefs import Brief, Placed
from briefgen.checks.nearness import did_you_mean
from briefgen.checks.reading import Reading
from briefgen.findings import Code, Finding, Severity, Span
from briefgen.loader import Document, Path
from briefgen.loader.codes import BAD_LANGUAGE
from briefgen.localization import STYLES, is_known
from briefgen.model import Briefing
from briefgen.model.shape import Shape
from briefgen.model.text import SOURCE_LANGUAGE, LocalizedText, same_language
from briefgen.model.timeline import Review, ReviewStage

UNKNOWN_STYLE: Final = Code(
    "unknown-style",
    Severity.ERROR,
    "A briefing asks for a house style that there is not.",
    "styles: " + ", ".join(STYLES) + "; without ‘style’ each language has its own",
)
REVIEWED_BY_NOBODY: Final = Code(
    "reviewed-by-nobody",
    Severity.ERROR,
    "The texts in a language are said to be reviewed, but not by whom and when.",
    "add ‘by’ and ‘on’, or set the status back to unreviewed",
)
MISSING_TRANSLATION: Final = Code(
    "missing-translation",
    Severity.NOTICE,
    "A text is not there in a language. Documents in it show the text in the language that there is, and say which.",
    "add the text in that language",
)
MISSING_LANGUAGE: Final = Code(
    "missing-language",
    Severity.WARNING,
    "A whole briefing is not there in a language.",
    "translate it, or leave the language out of --locale",
)
MISSING_CATALOGUE: Final = Code(
    "missing-catalogue",
    Severity.WARNING,
    "A language has no message catalogue, so that headings and labels of its documents stay English.",
    "make one, as docs/languages.md says",
)
UNFIT_CATALOGUE: Final = Code(
    "unfit-catalogue",
    Severity.ERROR,
    "A message catalogue of the project is broken, or its translations ask for more than the messages have.",
    "save it as UTF-8 with the plural forms of its language, and keep the fields in braces as they are",
)
MISSING_MESSAGES: Final = Code(
    "missing-messages",
    Severity.WARNING,
    "A message catalogue leaves messages untranslated, or fuzzy; documents say them in English.",
    "translate them in the catalogue, and take ‘fuzzy’ away where the translation is right",
)


@dataclass(frozen=True, slots=True)
class Untranslated:
    """A text that a language lacks: where it stands, and what it says in the language in which it is shown."""

    document: Document
    path: Path
    text: str
    shown_in: str
    behind: bool = False  # the text is there, but another language was changed since

    @property
    def span(self) -> Span:
        """Where the text begins that is shown."""
        return self.document.place((*self.path, self.shown_in))

    @property
    def where(self) -> str:
        """The way to the text in its file: events › visa-mandate › title."""
        value, steps = self.document.value, []
        for step in self.path:
            value = value[step]
            named = value.get("id", value.get("section")) if isinstance(step, int) and isinstance(value, dict) else None
            steps.append(str(named or (step + 1 if isinstance(step, int) else step)))
        return " › ".join(steps)


def styles(reading: Reading) -> Iterator[Finding]:
    """The style of a briefing exists: fails `style: british`."""
    for brief in reading.briefs:
        style = brief.briefing.style
        if style is not None and style not in STYLES:
            hint = did_you_mean(style, tuple(STYLES), UNKNOWN_STYLE.remedy)
            yield UNKNOWN_STYLE.at(brief.document.place(("style",)), f"there is no style ‘{style[:60]}’", hint)


def known_languages(reading: Reading) -> Iterator[Finding]:
    """What is quoted, or shown for want of English, is in a language that CLDR knows: fails `language: Russian`."""
    quoted = {evidence.source for _, evidence in reading.evidence if evidence.quote}
    for index, source in enumerate(reading.timeline.sources):
        if source.id in quoted and not is_known(source.language):
            yield _unknown(reading.place("sources", index, "language"), source.language)
    for placed in reading.placed:
        if not is_known(placed.lang) and _is_shown(placed):
            yield _unknown(placed.span, placed.lang)


def _unknown(span: Span, tag: str) -> Finding:
    return BAD_LANGUAGE.at(span, f"‘{tag[:60]}’ is no language that is known", "write its tag, such as en, ru or kk")


def _is_shown(placed: Placed) -> bool:
    """Whether documents show the text for want of their own language: it comes first, and none is in English."""
    value = placed.document.value
    for step in placed.path[:-1]:
        value = value[step]
    return SOURCE_LANGUAGE not in value and next(iter(value)) == placed.lang


def reviews(reading: Reading) -> Iterator[Finding]:
    """What is reviewed says by whom and when."""
    yield from _reviews(reading.timeline.review, reading.document)
    for brief in reading.briefs:
        yield from _reviews(brief.briefing.review, brief.document)


def _reviews(found: tuple[Review, ...], document: Document) -> Iterator[Finding]:
    for index, review in enumerate(found):
        if review.status is ReviewStage.REVIEWED and not (review.by and review.on):
            span = document.place(("review", index, "status"))
            yield REVIEWED_BY_NOBODY.at(span, f"‘{review.language}’ is reviewed, but ‘by’ or ‘on’ is missing")


def coverage(reading: Reading, locale: str) -> Iterator[Finding]:
    """What the files lack in a language: a finding for each text, and one alone for a briefing that lacks them all."""
    for text in untranslated(reading.timeline, reading.document, locale):
        yield _missing(text, locale)
    for brief in reading.briefs:
        lacking = tuple(untranslated(brief.briefing, brief.document, locale))
        if lacking and len(lacking) == _count(brief):
            span = brief.document.key_place(("title",))
            yield MISSING_LANGUAGE.at(span, f"the briefing ‘{brief.id}’ is not there in ‘{locale}’")
        else:
            yield from (_missing(text, locale) for text in lacking)


def _missing(text: Untranslated, locale: str) -> Finding:
    message = f"{text.where} is not there in ‘{locale}’; it is shown in ‘{text.shown_in}’"
    if text.behind:
        message = f"{text.where} is behind in ‘{locale}’: another language of it was changed"
    return MISSING_TRANSLATION.at(text.span, message)


def untranslated(model: Shape, document: Document, locale: str) -> Iterator[Untranslated]:
    """The texts of a file that a language lacks, in their order."""
    for path, text in _texts(model, ()):
        words, lang = text.best(locale)
        if not same_language(lang, locale):
            yield Untranslated(document, path, words, lang)
    if isinstance(model, Briefing):
        yield from _behind(model, document, locale)


def _behind(briefing: Briefing, document: Document, locale: str) -> Iterator[Untranslated]:
    """The statements that say of themselves that this language is behind."""
    for index, section in enumerate(briefing.sections):
        for place, statement in enumerate(section.statements):
            words, lang = statement.text.best(locale)
            if same_language(lang, locale) and any(same_language(tag, locale) for tag in statement.behind):
                yield Untranslated(document, ("sections", index, "statements", place, "text"), words, lang, behind=True)


def _count(brief: Brief) -> int:
    return sum(1 for _ in _texts(brief.briefing, ()))


def languages(reading: Reading) -> tuple[str, ...]:
    """The languages in which the project has any text, in the order in which they come."""
    models = (reading.timeline, *(brief.briefing for brief in reading.briefs))
    return tuple(dict.fromkeys(tag for model in models for _, text in _texts(model, ()) for tag in text.languages))


def all_untranslated(reading: Reading, locale: str) -> Iterator[Untranslated]:
    """The texts of all files that a language lacks."""
    yield from untranslated(reading.timeline, reading.document, locale)
    for brief in reading.briefs:
        yield from untranslated(brief.briefing, brief.document, locale)


def _texts(thing: Any, path: Path) -> Iterator[tuple[Path, LocalizedText]]:
    """Every localized text in a part of the model, with its path."""
    if isinstance(thing, LocalizedText):
        yield path, thing
    elif isinstance(thing, Shape):
        for name, field in type(thing).model_fields.items():
            yield from _texts(getattr(thing, name), (*path, field.alias or name))
    elif isinstance(thing, tuple):
        for index, part in enumerate(thing):
            yield from _texts(part, (*path, index))
