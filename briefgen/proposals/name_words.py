"""Names by which texts call states, organisations and places, beside those that a timeline gives them itself."""

from collections.abc import Mapping
from functools import cache
from typing import Final

# By the English name of an actor, in small letters: how texts in the three languages call it, too.
_OTHER_NAMES: Final = """
kazakhstan: Republic of Kazakhstan|РК|Республика Казахстан|ҚР|Қазақстан Республикасы|Казахстан
united kingdom: UK|U.K.|Britain|Great Britain|Великобритания|Соединенное Королевство|Британия|Ұлыбритания
united kingdom: Біріккен Корольдік
european union: EU|E.U.|ЕС|Евросоюз|Европейский союз|ЕО|Еуроодақ|Еуропалық одақ
european commission: EC|Commission|Еврокомиссия|ЕК|Европейская комиссия|Еурокомиссия|Еуропалық комиссия
council of the eu: Council of the European Union|Совет ЕС|Совет Европейского союза|ЕО Кеңесі|Еуропалық одақ кеңесі
european council: Европейский совет|Евросовет|Еуропалық кеңес
european parliament: Европарламент|Европейский парламент|Еуропарламент
european bank for reconstruction and development: EBRD|ЕБРР|Европейский банк реконструкции и развития|ЕҚДБ
european bank for reconstruction and development: Еуропалық қайта құру және даму банкі
european investment bank: EIB|ЕИБ|Европейский инвестиционный банк|ЕИБ|Еуропалық инвестициялық банк
european external action service: EEAS|ЕСВД|Европейская служба внешних действий|ЕСІҚ
united nations: UN|U.N.|ООН|Организация Объединенных Наций|БҰҰ|Біріккен Ұлттар Ұйымы
organisation for economic co-operation and development: OECD|ОЭСР|ЭЫДҰ
oecd: ОЭСР|ЭЫДҰ|Organisation for Economic Co-operation and Development
nato: НАТО|North Atlantic Treaty Organization
osce: ОБСЕ|ЕҚЫҰ
world bank: Всемирный банк|Дүниежүзілік банк
council of europe: Совет Европы|Еуропа Кеңесі
türkiye: Turkey|Турция|Түркия
united states: US|U.S.|USA|США|АҚШ|Соединенные Штаты
russia: Russian Federation|Россия|РФ|Ресей
china: PRC|Китай|КНР|Қытай
germany: ФРГ|Германия
uzbekistan: Узбекистан|Өзбекстан
central asian states: Central Asia|Central Asian states|Центральная Азия|страны Центральной Азии|Орталық Азия
ministry of foreign affairs of kazakhstan: Kazakhstan's Foreign Ministry|МИД РК|МИД Казахстана|ҚР СІМ
british embassy in kazakhstan: U.K. Embassy|British Embassy|посольство Великобритании
""".strip().splitlines()
_PLACES: Final = """
Astana|Астана|Астана
Almaty|Алматы|Алматы
Shymkent|Шымкент|Шымкент
Aktau|Актау|Ақтау
Atyrau|Атырау|Атырау
Aktobe|Актобе|Ақтөбе
Turkistan|Туркестан|Түркістан
Karaganda|Караганда|Қарағанды
Brussels|Брюссель|Брюссель
Luxembourg|Люксембург|Люксембург
Strasbourg|Страсбург|Страсбург
London|Лондон|Лондон
Edinburgh|Эдинбург|Эдинбург
Paris|Париж|Париж
Berlin|Берлин|Берлин
Rome|Рим|Рим
Madrid|Мадрид|Мадрид
Vienna|Вена|Вена
Geneva|Женева|Женева
Warsaw|Варшава|Варшава
Prague|Прага|Прага
Budapest|Будапешт|Будапешт
Helsinki|Хельсинки|Хельсинки
Stockholm|Стокгольм|Стокгольм
The Hague|Гаага|Гаага
New York|Нью-Йорк|Нью-Йорк
Washington|Вашингтон|Вашингтон
Moscow|Москва|Мәскеу
Beijing|Пекин|Бейжің
Ankara|Анкара|Анкара
Istanbul|Стамбул|Стамбул
Baku|Баку|Баку
Tbilisi|Тбилиси|Тбилиси
Yerevan|Ереван|Ереван
Tashkent|Ташкент|Ташкент
Samarkand|Самарканд|Самарқанд
Bishkek|Бишкек|Бішкек
Dushanbe|Душанбе|Душанбе
Ashgabat|Ашхабад|Ашғабат
Tokyo|Токио|Токио
Seoul|Сеул|Сеул
Delhi|Дели|Дели
Doha|Доха|Доха
Dubai|Дубай|Дубай
Abu Dhabi|Абу-Даби|Әбу-Даби
Riyadh|Эр-Рияд|Эр-Рияд
""".strip().splitlines()


@cache
def places() -> tuple[Mapping[str, str], ...]:
    """Towns in which diplomats meet, each by language."""
    return tuple(dict(zip(("en", "ru", "kk"), row.split("|"), strict=True)) for row in _PLACES)


@cache
def other_names() -> Mapping[str, tuple[str, ...]]:
    """How texts call an actor besides its own names, by its English name in small letters."""
    found: dict[str, tuple[str, ...]] = {}
    for row in _OTHER_NAMES:
        name, _, others = row.partition(": ")
        found[name] = (*found.get(name, ()), *others.split("|"))
    return found
