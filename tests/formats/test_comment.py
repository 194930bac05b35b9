import pytest

from dnatrack.formats.markdown import (
    LARGEST_COMMENT,
    MARKER,
    Spoken,
    comment,
    comment_text,
    size_of,
)
from dnatrack.i18n import Language
from dnatrack.reports.report import Align, Column, Fact, Report, Row, Table, text


def report(title: str, rows: int = 1, word: str = "가") -> Report:
    columns = (Column("id", "id"), Column("days", "days", Align.RIGHT))
    table = Table("moved", "Moved", columns, (Row((text(word), text("1"))),) * rows)
    fact = Fact("moved", "moved", text(f"{rows}"))
    return Report("x/1", title, facts=(fact,), tables=(table,), notes=("a note",))


def spoken(rows: int = 1, word: str = "가") -> str:
    return comment(
        Spoken(Language.KO, report("이 변경", rows, word)),
        Spoken(Language.EN, report("This change", rows, word)),
    )


def test_the_second_language_is_folded_below_the_first() -> None:
    assert spoken() == (
        """\
<!-- dnatrack-summary -->
## 이 변경

moved **1**

### Moved

| id | days |
| --- | ---: |
| 가 | 1 |

- a note

<details><summary>English</summary>

## This change

moved **1**

### Moved

| id | days |
| --- | ---: |
| 가 | 1 |

- a note

</details>
"""
    )


@pytest.mark.parametrize("word", ["가나다라마바사 " * 5, "@" * 300, "😀" * 40])
def test_a_comment_of_any_size_fits_and_says_what_is_left_out(word: str) -> None:
    text_ = spoken(rows=5000, word=word)

    rows = [line for line in text_.splitlines() if line.startswith(f"| {comment_text(word)[:2]}")]
    shown = len(rows) // 2
    assert size_of(text_) <= LARGEST_COMMENT
    assert size_of("가😀") == 3
    assert shown >= 5
    assert all(line.endswith("| 1 |") for line in rows)  # left out whole
    assert f"{5000 - shown:,}건이 더 있습니다." in text_
    assert f"{5000 - shown:,} more." in text_


def test_a_text_from_data_is_no_markup_calls_nobody_and_ends() -> None:
    shown = comment_text(f"@minister | [x](y) <b> `c`\n{'가' * 999}")

    assert shown.startswith(r"<span>@</span>minister \| \[x\](y) \<b\> \`c\` 가")
    assert shown.endswith("가…")
    assert MARKER not in comment_text(MARKER)
