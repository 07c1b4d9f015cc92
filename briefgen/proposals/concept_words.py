"""The vocabulary of diplomacy in English, Russian and Kazakh: what means the same begins with one of these stems.

By it a sentence in one language touches an event that is told in another. A row is one meaning with its name; stems
are in small letters, ё as е, at least three letters long; an underscore stands for a space between two words.
"""

from collections.abc import Mapping
from functools import cache
from typing import Final

_ROWS: Final = """
visa: visa | виз | виза
talks: talk negotiat round | переговор раунд | келіссөз раунд
agreement: agree accord deal treaty | соглашен договор | келісім шарт
mandate: mandate | мандат | мандат
readmission: readmission | реадмисси | реадмисси
facilitation: facilitat simplif eas | упрощен упрост | жеңілдет оңайлат
signature: sign | подпис | қой қойыл
memorandum: memorandum mou understanding | меморандум взаимопониман | меморандум түсіністік
roadmap: roadmap road_map | дорожн карт | картас
summit: summit | саммит | саммит
meeting: meeting met meet | встреч заседан | кездес отырыс
ministers: minister ministerial | министр министерск | министр
foreign: foreign | иностран внешнеполитическ | сыртқы
president: president | президент | президент
chairman: chairman chair | председател глав | төраға басшы
ambassador: ambassador embassy envoy | посол посольств посла | елші
visit: visit | визит посет посещ | сапар келді
council: council | совет | кеңес
commission: commission commissioner | комисси комиссар еврокомисси | комиссия комиссар еурокомиссия
parliament: parliament | парламент | парламент
forum: forum | форум | форум
conference: conference | конференц | конференция
round-table: round_table | круглый_стол круглого_стола | дөңгелек үстел
interview: interview | интервью | сұхбат
declaration: declaration statement | деклараци заявлен | декларация мәлімдеме
partnership: partnership partner | партнерств партнер | серіктес әріптес
cooperation: cooperat | сотрудничеств взаимодейств кооперац | ынтымақтастық
strategy: strateg | стратег | стратегия
trade: trade turnover commerce | торгов товарооборот | сауда тауарайналым айналым
export: export | экспорт | экспорт
import: import | импорт | импорт
share: share portion | дол | үлес
investment: invest | инвестиц вложен инвестор | инвестиция
loan: loan credit | кредит займ | несие кредит
bank: bank | банк | банк
companies: compan firm business enterprise | компани предприят бизнес фирм | компания кәсіпорын бизнес
capital: capital | капитал | капитал
package: package | пакет | пакет топтама
fund: fund | фонд | қор
grant: grant | грант | грант
growth: growth grew grow increase rise rose | рост вырос увелич возрос | өсім өсу өсті артты ұлғай
market: market | рын | нарық
barrier: barrier | барьер | кедергі
customs: customs tariff dut | таможен тариф пошлин | кеден тариф баж
transport: transport | транспорт | көлік
corridor: corridor | коридор | дәліз
route: route | маршрут | маршрут бағыт
trans-caspian: caspian transcaspian middle_corridor | транскасп касп средн_коридор | транскасп каспий орта_дәліз
volume: volume amount size | объем сумм | көлем сома
international: international | международн | халықаралық
middle: middle | средн | орта
port: port | порт | порт
railway: rail railway | железн_дорог железнодорож | теміржол темір
road: road highway | автодорог автомобильн | автожол
logistic: logistic | логист | логистика
connectivity: connectivity | взаимосвязанност связанност | байланыстылық байланыс
aviation: aviation flight air | авиа авиаци рейс | авиация рейс әуе
infrastructure: infrastructure | инфраструктур | инфрақұрылым
cargo: cargo freight tonne ton | груз грузов тонн | жүк тонна
energy: energy power | энерг | энергия энергетика
green: green hydrogen | зелен водород | жасыл сутегі
renewables: renewab wind solar | возобновляем ветр солнечн | жаңартылатын жел күн_энергия
climate: climat | климат | климат
environment: environment ecolog | эколог окружающ | экология
oil: oil gas | нефт газ | мұнай газ
nuclear: nuclear atomic | атомн ядерн | атом ядролық
uranium: uranium | уран | уран
mineral: mineral | минерал ископаем | минерал қазба
critical: critical | критическ | аса_маңызды сыни
raw: raw | сырь | шикізат
rare: rare rare-earth | редк редкоземельн | сирек
metal: metal | металл | металл
rhenium: rhenium | рени | рений
mining: mining extract subsoil | горнодобыв добыч недр недропользован горнорудн | тау-кен жер_қойнау өндіру
processing: process | переработ | өңде
plant: plant factory production joint | завод производств совместн | зауыт өндіріс бірлескен
technology: technolog | технолог | технология
digital: digital | цифров | цифрлық цифрландыр
satellite: satellite space | спутник космич | спутник ғарыш
artificial: artificial | искусственн | жасанды
intelligence: intelligence | интеллект | интеллект
innovation: innovat | инновац | инновация
campus: campus | кампус | кампус
university: universit college | университет вуз | университет жоо
school: school | школ | мектеп
students: student | студент | студент
education: education train | образован обучен | білім
scholarship: scholarship | стипенди | стипендия шәкіртақы
research: research scien | исследован наук научн | зерттеу ғылым
centre: centre center hub | центр хаб | орталық хаб
programme: programme program | программ | бағдарлама
project: project | проект | жоба
initiative: initiative | инициатив | бастама
proposal: propos suggest | предлож предлаг | ұсын
opening: open launch start begin began inaugurat | открыт открыл открое открыв начал начн запуск запуст | аш баста іске
expansion: expand expansion widen broaden | расшир углуб | кеңейт тереңдет
modernisation: moderni upgrad | модерниз | жаңғырт
creation: create establish set | созда учрежд основ | құр
announcement: announce declare | объяв | жарияла
approval: approve endors adopt | одобр утвержд утверд принят принял | мақұлда бекіт қабылда
ratification: ratif | ратифи | ратификация
anniversary: anniversar | годовщин летие юбиле | жылдық мерейтой
media: media press journalis | сми медиа пресс журналист | медиа бақ баспасөз
channel: channel | канал медиаканал | арна
culture: culture | культур | мәдениет
security: secur | безопасност | қауіпсіздік
human: human right | прав человек | құқық адам
democracy: democra | демократ | демократия
region: region | регион | аймақ өңір
central-asia: central_asia central_asian | центральн_ази центрально-азиатск центральноазиатск | орталық_азия
citizens: citizen people | граждан люд | азамат халық
fee: fee | сбор | алым
border: border | границ погранич | шекара
water: water | вод водн | су_ресурс
agriculture: agricultur food farm | сельскохозяйств пищев продовольств | ауыл_шаруашылық азық-түлік
honey: honey | мед меда медом | бал
aquaculture: aquaculture fish | аквакультур рыб | аквакультура балық
tourism: touris | туриз турист | туризм турист
health: health medic | здравоохран медицин | денсаулық медицина
delegation: delegation | делегац представительств | делегация өкілдік
representative: representative high | представител верховн | өкіл жоғары
deputy: deputy vice | заместител вице | орынбасар вице
expert: expert | эксперт | сарапшы
area: area field | област направлен сфер | сала бағыт
decade: decade | десятилет | онжылдық
year: year | лет летн | жыл
document: document | документ | құжат
law: legal law legislat | правов закон законодател | құқықтық заң
priority: priorit | приоритет | басым
speech: speech speak | выступлен выступ | сөйле сөз
relation: relation tie | отношен связ | қатынас байланыс
dialogue: dialogue | диалог | диалог
politics: political polic | политич политик | саяси саясат
postponement: postpon cancel delay | перенес отлож отмен | кейінге_қалдыр тоқтат
meet-again: meet_again next | следующ очередн | келесі
second: second | втор | екінші
first: first | перв | бірінші алғашқы
third: third | трет | үшінші
""".strip().splitlines()

# Words that say nothing of what a sentence is about.
EMPTY: Final[frozenset[str]] = frozenset(
    "the and for with that this from will was were has have had been are its his her their our which who also more "
    "than into about between after before during over under said says year years new all not but they there would "
    "этот этого этой этом эти что как для при или его она они было были был быть также который которая которые "
    "которых "
    "году года год годы лет более менее около между после перед время рамках ходе сообщил заявил отметил тыс млн "
    "млрд "
    "және мен бен пен үшін туралы бойынша деп деді бұл осы сол жылы жылғы жыл болып бар арасындағы сондай-ақ "
    "мың".split()
)


@cache
def stems() -> tuple[Mapping[str, str], Mapping[tuple[str, str], str]]:
    """The meaning of each stem: of one word, and of two that follow each other."""
    single: dict[str, str] = {}
    double: dict[tuple[str, str], str] = {}
    for row in _ROWS:
        name, _, forms = row.partition(":")
        for stem in forms.replace("|", " ").split():
            first, _, second = stem.partition("_")
            if second:
                double.setdefault((first, second), f"~{name}")
            else:
                single.setdefault(stem, f"~{name}")
    return single, double
