"""Redline: two assembled documents of one briefing in, one HTML document with `<ins>` and `<del>` out.

`inlines` compares two paragraphs word by word, `blocks` two parts of a document block by block, `moves` finds what was
deleted in one place and inserted in another, `summary` says it in a few lines; `merging` makes one document of it all.
"""

from briefgen.redline.merging import Compared, Redlined, redlined

__all__ = ["Compared", "Redlined", "redlined"]
