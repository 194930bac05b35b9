"""Which items have another id than before, and are the same."""

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping

from dnatrack.history.facts import ItemFacts

FormerIds = dict[str, tuple[str, ...]]
"""What items were called before, by their new ids; several where some became one."""

_Items = Mapping[str, ItemFacts]


def former_ids(old: _Items, new: _Items) -> FormerIds:
    """What each item was called before that has another id now, by its new id.

    It says so itself (`formerly`), or it plainly is the same: below one owner with the
    same id or title, or with the same title and the same id or deadline below another.
    What is alike more than once on either side cannot be told apart, and is none.
    """
    gone = {id_: one for id_, one in old.items() if id_ not in new}
    if not gone and not any(one.formerly for one in new.values()):
        return {}
    come = [one for id_, one in new.items() if id_ not in old]
    former = dict(_declared_names(old, new))
    former |= _pair(gone, come, former, key_of=_task_key)
    former |= _below_renamed(old, new, former)
    heirs = {before: id_ for id_, ids in former.items() for before in ids}
    at_home = {
        id_: one._replace(owner=heirs.get(one.owner, one.owner)) for id_, one in gone.items()
    }
    former |= _pair(at_home, come, former, key_of=_owner_key)
    have_stayed = {id_ for id_ in old if id_ in new or id_ in heirs} | former.keys()
    for key_of in (_local_key, _due_key):
        moved = dict(_pair(gone, come, former, key_of=key_of))
        # Where one thing went with all it owed and another came, a like title says little.
        former |= {
            id_: names
            for id_, names in moved.items()
            if {new[id_].owner, old[names[0]].owner} & have_stayed
        }
    return former


def _declared_names(old: _Items, new: _Items) -> Iterator[tuple[str, tuple[str, ...]]]:
    """The former ids that items name now and did not before, unless these still are there."""
    said = {id_: new_names(old.get(id_), one) for id_, one in new.items() if one.formerly}
    for id_, names in said.items():
        known = tuple(one for one in names if one in old and (one not in new or said.get(one)))
        if known:
            yield id_, known


def new_names(before: ItemFacts | None, now: ItemFacts) -> list[str]:
    """The former ids that an item names now, and did not name before."""
    known = (now.id, *(before.formerly if before is not None else ()))
    return [one for one in now.formerly if one not in known]


def _below_renamed(
    old: _Items, new: _Items, former: FormerIds
) -> Iterator[tuple[str, tuple[str, ...]]]:
    """The milestones of owners that have another id, which keep their own below it."""

    def is_left(id_: str) -> bool:
        """Whether an id of before is free, or that of something else now."""
        return id_ not in new or id_ in former or new[id_].owner in former

    for id_, item in new.items():
        if item.owner in former and id_ not in former:
            names = (f"{owner}/{_local_id(item)}" for owner in former[item.owner])
            known = tuple(one for one in names if one in old and is_left(one))
            if known:
                yield id_, known


def _local_id(item: ItemFacts) -> str:
    return item.id.rpartition("/")[2]


def _key(item: ItemFacts, what: str) -> Hashable:
    """A milestone by its title and something else; None where that does not tell it."""
    return (item.title, what) if item.is_milestone and item.title and what else None


def _owner_key(item: ItemFacts) -> Hashable:
    return _key(item, item.owner)


def _local_key(item: ItemFacts) -> Hashable:
    return _key(item, _local_id(item))


def _due_key(item: ItemFacts) -> Hashable:
    return _key(item, item.due)


def _task_key(item: ItemFacts) -> Hashable:
    return None if item.is_milestone or not item.title else (item.title, item.taskforce)


def _pair(
    gone: _Items,
    come: Iterable[ItemFacts],
    former: FormerIds,
    *,
    key_of: Callable[[ItemFacts], Hashable],
) -> Iterator[tuple[str, tuple[str, ...]]]:
    """What is gone and what came with the same key, where either side has only one of it."""
    left = {one for ids in former.values() for one in ids}
    before = _group((one for id_, one in gone.items() if id_ not in left), key_of)
    after = _group((one for one in come if one.id not in former), key_of)
    for key, (one, *more) in after.items():
        if not more and len(before.get(key, ())) == 1:
            yield one.id, (before[key][0].id,)


def _group(
    items: Iterable[ItemFacts], key_of: Callable[[ItemFacts], Hashable]
) -> Mapping[Hashable, list[ItemFacts]]:
    found: defaultdict[Hashable, list[ItemFacts]] = defaultdict(list)
    for one in items:
        key = key_of(one)
        if key is not None:
            found[key].append(one)
    return found
