"""Activity: whether an assembled document is nothing but a document. What would run or load something is a finding.

The reader holds the main part to the vocabulary; this looks at all of it: the head, the picture, every attribute.
"""

import re
from collections.abc import Iterator
from typing import Final

from lxml import etree

from briefgen.document import vocabulary
from briefgen.document.codes import ACTIVE_CONTENT
from briefgen.findings import Finding, Span

_DRAWN: Final = frozenset({
    "svg", "g", "path", "rect", "circle", "ellipse", "line", "polyline", "polygon", "text", "tspan", "title", "desc",
    "defs", "linearGradient", "radialGradient", "stop", "clipPath", "pattern",
})  # fmt: skip
_KNOWN: Final = vocabulary.ELEMENTS | _DRAWN
_LOADING: Final = frozenset({
    "src", "srcset", "srcdoc", "data", "action", "formaction", "background", "poster", "ping", "manifest", "style",
})  # fmt: skip
_HARMLESS: Final = re.compile(r"#.*|https?://[^\s]*|mailto:[^\s]*", re.DOTALL)
_POLICY: Final = "content-security-policy"


def activity(html: str, name: str) -> Iterator[Finding]:
    """What in a document would run or load something; lines are those of the HTML."""
    if "<!ENTITY" in html:
        yield ACTIVE_CONTENT.at(Span(name), "the document defines entities")
    root = etree.fromstring(html.encode(), etree.XMLParser(resolve_entities=False, no_network=True))
    for node in root.getroottree().iter():
        line = node.sourceline if isinstance(node.sourceline, int) else 1
        for what in _faults(node):
            yield ACTIVE_CONTENT.at(Span(name, line), what)


def _faults(node: etree._Element) -> Iterator[str]:
    kind: object = node.tag
    if not isinstance(kind, str):
        if kind is not etree.Comment:
            yield "an instruction to the reader’s program"
        return
    tag = kind.rpartition("}")[2]
    if tag not in _KNOWN:
        yield f"the element <{tag[:40]}>"
    if tag == "meta" and (node.get("http-equiv") or _POLICY).lower() != _POLICY:
        yield "a <meta> that steers the browser"
    for key, value in node.attrib.items():
        attribute = str(key).rpartition("}")[2].lower()
        if attribute.startswith("on") or attribute in _LOADING:
            yield f"the attribute {attribute[:40]} of <{tag[:40]}>"
        if attribute == "href" and not _HARMLESS.fullmatch(str(value)):
            yield f"a link to ‘{str(value)[:60]}’"
