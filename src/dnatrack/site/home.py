"""The home page: what became of the promises, in five seconds."""

from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from dnatrack.formats.html import percent
from dnatrack.i18n import say
from dnatrack.judging.tally import Outcome
from dnatrack.reports import changes, outcomes, overdue, wording
from dnatrack.reports.changes import changes_table
from dnatrack.reports.report import Cell, JsonValue, Table, Target
from dnatrack.reports.selection import EVERYTHING
from dnatrack.reports.view import View
from dnatrack.site.page import Page, in_full
from dnatrack.site.published import Published

_SHOWN = 5
_FIGURE = 0.033
"""The share of the bar that a figure takes, on a phone."""


class Share(NamedTuple):
    """A part of the bar: what it is, how many, from where to where, in per cent.

    The number stands above at `at`, in a line above that of a number that is in its way.
    """

    outcome: str
    number: str
    x: str
    width: str
    at: str
    line: int


def page(published: Published) -> Page:
    """The page that everybody comes to first."""
    view = published.view
    counts = outcomes.count_outcomes(view.judgement.items)
    in_short = outcomes.sentence(counts)
    late, ahead, *_ = overdue.build(view, EVERYTHING, within=overdue.EVER).tables
    return Page(
        "index",
        in_short,
        "home.html",
        tables=outcomes.tables(view),
        schema=_dataset(published, in_short),
        own={
            "shares": shares(counts),
            "name": wording.name(view.judgement.tracker.settings.title),
            "late": _brief(late, ("lead", "due"), "days_late"),
            "ahead": _brief(ahead, ("lead", "due"), "days_left"),
            "changed": _changed(published, view),
        },
    )


def shares(counts: Counter[Outcome]) -> tuple[Share, ...]:
    """The parts of the bar, in the order of the outcomes."""
    total, before, found = counts.total(), 0, []
    ends: list[float] = []
    for one in Outcome:
        if count := counts[one]:
            x, width = before / total, count / total
            number = f"{count:,}"
            room = len(number) * _FIGURE
            at = min(x, 1 - room)
            line = next((each for each, end in enumerate(ends) if end <= at), len(ends))
            ends[line : line + 1] = [at + room]
            found.append(Share(one.value, number, percent(x), percent(width), percent(at), line))
            before += count
    return tuple(found)


def _dataset(published: Published, summary: str) -> JsonValue:
    """What is published, in the words of schema.org."""
    base, settings = published.base_url or "", published.view.judgement.tracker.settings
    files = [
        {
            "@type": "DataDownload",
            "name": say(one.title),
            "encodingFormat": one.media_type,
            "contentUrl": f"{base}{one.path}",
        }
        for one in published.data_files
    ]
    return {
        "@type": "Dataset",
        "name": wording.name(settings.title),
        "description": summary,
        "version": published.view.commit or "",
        "dateModified": published.view.judgement.today.isoformat(),
        "inLanguage": [one.value for one in published.languages],
        "isAccessibleForFree": True,
        "distribution": files,
    }


class Brief(NamedTuple):
    """A line of a short list: a thing, what is said of it, and the figure that matters."""

    target: Target | None
    title: str
    about: str
    figure: Cell


def _brief(table: Table, about: Sequence[str], figure: str) -> list[Brief]:
    """The first rows of a table in a line each, by the keys of its columns."""
    at = {column.key: index for index, column in enumerate(table.columns)}
    found = []
    for row in table.rows[:_SHOWN]:
        title = row.cells[at["title"]]
        said = " · ".join(text for key in about if (text := row.cells[at[key]].text))
        found.append(Brief(title.target, title.text, said, in_full(row.cells[at[figure]])))
    return found


def _changed(published: Published, view: View) -> list[Brief]:
    if (past := published.past) is None:
        return []
    table = changes_table(view, past, "changed", "", changes.latest(past)[:_SHOWN])
    return _brief(table, ("kind", "detail"), "on")
