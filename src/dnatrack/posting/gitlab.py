"""The merge request that a job of GitLab CI is about."""

from collections.abc import Mapping
from urllib.parse import quote

from dnatrack.posting.request import Interface
from dnatrack.posting.review import Review

TOKEN = "DNATRACK_GITLAB_TOKEN"  # noqa: S105 - the name of a variable


def merge_request_of(environment: Mapping[str, str]) -> Review | None:
    """The merge request of a pipeline; None where there is none, or no token for it.

    The token of the job itself cannot write notes: it has to be one of the project.

    Raises:
        NotAllowedError: the token is not valid.
        DnatrackError: there is no answer.
    """
    number = environment.get("CI_MERGE_REQUEST_IID", "")
    token = environment.get(TOKEN, "")
    if not number or not token:
        return None
    interface = Interface(environment.get("CI_API_V4_URL", ""), {"PRIVATE-TOKEN": token})
    project = environment.get("CI_MERGE_REQUEST_PROJECT_ID") or environment.get("CI_PROJECT_ID", "")
    notes = f"projects/{quote(project, safe='')}/merge_requests/{quote(number, safe='')}/notes"
    we = interface.ask("GET", "user")
    id_ = we.get("id") if isinstance(we, Mapping) else None
    return Review(interface, comments=notes, one=notes, updating="PUT", author=("id", id_))
