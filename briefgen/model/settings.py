"""The settings: what project.yaml says once for the whole project; without the file the defaults hold."""

import re
from typing import Annotated, Any

from pydantic import Field

from briefgen.model.briefing import Query
from briefgen.model.shape import Id, Shape, Words, plain
from briefgen.model.text import Localized, fault

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


class Settings(Shape):
    """Everything that project.yaml holds."""

    name: Id = Field(default="briefgen", description="A name for calendars and feeds; never change it once in use.")
    time_zone: Zone = Field(default="Asia/Almaty", alias="time-zone", description="Weeks begin at midnight there.")
    url: Url | None = Field(default=None, description="Where the output folder is published, if it is.")
    digest: DigestSettings = DigestSettings.model_construct()
