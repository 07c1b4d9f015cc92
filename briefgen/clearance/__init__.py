"""The clearance: a briefing is a draft until a named person clears it, and again as soon as what was cleared changes.

`content` says what is hashed, `standing` whether a clearance still holds, `writing` puts one into a briefing's file.
"""

from briefgen.clearance.content import content, parts
from briefgen.clearance.standing import NOT_CLEARED, demoted, faults
from briefgen.clearance.writing import ClearingError, cleared_text

__all__ = ["NOT_CLEARED", "ClearingError", "cleared_text", "content", "demoted", "faults", "parts"]
