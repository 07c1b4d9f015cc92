"""The clock: read here and nowhere else; below, the day is a parameter."""

import os
from datetime import UTC, date, datetime


def now() -> datetime:
    """The current time, with its zone; or that of SOURCE_DATE_EPOCH (reproducible-builds.org) in UTC."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    if epoch.isdigit():
        return datetime.fromtimestamp(int(epoch), UTC)
    return datetime.now().astimezone()


def today() -> date:
    """The current day here."""
    return now().date()
