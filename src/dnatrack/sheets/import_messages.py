"""What importing a file comes to, in sentences."""

from collections.abc import Iterable, Iterator, Mapping

from dnatrack.i18n import say, tr
from dnatrack.sheets.columns import BY_KEY, word_shown
from dnatrack.sheets.documents import NewSource
from dnatrack.sheets.grid import Place, Trouble, Weight
from dnatrack.sheets.outcome import Conflict, MilestoneChange, Outcome
from dnatrack.terminal_text import short

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
