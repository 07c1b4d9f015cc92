"""The tree of a web page, made within bounds, and with its body where that begins."""

import re
from typing import Final, TypeAlias

from lxml import etree, html

Element: TypeAlias = etree._Element  # noqa: SLF001 - lxml has no other name for the type
MAX_TAGS: Final = 200_000
_OF_HEAD: Final = re.compile(
    r"\s+|<!--.*?-->|<!doctype[^>]*>|<\?[^>]*>|</?(?:html|head|meta|link|base)(?:\s(?:[^>\"']|\"[^\"]*\"|'[^']*')*)?>"
    r"|<(script|style|title|noscript)(?:\s[^>]*)?>.*?</\1\s*>",
    re.IGNORECASE | re.DOTALL,
)
_WITHOUT_SCRIPTS: Final = re.compile(r"<noscript[^>]*>.*?</noscript\s*>", re.IGNORECASE | re.DOTALL)
_MOST_WITHOUT_SCRIPTS: Final = 200
_HEAD: Final = 4_000_000  # characters in which a body is looked for
_MOST_IN_HEAD: Final = 5_000  # elements


class UnreadablePageError(ValueError):
    """The page cannot be read; the message says why."""


def tree_of(text: str) -> Element:
    """The tree of a page; raises UnreadablePageError."""
    if text.count("<") > MAX_TAGS:
        raise UnreadablePageError(f"it has more than {MAX_TAGS:,} tags")
    if text.count("<noscript") < _MOST_WITHOUT_SCRIPTS:  # what is nested wrongly in one would take the page along
        text = _WITHOUT_SCRIPTS.sub(" ", text)
    text = _with_body(text)
    parser = html.HTMLParser(no_network=True, remove_pis=True, recover=True, encoding="utf-8")
    try:
        root = html.document_fromstring(text.encode("utf-8", "replace"), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError, AssertionError) as error:
        raise UnreadablePageError("it holds no page") from error
    return root


def _with_body(text: str) -> str:
    """The page with its body marked: a parser that does not know <nav> takes it for a part of the head."""
    if re.search(r"<body[\s>]", text[:_HEAD], re.IGNORECASE):
        return text
    at = 0
    for _ in range(_MOST_IN_HEAD):
        found = _OF_HEAD.match(text, at)
        if found is None or found.end() == at:
            break
        at = found.end()
    return f"{text[:at]}<body>{text[at:]}"
