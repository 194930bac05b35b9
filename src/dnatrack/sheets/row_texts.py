"""What a row says as plain texts, and the mark by which it is known again."""

import re
from collections.abc import Mapping
from hashlib import sha256
from typing import NamedTuple
from unicodedata import is_normalized, normalize

from dnatrack.model.milestone import Milestone
from dnatrack.model.tracker import Tracker
from dnatrack.sheets.columns import FIELDS

FORM = "dnatrack-sheet/1"
"""Of the mark of a row; also of what former versions hid in a workbook."""
RECORD_FORM = "dnatrack-sheet/2"
"""Of what is hidden in a workbook."""

# Texts that a spreadsheet would take for a formula when it opens a CSV file.

_FORMULA = re.compile("'*[=+\\-@＝＋－＠]")


def guard(text: str) -> str:
    """`text` behind an apostrophe where a spreadsheet would take it for a formula."""
    return f"'{text}" if _FORMULA.match(text) else text


def unguard(text: str) -> str:
    """The text that `guarded` made `text` of."""
    return text[1:] if text.startswith("'") and _FORMULA.match(text) else text


# What a milestone says, field by field, as one plain text each.
#
# Two texts that differ only in form are the same: how Hangul is composed, how lines are
# broken, which blank stands between two words.

Fields = Mapping[str, str]
"""The plain texts of a milestone by the key of their column; absent is empty."""
Texts = Mapping[str, Fields]
"""The fields of milestones by full id."""

BETWEEN_SOURCES = ", "
LONGEST = 32_000
"""What a cell of a spreadsheet can hold, and a little less."""
_CUT = " …"
_BLANKS = re.compile(r"[\x00-\x1f\x7f-\x9f\s]+")
_WITHOUT_WIDTH = re.compile("[\u200b\u2060\ufeff]")
# What XML, and so a spreadsheet, cannot hold.
_BROKEN = re.compile("[\ud800-\udfff\ufffe\uffff]")


def plain(text: str) -> str:
    """`text` on one line: composed, with one blank between words and none around them."""
    if text.isprintable() and "  " not in text and is_normalized("NFC", text):
        return text.strip()  # a blank is the only one that can be printed
    text = _BROKEN.sub("\ufffd", _WITHOUT_WIDTH.sub("", text))
    return _BLANKS.sub(" ", normalize("NFC", text)).strip()


def texts_of(tracker: Tracker) -> Texts:
    """What every milestone that can be read says."""
    return {id_: fields_of(owed.milestone) for id_, owed in tracker.owed_by_id.items()}


def fields_of(milestone: Milestone) -> Fields:
    """What `milestone` says in each field that a sheet has a column for.

    Why it was left stands in its decision; in older files beside it.
    """
    decided = milestone.decision.reason if milestone.decision else ""
    return {
        "title.ko": plain(milestone.title.ko),
        "due": milestone.due.text if milestone.due else "",
        "lifecycle": milestone.lifecycle.value,
        "done_on": milestone.done_on.text if milestone.done_on else "",
        "completion": milestone.completion.value if milestone.completion else "",
        "evidence": BETWEEN_SOURCES.join(milestone.evidence),
        "verification": milestone.verification.value,
        "reason": plain(milestone.reason or decided),
        "note": plain(milestone.note or ""),
        "due_stated": plain(milestone.due_stated or ""),
        "kind": milestone.kind.value,
        "title.en": plain(milestone.title.en or ""),
    }


def sources_in(text: str) -> tuple[str, ...]:
    """The ids of sources that the plain text of a field names, in its order."""
    return tuple(text.split(BETWEEN_SOURCES)) if text else ()


def shorten(fields: Fields) -> Fields:
    """`fields` as a sheet can hold them: a text that is too long for a cell is cut."""
    return {
        key: text if len(text) <= LONGEST else text[:LONGEST].rstrip() + _CUT
        for key, text in fields.items()
    }


def fingerprint(fields: Fields) -> str:
    """A word that tells `fields` from all others."""
    said = "\0".join(f"{one.key}={fields.get(one.key, '')}" for one in FIELDS)
    return sha256(said.encode()).hexdigest()[:16]


# What stands in every row of a sheet so that it can be compared with what it was.
#
# The commit alone does not say it: files may have been changed and not committed. So a
# fingerprint of what the row said goes with it. It is in every row, and not once in a file,
# because rows are sorted, deleted, and copied from many sheets into one.

_SHAPE = re.compile(
    rf"{re.escape(FORM)} (?P<commit>[0-9a-f]{{40}}|[0-9a-f]{{64}}|none) "
    r"(?P<print>[0-9a-f]{16})"
)
_NONE = "none"


class Mark(NamedTuple):
    """The commit that was checked out at the export, if any, and what the row said."""

    commit: str | None
    fingerprint: str

    def fits(self, fields: Fields) -> bool:
        """Whether the row said exactly this."""
        return fingerprint(fields) == self.fingerprint


UNREAD = f"{FORM} unreadable"
"""The mark of a row of what could not be read; it is passed over when it comes back."""


def mark_text(commit: str | None, fields: Fields) -> str:
    """The mark of a row; no program takes it for a number, a date or a formula."""
    return f"{FORM} {commit or _NONE} {fingerprint(fields)}"


def read_mark(text: str) -> Mark | None:
    """The mark that a cell holds; None where it holds something else."""
    match = _SHAPE.fullmatch(text.strip())
    if match is None:
        return None
    commit = match["commit"]
    return Mark(None if commit == _NONE else commit, match["print"])
