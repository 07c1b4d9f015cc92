"""The HTML output allows its own styles by their hash, and loads and runs nothing."""

import base64
import hashlib
import re
from pathlib import Path

import pytest

from briefgen.renderers.html import with_policy
from tests.test_command import AS_OF, briefgen, outputs

POLICY = re.compile(r'<meta http-equiv="Content-Security-Policy" content="([^"]*)"/>')


def policies(html: str) -> list[str]:
    return POLICY.findall(html)


def test_the_policy_allows_the_document_s_own_styles_and_nothing_else(
    tiny: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    briefgen(tiny, "build", AS_OF, "--format=html", capsys=capsys)
    html = outputs(tiny)["en/talks.html"].decode()
    (policy,) = policies(html)
    (style,) = re.findall(r"<style>(.*?)</style>", html, re.DOTALL)
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    assert policy == f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
    assert "unsafe" not in html
    assert html.index("Content-Security-Policy") < html.index("<title>")


@pytest.mark.parametrize("own", ["", '<meta http-equiv="Content-Security-Policy" content="default-src *"/>\n'])
def test_a_template_can_neither_forget_nor_widen_it(own: str) -> None:
    html = with_policy(f"<html><head>\n{own}<title>T</title></head><body><p>x</p></body></html>")
    assert policies(html) == ["default-src 'none'; style-src 'none'; base-uri 'none'; form-action 'none'"]


def test_nothing_in_a_document_asks_for_anything(tiny: Path, capsys: pytest.CaptureFixture[str]) -> None:
    briefgen(tiny, "build", AS_OF, "--format=html", capsys=capsys)
    html = outputs(tiny)["en/talks.html"].decode()
    assert not re.search(r"""<(script|link|img|iframe|object|embed)\b|\son\w+=|url\(\s*['"]?(?!#)|@import""", html)
