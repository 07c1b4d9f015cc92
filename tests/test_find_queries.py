"""What people ask for by telephone is found: words in oblique cases and plural, names in any alphabet, phrases."""

from pathlib import Path

import pytest

from briefgen.search.index import SearchFilters
from briefgen.service.finding import find

ROOT = Path(__file__).parent.parent
FIRST = 5

RUSSIAN = {
    "мандата на переговоры": "visa-mandate",
    "упрощением визовых режимов": "visa-agreement-planned",
    "многократных виз": "visa-talks-agenda",
    "экспортёрам мёда": "honey-exporter",
    "меда экспортер": "honey-exporter",
    "критически важными минералами Великобритании": "uk-roadmap-2026",
    "дорожных карт по минералам": "uk-roadmap-2024",
    "редкоземельного металла": "rare-earth-centre",
    "ветровую и солнечную энергетику": "renewables-acceleration",
    "зелёным водородом": "renewables-acceleration",
    "Транскаспийском коридоре": "eu-corridor-position",
    "портов и железной дороги": "titr-upgrade",
    "таможенную процедуру": "titr-upgrade",
    "продовольственного экспорта расширения": "kz-food-exports-position",
    "аквакультуру": "aquaculture-exports",
    "климатическую конференцию": "regional-climate-conference",
    "климатических форумов": "samarkand-climate-forum",
    "медиафорумом в Астане": "media-forum-2025",
    "медиаканалов": "media-channel",
    "искусственному интеллекту центр": "cardiff-ai-centre",
    "переработке рением": "rhenium-production",
    "совместной декларацией": "samarkand-joint-declaration",
    "стратегического партнёрства уровня": "samarkand-strategic-partnership",
    "круглым столом в Брюсселе": "eias-round-table",
    "Каллас объявляла": "kallas-visa-announcement",
    "Токаеву": "kassym-jomart-tokayev",
    "Василенко интервью": "vassilenko-interview",
    "Шарлем Мишелем": "michel-astana-2022",
    "Йозефа Сикелы визиты": "sikela-visit",
    "переговорах Кошербаева в Лондоне": "kosherbayev-london-talks",
    "Балаевой": "aida-balayeva",
    "компаний с европейскими капиталами": "european-capital-companies",
    "инвестиций в логистическую инфраструктуру": "kz-transport-investment-decade",
    "доли мирового рения": "rhenium-world-share",
    '"дополнительных шагах" торговля': "uk-further-steps",
}
KAZAKH = {
    "мандатты": "visa-mandate",
    "визалық режимдерді жеңілдету келісімдері": "visa-agreement-planned",
    "көп реттік визаларды": "visa-talks-agenda",
    "балды экспорттаушылар": "honey-exporter",
    "минералдардың жол картасы": "uk-roadmap-2026",
    "сирек жер металдарының": "rare-earth-centre",
    "жасыл сутегінің": "renewables-acceleration",
    "Транскаспийдің көлік дәліздері": "eu-corridor-position",
    "порттар мен теміржолдар": "titr-upgrade",
    "азық-түліктің экспорты": "kz-food-exports-position",
    "климаттық конференцияға": "regional-climate-conference",
    "Астанадағы медиафорумда": "media-forum-2025",
    "медиаарналар": "media-channel",
    "жасанды интеллекттің орталығы": "cardiff-ai-centre",
    "ренийдің": "rhenium-production",
    "бірлескен декларацияны": "samarkand-joint-declaration",
    "дөңгелек үстелде": "eias-round-table",
    "Тоқаевқа": "kassym-jomart-tokayev",
    "Көшербаевтың келіссөздері": "kosherbayev-london-talks",
    "Каллас визалар": "kallas-visa-announcement",
    "Лондондағы кездесуде": "ca-uk-ministerial",
    "құжаттардың топтамасы": "uk-documents-signed",
    "еуропалық капиталдың компаниялары": "european-capital-companies",
}
ENGLISH = {
    "mandates for visas": "visa-mandate",
    "multiple-entry visa": "visa-talks-agenda",
    "exporters of honey": "honey-exporter",
    "critical mineral roadmaps": "uk-roadmap-2026",
    "rare-earth metal": "rare-earth-centre",
    "green hydrogen project": "renewables-acceleration",
    "transport corridors": "eu-corridor-position",
    "railways modernised": "titr-upgrade",
    "barrier to trade removal": "epca-trade-aim",
    "climate conferences": "regional-climate-conference",
    "media forums in Astana": "media-forum-2025",
    "who signed memorandums": "raw-materials-mou",
    "joint declarations adopted": "samarkand-joint-declaration",
    "strategic partnerships": "samarkand-strategic-partnership",
    "Tokaev": "kassym-jomart-tokayev",
    "Vasilenko interviews": "vassilenko-interview",
    "Sikela's visits": "sikela-visit",
    '"round table" Brussels': "eias-round-table",
    "civil aviation bases": "civil-aviation-framework",
    "schools in Almaty": "charterhouse-almaty",
    "ratification EPCA ratified": "epca-ratified",
    "share of processed rhenium": "rhenium-world-share",
    "von der Leyen stressed": "von-der-leyen-samarkand",
}


@pytest.fixture(scope="module")
def memory(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("search")


@pytest.mark.parametrize("words, wanted", [*RUSSIAN.items(), *KAZAKH.items(), *ENGLISH.items()])
def test_what_is_asked_for_is_among_the_first_five(memory: Path, words: str, wanted: str) -> None:
    found = [hit.id for hit in find(ROOT, words, folder=memory).hits[:FIRST]]
    assert wanted in found


NAMES = {
    "Tokayev": "kassym-jomart-tokayev", "Токаевым": "kassym-jomart-tokayev", "Тоқаевтан": "kassym-jomart-tokayev",
    "Kasym-Zhomart": "kassym-jomart-tokayev", "Vasilenko": "roman-vassilenko", "Isetov": "arman-issetov",
    "Кошербаеву": "yermek-kosherbayev", "Көшербаевтың": "yermek-kosherbayev", "Kallas": "kaja-kallas",
    "Mishel": "charles-michel", "Sikela": "jozef-sikela", "Síkela": "jozef-sikela", "Türkiye": "turkiye",
}  # fmt: skip


@pytest.mark.parametrize("words, wanted", NAMES.items())
def test_a_name_is_found_however_it_is_spelt(memory: Path, words: str, wanted: str) -> None:
    assert wanted in [hit.id for hit in find(ROOT, words, folder=memory).hits[:FIRST]]


@pytest.mark.parametrize("words, stem", {"Tokayev": "Токаев", "Vassilenko": "Василенко", "Costa": "Кошт"}.items())
def test_a_latin_name_finds_the_passages_of_russian_sources(memory: Path, words: str, stem: str) -> None:
    found = find(ROOT, words, SearchFilters(kinds=("source",)), folder=memory).hits
    assert any(hit.text[start:end].startswith(stem) for hit in found for start, end in hit.marks)
