"""What came of reading a cell."""

from typing import NamedTuple

from dnatrack.i18n import Text
from dnatrack.sheets.trouble import Remark, refusal, repair


class Said(NamedTuple):
    """The text that the data would have, None where the cell cannot be used, and a remark."""

    text: str | None
    remark: Remark | None = None


def unusable(message: Text, hint: Text) -> Said:
    """That the cell cannot be used, and the way out."""
    return Said(None, refusal(message, hint))


def take_back(was: str, shown: str) -> Said:
    """What was exported, of which a spreadsheet made what the cell shows."""
    message = Text(
        f"스프레드시트가 `{was}`을(를) `{shown}`(으)로 바꾸어 놓아 `{was}`(으)로 읽었습니다",
        f"a spreadsheet made `{shown}` of `{was}`: read as `{was}`",
    )
    return Said(was, repair(message))


def understand(text: str, shown: str) -> Said:
    """What a person or a program wrote in another way."""
    message = Text(f"`{shown}`을(를) `{text}`(으)로 읽었습니다", f"`{shown}` is read as `{text}`")
    return Said(text, repair(message))
