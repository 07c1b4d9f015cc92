"""An issue: the briefing of one week, made for its language; it is built like every other briefing."""

from briefgen.edtf import parse
from briefgen.localization import Language
from briefgen.model import Briefing, Release
from briefgen.model.settings import DigestSettings
from briefgen.model.text import LocalizedText
from briefgen.weeks import Week

KIND = "digest"


def issue_id(week: Week) -> str:
    """The name of the outputs of a week's digest."""
    return f"{KIND}-{week}"


def issue(week: Week, settings: DigestSettings, language: Language) -> Briefing:
    """The digest of a week as a briefing: its title with the week's number, and under it the days that it spans."""
    name = settings.title.best(language.locale)[0] if settings.title else language.gettext("Weekly digest")
    return Briefing(
        kind=KIND,
        title=_text(language, f"{name} {week}"),
        subtitle=_text(language, span(week, language)),
        marking=settings.marking,
        release=Release.PUBLIC,
        style=settings.style,
        select=settings.select,
    )


def span(week: Week, language: Language) -> str:
    """The days of a week in words, both ends inclusive."""
    return language.date(parse(f"{week.monday}/{week.sunday}"))


def _text(language: Language, words: str) -> LocalizedText:
    """The words as they are: a brace in a title is no call."""
    return LocalizedText(((language.locale, words.replace("{", "(").replace("}", ")")),))
