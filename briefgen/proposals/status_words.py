"""The words by which a sentence says whether a thing happened, goes on, is planned, was proposed, or will not be.

Patterns are of small letters, ё as е. They are tried clause by clause, in the order of `ORDER`.
"""

import re
from collections.abc import Mapping
from functools import cache
from typing import Final

from briefgen.model.timeline import Status

_S = Status
ORDER: Final = (_S.CANCELLED, _S.PROPOSED, _S.PLANNED, _S.ONGOING, _S.OCCURRED)

_EN_PAST: Final = (
    "was|were|had|did|met|held|led|took|flew|gave|made|began|came|went|saw|said|told|won|lost|grew|rose|fell|sent|"
    "paid|"
    "built|"
    "bought|sold|brought|became|got|kept|left|put|set out|spoke|wrote|drew|chose|broke|flew|struck|laid|sought|spent|"
    "stood|understood|undertook|underwent|withdrew|cut|hit|let|found|founded|reached|hosted"
)
_RU_WILL: Final = (
    "состо(?!ит\\b|ят\\b)|прой|откро|начн|созда|появ|подпиш|встрет|прим|построи|выдел|обсуд|расшир|запуст|введ|"
    "представ|"
    "направ|провед|соберет|соберут|завершит|завершат|посет|стан(?!ов)|получ|вступ|увелич|обеспеч|позвол|сможет|"
    "смогут|постав|"
    "пригласи|утверд|рассмотр|подготов|продолж|достигн|вырас|сниз|сократ|постро|приступ|приед|прилет|прибуд|отправ|"
    "возобнов|упрост|отмен|объяв|опублику|примут|войдет|войдут|закрепит|внес|внедр|заключ|заработа|охват|состав"
)
_RU_PREFIX: Final = "по|от|на|вы|за|про|при|под|пере|пред|раз|рас|об|до|из|ис|воз|вос"
# Ends of verbs that have such a prefix and yet say what goes on.
_RU_IMPERFECTIVE: Final = "".join(
    f"(?<!{stem}{end})"
    for stem in ("ход", "вод", "воз", "нос", "сто", "держ", "вис", "леж", "прос", "гляд", "бот", "нрав")
    for end in ("ит", "ят", "ится", "ятся")
)
# Nouns that end as verbs do.
_RU_NO_VERB: Final = (
    r"(?!(?:\w*итет|совет|кабинет|бюджет|билет|ответ|предмет|лимит|кредит|визит|транзит|дефицит|аудит|институт|"
    r"маршрут|"
    r"лет|свет|пакет|интернет|нет|паритет|атрибут|сюжет|портрет|запрет|завет|комплимент|\w*ликвидит|спирит)\b)"
)
_RU_NO_PARTICIPLE: Final = (
    r"(?!(?:\w*стан|\w*план|орган|океан|экран|туман|\w*член|\w*обмен|пример|\w*регион\w?|\w*стран|"
    r"заинтересован|убежден|уверен|привержен|нацелен|рассчитан|посвящен|связан|основан|расположен|способен|открыт|"
    r"закрыт)"
    r"(?:а|о|ы|у|ом|е)?\b)"
)
_RU_NO_PAST: Final = (
    r"(?!(?:канал|капитал|потенциал|материал|персонал|портал|квартал|филиал|сигнал|идеал|вокзал|финал|зал|вал|"
    r"интервал|"
    r"терминал|арсенал|журнал|школ|числ|сил|тел|стол|узел|отдел|раздел|правил|предел|стал(?:и|ь)\b|модел|доход|"
    r"торговл|земл|отрасл|мысл|недел|дол|рол|цел|дел|кремл|угл|стекл|мал|бол|петл|капл|кабел|рубл|парол)\w{0,2}\b)"
)
_KK_STATIVE: Final = (
    "экспортта|импортта|жұмыс істе|болып табыл|сана|есептел|құра|тұра|қамти|көрсете|білдіре|келеді деп|ала(?:ды)? "
    "деп|санал|орналас|дей|"
    "айта"
)
_CYRILLIC: Final = "[а-яәғқңөұүһі]"

_WORDS: Final[Mapping[str, Mapping[Status, str]]] = {
    "en": {
        _S.CANCELLED: (
            r"(?:has|have|had|was|were|been|is|are|be)? ?(?:cancel+ed|postponed|delayed|called off|suspended "
            r"indefinitely|"
            r"scrapped|"
            r"shelved|put off|put on hold|abandoned)(?! (?:the )?(?:visa|visas|dut|tariff|tax|fee|restriction|"
            r"sanction|debt))|"
            r"(?:will|did|does|do) not (?:take place|go ahead|be held|be signed|happen)|won't (?:take place|go "
            r"ahead)|"
            r"pulled out of|backed out of"
        ),
        _S.PROPOSED: (
            r"propos(?:e|es|ed|ing)|suggest(?:s|ed|ing)?|(?:has|have)? ?put forward|is considering|are considering|"
            r"consider(?:s|ed)? (?:the )?(?:possib|option|creat|open|build|introduc|launch)\w*|call(?:s|ed) (?:for|"
            r"on)|"
            r"urg(?:es|ed)|invit(?:es|ed) \w+ to|offer(?:s|ed) to|recommend(?:s|ed)?|"
            r"would like to|(?:is|are) (?:being )?(?:studying|weighing|exploring|mulling)|mooted|floated"
        ),
        _S.PLANNED: (
            r"will|shall|'ll|won\"t|(?:is|are|was|were) (?:set|due|expected|scheduled|planned|slated|supposed|"
            r"poised|ready|"
            r"to be|going|about|hoping|aiming|planning|preparing|committed) ?(?:to|for|in|on|at|by)?|"
            r"(?<!the )(?<!its )plan(?:s|ned)? to|"
            r"intend(?:s|ed)? to|expect(?:s|ed)? to|hop(?:e|es|ed|ing) (?:to|that|the|for)|aim(?:s|ed|ing)? (?:to|"
            r"at)|"
            r"seek(?:s|ing)? to|want(?:s|ed)?|pledg(?:es|ed) to|promis(?:es|ed) to|undertook to|commit(?:s|ted)? "
            r"to|"
            r"agreed to [a-z]+|(?:is|are) to [a-z]+|look(?:s|ing)? forward to|may|might|could|would|should|upcoming|"
            r"forthcoming|in preparation|target of|targets"
        ),
        _S.ONGOING: (
            r"(?:is|are|has been|have been) (?:now |still |currently |already |also |actively |being )?[a-z]+ing|"
            r"continu(?:e|es|ing)|remain(?:s)?|(?:is|are) (?:under way|underway|in force|in progress|in place|"
            r"ongoing)|"
            r"works?|operates?|runs|provides?|covers?|accounts? for|stands? at|employs?|includes?|supports?|is|are|"
            r"has|have|"
            r"sees|serves|links|needs|wants|believes?|considers?|welcomes|attaches|plays"
        ),
        _S.OCCURRED: (
            r"(?:has|have|had) (?:now |already |also |never |not |officially |just )?(?:been )?[a-z]+(?:ed|en|un|wn|"
            r"ld|de|nt|ne)|"
            rf"{_EN_PAST}|"
            r"[a-z]{2,}ed(?! (?:to be|by))"
        ),
    },
    "ru": {
        _S.CANCELLED: (
            r"отмен(?:ил\w{0,2}|ен\w{0,2}|яет\w{0,2}|яют\w{0,2})(?! (?:\w+ )?(?:виз|пошлин|сбор|налог|огранич|санкц|"
            r"запрет|тариф|крепост))|"
            r"(?:отложил\w{0,2}|отложен\w{0,2}|перенес(?:ли|ла|ло)?|перенесен\w{0,2}|сорвал(?:ись|ся|ась)|"
            r"сорван\w{0,2}|"
            r"приостановлен\w{0,2}|приостановил\w{0,2})(?! в эксплуат)|"
            r"не состо(?:ится|ятся|ялся|ялась|ялось|ялись)|отказал(?:ся|ась|ись) от (?:участ|проведен|поездк|визит|"
            r"строит|создан|реализ)\w*"
        ),
        _S.PROPOSED: (
            r"предложил\w{0,2}|предлага(?:ет|ют|ем|л\w?|ется|ются)|предложен(?:а|о|ы|ие|ия)?|"
            r"рассматрива(?:ет|ют|ется|ются|ем) (?:возможност|вопрос|вариант|иде|\w+ (?:возможност|вопрос|"
            r"вариант))\w*|"
            r"выступ(?:ил|ила|или|ает|ают) (?:с (?:\w+ )?(?:инициатив|предложен|иде)|за )\w*|инициирова\w+|"
            r"призвал\w?|призыва(?:ет|ют|ем)|рекомендова\w+|рекоменду\w+|(?:мы )?хотел\w? бы|прорабатыва\w+|"
            r"изуча(?:ет|ют|ется) (?:возможност|вопрос)\w*|стоило бы|следовало бы|включает в себя идею"
        ),
        _S.PLANNED: (
            r"буд(?:ет|ут|ем)|заплан\w+|планиру\w+|планам\w*|намерен\w{0,2}|намечен\w{0,2}|намечает\w*|ожида(?:ет|"
            r"ют|ем)\w{0,2}|"
            r"предсто(?:ит|ят|ящ\w+)|собира(?:ет|ют)ся|надее(?:тся|мся)|надеются|рассчитыва\w+|готов(?:ит|ят)ся|"
            r"готов(?:ы|а|о)? (?:к|\w+ть)\b|нацелен\w{0,2}|стрем(?:ит|ят|им)\w{0,2}|предполага\w+|предусм\w+|"
            r"должн\w+|"
            r"долж(?:ен|на|но|ны)|хо(?:чет|тят|тим)|обяза(?:л\w{0,4}|ется|уются)|обеща(?:л\w?|ет|ют)|"
            r"договорил(?:ись|ся|ась) (?:\w+ ){0,2}\w+(?:ть|ти|ться)\b|назначен\w{0,2} на|необходимо|нужно|дедлайн|"
            r"не поздн?ее|в планах|запланирован\w{0,2}|"
            rf"(?:{_RU_WILL})\w{{0,4}}?(?:(?<![аяуи])(?:ет|ут|ют|ем)|ит|ят|ат|им)(?:ся)?\b|"
            rf"(?:{_RU_PREFIX})[а-я]{{2,9}}(?:(?<![аяуеиоы])(?:ет|ут|ют)|ит|ят)(?:ся)?\b{_RU_IMPERFECTIVE}"
        ),
        _S.ONGOING: (
            rf"{_RU_NO_VERB}[а-я]{{2,}}(?:ит|ят|ет|ут|ют)(?:ся)?\b|(?<!\w)мы (?:\w+ ){{0,2}}\w+(?:ем|им)(?:ся)?\b|"
            r"есть|продолжа\w+|остается|в стадии|на стадии|"
            r"(?:заинтересован|убежден|уверен|привержен|рассчитан|посвящен|связан|основан|расположен|способен)[аоы]?"
        ),
        _S.OCCURRED: (
            rf"{_RU_NO_PAST}[а-я]{{2,}}(?:л|ла|ло|ли)(?:ся|сь)?\b|вырос|возрос|достиг|"
            r"смог|помог|вез|нес|принес|внес|понес|возник|проник|привлек|опроверг|отверг|подверг|привез|погиб|умер|"
            rf"{_RU_NO_PARTICIPLE}(?:был[аио]? )?[а-я]{{4,}}(?:ан|ен|ян|ана|ена|яна|ано|ено|яно|аны|ены|яны|ят|ята|"
            rf"яты|ято|рыт|рыта|рыты|"
            r"рыто|нут\w?|шен\w?)\b"
        ),
    },
    "kk": {
        _S.CANCELLED: (
            rf"күші жой\w+|күшін жой\w+|кейінге қалдыр\w+|кейінге шегер\w+|тоқтатыл(?:ды|ған)\w*|болмайтын бол\w+|"
            rf"өтпейтін\w*|өтпейді|бас тарт(?:ты|қан)\w*|{_CYRILLIC}{{0,12}}болдырылмады|тоқтата тұр\w+"
        ),
        _S.PROPOSED: (
            r"ұсын(?:ды|ып|ады|ған|ылды|ылған|амыз|ды\w*|ыс\w*)(?! (?:жас|қабылда))|бастама(?:сын)? (?:көтер|"
            r"білдір)\w*|"
            r"бастамашы бол\w*|шақыр(?:ды|ады|ған)|қарастыр(?:уда|ып|ады|ылуда|ылып)\w*|ұсыныс (?:жаса|білдір|"
            r"айт)\w*|"
            r"мүмкіндігін (?:қара|зертте)\w*"
        ),
        _S.PLANNED: (
            r"жоспарл\w+|жоспары бар|ниет\w*|көздел\w+|көздеп\w*|көздейді|күтіл\w+|тиіс\w*|мақсат (?:етіп|қой|"
            r"етеді)\w*|"
            r"дайындалып|дайындалуда|үміттен\w+|үміт ет\w+|сенім білдір\w+|болжан\w+|болжам\w*|әзірле(?:ніп|нуде|"
            r"п)\w*|"
            r"міндеттен\w+|бел(?:гіленген|гіленді)|қажет|керек|дайын(?! өнім)\w*|"
            rf"{_CYRILLIC}{{2,}}(?:уға|уге) (?:\w+ )?(?:уағдаласты|келісті)|{_CYRILLIC}{{2,}}(?:мақ|мек|бақ|бек|пақ|"
            rf"пек)(?:шы|ші)?\W*$|"
            rf"{_CYRILLIC}{{2,}}(?:атын|етін|йтын|йтін)(?:ын|ін|дығын|дігін|ы|і)? (?:мәлімде|айт|хабарла|жеткіз|"
            rf"атап|еске|жарияла|"
            r"білдір|болды|болады|болып)\w*"
        ),
        _S.ONGOING: (
            rf"(?!(?:бакуде|сауда|ауда)\b){_CYRILLIC}{{2,}}(?:уда|уде)\b|"
            rf"{_CYRILLIC}{{2,}}(?:ып|іп|п) (?:жатыр|отыр|жүр|тұр|келеді|"
            rf"келе жатыр)\w*|жалғас(?:ып|уда|ады)\w*|"
            rf"(?:{_KK_STATIVE})\w{{0,6}}(?:ды|ді)\b|болып табыл\w+|қолдайды|санайды|бар\b|(?:{_KK_STATIVE})(?:йді|"
            rf"йды|ді|ды)\b"
        ),
        _S.OCCURRED: (
            rf"{_CYRILLIC}{{2,}}(?:ған|ген|қан|кен)(?: (?:болатын|еді|болды|бар))?\b|"
            rf"{_CYRILLIC}*(?<![аейәоөүұыі])(?:ды|ді|ты|ті)(?:к|қ|м|ңыз|ңіз)?\b|{_CYRILLIC}{{2,}}(?:[ыіуү]лды|"
            rf"[ыі]лді|нды|нді|ыпты|іпті)\b|"
            rf"{_CYRILLIC}{{2,}}[^йаеәоөұүыі\W](?:ды|ді|ты|ті)\b|{_CYRILLIC}{{2,}}(?:рды|рді|ады да|еді де)\b"
        ),
    },
}  # fmt: skip
# A Kazakh verb in -ады, -еді, -йды, -йді says what goes on or what will be: which, the rest of the sentence shows.
KK_PRESENT: Final = re.compile(rf"{_CYRILLIC}{{2,}}(?:ады|еді|йды|йді|амыз|еміз|ймыз|йміз)\b")
# A past in -ды after a vowel: бастады, қолдады, талқылады. The present ends so after a consonant: барады, ашылады.
KK_PAST_A: Final = re.compile(
    rf"(?<!\w)(?!(?:ал|бол|қал|сал|кел|біл|бөл|күл|тол|сол)(?:ады|еді)\b){_CYRILLIC}*(?:(?<![аеыіу])л[ае]|"
    rf"(?<=[а-я])(?<![аеыіуй])д[ае]|"
    rf"талқыла|бағала|белгіле|баста|сұра|қара|жаса|тара|сана|ойна|орна|жина|қайта|тексер|шеше|тосқауылда)(?:ды|ді)\b|"
    rf"(?<!\w){_CYRILLIC}*(?:қой|жой|той|кий)(?:ды|ді)\b"
)
# What says that the clause only tells who says it.
REPORTING: Final[Mapping[str, re.Pattern[str]]] = {
    "en": re.compile(
        r"(?<!\w)(?:said|says|told|tells|added|adds|noted|notes|stressed|stresses|emphasi[sz]ed|recalled|reported|"
        r"reports|"
        r"confirmed|confirms|explained|announced|announces|stated|states|according to|quoted|wrote|writes|concluded|"
        r"underlined|believes|thinks|declared|replied|asked)(?!\w)"
    ),
    "ru": re.compile(
        r"(?<!\w)(?:сообщ(?:ил\w?|ает|ают|или|алось|ается|или)|переда(?:ет|ют|л\w?)|заяв(?:ил\w?|ляет)|"
        r"отмет(?:ил\w?|ив)|отмеча\w+|"
        r"подчеркн\w+|подчеркива\w+|напомн\w+|сказал\w?|говор\w+|добав\w+|рассказ\w+|поясн\w+|уточн\w+|по словам|по "
        r"его словам|по данным|"
        r"по информации|согласно|резюмир\w+|продолжил\w? он\w?|привод\w+ слов\w+|считает|цитиру\w+|указал\w?|"
        r"констатир\w+|"
        r"проинформир\w+|объяв(?:ил\w?|лено)|выразил\w? (?:уверен|надежд|мнен)\w+|ответил\w?|по (?:ее|их) словам|"
        r"подтверд\w+|"
        r"было отмечено|было подчеркнуто)(?!\w)"
    ),
    "kk": re.compile(
        r"(?<!\w)(?:де(?:ді|йді|п|ген|лінген|лінді)|хабарла(?:ды|йды|нды|ған)|мәлімде(?:ді|йді|нді|ген)|айт(?:ты|"
        r"ады|ып|ылды|уынша|ты)|"
        r"атап (?:өтті|өткен)|жеткіз(?:ді|еді)|еске салды|түсіндір\w+|қосты|айтуынша|мәліметінше|сөзінше|"
        r"деректер\w* сәйкес|хабарлауынша|ресми деректерге сәйкес|атап көрсетті|баса айтты)(?!\w)"
    ),
}
# What opens a clause that only tells of a thing what it is or is for: “which will …”.
RELATIVE: Final[Mapping[str, re.Pattern[str]]] = {
    "en": re.compile(r"^\W*(?:which|who|whose|where|that|as well as|aimed|designed|including)(?!\w)"),
    "ru": re.compile(
        r"^\W*(?:(?:в|на|с|по|из|для|о|об|к|от|за)? ?котор\w+|чей|чья|чьи|где|чтобы|призванн\w+|направленн\w+|"
        r"включая)(?!\w)"
    ),
    "kk": re.compile(r"^\W*(?:яғни|мұнда|онда)(?!\w)"),
}
CLAUSE: Final = re.compile(
    r"[,;:()]\s+|\s[-–—]\s|[»”\"]\s*,|(?<=\w)\s(?=(?:which|that will|that would|который|которая|которое|которые) )"
)


@cache
def cues(lang: str) -> tuple[tuple[Status, re.Pattern[str]], ...]:
    """The patterns of a language by what they say, in the order in which they are tried."""
    words = _WORDS.get(lang, {})
    return tuple((status, re.compile(rf"(?<!\w)(?:{words[status]})(?!\w)")) for status in ORDER if status in words)
