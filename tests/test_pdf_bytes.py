"""The same inputs give the same file: in another process, folder and time zone, with another seed for hashes."""

import os
import subprocess
import sys
import zlib
from pathlib import Path

import pytest

from briefgen.renderers.pdf import render
from briefgen.renderers.pdf.saving import _FONT_PADDING, _TEXT_PADDING, padded
from tests.pdf_samples import tiny_page, tiny_pdf

ROOT = Path(__file__).parent.parent
RENDER = """
import hashlib, sys
from pathlib import Path
from briefgen.document.reader import read
from briefgen.renderers import Page
from briefgen.renderers.pdf import render
html = Path(sys.argv[1]).read_text(encoding="utf-8")
content, _ = read(html, "en/talks.html")
print(hashlib.sha256(render(Page("en/talks.html", html, content, b"{}")).data).hexdigest())
"""


def digest(html: Path, folder: Path, **environment: str) -> str:
    folder.mkdir()
    env = os.environ | environment | {"PYTHONPATH": str(ROOT)}
    done = subprocess.run([sys.executable, "-c", RENDER, html], cwd=folder, env=env, capture_output=True, check=True)
    return done.stdout.decode().strip()


def test_two_processes_write_the_same_bytes(tmp_path: Path) -> None:
    html = tmp_path / "talks.html"
    html.write_text(tiny_page().html, encoding="utf-8")
    first = digest(html, tmp_path / "a", PYTHONHASHSEED="1", TZ="Asia/Almaty", LC_ALL="C.UTF-8", SOURCE_DATE_EPOCH="0")
    second = digest(html, tmp_path / "b", PYTHONHASHSEED="2", TZ="America/New_York", LC_ALL="C")
    assert first == second
    assert len(first) == 64


def test_one_process_writes_the_same_bytes_twice() -> None:
    assert render(tiny_page()).data == tiny_pdf().data


@pytest.mark.parametrize("word", [b"/tmp/", b"/work/", b"/home/", b"/root/"])
def test_no_path_is_in_the_file(word: bytes) -> None:
    assert word not in tiny_pdf().data


@pytest.mark.parametrize("padding", [_TEXT_PADDING, _FONT_PADDING], ids=["text", "font"])
def test_no_stream_ends_in_what_looks_like_a_line_end_whatever_its_checksum(padding: bytes) -> None:
    streams = [bytes([first, second]) * times for first in range(256) for second in (0, 255) for times in (1, 40_000)]
    endings = {zlib.compress(data)[-1] for data in streams}
    assert endings == set(range(256))
    assert all(zlib.compress(padded(data, padding))[-1] != ord("\r") for data in streams)


def test_a_stream_that_ends_well_is_left_as_it_is() -> None:
    assert padded(b"as it is", b"\n") == b"as it is"
    assert b"\r\nendstream" not in tiny_pdf().data
