"""A plain table: columns that say what they hold, and values; whatever program reads it."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from enum import StrEnum
from functools import partial
from operator import attrgetter
from types import MappingProxyType
from typing import Any, NamedTuple

from dnatrack.i18n import Text
from dnatrack.model.data_format import shape_of
from dnatrack.model.fields import FieldKind, Name, Record, RecordField
from dnatrack.model.frozen import Frozen

Value = str | int | date | tuple[str, ...] | None
"""What a cell holds; yes and no are the numbers that Python takes them for."""


class Kind(StrEnum):
    """What all values of a column are, where there is one."""

    TEXT = "text"
    NUMBER = "number"
    DAY = "day"
    YES_NO = "yes-no"
    TEXTS = "texts"


class Column(NamedTuple):
    """A column. `leads_to` is the table whose `id` it holds, empty for none."""

    name: str
    kind: Kind
    meaning: Text
    leads_to: str = ""


class Table(Frozen):
    """A table, column by column: of `values`, each holds as many as there are rows.

    A row is found by the values of the columns named in `key`, unless that is empty.
    """

    name: str
    meaning: Text
    columns: tuple[Column, ...]
    values: tuple[Sequence[Value], ...]
    key: tuple[str, ...] = ()

    @property
    def length(self) -> int:
        """How many rows there are."""
        return len(self.values[0])

    @property
    def rows(self) -> Iterator[tuple[Value, ...]]:
        """The rows, in their order."""
        return zip(*self.values, strict=True)

    @property
    def records(self) -> Iterator[dict[str, Value]]:
        """The rows by the names of their columns, as data frames take them."""
        names = [one.name for one in self.columns]
        return (dict(zip(names, row, strict=True)) for row in self.rows)


def about(tables: Iterable[Table]) -> Mapping[str, Value]:
    """What is tracked, and as of when: the one row of the table `tracker`."""
    return next(next(one for one in tables if one.name == "tracker").records)


# How a table is made of rows: all values of a column at once, since there may be many.

Cells = Sequence[Any]
"""What all rows hold in one place. Of what sort that is, the outline of the table knows."""
Filled = tuple[Column, Sequence[Value]]
Fill = Callable[[Cells], Iterable[Filled]]
"""Makes columns of what rows hold in one place."""


class Outline(NamedTuple):
    """A table before it has rows: for each value of a row a column, or what makes several.

    One whose first column is `id` is found by that.
    """

    name: str
    meaning: Text
    parts: Sequence[Column | Fill]
    key: tuple[str, ...] = ()

    def fill(self, rows: Iterable[Sequence[Any]]) -> Table:
        """The table of `rows`.

        Of a repeated id, which a finding tells of, the second is `id#2`; what belongs to both
        has no key that tells it apart.
        """
        cells = list(zip(*rows, strict=True)) or [()] * len(self.parts)
        columns, values = zip(*self._filled(cells), strict=True)
        key = self.key
        if columns[0].name == "id":
            key, values = ("id",), (_unique(values[0]), *values[1:])
        elif key:
            parts = [one for of, one in zip(columns, values, strict=True) if of.name in key]
            is_repeated = len(set(zip(*parts, strict=True))) < len(parts[0])
            key = () if is_repeated else key
        return Table(self.name, self.meaning, columns, values, key)

    def _filled(self, cells: Iterable[Cells]) -> Iterator[Filled]:
        for part, found in zip(self.parts, cells, strict=True):
            if isinstance(part, Column):
                yield part, found
            else:
                yield from part(found)


def _unique(ids: Sequence[Value]) -> Sequence[Value]:
    if len(set(ids)) == len(ids):
        return ids
    seen: Counter[Value] = Counter()
    found: list[Value] = []
    for one in ids:
        seen[one] += 1
        found.append(one if seen[one] == 1 else f"{one}#{seen[one]}")
    return found


def _column(kind: Kind, name: str, ko: str, en: str, *, leads_to: str = "") -> Column:
    """A column, with its meaning in both languages."""
    return Column(name, kind, Text(ko, en), leads_to)


text = partial(_column, Kind.TEXT)
number = partial(_column, Kind.NUMBER)
day = partial(_column, Kind.DAY)
yes_no = partial(_column, Kind.YES_NO)
ID = text("id", "id", "Id")
POSITION = number("position", "적힌 순서, 1부터", "Its place in the file, from 1")
MILESTONE = text("milestone", "이정표", "The milestone", leads_to="milestones")


def period(name: str, ko: str, en: str) -> Fill:
    """A period as it was written, its two days, and how coarse it is."""
    return partial(_periods, text(name, ko, en))


def name_in_both(name: str, ko: str, en: str) -> Fill:
    """A name in Korean and in English."""
    return partial(_names, text(name, ko, en))


def record_columns(
    record: type[Record],
    *,
    without: Iterable[str] = (),
    names: Mapping[str, str] = MappingProxyType({}),
) -> Fill:
    """A column for each simple field of a record, with what the field means.

    Records inside are opened; lists of records and mappings are left to tables of their
    own. `names` calls fields otherwise than the data do, where SQL has the word for itself.
    """
    fields = [one for one in record.fields().values() if one.name not in without]

    def fill(records: Cells) -> Iterator[Filled]:
        found = _values_of(fields, records)
        for field in fields:
            column = text(names.get(field.name, field.name), *field.meaning)
            yield from _field_columns(field, column, found[field.name])

    return fill


# What stands in a field of many records, as columns.

_TARGETS = {"source": "sources", "taskforce": "taskforces", "priority": "priorities"}
"""The table that a field of this name leads to."""
_KINDS = {
    FieldKind.DAY: Kind.DAY,
    FieldKind.YES_NO: Kind.YES_NO,
    FieldKind.COUNT: Kind.NUMBER,
}


def _values_of(fields: Iterable[RecordField], records: Sequence[Any]) -> Mapping[str, list[Any]]:
    """What records say in each field; nothing of no record.

    Few fields are given to each of many records: only those are looked at.
    """
    known = [place for place, one in enumerate(records) if one is not None]
    found = {one.name: _usual_values(one, known, len(records)) for one in fields}
    for place in known:
        for name, value in vars(records[place]).items():
            if name in found:
                found[name][place] = value
    return found


def _usual_values(field: RecordField, known: Sequence[int], length: int) -> list[Any]:
    """So many values, where `known` says so those of a field that is not given."""
    usual = None if field.is_required else field.default
    if len(known) == length:
        return [usual] * length
    values: list[Any] = [None] * length
    for place in known if usual is not None else ():
        values[place] = usual
    return values


def _parts(things: Sequence[Any], name: str) -> list[Any]:
    """What things have by a name; nothing of nothing."""
    read = attrgetter(name)
    return [None if one is None else read(one) for one in things]


def _field_columns(field: RecordField, column: Column, found: Sequence[Any]) -> Iterator[Filled]:
    shape = shape_of(field)
    if shape.is_mapping or (shape.is_list and shape.record is not None):
        return
    if shape.record is Name:
        yield from _names(column, found)
    elif shape.record is not None:
        yield from _inner_columns(shape.record, column, found)
    elif shape.is_list:
        lists = [one and tuple(map(str, one)) for one in found]
        yield column._replace(kind=Kind.TEXTS), lists
    elif shape.kind is FieldKind.PERIOD:
        yield from _periods(column, found)
    elif shape.words is not None:
        yield column, [None if one is None else str(one) for one in found]
    else:
        target = "ministries" if shape.kind is FieldKind.MINISTRY else _TARGETS.get(field.name, "")
        kind = _KINDS.get(shape.kind, Kind.TEXT) if shape.kind is not None else Kind.TEXT
        yield column._replace(kind=kind, leads_to=target), found


def _inner_columns(
    record: type[Record], column: Column, records: Sequence[Any]
) -> Iterator[Filled]:
    """The fields of a record in a field, called after both."""
    of, fields = column.meaning, record.fields().values()
    found = _values_of(fields, records)
    for field in fields:
        name = f"{column.name}_{'day' if field.name == 'on' else field.name}"
        meaning = Text(f"{of.ko}: {field.meaning.ko}", f"{of.en}: {field.meaning.en}")
        inner = Column(name, Kind.TEXT, meaning)
        yield from _field_columns(field, inner, found[field.name])


def _names(column: Column, names: Sequence[Any]) -> Iterator[Filled]:
    ko, en = column.meaning
    for language, meaning in (
        ("ko", Text(f"{ko}(한국어)", f"{en}, in Korean")),
        ("en", Text(f"{ko}(영어)", f"{en}, in English")),
    ):
        name = f"{column.name}_{language}"
        yield Column(name, Kind.TEXT, meaning), _parts(names, language)


def _periods(column: Column, periods: Sequence[Any]) -> Iterator[Filled]:
    name, (ko, en) = column.name, column.meaning
    first, last = (
        Text(f"{ko}: 첫날", f"{en}: its first day"),
        Text(f"{ko}: 마지막 날", f"{en}: its last day"),
    )
    how = Text(
        f"{ko}: 정밀도(day, month, quarter, half, year)", f"{en}: day, month, quarter, half or year"
    )
    yield column, _parts(periods, "text")
    yield Column(f"{name}_first", Kind.DAY, first), _parts(periods, "first")
    yield Column(f"{name}_last", Kind.DAY, last), _parts(periods, "last")
    precisions = [None if one is None else str(one.precision) for one in periods]
    yield Column(f"{name}_precision", Kind.TEXT, how), precisions
