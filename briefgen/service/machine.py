"""The machine: whether it has what the formats need beyond Python; what is missing is said with its remedy."""

import shutil
import subprocess
from collections.abc import Collection
from typing import Final

from briefgen.renderers import EnvironmentBrokenError

FONTS: Final = ("PT Serif", "PT Sans")
_REMEDY: Final = "on Debian or Ubuntu: apt install fonts-paratype"


def require(formats: Collection[str]) -> None:
    """Raises where a font that the PDF is set in is missing."""
    if "pdf" not in formats:
        return
    program = shutil.which("fc-list")
    if program is None:
        message = "fontconfig is missing; on Debian or Ubuntu: apt install fontconfig fonts-paratype"
        raise EnvironmentBrokenError(message)
    listed = subprocess.run([program, ":", "family"], capture_output=True, text=True, check=False).stdout  # noqa: S603
    families = {family.strip() for line in listed.splitlines() for family in line.split(",")}
    missing = [font for font in FONTS if font not in families]
    if missing:
        message = f"the font {' and '.join(missing)} is missing; {_REMEDY}"
        raise EnvironmentBrokenError(message)
