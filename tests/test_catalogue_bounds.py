"""A project's catalogue is data: whatever it says, it takes no memory, reads no attribute and raises no traceback."""

import itertools
import random
import time

import pytest

from briefgen.localization import LanguageError, language
from briefgen.localization.catalogue import untranslated
from briefgen.project.templates import packaged_texts

HEADER = 'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset={charset}\\n"\n"Plural-Forms: {plural};\\n"\n\n'
PLAIN = "nplurals=2; plural=(n != 1)"


def catalogue(message: str = "", plural: str = PLAIN, charset: str = "utf-8") -> bytes:
    return (HEADER.format(plural=plural, charset=charset) + message).encode()


def message(text: str, translated: str) -> bytes:
    return catalogue(f'msgid "{text}"\nmsgstr "{translated}"\n')


SHAPES = [
    "{{{name}.__class__}}", "{{{name}[0]}}", "{{{name}:3000000000}}", "{{{name}:>3000000000}}", "{{{name}!r}}",
    "{{{name}:{{{name}}}}}", "{{0}}", "{{}}", "{{other}}", "{{{name}", "{name}}}", "{{{name}:d}}", "{{{name}.year:9}}",
    "%(x)3000000000d", "%3000000000d", "%*d", "%(x)s", "%.999999999f", "%-9999999999s",
]  # fmt: skip
MESSAGES = [
    "As of {day}",
    "from {day}, or {day}",
    "Page {page} of {pages}",
    "{number} million",
    "accessed {day}",
    "Figures",
]
FIELD = {"As of {day}": "day", "Page {page} of {pages}": "page", "{number} million": "number"}


@pytest.mark.parametrize("text, shape", list(itertools.product(MESSAGES, SHAPES)), ids=str)
def test_a_translation_shapes_no_field(text: str, shape: str) -> None:
    with pytest.raises(LanguageError, match="the fields in braces must be the same"):
        language("ru", None, message(text, "x " + shape.format(name=FIELD.get(text, "day"))))


@pytest.mark.parametrize("translated", ["На {day}", "{{day}}", "100 % {day}", "день: {day} · {day}", "без даты"])
def test_a_translation_may_leave_out_and_repeat_what_its_message_names(translated: str) -> None:
    assert language("ru", None, message("As of {day} here", translated)).gettext("As of {day} here") == translated


PLURALS = [
    "nplurals=99999999999; plural=0", "nplurals=0; plural=0", "nplurals=-1; plural=0", "nplurals=9; plural=0",
    "nplurals=x; plural=0", "nplurals=2; plural=n/0", "nplurals=2; plural=n%0", "nplurals=2; plural=1%(n-n)",
    "nplurals=2; plural=__import__('os')", "nplurals=2; plural=n.__class__", "nplurals=2; plural=" + "(" * 900,
    "nplurals=2; plural=9999999999999999999*9", "nplurals=2; plural=n ** n ** n", "nplurals=2; plural=[n]",
]  # fmt: skip


@pytest.mark.parametrize("plural", PLURALS)
def test_plurals_are_few_and_counted_plainly(plural: str) -> None:
    begun = time.process_time()
    plurals = 'msgid "one"\nmsgid_plural "many"\nmsgstr[0] "a"\nmsgstr[1] "b"\n'
    with pytest.raises(LanguageError):
        language("ru", None, catalogue(plurals, plural))
    assert time.process_time() - begun < 1


def test_plurals_are_bounded_also_where_their_header_is_cut_or_comes_later() -> None:
    cut = 'msgid ""\nmsgstr ""\n"Plural-Forms: nplu"\n"rals=99999999999; plural=0;\\n"\n\n'
    plurals = 'msgid "one"\nmsgid_plural "many"\nmsgstr[99999999998] "a"\n'
    for text in (cut + plurals, plurals + "\n" + cut, plurals, catalogue("\n" + cut + plurals).decode()):
        with pytest.raises(LanguageError):
            language("ru", None, text.encode())


BROKEN = {
    "an unknown encoding": catalogue(charset="x-none"),
    "an encoding that hides letters": catalogue(charset="utf-7"),
    "another encoding": 'msgid "a"\nmsgstr "б"\n'.encode("cp1251"),
    "no end": b'msgid "a',
    "an escape of nothing": b'msgid "a\\',
    "an index that is none": b'msgid "a"\nmsgid_plural "b"\nmsgstr[x] "c"\n',
    "a date of another calendar": catalogue('msgid ""\nmsgstr "PO-Revision-Date: 99-99\\n"\n'),
    "more than is read": b"# " + b"x" * 3_000_000,
    "bytes": bytes(range(256)),
}


@pytest.mark.parametrize("broken", BROKEN.values(), ids=BROKEN)
def test_a_broken_catalogue_is_told(broken: bytes) -> None:
    for read in (lambda: language("ru", None, broken), lambda: untranslated(broken, "ru")):
        with pytest.raises(LanguageError, match="The catalogue of ru"):
            read()


def test_those_that_travel_with_the_program_are_plain() -> None:
    found = {name: text for name, text in packaged_texts().items() if name.endswith(".po")}
    assert len(found) >= 3
    for name, text in found.items():
        assert not untranslated(text.encode(), name.split("/")[1]) or "/en/" in name


PIECES = (
    "{day",
    "}",
    "{",
    ".year",
    "[0]",
    "!r",
    ":",
    ">",
    "99999999",
    "{day}",
    "%(x)",
    "%9d",
    "__class__",
    " ",
    "д",
    "\\\\",
    "\\n",
)
TERMS = (
    "n",
    "n%10",
    "n%100",
    "0",
    "1",
    "(",
    ")",
    "==",
    "!=",
    "&&",
    "||",
    "?",
    ":",
    "/",
    "%",
    "*",
    "**",
    "9999999999",
    "!",
)


@pytest.mark.parametrize("seed", range(100))
def test_no_random_translation_reads_or_widens_anything(seed: int) -> None:
    """Whatever is put together from braces, attributes and widths is refused, or is filled with plain fields alone."""
    chance = random.Random(seed)  # noqa: S311 (the same catalogues every time)
    for _ in range(20):
        translated = "".join(chance.choices(PIECES, k=chance.randint(1, 7)))
        try:
            spoken = language("ru", None, message("As of {day}", translated))
        except LanguageError:
            continue
        filled = spoken.gettext("As of {day}").format(day=Guarded())
        assert len(filled) < 200


class Guarded:
    """A value that tells when a translation reads one of its attributes, or asks for a width."""

    def __getattribute__(self, name: str) -> object:
        pytest.fail(f"the attribute {name} was read")

    def __format__(self, form: str) -> str:
        assert not form
        return "DAY"


@pytest.mark.parametrize("seed", range(100))
def test_no_random_plural_formula_costs_or_breaks_anything(seed: int) -> None:
    chance = random.Random(seed)  # noqa: S311
    plurals = 'msgid "one"\nmsgid_plural "many"\nmsgstr[0] "a"\nmsgstr[1] "b"\n'
    for _ in range(10):
        formula = "".join(chance.choices(TERMS, k=chance.randint(1, 12)))
        count = chance.choice(("1", "2", "8", "9", "99999999999", "-1"))
        try:
            spoken = language("ru", None, catalogue(plurals, f"nplurals={count}; plural={formula}"))
        except LanguageError:
            continue
        assert all(spoken.ngettext("one", "many", number) in {"a", "b", "one", "many"} for number in (0, 1, 5, 10**9))
