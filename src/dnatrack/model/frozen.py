"""Values that nobody changes, without what a dataclass costs when a program starts."""

from collections.abc import Callable
from functools import wraps
from typing import Any, ClassVar, Never, Self, TypeVar, dataclass_transform


class Immutable:
    """Compares by what it says, and is never changed. A subclass says what its fields are.

    A field that is not given has the value that the class has for it. A dataclass has its
    methods compiled for each class, which costs a start 0.6 ms; here all classes share them.
    """

    _names: ClassVar[tuple[str, ...]] = ()
    _known: ClassVar[frozenset[str]] = frozenset()
    _needed: ClassVar[frozenset[str]] = frozenset()
    _least: ClassVar[int] = 0
    """So many values, one after the other, are all that are needed."""

    def __init__(self, *values: object, **fields: object) -> None:
        names, given = self._names, self.__dict__
        given.update(zip(names, values))  # noqa: B905 - too many are told below
        if not fields and self._least <= len(values) <= len(names):
            return
        given.update(fields)
        count = len(values) + len(fields)
        is_known = not fields or fields.keys() <= self._known
        if count != len(given) or not is_known or not given.keys() >= self._needed:
            raise TypeError(f"{type(self).__name__}({', '.join(names)}): {count} values given")

    @classmethod
    def _prepare(cls) -> None:
        """Know of all fields what is asked for each time that a value is made."""
        cls._known = frozenset(cls._names)
        needed = [index for index, name in enumerate(cls._names, 1) if name in cls._needed]
        cls._least = max(needed, default=0)

    def replace(self, **fields: object) -> Self:
        """The same with other values for some fields, or with some more."""
        return type(self)(**{**self.given(), **fields})

    def given(self) -> dict[str, Any]:
        """The values of those fields that were given, by their names."""
        values = self.__dict__
        return {name: values[name] for name in self._names if name in values}

    def given_names(self) -> frozenset[str]:
        """The names of those fields that were given."""
        return self._known.intersection(self.__dict__)

    def _say(self) -> tuple[object, ...]:
        return tuple([getattr(self, name) for name in self._names])

    def __eq__(self, other: object) -> bool:
        if self is other:
            return True
        if not isinstance(other, type(self)) or type(self) is not type(other):
            return NotImplemented
        return self._say() == other._say()

    def __hash__(self) -> int:
        return hash(self._say())

    def __repr__(self) -> str:
        said = (f"{name}={value!r}" for name, value in zip(self._names, self._say(), strict=True))
        return f"{type(self).__name__}({', '.join(said)})"

    def __setattr__(self, name: str, value: object) -> Never:
        raise AttributeError(f"{type(self).__name__}.{name} cannot be changed")

    def __delattr__(self, name: str) -> Never:
        raise AttributeError(f"{type(self).__name__}.{name} cannot be changed")


@dataclass_transform(frozen_default=True)
class Frozen(Immutable):
    """A value whose fields are what its class annotates."""

    def __init_subclass__(cls) -> None:
        own = tuple(cls.__annotations__)
        cls._names = (*cls._names, *own)
        cls._needed = cls._needed | {name for name in own if not hasattr(cls, name)}
        cls._prepare()


_Of = TypeVar("_Of", bound=Immutable)
_Answer = TypeVar("_Answer")


def once_per(walk: Callable[[_Of], _Answer]) -> Callable[[_Of], _Answer]:
    """`walk`, whose answer is kept with what it is about, for as long as that lives.

    What it is about does not change, and so its answer does not either.
    """
    key = f"{walk.__module__}.{walk.__qualname__}"

    @wraps(walk)
    def walk_once(of: _Of) -> _Answer:
        kept: dict[str, _Answer] = of.__dict__
        if key not in kept:
            kept[key] = walk(of)
        return kept[key]

    return walk_once
