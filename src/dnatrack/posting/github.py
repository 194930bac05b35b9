"""The pull request that a job of GitHub Actions is about."""

import json
from collections.abc import Mapping
from urllib.parse import quote

from dnatrack.posting.request import Interface
from dnatrack.posting.review import Review


def pull_request_of(environment: Mapping[str, str], event: bytes) -> Review | None:
    """The pull request of the `event` that a job was started by; None where there is none.

    A token of the job speaks as a bot; nobody from outside can.
    """
    number = _number(event)
    if number is None:
        return None
    repository = quote(environment.get("GITHUB_REPOSITORY", ""))
    issues = f"repos/{repository}/issues"
    interface = Interface(
        environment.get("GITHUB_API_URL") or "https://api.github.com",
        {
            "Accept": "application/vnd.github+json",
            "Authorization": f"Bearer {environment.get('GITHUB_TOKEN', '')}",
            "X-GitHub-Api-Version": "2022-11-28",
        },
    )
    return Review(
        interface,
        comments=f"{issues}/{number}/comments",
        one=f"{issues}/comments",
        updating="PATCH",
        author=("type", "Bot"),
    )


def _number(event: bytes) -> int | None:
    try:
        said = json.loads(event)
    except ValueError:
        return None
    request = said.get("pull_request") if isinstance(said, dict) else None
    number = request.get("number") if isinstance(request, dict) else None
    return number if isinstance(number, int) else None
