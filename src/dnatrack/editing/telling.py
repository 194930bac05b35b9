"""A proposal in words: for the person who is asked, and for the commit."""

from collections.abc import Iterator
from datetime import date

from dnatrack.editing.proposal import Plan, Proposal
from dnatrack.history.changes import Change
from dnatrack.i18n import say, tr
from dnatrack.model.tracker import Tracker
from dnatrack.reports import wording
from dnatrack.reports.change_wording import sentence
from dnatrack.reports.history_view import known_title

_LONGEST_SUBJECT = 72


def describe_proposal(proposal: Proposal) -> Iterator[str]:
    """Each item that changes in meaning with its title, and below it what changes."""
    tracker = proposal.after.tracker
    last = ""
    for change in proposal.changes:
        if change.id != last:
            title = known_title(tracker, change.id) or known_title(
                proposal.before.tracker, change.id
            )
            yield f"{change.id} {wording.name(title) if title is not None else ''}".rstrip()
            last = change.id
        yield f"  {_sentence(proposal, change)}"


def commit_message(proposal: Proposal, plan: Plan) -> str:
    """What the change is, as the message of its commit."""
    changes = proposal.changes
    lines = [f"{one.id}: {_sentence(proposal, one)}" for one in changes]
    if not lines:
        return f"{_describe_edits(proposal, plan)}\n"
    if len(lines) == 1 and len(lines[0]) <= _LONGEST_SUBJECT:
        return f"{lines[0]}\n"
    ids = list(dict.fromkeys(one.id for one in changes))
    subject = _subject(ids, lines)
    return "\n".join((subject, "", *lines, ""))


def _subject(ids: list[str], lines: list[str]) -> str:
    if len(ids) == 1:
        first = lines[0].partition(" · ")[0].partition(", ")[0]
        return first if len(first) <= _LONGEST_SUBJECT else ids[0]
    return tr(f"{ids[0]} 등 {len(ids)}건", f"{ids[0]} and {len(ids) - 1} more")


def _describe_edits(proposal: Proposal, plan: Plan) -> str:
    """What was edited where nothing changes that a ledger notes."""
    if plan.subject is not None:
        return say(plan.subject)[:_LONGEST_SUBJECT]
    places = [".".join(map(str, (one.at.file, *one.at.keys))) for one in plan.edits]
    names = places or [one.path for one in proposal.files]
    return tr(f"{names[0]} 고침", f"edit {names[0]}")[:_LONGEST_SUBJECT]


def _sentence(proposal: Proposal, change: Change) -> str:
    item = proposal.facts[1].get(change.id)
    due = item.due if item is not None else ""
    return sentence(change, due=due, name_of=lambda id_: _name(proposal.after.tracker, id_))


def _name(tracker: Tracker, id_: str) -> str:
    return wording.ministry(tracker.ministries_by_id.get(id_), date.max, fallback=id_)
