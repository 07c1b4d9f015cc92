"""The register and the texts are proved by the words quoted: what passes and what does not, in three languages."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from briefgen.checks import Subject, check
from briefgen.checks.proof import Proof
from briefgen.checks.quoted import dates_not_quoted, figures_not_quoted
from briefgen.checks.reading import Reading
from briefgen.edtf import Edtf, parse
from briefgen.findings import Severity
from briefgen.model import Event, Figure, Timeline
from briefgen.model.timeline import Basis, Qualifier, ValueBasis
from briefgen.project.files import Project
from tests.checked import TIMELINE, event, figure, found, statement, subject
from tests.conftest import ROOT

PROOFS = {f"{each}-not-quoted" for each in ("value", "unit", "qualifier", "period", "date")}
# The language of a source, its words, and a value, a unit and a qualifier that stand in them or not.
FIGURES = (
    ("en", "Trade reached almost USD 50 billion", "50000000000", "USD", "almost", None),
    ("en", "Trade reached almost $50bn", "50000000000", "USD", "almost", None),
    ("en", "Trade was US$ 50.5 billion", "50500000000", "USD", "exact", None),
    ("en", "more than fifty billion dollars", "50000000000", "USD", "more-than", None),
    ("en", "nearly three and a half million people", "3500000", "{en: people}", "almost", None),
    ("en", "over 3,000 companies from the EU", "3000", "{en: companies}", "more-than", None),
    ("en", "up to a quarter of the world's rhenium", "25", "percent", "up-to", None),
    ("en", "two thirds of the trade", "66.7", "percent", "exact", None),
    ("en", "a third of exports", "33", "percent", "exact", None),
    ("en", "rose by 17 per cent", "17", "percent", "exact", None),
    ("en", "rose by 17 percentage points", "17", "percentage-points", "exact", None),
    ("en", "rose by 17 percentage points", "17", "percent", "exact", "unit-not-quoted"),
    ("en", "at least 40 states took part", "40", "{en: states}", "more-than", None),
    ("en", "no more than 40 states took part", "40", "{en: states}", "up-to", None),
    ("en", "no more than 40 states took part", "40", "{en: states}", "more-than", "qualifier-not-quoted"),
    ("en", "between 3 and 5 billion euros", "5000000000", "EUR", "up-to", None),
    ("en", "between 3 and 5 billion euros", "3000000000", "EUR", "more-than", None),
    ("en", "EUR 3-5 billion", "5000000000", "EUR", "exact", "qualifier-not-quoted"),
    ("en", "grew from 3 to 5 billion euros", "5000000000", "EUR", "exact", None),
    ("en", "both the EU and Kazakhstan signed", "2", "{en: sides}", "exact", "value-not-quoted"),
    ("en", "27 states and 4,000 companies", "27", "{en: companies}", "exact", "unit-not-quoted"),
    ("en", "27 states and 4,000 companies", "4000", "{en: companies}", "exact", None),
    ("en", "It is not EUR 50 billion but 40 billion", "50000000000", "EUR", "exact", "value-not-quoted"),
    ("en", "did not reach EUR 50 billion", "50000000000", "EUR", "exact", "value-not-quoted"),
    ("en", "a loan of £1.2 million", "1200000", "GBP", "exact", None),
    ("en", "a loan of GBP 1,200,000", "1200000", "GBP", "exact", None),
    ("en", "a loan of 12 000 tenge", "12000", "KZT", "exact", None),
    ("en", "a loan of 12,500.5 euros", "12500.5", "EUR", "exact", None),
    ("en", "signed on 12 December 2025", "12", "{en: agreements}", "exact", "value-not-quoted"),
    ("en", "trade in 2025 rose", "2025", "EUR", "exact", "value-not-quoted"),
    ("en", "some 500 delegates came", "500", "{en: delegates}", "about", None),
    ("en", "around 1.5 million tonnes of oil", "1500000", "{en: tonnes of oil}", "about", None),
    ("en", "1.5 million tonnes of oil", "1.5", "{en: million tonnes of oil}", "exact", None),
    ("en", "12 500 euros", "125000", "EUR", "exact", "value-not-quoted"),
    ("en", "12 billion dollars", "12000000", "USD", "exact", "value-not-quoted"),
    ("en", "twenty-nine areas", "29", "{en: areas}", "exact", None),
    ("en", "a hundred projects", "100", "{en: projects}", "exact", None),
    ("en", "dozens of projects", "12", "{en: projects}", "exact", "value-not-quoted"),
    ("en", "a dozen projects", "12", "{en: projects}", "exact", None),
    ("en", "less than 5 per cent", "5", "percent", "up-to", None),
    ("en", "the share fell below 5%", "5", "percent", "up-to", None),
    ("en", "32% of the trade, EUR 32 million", "32", "EUR", "exact", "unit-not-quoted"),
    ("en", "The 22nd meeting of the council", "22", "{en: meetings}", "exact", "value-not-quoted"),
    ("ru", "почти 50 миллиардов долларов США", "50000000000", "USD", "almost", None),
    ("ru", "свыше 49 млрд евро", "49000000000", "EUR", "more-than", None),
    ("ru", "порядка полутора миллиардов евро", "1500000000", "EUR", "about", None),
    ("ru", "полтора миллиарда евро", "1500000000", "EUR", "exact", None),
    ("ru", "1 млрд 200 млн тенге", "1200000000", "KZT", "exact", None),
    ("ru", "1,2 млрд тенге", "1200000000", "KZT", "exact", None),
    ("ru", "двести пятьдесят тысяч тонн", "250000", "{ru: тонн}", "exact", None),
    ("ru", "число компаний превысило 4 тыс.", "4000", "{ru: компаний}", "more-than", None),
    ("ru", "число компаний превысило 4 тысячи", "4000", "{ru: компаний}", "more-than", None),
    ("ru", "более 4 тысяч европейских компаний", "4000", "{ru: компаний}", "more-than", None),
    ("ru", "более 4 тысяч европейских компаний", "4000", "{ru: компаний}", "exact", "qualifier-not-quoted"),
    ("ru", "в сотрудничестве участвуют страны", "100", "{ru: стран}", "exact", "value-not-quoted"),
    ("ru", "он отметил рост", "10", "percent", "exact", "value-not-quoted"),
    ("ru", "27 стран и 4000 компаний", "27", "{ru: компаний}", "exact", "unit-not-quoted"),
    ("ru", "не 50 млрд евро, а 40 млрд", "50000000000", "EUR", "exact", "value-not-quoted"),
    ("ru", "не 50 млрд евро, а 40 млрд евро", "40000000000", "EUR", "exact", None),
    ("ru", "не менее 30 процентов", "30", "percent", "more-than", None),
    ("ru", "не превышает 30 процентов", "30", "percent", "up-to", None),
    ("ru", "выросла на 2,5 процентных пункта", "2.5", "percentage-points", "exact", None),
    ("ru", "выросла на 2,5 п.п.", "2.5", "percentage-points", "exact", None),
    ("ru", "выросла на 17%", "17", "percent", "exact", None),
    ("ru", "выросла почти на 17 процентов", "17", "percent", "almost", None),
    ("ru", "выросла почти на 17 процентов", "17", "percent", "exact", "qualifier-not-quoted"),
    ("ru", "вырос более чем в два раза", "2", "{ru: раза}", "more-than", None),
    ("ru", "от 3 до 5 млрд евро", "5000000000", "EUR", "up-to", None),
    ("ru", "от 3 до 5 млрд евро", "50000000000", "EUR", "up-to", "value-not-quoted"),
    ("ru", "10-летию подписания", "10", "{ru: лет}", "exact", None),
    ("ru", "десятилетие подписания", "10", "{ru: лет}", "exact", None),
    ("ru", "32 года отношений", "32", "{ru: года}", "exact", None),
    ("ru", "до четверти мирового объема", "25", "percent", "up-to", None),
    ("ru", "треть экспорта", "33", "percent", "exact", None),
    ("ru", "две трети экспорта", "66.7", "percent", "exact", None),
    ("ru", "половина экспорта", "50", "percent", "exact", None),
    ("ru", "150 млрд долл. США", "150000000000", "USD", "exact", None),
    ("ru", "$12 млрд", "12000000000", "USD", "exact", None),
    ("ru", "12 млрд канадских долларов", "12000000000", "USD", "exact", "unit-not-quoted"),
    ("ru", "12 млрд канадских долларов", "12000000000", "CAD", "exact", None),
    ("ru", "12 млн британских фунтов", "12000000", "GBP", "exact", None),
    ("ru", "500 миллионов рублей", "500000000", "RUB", "exact", None),
    ("ru", "500 миллионов рублей", "500000000", "KZT", "exact", "unit-not-quoted"),
    ("ru", "в 2024 году подписано соглашение", "2024", "{ru: соглашений}", "exact", "value-not-quoted"),
    ("ru", "двадцать девять направлений", "29", "{ru: направлений}", "exact", None),
    ("ru", "сто двадцать пять проектов", "125", "{ru: проектов}", "exact", None),
    ("ru", "трое министров", "3", "{ru: министров}", "exact", None),
    ("ru", "120 человек погибли", "120", "{ru: человек}", "exact", None),
    ("ru", "120 рабочих мест", "120", "{ru: рабочих мест}", "exact", None),
    ("ru", "более 120 новых рабочих мест на 5 предприятиях", "5", "{ru: рабочих мест}", "exact", "unit-not-quoted"),
    ("ru", "доля составила 12,5%", "12.5", "percent", "exact", None),
    ("ru", "доля составила 12,5%", "125", "percent", "exact", "value-not-quoted"),
    ("ru", "товарооборот составил 3 миллиарда 400 миллионов долларов", "3400000000", "USD", "exact", None),
    ("ru", "товарооборот составил 3.4 миллиарда долларов", "3400000000", "USD", "exact", None),
    ("ru", "около 2 тысяч студентов", "2000", "{ru: студентов}", "about", None),
    ("ru", "вырос до 50 млрд евро", "50000000000", "EUR", "exact", None),
    ("ru", "инвестиции до 50 млрд евро", "50000000000", "EUR", "exact", "qualifier-not-quoted"),
    ("ru", "обе стороны", "2", "{ru: сторон}", "exact", None),
    ("ru", "пятьсот миллионов евро", "500000000", "EUR", "exact", None),
    ("ru", "12 тыс. тонн урана", "12000", "{en: tonnes}", "exact", None),
    ("kk", "50 миллиард долларға жуық", "50000000000", "USD", "almost", None),
    ("kk", "50 млрд АҚШ долларынан астам", "50000000000", "USD", "more-than", None),
    ("kk", "шамамен 55 млрд еуро", "55000000000", "EUR", "about", None),
    ("kk", "екі жарым миллион теңге", "2500000", "KZT", "exact", None),
    ("kk", "бір жарым миллиард еуро", "1500000000", "EUR", "exact", None),
    ("kk", "3000-нан астам компания", "3000", "{kk: компания}", "more-than", None),
    ("kk", "3 мыңнан астам компания", "3000", "{kk: компания}", "more-than", None),
    ("kk", "сауда 17 пайызға өсті", "17", "percent", "exact", None),
    ("kk", "сауда 17%-ға өсті", "17", "percent", "exact", None),
    ("kk", "сауда 17 пайыздық тармаққа өсті", "17", "percentage-points", "exact", None),
    ("kk", "төрттен біріне дейін", "25", "percent", "up-to", None),
    ("kk", "халық үшін маңызды", "3", "{kk: ел}", "exact", "value-not-quoted"),
    ("kk", "онда маңызды", "10", "{kk: ел}", "exact", "value-not-quoted"),
    ("kk", "жиырма тоғыз бағыт", "29", "{kk: бағыт}", "exact", None),
    ("kk", "27 ел мен 4000 компания", "27", "{kk: компания}", "exact", "unit-not-quoted"),
    ("kk", "27 ел мен 4000 компания", "4000", "{kk: компания}", "exact", None),
    ("kk", "50 млрд еуро емес", "50000000000", "EUR", "exact", "value-not-quoted"),
    ("kk", "кемінде 40 ел қатысты", "40", "{kk: ел}", "more-than", None),
    ("kk", "40-тан аспайтын ел", "40", "{kk: ел}", "up-to", None),
    ("kk", "12 000 адамға жуық", "12000", "{kk: адам}", "almost", None),
    ("kk", "30 жылдық қатынас", "30", "{kk: жыл}", "exact", None),
    ("kk", "он бес жыл", "15", "{kk: жыл}", "exact", None),
    ("kk", "жүз жиырма компания", "120", "{kk: компания}", "exact", None),
    ("kk", "екі мың бес жүз тонна", "2500", "{kk: тонна}", "exact", None),
    ("kk", "200 млрд доллар", "20000000000", "USD", "exact", "value-not-quoted"),
    ("kk", "сауда көлемі 3 млрд 400 млн доллар", "3400000000", "USD", "exact", None),
)
PERIODS = (
    ("ru", "в 2024 году составил около 55 млрд евро", "55000000000", "EUR", "about", "2024", None),
    ("ru", "в 2024 году составил около 55 млрд евро", "55000000000", "EUR", "about", "2023", "period-not-quoted"),
    ("ru", "увеличившись на 17% по сравнению с 2023 годом", "17", "percent", "exact", "2024", None),
    (
        "ru",
        "Соглашение, подписанное в 2015 году, охватывает 29 областей",
        "29",
        "{ru: областей}",
        "exact",
        "2025",
        None,
    ),
    (
        "ru",
        "В 2024 году, по данным Комиссии, торговля составила 55 млрд евро",
        "55000000000",
        "EUR",
        "exact",
        "2024",
        None,
    ),
    ("ru", "в первом квартале 2025 года торговля составила 5 млрд евро", "5000000000", "EUR", "exact", "2025-33", None),
    (
        "ru",
        "в первом квартале 2025 года торговля составила 5 млрд евро",
        "5000000000",
        "EUR",
        "exact",
        "2025-34",
        "period-not-quoted",
    ),
    (
        "ru",
        "в январе–июне 2025 года торговля составила 5 млрд евро",
        "5000000000",
        "EUR",
        "exact",
        "2025-01/2025-06",
        None,
    ),
    ("ru", "в марте торговля составила 5 млрд евро", "5000000000", "EUR", "exact", "2025-03", None),
    ("ru", "в марте торговля составила 5 млрд евро", "5000000000", "EUR", "exact", "2025-04", "period-not-quoted"),
    ("en", "In 2024, trade was EUR 55 billion", "55000000000", "EUR", "exact", "2024", None),
    ("en", "In 2024, trade was EUR 55 billion", "55000000000", "EUR", "exact", "2022", "period-not-quoted"),
    ("en", "trade was EUR 55 billion in 2024, up 17 per cent on 2023", "55000000000", "EUR", "exact", "2024", None),
    ("en", "up 17 per cent compared with 2023", "17", "percent", "exact", "2024", None),
    ("en", "EUR 49 billion in 2023 and EUR 55 billion in 2024", "55000000000", "EUR", "exact", "2024", None),
    ("en", "EUR 49 billion in 2023 and EUR 55 billion in 2024", "49000000000", "EUR", "exact", "2023", None),
    (
        "en",
        "EUR 49 billion in 2023 and EUR 55 billion in 2024",
        "49000000000",
        "EUR",
        "exact",
        "2022",
        "period-not-quoted",
    ),
    ("en", "investment of EUR 12 billion by 2027", "12000000000", "EUR", "exact", "2025/2027", None),
    ("kk", "2024 жылы сауда 55 млрд еуроны құрады", "55000000000", "EUR", "exact", "2024", None),
    ("kk", "2024 жылы сауда 55 млрд еуроны құрады", "55000000000", "EUR", "exact", "2021", "period-not-quoted"),
    ("kk", "сауда 2023 жылмен салыстырғанда 17 пайызға өсті", "17", "percent", "exact", "2024", None),
)
DATES = (
    ("en", "on 27 March 2025 the Council approved", "2025-03-27", None),
    ("en", "on 27 March 2025 the Council approved", "2024-03-27", "date-not-quoted"),
    ("en", "on 27 March 2025 the Council approved", "2025-03-28", "date-not-quoted"),
    ("en", "on 27 March the Council approved", "2025-03-27", "date-not-quoted"),
    ("en", "In 2025, on 27 March, the Council approved", "2025-03-27", None),
    ("en", "on March 27, 2025 the Council approved", "2025-03-27", None),
    ("en", "on March 27th, 2025", "2025-03-27", None),
    ("en", "the twenty-seventh of March 2025", "2025-03-27", None),
    ("en", "29-30 May 2025", "2025-05-29/2025-05-30", None),
    ("en", "29 to 30 May 2025", "2025-05-29/2025-05-30", None),
    ("en", "from 29 May to 2 June 2025", "2025-05-29/2025-06-02", None),
    ("en", "from 29 December 2025 to 2 January 2026", "2025-12-29/2026-01-02", None),
    ("en", "in May 2025", "2025-05", None),
    ("en", "in May 2025", "2025-06", "date-not-quoted"),
    ("en", "in May 2025", "2025-05-01", "date-not-quoted"),
    ("en", "in the autumn of 2022", "2022-23", None),
    ("en", "in autumn 2022", "2022-22", "date-not-quoted"),
    ("en", "in the first quarter of 2025", "2025-33", None),
    ("en", "in Q3 2025", "2025-35", None),
    ("en", "in 2022", "2022", None),
    ("en", "since 1993", "1993", None),
    ("en", "not on 27 March 2025 but on 28 March 2025", "2025-03-27", "date-not-quoted"),
    ("en", "2025-03-27", "2025-03-27", None),
    ("en", "03/27/2025", "2025-03-27", None),
    ("en", "in the 1990s", "199X", None),
    ("en", "2025 companies took part", "2025", "date-not-quoted"),
    ("en", "on 4 December", "XXXX-12-04", None),
    ("en", "between 2025 and 2027", "2025/2027", None),
    ("en", "for 2025-2027", "2025/2027", None),
    ("en", "signed in December of 2015", "2015-12", None),
    ("en", "27 Sept. 2025", "2025-09-27", None),
    ("ru", "27 марта 2025 года Совет одобрил", "2025-03-27", None),
    ("ru", "27 марта 2025 г. Совет одобрил", "2025-03-27", None),
    ("ru", "27 марта Совет одобрил", "2025-03-27", "date-not-quoted"),
    ("ru", "27 марта Совет одобрил, а в 2025 году начал", "2025-03-27", None),
    ("ru", "двадцать седьмого марта две тысячи двадцать пятого года", "2025-03-27", None),
    ("ru", "27.03.2025", "2025-03-27", None),
    ("ru", "в марте 2025 года", "2025-03", None),
    ("ru", "осенью 2022 года", "2022-23", None),
    ("ru", "осенью 2022 года", "2021-23", "date-not-quoted"),
    ("ru", "в 2022 году", "2022", None),
    ("ru", "в 2022 году", "2023", "date-not-quoted"),
    ("ru", "с 29 мая по 2 июня 2025 года", "2025-05-29/2025-06-02", None),
    ("ru", "29–30 мая 2025 года", "2025-05-29/2025-05-30", None),
    ("ru", "29 и 30 мая 2025 года", "2025-05-29/2025-05-30", None),
    ("ru", "6-7 июня", "XXXX-06-06/XXXX-06-07", None),
    ("ru", "в 2025–2027 годах", "2025/2027", None),
    ("ru", "с 2025 по 2027 год", "2025/2027", None),
    ("ru", "до 2028 года", "../2028", None),
    ("ru", "в IV квартале 2025 года", "2025-36", None),
    ("ru", "в третьем квартале 2025 года", "2025-35", None),
    ("ru", "в 1990-х годах", "199X", None),
    ("ru", "не 27 марта 2025 года, а 28 марта 2025 года", "2025-03-27", "date-not-quoted"),
    ("ru", "не 27 марта 2025 года, а 28 марта 2025 года", "2025-03-28", None),
    ("ru", "2025 компаний", "2025", "date-not-quoted"),
    ("ru", "в первом полугодии 2026 года", "2026-01/2026-06", None),
    ("ru", "1 сентября 2026-го", "2026-09-01", None),
    ("ru", "в ночь на 1-е мая 2025 года", "2025-05-01", None),
    ("kk", "2025 жылғы 27 наурызда Кеңес мақұлдады", "2025-03-27", None),
    ("kk", "2025 жылғы 27 наурызда Кеңес мақұлдады", "2025-03-26", "date-not-quoted"),
    ("kk", "2025 жылдың 27 наурызында", "2025-03-27", None),
    ("kk", "27 наурызда", "2025-03-27", "date-not-quoted"),
    ("kk", "2025 жылғы 29–30 мамыр", "2025-05-29/2025-05-30", None),
    ("kk", "2022 жылғы күзде", "2022-23", None),
    ("kk", "2022 жылдың күзінде", "2022-23", None),
    ("kk", "2025 жылдың үшінші тоқсанында", "2025-35", None),
    ("kk", "2026 жылғы қыркүйекте", "2026-09", None),
    ("kk", "2026 жылдың қыркүйегінде", "2026-09", None),
    ("kk", "2022 жылы", "2022", None),
    ("kk", "2025 жылдың 29 мамырынан 2 маусымына дейін", "2025-05-29/2025-06-02", None),
    ("kk", "2025–2027 жылдары", "2025/2027", None),
    ("kk", "2025-2027 жылдарға арналған", "2025/2027", None),
    ("kk", "2028 жылға дейін", "../2028", None),
    ("kk", "27.03.2025 ж.", "2025-03-27", None),
)
# The language of a source and its words; the language of a text and the text; what of it is not proved.
TEXTS: tuple[tuple[str, str, str, str, list[str]], ...] = (
    ("ru", "почти 50 млрд долларов в 2024 году", "en", "Trade of USD 50 billion", []),
    ("ru", "почти 50 млрд долларов в 2024 году", "en", "Trade of almost USD 50 billion", []),
    ("ru", "почти 50 млрд долларов в 2024 году", "en", "Trade of more than USD 50 billion", ["USD 50 billion"]),
    ("ru", "почти 50 млрд долларов в 2024 году", "en", "Trade of EUR 50 billion", ["EUR 50 billion"]),
    ("ru", "почти 50 млрд долларов в 2024 году", "en", "fifty billion dollars", []),
    ("ru", "почти 50 млрд долларов в 2024 году", "en", "fifty million dollars", ["fifty million dollars"]),
    ("ru", "почти 50 млрд долларов в 2024 году", "en", "EUR 2024", ["EUR 2024"]),
    ("ru", "27 марта 2025 года", "en", "27 companies", ["27"]),
    ("ru", "27 марта 2025 года", "en", "EUR 27 million", ["EUR 27 million"]),
    ("ru", "сотрудничество", "en", "100 projects", ["100"]),
    ("ru", "он отметил", "en", "10 projects", ["10"]),
    ("kk", "халық үшін", "en", "3 projects", ["3"]),
    ("ru", "более 3,000 компании", "en", "3,000 companies", []),
    ("ru", "более 3,000 компании", "en", "three thousand companies", []),
    ("ru", "более 3,000 компании", "kk", "үш мың компания", []),
    ("ru", "более 3,000 компании", "ru", "три тысячи компаний", []),
    ("ru", "более 3,000 компании", "ru", "более трёх тысяч компаний", []),
    ("ru", "более 3,000 компании", "ru", "около трёх тысяч компаний", ["трёх тысяч"]),
    ("ru", "полтора миллиарда евро", "en", "EUR 1.5 billion", []),
    ("ru", "1 млрд 200 млн тенге", "en", "KZT 1.2 billion", []),
    ("ru", "1 млрд 200 млн тенге", "en", "KZT 1.3 billion", ["KZT 1.3 billion"]),
    ("ru", "до четверти объема", "en", "up to 25 per cent", []),
    ("ru", "до четверти объема", "en", "a quarter of the volume", []),
    ("ru", "до четверти объема", "en", "25 companies", ["25"]),
    ("ru", "32 процента торговли", "en", "32 companies", ["32"]),
    ("ru", "32 процента торговли", "en", "32% of trade", []),
    ("ru", "32 процента торговли", "en", "32 percentage points", ["32 percentage points"]),
    ("ru", "22-е заседание", "en", "the 22nd meeting", []),
    ("ru", "двадцать второе заседание", "en", "the 22nd meeting", []),
    ("ru", "10-летию подписания", "en", "tenth anniversary", []),
    ("ru", "10-летию подписания", "en", "the 10th anniversary", []),
    ("ru", "десятилетие подписания", "kk", "он жылдығы", []),
    ("ru", "двух стран", "en", "the two sides", []),
    ("ru", "пяти стран", "en", "five countries", []),
    ("ru", "пяти стран", "en", "six countries", ["six"]),
    ("ru", "обе стороны приняли", "en", "both sides adopted", []),
    ("ru", "от 3 до 5 млрд евро", "en", "EUR 3-5 billion", []),
    ("ru", "от 3 до 5 млрд евро", "en", "between 3 and 6 billion euros", ["3 and 6 billion euros"]),
    ("ru", "до 2028 года", "en", "until 2028", []),
    ("ru", "до 2028 года", "en", "until 2027", ["2027"]),
    ("ru", "осенью 2022 года", "en", "in autumn 2022", []),
    ("ru", "осенью 2022 года", "en", "in the spring of 2022", ["spring of 2022"]),
    ("ru", "29–30 мая 2025 года", "en", "29-30 May 2025", []),
    ("ru", "29–30 мая 2025 года", "en", "30 May", []),
    ("ru", "29–30 мая 2025 года", "en", "31 May", ["31 May"]),
    ("ru", "в первом полугодии 2025 года", "en", "in the first half of 2025", []),
    ("en", "EUR 12 billion for the region", "ru", "12 млрд евро", []),
    ("en", "EUR 12 billion for the region", "kk", "12 млрд еуро", []),
    ("en", "EUR 12 billion for the region", "kk", "он екі миллиард еуро", []),
    ("en", "EUR 12 billion for the region", "kk", "12 млн еуро", ["12 млн еуро"]),
    ("en", "more than 49 billion euros", "kk", "49 млрд еуродан астам", []),
    ("en", "more than 49 billion euros", "ru", "более 49 млрд евро", []),
    ("en", "more than 49 billion euros", "ru", "до 49 млрд евро", ["49 млрд евро"]),
    ("en", "more than 49 billion euros", "en", "at least 49 billion euros", []),
    ("en", "not 49 billion euros", "en", "49 billion euros", ["49 billion euros"]),
    ("en", "third countries are invited", "en", "third countries", []),
    ("en", "the C5+1 format and COVID-19", "en", "the C5+1 format", []),
    ("en", "12 500 tonnes", "en", "12,500 tonnes", []),
    ("en", "12 500 tonnes", "ru", "12,5 тыс. тонн", []),
    ("en", "12 500 tonnes", "ru", "12,5 млн тонн", ["12,5 млн"]),
    ("en", "no number", "en", "a package of 12 billion", ["12 billion"]),
    ("en", "EUR 12 billion", "en", "a 12 billion package", []),
)


def proofs(lang: str, words: str, **things: Any) -> list[str]:
    """What the rules of proof find in a project whose one source has the words."""
    source = {**TIMELINE["sources"][0], "language": lang}
    evidence = [{"source": "article", "quote": {"exact": words}}]
    events = [event(**{"evidence": evidence, **things.get("event", {})})]
    figures = [figure(**{"evidence": evidence, **things["figure"]})] if "figure" in things else []
    findings = found({"sources": [source], "events": events, "figures": figures}, text=f"– {words} .")
    return [each.code.name for each in findings if each.code.name in PROOFS]


def unit_of(text: str) -> Any:
    """A unit as a case gives it: EUR, or {ru: компаний}."""
    lang, _, noun = text.strip("{}").partition(": ")
    return {lang: noun} if noun else text


@pytest.mark.parametrize("lang, words, value, unit, qualifier, expected", FIGURES)
def test_a_figure_is_what_its_quote_says(  # noqa: PLR0917 (a table of cases)
    lang: str, words: str, value: str, unit: str, qualifier: str, expected: str | None
) -> None:
    claim = {"value": value, "unit": unit_of(unit), "qualifier": qualifier, "period": "2000/2030"}
    assert proofs(lang, words, figure=claim) == ([expected] if expected else [])


@pytest.mark.parametrize("lang, words, value, unit, qualifier, period, expected", PERIODS)
def test_a_period_is_the_one_that_the_quote_names(  # noqa: PLR0917 (a table of cases)
    lang: str, words: str, value: str, unit: str, qualifier: str, period: str, expected: str | None
) -> None:
    claim = {"value": value, "unit": unit_of(unit), "qualifier": qualifier, "period": period}
    assert proofs(lang, words, figure=claim) == ([expected] if expected else [])


@pytest.mark.parametrize("lang, words, when, expected", DATES)
def test_a_stated_date_stands_in_the_quotes(lang: str, words: str, when: str, expected: str | None) -> None:
    claim = {"date": when, "date_basis": "stated", "status": "planned"}
    assert proofs(lang, words, event=claim) == ([expected] if expected else [])


@pytest.mark.parametrize("lang, words, of_text, text, expected", TEXTS)
def test_a_number_typed_into_a_text_stands_in_the_quotes(
    lang: str, words: str, of_text: str, text: str, expected: list[str]
) -> None:
    source = {**TIMELINE["sources"][0], "language": lang}
    quoted = event(date="XXXX-01-01", evidence=[{"source": "article", "quote": {"exact": words}}])
    reading = Reading(subject({"sources": [source], "events": [quoted]}, text=f"– {words} ."))
    assert list(Proof((reading.timeline.events[0],), reading.sources).unproved(text, of_text)) == expected


def test_what_is_worked_out_says_so_and_how() -> None:
    claim = {"value": "89", "unit": "percent", "qualifier": "about", "value_basis": "computed"}
    noted = {**claim, "basis_note": {"en": "49 of 55."}}
    assert proofs("ru", "49 из 55 млрд евро", figure=noted) == []
    assert "basis-without-note" in [each.code.name for each in found({"figures": [figure(**claim)]})]
    assert proofs("ru", "Совет одобрил мандат", event={"date_basis": "inferred"}) == []


# The real timeline, falsified


@pytest.fixture(scope="module")
def real() -> Subject:
    """The real project as its check sees it."""
    contents = Project(ROOT).load()
    return Subject(contents.timeline, contents.briefings, contents.texts, contents.hashes, date(2026, 11, 22))


def falsified(real: Subject, **changes: Any) -> Reading:
    """A reading of the real project with a part of its timeline changed; the places stay those of the file."""
    assert real.timeline.sound is not None
    timeline = Timeline.model_construct(**{**dict(real.timeline.sound.value), **changes})
    return Reading(replace(real, timeline=replace(real.timeline, sound=replace(real.timeline.sound, value=timeline))))


def changed_figures(one: Figure) -> Iterator[tuple[str, str, dict[str, Any]]]:
    """Each way to falsify a figure: what it is called, the key where it is to be seen, and the change."""
    yield "value × 10", "value", {"value": one.value * 10}
    yield "value ÷ 1000", "value", {"value": one.value / 1000}
    if isinstance(one.unit, str):
        yield "unit", "unit", {"unit": {"EUR": "USD", "USD": "EUR"}.get(one.unit, "EUR")}
        yield "unit to a share or from it", "unit", {"unit": "KZT" if one.unit == "percent" else "percent"}
    for other in Qualifier:
        if other is not one.qualifier:
            yield "qualifier", "qualifier", {"qualifier": other}


def test_every_falsified_figure_of_the_real_timeline_is_an_error_at_its_line(real: Subject) -> None:
    figures = Reading(real).timeline.figures
    seen: Counter[str] = Counter()
    for index, one in enumerate(figures):
        if one.value_basis is ValueBasis.COMPUTED:
            continue
        for name, key, change in changed_figures(one):
            reading = falsified(real, figures=(*figures[:index], one.model_copy(update=change), *figures[index + 1 :]))
            (finding,) = figures_not_quoted(reading)
            assert finding.severity is Severity.ERROR
            assert finding.span.line == reading.place("figures", index, key).line, (one.id, name)
            seen[name] += 1
    assert seen["value × 10"] >= 15
    assert seen["qualifier"] == 4 * seen["value × 10"]
    assert seen["unit"] >= 9


def moved(when: Edtf) -> Iterator[tuple[str, Edtf]]:
    """A date a year earlier and later, and, where it names days, a day."""
    text = when.text
    for point in dict.fromkeys(point.year for point in when.points if point.year):
        for years in (-1, 1):
            yield "year", parse(text.replace(str(point), str(point + years)))
    days = [point for point in when.points if point.day is not None]
    for step in (-1, 1) if days else ():
        shown = [(point, date(point.year or 2024, point.month or 1, point.day or 1)) for point in days]
        ends = [f"{point.year or 'XXXX'}-{day + timedelta(days=step):%m-%d}" for point, day in shown]
        yield "day", parse("/".join(dict.fromkeys(ends)))


def test_every_stated_date_of_the_real_timeline_that_is_moved_is_an_error_at_its_line(real: Subject) -> None:
    events = Reading(real).timeline.events
    seen: Counter[str] = Counter()
    for index, one in enumerate(events):
        for name, when in moved(one.date) if one.date_basis is Basis.STATED else ():
            reading = falsified(
                real, events=(*events[:index], one.model_copy(update={"date": when}), *events[index + 1 :])
            )
            (finding,) = dates_not_quoted(reading)
            assert finding.span.line == reading.place("events", index, "date").line, one.id
            seen[name] += 1
    assert seen["year"] >= 12
    assert seen["day"] >= 6


def test_a_date_with_a_weaker_basis_cannot_be_called_stated(real: Subject) -> None:
    events = Reading(real).timeline.events
    as_stated: tuple[Event, ...] = tuple(
        each.model_copy(update={"date_basis": Basis.STATED}) if each.date_basis is not Basis.STATED else each
        for each in events
    )
    told = {finding.span.line for finding in dates_not_quoted(falsified(real, events=as_stated))}
    weaker = [index for index, each in enumerate(events) if each.date_basis is not Basis.STATED]
    assert len(told) >= 0.95 * len(weaker), "all but a few dates that the source does not state are seen"


def test_the_real_timeline_stands_as_it_is(real: Subject) -> None:
    assert [each for each in check(real) if each.severity is not Severity.NOTICE] == []


def test_a_day_of_a_cited_date_proves_no_amount() -> None:
    brief = statement("Trade of EUR 100 billion in 2025.", "state-of-play", cites=["mandate"])
    told = [each.message for each in found(None, brief) if each.code.name == "typed-number"]
    assert told == ["‘EUR 100 billion’ is not in the quotes of what is cited (mandate)"]
