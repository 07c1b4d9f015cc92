"""Files that are broken or made to do harm, each by name: what `briefgen add` must refuse with a finding."""

import io
import random
import zipfile
from collections.abc import Iterator
from pathlib import Path

ARTICLES = Path(__file__).parent / "articles"
_CONTENT = (
    '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.'
    'wordprocessingml.document.main+xml"/></Types>'
)
_RELATIONS = (
    '<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    '<Relationship Id="a" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"'
    ' Target="word/document.xml"/></Relationships>'
)
_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_DEEP = 50_000
_MIXED = b"From: a@b.example\nTo: x@y.example\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=b\n\n"
_RELATED = b"From: x\nMIME-Version: 1.0\nContent-Type: multipart/related; boundary=b\n\n"


def _noise(seed: int, size: int) -> bytes:
    return random.Random(seed).randbytes(size)  # noqa: S311 (to be the same every time)


def word(document: str | bytes, **more: str | bytes) -> bytes:
    """A Word document with this text as its main part."""
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", _CONTENT)
        archive.writestr("_rels/.rels", _RELATIONS)
        archive.writestr("word/document.xml", document)
        for name, text in more.items():
            archive.writestr(name, text)
    return data.getvalue()


def _entities() -> str:
    lines = '<!ENTITY a0 "ha">'
    lines += "".join(f'<!ENTITY a{number} "{f"&a{number - 1};" * 10}">' for number in range(1, 12))
    return (
        f'<?xml version="1.0"?><!DOCTYPE d [{lines}]>'
        f"<w:document {_W}><w:p><w:r><w:t>&a11;</w:t></w:r></w:p></w:document>"
    )


def _pdf(page: str = "", objects: str = "", trailer: str = "", count: int = 1) -> bytes:
    return (
        "%PDF-1.4\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n"
        f"2 0 obj\n<< /Type /Pages /Kids [3 0 R] /Count {count} >>\nendobj\n"
        f"3 0 obj\n<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] {page} >>\nendobj\n{objects}"
        f"trailer\n<< /Root 1 0 R /Size 9 {trailer} >>\n%%EOF\n"
    ).encode("latin-1")


def pages() -> Iterator[tuple[str, bytes]]:
    """Web pages."""
    yield "empty.html", b""
    yield "empty.txt", b"\n \n"
    yield "zeros.pdf", bytes(10_000)
    yield "spaces.html", b" " * 1_000_000
    yield "menus.html", b"<nav><a href=/>Home</a> <a href=/a>News</a></nav><footer>(c) 2026</footer>"
    links = "".join(f"<li><a href=/{number}>Section {number}</a></li>" for number in range(5_000))
    yield "links.html", f"<title>Menu</title><ul>{links}</ul>".encode()
    yield "script.html", b"<title>App</title><div id=root></div><script src=app.js></script>"
    yield "cookie.html", b"<title>Wait</title><p>We use cookies to make this site work.</p><button>Accept all</button>"
    yield "deep.html", b"<div>" * _DEEP + b"x" + b"</div>" * _DEEP
    yield "deeper.html", b"<b><i>" * 90_000
    yield "tags.html", b"<p>a</p>" * 300_000
    yield "attributes.html", b"<p " + b" ".join(b"a%d=1" % number for number in range(200_000)) + b">"
    yield "comment.html", b"<html><!--" + b"-" * 3_000_000
    yield "noscript.html", b"<noscript>" * 100_000
    yield "doctype.html", b'<!DOCTYPE html [<!ENTITY a "b"><!ENTITY c SYSTEM "file:///etc/passwd">]><p>&c;</p>'


def documents() -> Iterator[tuple[str, bytes]]:
    """Word documents."""
    yield "entities.docx", word(_entities())
    declared = '<?xml version="1.0"?><!DOCTYPE d [<!ENTITY x SYSTEM "file:///etc/passwd">]>'
    yield "outside.docx", word(f"{declared}<w:document {_W}><w:p><w:r><w:t>&x;</w:t></w:r></w:p></w:document>")
    yield "bomb.docx", word(b" " * 400_000_000)
    yield "bomb-of-text.docx", word(f"<w:document {_W}>".encode() + b"<w:p/>" * 3_000_000 + b"</w:document>")
    yield "deep.docx", word(f"<w:document {_W}>" + "<w:tbl>" * 100_000 + "</w:tbl>" * 100_000 + "</w:document>")
    yield "not-xml.docx", word("Talks")
    yield "no-text.docx", word(f"<w:document {_W}><w:p/></w:document>")
    yield "twice.docx", word(f"<w:document {_W}/>", **{"WORD/document.xml": "<a/>"})
    many = {f"word/{number}.xml": "" for number in range(3_000)}
    yield "many.docx", word(f"<w:document {_W}/>", **many)
    yield "name.docx", b"Talks began in Astana."
    plain = io.BytesIO()
    with zipfile.ZipFile(plain, "w") as archive:
        archive.writestr("a.txt", "Talks began.")
    yield "packed.zip", plain.getvalue()
    yield "sheet.xlsx", plain.getvalue()
    yield "locked.docx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(500) + "EncryptedPackage".encode("utf-16-le")
    yield "letter.msg", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(500) + "__substg1.0_".encode("utf-16-le")
    yield "old.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(500) + "WordDocument".encode("utf-16-le")


def portable() -> Iterator[tuple[str, bytes]]:
    """PDFs."""
    yield "scan.pdf", _pdf()
    yield "pages.pdf", _pdf(count=900_000_000)
    yield "cut.pdf", b"%PDF-1.7\n"
    yield (
        "circle.pdf",
        (
            b"%PDF-1.4\n1 0 obj\n<< /Type /Catalog /Pages 1 0 R /Kids [1 0 R] /Count 1 >>\nendobj\n"
            b"trailer\n<< /Root 1 0 R >>\n"
        ),
    )
    length = "4 0 obj\n<< /Length 1000000000 >>\nstream\nBT\n"
    yield "gigabyte.pdf", _pdf("/Contents 4 0 R", length)
    locked = "4 0 obj\n<< /Filter /Standard /V 1 /R 2 /P -4 /O (" + "a" * 32 + ") /U (" + "b" * 32 + ") >>\nendobj\n"
    yield "locked.pdf", _pdf("", locked, "/Encrypt 4 0 R /ID [(a) (a)]")
    strange = "4 0 obj\n<< /Filter /Other /V 9 >>\nendobj\n"
    yield "strange-lock.pdf", _pdf("", strange, "/Encrypt 4 0 R")


def others() -> Iterator[tuple[str, bytes]]:
    """What is no article at all."""
    yield "film.mp4", b"\x00\x00\x00\x18ftypmp42" + bytes(5_000)
    yield "film.mkv", b"\x1aE\xdf\xa3" + bytes(5_000)
    yield "film.avi", b"RIFF" + bytes(5_000)
    yield "film.html", b"\x00\x00\x00\x18ftypmp42" + bytes(5_000)
    yield "song.mp3", b"ID3" + bytes(5_000)
    yield "photo.jpg", b"\xff\xd8\xff\xe0" + bytes(5_000)
    yield "photo.png", b"\x89PNG\r\n\x1a\n" + bytes(5_000)
    yield "photo.pdf", b"\x89PNG\r\n\x1a\n" + bytes(5_000)
    yield "text.rtf", rb"{\rtf1 Talks began in Astana.}"
    yield "program.exe", b"MZ" + bytes(5_000)
    yield "archive.7z", b"7z\xbc\xaf\x27\x1c" + bytes(500)
    yield "page.webarchive", b"bplist00" + bytes(500)
    yield "noise.txt", _noise(1, 50_000)
    yield "noise.html", _noise(2, 50_000)
    yield "noise.eml", _noise(3, 50_000)
    yield "numbers.txt", b"1 2 3\n" * 1_000
    yield "large.txt", "слово ".encode() * 4_000_000


def mails() -> Iterator[tuple[str, bytes]]:
    """Mails, and pages saved as mails."""
    yield "no-mail.eml", b"Talks began in Astana."
    yield "headers.eml", b"From: a@b.example\r\nTo: c@d.example\r\nSubject: x\r\nDate: y\r\n\r\n"
    part = b"--b\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n"
    yield (
        "nested.eml",
        _MIXED + part * 20_000,
    )
    flat = b"--b\nContent-Type: image/png\n\nx\n"
    yield (
        "parts.eml",
        b"From: a@b.example\nTo: x@y.example\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=b\n\n"
        + flat * 5_000,
    )
    yield (
        "attached.eml",
        (
            b"From: a@b.example\nTo: x@y.example\nMIME-Version: 1.0\nContent-Type: application/pdf\n"
            b"Content-Disposition: attachment; filename=a.pdf\nContent-Transfer-Encoding: base64\n\nJVBERi0=\n"
        ),
    )
    yield (
        "no-page.mhtml",
        _RELATED + b"--b\nContent-Type: image/png\n\nx\n--b--",
    )
    yield "no-mail.mhtml", b"plain words without a header"


def by_chance() -> Iterator[tuple[str, bytes]]:
    """Word documents cut off or overwritten, PDFs that end after their first line, noise under every name."""
    chance = random.Random(20261127)  # noqa: S311 (to be the same every time)
    documents = [path.read_bytes() for path in sorted(ARTICLES.glob("*.docx"))]
    for number in range(70):
        data = documents[number % len(documents)]
        if number % 2:
            yield f"cut-{number}.docx", data[: chance.randrange(4, len(data) - 300)]
        else:
            end = data.rindex(b"PK\x05\x06")
            yield f"overwritten-{number}.docx", data[: end - 1_200] + chance.randbytes(1_200) + data[end:]
    for number in range(30):
        yield f"cut-{number}.pdf", b"%PDF-1.7\n" + chance.randbytes(chance.randrange(1, 4_000))
    for suffix in ("txt", "html", "eml", "mhtml", "pdf", "docx", "htm"):
        for number in range(6):
            yield f"noise-{number}.{suffix}", b"\x07\x00\x01" + chance.randbytes(chance.randrange(200, 9_000))


def all_of_them() -> list[tuple[str, bytes]]:
    """All hostile files by name."""
    return [*pages(), *documents(), *portable(), *others(), *mails(), *by_chance()]
