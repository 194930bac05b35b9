from copy import deepcopy
from functools import cached_property

import pytest

from dnatrack.model.data_files import DataPath
from dnatrack.model.fields import Line, Name, Record, Update, describe
from dnatrack.model.frozen import Frozen
from dnatrack.model.period import Period


class Point(Frozen):
    x: int
    y: int = 0

    @cached_property
    def total(self) -> int:
        return self.x + self.y


class Renamed(Record):
    since: Line = describe("부터", "Since", key="from")
    note: Line | None = describe("비고", "Note", default=None)


def test_a_value_compares_by_its_fields_given_or_not() -> None:
    assert Point(1) == Point(x=1, y=0)
    assert Point(1) != Point(1, 2)
    assert {Point(1), Point(1, 0), Point(2)} == {Point(2), Point(1)}


def test_values_of_two_classes_are_never_the_same() -> None:
    assert Name(korean="글") != Renamed(since="글")


def test_what_was_worked_out_of_a_value_is_no_part_of_it() -> None:
    point = Point(1, 2)

    assert point.total == 3
    assert (point, repr(point)) == (Point(1, 2), "Point(x=1, y=2)")
    assert point.replace(y=5).total == 6


def test_nothing_of_a_value_can_be_changed() -> None:
    with pytest.raises(AttributeError):
        Point(1).x = 2  # type: ignore[misc]
    with pytest.raises(AttributeError):
        del Point(1).x


def test_a_value_needs_each_field_without_a_default_once_and_no_others() -> None:
    with pytest.raises(TypeError):
        Point()  # type: ignore[call-arg]
    with pytest.raises(TypeError):
        Point(1, x=1)  # type: ignore[misc]
    with pytest.raises(TypeError):
        Point(1, z=1)  # type: ignore[call-arg]
    with pytest.raises(TypeError):
        Point(1, 2, 3)  # type: ignore[call-arg]


def test_a_copy_says_the_same() -> None:
    name = Name(korean="글", en="text")

    assert deepcopy(name) == name


def test_the_fields_of_a_record_are_known_by_the_words_of_the_data() -> None:
    fields = Renamed.fields().values()

    assert [(one.name, one.key, one.is_required) for one in fields] == [
        ("since", "from", True),
        ("note", "note", False),
    ]


def test_only_what_a_record_was_given_is_given() -> None:
    written = Renamed(since="글")

    assert (written.given(), written.note) == ({"since": "글"}, None)


def test_a_record_with_another_value_stands_where_the_old_one_does() -> None:
    update = Update(on=Period.parse("2020"), text="글", sources=())
    update.put_at(DataPath("tasks/a.yaml", ("updates", 0)))

    other = update.replace(text="말")

    assert (other.text, other.place) == ("말", update.place)
