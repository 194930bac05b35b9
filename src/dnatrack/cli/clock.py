"""The one place that knows what time it is."""

from datetime import date, datetime, tzinfo
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

DEFAULT_ZONE = "Asia/Seoul"


def zone_named(name: str) -> tzinfo:
    """The time zone of that name; that of Seoul where there is none."""
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return ZoneInfo(DEFAULT_ZONE)


def now_in(zone: tzinfo) -> datetime:
    """This moment."""
    return datetime.now(zone)  # noqa: TID251 - the one place that reads the clock


def today_in(zone: tzinfo) -> date:
    """This day."""
    return now_in(zone).date()
