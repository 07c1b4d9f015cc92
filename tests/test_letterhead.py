"""A letterhead brings nothing that runs, fetches or hides: an allow-list over the whole package; what went is said.

Everything hostile here says *canary* somewhere: one search through the finished document shows whether it came along.
"""

import io
import random
import re
import struct
import zipfile
import zlib

import pytest
from PIL import Image, PngImagePlugin

from briefgen.renderers.docx import left_out, problems, render
from briefgen.renderers.docx.house import reference_document
from briefgen.renderers.docx.images import plain_picture
from briefgen.renderers.docx.letterhead import letterhead
from tests.docx_editing import part
from tests.docx_lint import faults
from tests.sample_content import brief

HEADER, SETTINGS, DOCUMENT = "word/header1.xml", "word/settings.xml", "word/document.xml"
STYLES, NUMBERING, FONTS = "word/styles.xml", "word/numbering.xml", "word/fontTable.xml"
RELATIONS, TYPES = "word/_rels/document.xml.rels", "[Content_Types].xml"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PICTURE = (
    '<w:r><w:drawing><wp:inline xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing">'
    '<wp:extent cx="360000" cy="360000"/><wp:docPr id="7" name="canary" descr="C:\\canary.png" {}/>'
    '<a:graphic xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main">'
    '<a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture">'
    '<pic:pic xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:nvPicPr>'
    '<pic:cNvPr id="0" name="canary">{}</pic:cNvPr><pic:cNvPicPr/></pic:nvPicPr>'
    '<pic:blipFill><a:blip r:{}="rPicture"/>{}<a:stretch><a:fillRect/></a:stretch></pic:blipFill>'
    '<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="360000" cy="360000"/></a:xfrm>'
    '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic>'
    "</wp:inline></w:drawing></w:r>"
)


def png(words: str = "") -> bytes:
    said = PngImagePlugin.PngInfo()
    said.add_text("Comment", words)
    data = io.BytesIO()
    Image.new("RGB", (8, 8), "red").save(data, "PNG", pnginfo=said)
    return data.getvalue()


def jpeg(words: str = "") -> bytes:
    data = io.BytesIO()
    Image.new("RGB", (8, 8), "red").save(data, "JPEG", comment=words, exif=b"Exif\0\0" + words.encode())
    return data.getvalue() + words.encode()


def field(code: str, result: str = "shown") -> str:
    marks = [f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "separate", "end")]
    instruction = f"<w:r><w:instrText>{code}</w:instrText></w:r>"
    return f"{marks[0]}{instruction}{marks[1]}<w:r><w:t>{result}</w:t></w:r>{marks[2]}"


def hidden(words: str, properties: str = "<w:vanish/>") -> str:
    return f"<w:r><w:rPr>{properties}</w:rPr><w:t>{words}</w:t></w:r>"


def package(changes: dict[str, list[tuple[str, str]]], added: dict[str, bytes] | None = None) -> bytes:
    """The house's reference with texts put before the first match of what is named in each file, and files added."""
    packed = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(reference_document())) as old, zipfile.ZipFile(packed, "w") as new:
        for entry in old.infolist():
            content = old.read(entry).decode()
            for before, text in changes.get(entry.filename, ()):
                assert before in content
                content = content.replace(before, text + before, 1)
            new.writestr(entry.filename, content)
        for name, data in (added or {}).items():
            new.writestr(name, data)
    return packed.getvalue()


def with_header(content: str, relations: str = "", added: dict[str, bytes] | None = None) -> bytes:
    """A reference whose header has something more in its paragraph, with the relationships of the header."""
    said = f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{relations}</Relationships>'
    files = {"word/_rels/header1.xml.rels": said.encode(), **(added or {})}
    return package({HEADER: [("</w:p>", content)]}, files)


def relation(name: str, kind: str, target: str, *, external: bool = False) -> str:
    mode = ' TargetMode="External"' if external else ""
    return f'<Relationship Id="{name}" Type="{OFFICE}/{kind}" Target="{target}"{mode}/>'


def whole(data: bytes) -> str:
    """All parts of a document as one text, names of files too."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return "\n".join(f"{name}\n{archive.read(name).decode('latin-1')}" for name in archive.namelist())


LIVE = [
    (field('DDEAUTO c:\\\\canary.exe "x"'), "the field DDEAUTO"),
    (field('INCLUDETEXT "http://canary.example/x"'), "the field INCLUDETEXT"),
    (field('INCLUDEPICTURE "//canary/x.png" \\d'), "the field INCLUDEPICTURE"),
    (field("PAGE \\* canary"), "the field PAGE"),
    (field('PAGE "canary"'), "the field PAGE"),
    (field("page canary"), "the field PAGE"),
    (field("= 1 + canary"), "the field ="),
    (field("", "shown"), "a field without a name"),
    (field("IF " + field("AUTHOR canary", "canary") + " = 1 canary"), "the field IF"),
    ("<w:fldSimple w:instr='LINK Excel.Sheet canary'><w:r><w:t>shown</w:t></w:r></w:fldSimple>", "the field LINK"),
    ("<w:r><w:instrText>DDE canary</w:instrText></w:r>", ""),
    (field("PAGE</w:instrText></w:r><w:r><w:t>canary</w:t></w:r><w:r><w:instrText>"), ""),
    (field("PAGE</w:instrText></w:r>" + field("DDE canary", "canary") + "<w:r><w:instrText>"), "the field DDE"),
    (("<w:r><w:fldChar w:fldCharType='begin'><w:fldData>canary</w:fldData></w:fldChar></w:r>"
     "<w:r><w:instrText>MACROBUTTON canary</w:instrText></w:r>"), ""),
    ("<w:r><w:object><o:OLEObject xmlns:o='urn:schemas-microsoft-com:office:office' ProgID='canary'/></w:object></w:r>",
     "an embedded object"),
    (("<w:r><w:pict><v:shape xmlns:v='urn:schemas-microsoft-com:vml'><v:imagedata src='http://canary'/>"
     "<v:textpath string='canary'/></v:shape></w:pict></w:r>"), "a drawing that is no picture"),
    (("<w:r><mc:AlternateContent xmlns:mc='http://schemas.openxmlformats.org/markup-compatibility/2006'>"
     "<mc:Choice Requires='wps'><w:drawing/></mc:Choice><mc:Fallback><w:pict><w:t>canary</w:t></w:pict></mc:Fallback>"
     "</mc:AlternateContent></w:r>"), "a drawing that is no picture"),
    ("<w:r><w:control w:name='canary'/></w:r>", "content of another kind"),
    ("<w:r><w:footnoteReference w:id='2'/><w:t>shown</w:t></w:r>", "content of another kind"),
    ("<w:subDoc r:id='rCanary'/>", "content of another kind"),
    ("<x:run xmlns:x='urn:canary'><w:t>canary</w:t></x:run>", "content of another kind"),
]  # fmt: skip
HIDDEN = [
    (hidden("canary"), "hidden text"),
    (hidden("canary", "<w:specVanish/>"), "hidden text"),
    (hidden("canary", "<w:webHidden/>"), "hidden text"),
    (hidden("canary", "<w:color w:val='ffffff'/>"), "hidden text"),
    (hidden("canary", "<w:color w:val='000000' w:themeColor='background1'/>"), "hidden text"),
    (hidden("canary", "<w:w w:val='1'/>"), "hidden text"),
    (hidden("canary", "<w:sz w:val='2'/>"), "hidden text"),
    (hidden("canary", "<w:rStyle w:val='Unseen'/>"), "hidden text"),
    ("<w:del w:author='canary' w:date='2026-01-01T00:00:00Z'><w:r><w:delText>canary</w:delText></w:r></w:del>",
     "tracked deletions"),
    ("<w:moveFrom w:author='canary'><w:r><w:t>canary</w:t></w:r></w:moveFrom>", "tracked deletions"),
    ("<w:ins w:author='canary'><w:r><w:t>shown</w:t></w:r></w:ins>", ""),
    ("<w:r><w:rPr><w:b/><w:rPrChange w:author='canary'><w:rPr/></w:rPrChange></w:rPr><w:t>shown</w:t></w:r>", ""),
    ("<w:commentRangeStart w:id='1'/><w:r><w:t>shown</w:t></w:r><w:r><w:commentReference w:id='1'/></w:r>", "comments"),
    ("<w:bookmarkStart w:id='5' w:name='canary'/><w:bookmarkEnd w:id='5'/>", ""),
    (("<w:sdt><w:sdtPr><w:alias w:val='canary'/><w:dataBinding w:xpath='canary'/></w:sdtPr>"
     "<w:sdtContent><w:r><w:t>shown</w:t></w:r></w:sdtContent></w:sdt>"), ""),
    ("<w:smartTag w:element='canary'><w:r><w:t>shown</w:t></w:r></w:smartTag>", ""),
    ("<!-- canary --><?canary canary?>", ""),
    ("<w:r><w:tab w:author='canary'/><w:br w:tooltip='canary'/></w:r>", ""),
    ("<w:r w:rsidR='00CA0A41' canary='1'><w:t canary='canary'>shown</w:t></w:r>", ""),
]  # fmt: skip
UNSEEN_STYLE = '<w:style w:type="character" w:styleId="Base"><w:name w:val="B"/><w:rPr><w:vanish/></w:rPr></w:style>'
UNSEEN_STYLE += '<w:style w:type="character" w:styleId="Unseen"><w:name w:val="C"/><w:basedOn w:val="Base"/></w:style>'


def judge(data: bytes, expected: str) -> None:
    """The letterhead serves, the document is sound, nothing that says canary is in it, and what went is said."""
    assert problems(data) == ()
    document = render(brief(), data)
    assert faults(document) == []
    assert "canary" not in whole(document).lower()
    assert any(said.startswith(expected) for said in left_out(data)) if expected else True


@pytest.mark.parametrize("content, expected", [*LIVE, *HIDDEN])
def test_what_a_header_brings_beyond_what_it_shows_stays_behind(content: str, expected: str) -> None:
    data = with_header(content)
    if "Unseen" in content:
        data = package({HEADER: [("</w:p>", content)], STYLES: [("</w:styles>", UNSEEN_STYLE)]})
    judge(data, expected)
    header = part(render(brief(), data), HEADER)
    assert header.count("shown") == content.count("shown")
    assert set(re.findall(r"<w:instrText[^>]*>\s*(\w+)", header)) <= {"PAGE", "NUMPAGES"}


@pytest.mark.parametrize("code", ["PAGE", " NUMPAGES ", "PAGE \\* MERGEFORMAT", "SECTIONPAGES \\* roman"])
def test_fields_that_count_pages_stay(code: str) -> None:
    for content in (field(code), f"<w:fldSimple w:instr='{code}'><w:r><w:t>1</w:t></w:r></w:fldSimple>"):
        assert code in part(render(brief(), with_header(content)), HEADER)
        assert left_out(with_header(content)) == ()


@pytest.mark.parametrize(
    "address, expected",
    [
        ("https://example.org/a?b=c#d", True),
        ("HTTP://example.org", True),
        ("mailto:desk@example.org", True),
        ("file:///C:/canary", False),
        ("javascript:canary()", False),
        ("https://example.org@canary.example/", False),
        ("\\\\canary\\share", False),
        ("data:text/html,canary", False),
        ("ms-word:ofe|u|http://canary", False),
        ("mailto:", False),
        (" https://canary.example", False),
    ],
)  # fmt: skip
def test_links_lead_to_web_pages_and_mailboxes_only(address: str, expected: bool) -> None:
    link = '<w:hyperlink r:id="rLink" w:tooltip="canary"><w:r><w:t>shown</w:t></w:r></w:hyperlink>'
    data = with_header(link, relation("rLink", "hyperlink", address, external=True))
    judge(data, "" if expected else "links")
    document = render(brief(), data)
    assert (address in whole(document)) is expected
    assert "shown" in part(document, HEADER)


@pytest.mark.parametrize("make", [png, jpeg])
def test_a_picture_keeps_its_dots_and_nothing_else(make: type) -> None:
    picture = PICTURE.format("", "<a:hlinkClick r:id='rPicture'/>", "embed", "")
    data = with_header(
        picture, relation("rPicture", "image", "media/canary.bin"), {"word/media/canary.bin": make("canary")}
    )
    judge(data, "links on pictures")
    document = render(brief(), data)
    (name,) = re.findall(r"word/media/letterhead1\.\w+", whole(document))
    with zipfile.ZipFile(io.BytesIO(document)) as archive, Image.open(io.BytesIO(archive.read(name))) as shown:
        shown.load()
        assert shown.size == (8, 8)
    assert left_out(data) == ("links on pictures",)


@pytest.mark.parametrize(
    "attributes, embed, crop, file, expected",
    [
        ("", "link", "", png(), "a picture that is fetched"),
        ("hidden='1'", "embed", "", png(), "a hidden picture"),
        ("", "embed", "<a:srcRect l='90000'/>", png(), "the crop"),
        ("", "embed", "", b"GIF89a canary", "a picture that is no PNG"),
        ("", "embed", "", b"<svg>canary</svg>", "a picture that is no PNG"),
        ("", "embed", "", png()[:40], "a picture that is no PNG"),
        ("", "embed", "", jpeg()[:60], "a picture that is no PNG"),
    ],
)
def test_other_pictures_stay_behind(attributes: str, embed: str, crop: str, file: bytes, expected: str) -> None:
    picture = PICTURE.format(attributes, "", embed, crop)
    judge(with_header(picture, relation("rPicture", "image", "media/a.bin"), {"word/media/a.bin": file}), expected)


def test_a_picture_of_too_many_dots_is_none() -> None:
    vast = struct.pack(">II", 40_000, 40_000) + b"\x08\x00\x00\x00\x00"
    head = struct.pack(">I", 13) + b"IHDR" + vast + struct.pack(">I", zlib.crc32(b"IHDR" + vast))
    end = struct.pack(">I", 0) + b"IEND" + struct.pack(">I", zlib.crc32(b"IEND"))
    assert plain_picture(b"\x89PNG\r\n\x1a\n" + head + end) is None


def test_a_picture_from_outside_the_package_stays_behind() -> None:
    picture = PICTURE.format("", "", "embed", "")
    judge(
        with_header(picture, relation("rPicture", "image", "http://canary.example/a.png", external=True)), "a picture"
    )


ELSEWHERE = [
    (DOCUMENT, "<w:sectPr", "<w:altChunk r:id='x'/><w:p><w:r><w:t>canary</w:t></w:r></w:p>", ""),
    (SETTINGS, "<w:decimalSymbol", "<w:docVars><w:docVar w:name='canary'/></w:docVars>", "document variables"),
    (SETTINGS, "<w:decimalSymbol", "<w:attachedTemplate r:id='canary'/>", "a template"),
    (SETTINGS, "<w:decimalSymbol", "<w:mailMerge><w:query w:val='canary'/></w:mailMerge>", "a template"),
    (SETTINGS, "<w:decimalSymbol", "<w:rsids><w:rsid w:val='canary'/></w:rsids>", ""),
    (SETTINGS, "</w:compat>", "<w:compatSetting w:name='canary' w:uri='canary' w:val='15'/>", ""),
    (FONTS, "</w:font>", "<w:embedRegular r:id='x' w:fontKey='{canary}'/>", "embedded typefaces"),
    (FONTS, "</w:fonts>", "<w:font w:name='Canary Sans'/>", ""),
    (STYLES, "</w:styles>", "<w:style w:type='paragraph' w:styleId='canary'><w:name w:val='c'/></w:style>", ""),
    (STYLES, "<w:style ", "<w:latentStyles><w:lsdException w:name='canary'/></w:latentStyles>", ""),
    (STYLES, "<w:basedOn", "<w:aliases w:val='canary'/>", ""),
    (NUMBERING, "<w:lvl ", "<w:nsid w:val='CA0A41CA'/><w:name w:val='canary'/>", ""),
    (NUMBERING, "<w:num ", "<w:abstractNum w:abstractNumId='99'><w:name w:val='canary'/></w:abstractNum>", ""),
    (DOCUMENT, "<w:pgSz", "<w:sectPrChange w:author='canary'/><w:printerSettings r:id='canary'/>", ""),
    (RELATIONS, "</Relationships>", relation("c", "vbaProject", "vbaProject.bin"), "macros"),
    (RELATIONS, "</Relationships>", relation("d", "customXml", "../customXml/item1.xml"), ""),
    (RELATIONS, "</Relationships>", relation("e", "footnotes", "notes.xml"), ""),
    (RELATIONS, "</Relationships>", relation("f", "subDocument", "file:///canary", external=True), ""),
    (RELATIONS, "</Relationships>", relation("g", "theme", "theme.xml"), ""),
]
THEME = (
    b'<a:theme xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" name="canary"><a:themeElements>'
    b"<a:clrScheme name='canary'><a:dk1><a:sysClr val='windowText' lastClr='0A0B0C'/></a:dk1></a:clrScheme>"
    b"</a:themeElements><a:extLst><a:ext uri='canary'/></a:extLst></a:theme>"
)
FILES = {
    "word/vbaProject.bin": b"canary",
    "customXml/item1.xml": b"<canary/>",
    "word/notes.xml": b"<canary/>",
    "word/theme.xml": THEME,
    "docProps/custom.xml": b"<canary/>",
    "canary.txt": b"canary",
}


@pytest.mark.parametrize("file, before, text, expected", ELSEWHERE)
def test_what_other_parts_bring_stays_behind(file: str, before: str, text: str, expected: str) -> None:
    judge(package({file: [(before, text)]}, FILES), expected)


def test_a_name_of_a_style_that_the_header_uses_is_replaced_by_a_number() -> None:
    style = "<w:style w:type='paragraph' w:styleId='own'><w:name w:val='Canary Plan'/></w:style>"
    paragraph = "<w:p><w:pPr><w:pStyle w:val='own'/></w:pPr><w:r><w:t>shown</w:t></w:r></w:p>"
    data = package({STYLES: [("</w:styles>", style)], HEADER: [("</w:hdr>", paragraph)]})
    judge(data, "")
    assert 'w:val="Letterhead 1"' in part(render(brief(), data), STYLES)


def test_white_text_on_a_coloured_band_is_shown() -> None:
    shaded = "<w:shd w:val='clear' w:fill='003366'/>"
    data = with_header(hidden("shown", f"<w:color w:val='FFFFFF'/>{shaded}"))
    assert "shown" in part(render(brief(), data), HEADER)
    assert left_out(data) == ()


def test_a_table_in_a_header_keeps_its_shape_and_loses_its_deleted_rows() -> None:
    def row(words: str, properties: str = "") -> str:
        width = "<w:tcPr><w:tcW w:w='5000' w:type='dxa'/></w:tcPr>"
        return f"<w:tr>{properties}<w:tc>{width}<w:p><w:r><w:t>{words}</w:t></w:r></w:p></w:tc></w:tr>"

    whole_row, deleted, unseen = (
        f"<w:trPr><w:cantSplit/>{mark}</w:trPr>" for mark in ("", "<w:del w:author='canary'/>", "<w:hidden/>")
    )
    rows = row("shown", whole_row) + row("canary", deleted) + row("canary", unseen)
    look = "<w:tblPr><w:tblCaption w:val='canary'/><w:tblW w:w='5000' w:type='dxa'/></w:tblPr>"
    table = f"<w:tbl>{look}<w:tblGrid><w:gridCol w:w='5000'/></w:tblGrid>{rows}</w:tbl>"
    data = package({HEADER: [("<w:p>", table)]})
    judge(data, "tracked deletions")
    assert part(render(brief(), data), HEADER).count("<w:tr>") == 1


@pytest.mark.parametrize(
    "file, content",
    [
        (STYLES, b"<w:styles xmlns:w='x'>" + b"<w:style/>" * 200_000 + b"</w:styles>"),
        (STYLES, b"<a>" + b" " * 5_000_000 + b"</a>"),
        (DOCUMENT, b"<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>"),
        (HEADER, b"<a>" * 100_000),
    ],
)
def test_a_bomb_is_told_and_costs_little(file: str, content: bytes) -> None:
    packed = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(reference_document())) as old,
        zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for entry in old.infolist():
            new.writestr(entry.filename, content if entry.filename == file else old.read(entry))
    ((subject, said),) = problems(packed.getvalue())
    assert (subject, said.split(": ")[0]) == ("document", "is not a Word document (.docx) that can be read")
    assert left_out(packed.getvalue()) == ()


WRAPPERS = (
    "{}",
    "<w:ins w:author='canary'>{}</w:ins>",
    "<w:sdt><w:sdtContent>{}</w:sdtContent></w:sdt>",
    "<w:hyperlink w:anchor='canary'>{}</w:hyperlink>",
    "<w:smartTag>{}</w:smartTag>",
    field("QUOTE canary", "{}").replace("<w:r><w:t>{}</w:t></w:r>", "{}"),
)


@pytest.mark.parametrize("seed", range(100))
def test_no_mixture_of_what_stays_behind_comes_along(seed: int) -> None:
    """Snippets of the tables above inside one another and in several parts at once."""
    chance = random.Random(seed)  # noqa: S311 (the same mixtures every time)
    content = ""
    for snippet, _ in chance.sample([*LIVE, *HIDDEN], 4):
        content += chance.choice(WRAPPERS).replace("{}", snippet)
    changes: dict[str, list[tuple[str, str]]] = {HEADER: [("</w:p>", content)]}
    for file, before, text, _ in chance.sample(ELSEWHERE, 3):
        changes[file] = [*changes.get(file, []), (before, text)]
    changes[STYLES] = [*changes.get(STYLES, []), ("</w:styles>", UNSEEN_STYLE)]
    data = package(changes, FILES)
    document = render(brief(), data)
    assert "canary" not in whole(document).lower()
    assert faults(document) == []
    assert letterhead(letterhead(data).data).left_out == ()
