"""What is judged is what browsers read: a document is written from the tree that the checks have seen."""

import itertools
import random
from email import message_from_bytes
from pathlib import Path
from typing import Any

import pytest
from tinyhtml5 import parse

from briefgen.document.activity import activity
from briefgen.document.reader import read
from briefgen.document.serialization import as_html, differences, tree
from tests.hostile import assert_harmless
from tests.test_command import AS_OF, briefgen, change, outputs
from tests.test_hostile_templates import PAGE, hostile

LIVE = {"script", "iframe", "object", "embed", "link", "base", "form", "img", "video", "audio", "noscript", "template"}
PAYLOADS = {
    "a refresh": '<meta http-equiv="refresh" content="0; url=http://evil.example/"/>',
    "a refresh in capitals": '<meta HTTP-EQUIV="refresh" content="0; url=http://evil.example/"/>',
    "a script": "<script>alert(1)</script>",
    "a picture": '<img src="http://evil.example/x.png"/>',
    "a sheet": '<link rel="stylesheet" href="http://evil.example/x.css"/>',
    "a base": '<base href="http://evil.example/"/>',
    "an event": '<p onclick="alert(1)">x</p>',
    "an address of a script": '<a href="javascript:alert(1)">x</a>',
}
# Each hides the payload from a reader of XML and shows it to browsers, or the other way round.
COVERS = {
    "bare": "{}",
    "an empty comment": "<!-->{}-->",
    "a comment of one dash": "<!--->{}-->",
    "a comment that a bang ends": "<!-- a --!>{}-->",
    "a comment": "<!-- {} -->",
    "a section": "<![CDATA[{}]]>",
    "a section in a comment": "<!--<![CDATA[-->{}<!--]]>-->",
    "an instruction": "<?x {} ?>",
    "a title": "<title>{}</title>",
    "a style": "<style><!--</style>{}<style>--></style>",
    "a style of XML": "<style><![CDATA[</style>{}<style>]]></style>",
    "the title of a picture": '<svg xmlns="http://www.w3.org/2000/svg" aria-label="x"><title>{}</title></svg>',
    "a picture": '<svg xmlns="http://www.w3.org/2000/svg" aria-label="x">{}</svg>',
    "a picture with a prefix": '<s:svg xmlns:s="http://www.w3.org/2000/svg" aria-label="x"><s:desc>{}</s:desc></s:svg>',
    "the style of a picture": '<svg xmlns="http://www.w3.org/2000/svg"><style><![CDATA[</style>{}]]></style></svg>',
    "a table": "<table>{}</table>",
    "an attribute": "<p title='{}'>x</p>",
}
PLACES = ("head", "main")


def document(where: str, what: str) -> str:
    head, main = (what if where == place else "" for place in PLACES)
    return (
        f'<!DOCTYPE html>\n<html lang="en"><head><title>T</title>{head}</head><body><main>{main}</main></body></html>'
    )


def judged(html: str) -> tuple[str, list[str]]:
    """What is written of a document, and everything that is said against it, as `service.documents` has it."""
    content, found = read(html, "x.html")
    if content is None:
        return "", [str(each.message) for each in found]
    against = [each.message for each in (*found, *activity(html, "x.html"))]
    written = as_html(tree(html))
    return written, against or list(differences(written))


def live(html: str) -> list[str]:
    """What a browser would run or load of a document."""
    found = []
    elements: Any = parse(html, namespace_html_elements=False).iter()
    for element in elements:
        if not isinstance(element.tag, str):
            continue
        name = element.tag.rpartition("}")[2]
        keys = {str(key).lower(): str(value) for key, value in element.attrib.items()}
        if name in LIVE or any(key.startswith("on") for key in keys) or keys.get("http-equiv", "") == "refresh":
            found.append(name)
        found += [value for key, value in keys.items() if key == "href" and value.startswith("javascript")]
    return found


@pytest.mark.parametrize("cover", COVERS.values(), ids=COVERS)
@pytest.mark.parametrize("payload", PAYLOADS.values(), ids=PAYLOADS)
def test_nothing_live_is_written_without_a_finding(cover: str, payload: str) -> None:
    for where in PLACES:
        written, against = judged(document(where, cover.format(payload)))
        assert against or not live(written), written


def test_the_covers_do_hide_something_from_a_reader_of_xml() -> None:
    """Else the test above would show nothing: as the text stands, a browser runs what no check has seen."""
    shown = [
        cover
        for cover, payload, where in itertools.product(COVERS, PAYLOADS.values(), PLACES)
        if live(html := document(where, COVERS[cover].format(payload)))
        and read(html, "x")[0] is not None
        and not list(activity(html, "x"))
    ]
    assert {"an empty comment", "a comment of one dash"} <= set(shown)


DULL = {
    "a comment": "<!-- kept to ourselves --><p>x</p>",
    "words that look live": "<p>&lt;script&gt; onclick=&quot;x&quot; &amp;amp; url(x)</p>",
    "a table": "<table><thead><tr><th scope='col'>a</th></tr></thead><tbody><tr><td>b</td></tr></tbody></table>",
    "a list in a list": "<ul><li>a<ul><li>b</li></ul></li></ul>",
    "a picture": '<figure><svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9" aria-label="x"><g fill="url(#a)" '
    'transform="translate(1 2)"><path d="M1 2"/></g><text x="1" font-size="9">a &lt; b</text></svg></figure>',
    "a return and other spaces": "<p>a&#13;b\u00a0c\u0085d</p>",
    "addresses": '<p><a href="https://example.org/a?b=c@d">x</a> '
    '<a href="mailto:a@b.example">y</a> <a href="#z">z</a></p>',
}


DECLARATIONS = ['<!ENTITY x "&#60;script>">', "<!ELEMENT p ANY>"]


@pytest.mark.parametrize("declaration", DECLARATIONS)
def test_a_document_declares_nothing(declaration: str) -> None:
    html = document("main", "<p>x</p>").replace("<!DOCTYPE html>", f"<!-- <html --><!DOCTYPE html [{declaration}]>")
    assert judged(html)[1]


def test_attributes_that_are_declared_are_seen_or_not_written() -> None:
    declared = '<!DOCTYPE html [<!ATTLIST p onclick CDATA "alert(1)">]>'
    written, against = judged(document("main", "<p>x</p>").replace("<!DOCTYPE html>", declared))
    assert against or "onclick" not in written


@pytest.mark.parametrize("main", DULL.values(), ids=DULL)
def test_a_plain_document_is_written_as_it_is_judged(main: str) -> None:
    written, against = judged(document("main", main))
    assert not against
    assert as_html(tree(written)) == written
    assert "kept to ourselves" not in written


OTHERWISE = {
    "words between rows": "<table><tbody>words<tr><td>x</td></tr></tbody></table>",
    "a row without a body": "<table><tr><td>x</td></tr></table>",
    "a paragraph in a link in a link": '<p><a href="#a">x<a href="#b">y</a></a></p>',
    "a list in a heading": "<p>x<ul><li>y</li></ul></p>",
}


@pytest.mark.parametrize("main", OTHERWISE.values(), ids=OTHERWISE)
def test_what_a_browser_would_read_otherwise_is_found(main: str) -> None:
    assert judged(document("main", main))[1]


NAMESPACES = ("urn:x", "http://www.w3.org/1999/xhtml", "http://www.w3.org/1999/xlink", "http://www.w3.org/2000/svg")
PREFIXED = {
    "a steering attribute": '<meta xmlns:x="{}" x:http-equiv="refresh" content="0; url=http://evil.example/"/>',
    "a charset": '<meta xmlns:x="{}" x:charset="utf-7"/>',
    "a style": '<x:style xmlns:x="{}">@import "http://evil.example/x.css";</x:style>',
    "a style by default": '<style xmlns="{}">@import "http://evil.example/x.css";</style>',
    "a meta": '<x:meta xmlns:x="{}" http-equiv="refresh" content="0; url=http://evil.example/"/>',
    "a link": '<p><a xmlns:x="{}" x:href="javascript:alert(1)">x</a></p>',
    "a link as an element": '<p><x:a xmlns:x="{}" href="javascript:alert(1)">x</x:a></p>',
    "a paragraph": '<x:p xmlns:x="{}">x</x:p>',
    "a title": '<p xmlns:x="{}" x:title="y" title="x">x</p>',
    "a policy": '<meta xmlns:x="{}" http-equiv="content-security-policy" x:content="y" content="default-src *"/>',
    "an event": '<p xmlns:x="{}" x:onclick="alert(1)">x</p>',
}


@pytest.mark.parametrize("space", NAMESPACES)
@pytest.mark.parametrize("what", PREFIXED.values(), ids=PREFIXED)
def test_a_prefix_hides_nothing(what: str, space: str) -> None:
    for where in PLACES:
        assert judged(document(where, what.format(space)))[1]


@pytest.mark.parametrize("seed", range(150))
def test_no_mixture_of_covers_and_prefixes_is_live(seed: int) -> None:
    """Payloads under two covers at once, with neighbours, in head and body; never live without a finding."""
    chance = random.Random(seed)  # noqa: S311 (the same mixtures every time)
    covers, spaces = [*COVERS.values()], [*NAMESPACES]
    payloads = [*PAYLOADS.values(), *(each.format(chance.choice(spaces)) for each in PREFIXED.values())]
    parts = []
    for _ in range(3):
        inner, outer = chance.choice(covers), chance.choice(covers)
        parts.append(outer.replace("{}", inner.replace("{}", chance.choice(payloads))))
    case = str.upper if seed % 5 == 0 else str
    for where in PLACES:
        written, against = judged(document(where, case("".join(parts[: seed % 3 + 1]))))
        assert against or not live(written), written


STYLES = {
    "a sheet": '@import "http://evil.example/x.css";',
    "a picture": "body { background: url(http://evil.example/x) }",
    "a picture in escapes": "body { background: u\\72l(http://evil.example/x) }",
    "a picture in long escapes": "body { background: \\000075 rl(http://evil.example/x) }",
    "a set of pictures": 'body { background: -webkit-image-set("http://evil.example/x" 1x) }',
    "a face": "@font-face { font-family: x; src: local(x) }",
    "a comment that hides nothing": "/* ' */ body { background: URL(//evil.example) } /* ' */",
    "a string that does not end": "a { content: 'x\n} b { background: url(//evil.example) }",
    "the end of its element": "a { content: '&lt;/style>' }",
}


@pytest.mark.parametrize("css", STYLES.values(), ids=STYLES)
def test_styles_fetch_nothing(css: str) -> None:
    assert judged(document("head", f"<style>{css}</style>"))[1]


def test_styles_may_speak_of_addresses() -> None:
    css = "/* url(x) */ @page { @top-left { content: \"see url(x) \\28 1\\29 'image('\" } } a > b { color: #123 }"
    written, against = judged(document("head", f"<style>{css}</style>"))
    assert not against
    assert css in written


@pytest.mark.parametrize(
    "address",
    ["https://europa.eu@evil.example", "https://europa.eu:x@evil.example/", "https://europa.eu\\@evil.example",
     "https:/evil.example", "//evil.example", "JavaScript:alert(1)", " https://x.example", "file:///etc/passwd"],
)  # fmt: skip
def test_an_address_that_is_not_what_it_seems_is_no_link(address: str) -> None:
    assert judged(document("main", f'<p><a href="{address}">x</a></p>'))[1]


def test_a_template_that_hides_a_refresh_in_a_comment_shows_it_to_nobody(
    tiny: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    cover = COVERS["an empty comment"].format(PAYLOADS["a refresh"])
    hostile(tiny, PAGE.replace("BODY", cover))
    status, out, err = briefgen(tiny, "build", AS_OF, "--format=html", capsys=capsys)
    html = outputs(tiny).get("en/talks.html", b"").decode()
    assert status == 0, out + err
    assert "refresh" not in html


def test_the_file_of_a_template_that_browsers_read_otherwise_is_not_written(tiny: Path) -> None:
    hostile(tiny, PAGE.replace("BODY", "</p><table><tbody>words<tr><td>x</td></tr></tbody></table><p>"))
    assert "template-not-well-formed" in assert_harmless(tiny, "build", "--format=html", AS_OF).out


@pytest.mark.slow
def test_a_message_carries_the_policy_too(tiny: Path, capsys: pytest.CaptureFixture[str]) -> None:
    change(tiny / "briefings/talks.yaml", "We welcome the mandate.", "We welcome it.")
    briefgen(tiny, "digest", "--week=2025-W51", "--format=eml", "--locale=en", capsys=capsys)
    (letter,) = [data for name, data in outputs(tiny).items() if name.endswith(".eml")]
    pages = [
        part.get_payload(decode=True)
        for part in message_from_bytes(letter).walk()
        if part.get_content_subtype() == "html"
    ]
    assert all(b"default-src 'none'; style-src 'sha256-" in page for page in pages if isinstance(page, bytes))
    assert len(pages) == 1
