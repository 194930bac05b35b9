"""Circles in what refers to each other."""

from collections.abc import Iterator, Mapping, Sequence

_MOST_SHOWN = 8


def circles(references: Mapping[str, Sequence[str]]) -> Iterator[tuple[str, ...]]:
    """The circles that `references` lead in, each from the member that comes first.

    Of circles that share more than one member only some are given: mending those
    shows the rest.
    """
    done: set[str] = set()
    reported: set[str] = set()
    for start in references:
        if start not in done:
            for circle in _circles_from(start, references, done):
                if not {circle[0], circle[-1]} <= reported:
                    yield circle
                reported.update(circle)


def _circles_from(
    start: str, references: Mapping[str, Sequence[str]], done: set[str]
) -> Iterator[tuple[str, ...]]:
    """Goes down from `start`, without recursion: data may be nested deeper than the stack."""
    path = {start: iter(references[start])}
    while path:
        node = next(reversed(path))
        for following in path[node]:
            if following in path:
                way = tuple(path)
                yield way[way.index(following) :]
            elif following in references and following not in done:
                path[following] = iter(references[following])
                break
        else:
            del path[node]
            done.add(node)


def draw_circle(circle: tuple[str, ...]) -> str:
    """A circle for a person: `a → b → a`; the middle of a long one is left out."""
    shown = circle if len(circle) <= _MOST_SHOWN else (*circle[: _MOST_SHOWN - 1], "…", circle[-1])
    return " → ".join((*shown, circle[0]))
