"""Where the lines of a PDF may end."""

from briefgen.renderers.pdf import render
from tests.pdf_samples import page_of, page_texts, tiny_page

PROSE = "".join(f"{'и' * (number % 40)} 3–4 декабря, 2026–2028. " for number in range(200))


def test_no_line_ends_inside_a_range_of_numbers() -> None:
    annex = f'<section class="annex"><h2>Long</h2><p>{PROSE}</p></section>'
    found = render(page_of(tiny_page().html.replace("</main>", f"{annex}</main>")))
    assert not found.findings
    lines = [line.strip() for text in page_texts(found.data) for line in text.splitlines()]
    assert sum("–" in line for line in lines) > 100
    assert [line for line in lines if line.endswith("–")] == []
