"""What lends a document its look: a Word document of the reader's own house."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Reference:
    """A document that lends its look: its bytes, and its name as the user wrote it, for findings about it."""

    name: str
    data: bytes
