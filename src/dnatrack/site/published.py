"""What the site is made from, and what it is made of."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import cached_property
from typing import NamedTuple

from dnatrack.exports.data_package import DataFile, data_files
from dnatrack.exports.tables import build_tables
from dnatrack.history.moves import Move, moves_of
from dnatrack.i18n import Language, Text, language, use_language
from dnatrack.model.frozen import Frozen
from dnatrack.reports.history_view import Past, by_id
from dnatrack.reports.period_parts import Reviewed
from dnatrack.reports.view import View


class SiteFile(NamedTuple):
    """A file of the site: its `/`-separated path from the top, and what is in it."""

    path: str
    content: bytes


class Preview(NamedTuple):
    """What a preview says besides, on every page.

    `stamp` is another once a data file has changed; `uncommitted` are the files that differ
    from the commit; `problems` say where and how data is broken, in both languages.
    """

    stamp: str
    uncommitted: tuple[str, ...] = ()
    problems: tuple[Text, ...] = ()


class Published(Frozen):
    """What is published: the data as it is seen on a day, its history, and how.

    `past` is None where there is no history that can be read; `review` are the two ends of
    the last period, None where there is none. `zone` is the name of the time zone, `version`
    that of the generator. `base_url`, which ends with `/`, is where the site will stand.
    `is_committed` is no where files differ from the commit. `preview` is set where the site
    is only looked at.
    """

    view: View
    version: str
    zone: str
    languages: tuple[Language, ...] = tuple(Language)
    past: Past | None = None
    review: Reviewed | None = None
    base_url: str | None = None
    is_committed: bool = True
    preview: Preview | None = None

    @cached_property
    def data_files(self) -> tuple[DataFile, ...]:
        """All data as files for programs, as the page of the data lists them."""
        return data_files(self.view, build_tables(self.view, self.past), self.base_url)

    @cached_property
    def moves(self) -> Mapping[str, Sequence[Move]]:
        """The moves of each deadline up to the day, by the full id, oldest first."""
        past = self.past
        return by_id(moves_of(past.ledger), past) if past is not None else {}


def spoken(spoken_in: Language, files: Iterable[SiteFile]) -> Iterator[SiteFile]:
    """The files, each made while one language is in force; between them the other one is."""
    found = iter(files)
    while True:
        with speaking(spoken_in):
            one = next(found, None)
        if one is None:
            return
        yield one


@contextmanager
def speaking(spoken_in: Language) -> Iterator[None]:
    """One language in force for a while."""
    before = language()
    use_language(spoken_in)
    try:
        yield
    finally:
        use_language(before)
