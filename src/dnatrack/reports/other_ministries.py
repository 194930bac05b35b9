"""Ministries that the data names without saying what they do."""

from collections.abc import Sequence
from enum import StrEnum

from dnatrack.i18n import Text, say, tr
from dnatrack.judging.ministries import MinistryLoad
from dnatrack.reports.report import Align, Cell, Column, Row, Table, number
from dnatrack.reports.view import View


class _Known(StrEnum):
    """What is known of a ministry that has no part."""

    MEMBER = "member"
    NAME = "name"
    DISSOLVED = "dissolved"
    TO_COME = "to-come"


_KNOWN_WORDS = {
    _Known.MEMBER: Text("TF 참여", "member of a taskforce"),
    _Known.NAME: Text("이름만", "the name only"),
    _Known.DISSOLVED: Text("폐지됨", "dissolved"),
    _Known.TO_COME: Text("나중에 생김", "founded later"),
}


def other_ministries(view: View, loads: Sequence[MinistryLoad]) -> Table:
    """The ministries of which no part is known, in as few lines as there are kinds."""
    found: dict[_Known, list[str]] = {kind: [] for kind in _Known}
    for one in loads:
        if one.ministry is not None:
            found[_known(view, one.ministry, is_member=bool(one.seats))].append(one.ministry)
    columns = (
        Column("kind", tr("알려진 것", "what is known")),
        Column("count", tr("수", "count"), Align.RIGHT),
        Column("ministries", tr("기관", "ministries"), can_fold=True),
    )
    rows = tuple(
        Row((Cell(say(_KNOWN_WORDS[kind]), kind.value), number(len(ids)), view.ministries((*ids,))))
        for kind, ids in found.items()
        if ids
    )
    title = tr(f"맡은 일이 알려지지 않은 기관 {len(loads):,}", f"No part known: {len(loads):,}")
    return Table("others", title, columns, rows)


def _known(view: View, id_: str, *, is_member: bool) -> _Known:
    ministry, today = view.judgement.tracker.ministries_by_id.get(id_), view.judgement.today
    if is_member:
        return _Known.MEMBER
    if ministry is not None and ministry.is_over(today):
        return _Known.DISSOLVED
    if ministry is not None and today < (ministry.names[0].since or today):
        return _Known.TO_COME
    return _Known.NAME
