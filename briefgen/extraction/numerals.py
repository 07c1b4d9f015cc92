"""Numbers in a text, in digits and in words, with the words that scale them: `12,500`, «1 млрд 200 млн», «екі жарым».

Digits may be grouped in two ways: `3,000` is three thousand, `3,5` three and a half, and `3,500` in Russian either;
such a number has both readings.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import lru_cache
from typing import Final

from briefgen.extraction.digits import GROUP, ORDINAL_ENDS, SHORT_SCALES, is_name, readings
from briefgen.extraction.number_words import NumberWord, Sense, counted_by, denominator, number_word
from briefgen.extraction.tokens import Token, TokenKind, spoken, tokens, words

_DIGIT: Final = re.compile(r"[\d½¼¾⅓]")
_FRACTIONS: Final = {"½": Decimal("0.5"), "¼": Decimal("0.25"), "¾": Decimal("0.75"), "⅓": 1 / Decimal(3)}
_CASE_ENDS: Final = re.compile(
    r"(?:[ғгқкдтнм][аеыі]н?|[днт][ыі]ң|[бмп]ен|[дт]ай|[дт]ей|[лдт][ыі][кқғг]\w*|ы|і|сы|сі|ін|інде|ында|ына|іне|інен)"
)
_HALF_MORE: Final = {"en": (("and", "a", "half"), ("and", "half")), "ru": (("с", "половиной"),)}


@dataclass(frozen=True, slots=True)
class Numeral:
    """A number as written: tokens from `first` to before `last`, and what it may mean in full, scales included."""

    first: int
    last: int
    readings: frozenset[Decimal]
    ordinal: bool = False
    part: bool = False  # a fraction in words: a quarter
    scaled: bool = False  # a word after it multiplies it
    digits: bool = False
    noun: str = ""  # the noun that is one word with it: лет of «10-летие»

    @property
    def value(self) -> Decimal:
        """The likeliest reading."""
        return min(self.readings) if self.scaled else max(self.readings)

    def times(self, power: Decimal) -> "Numeral":
        """The same number scaled by what stands after the next one: 3 of “3 and 5 million”."""
        return replace(self, readings=frozenset(reading * power for reading in self.readings), scaled=True)


def may_hold_numbers(text: str, lang: str) -> bool:
    """Whether a text has a digit or a number word at all; most have none, and this is quickly seen."""
    spoken_in = spoken(text, lang)
    return bool(_DIGIT.search(text)) or any(number_word(word, spoken_in) for word in words(text))


def numerals(found: Sequence[Token], lang: str) -> tuple[Numeral, ...]:
    """The numbers in the tokens of a text in a language, in order; names with digits (C5+1, COVID-19) are none."""
    each, at = [], 0
    while at < len(found):
        numeral = _Reader(found, lang, at).read() if _may_begin(found[at], lang) else None
        if numeral is not None:
            each.append(numeral)
        at = max(at + 1, numeral.last if numeral else _after_name(found, at))
    return tuple(each)


def _may_begin(token: Token, lang: str) -> bool:
    if token.kind is TokenKind.WORD:
        return number_word(token.text, lang) is not None
    return token.kind is TokenKind.DIGITS or token.text in _FRACTIONS


@lru_cache(maxsize=512)
def numerals_of(text: str, lang: str) -> tuple[Numeral, ...]:
    """The numbers in a text, by its tokens."""
    return numerals(tokens(text), lang)


def _after_name(found: Sequence[Token], at: int) -> int:
    """Where the next number may begin, if digits at a place belong to a name."""
    if found[at].kind is TokenKind.DIGITS:
        while at + 1 < len(found) and found[at].touches(found[at + 1]) and found[at + 1].kind is not TokenKind.SIGN:
            at += 1
    return at + 1


class _Reader:
    """Reads the one number that begins at a token, if one does."""

    def __init__(self, found: Sequence[Token], lang: str, first: int) -> None:
        self.found, self.lang, self.first, self.at = found, lang, first, first
        self.total = Decimal(0)  # what larger scales have closed
        self.current: frozenset[Decimal] = frozenset()
        self.scale: Decimal | None = None  # the last scale
        self.room = Decimal(0)  # what may still be added in words: after twenty, less than ten
        self.ordinal = self.digits = False

    def read(self) -> Numeral | None:
        token = self.found[self.first]
        if token.kind is TokenKind.DIGITS:
            if is_name(self.found, self.first, self.lang):
                return None
            self._take_digits(token)
        elif token.text in _FRACTIONS:
            return Numeral(self.first, self.first + 1, frozenset({_FRACTIONS[token.text]}), part=True)
        elif not (token.is_word and self._begins_in_words(token)):
            return None
        if part := self._part():
            return part
        while self._go_on():
            pass
        return self._numeral()

    def _numeral(self) -> Numeral | None:
        if not self.current and self.scale is None:
            return None
        readings = frozenset(self.total + each for each in self.current) or frozenset({self.total})
        found = Numeral(self.first, self.at, readings, self.ordinal, scaled=self.scale is not None, digits=self.digits)
        return self._with_end(found)

    # Digits

    def _take_digits(self, token: Token) -> None:
        self.digits = True
        following = self._near(1)
        scaled = bool(following and following.is_word and self._scale_of(following, token) is not None)
        self.current = frozenset(readings(token.text, self.lang, scaled=scaled))
        if self._is_negative(token):
            self.current |= {-each for each in self.current}
        self.at += 1
        self.room = Decimal(0)
        after = self._now()
        if after is not None and after.text in _FRACTIONS:  # 2½
            self.current = frozenset(each + _FRACTIONS[after.text] for each in self.current)
            self.at += 1
        self._mixed()

    def _is_negative(self, token: Token) -> bool:
        """Whether a hyphen touches the digits and nothing before them; it may also be a dash."""
        sign, before = self._near(-1), self._near(-2)
        return sign is not None and sign.text == "-" and sign.touches(token) and not (before and before.touches(sign))

    def _mixed(self) -> None:
        """A fraction in digits: 1/2 after 2."""
        slash, below = self._now(), self._near(1, self.at)
        if slash is None or slash.text != "/" or below is None or below.text not in {"2", "3", "4", "5"}:
            return
        over = self.found[self.at - 1]
        if over.touches(slash) and slash.touches(below) and len(over.text) == 1 and self.at - 1 == self.first:
            self.current = frozenset({Decimal(over.text) / Decimal(below.text)})
            self.at += 2

    # Words

    def _begins_in_words(self, token: Token) -> bool:
        word = number_word(token.text, self.lang)
        if word is None or word.indefinite or word.sense is Sense.HALF or _is_short_scale(token, word):
            return False
        if token.text == "both" and not self._counts_both():
            return False
        self._take(word)
        return True

    def _take(self, word: NumberWord) -> None:
        value = word.value
        if word.sense is Sense.SCALE:
            powers = self.current or frozenset({Decimal(1)})
            self.total += next(iter(powers)) * value if len(powers) == 1 else Decimal(0)
            self.current = frozenset() if len(powers) == 1 else frozenset(self.total + p * value for p in powers)
            self.scale, self.room = value, value
        elif word.sense is Sense.HUNDRED:
            self.current = frozenset({(next(iter(self.current)) if self.current else Decimal(1)) * value})
            self.room = value
        else:
            self.current = frozenset({value + next(iter(self.current), Decimal(0))})
            self.room = _room(value) if word.sense is Sense.CARDINAL else Decimal(0)
            self.ordinal = word.sense is Sense.ORDINAL
        self.at += 1

    def _counts_both(self) -> bool:
        """Both sides are two; both … and is no number."""
        following = self._near(1)
        return following is not None and (following.text == "of" or following.written.endswith("s"))

    def _is_part_of(self) -> bool:
        """A third of, one fifth of."""
        article, preposition = self._near(-1), self._now()
        return (
            self.lang == "en"
            and article is not None
            and article.text == "a"
            and preposition is not None
            and preposition.text == "of"
        )

    def _part(self) -> Numeral | None:
        """A fraction: a third, two thirds, «две пятых», «төрттен бір»."""
        last = self.found[self.at - 1]
        word = number_word(last.text, self.lang) if last.is_word else None
        below = denominator(last.text, self.lang) if self.ordinal and self._is_part_of() else None
        if below is not None:
            return Numeral(self.first, self.at, frozenset({1 / below}), part=True)
        if word is not None and word.sense in {Sense.PART, Sense.SPAN} and self.at == self.first + 1:
            if word.sense is Sense.SPAN:
                return Numeral(self.first, self.at, frozenset({word.value}), noun=counted_by(last.text, self.lang))
            return self._half_of_scale(Numeral(self.first, self.at, frozenset({word.value}), part=True))
        hyphen = self._now()
        step = 1 if hyphen is not None and hyphen.text == "-" and last.touches(hyphen) else 0
        following = self._near(step, self.at)
        if following is None or not following.is_word or self.scale is not None or len(self.current) != 1:
            return None
        share = None if self.ordinal else self._share(next(iter(self.current)), last, following)
        if share is None or not 0 < share < 1:
            return None
        self.at += step + 1
        return Numeral(self.first, self.at, frozenset({share}), part=True)

    def _share(self, count: Decimal, last: Token, following: Token) -> Decimal | None:
        if self.lang == "kk":
            below, upper = denominator(last.text, "kk"), number_word(following.text, "kk")
            return upper.value / below if below and upper and upper.sense is Sense.CARDINAL else None
        whole, below = number_word(following.text, self.lang), denominator(following.text, self.lang)
        if whole is not None and whole.sense is Sense.PART:
            return count * whole.value
        return count / below if below else None

    def _half_of_scale(self, found: Numeral) -> Numeral:
        """Half a million, «жарты миллион», «четверть миллиона»: the number, no longer a part."""
        at = found.last
        while at < len(self.found) and self.found[at].text in {"a", "of"}:
            at += 1
        word = number_word(self.found[at].text, self.lang) if at < len(self.found) else None
        if word is None or word.sense is not Sense.SCALE or word.indefinite:
            return found
        return Numeral(self.first, at + 1, frozenset({found.value * word.value}), scaled=True)

    # What goes on

    def _go_on(self) -> bool:
        token = self._now()
        if token is None or self.ordinal:
            return False
        if token.is_word and self._half_more():
            return True
        if token.kind is TokenKind.DIGITS:
            return self._more_digits(token)
        at = self._past_connector()
        following = self.found[at] if at < len(self.found) else None
        if following is None or not following.is_word:
            return False
        word = self._scale_of(following, self.found[self.at - 1]) or number_word(following.text, self.lang)
        if word is None or not self._fits(word, connected=at > self.at):
            return False
        self.at = at
        self._take(word)
        return True

    def _past_connector(self) -> int:
        """Past the hyphen of twenty-five and of 50-миллионный, and past the and of a hundred and five."""
        token, before = self.found[self.at], self.found[self.at - 1]
        if token.text == "-" and before.touches(token):
            return self.at + 1
        if token.text == "." and before.text == "тыс":
            return self.at + 1
        return self.at + 1 if self.lang == "en" and token.text == "and" and self.room > 0 else self.at

    def _scale_of(self, token: Token, before: Token) -> NumberWord | None:
        if self.lang == "en" and before.touches(token) and token.text in SHORT_SCALES and before.text[-1].isdigit():
            return NumberWord(Sense.SCALE, Decimal(10) ** SHORT_SCALES[token.text])
        word = number_word(token.text, self.lang)
        return word if word is not None and word.sense is Sense.SCALE else None

    def _fits(self, word: NumberWord, *, connected: bool) -> bool:
        if word.sense is Sense.SCALE:
            return bool(self.current) and (self.scale is None or word.value < self.scale)
        if connected and self.found[self.at].text == "and" and self.room < Decimal(100):
            return False
        if word.sense is Sense.HUNDRED:
            return bool(self.current) and max(self.current) < Decimal(100) and not self.digits
        if word.sense in {Sense.PART, Sense.SPAN, Sense.HALF}:
            return False
        return 0 < word.value < self.room and (not self.digits or self.scale is not None)

    def _more_digits(self, token: Token) -> bool:
        """Digits after a scale: 1 млрд 200 млн, 2 тыс. 500."""
        following = self._near(1, self.at)
        smaller = self._scale_of(following, token) if following and following.is_word else None
        if self.scale is None or self.current or not token.text.isdigit() or len(token.text) > GROUP:
            return False
        if not (smaller and smaller.value < self.scale) and self.scale > Decimal(1000):
            return False
        self.current, self.digits = frozenset({Decimal(token.text)}), True
        self.at += 1
        return True

    def _half_more(self) -> bool:
        """And a half: «два с половиной», two and a half, «екі жарым», a million and a half."""
        token = self.found[self.at]
        word = number_word(token.text, self.lang)
        step = 1 if word is not None and word.sense is Sense.HALF else 0
        for phrase in _HALF_MORE.get(self.lang, ()):
            if tuple(each.text for each in self.found[self.at : self.at + len(phrase)]) == phrase:
                step = step or len(phrase)
        if not step or not (self.current or self.scale):
            return False
        if self.current:
            self.current = frozenset(each + Decimal("0.5") for each in self.current)
        else:
            self.total += (self.scale or Decimal(0)) / 2
        self.at, self.room = self.at + step, Decimal(0)
        return True

    # The end of a number

    def _with_end(self, found: Numeral) -> Numeral:
        """The ending after a hyphen or the digits: ordinal (22-е, 22nd), case (3000-нан), or a noun (10-летие)."""
        hyphen, last = self._now(), self.found[self.at - 1]
        if hyphen is None or not last.touches(hyphen):
            return found
        step = 1 if hyphen.text == "-" else 0
        ending = self._near(step, self.at)
        if ending is None or not ending.is_word or (step and not hyphen.touches(ending)):
            return found
        if ending.text in ORDINAL_ENDS.get(self.lang, ()) and self.digits and not found.scaled:
            return replace(found, last=self.at + step + 1, ordinal=True)
        if step and self.lang == "kk" and _CASE_ENDS.fullmatch(ending.text):
            return replace(found, last=self.at + step + 1)
        return replace(found, noun=ending.text) if step else found

    def _now(self) -> Token | None:
        return self.found[self.at] if self.at < len(self.found) else None

    def _near(self, step: int, at: int | None = None) -> Token | None:
        place = (self.first if at is None else at) + step
        return self.found[place] if 0 <= place < len(self.found) else None


def _is_short_scale(token: Token, word: NumberWord) -> bool:
    """Whether it is an abbreviation, which scales a number and is none by itself: млрд."""
    return word.sense is Sense.SCALE and len(token.text) <= len("млрд") and token.text != "мың"


def _room(value: Decimal) -> Decimal:
    """What may be added to a number in words: less than ten to twenty, less than a hundred to two hundred."""
    return next((power for power in (Decimal(100), Decimal(10)) if value >= power and value % power == 0), Decimal(0))
