"""A file that the user names may be anything: one that is no plain file, or has no end, is told, and not waited for."""

import os
from pathlib import Path

import pytest

from briefgen.cli import main
from briefgen.storage.files import read_named
from tests.test_command import AS_OF, briefgen

COMMANDS = {
    "add": ("add",),
    "receive": ("receive",),
    "redline": ("redline", "talks", "--format=html", "--against"),
    "build": ("build", AS_OF, "--format=docx", "--jobs=1", "--reference-doc"),
    "list": ("list", "--since-version"),
}


@pytest.mark.parametrize("command", COMMANDS.values(), ids=COMMANDS)
@pytest.mark.parametrize("kind", ["a pipe", "a device without an end", "a folder", "nothing"])
def test_what_is_no_plain_file_is_told(
    tiny: Path, capsys: pytest.CaptureFixture[str], command: tuple[str, ...], kind: str
) -> None:
    path = {"a device without an end": Path("/dev/zero")}.get(kind, tiny.parent / "given.docx")
    if kind == "a pipe":
        os.mkfifo(path)
    elif kind == "a folder":
        path.mkdir()
    status, out, err = briefgen(tiny, *command, str(path), capsys=capsys)
    assert status in {1, 2}
    assert path.name in out + err
    assert "Traceback" not in out + err


def test_a_link_leads_to_the_file_that_is_meant(tiny: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tiny.parent / "linked.txt").symlink_to(tiny / "seeds/article.txt")
    assert main(["add", "--project", str(tiny), "--dry-run", "--id=again", str(tiny.parent / "linked.txt")]) in {0, 1}
    assert "cannot be read" not in capsys.readouterr().out


@pytest.mark.parametrize("path", ["/dev/zero", "/dev/null", "pipe"])
def test_a_pipe_or_a_device_is_not_even_read(tmp_path: Path, path: str) -> None:
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(OSError, match="no plain file"):
        read_named(tmp_path / path, 10)


def test_of_a_larger_file_one_byte_more_is_read_than_was_asked_for(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"x" * 100)
    assert (len(read_named(tmp_path / "file", 10)), len(read_named(tmp_path / "file", 200))) == (11, 100)
