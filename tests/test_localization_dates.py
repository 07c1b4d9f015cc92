"""Every form of a date in the four profiles, in words and in short.

Below each date stand English in the style of the EU, English in that of GOV.UK, Russian and Kazakh; "~" is the
no-break space.
"""

from datetime import date
from pathlib import Path

import pytest

from briefgen.edtf import parse
from briefgen.localization import LanguageError, language

HERE = Path(__file__).parent
RUSSIAN = language("ru", None, (HERE / "test_localization_ru.po").read_bytes())
KAZAKH = language("kk", None, (HERE / "test_localization_kk.po").read_bytes())
LANGUAGES = (language("en"), language("en", "gov-uk"), RUSSIAN, KAZAKH)

IN_WORDS = """
2025-12-04
    4~December 2025
    4~December 2025
    4~декабря 2025~г.
    2025~жылғы 4~желтоқсан
2025-05-29/2025-05-30
    29-30~May 2025
    29 to 30~May 2025
    29–30~мая 2025~г.
    2025~жылғы 29–30~мамыр
2025-05-29/2025-06-02
    29~May to 2~June 2025
    29~May to 2~June 2025
    29~мая~– 2~июня 2025~г.
    2025~жылғы 29~мамыр~– 2~маусым
2025-12-30/2026-01-02
    30~December 2025 to 2~January 2026
    30~December 2025 to 2~January 2026
    30~декабря 2025~г.~– 2~января 2026~г.
    2025~жылғы 30~желтоқсан~– 2026~жылғы 2~қаңтар
2025-05-29/2025-05-29
    29~May 2025
    29~May 2025
    29~мая 2025~г.
    2025~жылғы 29~мамыр
2015-12
    December 2015
    December 2015
    декабрь 2015~г.
    2015~жылғы желтоқсан
2025-04/2025-06
    April-June 2025
    April to June 2025
    апрель–июнь 2025~г.
    2025~жылғы сәуір–маусым
2025-11/2026-02
    November 2025 to February 2026
    November 2025 to February 2026
    ноябрь 2025~г.~– февраль 2026~г.
    2025~жылғы қараша~– 2026~жылғы ақпан
2025
    2025
    2025
    2025~г.
    2025~жыл
2015/2017
    2015-2017
    2015 to 2017
    2015–2017~гг.
    2015–2017~жылдар
2022-23
    autumn 2022
    autumn 2022
    осень 2022~г.
    2022~жылғы күз
2022-22/2022-23
    summer-autumn 2022
    summer to autumn 2022
    лето–осень 2022~г.
    2022~жылғы жаз–күз
2025-34
    second quarter 2025
    second quarter 2025
    2-й квартал 2025~г.
    2025~жылғы 2-тоқсан
2025-33/2025-34
    first quarter to second quarter 2025
    first quarter to second quarter 2025
    1-й квартал~– 2-й квартал 2025~г.
    2025~жылғы 1-тоқсан–2-тоқсан
202X
    2020s
    2020s
    2020-е годы
    2020-жылдар
202X/..
    from the 2020s
    from the 2020s
    с~2020-х годов
    басталуы: 2020-жылдар
20XX
    2000-2099
    2000 to 2099
    2000–2099~гг.
    2000–2099~жылдар
XXXX
    date unknown
    date unknown
    дата неизвестна
    күні белгісіз
XXXX-06-06
    6~June, year unknown
    6~June, year unknown
    6~июня, год неизвестен
    6~маусым, жылы белгісіз
XXXX-06-06/XXXX-06-07
    6-7~June, year unknown
    6 to 7~June, year unknown
    6–7~июня, год неизвестен
    6–7~маусым, жылы белгісіз
2025-04/..
    from April 2025
    from April 2025
    с~апреля 2025~г.
    басталуы: 2025~жылғы сәуір
2025-12-02/..
    from 2~December 2025
    from 2~December 2025
    со 2~декабря 2025~г.
    басталуы: 2025~жылғы 2~желтоқсан
2025-12-20/..
    from 20~December 2025
    from 20~December 2025
    с~20~декабря 2025~г.
    басталуы: 2025~жылғы 20~желтоқсан
2022-23/..
    from autumn 2022
    from autumn 2022
    с~осени 2022~г.
    басталуы: 2022~жылғы күз
2025-34/..
    from the second quarter 2025
    from the second quarter 2025
    со 2-го квартала 2025~г.
    басталуы: 2025~жылғы 2-тоқсан
../2028
    until 2028
    until 2028
    до 2028~г.
    аяқталуы: 2028~жыл
2025-04/
    from April 2025, end unknown
    from April 2025, end unknown
    с~апреля 2025~г., окончание неизвестно
    басталуы: 2025~жылғы сәуір, аяқталуы белгісіз
/2028
    until 2028, start unknown
    until 2028, start unknown
    до 2028~г., начало неизвестно
    аяқталуы: 2028~жыл, басталуы белгісіз
2025-04~
    about April 2025
    about April 2025
    примерно апрель 2025~г.
    шамамен 2025~жылғы сәуір
2025-04?
    probably April 2025
    probably April 2025
    предположительно апрель 2025~г.
    2025~жылғы сәуір (болжамды)
2025-04%
    probably about April 2025
    probably about April 2025
    предположительно примерно апрель 2025~г.
    шамамен 2025~жылғы сәуір (болжамды)
2025-10~/..
    from about October 2025
    from about October 2025
    примерно с~октября 2025~г.
    басталуы: шамамен 2025~жылғы қазан
../2025-10~
    until about October 2025
    until about October 2025
    примерно до октября 2025~г.
    аяқталуы: шамамен 2025~жылғы қазан
2025-10%/
    probably from about October 2025, end unknown
    probably from about October 2025, end unknown
    предположительно примерно с~октября 2025~г., окончание неизвестно
    басталуы: шамамен 2025~жылғы қазан, аяқталуы белгісіз (болжамды)
2025-03-12~/2025-03-18~
    about 12-18~March 2025
    about 12 to 18~March 2025
    примерно 12–18~марта 2025~г.
    шамамен 2025~жылғы 12–18~наурыз
2025-04~/2025-06
    about April 2025 to June 2025
    about April 2025 to June 2025
    примерно апрель 2025~г.~– июнь 2025~г.
    шамамен 2025~жылғы сәуір~– 2025~жылғы маусым
[2025-03-12..2025-03-18]
    between 12 and 18~March 2025
    between 12 and 18~March 2025
    не ранее 12 и не позднее 18~марта 2025~г.
    2025~жылғы 12 және 18~наурыз аралығында
[2024-03-11..2024-03-12]
    11 or 12~March 2024
    11 or 12~March 2024
    11 или 12~марта 2024~г.
    2024~жылғы 11 немесе 12~наурыз
[2025-03..2025-05]
    between March and May 2025
    between March and May 2025
    не ранее марта и не позднее мая 2025~г.
    2025~жылғы наурыз және мамыр аралығында
[2015..2017]
    between 2015 and 2017
    between 2015 and 2017
    не ранее 2015 и не позднее 2017~г.
    2015 және 2017~жылдар аралығында
[..2028]
    no later than 2028
    no later than 2028
    не позднее 2028~г.
    ең кеш мерзімі: 2028~жыл
[2025-04..]
    no earlier than April 2025
    no earlier than April 2025
    не ранее апреля 2025~г.
    ең ерте мерзімі: 2025~жылғы сәуір
[2025-12-03,2025-12-05]
    3 or 5~December 2025
    3 or 5~December 2025
    3 или 5~декабря 2025~г.
    2025~жылғы 3 немесе 5~желтоқсан
[2025-12-03,2025-12-04,2025-12-05]
    3, 4 or 5~December 2025
    3, 4 or 5~December 2025
    3, 4 или 5~декабря 2025~г.
    2025~жылғы 3, 4 немесе 5~желтоқсан
[2015,2017]
    2015 or 2017
    2015 or 2017
    2015 или 2017~г.
    2015 немесе 2017~жыл
2025-04-XX
    April 2025, day unknown
    April 2025, day unknown
    апрель 2025~г., точный день неизвестен
    2025~жылғы сәуір, нақты күні белгісіз
2025-XX
    2025, month unknown
    2025, month unknown
    2025~г., месяц неизвестен
    2025~жыл, айы белгісіз
"""

IN_SHORT = """
2025-04-16
    16~Apr 2025
    16~Apr 2025
    16~апр. 2025
    2025~ж. 16~сәу.
2025-05-29/2025-05-30
    29-30~May 2025
    29 to 30~May 2025
    29–30~мая 2025
    2025~ж. 29–30~мам.
2025-05-29/2025-06-02
    29~May to 2~Jun 2025
    29~May to 2~Jun 2025
    29~мая~– 2~июн. 2025
    2025~ж. 29~мам.~– 2~мау.
2025-12-30/2026-01-02
    30~Dec 2025 to 2~Jan 2026
    30~Dec 2025 to 2~Jan 2026
    30~дек. 2025~– 2~янв. 2026
    2025~ж. 30~жел.~– 2026~ж. 2~қаң.
2025-04
    Apr 2025
    Apr 2025
    апр. 2025
    2025~ж. сәу.
2025-04/2025-06
    Apr-Jun 2025
    Apr to Jun 2025
    апр.–июнь 2025
    2025~ж. сәу.–мау.
2022-23
    autumn 2022
    autumn 2022
    осень 2022
    2022~ж. күз
2025-34
    Q2 2025
    Q2 2025
    II кв. 2025
    2025~ж. 2-тоқсан
2025
    2025
    2025
    2025
    2025
2015/2017
    2015-2017
    2015 to 2017
    2015–2017
    2015–2017
202X
    2020s
    2020s
    2020-е годы
    2020-жылдар
2025-04~
    c. Apr 2025
    c. Apr 2025
    ок. апр. 2025
    шам. 2025~ж. сәу.
2025-04?
    Apr 2025 (?)
    Apr 2025 (?)
    апр. 2025 (?)
    2025~ж. сәу. (?)
2025-04/..
    from Apr 2025
    from Apr 2025
    с~апр. 2025
    2025~ж. сәу.~–
../2028
    to 2028
    to 2028
    до 2028
    –~2028
[2025-03-12..2025-03-18]
    12-18~Mar 2025 (?)
    12 to 18~Mar 2025 (?)
    12–18~мар. 2025 (?)
    2025~ж. 12–18~нау. (?)
[2025-03..2025-05]
    Mar-May 2025 (?)
    Mar to May 2025 (?)
    март–май 2025 (?)
    2025~ж. нау.–мам. (?)
XXXX-06-06/XXXX-06-07
    6-7~Jun, year unknown
    6 to 7~Jun, year unknown
    6–7~июн., год неизвестен
    6–7~мау., жылы белгісіз
2025-04-XX
    Apr 2025
    Apr 2025
    апр. 2025
    2025~ж. сәу.
"""


def cases(table: str) -> list[tuple[str, list[str]]]:
    """Read a table: a date, and four lines below it."""
    lines = table.replace("~", "\u00a0").split("\n")[1:-1]
    written = table.split("\n")[1:-1]
    return [(written[at], [line.strip(" ") for line in lines[at + 1 : at + 5]]) for at in range(0, len(lines), 5)]


@pytest.mark.parametrize("text,expected", cases(IN_WORDS))
def test_a_date_in_words(text: str, expected: list[str]) -> None:
    assert [language.date(parse(text)) for language in LANGUAGES] == expected


@pytest.mark.parametrize("text,expected", cases(IN_SHORT))
def test_a_short_date(text: str, expected: list[str]) -> None:
    assert [language.short_date(parse(text)) for language in LANGUAGES] == expected


@pytest.mark.parametrize(
    "unit,expected",
    [
        ("year", ["2025", "2025", "2025", "2025"]),
        ("quarter", ["Q2 2025", "Q2 2025", "II кв. 2025", "2025~ж. 2-тоқсан"]),
        ("month", ["May 2025", "May 2025", "май 2025", "2025~ж. мам."]),
    ],
)
def test_a_label_of_an_axis_can_stand_alone(unit: str, expected: list[str]) -> None:
    ticks = [language.tick(date(2025, 5, 29), unit).replace("\u00a0", "~") for language in LANGUAGES]
    assert ticks == expected


def test_an_axis_has_no_other_unit() -> None:
    with pytest.raises(LanguageError, match="there are year, quarter, month"):
        KAZAKH.tick(date(2025, 5, 29), "week")


def test_a_week() -> None:
    weeks = [language.week(2026, 53).replace("\u00a0", "~") for language in LANGUAGES]
    assert weeks == ["week 53 of 2026", "week 53 of 2026", "53-я неделя 2026~г.", "2026~жылғы 53-апта"]


def test_a_time_of_day_has_its_zone() -> None:
    assert RUSSIAN.time(9, 5, "по Брюсселю") == "09:05 (по Брюсселю)"
    assert KAZAKH.time(14, 30) == "14:30"
