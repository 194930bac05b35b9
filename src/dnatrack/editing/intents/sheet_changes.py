"""What a spreadsheet changes of one milestone, as edits of its file."""

from collections.abc import Iterator

from dnatrack.editing.intents.rescheduling import Rescheduled, reschedule
from dnatrack.model.milestone import Milestone
from dnatrack.sheets.columns import sources_in
from dnatrack.sheets.import_ import FieldChange, MilestoneChange
from dnatrack.yamltext.parse import Value
from dnatrack.yamltext.parsed_text import AddItem, Edit, Remove, SetValue

_DUE, _EVIDENCE = "due", "evidence"
_LANGUAGES = {"title.ko": "ko", "title.en": "en"}


def take_in(
    milestone: Milestone, change: MilestoneChange, *, moved: Rescheduled | None, title: Value
) -> list[Edit]:
    """The edits that make a milestone say what its row says.

    `moved` declares the new deadline where it moves; `title` is as the file has it.

    Raises:
        DnatrackError: the deadline cannot move.
    """
    return list(_edits(milestone, change, moved, title))


def _edits(
    milestone: Milestone, change: MilestoneChange, moved: Rescheduled | None, title: Value
) -> Iterator[Edit]:
    if moved is not None:
        yield from reschedule(milestone, moved)
    titles = {_LANGUAGES[one.field]: one.new for one in change.fields if one.field in _LANGUAGES}
    yield from _title_edits(milestone, titles, title)
    for one in change.fields:
        if one.field == _EVIDENCE:
            yield from _evidence_edits(milestone, sources_in(one.new))
        elif one.field not in _LANGUAGES and not (one.field == _DUE and moved is not None):
            yield _field_edit(milestone, one)


def _field_edit(milestone: Milestone, change: FieldChange) -> Edit:
    at = milestone.at(change.field)
    return SetValue(at, change.new) if change.new else Remove(at)


def _title_edits(milestone: Milestone, new: dict[str, str], title: Value) -> Iterator[Edit]:
    """A title in its own form: a text alone is the Korean one, until there is another."""
    if not new:
        return
    at = milestone.at("title")
    if isinstance(title, str):
        both: dict[str, Value] = {"ko": new.get("ko", title), "en": new.get("en")}
        yield SetValue(at, both if both["en"] else both["ko"])
        return
    for language, text in new.items():
        yield SetValue(at.at(language), text) if text else Remove(at.at(language))


def _evidence_edits(milestone: Milestone, new: tuple[str, ...]) -> Iterator[Edit]:
    """New sources behind those that are there, where none of these is gone or elsewhere."""
    old, at = milestone.evidence, milestone.at(_EVIDENCE)
    if not new:
        yield Remove(at)
    elif old and new[: len(old)] == old:
        yield from (AddItem(at, one) for one in new[len(old) :])
    else:
        yield SetValue(at, list(new))
