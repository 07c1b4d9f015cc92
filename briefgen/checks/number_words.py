"""The words for months, powers of ten and small numbers in English, Russian and Kazakh, as patterns of their forms."""

import re
from decimal import Decimal
from functools import lru_cache
from typing import Final

MONTHS: Final = tuple(
    (stem, number)
    for number, stems in enumerate(
        (
            ("january", "январ[ьяею]", "қаңтар\\w*"),
            ("february", "феврал[ьяею]", "ақпан\\w*"),
            ("march", "март[аеу]?", "наурыз\\w*"),
            ("april", "апрел[ьяею]", "сәуір\\w*"),
            ("may", "ма[йяею]", "мамыр\\w*"),
            ("june", "июн[ьяею]", "маусым\\w*"),
            ("july", "июл[ьяею]", "шілде\\w*"),
            ("august", "август[аеу]?", "тамыз\\w*"),
            ("september", "сентябр[ьяею]", "қыркүйе\\w*"),
            ("october", "октябр[ьяею]", "қазан\\w*"),
            ("november", "ноябр[ьяею]", "қараша\\w*"),
            ("december", "декабр[ьяею]", "желтоқсан\\w*"),
        ),
        start=1,
    )
    for stem in stems
)
SCALES: Final = (
    (r"thousands?|тыс(?:\.|яч\w*)?|мың\w*", 10**3),
    (r"mn|millions?|млн|миллион\w*", 10**6),
    (r"bn|billions?|млрд|миллиард\w*", 10**9),
    (r"trillions?|трлн|триллион\w*", 10**12),
)
_WORDS: Final = (
    (1, "one|first|once|один|одн(?:ого|ой|а|у|ом|им)|перв\\w+|бір\\w*|бірінші"),
    (2, "two|second|twice|both|дв(?:а|е|ух|ум|умя)|втор\\w+|об(?:а|е|оих|еих)|екі\\w*|екінші"),
    (3, "three|third|три|тре[хм]\\w*|трет(?:ий|ь\\w+)|үш\\w*"),
    (4, "four|fourth|четыр\\w+|четверт\\w+|төрт\\w*"),
    (5, "five|fifth|пят(?:ь|и|ью|ый|ая|ое|ого|ой|ерк\\w+)|бес|бесінші"),
    (6, "six|sixth|шест(?:ь|и|ью|ой|ая|ое|ого)|алты\\w*"),
    (7, "seven|seventh|сем(?:ь|и|ью)|седьм\\w+|жеті\\w*"),
    (8, "eight|eighth|вос(?:емь|ьми|емью)|восьм\\w+|сегіз\\w*"),
    (9, "nine|ninth|девят(?:ь|и|ью|ый|ая|ое|ого|ой)|тоғыз\\w*"),
    (10, "ten|tenth|decade|десят(?:ь|и|ью|ый|ая|ое|ого|ой|ок|ка|илет\\w+)|он|оныншы|онжылд\\w+"),
    (11, "eleven|eleventh|одиннадцат\\w+"),
    (12, "twelve|twelfth|dozen|двенадцат\\w+|дюжин\\w+"),
    (13, "thirteen\\w*|тринадцат\\w+"),
    (14, "fourteen\\w*|четырнадцат\\w+"),
    (15, "fifteen\\w*|пятнадцат\\w+"),
    (16, "sixteen\\w*|шестнадцат\\w+"),
    (17, "seventeen\\w*|семнадцат\\w+"),
    (18, "eighteen\\w*|восемнадцат\\w+"),
    (19, "nineteen\\w*|девятнадцат\\w+"),
    (20, "twent(?:y|ieth)|двадцат\\w+|жиырма\\w*"),
    (30, "thirt(?:y|ieth)|тридцат\\w+|отыз\\w*"),
    (40, "fort(?:y|ieth)|сорок\\w*|қырық\\w*"),
    (50, "fift(?:y|ieth)|пятьдесят\\w*|пятидесят\\w*|елу\\w*"),
    (60, "sixt(?:y|ieth)|шестьдесят\\w*|шестидесят\\w*|алпыс\\w*"),
    (70, "sevent(?:y|ieth)|семьдесят\\w*|семидесят\\w*|жетпіс\\w*"),
    (80, "eight(?:y|ieth)|восемьдесят\\w*|восьмидесят\\w*|сексен\\w*"),
    (90, "ninet(?:y|ieth)|девяност\\w*|тоқсан\\w*"),
    (100, "hundred\\w*|century|ст(?:о|а)|сотн?\\w*|столет\\w+|жүз\\w*"),
    (Decimal("0.5"), "half|половин\\w+|жартыс\\w*"),
)
_FORMS: Final = tuple((re.compile(forms), Decimal(value)) for value, forms in _WORDS)


@lru_cache(maxsize=4096)
def value_of_word(word: str) -> Decimal | None:
    """The number that a word in small letters spells, or None."""
    return next((value for forms, value in _FORMS if forms.fullmatch(word)), None)
