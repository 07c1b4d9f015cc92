"""What the renderers need of the machine: libraries and typefaces, found as the system finds them.

What is missing is said in one line, all of it at once, with what installs it on Debian and Ubuntu.
"""

import ctypes
import ctypes.util
import os
import shutil
import subprocess
import sys
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from functools import cache
from itertools import islice
from pathlib import Path
from typing import Final

from briefgen.renderers.interface import EnvironmentBrokenError

FAMILIES: Final = ("PT Sans", "PT Serif")
STYLES: Final = ("Regular", "Italic", "Bold", "Bold Italic")
FONT_PACKAGE: Final = "fonts-paratype"
# The files of the typefaces by family and style, as ParaType and as Google publish them.
_NAMES: Final = {
    "PTS55F": (0, 0), "PTS56F": (0, 1), "PTS75F": (0, 2), "PTS76F": (0, 3),
    "PTF55F": (1, 0), "PTF56F": (1, 1), "PTF75F": (1, 2), "PTF76F": (1, 3),
    "PT_Sans-Web-Regular": (0, 0), "PT_Sans-Web-Italic": (0, 1), "PT_Sans-Web-Bold": (0, 2),
    "PT_Sans-Web-BoldItalic": (0, 3), "PT_Serif-Web-Regular": (1, 0), "PT_Serif-Web-Italic": (1, 1),
    "PT_Serif-Web-Bold": (1, 2), "PT_Serif-Web-BoldItalic": (1, 3),
}  # fmt: skip
_FOLDERS: Final = {
    "win32": ("${WINDIR}/Fonts", "${LOCALAPPDATA}/Microsoft/Windows/Fonts"),
    "darwin": ("~/Library/Fonts", "/Library/Fonts", "/System/Library/Fonts", "/opt/homebrew/share/fonts"),
}
_OTHER_FOLDERS: Final = ("~/.local/share/fonts", "~/.fonts", "/usr/local/share/fonts", "/usr/share/fonts")
_MOST_FILES: Final = 50_000
_SECONDS: Final = 30


@dataclass(frozen=True, slots=True)
class Library:
    """A library of the system: its name for people, those that systems give its file, and Debian's package of it."""

    name: str
    files: tuple[str, ...]
    package: str


LIBRARIES: Final = (
    Library("GObject", ("libgobject-2.0.so.0", "libgobject-2.0-0.dll", "libgobject-2.0.0.dylib"), "libglib2.0-0"),
    Library("Pango", ("libpango-1.0.so.0", "libpango-1.0-0.dll", "libpango-1.0.0.dylib"), "libpango-1.0-0"),
    Library("PangoFT2", ("libpangoft2-1.0.so.0", "libpangoft2-1.0-0.dll", "libpangoft2-1.0.0.dylib"),
            "libpangoft2-1.0-0"),
    Library("HarfBuzz", ("libharfbuzz.so.0", "libharfbuzz-0.dll", "libharfbuzz.0.dylib"), "libharfbuzz0b"),
    Library("HarfBuzz-subset", ("libharfbuzz-subset.so.0", "libharfbuzz-subset-0.dll", "libharfbuzz-subset.0.dylib"),
            "libharfbuzz-subset0"),
    Library("fontconfig", ("libfontconfig.so.1", "libfontconfig-1.dll", "libfontconfig.1.dylib"), "libfontconfig1"),
)  # fmt: skip


def require(formats: Collection[str]) -> None:
    """Raises EnvironmentBrokenError, with all that is missing for these formats in its one line."""
    libraries = [each for each in LIBRARIES if not _loads(each)] if "pdf" in formats else []
    families = missing_families() if {"pdf", "docx"} & set(formats) else []
    if not libraries and not families:
        return
    parts = [_listed("library", "libraries", [each.name for each in libraries])] if libraries else []
    parts += [_listed("typeface", "typefaces", families)] if families else []
    packages = sorted({*(each.package for each in libraries), *([FONT_PACKAGE] if families else [])})
    remedy = f"on Debian or Ubuntu: apt install {' '.join(packages)}; elsewhere see docs/installing.md"
    raise EnvironmentBrokenError(f"missing on this machine: {' and '.join(parts)}; {remedy}")


def _listed(one: str, many: str, names: list[str]) -> str:
    return f"the {one if len(names) == 1 else many} {', '.join(names)}"


@cache
def _loads(library: Library) -> bool:
    """Whether the system finds the library, under one of its usual names or as its own search says."""
    if any(_opens(name) for name in library.files):
        return True
    found = ctypes.util.find_library(library.files[0].removeprefix("lib").partition(".so")[0])  # it asks a compiler
    return found is not None and _opens(found)


def _opens(name: str) -> bool:
    try:
        ctypes.CDLL(name)
    except OSError:
        return False
    return True


def missing_families() -> list[str]:
    """The typefaces of the house of which a style is not there."""
    found = typeface_files()
    return [name for name in FAMILIES if any((name, style) not in found for style in STYLES)]


def house_font_files() -> tuple[str, ...]:
    """The files of the house's typefaces, in a fixed order; raises EnvironmentBrokenError where one is missing."""
    require(("docx",))
    found = typeface_files()
    return tuple(str(found[family, style]) for family in FAMILIES for style in STYLES)


@cache
def typeface_files() -> dict[tuple[str, str], Path]:
    """The file of each family and style of the house that this machine has; fontconfig is asked first."""
    return dict(_by_name()) | dict(_by_fontconfig())


def _by_fontconfig() -> Iterator[tuple[tuple[str, str], Path]]:
    program = shutil.which("fc-list")
    if program is None:
        return
    command = [program, "--format", "%{family}\t%{style}\t%{file}\n"]
    try:
        listed = subprocess.run(command, capture_output=True, timeout=_SECONDS, check=False).stdout  # noqa: S603
    except (OSError, subprocess.TimeoutExpired):
        return
    for line in listed.decode(errors="replace").splitlines()[:_MOST_FILES]:
        families, styles, file = (*line.split("\t"), "", "")[:3]
        for family in set(families.split(",")) & set(FAMILIES):
            for style in set(styles.split(",")) & set(STYLES):
                yield (family, style), Path(file)


def _by_name() -> Iterator[tuple[tuple[str, str], Path]]:
    """What lies in the folders where systems keep typefaces; only asked where there is no fontconfig program."""
    if shutil.which("fc-list") is not None:
        return
    for folder in _FOLDERS.get(sys.platform, _OTHER_FOLDERS):
        path = Path(os.path.expandvars(folder)).expanduser()
        for file in islice(path.rglob("*.[to]tf"), _MOST_FILES) if path.is_dir() else ():
            known = _NAMES.get(file.stem)
            if known:
                yield (FAMILIES[known[0]], STYLES[known[1]]), file
