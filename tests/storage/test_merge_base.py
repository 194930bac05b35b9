from collections.abc import Mapping
from pathlib import Path

import pytest

from dnatrack.errors import DnatrackError
from dnatrack.history.facts import ItemFacts
from dnatrack.storage.former_contents import last_facts
from dnatrack.storage.git_ancestry import merge_base
from dnatrack.storage.git_read import GitRepository
from dnatrack.storage.read_history import ParsedParts
from tests.history.repositories import Step, extend, git, milestone, moved, repository, task

FILE = "data/tasks/dg-1.yaml"


def parting(folder: Path, one: str, other: str) -> str:
    found = GitRepository.around(folder / "data")
    ids = [git(folder, "rev-parse", name) for name in (one, other)]
    return merge_base(found, *ids)


def test_two_lines_part_at_the_last_commit_that_both_have(tmp_path: Path) -> None:
    folder = repository(tmp_path, [Step(moved("2020-03")), Step(moved("2020-04"))])
    git(folder, "branch", "side")
    extend(folder, [Step(moved("2020-05"))])
    extend(folder, [Step(moved("2020-06"))], branch="side")

    assert parting(folder, "main", "side") == git(folder, "rev-parse", "main~1")
    assert parting(folder, "main~1", "side") == git(folder, "rev-parse", "main~1")


def test_lines_without_a_common_commit_are_refused(tmp_path: Path) -> None:
    folder = repository(tmp_path, [Step(moved("2020-03"))])
    extend(folder, [Step(moved("2020-06"))], branch="other")

    with pytest.raises(DnatrackError, match="공통 이력이 없습니다") as caught:
        parting(folder, "main", "other")

    assert caught.value.hint is not None


def test_a_shallow_clone_that_does_not_reach_back_says_the_cure(tmp_path: Path) -> None:
    folder = repository(tmp_path / "whole", [Step(moved("2020-03"))])
    git(folder, "branch", "side")
    extend(folder, [Step(moved("2020-05"))])
    extend(folder, [Step(moved("2020-06"))], branch="side")
    clone = tmp_path / "clone"
    url = folder.as_uri()
    git(tmp_path, "clone", "-q", "--depth=1", "--no-single-branch", url, str(clone))

    with pytest.raises(DnatrackError, match="얕은 복제") as caught:
        parting(clone, "origin/main", "origin/side")

    assert caught.value.hint is not None
    assert "fetch-depth: 0" in caught.value.hint.en


def _titles(last: Mapping[str, ItemFacts]) -> dict[str, str]:
    return {id_: one.title for id_, one in last.items()}


def test_what_stood_under_an_id_is_known_by_its_last_title(tmp_path: Path) -> None:
    first = task("dg-1", milestone("draft", title="초안"), milestone("final", title="최종"))
    folder = repository(
        tmp_path,
        [
            Step({FILE: first}),
            Step({FILE: task("dg-1", milestone("draft", title="둘째 초안"))}),
            Step({FILE: task("dg-1"), "data/tasks/dg-2.yaml": task("dg-2")}),
        ],
    )
    found = GitRepository.around(folder / "data")

    last = last_facts(found, git(folder, "rev-parse", "HEAD"), ["tasks/dg-1.yaml"])

    assert _titles(last) == {"dg-1": "과제", "dg-1/draft": "둘째 초안", "dg-1/final": "최종"}


def test_of_the_ids_that_are_asked_for_the_last_titles_are_known(tmp_path: Path) -> None:
    first = task("dg-1", milestone("draft", title="초안"), milestone("a", title="가"))
    second = task("dg-1", milestone("draft", title="둘째 초안"), milestone("draft-a", title="나"))
    folder = repository(
        tmp_path, [Step({FILE: first}), Step({FILE: second}), Step({FILE: task("dg-1")})]
    )
    found = GitRepository.around(folder / "data")
    head = git(folder, "rev-parse", "HEAD")
    ids = ["dg-1", "dg-1/a", "dg-1/draft", "dg-1/never"]

    last = last_facts(found, head, ["tasks/dg-1.yaml"], ids)

    assert {id_: _titles(last).get(id_) for id_ in ids} == {
        "dg-1": "과제",
        "dg-1/a": "가",
        "dg-1/draft": "둘째 초안",
        "dg-1/never": None,
    }


def test_old_contents_that_do_not_mention_a_new_id_are_not_parsed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    steps = [Step({FILE: task("dg-1", milestone("draft", due=f"20{n}"))}) for n in range(20, 30)]
    found = GitRepository.around(repository(tmp_path, steps) / "data")
    monkeypatch.setattr(ParsedParts, "value", None)

    last = last_facts(found, found.head or "", ["tasks/dg-1.yaml"], ["dg-1/new"])

    assert last == {}


def test_what_came_after_the_commit_is_not_known(tmp_path: Path) -> None:
    folder = repository(
        tmp_path, [Step({FILE: task("dg-1")}), Step({FILE: task("dg-1", milestone("draft"))})]
    )
    found = GitRepository.around(folder / "data")

    last = last_facts(found, git(folder, "rev-parse", "HEAD~1"), ["tasks/dg-1.yaml"])

    assert _titles(last) == {"dg-1": "과제"}


def test_a_file_that_was_broken_or_deleted_is_passed_over(tmp_path: Path) -> None:
    steps = [Step({FILE: task("dg-1")}), Step({FILE: "id: [\n"}), Step({FILE: None})]
    folder = repository(tmp_path, [Step({"data/tracker.yaml": "schema: 1\n"}), *steps])
    found = GitRepository.around(folder / "data")

    last = last_facts(found, git(folder, "rev-parse", "HEAD"), ["tasks/dg-1.yaml"])

    assert _titles(last) == {"dg-1": "과제"}
