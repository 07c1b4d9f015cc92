"""Word documents that are broken, or made to do harm, end in a finding or in words, and always soon."""

import random
import zipfile
from io import BytesIO

import pytest

from briefgen.findings import FindingsError
from tests.returned_documents import case_document, made, returned
from tests.word_edits import Editor, edited

NAME = "word/document.xml"
SPACE = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
SAID = "<w:p><w:r><w:t>Obtain the date and place of the next round of our talks {}.</w:t></w:r></w:p>"


def with_part(name: str, text: str) -> bytes:
    editor = Editor(made("en/visa-talks"))
    packed = BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for each, data in (editor.files | {name: text.encode()}).items():
            archive.writestr(each, data)
    return packed.getvalue()


def body(inner: str) -> str:
    return f"<w:document {SPACE}><w:body>{inner}</w:body></w:document>"


def refused(data: bytes) -> list[str]:
    with pytest.raises(FindingsError) as caught:
        returned(data)
    return [f"{each.code.name}: {each.message}" for each in caught.value.findings]


def outcome(data: bytes) -> set[str]:
    """The kinds of findings about a document, or that it could be read."""
    try:
        returned(data)
    except FindingsError as error:
        return {each.code.name for each in error.findings}
    return {"read"}


@pytest.mark.parametrize(
    "data, told",
    [
        (b"", "is no zip that can be read"),
        (made("en/visa-talks")[:20_000], "is no zip that can be read"),
        (with_part(NAME, "<w:document"), f"has no well-formed XML in {NAME}"),
        (with_part(NAME, f"<w:document {SPACE}/>"), "has no text of a Word document in it"),
        (with_part(NAME, '<!DOCTYPE d [<!ENTITY a "b">]>' + body("")), f"declares a document type in {NAME}"),
        (with_part(NAME, body("<w:p/>" * 20_001)), "has more than 20,000 paragraphs"),
        (with_part(NAME, body("<w:r>" * 250_000 + "</w:r>" * 250_000)), f"has no well-formed XML in {NAME}"),
        (with_part("word/_rels/document.xml.rels", "<a"), "has no well-formed XML"),
        (with_part("docProps/custom.xml", "<a"), "has no well-formed XML in docProps/custom.xml"),
        (with_part("_rels/.rels", '<Relationships xmlns="x"/>'), "is no Word document"),
    ],
    ids=lambda value: value[:30] if isinstance(value, str) else "",
)
def test_what_is_broken_is_a_finding(data: bytes, told: str) -> None:
    (found,) = refused(data)
    assert found.startswith(f"unreadable-return: the file {told}")


@pytest.mark.parametrize(
    "inner",
    [
        "",
        "".join(SAID.format(number) for number in range(5_000)),
        SAID.format("x" * 400_000),
        "<w:p><w:r><w:t>" + "a b " * 200_000 + "</w:t></w:r></w:p>",
        "".join(f'<w:bookmarkStart w:id="{n}" w:name="n{n}"/>{SAID.format(n)}' for n in range(3_000)),
        "".join(f'<w:commentRangeStart w:id="{n}"/>{SAID.format(n)}' for n in range(3_000)),
        '<w:p><w:ins w:id="1" w:author="a">' * 60 + "<w:r><w:t>deep</w:t></w:r>" + "</w:ins></w:p>" * 60,
        '<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r></w:p>' * 2_000 + SAID,
        "".join(f"<w:p><w:r><w:delText>{n}</w:delText></w:r></w:p>" for n in range(2_000)),
    ],
    ids=["empty", "alike", "long", "many words", "bookmarks", "comments", "deep", "fields", "deleted"],
)
def test_what_is_made_to_take_long_ends_with_changes_or_a_finding(inner: str) -> None:
    assert outcome(with_part(NAME, body(inner))) <= {"read", "unreadable-return"}


def test_words_that_would_draw_or_run_something_are_never_writable() -> None:
    def typed(editor: Editor) -> None:
        editor.type_over("objectives-2", "next round", "next round {{ figure('eu-companies-in-kazakhstan') }}")
        editor.insert_after("objectives-3", "{% for x in range(9) %}x{% endfor %}")

    found = returned(edited(made("en/visa-talks"), typed))
    assert [(str(change.kind), change.writable) for change in found.changes] == [
        ("changed", False),
        ("inserted", False),
    ]


@pytest.mark.parametrize("seed", range(40))
def test_a_document_with_some_bytes_changed_is_read_or_refused(seed: int) -> None:
    chance = random.Random(seed)  # noqa: S311
    editor = Editor(case_document("tracked"))
    name = chance.choice((NAME, "docProps/custom.xml", "_rels/.rels", "word/_rels/document.xml.rels"))
    data = bytearray(editor.files[name])
    for _ in range(chance.randint(1, 12)):
        data[chance.randrange(len(data))] = chance.randrange(256)
    packed = BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for each, content in (editor.files | {name: bytes(data)}).items():
            archive.writestr(each, content)
    assert outcome(packed.getvalue()) <= {"read", "unreadable-return", "unknown-return"}
