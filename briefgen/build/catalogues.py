"""Catalogues: those that travel with an installed program are compiled, all others are compiled when they are read.

A compiled one carries the hash of what it was made from in its name. So one that is stale, or that a project has
replaced, is never used, and nothing has to be remembered.
"""

import hashlib
from typing import Final

from briefgen.project.folders import packaged_templates

_HASH_LENGTH: Final = 16


def compiled(catalogue: str, name: str) -> bytes:
    """The .mo that was made of a catalogue when the program was installed, or the catalogue itself."""
    path = packaged_templates() / compiled_name(catalogue.encode(), name)
    return path.read_bytes() if path.is_file() else catalogue.encode()


def compiled_name(catalogue: bytes, name: str) -> str:
    """What the compiled form of a .po is called, beside it."""
    return f"{name.removesuffix('.po')}.{hashlib.sha256(catalogue).hexdigest()[:_HASH_LENGTH]}.mo"
