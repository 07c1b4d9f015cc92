"""How much a sentence is worth reading for the timeline, and what tells an event from a figure in it."""

import re
from collections.abc import Mapping, Sequence
from typing import Final

from briefgen.extraction.relative import ResolvedDate
from briefgen.model.timeline import Status
from briefgen.proposals.measures import Measure
from briefgen.proposals.relations import How, Touch
from briefgen.proposals.sentences import Sentence

_FEWEST: Final = 4  # words of a sentence that is proposed
_ENOUGH: Final = 6  # words from which a sentence without a known verb is proposed, too
_LEAD: Final = 3  # sentences at the head of an article
# With what something is compared: no date of the event.
COMPARED: Final = re.compile(
    r"(?:сравнени\w+ с|относительно|чем (?:в|за)|(?:up|down|rise|increase|drop) from|(?:compared|comparison) (?:to|"
    r"with)|than (?:in|for)|"
    r"versus|vs\.?|against|к уровню|к показателям|по отношению к|(?:since|from) its level in)"
    r"(?:\s+(?:the|уров\w+|показател\w+|итог\w+|period|level|year|of|in|аналогичн\w+|период\w*|год\w*))*\s*$"
)
THAT_YEAR: Final = re.compile(
    r"\b(?:that|the same) year\b|\bв (?:тот|том)(?: же)? год\w?\b|\bза тот же год\b|\bсол жыл\w*"
)
COMPARED_AFTER: Final = re.compile(r"\w{0,8}\s*салыстыр")
# A date that says which thing is meant: the agreement of 2015.
OF_THING: Final = re.compile(
    r"(?:agreement|roadmap|memorandum|treaty|declaration|strategy|decree|law|conference|summit|accord|protocol)s? "
    r"of\s*$|"
    r"(?:соглашени\w+|договор\w*|меморандум\w*|закон\w*|указ\w*|стратеги\w+|деклараци\w+) от\s*$"
)
# Verbs that give a figure and tell no event.
_MEASURING: Final[Mapping[str, re.Pattern[str]]] = {
    "en": re.compile(
        r"\b(?:reached|amounted to|totall?ed|stood at|stands? at|accounts? for|accounted for|grew|rose|fell|dropped|"
        r"increased|decreased|"
        r"declined|came to|exceed(?:s|ed)|worth|valued at|estimated at|there are|work in|operate in|employs?|could "
        r"supply)\b"
    ),
    "ru": re.compile(
        r"\b(?:составил\w?|составля\w+|достиг(?:ла|ло|ли)?|превыс\w+|вырос\w{0,2}|возрос\w{0,2}|увеличил\w{2,3}|"
        r"снизил\w{2,3}|сократил\w{2,3}|"
        r"упал\w?|оценива\w+|насчитыва\w+|приходится|пришлось|работают|обучал\w+|равн\w+|действу(?:ет|ют)|сможет "
        r"обеспечивать)\b"
    ),
    "kk": re.compile(
        r"\b(?:құра(?:ды|йды)|жет(?:ті|еді)|асты|артты|өсті|төмендеді|азайды|ұлғайды|көбейді|жұмыс істейді|"
        r"бағаланады|тең|көлемі|үлесі)\b"
    ),
}  # fmt: skip
# What no event is told by: thanks, pleas to share, captions, questions.
_FURNITURE: Final = re.compile(
    r"^(?:фото|photo|сурет|источник|source|читайте|read more|подпис\w+ на|subscribe|share|поделит|©|напомним, что "
    r"наш|reuters|"
    r"автор|by [A-Z]|сейчас читают|ранее по теме|также по теме|related)\b.{0,80}$",
    re.IGNORECASE,
)


def tells_measure(text: str, lang: str) -> bool:
    """Whether a sentence with an amount gives a figure and tells no event."""
    pattern = _MEASURING.get(lang)
    return bool(pattern and pattern.search(text.lower().replace("ё", "е")))


def is_worth_it(sentence: Sentence, status: Status | None, lang: str) -> bool:
    """Whether a sentence is proposed unasked: it has a verb, is no question, no headline and no furniture."""
    words = sentence.text.split()
    if sentence.headline or len(words) < _FEWEST or _FURNITURE.match(sentence.text):
        return False
    if sentence.text.rstrip('»”"’ ').endswith("?") or sentence.text.rstrip().endswith(":"):
        return False
    return status is not None or len(words) >= _ENOUGH or tells_measure(sentence.text, lang)


def score(  # noqa: PLR0913 (all that speaks for a sentence)
    sentence: Sentence,
    *,
    status: Status | None,
    place: int,
    dates: Sequence[ResolvedDate],
    found: Sequence[Measure],
    relations: Sequence[Touch],
) -> float:
    """How much a sentence is worth reading, from 0 to about 2; only an order, never a filter."""
    mark = 0.5 if status is not None else 0.1
    mark += 0.3 if any(not each.bare for each in dates) else 0.0
    mark += 0.25 if any(each.is_coded for each in found) else 0.12 if found else 0.0
    mark += 0.15 if status in {Status.OCCURRED, Status.PLANNED, Status.PROPOSED, Status.CANCELLED} else 0.0
    mark += 0.12 if place < _LEAD else 0.0
    best = max((each.score for each in relations), default=0.0)
    mark += 0.3 * best + (0.2 if any(each.how in {How.FULFILS, How.DIFFERS} for each in relations) else 0.0)
    return round(mark - (0.4 if sentence.headline else 0.0), 3)
