"""The words of the timeline graphic in the real briefings break where prose may."""

import re

from tests.real_documents import NAMES, page

LINE = re.compile(r"<text [^>]*>([^<]*)</text>")


def test_no_line_of_a_russian_graphic_ends_with_a_preposition_of_one_letter() -> None:
    lines = [line for name in NAMES if name.startswith("ru/") for line in LINE.findall(page(name).html)]
    assert any("\u00a0партнёрстве" in line for line in lines)
    assert [line for line in lines if re.search(r"(?:^|\s)[вкосуВКОСУ]$", line)] == []
