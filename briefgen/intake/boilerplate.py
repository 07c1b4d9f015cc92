"""Boilerplate: what stands on a page beside the article, known by its words or the names of the elements around."""

import re
from typing import Final

# Words that begin a list of other articles; what follows them until the next paragraph goes with them.
RELATED: Final = re.compile(
    r"\W{0,3}(read (also|more|next|on)|see also|also read|more on this|more (from|in|news|stories)"
    r"|related( (articles?|stories|news|posts|content|topics|links))?"
    r"|recommended|you (may|might) (also )?(like|be interested)|most (read|popular|viewed)|popular( now| news)?"
    r"|latest( news)?|trending|top (stories|news)|don'?t miss|editor'?s (picks|choice)"
    r"|читайте (также|ещё|еще|далее|нас)|читать (также|далее|ещё|еще)|смотрите также|см\. также|по теме"
    r"|материалы по теме|другие (новости|материалы)|ещё по теме|еще по теме|похожие( (материалы|новости|статьи))?"
    r"|также (читайте|по теме)|сейчас читают|популярн(ое|ые)( \w+)?|самое (читаемое|популярное)|последние новости"
    r"|лента новостей|главные новости|новости партн[её]ров|рекомендуем|рекомендованн\w+"
    r"|вам (также )?(может )?(быть )?(понравит\w+|интересн\w+)|что ещё почитать|ранее по теме|главное за (день"
    r"|неделю|сутки)"
    r"|(сондай-ақ|тағы|тағы да) оқыңыз(дар)?|сондай-ақ (қараңыз|оқи отырыңыз)|оқи отырыңыз(дар)?"
    r"|оқуға кеңес береміз|ұқсас (жаңалықтар|материалдар)|тақырып бойынша|соңғы жаңалықтар|танымал( жаңалықтар)?"
    r"|көп оқылған\w*|басқа (да )?жаңалықтар|қазір оқып жатыр|ең көп оқылған\w*)"
    r"\s{0,3}(?P<rest>[:：.…>»›→-]|$)",
    re.IGNORECASE,
)
# Lines that are never an article's: share, subscribe, cookies, rights, counters.
NOTICE: Final = re.compile(
    r"\W{0,3}(share( (this|on|via|with)\b.{0,60}|:)?$|tweet$|print( this page)?$|copy link|follow us\b"
    r"|subscribe( (to|now|for)\b.{0,120})?$|sign up (for|to)\b|sign in$|log in$|newsletter$|advertisement$"
    r"|sponsored( content)?$|comments?( \(\d+\))?$|leave a (comment|reply)|all rights reserved|copyright|©"
    r"|we (use|and our partners use) cookies|this (web)?site uses cookies|(by continuing|by using this)"
    r"|accept (all )?(cookies)?$|cookie (settings|policy|preferences)|privacy policy|terms of (use|service)"
    r"|skip to (main )?content|back to top|view (this email )?in (your )?browser|unsubscribe|you (are receiving"
    r"|received) this (e-?mail|message)"
    r"|поделиться|рассказать друзьям|распечатать$|версия для печати|подпи(шитесь|саться|сывайтесь)( на\b.{0,120})?"
    r"|следите за\b.{0,80}|реклама$|на правах рекламы|комментари(и|ев|й)( ?\(?\d+\)?)?$|оставить комментарий"
    r"|все права защищены|при (использовании|цитировании|перепечатке) материалов|(мы|наш сайт|этот сайт"
    r"|сайт) используе[мт] (файлы )?cookie|используя (этот )?сайт|принять( все)?$|политик[аи] конфиденциальности"
    r"|пользовательское соглашение|просмотр(ов|ы)?:? ?\d|войти$|регистрация$|наверх$|отписаться"
    r"|вы получили это письмо|если письмо (отображается|не отображается)|открыть в браузере|нашли ошибку"
    r"|выделите (её|ее) и нажмите|теги:|метки:|tags:|тегтер:"
    r"|бөлісу|достарыңызбен бөлісіңіз|жазылыңыз\b.{0,120}|жазылу$|басып шығару$|пікір(лер)?( ?\(?\d+\)?)?$"
    r"|пікір қалдыру|барлық құқықтар қорғалған|(біз|сайт|бұл сайт)\b.{0,20}cookie|қабылдау$|құпиялық саясаты"
    r"|жарнама$|кіру$|тіркелу$|материалды (көшіріп|пайдалан)\w+|көрілім\w*:? ?\d|қараылым)",
    re.IGNORECASE,
)
# Names of classes and ids around what is not the article; between their ends, so that “shareholder” is none.
_PARTS: Final = [
    "nav",
    "navbar",
    "navigation",
    "menu",
    "submenu",
    "topbar",
    "breadcrumb",
    "breadcrumbs",
    "footer",
    "sidebar",
    "side-bar",
    "aside",
    "widget",
    "related",
    "recommend",
    "recommended",
    "recommendations",
    "recommendation",
    "read-more",
    "readmore",
    "readalso",
    "read-also",
    "also-read",
    "more-news",
    "popular",
    "trending",
    "most-read",
    "latest",
    "teaser",
    "teasers",
    "promo",
    "promoted",
    "advert",
    "advertisement",
    "adv",
    "ads",
    "banner",
    "cookie",
    "cookies",
    "consent",
    "gdpr",
    "cookiebar",
    "share",
    "shares",
    "sharing",
    "social",
    "socials",
    "social-links",
    "subscribe",
    "subscription",
    "newsletter",
    "signup",
    "comments",
    "comment",
    "disqus",
    "popup",
    "modal",
    "overlay",
    "paywall",
    "tags",
    "taglist",
    "tag-list",
    "pagination",
    "pager",
    "print-link",
    "skip-link",
    "login",
    "author-box",
    "author-bio",
    "outbrain",
    "taboola",
    "sponsored",
    "similar",
    "similar-news",
    "other-news",
    "news-list",
    "lenta",
    "toolbar",
    "byline-share",
    "copyright",
    "cta",
]
BESIDE: Final = re.compile(
    r"(?:^|[\s_-])(?:" + "|".join(sorted(map(re.escape, _PARTS), key=len, reverse=True)) + r")(?:$|[\s_-])",
    re.IGNORECASE,
)
ROLES: Final = frozenset(
    {
        "navigation",
        "banner",
        "contentinfo",
        "complementary",
        "search",
        "dialog",
        "alertdialog",
        "menu",
        "menubar",
        "toolbar",
    }
)
TAGS: Final = frozenset({"nav", "aside", "footer", "form", "dialog", "button", "select", "menu"})


def is_notice(text: str) -> bool:
    """Whether a line is one of those that ask for something: to share, to subscribe, to accept."""
    return len(text) < 400 and NOTICE.match(text) is not None  # noqa: PLR2004 (a paragraph is longer)


def begins_related(text: str) -> bool:
    """Whether a line begins a list of other articles."""
    found = RELATED.match(text) if len(text) < 300 else None  # noqa: PLR2004 (a paragraph is longer)
    return found is not None
