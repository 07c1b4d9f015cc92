"""The imprint of a page: which of all that it says of itself is its title, its publisher, its author."""

import re
from collections.abc import Iterable, Sequence
from typing import Final

from briefgen.intake.cleaning import on_one_line
from briefgen.intake.page_metadata import PageSays, host_of

_SEPARATOR: Final = re.compile(r"\s+[|–—»•·/-]\s+|\s*[|»]\s*")
_NO_NAME: Final = re.compile(
    r"https?:|@|^(admin|administrator|editor|редакция|unknown|none|null|автор)$", re.IGNORECASE
)


def title_of(says: PageSays, headings: Sequence[str], lesser: Sequence[str] = ()) -> str | None:
    """The title: a main heading that says what the page says of itself, else what that is, else a heading.

    A heading that is the name of the site is no title. `lesser` are the headings below the main ones: one with which
    the title of the window begins is the title.
    """
    said = [_without_site(each, says.sites) for each in says.titles if each]
    begun = (each for each in lesser if len(each.split()) > 1 and says.window.startswith(each))
    window = next(begun, None) or (_without_site(says.window, says.sites) if says.window else "")
    names = {site.casefold() for site in says.sites} | {part.casefold() for part in _SEPARATOR.split(says.window)[1:]}
    own = [each for each in headings if each.casefold() not in names]
    akin = (each for each in own if any(_akin(each, other) for other in (*said, window) if other))
    found = next(akin, None) or next(iter((*said, *own)), None) or window
    return on_one_line(found) if found else None


def _akin(one: str, other: str) -> bool:
    first, second = set(one.casefold().split()), set(other.casefold().split())
    return len(first & second) * 2 >= min(len(first), len(second)) > 0


def _without_site(title: str, sites: Iterable[str]) -> str:
    """The title less the name of its site at its end or beginning."""
    parts = [part for part in _SEPARATOR.split(title) if part]
    if len(parts) < 2:  # noqa: PLR2004 (nothing to take off)
        return title
    names = {site.casefold() for site in sites}
    if parts[-1].casefold() in names or (len(parts[-1]) < len(title) / 3 and "|" in title):
        cut = title.rfind(parts[-1])
        return re.sub(r"[\s|–—»•·/-]+$", "", title[:cut])
    if parts[0].casefold() in names:
        return re.sub(r"^[\s|–—»•·/-]+", "", title[len(parts[0]) :])
    return title


def publisher_of(says: PageSays, url: str | None) -> str | None:
    """Who published the page: the name of its site, else what its window's title ends in, else its address."""
    named = next((site for site in says.sites if site and not _NO_NAME.search(site)), None)
    if named:
        return named
    parts = [part for part in _SEPARATOR.split(says.window) if part]
    host = host_of(url or "")
    if len(parts) > 1 and len(parts[-1]) <= 40 and len(parts[-1]) < len(says.window) / 2:  # noqa: PLR2004 (a name)
        return parts[-1]
    return host or None


def author_of(says: PageSays, publisher: str | None) -> str | None:
    """Who signed the article; the site itself is nobody."""
    names = [each for each in says.authors if each and not _NO_NAME.search(each) and len(each) <= 120]  # noqa: PLR2004
    others = [each for each in dict.fromkeys(names) if each.casefold() != (publisher or "").casefold()]
    return ", ".join(others[:4]) or None
