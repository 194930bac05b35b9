"""The sections of the document of a period: each a sentence for every row of a table."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial
from typing import NamedTuple

from dnatrack.i18n import tr
from dnatrack.judging.signal import ReasonKind
from dnatrack.judging.silence import NewsKind
from dnatrack.model.words import Lifecycle
from dnatrack.reports import wording
from dnatrack.reports.columns import count_behind
from dnatrack.reports.issues import meetings_about
from dnatrack.reports.period_outlook import Sign
from dnatrack.reports.period_parts import (
    Cells,
    Reviewed,
    item_name,
    labelled,
    lines,
    signal_word,
    with_brackets,
)
from dnatrack.reports.period_signals import in_a_row_words
from dnatrack.reports.report import Point, Table
from dnatrack.reports.view import count_cell, in_part, late_cell


class Part(NamedTuple):
    """A section before it is known what of it goes into an annex.

    `name` is its title without counts; `listed` goes into an annex in any case.
    """

    title: str
    name: str
    points: Sequence[Point]
    when_empty: str
    listed: Sequence[Point] = ()
    notes: tuple[str, ...] = ()


_Sentence = Callable[[Cells], Point]


def sections(reviewed: Reviewed, tables: Mapping[str, Table]) -> Iterator[Part]:
    """Every section behind the summary, in their order, from the tables by their keys."""

    def of_rows(name: str, *, is_counted: bool = False, **told: _Sentence) -> Iterator[Part]:
        """A section of a sentence for each row; none where a table says nothing of no rows."""
        table = next(tables[key] for key in told)
        points = [tell(row) for key, tell in told.items() for row in tables[key].cells]
        title = count_behind(name, points) if is_counted else table.title
        if points or table.when_empty:
            yield Part(title, name, points, table.when_empty, notes=lines(table.note))

    name = tr("신호 변동 과제", "Changed signals")
    yield from of_rows(name, is_counted=True, transitions=_changed, returned=_changed)
    yield _attention(tables["attention"])
    name = tr("조정 신호", "Signals set by people")
    yield from of_rows(name, is_counted=True, overrides=_override)
    name = tr("삭제·중단·보류·대체·결과 미확인", "Removed or left in another way")
    yield from of_rows(name, is_counted=True, gone=_gone, left=_left)
    yield from of_rows(tr("기한 연기", "Slips"), slips=_slip)
    name = tr("완료 이정표", "Completed milestones")
    yield from of_rows(name, completions=partial(_completed, reviewed))
    yield from of_rows(tr("완료 취소", "No longer done"), undone=_undone)
    yield from of_rows(tr("기한 도래 예정 이정표", "Deadlines ahead"), next=_coming)
    yield _early_warnings(reviewed, tables["early_warnings"])
    yield from of_rows(tr("조정 현안", "Unsettled issues"), issues=partial(_issue, reviewed))
    yield _silent(reviewed, tables["silent"])
    yield _not_known(tables["not_judged"], tables["outcome_unknown"], tables["unreadable"])


# What names an entry.


def _task(cells: Cells) -> str:
    """A task by its title, with the lead and the id behind it."""
    return with_brackets(_title(cells), cells["lead"].text, str(cells["id"].value))


def _milestone(cells: Cells) -> str:
    """A milestone by its title, with the lead behind it."""
    return with_brackets(_title(cells), cells["lead"].text)


def _title(cells: Cells) -> str:
    return cells["title"].text or str(cells["id"].value)


def _why(text: str) -> str:
    return labelled(tr("사유", "why"), text)


def _tallied(words: Iterable[str]) -> str:
    """How often each word occurs, the most frequent first."""
    found = Counter(words).most_common()
    return ", ".join(f"{word} {count_cell(count).text}" for word, count in found)


def _by_ministry(rows: Iterable[Cells]) -> str:
    nobody = tr("주관 미지정", "no lead named")
    return _tallied(one["lead"].text or nobody for one in rows)


# What changed.


def _changed(cells: Cells) -> Point:
    said = f"{_task(cells)}: {signal_word(cells['before'])} → {signal_word(cells['after'])}"
    if "reason" in cells:
        return Point(said, lines(_why(cells["reason"].text)))
    return Point(said, lines(labelled(tr("현황", "stands"), cells["standing"].text)))


def _attention(table: Table) -> Part:
    points: list[Point] = []
    has_reasons = False
    for row, cells in zip(table.rows, table.cells, strict=True):
        reasons = cells["reasons"].text
        if row.depth:
            points[-1] = Point(points[-1].text, (*points[-1].below, _late(cells)))
            continue
        lasting = in_a_row_words(int(str(cells["in_a_row"].value)))
        name = f"{_task(cells)}: {with_brackets(signal_word(cells['signal']), lasting)}"
        has_reasons = has_reasons or bool(reasons)
        points.append(Point(name, lines(_why(reasons))))
    missing = tr(
        "지연 사유와 조치계획은 자료에 기재되어 있지 않음(주관기관 확인 필요)",
        "Why it is late and what is done about it is not written in the data: ask the lead.",
    )
    notes = (missing,) if points and not has_reasons else ()
    name = tr("재검토필요·관심필요 과제", "Red and yellow tasks")
    return Part(count_behind(name, points), name, points, table.when_empty, notes=notes)


def _late(cells: Cells) -> str:
    """A milestone that makes a task red or yellow: its deadline, and why."""
    first, due = cells["original_due"].text, cells["due"].text
    if first and first != due:
        due = tr(f"당초 {first}, 변경 {due}", f"first due {first}, now {due}")
    else:
        due = _said_due(due)
    return f"{_title(cells)}: {', '.join(lines(due, cells['reasons'].text))}"


def _said_due(due: str) -> str:
    return tr(f"기한 {due}", f"due {due}") if due else ""


def _override(cells: Cells) -> Point:
    name = with_brackets(_title(cells), str(cells["id"].value))
    shown = with_brackets(signal_word(cells["shown"]), cells["kind"].text)
    by = labelled(tr("결정", "by"), cells["by"].text)
    said = f"{name}: {signal_word(cells['computed'])} → {shown}"
    return Point(said, lines(_why(cells["reason"].text), by))


def _gone(cells: Cells) -> Point:
    return Point(f"{_milestone(cells)}: {tr('삭제', 'removed')}", _then(cells))


def _left(cells: Cells) -> Point:
    """What was left: by a decision, or after a search that found nothing."""
    is_unknown = cells["new"].value == Lifecycle.UNKNOWN.value
    word = tr("확인 결과", "search") if is_unknown else tr("근거", "grounds")
    grounds = labelled(word, cells["grounds"].text)
    said = f"{_milestone(cells)}: {cells['old'].text} → {cells['new'].text}"
    return Point(said, lines(*_then(cells), grounds))


def _then(cells: Cells) -> tuple[str, ...]:
    """When it was left, and how late it was by then."""
    late, on = cells["days_late"].text, cells["on"].text
    # A word in front, as a line that begins with a number is a list to Markdown.
    said = lines(
        tr(f"변경일 {on}", on),
        _said_due(cells["due"].text),
        tr(f"당시 지연 {late}", f"{late} late then") if late else "",
    )
    return lines(", ".join(said))


def _slip(cells: Cells) -> Point:
    new, reason = with_brackets(cells["new"].text, cells["days"].text), cells["reason"]
    why = _why(reason.text) if reason.value else reason.text
    return Point(f"{_milestone(cells)}: {cells['old'].text} → {new}", (why,))


def _completed(reviewed: Reviewed, cells: Cells) -> Point:
    """What was done when and how late, and the first document that shows it."""
    one = reviewed.after.judgement.milestones_by_id[str(cells["id"].value)]
    state = cells["state"].text
    if one.current.days_late is not None:
        late = late_cell(one.current.days_late, at_least=one.current.at_least).text
        state = in_part(tr(f"{late} 지연 완료", f"done {late} late"), one)
    done = " ".join(lines(cells["done_on"].text, state))
    return Point(f"{_milestone(cells)}: {done}", (_evidence(reviewed, cells),))


def _evidence(reviewed: Reviewed, cells: Cells) -> str:
    ids = cells["evidence"].value
    if not isinstance(ids, Sequence) or not ids:
        return cells["evidence"].text
    first, more = str(ids[0]), len(ids) - 1
    known = reviewed.after.judgement.tracker.sources.get(first)
    shown = with_brackets(known.title, first) if known else first
    shown += tr(f" 외 {more}건", f" and {more} more") if more else ""
    level = labelled(tr("확인 수준", "verification"), cells["verification"].text)
    return labelled(tr("증빙", "evidence"), ", ".join(lines(shown, level)))


def _undone(cells: Cells) -> Point:
    return Point(_milestone(cells))


# What comes next, and what is not known.


def _coming(cells: Cells) -> Point:
    days = cells["days_left"].value
    left = wording.days_left(days) if isinstance(days, int) else ""
    planned = cells["lifecycle"].value == Lifecycle.PLANNED.value
    state = tr("미착수", "not started") if planned else cells["lifecycle"].text
    return Point(f"{_milestone(cells)}: {with_brackets(cells['due'].text, left)}, {state}")


def _early_warnings(reviewed: Reviewed, table: Table) -> Part:
    """The signs by task: of the task itself behind its name, of its milestones below.

    Tasks of which nothing else is to be said than their silence are in the section on that.
    """
    groups: dict[str, list[Cells]] = {}
    for one in table.cells:
        groups.setdefault(str(one["task"].value), []).append(one)
    told = [rows for rows in groups.values() if not all(map(_is_silence, rows))]
    points = [_warned(reviewed, rows) for rows in told]
    silent = len(groups) - len(told)
    note = tr(
        f"실적 미갱신만 해당하는 정상추진 과제 {silent}건은 「실적 미갱신 과제」에 포함",
        f"Green and merely without news: {silent}, in the section on that.",
    )
    name = tr("사전대비 필요 과제", "Early warnings among the green")
    notes = (note,) if silent else ()
    return Part(count_behind(name, points), name, points, table.when_empty, notes=notes)


def _is_silence(cells: Cells) -> bool:
    signs = cells["signs"].value
    assert isinstance(signs, list)  # noqa: S101 - what `period_outlook` puts there
    return {one["sign"] for one in signs} == {Sign.SILENT.value}


def _warned(reviewed: Reviewed, rows: Sequence[Cells]) -> Point:
    task = str(rows[0]["task"].value)
    named = item_name(reviewed.view, reviewed.after.judgement.owing_items_by_id[task])
    name = with_brackets(named.title.text, named.lead.text, task)
    own = [one["signs"].text for one in rows if one["id"].value == task]
    below = (f"{_title(one)}: {one['signs'].text}" for one in rows if one["id"].value != task)
    return Point(": ".join((name, *own)), tuple(below))


def _issue(reviewed: Reviewed, cells: Cells) -> Point:
    """What is not settled; the last meeting that dealt with it, and what that decided."""
    raised, age = cells["raised"].text, cells["days"].text
    old = tr("(장기 미해결)", " (for too long)") if cells["is_old"].value else ""
    name = with_brackets(_title(cells), cells["between"].text)
    said = tr(f"{name}: 제기 {raised}, 경과 {age}{old}", f"{name}: raised {raised}, {age}{old}")
    id_ = str(cells["id"].value)
    held = list(meetings_about(reviewed.view, id_))
    if not held:
        return Point(said)
    decided = "; ".join(one.text for one in held[-1].decisions_about(id_))
    last = f"{wording.day(held[-1].on)} {wording.name(held[-1].title)}"
    return Point(
        said, (labelled(tr("최근 논의", "last discussed"), ", ".join(lines(last, decided))),)
    )


def _silent(reviewed: Reviewed, table: Table) -> Part:
    rows = table.cells
    steps = [int(str(one["step"].value)) for one in rows]
    over = (
        tr(f"{days:,}일 초과 {count:,}건", f"over {days:,} d {count:,}")
        for step, days in enumerate(sorted(reviewed.thresholds.silent_after_days), 1)
        if (count := sum(one >= step for one in steps))
    )
    points = (
        Point(labelled(tr("기준별", "By length"), ", ".join(over))),
        Point(labelled(tr("기관별", "By ministry"), _by_ministry(rows))),
    )
    name = tr("실적 미갱신 과제", "Tasks without news")
    listed = [Point(f"{_task(one)}: {_unheard(one)}", _last(one)) for one in rows]
    said = points if rows else ()
    return Part(count_behind(name, rows), name, said, table.when_empty, listed)


def _unheard(cells: Cells) -> str:
    heard = tr(f"최종 갱신 {cells['last_heard'].text}", f"last {cells['last_heard'].text}")
    return with_brackets(cells["days"].text, heard)


def _last(cells: Cells) -> tuple[str, ...]:
    """What was last heard; that it is only the promise itself says nothing."""
    value = cells["last"].value
    if not isinstance(value, Mapping) or value["kind"] == NewsKind.PROMISE.value:
        return ()
    return (cells["last"].text,)


def _not_known(grey: Table, unknown: Table, lost: Table) -> Part:
    """What cannot be judged: how many, why, and whom to ask; the list is an annex."""
    kinds = (
        (tr("판정불가 과제", "Tasks that cannot be judged"), grey.cells, _why_grey),
        (tr("결과 미확인 이정표", "Milestones of unknown outcome"), unknown.cells, _why_unknown),
        (tr("판독 불가 항목", "Entries that cannot be read"), lost.cells, _files),
    )
    points, listed = [], []
    for name, rows, why in kinds:
        if rows:
            points.append(Point(f"{name} {count_cell(len(rows)).text}", _whom_to_ask(rows, why)))
            listed += [Point(f"{_listed(one)}: {', '.join(why(one))}") for one in rows]
    name = tr("판정불가·결과 미확인·판독 불가", "What is not known")
    return Part(count_behind(name, listed), name, points, grey.when_empty, listed)


def _whom_to_ask(rows: Sequence[Cells], why: Callable[[Cells], list[str]]) -> tuple[str, ...]:
    """Why, and which ministries have to say more, with how many of each."""
    reasons = _tallied(word for one in rows for word in why(one))
    asked = _by_ministry(rows) if "lead" in rows[0] else ""
    return lines(_why(reasons), labelled(tr("확인 필요 기관", "to be asked"), asked))


def _listed(cells: Cells) -> str:
    lead = cells["lead"].text if "lead" in cells else ""
    return with_brackets(_title(cells), lead, str(cells["id"].value))


def _why_grey(cells: Cells) -> list[str]:
    value = cells["reasons"].value
    given = [one for one in value if isinstance(one, Mapping)] if isinstance(value, list) else []
    known = {one.value: wording.word(one) for one in ReasonKind}
    kinds = [known.get(str(one["reason"]), cells["reasons"].text) for one in given]
    return list(dict.fromkeys(kinds)) or [tr("기재 없음", "not said")]


def _why_unknown(cells: Cells) -> list[str]:
    return [cells["looked_for"].text or tr("미조사", "not searched")]


def _files(cells: Cells) -> list[str]:
    return [cells["file"].text]
