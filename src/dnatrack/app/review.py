"""From the words of options to two states of the data and what lies between them."""

from datetime import date, tzinfo
from typing import NamedTuple

from dnatrack.app.arguments import one_day_named, period_meant, zone_named
from dnatrack.app.difference import Moment, moment_named
from dnatrack.app.workspace import Workspace
from dnatrack.errors import DnatrackError
from dnatrack.history.ledger import Ledger
from dnatrack.history.moves import Move, gone_of, left_of, moves_of
from dnatrack.i18n import Text
from dnatrack.judging.judgement import judge
from dnatrack.judging.witness import Witness
from dnatrack.model.period import day_words
from dnatrack.reports.history_view import Past
from dnatrack.reports.leavings import leavings
from dnatrack.reports.period_parts import Reviewed, Side
from dnatrack.storage.git_ancestry import commits_between, is_built_on, moment_of
from dnatrack.storage.git_read import GitRepository
from dnatrack.storage.read_history import read_committed, witness_in

_NOT_COMMITTED = ""


class Stand(NamedTuple):
    """A state of the data and the day on which it is seen."""

    moment: Moment
    day: date


class Stands(NamedTuple):
    """The states of a report; `earlier` is None where the history is too short."""

    since: Stand
    until: Stand
    earlier: Stand | None


def stands_named(workspace: Workspace, since: str, until: str | None, *, on: str | None) -> Stands:
    """The states that options name: a day by its end, a revision by the day it was made.

    Without `until` it is the files as they are, seen on the day `on`, else today.

    Raises:
        DnatrackError: one names nothing, or they are not one after the other.
    """
    repository, zone = workspace.repository, workspace.zone
    before = _stand(repository, since, zone)
    if until is None:
        after = Stand(_as_it_is(repository, zone), workspace.day())
    else:
        after = _stand(repository, until, zone)
    if on is not None:
        after = after._replace(day=one_day_named(on, "--on"))
    _refuse_backwards(repository, before, after)
    return Stands(before, after, _earlier(repository, before, after, zone))


def _stand(repository: GitRepository, word: str, zone: tzinfo) -> Stand:
    moment = moment_named(repository, word, zone)
    period = period_meant(repository, word)
    if period is not None:
        return Stand(moment, period.last)
    return Stand(moment, moment_of(repository, moment.commit or "").astimezone(zone).date())


def _as_it_is(repository: GitRepository, zone: tzinfo) -> Moment:
    """The files on the disk, by their commit where that holds them all."""
    moment = moment_named(repository, None, zone)
    has_changed = moment.commit is None or (moment.changed and moment.changed.changes)
    return moment if has_changed else Moment(moment.name, moment.commit)


def _refuse_backwards(repository: GitRepository, before: Stand, after: Stand) -> None:
    one, other = before.moment.commit or "", after.moment.commit or ""
    names = before.moment.name, after.moment.name
    if not is_built_on(repository, one, other):
        raise DnatrackError(
            Text(
                f"`{names[0]}` 시점은 `{names[1]}` 시점으로 이어지는 이력에 없습니다",
                f"`{names[0]}` is not in the history of `{names[1]}`",
            ),
            Text(
                "두 시점의 순서를 바꾸거나, 이력을 다시 쓴 저장소이면 날짜로 입력하세요(`--since "
                "2020-03-31`)",
                "swap the two, or name a day if the history was rewritten (`--since 2020-03-31`)",
            ),
        )
    if after.day < before.day:
        raise DnatrackError(
            Text(
                f"기준일({day_words(after.day).ko})이 직전 보고의 "
                f"기준일({day_words(before.day).ko})보다 빠릅니다",
                f"the day of the report, {after.day}, is before that of the last, {before.day}",
            ),
            Text(
                "더 이른 `--since` 시점이나 더 늦은 `--on` 날짜를 입력하세요",
                "name an earlier `--since`, or a later `--on DATE`",
            ),
        )


def _earlier(repository: GitRepository, before: Stand, after: Stand, zone: tzinfo) -> Stand | None:
    """The state as long before `before` as that is before `after`."""
    day = before.day - (after.day - before.day)
    if day == before.day or before.moment.commit is None:
        return None
    try:
        commit = repository.at(before.moment.commit).commit_on(day, zone)
    except DnatrackError:
        return None
    return Stand(Moment(commit[:10], commit), day)


def build_review(workspace: Workspace, stands: Stands) -> Reviewed:
    """Both states as they are to be seen on their days, and what happened in between.

    Raises:
        DnatrackError: the history cannot be read, or is cut off.
    """
    since, until, earlier = stands
    repository = workspace.repository
    tracker = workspace.read(until.moment.snapshot(repository)).tracker
    zone = zone_named(tracker.settings.timezone)
    ledger = _ledger(workspace, until.moment)
    past = Past(ledger, zone)
    new = {*_commits_between(repository, since.moment, until.moment), _NOT_COMMITTED}
    moves = {id_: _since(found, new, past, stands) for id_, found in moves_of(ledger).items()}
    witness = witness_in(ledger, zone)
    then = witness_in(ledger, zone, without=new)
    after = Side(judge(tracker, until.day, witness), until.moment.commit, _is_committed(until))
    gone = (one for one in gone_of(ledger) if one.item.id not in tracker.unreadable_ids)
    return Reviewed(
        _side(workspace, since, then),
        after,
        _side(workspace, earlier, then) if earlier is not None else None,
        past,
        {id_: found for id_, found in moves.items() if found},
        witness,
        leavings((one for one in gone if one.commit.id in new), past),
        leavings((one for one in left_of(ledger) if one.commit.id in new), past),
    )


def _is_committed(stand: Stand) -> bool:
    return stand.moment.changed is None


def _ledger(workspace: Workspace, moment: Moment) -> Ledger:
    if moment.changed is not None:
        return workspace.ledger
    return read_committed(workspace.folder, up_to=moment.commit)


def _commits_between(repository: GitRepository, old: Moment, new: Moment) -> frozenset[str]:
    return commits_between(repository, old.commit or "", new.commit or "")


def _since(moves: tuple[Move, ...], new: set[str], past: Past, stands: Stands) -> tuple[Move, ...]:
    """The moves of the period: by its commits, else by the day they were declared on."""

    def is_new(move: Move) -> bool:
        if move.commit is not None:
            return move.commit.id in new
        day = past.day_of_move(move)
        return day is not None and stands.since.day < day <= stands.until.day

    return tuple(one for one in moves if is_new(one))


def _side(workspace: Workspace, stand: Stand, witness: Witness) -> Side:
    tracker = workspace.read(stand.moment.snapshot(workspace.repository)).tracker
    return Side(judge(tracker, stand.day, witness), stand.moment.commit)
