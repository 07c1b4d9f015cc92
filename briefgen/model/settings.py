"""The settings: what project.yaml says once for the whole project; without the file the defaults hold."""

import re
from collections.abc import Mapping
from typing import Annotated, Any

from pydantic import Field

from briefgen.model.briefing import Query
from briefgen.model.house import KINDS, KindRules
from briefgen.model.shape import Flag, Id, Shape, Words, plain
from briefgen.model.text import Localized, fault
from briefgen.tags import LANGUAGE_TAG

_ADDRESS = re.compile(r"[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@[A-Za-z0-9](?:[A-Za-z0-9.-]{0,250}[A-Za-z0-9])?")
_ZONE = re.compile(r"[A-Za-z][A-Za-z0-9_+-]*(/[A-Za-z0-9][A-Za-z0-9_+-]*)*")
_URL = re.compile(r"https?://[A-Za-z0-9][A-Za-z0-9.:-]*(/[A-Za-z0-9._~%/-]*)?")


def _address(value: Any) -> str:
    if isinstance(value, str) and _ADDRESS.fullmatch(value) and ".." not in value:
        return value
    raise fault("address", f"‘{str(value)[:60]}’ is not a mail address", "write desk@example.org")


def _zone(value: Any) -> str:
    if isinstance(value, str) and _ZONE.fullmatch(value):
        return value
    raise fault("zone", f"‘{str(value)[:60]}’ is not the name of a time zone", "write Asia/Almaty")


def _url(value: Any) -> str:
    if isinstance(value, str) and _URL.fullmatch(value):
        return value.rstrip("/") + "/"
    raise fault("url", f"‘{str(value)[:60]}’ is not the address of a web folder", "write https://example.org/briefs/")


def _language(value: Any) -> str:
    if isinstance(value, str) and LANGUAGE_TAG.fullmatch(value):
        return value
    raise fault("language_tag", f"‘{str(value)[:20]}’ is not a language tag", "use en, ru or kk")


def _count(value: Any) -> int:
    if isinstance(value, int) or (isinstance(value, str) and re.fullmatch("[1-9][0-9]{0,5}", value)):
        return int(value)
    raise fault("decimal", f"‘{str(value)[:60]}’ is not a number from 1 up", "write it as 900")


Count = Annotated[int, *plain(_count, {"type": "string", "pattern": "^[1-9][0-9]{0,5}$"})]
Tag = Annotated[str, *plain(_language, {"type": "string", "pattern": f"^{LANGUAGE_TAG.pattern}$"})]
Address = Annotated[str, *plain(_address, {"type": "string", "format": "email"})]
Zone = Annotated[str, *plain(_zone, {"type": "string", "pattern": f"^{_ZONE.pattern}$", "examples": ["Asia/Almaty"]})]
Url = Annotated[str, *plain(_url, {"type": "string", "format": "uri"})]


class Mail(Shape):
    """From whom and to whom the digest goes as a message; nothing is sent by the program."""

    from_: Address | None = Field(default=None, alias="from", description="The sender; none is written without it.")
    to: tuple[Address, ...] = Field(default=(), description="The recipients; none is written without them.")


class DigestSettings(Shape):
    """The weekly digest: its title, its marking, and what of the timeline it follows."""

    title: Localized | None = None
    marking: Words = "PUBLIC SOURCES"
    style: Words | None = None
    select: Query = Query.model_construct()
    mail: Mail = Mail.model_construct()


class KindSettings(Shape):
    """A kind of briefing of the project's own: what is held of it. Its template is `templates/KIND.html.jinja`."""

    kind: Id
    words: Count | None = Field(default=None, description="The most words of its body, in each language.")
    pages: Count | None = Field(default=None, description="The most pages of its body.")
    handed_out: Flag = Field(default=False, alias="handed-out", description="It is always public, without letterhead.")


class Settings(Shape):
    """Everything that project.yaml holds."""

    name: Id = Field(default="briefgen", description="A name for calendars and feeds; never change it once in use.")
    time_zone: Zone = Field(default="Asia/Almaty", alias="time-zone", description="Weeks begin at midnight there.")
    languages: tuple[Tag, ...] = Field(
        default=(), description="The languages in which documents are made where none are asked for; without it, en."
    )
    url: Url | None = Field(default=None, description="Where the output folder is published, if it is.")
    digest: DigestSettings = DigestSettings.model_construct()
    kinds: tuple[KindSettings, ...] = ()

    @property
    def own_kinds(self) -> Mapping[str, KindRules]:
        """What is held of the kinds that the project names itself."""
        return {own.kind: KindRules(own.words, own.pages, own.handed_out) for own in self.kinds}

    @property
    def kind_rules(self) -> Mapping[str, KindRules]:
        """What is held of every kind; what the project says of one goes before what the program does."""
        return {**KINDS, **self.own_kinds}
