"""The release: who may see what. `removal` takes out what readers may not see, `markings` says what markings allow."""

from briefgen.release.markings import MARKING_TOO_NARROW, NOT_RELEASED, refusals
from briefgen.release.removal import Released, level_of, released, released_timeline

__all__ = [
    "MARKING_TOO_NARROW",
    "NOT_RELEASED",
    "Released",
    "level_of",
    "refusals",
    "released",
    "released_timeline",
]
