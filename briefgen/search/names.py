"""Names across alphabets: one plain form for Tokayev, Токаев and Тоқаев, and for Vassilenko and Vasilenko.

It is made to be compared with its like and never to be read: sounds that one alphabet writes and another leaves out
(soft signs, й beside a vowel, doubled letters, a vowel at the end, which cases change) are gone from it.
"""

import re
from functools import lru_cache
from typing import Final

_SHORTEST: Final = 3
_CYRILLIC: Final = str.maketrans({
    "а": "a", "ә": "a", "б": "b", "в": "v", "г": "g", "ғ": "g", "д": "d", "е": "e", "ж": "j", "з": "z", "и": "i",
    "й": "i", "і": "i", "к": "k", "қ": "k", "л": "l", "м": "m", "н": "n", "ң": "n", "о": "o", "ө": "o", "п": "p",
    "р": "r", "с": "s", "т": "t", "у": "u", "ұ": "u", "ү": "u", "ф": "f", "х": "h", "һ": "h", "ц": "c", "ч": "c",
    "ш": "s", "щ": "s", "ъ": "", "ы": "i", "ь": "", "э": "e", "ю": "iu", "я": "ia",
})  # fmt: skip
# Latin spellings of one sound, the longer before the shorter; what stands for c here is the sound of ч and ц.
_LATIN: Final = (
    ("shch", "s"), ("tsch", "ç"), ("dzh", "j"), ("sch", "s"), ("sh", "s"), ("tch", "ç"), ("ch", "ç"), ("ts", "ç"),
    ("zh", "j"), ("kh", "h"), ("gh", "g"), ("ph", "f"), ("th", "t"), ("ck", "k"), ("oo", "u"), ("ou", "u"), ("x", "ks"),
    ("q", "k"), ("w", "v"), ("y", "i"),
)  # fmt: skip
_SOFT_C: Final = re.compile("c(?=[ei])")
_DJ: Final = re.compile("dj")
_DOUBLED: Final = re.compile(r"(.)\1+")
_GLIDE: Final = re.compile("i(?=[aeou])|(?<=[aeou])i")
_END: Final = re.compile("[aeiou]+$")


@lru_cache(maxsize=100_000)
def plain_name(word: str) -> str:
    """The plain form of a word in small letters without diacritics; empty where too little is left to go by."""
    if word.isascii():
        found = word
        for written, sound in _LATIN:
            found = found.replace(written, sound)
        found = _SOFT_C.sub("s", found).replace("c", "k").replace("ç", "c")
    else:
        found = word.translate(_CYRILLIC)
    found = _GLIDE.sub("", _DOUBLED.sub(r"\1", _DJ.sub("j", found)))
    shorter = _END.sub("", found)
    found = shorter if len(shorter) >= _SHORTEST else found
    return found if len(found) >= _SHORTEST and found.isalpha() else ""
