"""Returning: the bytes of a Word document that came back in, its changes out; numbers in, what is written out."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from itertools import islice
from typing import Final, TypeVar

from briefgen.document.copies import Copy, copy_of
from briefgen.document.reader import read
from briefgen.document.register import Register
from briefgen.document.speech import Speech
from briefgen.findings import FindingsError, Span, fail
from briefgen.localization import LanguageError
from briefgen.model import Release
from briefgen.opc import ForeignPackageError
from briefgen.project.clock import today
from briefgen.project.files import Contents
from briefgen.project.folders import BRIEFINGS
from briefgen.project.saving import Rewrite
from briefgen.returns.accepting import LIKE, accepted
from briefgen.returns.changes import Returned
from briefgen.returns.codes import UNKNOWN_RETURN, UNREADABLE_RETURN
from briefgen.returns.receiving import BY_PROPERTIES, BY_WORDS_ALONE, TodaysCopy, likeness, received
from briefgen.returns.rewording import functions_of
from briefgen.returns.word import WordDocument, read_word
from briefgen.service.confined import OverrunError, confined
from briefgen.service.documents import document, materials, viewed
from briefgen.service.inputs import VERSION
from briefgen.service.plan import Job
from briefgen.service.requests import Request, RequestError

Result = TypeVar("Result")

_SECONDS: Final = 10.0
_MOST_TRIED: Final = 60
_LEAST: Final = 3  # lines word for word, by which a document without properties is known


def receive(
    contents: Contents, templates: Mapping[str, str], data: bytes, name: str = "document.docx", on: date | None = None
) -> Returned:
    """What has changed in a Word document of ours since it was made; `on` is the day of one that names none.

    Raises FindingsError where it cannot be read, is no briefing of this project, or its briefing has errors.
    """
    word = _bounded(lambda: read_word(data), name)
    makers = _Makers(contents, templates)
    copy = copy_of(word.custom)
    if copy is None:
        likely, today = makers.most_alike(word, name, on)
        return _bounded(lambda: received(word, likely, today, BY_WORDS_ALONE), name)
    if copy.briefing not in contents.briefings:
        there = ", ".join(sorted(contents.briefings)) or "none"
        message = f"it was made of the briefing ‘{copy.briefing}’, which is not here; there are: {there}"
        raise FindingsError([UNKNOWN_RETURN.at(Span(name), message)])
    now = makers.today(copy)
    return _bounded(lambda: received(word, copy, now, BY_PROPERTIES), name)


def _bounded(work: Callable[[], Result], name: str) -> Result:
    """The result of work on a stranger's document, done with bounds on time and memory; raises FindingsError."""
    try:
        return confined(work, _SECONDS, data=True)
    except (ForeignPackageError, OverrunError) as error:
        raise FindingsError([UNREADABLE_RETURN.at(Span(name), f"the file {error}")]) from None
    except RecursionError:
        raise FindingsError([UNREADABLE_RETURN.at(Span(name), "the file has parts within parts without end")]) from None


def accept(contents: Contents, templates: Mapping[str, str], returned: Returned, numbers: Iterable[int]) -> Rewrite:
    """The rewrite of the briefing's file that takes over the changes of these numbers; `project.save` carries it out.

    The changes are those of `receive` over the same contents. Raises RequestError for a number that there is not, or
    that cannot be written.
    """
    wanted = set(numbers)
    by_number = {change.number: change for change in returned.changes}
    for number in sorted(wanted):
        if number not in by_number:
            raise RequestError(f"there is no change {number}; there are {len(by_number)}")
        if not by_number[number].writable:
            raise RequestError(f"change {number} cannot be written: {by_number[number].why}")
    copy = Copy(returned.briefing, returned.locale, returned.release, returned.as_of)
    name = f"{BRIEFINGS}/{returned.briefing}.yaml"
    document = _Makers(contents, templates).today(copy).document
    edits = accepted((by_number[number] for number in sorted(wanted)), document, returned.release)
    return Rewrite(name, contents.seen[name], edits, like=LIKE)


class _Makers:
    """Makes copies of the project's briefings as they would be today."""

    def __init__(self, contents: Contents, templates: Mapping[str, str]) -> None:
        self._contents = contents
        self._materials = materials(contents, templates, VERSION)

    def today(self, copy: Copy) -> TodaysCopy:
        """A copy as it would be made today; raises FindingsError where it would not be made."""
        loaded, timeline = self._contents.briefings[copy.briefing], self._contents.timeline.value
        if timeline is None:
            raise FindingsError(self._contents.timeline.findings)
        request = Request(copy.as_of, (copy.briefing,), (), (copy.locale,), copy.release)
        job = Job(copy.briefing, copy.locale, (), copy.release)
        view = viewed(job, request, loaded, timeline, self._materials)
        made = document(job, request, loaded, timeline, self._materials)
        content, unread = read(made.html, made.name) if made.html else (None, ())
        released = view.shown.loaded
        if content is None or released.value is None or view.selection is None or view.spoken is None:
            raise FindingsError([each for each in (*made.findings, *unread) if fail([each])] or made.findings)
        functions = Register(view.selection, Speech(view.spoken)).functions()
        return TodaysCopy(content, released.value, released.document, functions_of(functions))

    def most_alike(self, word: WordDocument, name: str, on: date | None) -> tuple[Copy, TodaysCopy]:
        """The copy whose own lines a document holds most of; of several as good the one for the fewest."""
        best: tuple[int, Copy, TodaysCopy] | None = None
        for copy in islice(self._copies(word, on), _MOST_TRIED):
            try:
                today = self.today(copy)
            except (FindingsError, LanguageError):
                continue
            score = likeness(word, today)
            if best is None or score > best[0]:
                best = score, copy, today
        if best is None or best[0] < _LEAST:
            raise FindingsError([UNKNOWN_RETURN.at(Span(name), "it does not say what it is, and is like none of them")])
        return best[1:]

    def _copies(self, word: WordDocument, on: date | None) -> Iterator[Copy]:
        day = on or _day(word.created) or today()
        for identifier, loaded in self._contents.briefings.items():
            title = loaded.value.title if loaded.value else None
            for locale in title.languages if title else ():
                for release in Release:
                    yield Copy(identifier, locale, release, day)


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text[:10])
    except ValueError:
        return None
