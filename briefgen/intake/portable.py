"""A PDF in, its article out: lines put together to paragraphs with their pages, without running heads and numbers."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise
from statistics import median
from typing import Final

from briefgen.intake.article import Article, Imprint, TextBlock, composed
from briefgen.intake.cleaning import cleaned, on_one_line
from briefgen.intake.issuing import day_in_lines, day_of_dateline
from briefgen.intake.languages import language_of
from briefgen.intake.portable_lines import PdfLine, read_lines
from briefgen.intake.refusals import Refusal

_BULLET: Final = re.compile(r"^[•▪●◦‣·∙■□–—*-]\s*$")
_HYPHEN: Final = re.compile(r"(\w+)[-\u2010\u00ad\ufffe]$")
_ENDS: Final = re.compile(r"[.!?:;…»”\")\]]\s*$")
_BEGINS_SMALL: Final = re.compile(r"[a-zа-яёәғқңөұүһі]")
_NUMBER: Final = re.compile(
    r"\W*(?:page|p\.|стр\.?|с\.|бет)?\s*\d{1,4}(?:\s*(?:/|of|из|бет)\s*\d{0,4})?\W*", re.IGNORECASE
)
_FULL: Final = 0.86  # of the width of its column; a line that ends before ends a paragraph
_PITCH: Final = 1.2  # of the size of the letters is the distance of two lines, at most, where each paragraph is a line
_WIDE_GAP: Final = 1.45  # of the usual distance of two lines
_LETTER: Final = 0.6  # of its size is a letter wide, at most on average
_NO_HEADLINE: Final = re.compile(
    r"(press release|media release|for immediate release|пресс-релиз|сообщение для (сми|печати)"
    r"|баспасөз хабарламасы|note no|№|\d)",
    re.IGNORECASE,
)
_ALIKE: Final = 0.93  # of one size: the boxes of letters are not all of one height
_SMALL: Final = 0.85  # of the usual size: a running head, where there is but one page
_LARGER: Final = 1.12  # than the size of the text: a heading
_NO_TITLE: Final = re.compile(
    r"\.(docx?|pdf|indd|rtf|pptx?|xlsx?)$|^(untitled|без имени|без названия|microsoft word|powerpoint|document\d*"
    r"|документ\d*|print)\b",
    re.IGNORECASE,
)
_LONGEST_TITLE: Final = 250


def portable_article(data: bytes, encoding: str | None, *, everything: bool) -> Article:  # noqa: ARG001 (a PDF has none)
    """The article of a PDF, with the places where its pages begin. Raises Refusal."""
    pages, said = read_lines(data)
    if not any(re.search(r"\w{2}", line.text) for page in pages for line in page):
        raise Refusal("no-text", "the pages of the PDF are pictures; they hold no text")
    every = [line for page in pages for line in page]
    running, usual = _running(pages), median(line.size for line in every)
    furniture = {id(line) for line in every if _is_running(line, running, usual)}
    lines = [line for line in every if id(line) not in furniture] or every
    left_out = dict.fromkeys(line.text for line in every if id(line) in furniture) if lines is not every else {}
    heading = _heading(lines)
    title = on_one_line(" ".join(line.text for line in heading)) or _said_title(said)
    blocks = list(_paragraphs([line for line in lines if line not in heading]))
    heads = [TextBlock(text, inside=everything) for text in left_out if not _NUMBER.fullmatch(text)]
    made = composed(title, [*blocks, *heads])
    shown = [line.text for line in lines]
    imprint = Imprint(
        title=title,
        author=on_one_line(said.get("Author", "")) or None,
        issued=day_in_lines([*shown[:8], *reversed(shown[-4:])]) or _dateline(blocks),
        language=language_of(made.text[made.start : made.end]),
        type="report",
    )
    remarks = _remarks(said, imprint)
    return Article(
        made.text, made.start, made.end, imprint, "application/pdf", ".pdf", made.pages, made.left_out, remarks=remarks
    )


def _dateline(blocks: Sequence[TextBlock]) -> str | None:
    return next((day for block in blocks[:3] if (day := day_of_dateline(block.text))), None)


def _remarks(said: dict[str, str], imprint: Imprint) -> tuple[str, ...]:
    """When the file was made is no day of issue, but it helps to find that."""
    made = re.match(r"D:(\d{4})(\d{2})(\d{2})", said.get("CreationDate", ""))
    return (f"the file was made on {'-'.join(made.groups())}",) if made and not imprint.issued else ()


def _running(pages: Sequence[Sequence[PdfLine]]) -> frozenset[str]:
    """The lines that stand in the margins of two pages or more, whatever their numbers."""
    seen = Counter(
        _shape(line.text)
        for page in pages
        for line in {_shape(each.text): each for each in page}.values()
        if line.is_margin
    )
    least = max(2, len(pages) // 3)
    return frozenset(shape for shape, count in seen.items() if count >= least)


def _shape(text: str) -> str:
    return re.sub(r"\d+", "#", text.casefold())


def _is_running(line: PdfLine, running: frozenset[str], usual: float) -> bool:
    """Whether a line stands in a margin, and on other pages too, or is a number, or smaller than the text."""
    if line.is_edge or not line.is_margin:
        return line.is_edge
    return _shape(line.text) in running or _NUMBER.fullmatch(line.text) is not None or line.size < _SMALL * usual


def _heading(lines: Sequence[PdfLine]) -> list[PdfLine]:
    """The lines of the title: the largest of the first page, or its first line where all are of one size."""
    first = [line for line in lines if line.page == lines[0].page][:25]
    usual = median(line.size for line in lines)
    largest = max(line.size for line in first)
    if largest > _LARGER * usual:
        at = next(number for number, line in enumerate(first) if line.size > largest * _ALIKE)
        found = [first[at]]
        for line in first[at + 1 :]:
            if line.size <= largest * _ALIKE or len(found) > 4:  # noqa: PLR2004 (a title has no more lines)
                break
            found.append(line)
        return found if sum(len(line.text) for line in found) <= _LONGEST_TITLE else []
    bold = _bold_title(first)
    if bold:
        return bold
    is_title = len(first) > 1 and len(first[0].text) <= 120 and not _ENDS.search(first[0].text)  # noqa: PLR2004 (a line)
    widest = max(line.right for line in lines)
    return [first[0]] if is_title and first[0].right < widest * 0.97 and not day_in_lines([first[0].text]) else []


def _bold_title(lines: Sequence[PdfLine]) -> list[PdfLine]:
    """The first bold lines at the head of a page that is not bold as a whole, if they say more than what it is."""
    if sum(line.is_bold for line in lines) * 2 > len(lines):
        return []
    found: list[PdfLine] = []
    for line in lines[:15]:
        if line.is_bold and not (not found and _NO_HEADLINE.match(line.text)):
            found.append(line)
        elif found:
            break
    words = sum(len(line.text.split()) for line in found)
    return found if 2 < words <= 40 and len(found) <= 4 else []  # noqa: PLR2004 (a title)


def _said_title(said: dict[str, str]) -> str | None:
    title = on_one_line(said.get("Title", ""))
    return title if len(title) > 3 and not _NO_TITLE.search(title) else None  # noqa: PLR2004 (no title is so short)


def _paragraphs(lines: Sequence[PdfLine]) -> Iterator[TextBlock]:
    """The paragraphs of the lines, also over the end of a page."""
    if not lines:
        return
    lines = [line for line in lines if not _BULLET.match(line.text)]
    words = Counter(re.findall(r"\w+(?:-\w+)*", " ".join(line.text for line in lines).casefold()))
    gaps = [one.bottom - two.bottom for one, two in pairwise(lines) if one.page == two.page and one.bottom > two.bottom]
    usual = min(median(gaps), _PITCH * median(line.size for line in lines)) if gaps else 0.0
    widest: dict[int, float] = {}
    for line in lines:
        widest[line.page] = max(line.right, widest.get(line.page, 0.0))
    gathered: list[PdfLine] = []
    for line in lines:
        if gathered and _parts(gathered[-1], line, usual, widest):
            yield _block(gathered, words)
            gathered = []
        gathered.append(line)
    if gathered:
        yield _block(gathered, words)


def _parts(one: PdfLine, two: PdfLine, usual: float, widest: dict[int, float]) -> bool:
    """Whether a paragraph ends between two lines."""
    if two.is_item or abs(one.size - two.size) > (_LARGER - 1) * max(one.size, two.size) + 0.5:
        return True
    if _HYPHEN.search(one.text) and _BEGINS_SMALL.match(two.text):
        return False
    is_full = one.right >= _FULL * widest[one.page]
    if one.page != two.page:
        return not (_BEGINS_SMALL.match(two.text) and not _ENDS.search(one.text))
    gap = one.bottom - two.bottom
    if gap < -usual or gap > _WIDE_GAP * usual > 0:
        return True
    word = two.text.split(" ", 1)[0]
    had_room = one.right + (len(word) + 1) * one.size * _LETTER < widest[one.page]
    if had_room or (not is_full and (_ENDS.search(one.text) or not _BEGINS_SMALL.match(two.text))):
        return True
    return bool(_ENDS.search(one.text)) and two.left > one.left + 8 and not _BEGINS_SMALL.match(two.text)


def _block(lines: Sequence[PdfLine], words: Counter[str]) -> TextBlock:
    """The text of a paragraph, words divided at line ends made whole, and the pages that begin in it."""
    text, pages = "", [(0, lines[0].page)]
    for number, line in enumerate(lines):
        divided = _HYPHEN.search(text) if number else None
        piece = cleaned(line.text.replace("\ufffe", "\u2010") if line.text.endswith("\ufffe") else line.text)
        if divided and _BEGINS_SMALL.match(piece):
            text = text if _keeps_hyphen(divided.group(1), piece, words) else text[:-1]
        elif number and not (divided and text.endswith("-")):
            text += " "
        if line.page != pages[-1][1]:
            pages.append((len(text), line.page))
        text += piece
    return TextBlock(text, tight=lines[0].is_item, pages=tuple(pages))


def _keeps_hyphen(before: str, after: str, words: Counter[str]) -> bool:
    """Whether a hyphen at a line's end is the word's own: as the text writes the word elsewhere."""
    rest = re.match(r"\w+", after)
    one, two = before.casefold(), (rest.group() if rest else "").casefold()
    return words[f"{one}-{two}"] > words[one + two]
