"""Whether an output has the words of the content: those missing and those added, in per cent of all.

Words are runs of letters: a note's number stands next to a word in one tool and apart in another.
"""

import re
import shutil
import subprocess
import unicodedata
import zipfile
from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import Final

from lxml import etree

from benchmarks.peers.content import Document

TOLERANCE: Final = 2.0  # per cent: a PDF cuts addresses, and a few words, at the ends of lines
_WORD: Final = re.compile(r"[^\W\d_]+")
_CUT: Final = re.compile("[-‐\u00ad]\n")
_PARTS: Final = re.compile(r"word/(document|footnotes|endnotes)\.xml")
_W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def missing_and_added(document: Document, file: Path) -> tuple[float, float] | None:
    """Shares in per cent; nothing where there is no pdftotext."""
    text = _of_word(file) if file.suffix == ".docx" else _of_pdf(file)
    if text is None:
        return None
    wanted = _words("".join(run.text for run in line) for line in document.lines())
    found = _words([text])
    return tuple(100 * part.total() / wanted.total() for part in (wanted - found, found - wanted))  # type: ignore[return-value]


def _words(texts: Iterable[str]) -> "Counter[str]":
    counted: Counter[str] = Counter()
    for text in texts:
        counted.update(_WORD.findall(unicodedata.normalize("NFKC", text).casefold()))
    return counted


def _of_pdf(file: Path) -> str | None:
    program = shutil.which("pdftotext")
    if program is None:
        return None
    done = subprocess.run([program, str(file), "-"], check=True, capture_output=True, text=True)  # noqa: S603 (found above)
    return _CUT.sub("", done.stdout)


def _of_word(file: Path) -> str:
    with zipfile.ZipFile(file) as package:
        roots = [etree.fromstring(package.read(name)) for name in package.namelist() if _PARTS.fullmatch(name)]
    return "\n".join("".join(map(_said, par.iter())) for root in roots for par in root.iter(f"{_W}p"))


def _said(element: etree._Element) -> str:
    if element.tag == f"{_W}t":
        return element.text or ""
    return " " if element.tag in {f"{_W}br", f"{_W}tab"} else ""
