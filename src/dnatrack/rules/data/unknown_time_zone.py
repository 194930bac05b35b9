"""The time zone of the tracker is unknown."""

from collections.abc import Iterator

from dnatrack.errors import DnatrackError
from dnatrack.i18n import Text
from dnatrack.loading.load import DEFAULT_SETTINGS, Loaded
from dnatrack.model.data_files import SETTINGS
from dnatrack.model.finding import Problem, Severity
from dnatrack.rules.examples import EXAMPLE_DATA
from dnatrack.rules.rule import rule
from dnatrack.rules.suggest import did_you_mean


@rule(
    Severity.ERROR,
    Text("없는 시간대입니다", "The time zone of the tracker is unknown"),
    Text(
        "오늘 날짜는 시간대로 정해지고, 하루 차이로 지연 여부가 달라집니다. 이름은 "
        "`Asia/Seoul`처럼 IANA 시간대 데이터베이스를 따릅니다.",
        "The time zone decides which day it is, and one day decides what is late. Names are "
        "those of the IANA time zone database, such as `Asia/Seoul`.",
    ),
    passes={SETTINGS: f"{EXAMPLE_DATA[SETTINGS]!s}timezone: Asia/Seoul\n"},
    fails={SETTINGS: f"{EXAMPLE_DATA[SETTINGS]!s}timezone: Asia/Soul\n"},
)
def check(loaded: Loaded) -> Iterator[Problem]:
    settings = loaded.tracker.settings
    if settings.timezone == DEFAULT_SETTINGS.timezone:
        return
    # Slow to import, and few trackers have another time zone.
    from zoneinfo import ZoneInfo, available_timezones  # noqa: PLC0415

    try:
        ZoneInfo(settings.timezone)
    except (KeyError, ValueError, OSError):
        known = sorted(available_timezones())
        if not known:
            raise no_time_zones() from None
        yield Problem(
            settings.at("timezone"),
            Text(
                f"없는 시간대입니다: `{settings.timezone}`",
                f"there is no time zone `{settings.timezone}`",
            ),
            did_you_mean(settings.timezone, known),
        )


def no_time_zones() -> DnatrackError:
    """This machine has no time zone database, so that it does not know what day it is."""
    return DnatrackError(
        Text(
            "이 컴퓨터에 시간대 자료가 없어 오늘 날짜를 정할 수 없습니다",
            "this machine knows no time zones, so it is not known which day it is",
        ),
        Text(
            "`pip install tzdata`나 `apt install tzdata`로 시간대 자료를 설치하세요",
            "install them: `pip install tzdata`, or `apt install tzdata`",
        ),
    )
