"""What several sheets of one file say of the same milestone."""

from collections.abc import Iterable

from dnatrack.i18n import Text
from dnatrack.sheets.grid import Place
from dnatrack.sheets.row_reading import Move, RowSays, Touched
from dnatrack.sheets.trouble import Trouble, refusal
from dnatrack.terminal_text import short

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
        f"여기는 `{short(text)}`, {other}에는 `{short(says)}`(으)로 다르게 적혀 있습니다",
        f"`{short(text)}` here, but `{short(says)}` at {other}",
    )
    return Trouble(at, refusal(message, _AGREE))
