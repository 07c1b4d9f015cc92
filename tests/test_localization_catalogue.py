"""What a catalogue does, what stands in for it, and what is refused."""

import pickle
import subprocess
import sys
from datetime import date
from decimal import Decimal
from io import BytesIO
from pathlib import Path

import pytest
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

from briefgen.edtf import parse
from briefgen.localization import LanguageError, language
from briefgen.localization.catalogue import own_messages

HERE = Path(__file__).parent
RUSSIAN = (HERE / "test_localization_ru.po").read_bytes()

GERMAN = """
msgid ""
msgstr ""
"Content-Type: text/plain; charset=utf-8\\n"
"Plural-Forms: nplurals=2; plural=(n != 1);\\n"

msgid "Sources"
msgstr "Quellen"

#, fuzzy
msgid "Figures"
msgstr "Feigen"

msgid "one source"
msgid_plural "{n} sources"
msgstr[0] "eine Quelle"
msgstr[1] "{n} Quellen"

msgctxt "range"
msgid "{start} to {end}"
msgstr "{start} bis {end}"

msgctxt "season"
msgid "autumn"
msgstr "Herbst"

msgctxt "quotation marks: outer pair, inner pair"
msgid "“ ” ‘ ’"
msgstr "„ “ ‚ ‘"

msgctxt "scale"
msgid "{number} million"
msgid_plural "{number} million"
msgstr[0] "{number} Million"
msgstr[1] "{number} Millionen"

msgctxt "currency"
msgid "EUR"
msgstr "Euro"
""".encode()


def test_a_fourth_language_needs_a_catalogue_only() -> None:
    german = language("de", None, GERMAN)
    assert german.date(parse("2025-05-29/2025-06-02")).replace("\u00a0", "~") == "29.~Mai bis 2.~Juni 2025"
    assert german.date(parse("2022-23")) == "Herbst 2022"
    assert german.quotation("x", 1) == "‚x‘"
    assert german.number(Decimal("12500.5")) == "12.500,5"
    assert german.money(Decimal("1e6"), "EUR") == "1\u00a0Million\u00a0Euro"
    assert german.money(Decimal("1.5e6"), "EUR") == "1,5\u00a0Millionen\u00a0Euro"
    assert german.gettext("Sources") == "Quellen"
    assert german.ngettext("one source", "{n} sources", 3) == "{n} Quellen"


def test_without_a_catalogue_the_patterns_are_those_of_cldr_and_the_words_english() -> None:
    assert language("ru").day(date(2025, 12, 4)) == "4\u00a0декабря 2025\u00a0г."
    assert language("kk").day(date(2025, 12, 4)) == "2025\u00a0ж. 4\u00a0желтоқсан"
    assert language("ja").day(date(2025, 12, 4)) == "2025年12月4日"
    assert language("ru").gettext("Sources") == "Sources"


def test_a_fuzzy_message_is_not_used() -> None:
    assert language("de", None, GERMAN).gettext("Figures") == "Figures"


def test_an_empty_message_is_no_header() -> None:
    assert language("de", None, GERMAN).gettext("") == ""


def test_a_compiled_catalogue_says_the_same() -> None:
    compiled = BytesIO()
    write_mo(compiled, read_po(BytesIO(RUSSIAN), locale="ru"))
    date = parse("2025-10~/..")
    assert language("ru", None, compiled.getvalue()).date(date) == language("ru", None, RUSSIAN).date(date)


@pytest.mark.parametrize("tag", ["ru", "kk"])
def test_the_catalogue_of_the_tests_has_every_message_and_no_other(tag: str) -> None:
    catalogue = read_po(BytesIO((HERE / f"test_localization_{tag}.po").read_bytes()), locale=tag)
    there = {(message.context, message.id if isinstance(message.id, str) else message.id[0]) for message in catalogue}
    assert there - {(None, "")} == {(message.context, message.text) for message in own_messages()}


@pytest.mark.parametrize(
    "catalogue",
    [b"junk", b'msgid "a', b"\xff\xfe", b"\xde\x12\x04\x95\x00\x00"],
    ids=["junk", "unfinished", "not UTF-8", "a broken .mo"],
)
def test_a_catalogue_that_cannot_be_read_is_refused(catalogue: bytes) -> None:
    with pytest.raises(LanguageError, match="The catalogue of ru cannot be read"):
        language("ru", None, catalogue)


@pytest.mark.parametrize("translation", ["с {дата}", "с", "с {date} {year}", "с {date"])
def test_a_translation_with_other_fields_is_refused_at_once(translation: str) -> None:
    catalogue = f'msgctxt "date"\nmsgid "from {{date}}"\nmsgstr "{translation}"\n'.encode()
    with pytest.raises(LanguageError, match="the fields in braces must be the same"):
        language("ru", None, catalogue)


def test_a_language_is_the_same_in_another_process() -> None:
    russian = language("ru", None, RUSSIAN)
    again = pickle.loads(pickle.dumps(russian))  # noqa: S301
    assert again == russian
    assert hash(again) == hash(russian)
    assert again.date(parse("2022-23")) == russian.date(parse("2022-23"))


def test_no_language_leaks_into_another() -> None:
    """Babel's own dictionaries do: after Chinese, Japanese has Chinese months."""
    program = (
        "import sys; from briefgen.edtf import parse; from briefgen.localization import language\n"
        "print({tag: ascii(language(tag).date(parse('2025-05'))) for tag in sys.argv[1:]}[sys.argv[1]])"
    )
    tags = ["ja", "zh", "ar", "ru", "kk"]
    orders = (["ja"], tags, ["ja", *reversed(tags)])
    said = {
        subprocess.run([sys.executable, "-c", program, *order], capture_output=True, check=True, cwd=HERE.parent).stdout
        for order in orders
    }
    assert len(said) == 1
