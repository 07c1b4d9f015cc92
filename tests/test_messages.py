"""The catalogues hold every message that templates and program speak, translated, and no other."""

import ast
import re
import string
from collections.abc import Iterator
from functools import cache
from io import BytesIO
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog, Message
from babel.messages.pofile import read_po

from briefgen.localization import language
from briefgen.service import catalogues
from tools.hatch_build import CompiledCatalogues
from tools.messages import FILE, LOCALE, ROOT, SOURCE_LANGUAGE, extracted, renewed, untranslated

TAGS = sorted(path.name for path in LOCALE.iterdir())
PRINTF = re.compile(r"%\((\w+)\)[sd]")
GETTEXT = {"_", "gettext", "ngettext", "pgettext", "npgettext"}
NARROW = re.compile("[\u2007\u2009\u202f]")


def text(tag: str) -> str:
    return (LOCALE / tag / FILE).read_text(encoding="utf-8")


def catalog(tag: str) -> Catalog:
    return read_po(BytesIO(text(tag).encode()), locale=tag, abort_invalid=True)


@cache
def messages() -> Catalog:
    return extracted()


def key(message: Message) -> tuple[str | None, str]:
    return message.context, message.id if isinstance(message.id, str) else message.id[0]


def keys(found: Catalog) -> set[tuple[str | None, str]]:
    return {key(message) for message in found if message.id}


def pairs(tag: str) -> Iterator[tuple[str, str]]:
    """Each message beside each of its translations; a plural form is held to the plural message."""
    for message in catalog(tag):
        if isinstance(message.id, str):
            if message.id:
                yield message.id, str(message.string)
        else:
            yield from ((message.id[1], form) for form in forms(message))


def forms(message: Message) -> tuple[str, ...]:
    return (message.string or "",) if isinstance(message.string, str | None) else tuple(message.string)


def fields(words: str) -> set[str]:
    named = {name for _, name, _, _ in string.Formatter().parse(words) if name is not None}
    return named | set(PRINTF.findall(words))


def test_the_three_languages_have_their_catalogues() -> None:
    assert TAGS == ["en", "kk", "ru"]


@pytest.mark.parametrize("tag", TAGS)
def test_no_message_is_missing_from_a_catalogue(tag: str) -> None:
    assert keys(messages()) - keys(catalog(tag)) == set(), "`make messages` adds it"


@pytest.mark.parametrize("tag", TAGS)
def test_no_message_of_a_catalogue_is_unused(tag: str) -> None:
    assert keys(catalog(tag)) - keys(messages()) == set(), "`make messages` takes it out"
    assert not catalog(tag).obsolete


@pytest.mark.parametrize("tag", TAGS)
def test_every_message_is_translated_and_none_is_fuzzy(tag: str) -> None:
    assert [key(message) for message in untranslated(catalog(tag))] == []


@pytest.mark.parametrize("tag", TAGS)
def test_every_translation_has_the_fields_of_its_message(tag: str) -> None:
    wrong = [(words, translated) for words, translated in pairs(tag) if fields(words) != fields(translated)]
    assert wrong == []


@pytest.mark.parametrize("tag", TAGS)
def test_the_plural_forms_are_those_of_the_language(tag: str) -> None:
    found = catalog(tag)
    assert found.plural_forms == Catalog(locale=tag).plural_forms
    assert f'"Plural-Forms: {found.plural_forms}\\n"' in text(tag)
    assert {len(forms(message)) for message in found if not isinstance(message.id, str)} == {found.num_plurals}


def test_russian_counts_in_three_forms() -> None:
    russian = language("ru", None, text("ru").encode())
    said = [russian.ngettext("%(num)s event", "%(num)s events", number) % {"num": number} for number in (1, 3, 11, 21)]
    assert said == ["1 событие", "3 события", "11 событий", "21 событие"]


@pytest.mark.parametrize("tag", TAGS)
def test_make_messages_would_change_nothing(tag: str) -> None:
    assert renewed(tag, text(tag), messages()) == text(tag)


def test_no_message_hides_in_an_f_string() -> None:
    """Babel finds such a message with Python 3.12 and later, and not before: catalogues would differ."""
    hidden = [
        f"{path.name}:{call.lineno}"
        for path in sorted((ROOT / "briefgen").rglob("*.py"))
        for literal in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(literal, ast.JoinedStr)
        for call in ast.walk(literal)
        if isinstance(call, ast.Call) and ast.unparse(call.func).split(".")[-1] in GETTEXT
    ]
    assert hidden == []


@pytest.mark.parametrize("tag", TAGS)
def test_a_catalogue_holds_no_line_number_and_no_date(tag: str) -> None:
    assert not re.search(r"^#: .*:\d|Creation-Date|Revision-Date", text(tag), re.MULTILINE)


@pytest.mark.parametrize("tag", TAGS)
def test_no_space_is_a_narrow_one(tag: str) -> None:
    assert [translated for _, translated in pairs(tag) if NARROW.search(translated)] == []


def test_a_russian_day_ends_no_sentence_of_a_catalogue() -> None:
    """It ends in «г.», and a second full stop would follow."""
    full_stop = [message for message in pairs("ru") if re.search(r"\{(day|date|last|first)\}\.", message[1])]
    assert full_stop == []


def test_english_repeats_the_messages() -> None:
    found = catalog(SOURCE_LANGUAGE)
    assert [key(message) for message in found if message.id and message.string != message.id] == []


def test_the_kazakh_catalogue_says_that_nobody_has_read_it() -> None:
    assert {tag: language(tag, None, text(tag).encode()).unreviewed for tag in TAGS} == {
        "en": False,
        "kk": True,
        "ru": False,
    }


def test_a_new_language_begins_with_every_message_empty() -> None:
    begun = renewed("de", "", messages())
    found = read_po(BytesIO(begun.encode()), locale="de", abort_invalid=True)
    assert keys(found) == keys(messages())
    assert len(untranslated(found)) == len(messages())
    assert "Plural-Forms: nplurals=2; plural=(n != 1);" in begun


def test_the_extraction_finds_templates_and_program() -> None:
    places = {Path(name).parts[-1] for message in messages() for name, _ in message.locations}
    assert {"parts.html.jinja", "meeting-brief.html.jinja", "sections.py", "wording.py"} <= places


def test_a_wheel_carries_each_catalogue_compiled(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    included: dict[str, str] = {}
    hook = CompiledCatalogues(str(ROOT), {}, None, None, str(tmp_path), "wheel")  # type: ignore[arg-type]
    hook.initialize("standard", {"force_include": included})
    installed = tmp_path / "templates"
    for made, name in included.items():
        target = tmp_path / name.removeprefix("briefgen/")
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(Path(made).read_bytes())
    monkeypatch.setattr(catalogues, "packaged_templates", lambda: installed)
    for tag in TAGS:
        name = f"locale/{tag}/{FILE}"
        ready = catalogues.compiled(text(tag), name)
        assert ready[:4] == b"\xde\x12\x04\x95"
        assert {said(tag, ready, message) for message in messages()} == {
            said(tag, text(tag).encode(), message) for message in messages()
        }
        assert catalogues.compiled(text(tag) + "\n", name) == f"{text(tag)}\n".encode(), "another .po is not that one"


def said(tag: str, catalogue: bytes, message: Message) -> str:
    context, words = key(message)
    found = language(tag, None, catalogue)
    return found.pgettext(context, words) if context else found.gettext(words)


def test_an_editable_installation_compiles_nothing(tmp_path: Path) -> None:
    included: dict[str, str] = {}
    hook = CompiledCatalogues(str(ROOT), {}, None, None, str(tmp_path), "wheel")  # type: ignore[arg-type]
    hook.initialize("editable", {"force_include": included})
    assert included == {}
