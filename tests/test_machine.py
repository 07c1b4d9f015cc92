"""What the machine lacks is said once, all of it, with exit status 3; and what it has is found wherever it lies."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from briefgen.renderers import machine
from tests.conftest import ROOT

FONTS = "<?xml version='1.0'?><!DOCTYPE fontconfig SYSTEM 'fonts.dtd'><fontconfig><dir>{}</dir></fontconfig>"
# Hides libraries from the program as if they were not installed, and what another system does not have.
HIDING = """
import ctypes, os, sys
hidden = [name for name in os.environ.get("HIDDEN_LIBRARIES", "").split(",") if name]
class CDLL(ctypes.CDLL):
    def __init__(self, name, *more, **named):
        if any(part in str(name) for part in hidden):
            raise OSError(f"{name}: cannot open shared object file")
        super().__init__(name, *more, **named)
ctypes.CDLL = CDLL
if hidden:
    import ctypes.util
    ctypes.util.find_library = lambda name: None
"""
PARTS = {
    "typefaces": ("", True, ["the typefaces PT Sans, PT Serif", "fonts-paratype"]),
    "Pango": ("pango", False, ["the libraries Pango, PangoFT2", "libpango-1.0-0 libpangoft2-1.0-0"]),
    "HarfBuzz": ("harfbuzz", False, ["the libraries HarfBuzz, HarfBuzz-subset", "libharfbuzz-subset0"]),
    "fontconfig": ("fontconfig", False, ["the library fontconfig", "libfontconfig1"]),
    "all": ("pango,harfbuzz,fontconfig", True, ["PangoFT2, HarfBuzz, HarfBuzz-subset, fontconfig and the typefaces"]),
}
COMMANDS = {
    "build in one process": ("build", "--format=pdf", "--jobs=1"),
    "build in two": ("build", "--format=pdf,docx", "--jobs=2"),
    "digest": ("digest", "--week=2025-W51", "--format=eml"),
    "watch": ("watch", "--format=pdf"),
}


def environment(folder: Path, hidden: str, fonts: Path) -> dict[str, str]:
    (folder / "sitecustomize.py").write_text(HIDING, encoding="utf-8")
    (folder / "fonts.conf").write_text(FONTS.format(fonts), encoding="utf-8")
    paths = f"{folder}{os.pathsep}{ROOT}"
    return {
        **os.environ, "PYTHONPATH": paths, "HIDDEN_LIBRARIES": hidden, "FONTCONFIG_FILE": str(folder / "fonts.conf"),
    }  # fmt: skip


@pytest.mark.parametrize("command", COMMANDS.values(), ids=COMMANDS)
@pytest.mark.parametrize("hidden, fontless, said", PARTS.values(), ids=PARTS)
def test_all_that_is_missing_is_said_in_one_line(  # noqa: PLR0917 (a case of the table, and where it is tried)
    tiny: Path, tmp_path: Path, command: tuple[str, ...], hidden: str, fontless: bool, said: list[str]
) -> None:
    nowhere = tmp_path / "nowhere"
    nowhere.mkdir()
    env = environment(nowhere, hidden, nowhere if fontless else Path("/usr/share/fonts"))
    words = [sys.executable, "-m", "briefgen", *command, "--project", str(tiny), "--as-of=2026-11-22"]
    done = subprocess.run(words, env=env, capture_output=True, text=True, timeout=60, check=False)
    lines = [line for line in done.stderr.splitlines() if "status=broken" not in line and "is not over" not in line]
    assert (done.returncode, len(lines)) == (3, 1), done.stderr
    assert lines[0].startswith("briefgen: missing on this machine: ")
    assert all(words in lines[0] for words in said), lines[0]
    assert (command[0] == "digest") is ("status=broken" in done.stderr)


def test_what_needs_no_library_is_made_without_it(tiny: Path, tmp_path: Path) -> None:
    env = environment(tmp_path, "pango,harfbuzz,fontconfig", tmp_path)
    words = [sys.executable, "-m", "briefgen", "build", "--format=html", "--project", str(tiny), "--as-of=2026-11-22"]
    done = subprocess.run(words, env=env, capture_output=True, text=True, timeout=60, check=False)
    assert (done.returncode, (tiny / "output/en/talks.html").is_file()) == (0, True), done.stderr


@pytest.mark.parametrize("google", [False, True])
def test_without_fontconfigs_program_typefaces_are_found_in_the_folders_of_the_system(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, google: bool
) -> None:
    found = machine.typeface_files()
    folder = tmp_path / ".fonts/somewhere"
    folder.mkdir(parents=True)
    names = {place: name for name, place in machine._NAMES.items() if ("-" in name) is google}
    for (family, style), file in found.items():
        place = (machine.FAMILIES.index(family), machine.STYLES.index(style))
        shutil.copy(file, folder / f"{names[place]}.ttf")
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr(machine, "_OTHER_FOLDERS", ("~/.fonts",))
    assert {key: path.parent for key, path in machine._by_name()} == dict.fromkeys(found, folder)
    assert list(machine._by_fontconfig()) == []
