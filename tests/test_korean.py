"""The Korean of all texts: no double particles, and words that offices use."""

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

import dnatrack

SOURCE = Path(dnatrack.__file__).parent
DOUBLE_PARTICLE = re.compile(r"은\(는\)|이\(가\)|을\(를\)|\(으\)로|[과와]\([과와]\)|\(이\)[가-힣]")
ABOLISHED = re.compile(
    "까닭|꼬리표|열쇠|낱말|견주|셉니다|들여[오옵온]|되살[리립린]|걸립니다|걸리지 않|혹시 "
    "|재검토 필요|추진중|오래 지연|여러 번 연기|기관이 밝힌|조정자가 정한|조정한 신호"
    "|미신고|신고 없이|옮긴 기한|옮길 기한|찾아본|찾지 못함|이어받|해결 안 됨|소식 없"
    "|먼저 끝나야|기다리는 것|읽은 범위|열린 날|완료한 때|제기된 때|해결된 때|완료 범위|확인 정도"
    "|못 읽음|고치려면|넘게 (?:늦|해결|소식)|종합 조정자"
)
"""Words that Korean offices do not write; the glossary has another for each."""
OF_COLUMNS = {"text", "number", "day", "yes_no", "period", "name_in_both"}
TAKES_BOTH = {"Text", "argument", "describe", "flag", "option", "tr", *OF_COLUMNS}
"""Functions that take a text in Korean and then the same in English, columns after a name."""


@cache
def texts() -> tuple[tuple[str, str], ...]:
    """Every Korean text with its file: among the arguments of what has two languages."""
    return tuple(
        (file.relative_to(SOURCE).as_posix(), "".join(_pieces(one)))
        for file in sorted(SOURCE.rglob("*.py"))
        for node in ast.walk(ast.parse(file.read_text("utf-8")))
        if isinstance(node, ast.Call) and _has_two_languages(node)
        for one in node.args[:2]
    )


def _has_two_languages(call: ast.Call) -> bool:
    return isinstance(call.func, ast.Name) and call.func.id in TAKES_BOTH


def _pieces(written: ast.expr) -> Iterator[str]:
    """The literal pieces of a text, with a token for each value that is put in."""
    for node in ast.walk(written):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield node.value
        elif isinstance(node, ast.FormattedValue):
            yield "{}"


@pytest.mark.parametrize("wrong", [DOUBLE_PARTICLE, ABOLISHED], ids=["particle", "word"])
def test_texts_are_written_as_offices_write(wrong: re.Pattern[str]) -> None:
    assert [(file, text) for file, text in texts() if wrong.search(text)] == []


def test_texts_are_found() -> None:
    found = dict(texts())

    assert len(found) > 150
    assert DOUBLE_PARTICLE.search("`{}`은(는) 없습니다")
    assert ABOLISHED.search("까닭")
