"""What can be said about something that could not be read."""

from collections.abc import Iterator

from dnatrack.i18n import tr
from dnatrack.model.tracker import Unreadable
from dnatrack.reports import wording
from dnatrack.reports.details import pieces
from dnatrack.reports.report import Fact, Report, name_value
from dnatrack.reports.view import View

UNREADABLE_FORM = "dnatrack-unreadable/1"


def build_unreadable(view: View, found: Unreadable) -> Report:
    """A placeholder: what of it could be made out, and how to find the mistake."""
    title = wording.name(found.title) or found.id
    said = tr("읽을 수 없음", "unreadable")
    note = tr(
        "`dnatrack validate`가 줄과 고칠 방법을 보여 줍니다.",
        "`dnatrack validate` shows the line and the cure.",
    )
    details = tuple(_unreadable_details(view, found))
    return Report(UNREADABLE_FORM, f"{title} ({said})", view.facts(), details, notes=(note,))


def _unreadable_details(view: View, found: Unreadable) -> Iterator[Fact]:
    yield pieces.fact("id", "id", found.full_id)
    yield pieces.hidden_fact("title", name_value(found.title))
    yield pieces.word_fact("kind", tr("종류", "kind"), found.kind)
    yield pieces.fact("owner", tr("소속", "of"), found.owner)
    yield pieces.fact("taskforce", tr("범정부 TF", "taskforce"), found.taskforce)
    yield pieces.fact("priority", tr("우선 추진과제", "priority"), found.priority)
    yield pieces.fact("lead", tr("주관", "lead"), view.ministry(found.lead))
    yield pieces.fact("file", tr("파일", "file"), found.place.file)
