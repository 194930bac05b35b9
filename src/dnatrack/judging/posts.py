"""Which posts hold which roles: who sits in several taskforces at once."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from dnatrack.model.fields import Name
from dnatrack.model.taskforce import Post
from dnatrack.model.tracker import Tracker

_Key = tuple[str | None, str]
"""A ministry and the Korean name of a post."""


class PostRole(StrEnum):
    """What a post does in a taskforce, or above all of them."""

    CHAIR = "chair"
    CO_CHAIR = "co-chair"
    COORDINATOR = "coordinator"


@dataclass(frozen=True, slots=True)
class Seat:
    """A role in a taskforce, by its id; None where the role is above all of them."""

    role: PostRole
    taskforce: str | None


@dataclass(frozen=True, slots=True)
class HeldPost:
    """A post of a ministry with all its seats, in the order of the data.

    `ministry` is None where the data does not say to which one the post belongs.
    """

    name: Name
    ministry: str | None
    seats: tuple[Seat, ...]

    @property
    def taskforces(self) -> tuple[str, ...]:
        """The ids of the taskforces that it has a role in, each once."""
        return tuple(dict.fromkeys(one.taskforce for one in self.seats if one.taskforce))


def held_posts(tracker: Tracker) -> tuple[HeldPost, ...]:
    """Every post that has a role, each once.

    Two are the same when ministry and Korean name are. The coordinator's post names no
    ministry: it is the same as another where the names are.
    """
    seats: defaultdict[_Key, list[Seat]] = defaultdict(list)
    names: dict[_Key, Name] = {}
    for post, seat in _chairs(tracker):
        names.setdefault((post.ministry, post.post.ko), post.post)
        seats[post.ministry, post.post.ko].append(seat)
    if coordinator := tracker.settings.coordinator:
        same = [key for key in names if key[1] == coordinator.post.ko]
        key = same[0] if len(same) == 1 else (None, coordinator.post.ko)
        names.setdefault(key, coordinator.post)
        seats[key].append(Seat(PostRole.COORDINATOR, None))
    return tuple(HeldPost(names[key], key[0], tuple(found)) for key, found in seats.items())


def _chairs(tracker: Tracker) -> Iterator[tuple[Post, Seat]]:
    for taskforce in tracker.taskforces:
        yield taskforce.chair, Seat(PostRole.CHAIR, taskforce.id)
        if taskforce.co_chair is not None:
            yield taskforce.co_chair, Seat(PostRole.CO_CHAIR, taskforce.id)
