"""What can be wrong with a language: its tag, its style, or its catalogue."""


class LanguageError(ValueError):
    """A language or a style that is not known, or a catalogue that cannot be used."""


class CatalogueError(LanguageError):
    """A catalogue that cannot be used; says what is wrong with it."""

    def __init__(self, locale: str, problem: str) -> None:
        self.locale = locale
        self.problem = problem
        super().__init__(f"The catalogue of {locale} {problem}")

    def __reduce__(self) -> tuple[type["CatalogueError"], tuple[str, str]]:
        return CatalogueError, (self.locale, self.problem)
