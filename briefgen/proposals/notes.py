"""Notes: the short sentences that say how a date or a period of an accepted proposal is known, in three languages."""

from collections.abc import Mapping
from enum import StrEnum
from typing import Final


class NoteKind(StrEnum):
    """What is to be said of a date or a period that the source does not state."""

    RELATIVE = "relative"
    NO_YEAR = "no-year"
    NO_DATE = "no-date"
    BY_HAND = "by-hand"
    PERIOD_RELATIVE = "period-relative"
    NO_PERIOD = "no-period"


_NOTES: Final[Mapping[NoteKind, Mapping[str, str]]] = {
    NoteKind.RELATIVE: {
        "en": "The source says ‘{}’, which is counted from its own day.",
        "ru": "В источнике сказано «{}»; отсчитано от дня источника.",
        "kk": "Дереккөзде «{}» делінген; бұл дереккөздің өз күнінен есептелді.",
    },
    NoteKind.NO_YEAR: {
        "en": "The source leaves the year out; it is worked out from the source’s own day.",
        "ru": "Год в источнике не назван; он определён по дню источника.",
        "kk": "Дереккөзде жылы айтылмаған; ол дереккөздің күні бойынша анықталды.",
    },
    NoteKind.NO_DATE: {
        "en": "The source gives no date; this is the day of the source itself.",
        "ru": "Даты в источнике нет; взят день самого источника.",
        "kk": "Дереккөзде күні көрсетілмеген; дереккөздің өз күні алынды.",
    },
    NoteKind.BY_HAND: {
        "en": "The source does not give this date as it stands; say here how it is known.",
        "ru": "В источнике эта дата прямо не названа; укажите здесь, как она установлена.",
        "kk": "Дереккөзде бұл күн тікелей айтылмаған; қалай анықталғанын осында жазыңыз.",
    },
    NoteKind.PERIOD_RELATIVE: {
        "en": "The period is counted from the source’s own day.",
        "ru": "Период отсчитан от дня источника.",
        "kk": "Кезең дереккөздің өз күнінен есептелді.",
    },
    NoteKind.NO_PERIOD: {
        "en": "The source names no period; this is the day of the source itself.",
        "ru": "Период в источнике не назван; взят день самого источника.",
        "kk": "Дереккөзде кезең көрсетілмеген; дереккөздің өз күні алынды.",
    },
}
# The note of a discrepancy that was made of its own accord.
LANGUAGES: Final[Mapping[str, str]] = {
    "en": "The sources differ: {}. Nothing here says which is right.",
    "ru": "Источники расходятся: {}. Какое значение верно, здесь не решается.",
    "kk": "Дереккөздер әртүрлі айтады: {}. Қайсысы дұрыс екені мұнда шешілмейді.",
}


def note(kind: NoteKind, words: str) -> dict[str, str]:
    """A note by language, with the words of the source where it names them."""
    return {lang: text.format(words) for lang, text in _NOTES[kind].items()}
