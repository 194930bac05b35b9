"""Who sits where: posts with their roles in the taskforces."""

from collections.abc import Container, Iterable, Iterator

from dnatrack.i18n import tr
from dnatrack.judging.ministries import HeldPost, PostRole, held_posts
from dnatrack.reports import wording
from dnatrack.reports.report import Cell, Column, Row, Table
from dnatrack.reports.view import View, name_cell


def in_several_taskforces(view: View) -> Table:
    """The posts that have a role in more than one taskforce; nothing where there are none."""
    held = held_posts(view.judgement.tracker)
    title = tr("여러 TF를 맡은 직위", "Posts that sit in several taskforces")
    return _table(view, (one for one in held if len(one.taskforces) > 1), title)


def of_ministries(view: View, ids: Container[str | None]) -> Table:
    """The posts of some ministries, with all their roles."""
    held = held_posts(view.judgement.tracker)
    return _table(view, (one for one in held if one.ministry in ids), tr("직위", "Posts"))


def _table(view: View, posts: Iterable[HeldPost], title: str) -> Table:
    columns = (
        Column("post", tr("직위", "post"), can_fold=True),
        Column("ministry", tr("기관", "ministry"), for_programs=True),
        Column("role", tr("맡은 일", "role")),
        Column("taskforces", tr("범정부 TF", "taskforces"), can_fold=True),
    )
    rows = tuple(row for post in posts for row in _post_rows(view, post))
    return Table("posts", title, columns, rows)


def _post_rows(view: View, post: HeldPost) -> Iterator[Row]:
    for role in PostRole:
        seats = [one for one in post.seats if one.role is role]
        if not seats:
            continue
        ids = [one.taskforce for one in seats if one.taskforce is not None]
        yield Row(
            (
                name_cell(post.name),
                view.ministry(post.ministry),
                Cell(wording.word(role), role.value),
                Cell(", ".join(_taskforce(view, one) for one in ids) or tr("모두", "all"), ids),
            )
        )


def _taskforce(view: View, id_: str) -> str:
    known = view.judgement.tracker.taskforces_by_id.get(id_)
    return wording.name(known.name) if known is not None else id_
