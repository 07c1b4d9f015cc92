"""Packages of others are opened with bounds, and what is wrong with one is told."""

import zipfile
from io import BytesIO

import pytest

from briefgen.opc import CONTENT_TYPES, MAX_ENTRIES, ForeignPackage, ForeignPackageError, Relation
from briefgen.renderers.docx.house import reference_document

RELATIONSHIPS = "http://schemas.openxmlformats.org/package/2006/relationships"
TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"


def package(*files: tuple[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    packed = BytesIO()
    with zipfile.ZipFile(packed, "w", method) as archive:
        for name, data in files:
            archive.writestr(name, data)
    return packed.getvalue()


def test_parts_and_relationships_are_found_by_name() -> None:
    opened = ForeignPackage(reference_document())
    (main,) = (each for each in opened.relations().values() if each.kind == "officeDocument")
    assert main == Relation("officeDocument", "word/document.xml", is_external=False)
    assert {each.target for each in opened.relations(main.target).values()} <= opened.names
    assert opened.content_type(main.target).endswith("wordprocessingml.document.main+xml")
    assert opened.content_type("word/unknown.xml") == "application/xml"
    assert opened.xml(main.target).tag.endswith("}document")


@pytest.mark.parametrize(
    "target, expected",
    [("../word/a.xml", True), ("/word/a.xml", True), ("a.xml", True), ("../../../etc/passwd", False), ("b.xml", False)],
)
def test_a_relationship_leads_to_a_part_of_the_package_or_nowhere(target: str, expected: bool) -> None:
    said = f'<Relationships xmlns="{RELATIONSHIPS}"><Relationship Id="r" Type="x/styles" Target="{target}"/>'
    said += "</Relationships>"
    opened = ForeignPackage(package(("word/_rels/d.xml.rels", said.encode()), ("word/a.xml", b"<a/>")))
    assert (opened.relations("word/d.xml") == {"r": Relation("styles", "word/a.xml", is_external=False)}) is expected


@pytest.mark.parametrize(
    "data, said",
    [
        (b"", "no zip"),
        (b"PK\x05\x06" + bytes(10), "no zip"),
        (package(*((f"f{number}", b"") for number in range(MAX_ENTRIES + 1))), "more than 2,000 files"),
        (package(("a.xml", b"<a/>"), method=zipfile.ZIP_LZMA), "not allowed"),
        (package(("a.xml", b"<a/>"), ("A.xml", b"<b/>")), "twice"),
    ],
)
def test_a_package_that_is_none_is_refused(data: bytes, said: str) -> None:
    with pytest.raises(ForeignPackageError, match=said):
        ForeignPackage(data)


@pytest.mark.parametrize(
    "content, said",
    [
        (b"<a", "well-formed"),
        (b"\xff\xfe\x00", "well-formed"),
        (b"<!DOCTYPE a><a/>", "document type"),
        (b'<!DOCTYPE a [<!ENTITY e "x">]><a>&e;</a>', "document type"),
        (b"<a>" + b"<b/>" * 1_001 + b"</a>", "more than 1,000 tags"),
        (b"<a>" * 400 + b"</a>" * 400, "well-formed"),
        (b"<a>" + bytes(20_000).replace(b"\0", b" ") + b"</a>", "more than 10,000 bytes"),
    ],
)
def test_xml_that_is_broken_or_beyond_its_bounds_is_refused(content: bytes, said: str) -> None:
    opened = ForeignPackage(package(("a.xml", content)), part=10_000, tags=1_000)
    with pytest.raises(ForeignPackageError, match=said):
        opened.xml("a.xml")


def test_all_parts_together_have_a_bound_too_and_one_read_twice_counts_once() -> None:
    opened = ForeignPackage(package(*((f"{number}.bin", bytes(900)) for number in range(4))), whole=3_000)
    for name in ("0.bin", "0.bin", "1.bin", "2.bin", "0.bin"):
        assert len(opened.data(name)) == 900
    with pytest.raises(ForeignPackageError, match="too large"):
        opened.data("3.bin")


def test_a_part_that_is_damaged_or_missing_is_told() -> None:
    data = package((CONTENT_TYPES, f'<Types xmlns="{TYPES}"/>'.encode()), ("a.bin", b"abc" * 100))
    place = data.index(b"a.bin") + 10
    damaged = data[:place] + b"\xff\xff" + data[place + 2 :]
    with pytest.raises(ForeignPackageError, match=r"no a\.bin"):
        ForeignPackage(damaged).data("a.bin")
    with pytest.raises(ForeignPackageError, match=r"no b\.bin"):
        ForeignPackage(data).data("b.bin")
    assert ForeignPackage(data).content_type("a.bin") == ""


def test_a_part_that_would_begin_before_its_package_is_told() -> None:
    opened = ForeignPackage(package(("a.xml", b"<a/>"))[10:])
    with pytest.raises(ForeignPackageError, match=r"a\.xml"):
        opened.data("a.xml")
