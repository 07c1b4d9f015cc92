"""What nobody sees is refused in the files, and what looks like another letter or another host is told."""

import unicodedata
from pathlib import Path

import pytest

from briefgen.loader.codes import UNSEEN_CHARACTER
from briefgen.model.text import UNSEEN, mixed_word
from briefgen.provenance import fold
from tests.test_command import AS_OF, briefgen, change

MARKS = [
    *map(chr, (0x00, 0x1B, 0x7F, 0x85 + 1, 0x34F, 0x61C, 0x115F, 0x1160, 0x17B4, 0x180B, 0x180E, 0x200E, 0x200F)),
    *map(chr, (0x202A, 0x202E, 0x2061, 0x2064, 0x2066, 0x2069, 0x206A, 0x206F, 0x2800, 0x3164, 0xFE00, 0xFE0F, 0xFFA0)),
    *map(chr, (0xFFF9, 0xFFFB, 0x1D173, 0x1D17A, 0xE0001, 0xE0041, 0xE007F, 0xE0100, 0xE01EF)),
]  # fmt: skip
LETTERS = "aяә éё\u0301 \u00a0\u202f\u2009—–…«»№ \u200b\u200c\u200d\u2060\u00ad"


@pytest.mark.parametrize("mark", MARKS, ids=lambda mark: f"U+{ord(mark):04X}")
def test_a_mark_that_nobody_sees_is_refused_in_a_text_and_changes_no_quote(
    tiny: Path, mark: str, capsys: pytest.CaptureFixture[str]
) -> None:
    change(tiny / "briefings/talks.yaml", "Visa talks", f'"Visa\\U{ord(mark):08x} talks"')
    status, out, _ = briefgen(tiny, "check", AS_OF, capsys=capsys)
    assert status == 1
    assert UNSEEN_CHARACTER.name in out
    if mark > "\xa0":
        assert fold(f"one{mark} two") == "one two"


def test_what_is_written_on_purpose_is_no_such_mark() -> None:
    assert not UNSEEN.search(LETTERS)


def test_every_character_of_unicode_that_turns_the_direction_is_among_them() -> None:
    turning = {"RLE", "LRE", "RLO", "LRO", "PDF", "RLI", "LRI", "FSI", "PDI"}
    every = [chr(code) for code in range(0x110000) if unicodedata.bidirectional(chr(code)) in turning]
    assert every
    assert all(UNSEEN.fullmatch(mark) for mark in every)


@pytest.mark.parametrize(
    "text, word",
    [
        ("Mr Cаmeron came", "Cаmeron"),  # a Cyrillic а
        ("Қазақcтан", "Қазақcтан"),  # a Latin c
        ("the Αthens round", "Αthens"),  # a Greek alpha
        ("бiлiм", "бiлiм"),  # Latin i where Kazakh has і
        ("éа", "éа"),
        ("IT-компания, C5+1, e-Residency и ЕАЭС", None),
        ("COVID-тің, Қазақстан–EU, 5-ші", None),
        ("білім, ғылым және Кіріспе", None),
        ("x" * 500, None),
        ("", None),
    ],
)  # fmt: skip
def test_a_word_is_written_in_one_alphabet(text: str, word: str | None) -> None:
    assert mixed_word(text) == word


@pytest.mark.parametrize(
    "address, expected",
    [
        ("https://example.org/a@b?c=d@e", True),
        ("https://пример.рф/a", True),
        ("https://europa.eu@evil.example", False),
        ("https://europa.eu:x@evil.example/", False),
        ("https://eurоpa.eu/", False),  # a Cyrillic о
        ("https:///x", False),
        ("javascript:alert(1)", False),
    ],
)
def test_an_address_leads_where_it_seems_to(
    tiny: Path, address: str, expected: bool, capsys: pytest.CaptureFixture[str]
) -> None:
    events = tiny / "events.yaml"
    events.write_text(
        events.read_text(encoding="utf-8").replace("sources:\n", SOURCE.format(address), 1), encoding="utf-8"
    )
    status, out, _ = briefgen(tiny, "check", AS_OF, capsys=capsys)
    assert ("is not the address of a web page" not in out) is expected, out
    assert status == (0 if expected else 1)


SOURCE = """sources:
- id: page
  type: webpage
  title: A page
  URL: {}
  accessed: "2025-01-01"
"""


def test_a_mixed_word_in_a_text_is_a_warning(tiny: Path, capsys: pytest.CaptureFixture[str]) -> None:
    change(tiny / "briefings/talks.yaml", "Visa talks", "Visа talks")
    _, out, _ = briefgen(tiny, "check", AS_OF, capsys=capsys)
    assert "warning[mixed-scripts]: ‘Visа’" in out
