"""Serialization: the tree of an assembled document, as XML reads it, in; the HTML that browsers read as the same, out.

Templates write text that two kinds of programs read: an XML parser, which the checks see through, and browsers and
mail programs, which follow the HTML standard. The two differ (a comment may end at `<!-->` in a browser alone). So
nothing of the template's text is kept: what is written is made from the tree, without comments, prefixes and
declarations, and `differences` says where a browser would still make another tree of it, such as text in a table.
"""

from collections.abc import Iterator
from itertools import zip_longest
from typing import Any, Final, TypeAlias

from lxml import etree
from markupsafe import escape

_DOCTYPE: Final = "<!DOCTYPE html>\n"
_SVG: Final = "{http://www.w3.org/2000/svg}"
_XML: Final = "{http://www.w3.org/XML/1998/namespace}"
_VOID: Final = frozenset({"br", "col", "meta"})
_Shape: TypeAlias = tuple[str, tuple[tuple[str, str], ...], str]


def tree(html: str) -> etree._Element:
    """The document as XML; raises lxml's syntax error where it is not well-formed."""
    return etree.fromstring(html.encode(), etree.XMLParser(resolve_entities=False, no_network=True))


def declares(root: etree._Element) -> bool:
    """Whether the document type has declarations of its own, of which browsers know nothing."""
    return any(True for _ in _declared(root))


def _declared(root: etree._Element) -> Iterator[object]:
    found: Any = root.getroottree().docinfo.internalDTD
    if found is not None:
        yield from found.iterentities()
        yield from found.iterelements()


def name_of(name: str) -> str:
    """The name of an element or attribute as HTML has it: without its namespace, but for `xml:lang` and its kind."""
    space, _, local = name.rpartition("}")
    return f"xml:{local}" if space + "}" == _XML else local


def is_foreign(name: str, *, drawn: bool = True) -> bool:
    """Whether the name of an element, or of an attribute (`drawn=False`), has a namespace that is lost when written.

    A prefix makes `x:http-equiv` or `x:style` another thing for XML alone: browsers read what is written.
    """
    space = name.rpartition("}")[0] + "}" if name.startswith("{") else ""
    return space not in ({"", _SVG} if drawn else {"", _XML})


def is_drawn(element: etree._Element) -> bool:
    """Whether the element belongs to a picture, and not to HTML."""
    return str(element.tag).startswith(_SVG)


def as_html(root: etree._Element) -> str:
    """The document as HTML that is well-formed XML, too."""
    return _DOCTYPE + "".join(_written(root))


def _written(element: etree._Element) -> Iterator[str]:
    """The element and what is in it; a reader of XML has bounded how deep that may go."""
    name = name_of(str(element.tag))
    attributes = "".join(f' {name_of(str(key))}="{_quoted(str(value))}"' for key, value in element.attrib.items())
    space = f' xmlns="{_SVG[1:-1]}"' if name == "svg" else ""
    if name in _VOID or (is_drawn(element) and not len(element) and not element.text):
        yield f"<{name}{space}{attributes}/>"
        return
    yield f"<{name}{space}{attributes}>"
    yield (element.text or "") if name == "style" else _quoted(element.text or "")
    for child in element:
        if isinstance(child.tag, str):
            yield from _written(child)
        yield _quoted(child.tail or "")
    yield f"</{name}>"


def _quoted(text: str) -> str:
    """The text for a place between tags or quotation marks; a bare return would be read as a line feed."""
    return str(escape(text)).replace("\r", "&#13;")


def differences(html: str) -> Iterator[str]:
    """What a browser would read otherwise than it stands in the document, in the order of the text; at most one."""
    from tinyhtml5 import parse  # noqa: PLC0415 (only the document of a stranger's template is read twice)

    for ours, theirs in zip_longest(_shapes(tree(html)), _shapes(parse(html, namespace_html_elements=False))):
        if ours != theirs:
            name, _, text = ours or theirs or ("", (), "")
            yield f"a browser would read <{name[:40]}> ‘{text[:40]}’ otherwise than it stands here"
            return


def _shapes(root: Any) -> Iterator[_Shape]:
    """Every element in order: name, attributes and its own words; the two parsers' trees have the same methods."""
    for element in root.iter():
        if not isinstance(element.tag, str):
            yield "!", (), ""
            continue
        words = " ".join(" ".join((element.text or "", *(child.tail or "" for child in element))).split())
        attributes = ((name_of(str(key)), str(value)) for key, value in element.attrib.items())
        depth = sum(1 for _ in element)
        yield f"{name_of(element.tag)}/{depth}", tuple(sorted(pair for pair in attributes if pair[0] != "xmlns")), words
