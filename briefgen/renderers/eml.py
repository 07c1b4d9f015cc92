"""A message (RFC 5322): plain text and HTML as alternatives, the PDF attached; nothing is sent.

Sender and recipients are written only where the project names them. The boundaries and the date follow from the
document, so that the same document is the same message.
"""

import hashlib
from datetime import UTC, date, datetime, time, timedelta
from email.header import Header
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime
from typing import Final

from briefgen.document.blocks import Properties
from briefgen.document.enclosure import Letter
from briefgen.renderers import pdf
from briefgen.renderers.html import with_policy
from briefgen.renderers.interface import Page, Rendered
from briefgen.renderers.text import as_text

_POLICY: Final = SMTP.clone(max_line_length=78, cte_type="7bit", refold_source="none")


def render(page: Page) -> Rendered:
    """The document as a message, with what was found while its PDF was made."""
    attached = pdf.render(page)
    if not attached.data:
        return Rendered(b"", findings=attached.findings)
    message = EmailMessage(policy=_POLICY)
    _address(message, page.content.properties, page.enclosure.letter)
    message.set_content(as_text(page.content), cte="quoted-printable")
    message.add_alternative(with_policy(page.html), subtype="html", cte="base64")
    message.add_attachment(attached.data, maintype="application", subtype="pdf", filename=_file_name(page))
    message["Content-Language"] = page.content.properties.lang
    _bound(message, page)
    return Rendered(message.as_bytes(), attached.pages, attached.findings)


def _address(message: EmailMessage, properties: Properties, letter: Letter) -> None:
    if letter.sender:
        message["From"] = Address(addr_spec=letter.sender)
    if letter.recipients:
        message["To"] = [Address(addr_spec=recipient) for recipient in letter.recipients]
    else:
        message["X-Unsent"] = "1"  # a mail program opens it as a draft
    message.set_raw("Subject", _encoded(_one_line(f"{properties.title} [{properties.marking}]")))
    message["Date"] = format_datetime(_morning_after(date.fromisoformat(properties.as_of)))


def _encoded(subject: str) -> str:
    """The subject as one text in encoded words (RFC 2047), or as it is in ASCII.

    The library's own folding encodes word by word where scripts change, and the spaces between words are then lost.
    """
    return Header(subject, "us-ascii" if subject.isascii() else "utf-8", header_name="Subject").encode(linesep="\r\n")


def _one_line(text: str) -> str:
    """The text without anything that could begin another header."""
    return " ".join("".join(character if character.isprintable() else " " for character in text).split())


def _morning_after(day: date) -> datetime:
    """Midnight after the day, in UTC: a message never depends on a clock or on a table of time zones."""
    return datetime.combine(day, time(), UTC) + timedelta(days=1)


def _file_name(page: Page) -> str:
    return page.name.rsplit("/", 1)[-1].removesuffix(".html") + ".pdf"


def _bound(message: EmailMessage, page: Page) -> None:
    """Gives each multipart a boundary that follows from the document; no encoded part can hold its `=_`."""
    digest = hashlib.sha256(page.html.encode()).hexdigest()[:32]
    for number, part in enumerate(part for part in message.walk() if part.is_multipart()):
        part.set_boundary(f"=_briefgen_{number}_{digest}")
