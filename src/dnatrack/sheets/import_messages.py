"""What importing a file comes to, in sentences."""

from collections.abc import Iterable, Iterator

from dnatrack.i18n import say, tr
from dnatrack.sheets.columns import BY_KEY, word_shown
from dnatrack.sheets.grid import Trouble, Weight
from dnatrack.sheets.outcome import MilestoneChange, Outcome, PlacedConflict
from dnatrack.terminal_text import short


def obstacles(outcome: Outcome) -> Iterator[str]:
    """What a person has to decide or mend before anything can be taken in, a line each."""
    yield from _troubles(outcome.refusals)
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
    yield from _troubles(one for one in outcome.troubles if not one.is_refusal)
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


def _troubles(troubles: Iterable[Trouble]) -> Iterator[str]:
    for one in troubles:
        yield str(one)
        if one.remark.hint is not None and one.remark.weight is Weight.REFUSED:
            yield f"  {tr('고치려면', 'help')}: {say(one.remark.hint)}"


def _conflict(placed: PlacedConflict) -> str:
    one = placed.conflict
    name, sheet, today, base = (
        say(BY_KEY[one.field].heading),
        *(_quoted(one.field, text) for text in (one.sheet, one.today, one.base)),
    )
    return tr(
        f"{placed.at}: {one.id}의 {name}이(가) 표에서는 {sheet}, 자료에서는 {today}(으)로 다르게 "
        f"바뀌었습니다(내보낼 때 {base})",
        f"{placed.at}: {name} of {one.id} is {sheet} in the sheet and {today} in the data;"
        f" it was {base} when exported",
    )


def _unexplained(change: MilestoneChange) -> Iterator[str]:
    columns = ", ".join(f"`{say(BY_KEY[one].heading)}`" for one in change.unsaid)
    for field in change.fields:
        if field.field == "due" and change.move is not None:
            yield tr(
                f"{change.move.at}: {change.id}의 기한을 {field.old}에서 {field.new}(으)로 "
                "옮기면서 적지 않은 것이 있습니다",
                f"{change.move.at}: the due of {change.id} moves from {field.old} to {field.new},"
                " and something is not said",
            )
        elif field.field == "lifecycle" and change.left is not None:
            new = _quoted(field.field, field.new)
            yield tr(
                f"{change.left.at}: 기한이 있는 {change.id}을(를) {new}(으)로 바꾸면서 적지 않은 "
                "것이 있습니다",
                f"{change.left.at}: {change.id}, which has a deadline, becomes {new}, and "
                "something is not said",
            )
    yield "  " + tr(
        f"고치려면: 그 줄의 {columns} 칸을 채우세요",
        f"help: fill in {columns} of that row",
    )


def _quoted(field: str, text: str) -> str:
    said = short(word_shown(BY_KEY[field], text))
    return f"`{said}`" if said else tr("빈칸", "empty")
