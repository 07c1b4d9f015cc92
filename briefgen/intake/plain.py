"""A plain text in, its article out: nothing of it is moved, and what follows “read also” is no longer body."""

import re
from typing import Final

from briefgen.intake.article import Article, Imprint
from briefgen.intake.boilerplate import begins_related, is_notice
from briefgen.intake.cleaning import cleaned, on_one_line
from briefgen.intake.encodings import decode
from briefgen.intake.issuing import day_in_lines, day_of_dateline
from briefgen.intake.languages import language_of
from briefgen.intake.refusals import Refusal

_LONGEST_TITLE: Final = 200
_ADDRESS: Final = re.compile(
    r"(?:\W|source|url|источник|ссылка|дереккөз){0,4}\s{0,3}(https?://[^\s<>\"'`\\^{|}]{1,2000})\W?", re.IGNORECASE
)
_LETTERS: Final = re.compile(r"[^\W\d_]{2,}")
_LINE: Final = re.compile(r"[^\n]+")
_FIRST, _LAST = 6, 4  # lines in which an address or a day is looked for
_AFTER: Final = 0.4  # of a text: no list of other articles begins before


def plain_article(data: bytes, encoding: str | None, *, everything: bool) -> Article:
    """The article of a text; its first line is the title where it is short. Raises Refusal."""
    decoded = decode(data, encoding)
    text = cleaned(decoded.text).strip("\n \t")
    if not _LETTERS.search(text):
        raise Refusal("no-article", "the file holds no words")
    lines = [(found.start(), found.group().strip()) for found in _LINE.finditer(text) if found.group().strip()]
    title = lines[0][1] if len(lines[0][1]) <= _LONGEST_TITLE and len(lines) > 1 else None
    if title:
        rest = text[lines[1][0] :]
        text = f"{title}\n\n{rest}"
        lines = [(found.start(), found.group().strip()) for found in _LINE.finditer(text) if found.group().strip()]
    end = len(text) if everything else _end(text, lines)
    shown = [line for _, line in lines]
    body = text[:end]
    imprint = Imprint(
        title=on_one_line(title) if title else None,
        issued=day_in_lines(shown[1:_FIRST])
        or next((day for each in shown[1:3] if (day := day_of_dateline(each))), None),
        language=language_of(body),
        url=next(
            (found.group(1) for each in (*shown[:_FIRST], *shown[-_LAST:]) if (found := _ADDRESS.fullmatch(each))), None
        ),
    )
    left_out = tuple(line for start, line in lines if start >= end)
    encoding_said = decoded.encoding if decoded.guessed else None
    return Article(f"{text}\n", 0, end, imprint, "text/plain", ".txt", left_out=left_out, encoding=encoding_said)


def _end(text: str, lines: list[tuple[int, str]]) -> int:
    """Where the article ends: before a line that begins a list of others or asks to share, in the second half."""
    for start, line in lines[1:]:
        if start > _AFTER * len(text) and (begins_related(line) or is_notice(line)):
            return len(text[:start].rstrip())
    return len(text)
