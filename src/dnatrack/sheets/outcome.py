"""What importing a file of sheets comes to: changes by milestone, and what stands in the way."""

import dataclasses
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby
from typing import NamedTuple

from dnatrack.i18n import Text, say, tr
from dnatrack.model.words import RevisionReason
from dnatrack.sheets.additions import NOTHING_NEW, Additions
from dnatrack.sheets.columns import BY_KEY, LEFT, word_shown
from dnatrack.sheets.documents import NewSource
from dnatrack.sheets.grid import Place, Trouble, Weight, refusal
from dnatrack.sheets.row_texts import Texts
from dnatrack.sheets.rows import Move, Row, RowSays, Touched
from dnatrack.terminal_text import short

# Three sides made one: what a sheet was exported from, what it says, what the data says now.
#
# Works on plain texts, milestone by milestone and field by field. What a side says nothing
# about, it has not touched.


class FieldChange(NamedTuple):
    """A field that the sheet changes from what the data says today."""

    id: str
    field: str
    old: str
    new: str


class Conflict(NamedTuple):
    """A field that the sheet and the data changed, each in its own way."""

    touched: Touched
    today: str


class Merged(NamedTuple):
    """What a sheet changes, what cannot be decided, and what the data says already."""

    changes: tuple[FieldChange, ...] = ()
    conflicts: tuple[Conflict, ...] = ()
    agreed: tuple[Touched, ...] = ()


def merge(touched: Iterable[Touched], today: Texts) -> Merged:
    """What `touched` means to change in `today`; milestones that are not there are left out."""
    changes, conflicts, agreed = [], [], []
    for one in touched:
        if one.id not in today:
            continue
        now = today[one.id].get(one.field, "")
        if one.text == now:
            agreed.append(one)
        elif now == one.was:
            changes.append(FieldChange(one.id, one.field, now, one.text))
        else:
            conflicts.append(Conflict(one, now))
    return Merged(tuple(changes), tuple(conflicts), tuple(agreed))


# What several sheets of one file say of the same milestone.

_AGREE = Text("두 곳에 같은 값을 적으세요", "write the same in both places")


def together(touched: Iterable[Touched]) -> tuple[list[Touched], list[Trouble]]:
    """Each field that was touched, once; and where two sheets say different things of it.

    A field of which they disagree is left out.
    """
    found: dict[tuple[str, str], Touched] = {}
    disputed: set[tuple[str, str]] = set()
    troubles = []
    for one in touched:
        first = found.setdefault((one.id, one.field), one)
        if first.text != one.text:
            disputed.add((one.id, one.field))
            troubles.append(_disagreeing(one.at, one.text, first.at, first.text))
    return [one for key, one in found.items() if key not in disputed], troubles


def moves_together(said: Iterable[RowSays]) -> tuple[dict[str, Move], list[Trouble]]:
    """Why each deadline moves: as the first row says that says anything of it."""
    found: dict[str, Move] = {}
    troubles = []
    for row in said:
        if row.move is None:
            continue
        first = found.setdefault(row.touched[0].id, row.move)
        if not any(first[:-1]):
            found[row.touched[0].id] = row.move
        elif any(row.move[:-1]) and row.move[:-1] != first[:-1]:
            texts = (" / ".join(filter(None, one[:-1])) for one in (row.move, first))
            troubles.append(_disagreeing(row.move.at, next(texts), first.at, next(texts)))
    return found, troubles


def _disagreeing(at: Place, text: str, other: Place, says: str) -> Trouble:
    message = Text(
        f"두 곳의 값이 다릅니다: 여기 `{short(text)}`, {other} `{short(says)}`",
        f"`{short(text)}` here, but `{short(says)}` at {other}",
    )
    return Trouble(at, refusal(message, _AGREE))


# What a file comes to.

_DUE, _LIFECYCLE, _WHY_LEFT = "due", "lifecycle", "reason"
_REASON, _AUTHORITY, _SOURCE = "revision.reason", "revision.authority", "revision.source"


@dataclass(frozen=True, slots=True)
class MilestoneChange:
    """What a sheet changes of one milestone.

    `fields` are in the order of the columns, each with the text of today and the new one.
    `move` is there where a deadline that there is today moves to another, `left` where a
    promise is left, its `reason` in the words of the row. `unsaid` are the columns about
    these that are empty and may not be.
    """

    id: str
    fields: tuple[FieldChange, ...]
    move: Move | None = None
    left: Move | None = None
    unsaid: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a file comes to when it is merged into the data of today.

    `agreed` is what the data says already, `gone` the milestones that the sheet changes and
    that are no longer there, `missing` those whose row was deleted, which means nothing.
    `rows` are those in which something was changed, by full id.
    """

    changes: tuple[MilestoneChange, ...]
    conflicts: tuple[Conflict, ...]
    agreed: tuple[Touched, ...]
    troubles: tuple[Trouble, ...]
    gone: tuple[str, ...]
    missing: tuple[str, ...]
    additions: Additions = NOTHING_NEW
    rows: Mapping[str, Row] = dataclasses.field(default_factory=dict)
    is_whole: bool = True

    @property
    def says_nothing(self) -> bool:
        """Whether nothing changes and something was not read that may have been meant to."""
        return not (self.is_whole or self.changes or self.agreed or any(self.additions))

    @property
    def refusals(self) -> tuple[Trouble, ...]:
        """What a person has to mend in the file first."""
        return tuple(one for one in self.troubles if one.is_refusal)

    @property
    def unexplained(self) -> tuple[MilestoneChange, ...]:
        """The changes that move a deadline or leave it and do not say why, or who decided it."""
        return tuple(one for one in self.changes if one.unsaid)

    @property
    def can_be_taken_in(self) -> bool:
        """Whether nothing is left to be decided by a person."""
        return not (self.refusals or self.conflicts or self.gone or self.unexplained)


def by_milestone(
    changes: Iterable[FieldChange], moves: Mapping[str, Move], today: Texts
) -> Iterator[MilestoneChange]:
    """The changes of each milestone together, with the grounds that its row gives."""
    for id_, group in groupby(changes, key=lambda one: one.id):
        fields, due = tuple(group), today[id_].get(_DUE)
        new = {one.field: one.new for one in fields}
        move = moves[id_] if due and new.get(_DUE) else None
        left = None
        is_told_anew = bool(new.get(_WHY_LEFT)) and id_ in moves
        if new.get(_LIFECYCLE, is_told_anew and today[id_].get(_LIFECYCLE)) in LEFT:
            why = new.get(_WHY_LEFT, today[id_].get(_WHY_LEFT, "")) or moves[id_].note
            left = moves[id_]._replace(reason=why) if due or why else None
        unsaid = _unsaid(move, left if due else None)
        yield MilestoneChange(id_, fields, move, left, tuple(unsaid))


def _unsaid(move: Move | None, left: Move | None) -> Iterator[str]:
    """The columns that are empty, though a deadline moves, or a promise that has one is left.

    Nobody decides a correction, so that it needs nobody who did.
    """
    said: dict[str, str] = {}
    if move is not None:
        said = {_REASON: move.reason, _SOURCE: move.source}
        if move.reason != RevisionReason.CORRECTION:
            said[_AUTHORITY] = move.authority
    if left is not None:
        said |= {_WHY_LEFT: left.reason, _AUTHORITY: left.authority, _SOURCE: left.source}
    yield from (column for column, text in said.items() if not text)


# What it comes to in sentences.

_MOST_LINES = 100
_MOST_REMARKS = 20


def some(lines: Iterable[str], most: int = _MOST_LINES) -> Iterator[str]:
    """The first of `lines`, and how many more there are."""
    found = list(lines)
    yield from found[:most]
    if len(found) > most:
        more = len(found) - most
        yield tr(f"외 {more:,}줄", f"and {more:,} more lines")


def obstacles(outcome: Outcome) -> Iterator[str]:
    """What a person has to decide or mend before anything can be taken in, a line each."""
    yield from trouble_lines(outcome.refusals)
    for one in outcome.conflicts:
        yield _conflict(one)
    for change in outcome.unexplained:
        yield from _unexplained(change)
    for id_ in outcome.gone:
        yield tr(
            f"{id_}: 표에서 고쳤지만 지금은 없는 이정표입니다",
            f"{id_}: changed in the sheet, but there is no such milestone any more",
        )


def remarks(outcome: Outcome) -> Iterator[str]:
    """What is good to know and hinders nothing, a line each."""
    told = trouble_lines(one for one in outcome.troubles if not one.is_refusal)
    yield from some(told, _MOST_REMARKS)
    if outcome.agreed:
        count = len(outcome.agreed)
        yield tr(
            f"{count:,}칸은 자료에 이미 그렇게 적혀 있습니다",
            f"cells that say what the data says already: {count:,}",
        )
    if outcome.missing:
        count = len(outcome.missing)
        yield tr(
            f"줄이 지워진 이정표 {count:,}건은 그대로 둡니다",
            f"milestones whose row was deleted stay as they are: {count:,}",
        )


def trouble_lines(troubles: Iterable[Trouble]) -> Iterator[str]:
    """Each trouble at its cell, and below what has to be mended how that is done."""
    for one in troubles:
        yield str(one)
        hint = say(one.remark.hint) if one.remark.hint is not None else ""
        if hint and one.remark.weight is Weight.REFUSED:
            yield f"  {tr('조치 방법', 'help')}: {hint}"


def addition_lines(sources: Mapping[str, NewSource], names: Mapping[Place, str]) -> Iterator[str]:
    """The ids that what is new gets, each with its cell; of many the first."""
    lines = [
        tr(
            f"{one.at}: 새 출처 `{id_}` {short(one.document.title)}",
            f"{one.at}: new source `{id_}`, {short(one.document.title)}",
        )
        for id_, one in sources.items()
    ]
    lines += [tr(f"{at}: 새 id `{id_}`", f"{at}: new id `{id_}`") for at, id_ in names.items()]
    yield from some(lines, _MOST_REMARKS)


def _conflict(conflict: Conflict) -> str:
    one = conflict.touched
    name, sheet, today, base = (
        say(BY_KEY[one.field].heading),
        *(_quoted(one.field, text) for text in (one.text, conflict.today, one.was)),
    )
    return tr(
        f"{one.at}: 표와 자료의 `{name}` 값이 다르게 바뀌었습니다: {one.id}, 표 {sheet}, "
        f"자료 {today}(내보낼 때 {base})",
        f"{one.at}: {name} of {one.id} is {sheet} in the sheet and {today} in the data;"
        f" it was {base} when exported",
    )


def _unexplained(change: MilestoneChange) -> Iterator[str]:
    columns = ", ".join(f"`{say(BY_KEY[one].heading)}`" for one in change.unsaid)
    for field in change.fields:
        if field.field == "due" and change.move is not None:
            yield tr(
                f"{change.move.at}: 현재기한을 변경했으나 사유나 근거를 적지 않았습니다: "
                f"{change.id}, {field.old} → {field.new}",
                f"{change.move.at}: the due of {change.id} moves from {field.old} to {field.new},"
                " and something is not said",
            )
        elif field.field == "lifecycle" and change.left is not None:
            new = _quoted(field.field, field.new)
            yield tr(
                f"{change.left.at}: 진행 상태를 {new} 값으로 바꾸었으나 사유나 근거를 적지 "
                f"않았습니다: {change.id}",
                f"{change.left.at}: {change.id}, which has a deadline, becomes {new}, and "
                "something is not said",
            )
    yield "  " + tr(
        f"조치 방법: 그 줄의 {columns} 칸을 채우세요",
        f"help: fill in {columns} of that row",
    )


def _quoted(field: str, text: str) -> str:
    said = short(word_shown(BY_KEY[field], text))
    return f"`{said}`" if said else tr("빈칸", "empty")
