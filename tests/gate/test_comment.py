import json
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.running import Run, dnatrack
from tests.gate.forge import WE, Forge, running
from tests.gate.run_action import KEY

MARKER = "<!-- dnatrack-summary -->"
STRANGER = {"user": {"login": "somebody", "type": "User"}, "author": {"id": 1}}


def on_github(forge: Forge, at: Path, text: str, *, event: object = None) -> Run:
    (at / "event.json").write_text(json.dumps(event or {"pull_request": {"number": 5}}))
    (at / "body.md").write_text(text, "utf-8")
    return dnatrack("comment", "body.md", "--lang", "en", at=at,
                    GITHUB_ACTIONS="true", GITHUB_API_URL=forge.address, GITHUB_TOKEN=KEY,
                    GITHUB_REPOSITORY="example/tracker",
                    GITHUB_EVENT_PATH=str(at / "event.json"))  # fmt: skip


def on_gitlab(forge: Forge, at: Path, text: str, token: str = KEY) -> Run:
    (at / "body.md").write_text(text, "utf-8")
    return dnatrack("comment", "body.md", "--lang", "en", at=at,
                    GITLAB_CI="true", CI_API_V4_URL=forge.address, CI_MERGE_REQUEST_IID="5",
                    CI_PROJECT_ID="42", DNATRACK_GITLAB_TOKEN=token)  # fmt: skip


Post = Callable[[Forge, Path, str], Run]
HOSTS = pytest.mark.parametrize("post", [on_github, on_gitlab])


@HOSTS
def test_the_first_run_makes_a_comment_and_the_second_changes_it(
    forge: Forge, tmp_path: Path, post: Post
) -> None:
    runs = [post(forge, tmp_path, f"{MARKER}\n{text}\n") for text in ("하나", "둘")]

    assert [(run.code, run.out, run.err) for run in runs] == [
        (0, "commented\n", ""),
        (0, "comment updated\n", ""),
    ]
    assert forge.bodies(5) == [f"{MARKER}\n둘\n"]


@HOSTS
def test_a_comment_that_says_so_already_is_left_alone(
    forge: Forge, tmp_path: Path, post: Post
) -> None:
    post(forge, tmp_path, f"{MARKER}\n하나\n")
    forge.asked.clear()

    run = post(forge, tmp_path, f"{MARKER}\n하나\n")

    assert (run.code, run.out) == (0, "the comment says so already\n")
    assert {one.split(" ")[0] for one in forge.asked} == {"GET"}


@HOSTS
def test_other_comments_are_never_touched(forge: Forge, tmp_path: Path, post: Post) -> None:
    forge.add(5, f"{MARKER} I am the summary", STRANGER)
    forge.add(5, "another program", {"user": {"type": "Bot"}, "author": {"id": WE}})

    post(forge, tmp_path, f"{MARKER}\nours\n")

    assert forge.bodies(5)[:1] == [f"{MARKER} I am the summary"]
    assert forge.bodies(5)[1:] == ["another program", f"{MARKER}\nours\n"]


def test_the_comment_is_found_behind_a_hundred_others(forge: Forge, tmp_path: Path) -> None:
    for number in range(250):
        forge.add(5, f"{number}", STRANGER)
    on_github(forge, tmp_path, f"{MARKER}\none\n")

    on_github(forge, tmp_path, f"{MARKER}\ntwo\n")

    assert forge.bodies(5)[250:] == [f"{MARKER}\ntwo\n"]


def test_a_token_that_may_only_read_is_no_failure(forge: Forge, tmp_path: Path) -> None:
    forge.may_write = False

    run = on_github(forge, tmp_path, f"{MARKER}\nours\n")

    assert (run.code, run.err) == (0, "")
    assert "may not comment (403)" in run.out


def test_where_there_is_nothing_to_comment_on_nobody_is_asked(forge: Forge, tmp_path: Path) -> None:
    no_request = on_github(forge, tmp_path, MARKER, event={"ref": "refs/heads/main"})
    no_token = on_gitlab(forge, tmp_path, MARKER, token="")

    assert (no_request.code, no_token.code, forge.asked) == (0, 0, [])


def test_what_is_no_summary_is_not_posted(forge: Forge, tmp_path: Path) -> None:
    run = on_github(forge, tmp_path, "something else\n")

    assert (run.code, forge.asked) == (2, [])
    assert "dnatrack diff BASE --format comment > body.md" in run.err


def test_outside_of_ci_there_is_nowhere_to_comment(tmp_path: Path) -> None:
    (tmp_path / "body.md").write_text(MARKER)

    run = dnatrack("comment", "body.md", "--lang", "en", at=tmp_path)

    assert run.code == 2
    assert "no job of GitHub or GitLab" in run.err


@pytest.mark.parametrize("status", [500, 302])
def test_a_forge_that_does_not_answer_is_named_and_the_token_is_not(
    forge: Forge, tmp_path: Path, status: int
) -> None:
    forge.status = status

    run = on_github(forge, tmp_path, f"{MARKER}\nours\n")

    assert run.code == 2
    assert f"no answer from `{forge.address}`: {status}" in run.err
    assert KEY not in run.err
    assert len(forge.asked) == 1


def test_a_forge_that_is_not_there_is_named(tmp_path: Path) -> None:
    with running(Forge()) as forge:
        pass

    run = on_github(forge, tmp_path, f"{MARKER}\nours\n")

    assert run.code == 2
    assert forge.address in run.err


def test_the_token_is_sent_as_each_forge_wants_it(forge: Forge, tmp_path: Path) -> None:
    on_github(forge, tmp_path, f"{MARKER}\nours\n")
    on_gitlab(forge, tmp_path, f"{MARKER}\nours\n")

    assert forge.tokens == {f"Bearer {KEY}", KEY}
