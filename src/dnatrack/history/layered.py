"""What was known before and what was added, as one: nothing is copied, or loaded too early."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import TypeVar, overload

_Key = TypeVar("_Key")
_Value = TypeVar("_Value")
_Item_co = TypeVar("_Item_co", covariant=True)


class Layered(Mapping[_Key, _Value]):
    """A mapping over another one; what is set here hides what is below."""

    def __init__(self, below: Mapping[_Key, _Value]) -> None:
        self._below = below
        self._here: dict[_Key, _Value] = {}

    def __setitem__(self, key: _Key, value: _Value) -> None:
        self._here[key] = value

    def __getitem__(self, key: _Key) -> _Value:
        return self._here[key] if key in self._here else self._below[key]

    def __iter__(self) -> Iterator[_Key]:
        yield from self._below
        yield from (key for key in self._here if key not in self._below)

    def __len__(self) -> int:
        return sum(1 for _ in self)


class Lazy(Sequence[_Item_co]):
    """A sequence that is made when somebody first looks at it."""

    def __init__(self, make: Callable[[], Sequence[_Item_co]]) -> None:
        self._make = make
        self._made: Sequence[_Item_co] | None = None

    def _all(self) -> Sequence[_Item_co]:
        if self._made is None:
            self._made = self._make()
        return self._made

    @overload
    def __getitem__(self, index: int) -> _Item_co: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[_Item_co]: ...
    def __getitem__(self, index: int | slice) -> _Item_co | Sequence[_Item_co]:
        return self._all()[index]

    def __iter__(self) -> Iterator[_Item_co]:
        return iter(self._all())

    def __len__(self) -> int:
        return len(self._all())


class LazyMapping(Mapping[_Key, _Value]):
    """A mapping that is made when somebody first looks at it."""

    def __init__(self, make: Callable[[], Mapping[_Key, _Value]]) -> None:
        self._make = make
        self._made: Mapping[_Key, _Value] | None = None

    def _all(self) -> Mapping[_Key, _Value]:
        if self._made is None:
            self._made = self._make()
        return self._made

    def __getitem__(self, key: _Key) -> _Value:
        return self._all()[key]

    def __iter__(self) -> Iterator[_Key]:
        return iter(self._all())

    def __len__(self) -> int:
        return len(self._all())
