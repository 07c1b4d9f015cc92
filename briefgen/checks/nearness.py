"""The nearest of the right words to a wrong one."""

import difflib
from collections.abc import Iterable


def did_you_mean(word: str, known: Iterable[str], otherwise: str = "", *, likeness: float = 0.6) -> str:
    """A hint that names the nearest word known, or says something else where none is near."""
    near = difflib.get_close_matches(word, sorted(known), n=1, cutoff=likeness)
    return f"did you mean ‘{near[0]}’?" if near else otherwise
