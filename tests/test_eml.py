"""A digest as a message: readable anywhere, the same bytes always, addressed to nobody but whom the project names."""

import email
import email.header
import email.policy
from email.message import EmailMessage
from email.policy import SMTP
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefgen.document.enclosure import Enclosure, Letter
from briefgen.document.reader import read
from briefgen.renderers import Page, Rendered, eml, pdf
from briefgen.renderers.html import with_policy
from tests.test_command import briefgen

HTML = """<html lang="{lang}"><head><title>{title}</title>
<meta name="briefgen.marking" content="PUBLIC SOURCES"/><meta name="dcterms.created" content="2025-12-21"/></head>
<body><main><section id="a"><h1>{title}</h1><p>Words<a class="note-ref" href="#note-1">1</a> and more.</p>
<table class="timeline"><colgroup><col data-width="20"/><col data-width="80"/></colgroup>
<thead><tr><th scope="col">D</th><th scope="col">E</th></tr></thead>
<tbody><tr><td>2 Dec 2025</td><td>Talks begin</td></tr></tbody></table>
<ol class="notes"><li><p>Source: «слова».</p></li></ol></section></main></body></html>"""


@pytest.fixture(autouse=True)
def _no_layout(monkeypatch: pytest.MonkeyPatch) -> None:
    """The PDF is another test's subject."""
    monkeypatch.setattr(pdf, "render", lambda _page: Rendered(b"%PDF-1.7 \x00\xff", pages=2))


def page(title: str = "Weekly digest 2025-W51", lang: str = "en", letter: Letter = Letter()) -> Page:  # noqa: B008
    html = HTML.format(title=title.replace("&", "&amp;").replace("<", "&lt;"), lang=lang)
    content, findings = read(html, "en/digest-2025-W51.html")
    assert content is not None, findings
    return Page("en/digest-2025-W51.html", html, content, enclosure=Enclosure(letter=letter))


def parsed(data: bytes) -> EmailMessage:
    message = email.message_from_bytes(data, policy=SMTP)
    assert isinstance(message, EmailMessage)
    assert not message.defects
    assert all(not part.defects for part in message.walk())
    return message


def test_a_message_has_plain_text_and_html_as_alternatives_and_the_pdf_attached() -> None:
    message = parsed(eml.render(page()).data)
    types = [part.get_content_type() for part in message.walk()]
    assert types == ["multipart/mixed", "multipart/alternative", "text/plain", "text/html", "application/pdf"]
    assert (message["Subject"], message["Content-Language"]) == ("Weekly digest 2025-W51 [PUBLIC SOURCES]", "en")
    assert message["Date"] == "Mon, 22 Dec 2025 00:00:00 +0000"
    (attached,) = message.iter_attachments()
    assert (attached.get_filename(), attached.get_content()) == ("digest-2025-W51.pdf", b"%PDF-1.7 \x00\xff")
    html = message.get_body(("html",))
    assert html is not None
    assert html.get_content().replace("\r\n", "\n").strip() == with_policy(page().html).strip()


def test_the_plain_text_says_everything_in_order() -> None:
    text = parsed(eml.render(page()).data).get_body(("plain",))
    assert text is not None
    words = text.get_content().replace("\r\n", "\n")
    assert "Words[1] and more." in words
    assert "2 Dec 2025          Talks begin" in words
    assert "[1] Source: «слова»." in words
    assert words.index("Words") < words.index("Talks begin") < words.index("Source") < words.index("PUBLIC SOURCES")
    assert all(len(line) <= 72 for line in words.splitlines())


def test_nobody_is_named_unless_the_project_names_them() -> None:
    message = parsed(eml.render(page()).data)
    assert (message["From"], message["To"], message["X-Unsent"]) == (None, None, "1")
    letter = Letter("desk@example.org", ("a@example.org", "b@example.org"))
    message = parsed(eml.render(page(letter=letter)).data)
    assert (message["From"], message["To"]) == ("desk@example.org", "a@example.org, b@example.org")
    assert message["X-Unsent"] is None


@pytest.mark.parametrize(
    "title", ["Digest\r\nBcc: all@example.org", "Digest\nX: y", "A\u2028Bcc: x", "Ежедневник № 5 " * 20]
)
def test_a_title_cannot_become_a_header(title: str) -> None:
    message = parsed(eml.render(page(title)).data)
    assert set(message.keys()) == {"X-Unsent", "Subject", "Date", "MIME-Version", "Content-Type", "Content-Language"}


def test_every_line_is_ascii_and_short_enough_for_any_mail_server() -> None:
    data = eml.render(page("Еженедельный обзор", "ru")).data
    assert data.isascii()
    assert max(map(len, data.split(b"\r\n"))) <= 998
    assert data.count(b"\n") == data.count(b"\r\n")


def test_the_same_document_is_the_same_message() -> None:
    assert eml.render(page()).data == eml.render(page()).data
    assert eml.render(page()).data != eml.render(page("Other")).data


@pytest.mark.parametrize(
    "address", ["desk@example.org, b@example.org", "a b@example.org", "x@y\r\nBcc: z@example.org", "desk"]
)
def test_an_address_that_is_not_one_is_refused(tiny: Path, capsys: pytest.CaptureFixture[str], address: str) -> None:
    text = "digest:\n  mail:\n    to:\n    - " + f'"{address}"'.replace("\r\n", "\\r\\n") + "\n"
    (tiny / "project.yaml").write_text(text, encoding="utf-8")
    status, out, _ = briefgen(tiny, "check", capsys=capsys)
    assert (status, "is not a mail address" in out) == (1, True)


MIXED = ["EPCA", "визы", "Global", "Ақтау", "№", "2026-W09", "–", "«Каспий»", "a", "и", "(C5+1)"]
WORDS = st.lists(st.sampled_from(MIXED))


@given(WORDS)
def test_a_subject_of_mixed_scripts_keeps_its_words_and_spaces(words: list[str]) -> None:
    title = " ".join(["Обзор", *words])
    for policy in (SMTP, email.policy.compat32):
        subject = email.message_from_bytes(eml.render(page(title)).data, policy=policy)["Subject"]
        assert str(email.header.make_header(email.header.decode_header(subject))) == f"{title} [PUBLIC SOURCES]"
