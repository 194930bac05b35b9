"""A report as one page of HTML that needs nothing else: no script, no network, fit to print.

What its pages are made of, the site is made of, too: Jinja2 writes all of it, and escapes
every text.
"""

import re
from base64 import b64encode
from collections.abc import Callable, Iterator, Mapping
from datetime import date, timedelta
from functools import lru_cache, partial
from hashlib import sha256
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined, select_autoescape
from markupsafe import Markup

from dnatrack.formats import Page, hidden_rows, stamp
from dnatrack.i18n import Language, Text, language, say, tr
from dnatrack.reports.effect import setting_words
from dnatrack.reports.headings import heading
from dnatrack.reports.report import (
    Align,
    Axis,
    Bar,
    Cell,
    Column,
    Mark,
    Report,
    Stretch,
    Table,
    Tone,
    Track,
)
from dnatrack.terminal_text import printable

TEMPLATES = Path(__file__).parent / "templates"
_SAFE_LINKS = ("https://", "http://")
_MOST_YEARS = 6
_LAST_YEAR = 0.9
"""A year is written no further along than this, or it would stand over the edge."""
_GIVEN_UP = 5
"""Columns of this rank and above leave their room to tracks."""
_ONE_DAY = timedelta(days=1)
_HANGUL = re.compile("[가-힣]")
_DAY = re.compile(r"(?<=\d\.) (?=\d)|(?<=\d) (?=[A-Z][a-z]{2} \d{4})|(?<=[a-z]) (?=\d{4}\b)")


def render_html(report: Report, page: Page) -> str:
    """`report` as a page in the language in force; what text from data says stays text."""
    del page
    style = style_sheet()
    hashed = f"sha256-{b64encode(sha256(style.encode()).digest()).decode()}"
    origin = Markup(stamp(report))  # noqa: S704 - ours
    return fill_page("report.html", report, style, hash=hashed, stamp=origin)


def fill_page(template: str, report: Report, style: str, **more: object) -> str:
    """A template of ours, filled with what `report` says to people."""
    found = _environment().get_template(template)
    return found.render(
        report=report.replace(tables=tuple(map(with_words, report.tables))),
        language=language().value,
        href=lambda _: None,  # a page that stands alone leads to no other
        style=Markup(style),  # noqa: S704 - ours
        **more,
    ).lstrip()


@lru_cache(maxsize=1)
def _environment() -> Environment:
    return environment(TEMPLATES)


@lru_cache(maxsize=1)
def style_sheet() -> str:
    """The style of every page, in one piece."""
    return (TEMPLATES / "style.css").read_text("utf-8")


def environment(*folders: Path) -> Environment:
    """The templates of some folders: whatever they print is printable, and escaped."""
    found = Environment(
        loader=FileSystemLoader([str(one) for one in folders]),
        autoescape=select_autoescape(default=True),
        undefined=StrictUndefined,
        finalize=_printable,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
    found.filters |= {
        "attributes": lambda of: _with_class(of, "data-label", printable(of.heading)),
        "heading_attributes": lambda of: _with_class(of, "data-column", of.key),
        "hidden_rows": lambda table: hidden_rows(table, len(table.rows)),
        "pieces": _pieces,
        "placed": _placed,
        "years": _years,
        "unsaid": _unsaid,
        "with_whole_days": lambda text: _DAY.sub("\u00a0", text),  # no line ends within one
    }
    found.tests |= {
        "bare": _is_bare,
        "korean": _is_korean,
        "outside": lambda link: link.startswith(_SAFE_LINKS),
    }
    return found


def _printable(value: object) -> object:
    return printable(value) if type(value) is str else value


def _is_bare(cell: Cell) -> bool:
    """Whether an entry is its text and nothing else, as most are."""
    is_plain = cell.tone is Tone.PLAIN and not cell.label and cell.bar is None
    return is_plain and not (cell.target or cell.parts or cell.link)


def _is_korean(text: str) -> bool:
    """Whether a text on a page in another language is Korean."""
    return language() is not Language.KO and _HANGUL.search(text) is not None


def with_words(table: Table) -> Table:
    """The table with its tracks, and beside them what they say in words; words for keys, too.

    Tracks stand behind the names, and take the room of columns that are given up early.
    """
    for key, words in _KEYS.items():
        table = with_cells(table, key, partial(_named, words))
    if all(one.axis is None for one in table.columns):
        return table.for_format(draws=False)
    shown = [one for one in table.columns if one.axis or one.drawn is not True]
    keys = [one.key for one in shown if one.axis is None and one.rank < _GIVEN_UP]
    drawn = [one.key for one in shown if one.axis is not None]
    at = keys.index("title") + 1 if "title" in keys else 1
    return table.with_keys([*keys[:at], *drawn, *keys[at:]])


def _named(words: Callable[[str], str], cell: Cell) -> Cell:
    return cell._replace(text=words(cell.text))


def with_cells(table: Table, key: str, change: Callable[[Cell], Cell]) -> Table:
    """The table with other cells in the column of that key, if it has one."""
    found = [index for index, one in enumerate(table.columns) if one.key == key]
    for at in found:
        rows = (
            row.replace(cells=(*row.cells[:at], change(row.cells[at]), *row.cells[at + 1 :]))
            for row in table.rows
        )
        table = table.replace(rows=tuple(rows))
    return table


# What is called by the keys of the data.


def field_words(place: str) -> str:
    """What is called by the keys that lead to a place in a record: `basis.lead` is the lead."""
    first, _, rest = place.partition(".")
    key = (rest if first == "basis" else first).partition(".")[0]
    try:
        return say(_FIELDS[key]) if key in _FIELDS else heading(key)
    except KeyError:  # broken data may name anything
        return key


_FIELDS: Mapping[str, Text] = {
    "coordinator": Text("종합 조정", "coordination"),
    "decision": Text("보류·중단·대체 결정", "decision to leave it"),
    "done_by": Text("완료일", "done by"),
    "due": Text("기한", "deadline"),
    "expect": Text("출처의 합계", "totals"),
    "formerly": Text("이전 id", "former ids"),
    "groups": Text("작업반·분과", "groups"),
    "id": Text("id", "id"),
    "issues": Text("현안", "issues"),
    "ko": Text("이름", "Korean name"),
    "legislation": Text("입법 단계", "stages of the law"),
    "lifecycle": Text("진행 상태", "how far it has come"),
    "looked_for": Text("결과 확인 기록", "search for the outcome"),
    "milestones": Text("이정표", "milestones"),
    "ministries": Text("참여 기관", "ministries"),
    "multi_ministry": Text("다부처 과제 여부", "whether several ministries are needed"),
    "names": Text("기관명", "names"),
    "notice_periods": Text("최소 입법예고 기간", "least notice periods"),
    "on": Text("개최일", "day"),
    "part_of": Text("분할 전 항목", "what it was a part of"),
    "priorities": Text("우선 추진과제", "priorities"),
    "revisions": Text("기한 변경", "change of the deadline"),
    "sources": Text("항목 전체", "all of it"),
    "successors": Text("승계기관", "successors"),
    "undisclosed_ministries": Text("비공개 참여 기관", "ministries that are not named"),
    "unnamed_partners": Text("명칭 미기재 협조기관", "partners that are not named"),
    "updates": Text("추진경과", "updates"),
    "working_tf": Text("과제별 실무 TF", "working TF"),
}
"""The words for keys of which tables and facts speak otherwise, or never."""

_KEYS: Mapping[str, Callable[[str], str]] = {"field": field_words, "setting": setting_words}
"""Columns in which a key of the data stands, and how it is called."""


# The attributes of cells; a column is asked for once in a table.


def _with_class(column: Column, name: str, value: str) -> Markup:
    """The attributes of a cell, those that say something."""
    pairs = (("class", " ".join(_classes(column))), (name, value))
    return Markup("").join(Markup(' {}="{}"').format(*one) for one in pairs if one[1])


def _classes(column: Column) -> Iterator[str]:
    """How a column is laid out, and when it gives way."""
    if column.axis is not None:
        yield "axis"
    elif column.align is Align.RIGHT:
        yield "right"
    elif not column.can_fold:
        yield "short"
    if column.rank:
        yield f"rank-{min(column.rank, 6)}"


def _unsaid(column: Column) -> str:
    """What stands under a heading that has no words, for those who do not see it."""
    return tr("기간", "when") if column.axis is not None else tr("구분", "which")


# Where things are drawn, in per cent of the room there is.


def _pieces(of: Bar) -> Iterator[tuple[str, str, str]]:
    """The parts of a bar: tone, beginning, width."""
    done = 0
    for count, tone in (*of.parts, (of.total - sum(one for one, _ in of.parts), Tone.PLAIN)):
        if count > 0:
            yield tone.value, percent(done / of.total), percent(count / of.total)
            done += count


def _placed(track: Track, axis: Axis) -> Iterator[tuple[str, str, str]]:
    """The stretches of a track, and the day of today: mark, beginning, width."""
    today = Stretch(Mark.TODAY, axis.today, axis.today)
    for one in (today, *track.stretches):
        first, last = max(one.first, axis.first), min(one.last, axis.last)
        if first <= last:
            begin, width = _share(first - axis.first, axis), _share(last - first + _ONE_DAY, axis)
            yield one.mark.value, percent(begin), percent(width)


def _years(axis: Axis) -> Iterator[tuple[str, str]]:
    """Years of an axis, where they begin, as many as there is room for."""
    starts = [date(year, 1, 1) for year in range(axis.first.year, axis.last.year + 1)]
    known = [day for day in starts if day >= axis.first]
    for day in known[:: -(-len(known) // _MOST_YEARS)] if known else ():
        if (at := _share(day - axis.first, axis)) <= _LAST_YEAR:
            yield percent(at), str(day.year)


def _share(length: timedelta, axis: Axis) -> float:
    return length / (axis.last - axis.first + _ONE_DAY)


def percent(share: float) -> str:
    """A share of 1 as a length of SVG."""
    return f"{share * 100:.2f}%"
