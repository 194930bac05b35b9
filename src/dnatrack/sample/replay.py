"""The public record of a data set as a history: one commit for each dated fact."""

from collections.abc import Iterator, Mapping
from datetime import date, datetime, time, timedelta, timezone

from dnatrack.history.ledger import NewCommit
from dnatrack.loading.load import Loaded
from dnatrack.model.data_files import CALENDAR, MINISTRIES, SETTINGS, SOURCES, TASKFORCES
from dnatrack.sample.chronology import Chronology
from dnatrack.sample.steps import shipped_text, steps_of
from dnatrack.sample.telling import AUTHOR, EMAIL, message, skeleton_message
from dnatrack.yamltext.write import yaml_text

FOLDER = "data"
_SKELETON = (SETTINGS, MINISTRIES, SOURCES, CALENDAR)
_KOREA = timezone(timedelta(hours=9))
_MORNING = time(9, tzinfo=_KOREA)


def replay(loaded: Loaded, beside: Mapping[str, str]) -> Iterator[NewCommit]:
    """The commits that lead to a data set, oldest first; the same data gives the same ones.

    After each of them the files say what was known by its day, and after the last they
    are those of the data set. `beside` are the texts of further files of the repository
    by path; they come with the first commit.
    """
    chronology = Chronology(loaded.tracker)
    moment = datetime.combine(chronology.beginning, _MORNING)
    yield _commit(moment, skeleton_message(), {**beside, **_skeleton(loaded)})
    for step in steps_of(loaded, chronology):
        moment = _next_moment(step.day, after=moment)
        said = message(step.facts, chronology, loaded.tracker.sources)
        yield _commit(moment, said, {f"{FOLDER}/{step.file}": step.text})


def _skeleton(loaded: Loaded) -> dict[str, str]:
    files = [file for file in _SKELETON if file in loaded.snapshot.files]
    texts = {f"{FOLDER}/{file}": shipped_text(loaded, file) for file in files}
    return {**texts, f"{FOLDER}/{TASKFORCES}": yaml_text({"taskforces": []})}


def _next_moment(day: date, *, after: datetime) -> datetime:
    """Nine in the morning, or a minute after the last commit of the same day."""
    return max(datetime.combine(day, _MORNING), after + timedelta(minutes=1))


def _commit(moment: datetime, said: str, files: Mapping[str, str]) -> NewCommit:
    return NewCommit(AUTHOR, EMAIL, moment, said, files)
