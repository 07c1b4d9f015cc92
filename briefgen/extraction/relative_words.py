"""The words for dates that depend on the day of a text, in English, Russian and Kazakh: yesterday, last year, by May.

Each row is a pattern in small letters (ё as е) and what it says: a step and how many of it away. Patterns have bounds.
"""

import re
from collections.abc import Mapping
from enum import StrEnum
from functools import cache
from typing import Final


class Step(StrEnum):
    """What a relative word counts in, or what it is."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    QUARTER = "quarter"
    HALF = "half"  # the group names the first or the second
    YEAR = "year"
    WEEKDAY = "weekday"  # the group names it
    SEASON = "season"  # the group names it
    AGO = "ago"  # so many of what the groups name
    UNTIL = "until"  # from the day to the end of what is named
    SINCE = "since"  # from its beginning to the day
    LAST_YEARS = "last-years"  # a run of years that ends with the day
    EARLY = "early"  # the beginning of the year
    LATE = "late"  # its end


NEAREST: Final = 0  # of weekdays and seasons: which one is said by the tense

_EN_DAYS: Final = "monday|tuesday|wednesday|thursday|friday|saturday|sunday"
_EN_UNIT: Final = "days?|weeks?|months?|quarters?|years?"
_EN_BY: Final = "by|before|until|till|no later than"
_EN_COUNT: Final = r"\d{1,3}|an?|one|two|three|four|five|six|seven|eight|nine|ten|a couple of|a few|several"
_RU_DAYS: Final = "понедельник|вторник|среду|четверг|пятницу|субботу|воскресенье"
_RU_UNIT: Final = "день|дня|дней|неделю|недели|недель|месяц|месяца|месяцев|год|года|лет|полгода|квартал"
_RU_COUNT: Final = r"\d{1,3}|один|одну|два|две|три|четыре|пять|шесть|семь|восемь|девять|десять|несколько"
_RU_LAST: Final = "прошл|минувш|предыдущ|истекш|прошедш"
_RU_THIS: Final = "эт|текущ|нынешн"
_RU_NEXT: Final = "следующ|будущ|наступающ|предстоящ|ближайш"
_RU_EVENT: Final = (
    "встреч|саммит|визит|форум|заседани|переговор|выбор|поездк|конференц|мероприят|праздник|дня|подписани|раунд|начал|"
    "открыти|годовщин|вступлени"
)
_RU_END: Final = "(?:ого|его|ом|ем|ой|ей|ую|ую|ий|ый|от|им|ым)"
_KK_DAYS: Final = "дүйсенбі|сейсенбі|сәрсенбі|бейсенбі|жұма|сенбі|жексенбі"
_KK_UNIT: Final = "күн|апта|ай|жыл"
_KK_COUNT: Final = r"\d{1,3}|бір|екі|үш|төрт|бес|алты|жеті|сегіз|тоғыз|он|бірнеше"
_KK_LAST: Final = "өткен|былтырғы|кешегі"
_KK_THIS: Final = "осы|биылғы|ағымдағы"
_KK_NEXT: Final = "келесі|келер|алдағы|келешек"

Row = tuple[str, Step, int]
_ROWS: Final[Mapping[str, tuple[Row, ...]]] = {
    "en": (
        (r"the day before yesterday", Step.DAY, -2),
        (r"the day after tomorrow", Step.DAY, 2),
        (r"yesterday|last night|the previous day|(?:the|a) day earlier", Step.DAY, -1),
        (r"today|tonight|this (?:morning|afternoon|evening)|earlier in the day", Step.DAY, 0),
        (r"tomorrow|the following day", Step.DAY, 1),
        (rf"(?:last|this past) ({_EN_DAYS})", Step.WEEKDAY, -1),
        (rf"next ({_EN_DAYS})", Step.WEEKDAY, 1),
        (rf"(?:on|this|by|early|late) ({_EN_DAYS})", Step.WEEKDAY, 0),
        (rf"({_EN_DAYS})(?= (?:morning|afternoon|evening|night)|[,.]|$)", Step.WEEKDAY, 0),
        (r"(?:last|the previous|the past) week|a week earlier|a week ago", Step.WEEK, -1),
        (r"(?:earlier |later )?this week", Step.WEEK, 0),
        (r"next week|the coming week", Step.WEEK, 1),
        (r"earlier this month", Step.SINCE, 1),
        (r"later this month|(?:by|before|until) the end of (?:the|this) month", Step.UNTIL, 1),
        (r"last month|the previous month|a month ago", Step.MONTH, -1),
        (r"this month", Step.MONTH, 0),
        (r"next month|the coming month", Step.MONTH, 1),
        (r"last quarter|the previous quarter", Step.QUARTER, -1),
        (r"this quarter", Step.QUARTER, 0),
        (r"next quarter", Step.QUARTER, 1),
        (rf"(?:{_EN_BY}) (?:the )?end of next year", Step.UNTIL, 24),
        (r"later this year", Step.UNTIL, 12),
        (rf"(?:{_EN_BY}) (?:the end of (?:the|this) year|(?:the )?year-end|year end|end of year)", Step.UNTIL, 12),
        (r"earlier this year|since the (?:start|beginning) of (?:the|this) year|so far this year", Step.SINCE, 12),
        (r"(?:early|at the (?:start|beginning) of) (?:this|the) year", Step.EARLY, 0),
        (r"early next year|at the (?:start|beginning) of next year", Step.EARLY, 1),
        (r"at the end of (?:this|the) year|late this year", Step.LATE, 0),
        (r"(?:at the end of|late) last year", Step.LATE, -1),
        (r"(?:in |over )?the (?:last|past) (\d{1,2}|five|ten|decade)(?: years)?", Step.LAST_YEARS, 0),
        (r"last year|the previous year|a year (?:ago|earlier)", Step.YEAR, -1),
        (r"this year|the current year", Step.YEAR, 0),
        (r"next year|the coming year", Step.YEAR, 1),
        (rf"({_EN_COUNT}) ({_EN_UNIT}) (?:ago|earlier)", Step.AGO, -1),
        (rf"(?:in|within) ({_EN_COUNT}) ({_EN_UNIT})(?! of)|({_EN_COUNT}) ({_EN_UNIT}) from now", Step.AGO, 1),
        (r"last (spring|summer|autumn|fall|winter)", Step.SEASON, -1),
        (r"next (spring|summer|autumn|fall|winter)", Step.SEASON, 1),
        (r"(?:this|in the|by the|during the) (spring|summer|autumn|fall|winter)(?! \d| of \d)", Step.SEASON, 0),
        (r"in the (first|second) half(?: of (?:the|this) year)?(?! of| \d)", Step.HALF, 0),
    ),
    "ru": (
        (r"позавчера", Step.DAY, -2),
        (r"послезавтра", Step.DAY, 2),
        (r"вчера(?:шн\w{2,4} день)?|днем ранее", Step.DAY, -1),
        (rf"накануне(?! (?:\w+(?:ого|его|ой|ей|ых|их) ){{0,2}}(?:{_RU_EVENT}))", Step.DAY, -1),
        (r"сегодня|сегодняшн\w{2,4}", Step.DAY, 0),
        (r"завтра", Step.DAY, 1),
        (rf"(?:в|во) (?:{_RU_LAST}){_RU_END} ({_RU_DAYS})", Step.WEEKDAY, -1),
        (rf"(?:в|во) (?:{_RU_NEXT}){_RU_END} ({_RU_DAYS})", Step.WEEKDAY, 1),
        (rf"(?:в|во) (?:эту? |этот |это )?({_RU_DAYS})(?![а-я])", Step.WEEKDAY, 0),
        (rf"(?:на )?(?:{_RU_LAST}){_RU_END} недел[еи]|неделю назад|неделей ранее", Step.WEEK, -1),
        (rf"на (?:{_RU_THIS}){_RU_END} неделе|на неделе", Step.WEEK, 0),
        (rf"на (?:{_RU_NEXT}){_RU_END} неделе|через неделю", Step.WEEK, 1),
        (r"(?:до|к) конц[ау] (?:этого |текущего )?месяца", Step.UNTIL, 1),
        (rf"(?:{_RU_LAST}){_RU_END} месяц[еа]|месяц назад|месяцем ранее", Step.MONTH, -1),
        (rf"(?:{_RU_THIS}){_RU_END} месяц[еа]", Step.MONTH, 0),
        (rf"(?:{_RU_NEXT}){_RU_END} месяц[еа]|через месяц", Step.MONTH, 1),
        (rf"(?:{_RU_LAST}){_RU_END} квартал[еа]", Step.QUARTER, -1),
        (rf"(?:{_RU_THIS}){_RU_END} квартал[еа]", Step.QUARTER, 0),
        (rf"(?:{_RU_NEXT}){_RU_END} квартал[еа]", Step.QUARTER, 1),
        (rf"(?:до|к) конц[ау] (?:{_RU_NEXT}){_RU_END} года", Step.UNTIL, 24),
        (rf"(?:до|к) конц[ау] (?:(?:{_RU_THIS}){_RU_END} )?года(?! \d)", Step.UNTIL, 12),
        (rf"с начала (?:(?:{_RU_THIS}){_RU_END} )?года|ранее в этом году", Step.SINCE, 12),
        (rf"в начале (?:{_RU_NEXT}){_RU_END} года", Step.EARLY, 1),
        (rf"в начале (?:{_RU_LAST}){_RU_END} года", Step.EARLY, -1),
        (rf"в начале (?:(?:{_RU_THIS}){_RU_END} )?года", Step.EARLY, 0),
        (rf"в конце (?:{_RU_LAST}){_RU_END} года", Step.LATE, -1),
        (rf"в конце (?:(?:{_RU_THIS}){_RU_END} )?года", Step.LATE, 0),
        (r"за последн(?:ие|их) (\d{1,2}|пять|десять) лет", Step.LAST_YEARS, 0),
        (r"за (?:последнее|минувшее|прошедшее) (десятилетие)", Step.LAST_YEARS, 0),
        (rf"(?:{_RU_LAST}){_RU_END} год(?:у|а|ом)?|год назад|годом ранее|годом раньше", Step.YEAR, -1),
        (rf"(?:{_RU_THIS}){_RU_END} год(?:у|а|ом)?|с\. ?г\.|т\. ?г\.", Step.YEAR, 0),
        (rf"(?:{_RU_NEXT}){_RU_END} год(?:у|а|ом)?|через год", Step.YEAR, 1),
        (rf"({_RU_COUNT}) ({_RU_UNIT}) назад|(полгода) назад", Step.AGO, -1),
        (rf"(?:через|спустя) ({_RU_COUNT}) ({_RU_UNIT})|через (полгода)", Step.AGO, 1),
        (rf"(?:{_RU_LAST}){_RU_END} (весной|летом|осенью|зимой)", Step.SEASON, -1),
        (rf"(?:{_RU_NEXT}){_RU_END} (весной|летом|осенью|зимой)", Step.SEASON, 1),
        (rf"(?:(?:{_RU_THIS}){_RU_END} )?(весной|летом|осенью|зимой)(?! \d)", Step.SEASON, 0),
        (r"к (весне|лету|осени|зиме)(?! \d)|до (весны|лета|осени|зимы)(?! \d)", Step.SEASON, 0),
        (r"в(?:о)? (первом|втором|i|ii|1-м|2-м) полугодии(?! \d)", Step.HALF, 0),
    ),
    "kk": (
        (r"алдыңғы күні", Step.DAY, -2),
        (r"бүрсігүні", Step.DAY, 2),
        (r"кеше(?:гі)?|қарсаңында|бір күн бұрын", Step.DAY, -1),
        (r"бүгін(?:гі)?(?! күнге дейін)", Step.DAY, 0),
        (r"ертең", Step.DAY, 1),
        (rf"(?:{_KK_LAST}) ({_KK_DAYS})(?:де|да)?(?: күні)?", Step.WEEKDAY, -1),
        (rf"(?:{_KK_NEXT}) ({_KK_DAYS})(?:де|да)?(?: күні)?", Step.WEEKDAY, 1),
        (rf"({_KK_DAYS})(?:де|да|дің)?(?: күні)?", Step.WEEKDAY, 0),
        (rf"(?:{_KK_LAST}) апта(?:да|ның|дан)?|бір апта бұрын", Step.WEEK, -1),
        (rf"(?:{_KK_THIS}) апта(?:да|ның)?", Step.WEEK, 0),
        (rf"(?:{_KK_NEXT}) апта(?:да|ның)?|бір аптадан кейін", Step.WEEK, 1),
        (r"ай(?:дың)? (?:соңына|аяғына) дейін", Step.UNTIL, 1),
        (rf"(?:{_KK_LAST}) ай(?:да|дың)?(?: ішінде)?(?![а-яәғқңөұүһі])|бір ай бұрын", Step.MONTH, -1),
        (rf"(?:{_KK_THIS}) ай(?:да|дың)?(?![а-яәғқңөұүһі])", Step.MONTH, 0),
        (rf"(?:{_KK_NEXT}) ай(?:да|дың)?(?![а-яәғқңөұүһі])", Step.MONTH, 1),
        (rf"(?:{_KK_LAST}) тоқсан(?:да|ның)?", Step.QUARTER, -1),
        (rf"(?:{_KK_NEXT}) тоқсан(?:да|ның)?", Step.QUARTER, 1),
        (rf"(?:{_KK_NEXT}) жыл(?:дың)? (?:соңына|аяғына) (?:дейін|қарай)", Step.UNTIL, 24),
        (rf"(?:(?:{_KK_THIS}) )?жыл(?:дың)? (?:соңына|аяғына) (?:дейін|қарай)|биыл(?:ғы)? жыл(?:дың)? соңына дейін",
         Step.UNTIL, 12),
        (r"(?:биылғы |осы )?жыл(?:дың)? басынан(?: бері)?", Step.SINCE, 12),
        (rf"(?:{_KK_NEXT}) жыл(?:дың)? басында", Step.EARLY, 1),
        (r"жыл(?:дың)? басында", Step.EARLY, 0),
        (rf"(?:{_KK_LAST}) жыл(?:дың)? (?:соңында|аяғында)", Step.LATE, -1),
        (r"жыл(?:дың)? (?:соңында|аяғында)", Step.LATE, 0),
        (r"соңғы (\d{1,2}|бес|он) жыл(?:да|дың|ішінде)?|соңғы (онжылдық)(?:та)?", Step.LAST_YEARS, 0),
        (rf"былтыр(?:ғы)?(?: жыл\w{{0,4}})?|(?:{_KK_LAST}) жыл(?:ы|ғы|да|дың)?|бір жыл бұрын", Step.YEAR, -1),
        (rf"биыл(?:ғы)?(?: жыл\w{{0,4}})?|(?:{_KK_THIS}) жыл(?:ы|ғы|да|дың)?", Step.YEAR, 0),
        (rf"(?:{_KK_NEXT}) жыл(?:ы|ғы|да|дың)?", Step.YEAR, 1),
        (rf"({_KK_COUNT}) ({_KK_UNIT}) бұрын", Step.AGO, -1),
        (rf"({_KK_COUNT}) ({_KK_UNIT})(?:нан|нен|дан|ден|тан|тен) кейін", Step.AGO, 1),
        (rf"(?:{_KK_LAST}|былтыр) (көктемде|жазда|күзде|қыста)", Step.SEASON, -1),
        (rf"(?:{_KK_NEXT}) (көктемде|жазда|күзде|қыста)", Step.SEASON, 1),
        (r"(?:биыл |осы )?(көктемде|жазда|күзде|қыста)", Step.SEASON, 0),
        (r"(бірінші|екінші) (?:жартыжылдықта|жартысында)", Step.HALF, 0),
    ),
}  # fmt: skip

WEEKDAYS: Final[Mapping[str, int]] = {
    word: number for names in (_EN_DAYS, _RU_DAYS, _KK_DAYS) for number, word in enumerate(names.split("|"))
}
SEASONS: Final[Mapping[str, int]] = {
    word: number
    for number, words in enumerate(
        (
            "spring весной весне весны көктемде",
            "summer летом лету лета жазда",
            "autumn fall осенью осени күзде",
            "winter зимой зиме зимы қыста",
        ),
        21,
    )
    for word in words.split()
}
HALVES: Final[Mapping[str, int]] = dict.fromkeys("first первом i 1-м бірінші".split(), 1) | dict.fromkeys(
    "second втором ii 2-м екінші".split(), 2
)
COUNTS: Final[Mapping[str, int]] = {
    word: number
    for number, words in enumerate(
        (
            "a an one один одну бір", "two два две екі", "three три үш", "four четыре төрт", "five пять бес",
            "six шесть алты", "seven семь жеті", "eight восемь сегіз", "nine девять тоғыз",
            "ten десять он decade десятилетие онжылдық",
        ),
        1,
    )
    for word in words.split()
}  # fmt: skip
# What the first letters of a unit's name count in days, or in months.
DAYS_OF: Final = (("day", 1), ("week", 7), ("д", 1), ("недел", 7), ("күн", 1), ("апта", 7))
MONTHS_OF: Final = (
    ("month", 1), ("quarter", 3), ("year", 12), ("месяц", 1), ("квартал", 3), ("полгода", 6), ("год", 12), ("лет", 12),
    ("ай", 1), ("жыл", 12),
)  # fmt: skip

# What makes an end of the date that follows it (in Kazakh, that stands before it), and what makes it a term.
UNTIL: Final[Mapping[str, re.Pattern[str]]] = {
    "en": re.compile(r"\b(?:by|until|till|before|no later than|not later than|through|up to)(?: the)?(?: end of)?\s*$"),
    "ru": re.compile(r"\b(?:до|к|ко|не позднее|вплоть до)(?: конца| концу| начала| началу| середин[еы])?\s*$"),
    "kk": re.compile(r"^\w{0,6}\s*(?:соңына |аяғына |басына |ортасына )?(?:дейін|қарай)\b"),
}
TERM: Final[Mapping[str, re.Pattern[str]]] = {
    "en": re.compile(r"\b(?:for|covering|over|(?:19|20)\d\d-)(?: the (?:years?|period))?\s*$"),
    "ru": re.compile(r"\bна(?: период| срок)?(?: с)?\s*$"),
    "kk": re.compile(r"^\w{0,6}\s*(?:арналған|аралығын)"),
}


@cache
def patterns(lang: str) -> tuple[tuple[re.Pattern[str], Step, int], ...]:
    """The patterns of a language with what they say, the longer ones of a kind first."""
    return tuple(
        (re.compile(rf"(?<!\w)(?:{pattern})(?!\w)"), step, away) for pattern, step, away in _ROWS.get(lang, ())
    )
