"""The time zone of a project, by the tables of the machine or of the package `tzdata`."""

from collections.abc import Iterator
from datetime import datetime
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError, available_timezones

from briefgen.findings import Code, Finding, FindingsError, Severity, Span
from briefgen.loader import Loaded
from briefgen.localization.zones import zone
from briefgen.model.settings import Settings
from briefgen.renderers import EnvironmentBrokenError

UNKNOWN_ZONE = Code(
    "unknown-time-zone",
    Severity.ERROR,
    "The time zone of the project is not one that the machine knows.",
    "write it as the IANA tables do: Asia/Almaty, Europe/London",
)
CODES = (UNKNOWN_ZONE,)


def unknown_zones(settings: Loaded[Settings]) -> Iterator[Finding]:
    """The finding about a time zone in project.yaml that the tables do not have."""
    name = settings.value.time_zone if settings.value else None
    if name is not None and zone(name) is None:
        yield UNKNOWN_ZONE.at(settings.document.place(("time-zone",)), f"‘{name}’ is not a known time zone")


def in_zone(moment: datetime, name: str, span: Span) -> datetime:
    """The moment by the clocks of a time zone; the span says where the zone is named."""
    try:
        return moment.astimezone(ZoneInfo(name))
    except (ZoneInfoNotFoundError, ValueError):
        if not available_timezones():
            message = "the tables of time zones are missing; on Debian or Ubuntu: apt install tzdata"
            raise EnvironmentBrokenError(message) from None
        raise FindingsError([UNKNOWN_ZONE.at(span, f"‘{name}’ is not a known time zone")]) from None
