"""Drawing: a text of a briefing with its draws carried out, and all around them escaped."""

from collections.abc import Callable, Mapping
from typing import Any

from markupsafe import Markup, escape

from briefgen.draws import Draw, pieces

Functions = Mapping[str, Callable[..., Any]]


def drawn(words: str, functions: Functions) -> Markup:
    """The words, escaped, with what they draw by these functions; raises what `draws.pieces` and the functions do."""
    return Markup("").join(escape(_carried_out(piece, functions)) for piece in pieces(words))


def _carried_out(piece: str | Draw, functions: Functions) -> Any:
    if isinstance(piece, str):
        return piece
    return functions[piece.name](*piece.ids)
