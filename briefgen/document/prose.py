"""Prose: the texts of a briefing with what they draw from the register; faults at their place."""

from markupsafe import Markup, escape

from briefgen.document.drawing import drawn
from briefgen.document.register import Register
from briefgen.document.speech import Speech
from briefgen.draws import is_usual
from briefgen.findings import Finding, Span
from briefgen.loader import Document, Path
from briefgen.localization import language
from briefgen.model import Discrepancy
from briefgen.model.text import LocalizedText, same_language


class Prose:
    """Renders texts of one briefing and collects the findings about them."""

    def __init__(self, register: Register, speech: Speech, document: Document, folder: str) -> None:
        self._register = register
        self._speech = speech
        self._document = document
        self._folder = folder
        self.findings: list[Finding] = []

    def render(self, text: LocalizedText, path: Path, document: Document | None = None) -> Markup:
        """The text with what it draws from the register, in the document's language.

        The path says where it stands, in the briefing's file unless another document is given.
        """
        words, lang = text.best(self._speech.language.locale)
        span = (document or self._document).place((*path, lang))
        rendered, finding = self._run(words, lang, span)
        if finding:
            self.findings.append(finding)
        return self._speech.tag(Markup(self._speech.nobreak(rendered, lang)), lang)  # noqa: S704 (autoescaped)

    def render_with_drawn(self, text: LocalizedText, path: Path) -> tuple[Markup, tuple[str, ...]]:
        """The same, with the ids of the facts drawn."""
        self._register.drawn()
        rendered = self.render(text, path)
        return rendered, self._register.drawn()

    def remark(self, discrepancy: Discrepancy, timeline: Document) -> Markup:
        """What a disagreement says; the timeline's file may have more of them than are shown."""
        value = timeline.value
        entries = value.get("discrepancies", ()) if isinstance(value, dict) else ()
        index = next((at for at, each in enumerate(entries) if each["id"] == discrepancy.id), 0)
        return self.render(discrepancy.note, ("discrepancies", index, "note"), timeline)

    def _run(self, words: str, lang: str, span: Span) -> tuple[str, Finding | None]:
        """The words with what they draw; a text shown in another language draws in that one."""
        if "{" not in words:
            return str(escape(words)), None
        own = same_language(lang, self._speech.language.locale)
        register = self._register if own else self._register.speaking(Speech(language(lang)))
        functions = register.functions()
        if is_usual(words):
            try:
                return str(drawn(words, functions)), None
            except (ArithmeticError, LookupError, TypeError, ValueError):
                pass  # what is wrong is told below, by a room that is slow to import
        from briefgen.document.environment import guarded  # noqa: PLC0415

        return guarded(lambda: str(drawn(words, functions)), span, self._folder)
