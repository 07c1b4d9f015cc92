"""Time zones: the name of one in, its distance from UTC on a day out, by the tables of the package `tzdata`.

The tables of the machine are not asked, so that the same project gives the same calendar everywhere.
"""

import re
from datetime import datetime, time, timedelta, timezone, tzinfo
from functools import cache
from importlib.resources import files
from typing import Final
from zoneinfo import ZoneInfo

_FIXED: Final = re.compile(r"(?:UTC|GMT)(?:\s?([+\-−])\s?(\d{1,2})(?::?([0-5]\d))?)?", re.IGNORECASE)
_NAME: Final = re.compile(r"[A-Za-z][A-Za-z0-9_+-]*(?:/[A-Za-z0-9][A-Za-z0-9_+-]*){0,2}")
_FARTHEST: Final = timedelta(hours=14)  # Kiribati
_CLOCK: Final = re.compile(r"(?<!\d)([01]?\d|2[0-3])[:.h]([0-5]\d)(?![\d.:])")


@cache
def zone(name: str) -> tzinfo | None:
    """The zone of an IANA name (Asia/Almaty) or of a distance from UTC (UTC+5, GMT-3:30); None for anything else."""
    fixed = _FIXED.fullmatch(name.strip())
    if fixed:
        sign, hours, minutes = fixed.groups()
        offset = timedelta(hours=int(hours or 0), minutes=int(minutes or 0))
        return timezone(offset if sign == "+" else -offset) if offset <= _FARTHEST else None
    if not _NAME.fullmatch(name):
        return None
    table = files("tzdata").joinpath("zoneinfo", *name.split("/"))
    if not table.is_file():
        return None
    with table.open("rb") as file:
        try:
            return ZoneInfo.from_file(file, name)
        except ValueError:  # a list of the zones, beside their tables
            return None


def offset_from_utc(name: str, moment: datetime) -> timedelta | None:
    """How far the clocks of a zone are ahead of UTC at a local moment; None where the zone is not known."""
    found = zone(name)
    return moment.replace(tzinfo=found).utcoffset() if found else None


def clock_times(words: str) -> tuple[time, ...]:
    """The times of day in words such as 10:00 or 10.00–11.30, at most two of them."""
    return tuple(time(int(found[1]), int(found[2])) for found in _CLOCK.finditer(words))[:2]
