"""The tables of `docs/data-format.*`: what a data file may hold, from the models themselves."""

from collections.abc import Iterable, Iterator
from enum import StrEnum
from importlib import import_module
from types import NoneType, UnionType
from typing import Annotated, Literal, Union, get_args, get_origin

from dnatrack.i18n import say, tr
from dnatrack.model import fields, words
from dnatrack.model.fields import Record, RecordField
from dnatrack.model.reference_files import Decision, DecisionField
from dnatrack.reports.wording import words_of
from tools.filling import table

_MODULES = ("fields", "milestone", "ministry", "reference_files", "task", "taskforce")
_DEFAULTS_WORTH_SAYING = (bool, int, str)


def field_rows(of: str) -> Iterable[str]:
    """A row for each field of the model named `of`: key, type, whether required, meaning."""
    model = _model(of)
    headings = (
        tr("키", "key"),
        tr("값", "value"),
        tr("필수(또는 기본값)", "required, or default"),
        tr("뜻", "meaning"),
    )
    return table(headings, map(_row, model.fields().values()))


def all_words(of: str) -> Iterable[str]:
    """A row for each word that a closed list allows, with its meaning."""
    members: type[StrEnum] = getattr(words, of)
    headings = (tr("적는 말", "write"), tr("뜻", "meaning"))
    return table(headings, ((f"`{one}`", say(text)) for one, text in words_of(members).items()))


def _model(name: str) -> type[Record]:
    for module in _MODULES:
        found = getattr(import_module(f"dnatrack.model.{module}"), name, None)
        if isinstance(found, type) and issubclass(found, Record):
            return found
    raise LookupError(f"no model is called {name}")


def _row(field: RecordField) -> tuple[str, str, str, str]:
    required = tr("예", "yes") if field.is_required else _default(field)
    return f"`{field.key}`", _type(field.annotation), required, say(field.meaning)


def _default(field: RecordField) -> str:
    default = field.default
    if isinstance(default, StrEnum) or not isinstance(default, _DEFAULTS_WORTH_SAYING):
        return f"`{default}`" if isinstance(default, StrEnum) else ""
    return f"`{str(default).lower() if isinstance(default, bool) else default}`"


def _named_types() -> Iterator[tuple[object, str]]:
    yield fields.PeriodField, tr("기한(연·반기·분기·월·일)", "period")
    yield fields.DayField, tr("날짜", "day")
    yield fields.YesNo, "`true`, `false`"
    yield fields.Count, tr("0 이상의 수", "count")
    yield fields.Line, tr("글", "text")
    yield fields.Id, "id"
    yield fields.MinistryId, tr("기관 id", "ministry id")
    yield fields.SourceId, tr("출처 id", "source id")
    yield fields.Team, tr("팀(`@org/team`)", "team (`@org/team`)")
    yield fields.Reference, tr("과제나 이정표의 id", "id of a task or milestone")
    yield fields.IssueReference, tr("현안(`과제/현안`)", "issue (`task/issue`)")
    yield fields.Url, tr("주소(`https://…`)", "address (`https://…`)")
    yield fields.NameField, tr("이름(`{ko, en}`)", "name (`{ko, en}`)")
    decision = _class(Decision)
    yield DecisionField, tr(f"글이나 {decision}", f"text or {decision}")


def _type(annotation: object) -> str:
    named = next((name for known, name in _named_types() if annotation == known), None)
    if named is not None:
        return named
    if get_origin(annotation) is Annotated:
        annotation = get_args(annotation)[0]
    inside = get_args(annotation)
    match get_origin(annotation):
        case origin if origin in {Union, UnionType}:
            return " / ".join(_type(one) for one in inside if one is not NoneType)
        case origin if origin is tuple:
            return tr(f"{_type(inside[0])} 목록", f"list of: {_type(inside[0])}")
        case origin if origin is dict:
            key, value = _key(inside[0]), _type(inside[1])
            return tr(f"{key}별 {value}", f"by {key}: {value}")
        case origin if origin is Literal:
            return ", ".join(f"`{one}`" for one in inside)
        case _:
            return _class(annotation)


def _key(annotation: object) -> str:
    return tr("키", "key") if annotation is str else _type(annotation)


def _class(annotation: object) -> str:
    if not isinstance(annotation, type):
        raise TypeError(f"no words for the type {annotation}")
    if issubclass(annotation, StrEnum):
        return ", ".join(f"`{one}`" for one in annotation)
    if issubclass(annotation, Record):
        return f"[{annotation.__name__}](#{annotation.__name__.lower()})"
    raise TypeError(f"no words for the type {annotation}")
