"""What is published of a tracker, and where it is written."""

from contextlib import suppress
from datetime import timedelta
from pathlib import Path
from urllib.parse import urlsplit

from dnatrack.app.named_files import refuse_inside
from dnatrack.app.workspace import Workspace
from dnatrack.errors import DnatrackError
from dnatrack.i18n import Language, Text
from dnatrack.reports.history_view import Past
from dnatrack.reports.period_parts import Reviewed
from dnatrack.reports.view import View
from dnatrack.site import Preview, Published, build
from dnatrack.storage.output_files import refuse_what_is_not_ours, replace_folder
from dnatrack.version import __version__


def publish(
    workspace: Workspace,
    *,
    on: str | None = None,
    base_url: str | None = None,
    preview: Preview | None = None,
) -> Published:
    """The files as they are, seen on a day, with their history.

    Raises:
        DnatrackError: `on` names no day, or `base_url` no address.
    """
    view = workspace.now(on).view
    past = _past(workspace, on)
    events = past.ledger.events if past is not None else ()
    return Published(
        view,
        __version__,
        workspace.settings.timezone,
        languages_of(view),
        past,
        _review(workspace, view, past, on),
        _address(base_url),
        is_committed=not events or bool(events[-1].commit.id),
        preview=preview,
    )


def write_site(workspace: Workspace, folder: Path, published: Published) -> int:
    """Write the site, whole or not at all; gives the number of files.

    Raises:
        DnatrackError: the folder is not ours, is that of the data, or cannot be written.
    """
    refused = Text(
        "사이트를 자료 폴더에 만들 수 없습니다", "a site cannot be made in the data folder"
    )
    refuse_inside(folder, workspace.folder, refused)
    refuse_inside(workspace.folder, folder, refused)
    refuse_what_is_not_ours(folder)
    return replace_folder(folder, build(published))


def languages_of(view: View) -> tuple[Language, ...]:
    """The languages that a tracker is written in."""
    return tuple(Language(one) for one in view.judgement.tracker.settings.languages)


def _past(workspace: Workspace, on: str | None) -> Past | None:
    """The history up to the day; None where there is none that can be read."""
    if workspace.head is None:
        return None
    try:
        _, past = workspace.past(None, on, on=on)
    except DnatrackError:
        return None
    return past


def _review(workspace: Workspace, view: View, past: Past | None, on: str | None) -> Reviewed | None:
    """The time since the end of the month before last, or since the history begins."""
    begins = past.ledger.begins if past is not None else None
    if past is None or begins is None:
        return None
    today = view.judgement.today
    last_month = (today.replace(day=1) - timedelta(days=1)).replace(day=1)
    since = max(last_month - timedelta(days=1), past.day_of(begins.commit))
    if since >= today:
        return None
    with suppress(DnatrackError):
        return workspace.review(workspace.stands(since.isoformat(), None, on=on))
    return None


def _address(written: str | None) -> str | None:
    """An address that ends with `/`.

    Raises:
        DnatrackError: it is none.
    """
    if written is None:
        return None
    parts = urlsplit(written)
    if parts.scheme not in {"http", "https"} or not parts.netloc or parts.query or parts.fragment:
        raise DnatrackError(
            Text(f"`--base-url {written}` 값이 주소가 아닙니다", f"`{written}` is no address"),
            Text(
                "`https://example.org/site/`처럼 입력하세요",
                "write it as `https://example.org/site/`",
            ),
        )
    return written if written.endswith("/") else f"{written}/"
