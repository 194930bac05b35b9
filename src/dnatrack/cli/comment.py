"""`dnatrack comment FILE`: the summary of a change, as one comment where it is reviewed."""

import os
from collections.abc import Mapping
from pathlib import Path

from dnatrack import forge
from dnatrack.app.named_files import MAX_FILE_BYTES, read_regular_file
from dnatrack.cli.options import FILE, argument, offering
from dnatrack.cli.output import write
from dnatrack.errors import DnatrackError
from dnatrack.forge import NotAllowedError, Posted, Review
from dnatrack.formats.markdown import MARKER
from dnatrack.i18n import Text, say, tr

_OUTCOMES: Mapping[Posted, Text] = {
    Posted.CREATED: Text("댓글을 등록했습니다.", "commented"),
    Posted.UPDATED: Text("댓글을 수정했습니다.", "comment updated"),
    Posted.UNCHANGED: Text("댓글 내용에 변동이 없습니다.", "the comment says so already"),
}

BODY = argument(
    "`dnatrack diff --format comment` 명령의 출력 파일.",
    "What `dnatrack diff --format comment` printed.",
    FILE,
    default=...,
)


@offering("lang")
def comment(body: Path = BODY) -> None:
    """Post FILE as the one comment of the pull or merge request that a CI job is about."""
    write(f"{commented(body)}\n")


def commented(body: Path) -> str:
    """What became of the comment, as a sentence; that none could be made is no failure.

    Raises:
        DnatrackError: this is no CI job, `body` is no summary, or there is no answer.
    """
    text = _summary(body)
    try:
        review = _review(os.environ)
        if review is None:
            return tr(
                "댓글을 등록할 곳이나 토큰이 없습니다.", "there is nowhere to comment, or no token"
            )
        return say(_OUTCOMES[review.post(text, MARKER)])
    except NotAllowedError as error:
        return tr(
            f"댓글을 등록할 권한이 없습니다({error}). 포크에서 온 요청이면 정상입니다.",
            f"the token may not comment ({error}), as it should be on changes from forks",
        )


def _summary(body: Path) -> str:
    content = read_regular_file(os.path.realpath(body), MAX_FILE_BYTES)
    text = content.decode("utf-8", "replace") if isinstance(content, bytes) else ""
    if MARKER in text:
        return text
    raise DnatrackError(
        Text(f"`{body}` 파일은 변경 요약이 아닙니다", f"`{body}` is no summary of a change"),
        Text(
            f"`dnatrack diff 기준 --format comment > {body}` 명령으로 작성하세요",
            f"make it: `dnatrack diff BASE --format comment > {body}`",
        ),
    )


def _review(environment: Mapping[str, str]) -> Review | None:
    if environment.get("GITHUB_ACTIONS") == "true":
        event = read_regular_file(environment.get("GITHUB_EVENT_PATH", ""), MAX_FILE_BYTES)
        return forge.pull_request_of(environment, event if isinstance(event, bytes) else b"")
    if environment.get("GITLAB_CI") == "true":
        return forge.merge_request_of(environment)
    raise DnatrackError(
        Text("GitHub Actions나 GitLab CI 작업이 아닙니다", "this is no job of GitHub or GitLab"),
        Text("CI에서 실행하세요(docs/ci.ko.md)", "run it in CI (docs/ci.en.md)"),
    )
