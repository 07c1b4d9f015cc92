"""Where the lines of a PDF may end."""

from collections.abc import Iterator
from xml.etree.ElementTree import fromstring

import pytest
from pikepdf import Array, Dictionary, Object, Stream, String

from briefgen.renderers.pdf import render
from briefgen.renderers.pdf.line_ends import LineEnd, MainText
from tests.pdf_samples import opened, page_of, page_texts, tiny_page

PROSE = "".join(f"{'и' * (number % 40)} 3–4 декабря, 2026–2028, К.\u2011Ж. Токаев. " for number in range(200))


def test_no_line_ends_inside_a_range_of_numbers() -> None:
    annex = f'<section class="annex"><h2>Long</h2><p>{PROSE}</p></section>'
    found = render(page_of(tiny_page().html.replace("</main>", f"{annex}</main>")))
    assert not found.findings
    lines = [line.strip() for text in page_texts(found.data) for line in text.splitlines()]
    assert sum("–" in line for line in lines) > 100
    assert [line for line in lines if line.endswith(("–", "К.-"))] == []
    assert sum("К.-Ж." in line for line in lines) > 100


@pytest.mark.parametrize(
    "text, lines, ends",
    [
        ("с государствами-членами ЕС", ["с государствами-", "членами ЕС"], ["nothing", "nothing"]),
        ("с государствами-членами ЕС", ["с государ-", "ствами-", "членами ЕС"], ["divided word", "nothing", "nothing"]),
        ("a well-known site", ["a well-", "known", "site"], ["nothing", "space", "nothing"]),
        ("a well-\u2060known site", ["a well-", "known site"], ["nothing", "nothing"]),
        ("a well\u2010known site", ["a well\u2010", "known site"], ["nothing", "nothing"]),
        ("https://a.eu/visa-talks-2026", ["https://a.eu/visa-", "talks-", "2026"], ["nothing", "nothing", "nothing"]),
        ("сотруд\u00adничество", ["сотруд-", "ничество"], ["divided word", "nothing"]),
        ("сотрудничество", ["сотруд-", "ничество"], ["divided word", "nothing"]),
    ],
)
def test_only_a_hyphen_that_the_layout_added_is_a_soft_one(text: str, lines: list[str], ends: list[str]) -> None:
    source = MainText(fromstring(f"<body><main><p>{text}</p></main></body>"))  # noqa: S314 (our own words)
    assert [source.end_of(line) for line in lines] == [LineEnd(end) for end in ends]


def test_what_the_file_says_and_does_not_paint_holds_no_joiner() -> None:
    html = tiny_page().html
    ranges = html.replace("</h1>", " 3–4</h1>").replace("</h2>", " 3–4</h2>").replace("</title>", " 3–4</title>")
    ranges = ranges.replace('<span class="label">', '<span class="label">3–4 ')
    data = render(page_of(ranges)).data
    said = [text for thing in opened(data).objects for text in strings(thing)]
    assert sum("3–4" in text for text in said) > len(("title", "bookmark", "note"))
    assert [text for text in said if "\u2060" in text] == []
    assert "\u2060".encode() not in opened(data).Root.Metadata.read_bytes()


def strings(thing: Object) -> Iterator[str]:
    """Every text in an object and in what stands directly inside it."""
    match thing:
        case String():
            yield str(thing)
        case Array():
            for item in thing:
                yield from strings(item)
        case Dictionary() | Stream():
            for value in dict(thing.items()).values():
                if not (isinstance(value, (Array, Dictionary, Stream)) and value.is_indirect):
                    yield from strings(value)
