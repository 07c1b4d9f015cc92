"""The words of a drafted brief that are the program's own: what belongs in an empty section, and how a line is put."""

from collections.abc import Mapping
from typing import Final

LOCALES: Final = ("en", "ru", "kk")
# A fact of the timeline with its date, or its amount, drawn from the register.
DATED: Final[Mapping[str, str]] = dict.fromkeys(LOCALES, "{title} ({{{{ date('{id}') }}}}).")
AMOUNT: Final[Mapping[str, str]] = dict.fromkeys(LOCALES, "{title}: {{{{ figure('{id}') }}}}.")
LAST_MET: Final[Mapping[str, str]] = {
    "en": "Last met: {title} ({{{{ date('{id}') }}}}).",
    "ru": "Последняя встреча: {title} ({{{{ date('{id}') }}}}).",
    "kk": "Соңғы кездесу: {title} ({{{{ date('{id}') }}}}).",
}
QUESTION: Final[Mapping[str, str]] = {
    "en": "Do the sources agree on this: {title}?",
    "ru": "Согласны ли источники в том, что касается этого: {title}?",
    "kk": "Дереккөздер осы туралы бірдей айта ма: {title}?",
}
SUBTITLE: Final[Mapping[str, str]] = {
    "en": "Meeting: {with}", "ru": "Встреча: {with}", "kk": "Кездесу: {with}",
}  # fmt: skip
# What stands in a section that only the officer can write.
TO_WRITE: Final[Mapping[str, Mapping[str, str]]] = {
    "objectives": {
        "en": "[To be written: what we want to bring home, each so that it can be verified afterwards; four at most.]",
        "ru": "[Написать: чего мы хотим добиться; каждую цель – так, чтобы её можно было проверить; не более четырёх.]",
        "kk": "[Жазу керек: неге қол жеткізгіміз келеді; әрқайсысы кейін тексерілетіндей болсын; төрттен аспасын.]",
    },
    "points-to-make": {
        "en": "[To be written: what is said at the table, in spoken language, each line to whom; six at most.]",
        "ru": "[Написать: что говорится за столом, живой речью, каждая реплика – кому; не более шести.]",
        "kk": "[Жазу керек: келіссөзде не айтылады, ауызекі тілмен, әр сөз кімге арналған; алтыдан аспасын.]",
    },
    "press-line": {
        "en": "[To be written: one or two sentences that may be said to the press afterwards.]",
        "ru": "[Написать: одна-две фразы, которые можно сказать прессе после встречи.]",
        "kk": "[Жазу керек: кездесуден кейін баспасөзге айтуға болатын бір-екі сөйлем.]",
    },
}
