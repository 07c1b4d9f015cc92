"""The clearance: a briefing is a draft until a named person clears it, and again as soon as what was cleared changes.

`content` says what is hashed, `standing` whether a clearance still holds, `writing` what puts one into a file, `record`
what is kept of what was cleared.
"""

from briefgen.clearance.content import content, parts
from briefgen.clearance.reach import reachable
from briefgen.clearance.standing import NOT_CLEARED, demoted, faults
from briefgen.clearance.writing import cleared_text, clearing

__all__ = [
    "NOT_CLEARED",
    "cleared_text",
    "clearing",
    "content",
    "demoted",
    "faults",
    "parts",
    "reachable",
]
