"""Activity: whether an assembled document is nothing but a document. What would run or load something is a finding.

The reader holds the main part to the vocabulary; this looks at all of it: the head, the picture, every attribute, the
styles. Elements and attributes that are not known are refused, whatever they do.
"""

import re
from collections.abc import Iterator
from typing import Final

from lxml import etree

from briefgen.document import serialization, vocabulary
from briefgen.document.codes import ACTIVE_CONTENT, FETCH_REFUSED
from briefgen.findings import Finding, Span

_DRAWN: Final = frozenset({
    "svg", "g", "path", "rect", "circle", "ellipse", "line", "polyline", "polygon", "text", "tspan", "title", "desc",
    "defs", "linearGradient", "radialGradient", "stop", "clipPath", "pattern",
})  # fmt: skip
_ATTRIBUTES: Final = frozenset({
    "abbr", "charset", "class", "colspan", "content", "datetime", "dir", "headers", "href", "http-equiv", "id", "lang",
    "media", "name", "reversed", "role", "rowspan", "scope", "span", "start", "title", "translate", "type", "value",
})  # fmt: skip
_SHAPES: Final = frozenset({
    "class", "clip-path", "clip-rule", "clipPathUnits", "cx", "cy", "d", "dir", "direction", "display",
    "dominant-baseline", "dx", "dy", "fill", "fill-opacity", "fill-rule", "focusable", "font-family", "font-size",
    "font-style", "font-variant", "font-weight", "fx", "fy", "gradientTransform", "gradientUnits", "height", "id",
    "lang", "lengthAdjust", "letter-spacing", "offset", "opacity", "overflow", "paint-order", "pathLength",
    "patternContentUnits", "patternTransform", "patternUnits", "points", "preserveAspectRatio", "r", "role", "rotate",
    "rx", "ry", "shape-rendering", "spreadMethod", "stop-color", "stop-opacity", "stroke", "stroke-dasharray",
    "stroke-dashoffset", "stroke-linecap", "stroke-linejoin", "stroke-miterlimit", "stroke-opacity", "stroke-width",
    "text-anchor", "text-decoration", "text-rendering", "textLength", "transform", "version", "viewBox", "visibility",
    "width", "word-spacing", "x", "x1", "x2", "xml:lang", "xml:space", "y", "y1", "y2",
})  # fmt: skip
_OF_ALL: Final = re.compile(r"(aria|data)-[a-z][a-z-]*|xml:lang")
# A name before an @ is no host: https://europa.eu@evil.example leads to evil.example (RFC 3986 § 3.2.1).
_HARMLESS: Final = re.compile(r"#.*|https?://[^\s/?#\\@]+([/?#]\S*)?|mailto:\S*", re.DOTALL)
_POLICY: Final = "content-security-policy"
_PAINT: Final = re.compile(r"(?:[^\\(]|(?:translate|scale|rotate|skew[XY]|matrix|rgba?|hsla?)\(|url\(#[\w.-]+\))*")
# CSS Syntax 3 § 4.3: comments and strings are read first, and only then are escapes undone.
_SILENT: Final = re.compile(r"""/\*.*?(?:\*/|\Z)|"(?:[^"\\\n\r\f]|\\.)*"?|'(?:[^'\\\n\r\f]|\\.)*'?""", re.DOTALL)
_ESCAPE: Final = re.compile(r"\\([0-9a-fA-F]{1,6})\s?|\\(.)", re.DOTALL)
_FETCHING: Final = re.compile(
    r"@import|@font-face|\b(url|src|image|image-set|element|cross-fade|expression)\(|-moz-binding|\bbehavior\s*:|progid:"
)
_LARGEST: Final = 0x10FFFF


def activity(html: str, name: str) -> Iterator[Finding]:
    """What in a document would run or load something; lines are those of the HTML."""
    root = serialization.tree(html)
    if serialization.declares(root):
        yield ACTIVE_CONTENT.at(Span(name), "the document declares entities, elements or attributes")
    for node in root.getroottree().iter():
        line: object = node.sourceline
        at = Span(name, line if isinstance(line, int) else 1)
        for what in _faults(node):
            yield ACTIVE_CONTENT.at(at, what)
        if str(node.tag) == "style":
            asked = _FETCHING.search(_plain_css(node.text or ""))
            yield from [FETCH_REFUSED.at(at, f"a <style> asks for ‘{asked[0]}’")] if asked else ()


def _faults(node: etree._Element) -> Iterator[str]:
    kind: object = node.tag
    if not isinstance(kind, str):
        if kind is not etree.Comment:
            yield "an instruction to the reader’s program"
        return
    tag = serialization.name_of(kind)
    is_drawn = serialization.is_drawn(node)
    if serialization.is_foreign(kind):
        yield f"the element <{tag[:40]}> of a vocabulary that browsers do not know"
    if tag not in (_DRAWN if is_drawn else vocabulary.ELEMENTS):
        yield f"the element <{tag[:40]}>"
    if tag == "style":
        yield from _styling(node)
    if tag == "meta":
        yield from _steering(node)
    for key, value in node.attrib.items():
        if serialization.is_foreign(str(key), drawn=False):
            yield f"the attribute {serialization.name_of(str(key))[:40]} of a vocabulary that browsers do not know"
        yield from _attribute(tag, serialization.name_of(str(key)), str(value), is_drawn=is_drawn)


def _attribute(tag: str, name: str, value: str, *, is_drawn: bool) -> Iterator[str]:
    if name not in (_SHAPES if is_drawn else _ATTRIBUTES) and not _OF_ALL.fullmatch(name):
        yield f"the attribute {name[:40]} of <{tag[:40]}>"
    elif name == "href" and not _HARMLESS.fullmatch(value):
        yield f"a link to ‘{value[:60]}’"
    elif is_drawn and not _OF_ALL.fullmatch(name) and not _PAINT.fullmatch(value):
        yield f"the attribute {name} of <{tag[:40]}>, which names something outside"


def _steering(meta: etree._Element) -> Iterator[str]:
    if (meta.get("http-equiv") or _POLICY).strip().lower() != _POLICY:
        yield "a <meta> that steers the browser"
    if (meta.get("charset") or "utf-8").strip().lower() != "utf-8":
        yield "a <meta> that names another encoding than UTF-8"


def _styling(style: etree._Element) -> Iterator[str]:
    parent = style.getparent()
    if parent is None or parent.tag != "head":
        yield "a <style> outside the head"
    if len(style):
        yield "an element in a <style>"
    text = style.text or ""
    if "<" in text or "&" in text:  # a browser reads no escapes in there (HTML § 13.1.2.1)
        yield "a < or & in a <style>"


def _plain_css(css: str) -> str:
    """The styles without comments and strings, and their escapes undone."""

    def character(match: re.Match[str]) -> str:
        code = int(match[1], 16) if match[1] else 0
        return match[2] or (chr(code) if 0 < code <= _LARGEST else "\ufffd")

    return _ESCAPE.sub(character, _SILENT.sub(" ", css)).lower()
