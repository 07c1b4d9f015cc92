"""The same content gives the same bytes, in another process, folder, time zone and hash seed; cost is linear."""

import hashlib
import os
import subprocess
import sys
import time
from pathlib import Path

from briefgen.renderers.docx import render
from tests.sample_content import chronology

ROOT = Path(__file__).parent.parent
SCRIPT = """
import hashlib, sys
sys.path.insert(0, sys.argv[1])
from briefgen.renderers.docx import render
from briefgen.renderers.docx.house import reference_document
from tests.sample_content import brief, chronology
for data in (render(brief()), render(chronology()), reference_document()):
    print(hashlib.sha256(data).hexdigest())
"""


def hashes(folder: Path, seed: str, zone: str) -> str:
    """The hashes of the documents as another process makes them."""
    return subprocess.run(
        [sys.executable, "-c", SCRIPT, str(ROOT)],
        cwd=folder,
        env=os.environ | {"PYTHONHASHSEED": seed, "TZ": zone, "LC_ALL": "C"},
        capture_output=True,
        text=True,
        check=True,
    ).stdout


def test_same_bytes_wherever_they_are_made(tmp_path: Path) -> None:
    first = hashes(tmp_path, "1", "Asia/Almaty")
    assert first == hashes(ROOT, "4242", "America/New_York")
    assert first.split()[1] == hashlib.sha256(render(chronology())).hexdigest()


def test_four_hundred_events_with_four_hundred_notes_take_less_than_a_second() -> None:
    content = chronology(400)
    render(content)
    start = time.process_time()
    render(content)
    assert time.process_time() - start < 1
