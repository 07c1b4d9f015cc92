"""Proposals: a source text and a timeline in, what the text may add to the timeline out.

Sentences, dates, amounts, names, status, and what of the timeline each touches; by rules, in English, Russian and
Kazakh. `service.proposing` is the door.
"""

from briefgen.proposals.proposing import Proposal, proposals, ranked
from briefgen.proposals.relations import How, Touch

__all__ = ["How", "Proposal", "Touch", "proposals", "ranked"]
