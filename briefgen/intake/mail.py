"""A mail in, its article out; and a web page that a browser saved as a mail (MHTML)."""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from email import message_from_bytes
from email.errors import HeaderParseError
from email.header import decode_header
from email.message import Message
from email.utils import parseaddr, parsedate_to_datetime
from typing import Final

from briefgen.intake.article import Article, Imprint, TextBlock, composed
from briefgen.intake.boilerplate import begins_related, is_notice
from briefgen.intake.cleaning import cleaned, on_one_line
from briefgen.intake.encodings import DecodedText, UnfitEncodingError, declared_in, decode
from briefgen.intake.issuing import day_of
from briefgen.intake.languages import language_of
from briefgen.intake.page import article_of_page
from briefgen.intake.page_blocks import PageBlock, blocks_of
from briefgen.intake.page_tree import tree_of
from briefgen.intake.refusals import Refusal

MAX_PARTS: Final = 500
_REPLY: Final = re.compile(r"^(?:\s*(?:re|fwd?|fw|отв|ответ|пересл|пер|hа)\s*(?:\[\d+\])?\s*:\s*)+", re.IGNORECASE)
_SIGNATURE: Final = re.compile(
    r"^(--\s*$|_{5,}\s*$|-{5,}\s*$|(с уважением|құрметпен|(kind |best )?regards|sincerely|yours)[,.! ]*$)",
    re.IGNORECASE | re.MULTILINE,
)
_QUOTED: Final = re.compile(
    r"^\s*>|^(on .{5,80} wrote:|.{5,80} (писал|пишет|написал)\(?а?\)?:)\s*$|^-{3,}\s*(original message"
    r"|исходное сообщение|пересылаемое сообщение|forwarded message)",
    re.IGNORECASE,
)
_FORWARDED: Final = re.compile(
    r"^-{3,} ?(?:original message|forwarded message|исходное сообщение|пересылаемое сообщение"
    r"|бағытталған хабар)[^\n]*\n"
    r"(?:[ \t]*\n)?(?:[^\n:]{2,20}:[^\n]*\n){1,8}",
    re.IGNORECASE | re.MULTILINE,
)
_FEW: Final = 15  # words: “for your information, please file”
_DASHES: Final = re.compile(r"^--[ \t]*$", re.MULTILINE)
_NARROW, _WIDE, _RAGGED = 60, 84, 6  # characters of lines in a mail that a program has broken
_TAIL: Final = re.compile(
    r"unsubscribe|отписаться|view (it |this |the )?(email |message )?(in|online)|open in (your )?browser"
    r"|если письмо не отображается|бас тарту|жазылымнан",
    re.IGNORECASE,
)
_TIGHT: Final = frozenset({"li", "tr", "dd", "dt"})
_LINKS: Final = 0.7


def mail_article(data: bytes, encoding: str | None, *, everything: bool) -> Article:
    """The article of a mail: its subject is the title, its day that of the sending. Raises Refusal."""
    message = message_from_bytes(data)
    parts = list(_parts(message))
    name, html = _body(parts)
    if html is not None:
        blocks = _of_page(_decoded(html, encoding), everything=everything)
    elif name is not None:
        blocks = _of_text(_decoded(name, encoding).text, everything=everything)
    else:
        raise Refusal("no-article", "the mail has no text of its own", "save what is attached to it and add that")
    if not any(block.inside and re.search(r"\w{2}", block.text) for block in blocks):
        raise Refusal("no-article", "the mail holds no text but links and notices")
    title = on_one_line(_REPLY.sub("", _header(message, "Subject"))) or None
    made = composed(title, blocks)
    sender, address = parseaddr(_header(message, "From"))
    imprint = Imprint(
        title=title,
        publisher=on_one_line(_header(message, "Organization")) or _organisation(sender, address),
        author=on_one_line(sender) or None,
        issued=day_of(_header(message, "Date")),
        language=language_of(made.text[made.start : made.end], _header(message, "Content-Language") or None),
        type="personal_communication",
    )
    attached = [
        on_one_line(each.get_filename() or "") for each in parts if each.get_content_disposition() == "attachment"
    ]
    remarks = (f"the mail has attachments, which are not taken in: {', '.join(attached[:5])}",) if attached else ()
    return Article(
        made.text, made.start, made.end, imprint, "message/rfc822", ".eml", left_out=made.left_out, remarks=remarks
    )


def saved_page_article(data: bytes, encoding: str | None, *, everything: bool) -> Article:
    """The article of a page that a browser saved as one file (MHTML), with its address. Raises Refusal."""
    message = message_from_bytes(data)
    pages = [part for part in _parts(message) if part.get_content_type() in {"text/html", "application/xhtml+xml"}]
    if not pages:
        raise Refusal("file-broken", "the file holds no page")
    article = article_of_page(_decoded(pages[0], encoding), everything=everything)
    address = _header(message, "Snapshot-Content-Location") or _header(pages[0], "Content-Location")
    given = re.fullmatch(r"https?://[^\s<>\"'`\\^{|}]{1,2000}", address.strip())
    imprint = article.imprint
    if given and not imprint.url:
        imprint = replace(imprint, url=given.group())
    if not imprint.publisher and imprint.url:
        imprint = replace(imprint, publisher=re.sub(r"^https?://(?:www\.)?([^/:]+).*$", r"\1", imprint.url))
    saved = _day(_header(message, "Date"))
    imprint = replace(imprint, accessed=saved or imprint.accessed)
    return replace(article, imprint=imprint, media_type="multipart/related", suffix=".mhtml")


def _parts(message: Message) -> Iterator[Message]:
    """The parts of a mail that hold no others, in order, within bounds."""
    waiting: list[Message] = [message]
    for _ in range(MAX_PARTS):
        if not waiting:
            return
        part = waiting.pop(0)
        if part.is_multipart():
            waiting[:0] = [each for each in part.get_payload() if isinstance(each, Message)]
        else:
            yield part
    raise Refusal("file-broken", f"the file has more than {MAX_PARTS} parts")


def _body(parts: list[Message]) -> tuple[Message | None, Message | None]:
    """The plain and the HTML text of a mail; the plain one alone where it says as much."""
    shown = [part for part in parts if part.get_content_disposition() != "attachment"]
    plain = next((part for part in shown if part.get_content_type() == "text/plain" and _bytes(part).strip()), None)
    html = next((part for part in shown if part.get_content_type() == "text/html" and _bytes(part).strip()), None)
    return plain, html


def _bytes(part: Message) -> bytes:
    data = part.get_payload(decode=True)
    return data if isinstance(data, bytes) else b""


def _decoded(part: Message, encoding: str | None) -> DecodedText:
    data = _bytes(part)
    declared = part.get_content_charset()
    if not declared or declared in {"us-ascii", "ascii"}:
        declared = declared_in(data)
    return decode(data, encoding, declared)


def _header(message: Message, name: str) -> str:
    """A header as text, its encoded words put together; one that is amiss is read as far as it goes."""
    raw = str(message.get(name) or "").encode("utf-8", "surrogateescape").decode("utf-8", "replace")
    try:
        pieces = [_piece(*each) for each in decode_header(raw)]
    except (HeaderParseError, ValueError, IndexError, TypeError, LookupError):
        pieces = [raw]
    return " ".join("".join(pieces).split())


def _piece(piece: bytes | str, charset: str | None) -> str:
    """A piece of a header: text, or bytes in an encoding that it names, or that has to be guessed."""
    if isinstance(piece, str):
        return piece
    try:
        return decode(piece, declared=charset).text
    except UnfitEncodingError:
        return piece.decode("latin-1")


def _day(text: str) -> date | None:
    try:
        return parsedate_to_datetime(text).date()
    except (ValueError, TypeError, IndexError, OverflowError):
        return None


def _organisation(sender: str, address: str) -> str | None:
    """The domain of the sender, where it is no mail service's."""
    domain = address.rpartition("@")[2].lower()
    services = {
        "gmail.com",
        "mail.ru",
        "yandex.ru",
        "yandex.kz",
        "outlook.com",
        "hotmail.com",
        "yahoo.com",
        "inbox.ru",
        "bk.ru",
    }
    return domain if domain and domain not in services and sender else None


def _of_text(text: str, *, everything: bool) -> list[TextBlock]:
    """The paragraphs of a plain mail, its lines put together where the mail program has broken them."""
    whole = cleaned(text).strip("\n")
    before, after = _forwarded(whole)
    found = [TextBlock(each, inside=everything) for each in _paragraphs(before)]
    widest = max((len(line) for line in after.split("\n")), default=0)
    is_over = False
    for paragraph in _paragraphs(after):
        first = paragraph.split("\n", 1)[0]
        is_over = is_over or any(each.match(first) for each in (_SIGNATURE, _QUOTED)) or begins_related(first.strip())
        cut = _DASHES.search(paragraph)
        shown = _unwrapped(paragraph[: cut.start()] if cut else paragraph, widest)
        found.append(TextBlock(shown.strip("\n"), inside=everything or not (is_over or _is_tail(paragraph))))
        if cut:
            is_over = True
            found.append(TextBlock(paragraph[cut.start() :].strip("\n"), inside=everything))
    return found


def _forwarded(text: str) -> tuple[str, str]:
    """What stands before a message that is forwarded, with that one's headers, and the message; all is it without one.

    Where more than a few words stand before it, it is what they answer, and no article.
    """
    mark = _FORWARDED.search(text)
    if mark is None or len(text[: mark.start()].split()) > _FEW:
        return "", text
    return text[: mark.end()], text[mark.end() :].strip("\n")


def _paragraphs(text: str) -> list[str]:
    return [each for each in re.split(r"\n[ \t]*\n+", text) if each.strip()]


def _unwrapped(paragraph: str, widest: int) -> str:
    """A paragraph on one line, where its lines end since the next word would have gone beyond the widest."""
    if not _NARROW <= widest <= _WIDE:
        return paragraph
    lines = paragraph.split("\n")
    text = lines[0]
    last = len(lines[0])
    for line in lines[1:]:
        had_room = last + 1 + len(line.split(" ", 1)[0]) <= widest - _RAGGED
        text += ("\n" if had_room or not line.strip() or line[0] in " -–—•*>" else " ") + line
        last = len(line)
    return text


def _is_tail(text: str) -> bool:
    return is_notice(text) or (len(text) < 400 and _TAIL.search(text) is not None)  # noqa: PLR2004 (a paragraph is longer)


def _of_page(decoded: DecodedText, *, everything: bool) -> list[TextBlock]:
    """The blocks of a mail in HTML: all but what is hidden, links, notices, and what it answers."""
    blocks = blocks_of(tree_of(decoded.text))
    found: list[TextBlock] = []
    is_over = related = False
    for block in blocks:
        is_over = is_over or _SIGNATURE.match(block.text) is not None or _QUOTED.match(block.text) is not None
        related = begins_related(block.text) or (related and block.link_share > _LINKS)
        inside = not (is_over or related or _is_furniture(block))
        found.append(TextBlock(block.text, inside=everything or inside, tight=block.kind in _TIGHT))
    return found


def _is_furniture(block: PageBlock) -> bool:
    return (
        block.zone in {"hidden", "nav", "footer", "menu", "preheader"}
        or block.link_share > _LINKS
        or _is_tail(block.text)
    )
