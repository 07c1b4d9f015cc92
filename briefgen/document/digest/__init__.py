"""The weekly digest, and what changed since a day: changes in, views for a template out."""

from briefgen.document.digest.changed import ChangeViews
from briefgen.document.digest.weekly import Digest

__all__ = ["ChangeViews", "Digest"]
