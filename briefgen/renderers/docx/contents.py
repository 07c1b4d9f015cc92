r"""A table of contents in, Word's contents field out, its result written in advance.

Page numbers are left out of it: nobody here knows them, and a wrong one is worse than none. Each line leads to its
heading; whoever wants numbers takes `\n` out of the field and updates it.
"""

from briefgen.document.blocks import TableOfContents
from briefgen.renderers.docx import styles
from briefgen.renderers.docx.anchors import bookmark_name
from briefgen.renderers.docx.desk import Desk
from briefgen.renderers.docx.ooxml import text
from briefgen.renderers.docx.ooxml.elements import Element

_HIGHEST = 2  # the level of the headings that Word calls 1: the title is not in its own contents


def contents(block: TableOfContents, desk: Desk) -> list[Element]:
    """One paragraph for each entry; the field begins in the first and ends in the last."""
    depths = [min(max(desk.survey.levels.get(target, _HIGHEST) - _HIGHEST, 0), 1) for target, _ in block.entries]
    lines = [_line(target, words, desk) for target, words in block.entries]
    if not lines:
        return []
    lines[0][:0] = text.field_start(rf'TOC \o "1-{max(depths) + 1}" \n \h \z')
    lines[-1].append(text.field_end())
    return [
        text.paragraph(desk.anchors.around(line), desk.style(styles.TOC[depth]), page_break=desk.anchors.page_break())
        for line, depth in zip(lines, depths, strict=True)
    ]


def _line(target: str, words: str, desk: Desk) -> list[Element]:
    run = text.run(words)
    return [text.internal_link(bookmark_name(target), [run])] if target in desk.survey.anchors else [run]
