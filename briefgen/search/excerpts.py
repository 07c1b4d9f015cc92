"""Excerpts: the stretch of a passage that has most of the words asked for, and where they stand in it."""

from typing import Final, TypeAlias

from briefgen.search.words import main_language, name_terms, root_term, spans, term

LENGTH: Final = 240  # code points that an excerpt has at most, without its ellipses
_ELLIPSIS: Final = "…"

Marks: TypeAlias = tuple[tuple[int, int], ...]


def marks(text: str, lang: str, wanted: frozenset[str]) -> Marks:
    """Where the words stand that are found by any of the terms; start inclusive, end exclusive, in code points."""
    tag = main_language(lang)
    found = (
        (start, end, {term(word, tag), root_term(word), *name_terms(word, tag)}) for start, end, word in spans(text)
    )
    return tuple((start, end) for start, end, its in found if not wanted.isdisjoint(its))


def excerpt(text: str, found: Marks, length: int = LENGTH) -> tuple[str, Marks]:
    """At most so much of the text as has most of its marks, with those marks as they stand in it."""
    if len(text) <= length:
        return text, found
    first, last = _window(found, length)
    begin = max(0, min(first - (length - (last - first)) // 2, len(text) - length))
    begin = _at_word(text, begin, first)
    end = min(len(text), begin + length)
    if end < len(text):
        end = max(text.rfind(" ", last, end), last) if last > begin else end
    head, tail = (_ELLIPSIS if begin else ""), (_ELLIPSIS if end < len(text) else "")
    inside = tuple((s - begin + len(head), e - begin + len(head)) for s, e in found if begin <= s and e <= end)
    return head + text[begin:end] + tail, inside


def _window(found: Marks, length: int) -> tuple[int, int]:
    """From the first to the last of the marks that lie closest together; each mark is looked at twice."""
    best, count, start = (0, 0), 0, 0
    for index, (_, end) in enumerate(found):
        while end - found[start][0] > length:
            start += 1
        if index - start + 1 > count:
            best, count = (found[start][0], end), index - start + 1
    return best


def _at_word(text: str, begin: int, first: int) -> int:
    """The beginning of the next word, if it does not lie behind the first mark."""
    if begin == 0 or text[begin - 1].isspace():
        return begin
    space = text.find(" ", begin, first)
    return space + 1 if space >= 0 else begin
