"""What the splitter of sentences must know of a language: abbreviations, and the words that begin a sentence."""

from collections.abc import Mapping
from typing import Final

# A full stop after these never ends a sentence: a name or a number follows.
BEFORE_NAMES: Final[frozenset[str]] = frozenset(
    "mr mrs ms dr prof rev hon gen col lt sgt sen rep gov amb messrs st mt no nos vs fig art para pp vol ed eds cf "
    "approx "
    "jan feb mar apr jun jul aug sep sept oct nov dec "
    "им ул пр просп пер пл стр ст см рис табл гл акад проф доц канд докт инж зам нач обл р-н пос дер тел им-ни гр "
    "господ г-н г-жа т.е т.н т.к напр ср "
    "көш қ ауд обл проф акад мыс б.а".split()
)
# A full stop after these ends a sentence only where what follows shows it.
DOUBTFUL: Final[frozenset[str]] = frozenset(
    "u.s u.k e.u u.n a.m p.m inc ltd co corp etc jr sr e.g i.e "
    "г гг в вв тыс млн млрд трлн руб долл тг тнг коп чел кв экз н.э "
    "т.д т.п др пр проч и.о с.г т.г п.п "
    "ж жж т.б т.с.с ғ тг".split()
)
# Of these, the ones that are read so only after a number: 2025 г., XXI в.; «г. Актобе» is a town.
AFTER_NUMBERS: Final = frozenset("г гг в вв".split())
COUNTRIES_OF_MONEY: Final = frozenset(("сша", "ақш"))
NAMES_OF_STATES: Final = frozenset(("u.s", "u.k", "e.u", "u.n"))
# Words that stand at the beginning of a sentence and are no names; by them a doubtful stop is seen to end one.
OPENERS: Final[Mapping[str, frozenset[str]]] = {
    "en": frozenset(
        "the a an this that these those it he she they we i you its his her their our in on at by for with from "
        "after "
        "before since until during under over according as while when where if although but and or however meanwhile "
        "moreover earlier later also both all some many most more no not there here what which who last next both "
        "another each one two".split()
    ),
    "ru": frozenset(
        "в во на по за из из-за от до для при под над между с со к ко о об у и а но или однако также кроме помимо "
        "он она они оно мы вы я это этот эта эти тот та те такой такая такие его ее их наш наша наши свой как когда "
        "где "
        "если хотя чтобы что поэтому таким ранее позднее затем сейчас теперь сегодня вчера завтра накануне после "
        "напомним отметим стороны кстати вместе всего общий общая доля объем более менее около почти среди согласно "
        "первый первая второй вторая третий каждый весь вся все ни не при этом".split()
    ),
    "kk": frozenset(
        "бұл осы ол олар біз сіз мен сол және бірақ алайда сондай-ақ сонымен соның осылайша бұған оған оның олардың "
        "біздің қазір бүгін кеше ертең биыл былтыр сондықтан өйткені егер бұдан осыдан кейін тараптар жалпы бірінші "
        "екінші барлық кейбір көптеген әр".split()
    ),
}
# What marks a verb, so that the words before a doubtful stop could be a whole sentence.
VERB_ENDS: Final[Mapping[str, tuple[str, ...]]] = {
    "en": ("ed", "is", "are", "was", "were", "has", "have", "had", "will", "says", "said"),
    "ru": ("ил", "ал", "ел", "ла", "ло", "ли", "лся", "лась", "лись", "ет", "ит", "ут", "ют", "ят", "ся", "ан", "ана",
           "ано", "аны", "ен", "ена", "ено", "ены"),
    "kk": ("ды", "ді", "ты", "ті", "ған", "ген", "қан", "кен", "йды", "йді", "ады", "еді", "отыр", "жатыр"),
}  # fmt: skip
