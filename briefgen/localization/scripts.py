"""Scripts that the house's fonts do not have: which runs of a text are written in one, and what they then need.

A name in Arabic or Chinese inside an English line keeps its order and its language if the run says both. The language
is the one most written in the script: a text that names another (`fa`, `ug`, `ja`) is marked by its own tag already.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from markupsafe import Markup

_BETWEEN: Final = r"[ \u00a0,.،؛:·\-–()‘’'\d]{0,6}"  # what may stand between two words of one run


@dataclass(frozen=True, slots=True)
class Script:
    """A script (ISO 15924): its letters as a character class, its direction, and Debian's package of a font for it."""

    code: str
    letters: str
    lang: str
    langs: frozenset[str]
    package: str
    is_rtl: bool = False


SCRIPTS: Final = (
    Script(
        "Arab",
        "\u0600-\u06ff\u0750-\u077f\u0870-\u08ff\ufb50-\ufdff\ufe70-\ufefc",
        "ar",
        frozenset({"ar", "fa", "ur", "ug", "ps", "ku"}),
        "fonts-noto-core",
        is_rtl=True,
    ),
    Script("Hebr", "\u0590-\u05ff\ufb1d-\ufb4f", "he", frozenset({"he", "yi"}), "fonts-noto-core", is_rtl=True),
    Script("Jpan", "\u3040-\u30ff", "ja", frozenset({"ja"}), "fonts-noto-cjk"),
    Script("Kore", "\u1100-\u11ff\u3130-\u318f\uac00-\ud7af", "ko", frozenset({"ko"}), "fonts-noto-cjk"),
    Script("Hani", "\u2e80-\u2fdf\u3005-\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003134f", "zh",
           frozenset({"zh", "ja"}), "fonts-noto-cjk"),
    Script("Deva", "\u0900-\u097f", "hi", frozenset({"hi", "mr", "ne"}), "fonts-noto-core"),
    Script("Thai", "\u0e00-\u0e7f", "th", frozenset({"th"}), "fonts-noto-core"),
    Script("Geor", "\u10a0-\u10ff\u1c90-\u1cbf", "ka", frozenset({"ka"}), "fonts-noto-core"),
    Script("Armn", "\u0530-\u058f", "hy", frozenset({"hy"}), "fonts-noto-core"),
    Script("Mong", "\u1800-\u18af", "mn", frozenset({"mn"}), "fonts-noto-core"),
)  # fmt: skip
_ANY: Final = re.compile(f"[{''.join(script.letters for script in SCRIPTS)}]")
_RUNS: Final = re.compile(
    "|".join(f"(?P<{s.code}>[{s.letters}]+(?:{_BETWEEN}[{s.letters}]+){{0,200}})" for s in SCRIPTS)
)
_BY_CODE: Final = {script.code: script for script in SCRIPTS}
_RIGHT_TO_LEFT: Final = re.compile(f"[{''.join(script.letters for script in SCRIPTS if script.is_rtl)}]")


def script_of(character: str) -> Script | None:
    """The script of a character, where it is one of these."""
    return next((script for script in SCRIPTS if re.match(f"[{script.letters}]", character)), None)


def is_right_to_left(text: str) -> bool:
    """Whether anything in a text runs from right to left."""
    return _RIGHT_TO_LEFT.search(text) is not None


def with_scripts_marked(words: Markup, lang: str) -> Markup:
    """The words with each run of such a script in a span that says its language and direction; the text has a language.

    A run in the text's own script is left as it is.
    """
    return Markup("".join(_marked(words, lang.partition("-")[0]))) if _ANY.search(words) else words  # noqa: S704 (escaped)


def _marked(words: str, lang: str) -> Iterator[str]:
    last = 0
    for run in _RUNS.finditer(words):
        script = _BY_CODE[run.lastgroup or ""]
        if lang in script.langs:
            continue
        direction = ' dir="rtl"' if script.is_rtl else ""
        yield f'{words[last : run.start()]}<span lang="{script.lang}"{direction}>{run.group()}</span>'
        last = run.end()
    yield words[last:]
