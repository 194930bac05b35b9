"""A tracker to begin with, and the sample of a history to look at."""

import os
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from dnatrack.app.questions import Questions
from dnatrack.app.reference import schemas
from dnatrack.errors import DnatrackError
from dnatrack.i18n import Language, Text, language
from dnatrack.loading.load import DEFAULT_SETTINGS, load
from dnatrack.model.data_files import CALENDAR, MINISTRIES, SETTINGS, SOURCES, TASKFORCES
from dnatrack.model.words import NameLanguage
from dnatrack.reports.selection import member_named
from dnatrack.rules.suggest import did_you_mean
from dnatrack.sample.replay import readme, replay
from dnatrack.storage.output_files import write_new
from dnatrack.storage.skeleton import (
    BRANCH,
    Begun,
    Repository,
    forget_example,
    in_language,
    shipped_data,
    skeleton_files,
    write_repository,
)
from dnatrack.storage.skeleton import begin_tracker as begin
from dnatrack.yamltext.emit import yaml_text
from dnatrack.yamltext.value import Value

__all__ = ["BRANCH", "Begun", "Repository"]

_SETTINGS, _CALENDAR = f"data/{SETTINGS}", f"data/{CALENDAR}"
_ZONE_OF_HOLIDAYS = DEFAULT_SETTINGS.timezone
"""The calendar that comes with dnatrack is of the country of this time zone."""


def begin_example(folder: Path, timezone: str) -> Begun:
    """Write the files that are missing for a tracker in `folder`, with one example of each.

    Raises:
        DnatrackError: it cannot be done; nothing was written then.
    """
    files = {**skeleton_files(), **_schema_files(), **_holidays(timezone)}
    settings = files[_SETTINGS].decode().replace(_ZONE_OF_HOLIDAYS, timezone)
    return begin(folder, {**files, _SETTINGS: settings.encode()})


def zone_of_example(given: str | None) -> str:
    """The time zone of the example, which lies in Korea where nothing else is said.

    Raises:
        DnatrackError: there is no such time zone.
    """
    return _zone(given) if given is not None else _ZONE_OF_HOLIDAYS


def _schema_files() -> dict[str, bytes]:
    return {f"schema/{name}": text.encode() for name, text in schemas()}


def _holidays(timezone: str) -> dict[str, bytes]:
    if timezone != _ZONE_OF_HOLIDAYS:
        return {}
    return {_CALENDAR: shipped_data().files[CALENDAR]}


# A tracker of one's own, with nothing in it yet.


class TrackerOptions(NamedTuple):
    """What options say of a new tracker."""

    title: str | None = None
    title_en: str | None = None
    languages: str | None = None
    timezone: str | None = None


class EmptyTracker(NamedTuple):
    """What is known of a tracker before there is anything in it."""

    title: Mapping[str, str]
    languages: tuple[NameLanguage, ...]
    timezone: str


def plan_empty(folder: Path, options: TrackerOptions, ask: Questions) -> EmptyTracker:
    """What options say of a new tracker in `folder`, and a person where they do not.

    It is in the language in force, unless something else is said.

    Raises:
        DnatrackError: an option cannot be taken, the folder is none, or nobody can be asked
            for the title.
    """
    write_new(folder, {})  # before anything is asked
    zone = _zone(options.timezone) if options.timezone is not None else None
    languages = ask.proposed(
        options.languages,
        Text(
            "이름을 적을 언어(ko, en, 둘 다이면 `ko,en`)", "language of names (ko, en, or `ko,en`)"
        ),
        "--languages",
        _languages,
        proposal=language().value,
    )
    main = NameLanguage.KO if NameLanguage.KO in languages else NameLanguage.EN
    title = _title(options, main, ask, has_both=len(languages) > 1)
    timezone = zone or ask.proposed(
        None,
        Text("기준 시간대", "time zone"),
        "--timezone",
        _zone,
        proposal=_likely_zone(main),
    )
    return EmptyTracker(title, languages, timezone)


def _title(
    options: TrackerOptions, main: NameLanguage, ask: Questions, *, has_both: bool
) -> dict[str, str]:
    """The title in the main language, and in English where a tracker `has_both`."""
    given = options.title if main is NameLanguage.KO else options.title or options.title_en
    question = Text("트래커 제목", "title of the tracker")
    title = {main.value: ask.required(given, question, "--title", str)}
    if has_both:
        question = Text("트래커 영어 제목", "its title in English")
        # What is given in English stands under English, too; Korean is what may not be missing.
        spoken = title[main.value] if language() is Language.EN else ""
        said = spoken if spoken.isascii() else ""
        if english := ask.optional(options.title_en, question, str) or said:
            title[NameLanguage.EN.value] = english
    return title


def _languages(said: str) -> tuple[NameLanguage, ...]:
    named = [member_named(NameLanguage, one) for one in said.split(",")]
    return tuple(one for one in NameLanguage if one in named)


def _likely_zone(main: NameLanguage) -> str:
    """Where the tracker is: in Korea, where it is in Korean; else where this computer is."""
    if main is NameLanguage.KO:
        return _ZONE_OF_HOLIDAYS
    from zoneinfo import available_timezones  # noqa: PLC0415 - slow, and seldom needed

    known = available_timezones()
    set_here = os.environ.get("TZ", "").removeprefix(":")
    here = os.path.realpath("/etc/localtime").rpartition("zoneinfo/")[2]
    return next((one for one in (set_here, here) if one in known), "UTC")


def _zone(word: str) -> str:
    from zoneinfo import available_timezones  # noqa: PLC0415 - slow, and seldom needed

    known = {one.casefold(): one for one in available_timezones()}
    if (found := known.get(word.strip().casefold())) is not None:
        return found
    raise DnatrackError(
        Text(f"`{word}` 시간대가 없습니다", f"there is no time zone `{word}`"),
        did_you_mean(word, sorted(known.values())),
    )


def begin_empty(folder: Path, tracker: EmptyTracker) -> Begun:
    """Write the files of a tracker that has nothing in it, in its own languages.

    An example that was never committed, and in which nothing was changed, gives way to it.

    Raises:
        DnatrackError: it cannot be done; nothing was written then.
    """
    around = {
        path: content for path, content in skeleton_files().items() if not path.startswith("data/")
    }
    if len(tracker.languages) == 1:
        (only,) = tracker.languages
        around = {path: in_language(content, only) for path, content in around.items()}
    title = " / ".join(dict.fromkeys(tracker.title.values()))
    below = around["README.md"].decode().partition("\n")[2]
    around["README.md"] = f"# {title}\n{below}".encode()
    data = {f"data/{name}": text.encode() for name, text in _empty_data(tracker)}
    files = {**around, **data, **_schema_files(), **_holidays(tracker.timezone)}
    with forget_example(folder):
        return begin(folder, files)


_HEADING = "# yaml-language-server: $schema=../schema/"
_COMMENTS: Mapping[str, Text] = {
    TASKFORCES: Text(
        "TF와 우선 추진과제입니다. `dnatrack new taskforce`, `dnatrack new priority`로 추가합니다.",
        "The taskforces and their priorities: `dnatrack new taskforce`, `dnatrack new priority`.",
    ),
    MINISTRIES: Text(
        "기관입니다. `dnatrack new ministry`로 추가합니다.",
        "The ministries or departments: `dnatrack new ministry`.",
    ),
    SOURCES: Text(
        "사실을 옮겨 온 문서입니다. `dnatrack new source`로 추가하거나, 다른 것과 함께 등록합니다.",
        "The documents that facts were taken from: `dnatrack new source`, or with anything new.",
    ),
    SETTINGS: Text(
        "무엇을 어떤 기준으로 점검하는지 적습니다(`dnatrack set tracker.…`).",
        "What is tracked, and by which measure (`dnatrack set tracker.…`).",
    ),
}


def _empty_data(tracker: EmptyTracker) -> Iterator[tuple[str, str]]:
    settings: Mapping[str, Value] = {
        "schema": "1",
        "title": dict(tracker.title),
        "languages": [one.value for one in tracker.languages],
        "timezone": tracker.timezone,
        "thresholds": {"due_soon_days": "30", "red_after_days": "30", "red_after_slips": "2"},
    }
    yield SETTINGS, _text(SETTINGS, tracker.languages, settings)
    for file, nothing in ((TASKFORCES, []), (MINISTRIES, []), (SOURCES, {})):
        yield file, _text(file, tracker.languages, {file.removesuffix(".yaml"): nothing})


def _text(file: str, languages: Sequence[NameLanguage], value: Mapping[str, Value]) -> str:
    """A data file, with a comment in each language of the tracker."""
    schema = file.replace(".yaml", ".schema.json")
    comment = _COMMENTS[file]
    said = {NameLanguage.KO: comment.ko, NameLanguage.EN: comment.en}
    lines = (f"# {said[one]}" for one in languages)
    return yaml_text(value, heading="\n".join((f"{_HEADING}{schema}", "#", *lines)))


def write_sample(folder: Path, to_try: tuple[str, ...]) -> None:
    """Make `folder` a repository that replays the public record; its README names commands.

    Raises:
        DnatrackError: it cannot be done.
    """
    texts = {f"schema/{name}": text for name, text in schemas()}
    write_repository(folder, replay(load(shipped_data()), {"README.md": readme(to_try), **texts}))
