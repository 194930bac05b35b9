"""Edits made to data in memory: what would be written, and what that does to the data."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from types import MappingProxyType
from typing import NamedTuple

from dnatrack.history.changes import Change, differences, facts_by_id
from dnatrack.history.facts import ItemFacts, facts_of, has_items
from dnatrack.i18n import Text
from dnatrack.loading.load import Loaded, NoMemory, load_beside, parse
from dnatrack.loading.snapshot import Snapshot
from dnatrack.model.finding import Finding, Severity
from dnatrack.rules.comparison import Comparison
from dnatrack.rules.engine import ChangeFindings, check_change
from dnatrack.yamltext.edit_file import edit_file
from dnatrack.yamltext.parsed_text import Edit


class NewText(NamedTuple):
    """A file before and after: by its path, as bytes. `old` is None where it is new."""

    path: str
    old: bytes | None
    new: bytes


@dataclass(frozen=True)
class Plan:
    """What somebody means to change: edits of files that are there, and whole new files.

    `subject` says what it is where the ledger notes no change, as of a source.
    """

    edits: Sequence[Edit] = ()
    new_files: Mapping[str, bytes] = field(default_factory=lambda: MappingProxyType({}))
    subject: Text | None = None


@dataclass(frozen=True)
class Proposal:
    """The data before and after a plan. `files` are those that would be written."""

    before: Loaded
    after: Loaded
    files: tuple[NewText, ...]
    facts: tuple[Mapping[str, ItemFacts], Mapping[str, ItemFacts]]
    findings: ChangeFindings

    @property
    def changes(self) -> tuple[Change, ...]:
        """What it changes in meaning."""
        return differences(*self.facts)

    def new_findings(self, *severities: Severity) -> tuple[Finding, ...]:
        """What would be wrong because of it, of some severities."""
        return tuple(one for one in self.findings.new if one.severity in severities)


def propose(before: Loaded, plan: Plan, *, retired: Mapping[str, str] | None = None) -> Proposal:
    """What `plan` would do to the data. Nothing is written.

    `retired` gives the last titles of ids that were in use once, as in `Comparison`.

    Raises:
        DnatrackError: an edit cannot be made safely.
    """
    files = tuple(_new_texts(before.snapshot, plan))
    contents = {**before.snapshot.files, **{one.path: one.new for one in files}}
    after = load_beside(Snapshot(before.snapshot.label, contents, before.snapshot.faults), before)
    old = facts_by_id(_facts((one.path, one.old) for one in files))
    new = facts_by_id(_facts((one.path, one.new) for one in files))
    findings = check_change(Comparison(before, after, retired or {}))
    return Proposal(before, after, files, (old, new), findings)


def _new_texts(snapshot: Snapshot, plan: Plan) -> Iterator[NewText]:
    """Each file that changes, once; one whose text stays the same is left out."""
    in_order = sorted(plan.edits, key=lambda one: one.at.file)
    for path, edits in groupby(in_order, key=lambda one: one.at.file):
        old = snapshot.files.get(path, b"")
        new = edit_file(path, old, list(edits))
        if new != old:
            yield NewText(path, old, new)
    for path, content in plan.new_files.items():
        yield NewText(path, None, content)


def _facts(files: Iterable[tuple[str, bytes | None]]) -> Iterator[ItemFacts]:
    for path, data in files:
        if data is not None and has_items(path):
            yield from facts_of(path, parse(path, data, NoMemory()).value) or ()
