"""Speech: how the model's values are said in the document's language.

A text that the language lacks is said in another one, tagged with its language and marked, never left out.
"""

import re
from dataclasses import dataclass
from typing import Final

from markupsafe import Markup, escape

from briefgen.localization import Language, language, nobreak
from briefgen.localization.scripts import with_scripts_marked
from briefgen.model import Figure, Source
from briefgen.model.text import LocalizedText, same_language

UNTRANSLATED: Final = "untranslated"
NBSP: Final = "\u00a0"
_PAGES: Final = re.compile(
    r"\s*(?:pp?|pages?)?\.?\s*(?P<first>\d{1,6})(?:\s*[-–]\s*(?P<last>\d{1,6}))?\s*", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Speech:
    """A language in which to say texts, figures and sources."""

    language: Language

    def say(self, text: LocalizedText) -> Markup:
        """The text in the language; marked as untranslated where it had to be taken from another."""
        words, lang = text.best(self.language.locale)
        return self.tag(self.nobreak(words, lang), lang)

    def nobreak(self, words: str, lang: str) -> str:
        """The words with the spaces and hyphens that must not break, by the rules of their own language."""
        return nobreak(words, lang)

    def tag(self, words: str | Markup, lang: str, role: str = UNTRANSLATED) -> Markup:
        """The words as they are in the document's own language; else in a span with their language and a role, if any.

        Words that should have been translated are followed by the name of their language: [Russian].
        """
        words = with_scripts_marked(escape(words), lang)
        if same_language(lang, self.language.locale):
            return words
        mark = f"{NBSP}[{self.language.language_name(lang)}]" if role == UNTRANSLATED else ""
        styled = Markup(' class="{}"').format(role) if role else ""
        return Markup('<span lang="{}"{}>{}</span>{}').format(lang, styled, words, mark)

    def quote(self, words: str, lang: str) -> Markup:
        """The exact words of a source between the quotation marks of their own language."""
        marked = with_scripts_marked(escape(language(lang).quotation(words)), lang)
        return Markup('<span lang="{}" class="quote">{}</span>').format(lang, marked)

    def passage(self, words: str, lang: str, locator: str) -> Markup:
        """The exact words of a source, and in parentheses where they stand in the original, where that is known."""
        quoted = self.quote(words, lang)
        return Markup("{} ({})").format(quoted, self.locator(locator)) if locator else quoted

    def locator(self, locator: str) -> str:
        """A locator in the language: the page or the pages that it names; any other as it is written."""
        found = _PAGES.fullmatch(locator)
        if found is None:
            return locator
        first, last = found["first"], found["last"]
        # Translators: a page of a printed source, short, as in a footnote
        one, several = self.language.gettext("p. {page}"), self.language.gettext("pp. {first}–{last}")
        said = one.format(page=first) if last is None else several.format(first=first, last=last)
        return said.replace(" ", NBSP)

    def amount(self, figure: Figure) -> Markup:
        """A figure's value with its qualifier and unit."""
        unit = figure.unit
        if isinstance(unit, str):
            return escape(self.language.amount(figure.value, unit, figure.qualifier))
        words, lang = unit.best(self.language.locale)
        return self.tag(self.language.amount(figure.value, words, figure.qualifier), lang)

    def publisher(self, source: Source) -> str:
        """Who published the source: the publication, else the publisher, else its title."""
        return source.container_title or source.publisher or source.title
