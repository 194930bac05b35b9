"""A report posted as one comment of a pull request, on GitHub or GitLab."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from email.message import Message
from enum import StrEnum
from http.client import HTTPException
from typing import IO, NamedTuple
from urllib.error import HTTPError
from urllib.parse import quote
from urllib.request import HTTPRedirectHandler, Request, build_opener

from dnatrack.errors import DnatrackError
from dnatrack.i18n import Text
from dnatrack.version import __version__

# One question to the programming interface of a forge, and its answer.

_SECONDS = 30
_MAX_BYTES = 16 * 1024 * 1024
_NOT_ALLOWED = frozenset({401, 403, 404})
"""What a forge answers a token that may only read; it may deny that the thing exists."""


class NotAllowedError(Exception):
    """The token may not do this. On changes from forks that is as it should be."""


class Interface(NamedTuple):
    """The address of a forge's programming interface, and what goes with every question."""

    address: str
    headers: Mapping[str, str]

    def ask(self, method: str, path: str, body: str | None = None) -> object:
        """The answer, as plain values. A `body` is sent as `{"body": …}`.

        Raises:
            NotAllowedError: the token may not do this.
            DnatrackError: there is no answer, or another one than expected.
        """
        if not self.address.startswith(("https://", "http://")):
            raise _no_answer(self.address, "no address")
        request = Request(  # noqa: S310 - the scheme is looked at above
            f"{self.address.rstrip('/')}/{path}",
            data=None if body is None else json.dumps({"body": body}).encode(),
            headers={
                "Content-Type": "application/json",
                "User-Agent": f"dnatrack/{__version__}",
                **self.headers,
            },
            method=method,
        )
        try:
            with build_opener(_NoRedirect).open(request, timeout=_SECONDS) as answer:
                return json.loads(answer.read(_MAX_BYTES))
        except HTTPError as error:
            with error:
                if error.code in _NOT_ALLOWED:
                    raise NotAllowedError(f"{error.code}") from None
                raise _no_answer(self.address, f"{error.code} {error.reason}") from None
        except (OSError, HTTPException, ValueError) as error:
            raise _no_answer(self.address, str(error)) from None


class _NoRedirect(HTTPRedirectHandler):
    """Goes nowhere else: the token is for the address that was named."""

    def redirect_request(  # noqa: PLR0913, PLR0917 - as it is inherited
        self, req: Request, fp: IO[bytes], code: int, msg: str, headers: Message, newurl: str
    ) -> None:
        del req, fp, code, msg, headers, newurl


def _no_answer(address: str, said: str) -> DnatrackError:
    return DnatrackError(
        Text(
            f"`{address}` 서버가 응답하지 않습니다: {said}", f"no answer from `{address}`: {said}"
        ),
        Text("잠시 뒤에 다시 실행하세요", "run it again later"),
    )


# The place where a change is reviewed, and its one comment of ours.

_PER_PAGE = 100
_MOST_PAGES = 100


class Posted(StrEnum):
    """What became of a comment."""

    CREATED = "created"
    UPDATED = "updated"
    UNCHANGED = "unchanged"


@dataclass(frozen=True, slots=True)
class Review:
    """The comments of one pull or merge request.

    `comments` is where they are listed and made; `one` is where a single one is, with
    its id to be added, and `updating` how it is changed. `author` is who ours are by:
    the field and its value.
    """

    interface: Interface
    comments: str
    one: str
    updating: str
    author: tuple[str, object]

    def post(self, text: str, marker: str) -> Posted:
        """Make `text` the comment of ours that has `marker`: the one that is there, or a new one.

        Somebody else's comment is never touched, whatever it says.

        Raises:
            NotAllowedError: the token may not do this.
            DnatrackError: there is no answer.
        """
        known = next((one for one in self._ours() if marker in str(one.get("body"))), None)
        if known is None:
            self.interface.ask("POST", self.comments, text)
            return Posted.CREATED
        if str(known.get("body")).replace("\r\n", "\n").rstrip() == text.rstrip():
            return Posted.UNCHANGED
        self.interface.ask(self.updating, f"{self.one}/{known.get('id')}", text)
        return Posted.UPDATED

    def _ours(self) -> Iterator[Mapping[str, object]]:
        field, value = self.author
        for comment in self._all():
            by = comment.get("user", comment.get("author"))
            if isinstance(by, Mapping) and by.get(field) == value:
                yield comment

    def _all(self) -> Iterator[Mapping[str, object]]:
        """Every comment, oldest first."""
        for page in range(1, _MOST_PAGES + 1):
            listed = self.interface.ask("GET", f"{self.comments}?per_page={_PER_PAGE}&page={page}")
            comments = listed if isinstance(listed, list) else []
            yield from (one for one in comments if isinstance(one, Mapping))
            if len(comments) < _PER_PAGE:
                return


# The pull request that a job of GitHub Actions is about.


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
        number = json.loads(event)["pull_request"]["number"]
    except (ValueError, KeyError, TypeError):
        return None
    return number if isinstance(number, int) else None


# The merge request that a job of GitLab CI is about.

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
