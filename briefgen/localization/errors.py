"""What can be wrong with a language: its tag, its style, or its catalogue."""


class LanguageError(ValueError):
    """A language or a style that is not known, or a catalogue that cannot be used."""
