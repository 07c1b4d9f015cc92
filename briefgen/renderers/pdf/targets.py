"""Targets: what the links of a document lead to, in the document's own words, for who cannot see the page."""

from xml.etree.ElementTree import Element

from briefgen.renderers.pdf.line_ends import JOINER

_ENOUGH = 120


def descriptions(root: Element) -> dict[str, str]:
    """The words at the beginning of everything in the document that a link leads to, by its id."""
    wanted = {target[1:] for link in root.iter("a") if (target := link.get("href") or "").startswith("#")}
    return {name: _words(element) for element in root.iter() if (name := element.get("id") or "") in wanted}


def _words(element: Element) -> str:
    heading = next(
        (found for found in element.iter() if found.tag in {"h1", "h2", "h3"} or found.get("class") == "label"), element
    )
    return " ".join("".join(heading.itertext()).replace(JOINER, "").split())[:_ENOUGH]
