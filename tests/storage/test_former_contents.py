"""What stood under an id before it was deleted."""

from collections.abc import Sequence
from pathlib import Path

import pytest

from dnatrack.model.data_files import DataPath
from dnatrack.storage.former_contents import last_entry, last_facts
from dnatrack.storage.git_read import GitRepository
from dnatrack.storage.read_history import ParsedParts
from dnatrack.yamltext.value import Value
from tests.history.repositories import Content, Step, git, milestone, repository, task

ONE = task("dg-1")
DRAFT = task("dg-1", milestone("draft", title="초안"), milestone("a", title="가"))
SECOND = task("dg-1", milestone("draft", title="둘째 초안"), milestone("draft-a", title="나"))
LAST = {"dg-1": "과제", "dg-1/draft": "둘째 초안", "dg-1/a": "가", "dg-1/draft-a": "나"}


@pytest.mark.parametrize(
    ("contents", "commit", "ids", "titles"),
    [
        ([DRAFT, SECOND, ONE], "HEAD", [], LAST),
        ([DRAFT, SECOND, ONE], "HEAD", ["dg-1", "dg-1/a", "dg-1/draft", "dg-1/never"], LAST),
        ([ONE, DRAFT], "HEAD~1", [], {"dg-1": "과제"}),
        ([ONE, "id: [\n", None], "HEAD", [], {"dg-1": "과제"}),
    ],
    ids=["all", "those that are asked for", "up to a commit", "past what is broken or deleted"],
)
def test_what_stood_under_an_id_is_known_by_its_last_title(
    tmp_path: Path,
    contents: Sequence[Content],
    commit: str,
    ids: Sequence[str],
    titles: dict[str, str],
) -> None:
    steps = [Step({"data/tasks/dg-1.yaml": one}) for one in contents]
    other = Step({"data/tasks/dg-2.yaml": task("dg-2")})
    found = GitRepository.around(repository(tmp_path, [other, *steps]) / "data")

    last = last_facts(found, git(tmp_path, "rev-parse", commit), ["tasks/dg-1.yaml"], ids)

    found_titles = {id_: one.title for id_, one in last.items() if not ids or id_ in ids}
    assert found_titles == {id_: title for id_, title in titles.items() if not ids or id_ in ids}


def test_old_contents_that_do_not_mention_a_new_id_are_not_parsed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    texts = [task("dg-1", milestone("draft", due=f"20{year}")) for year in range(20, 30)]
    steps = [Step({"data/tasks/dg-1.yaml": text}) for text in texts]
    found = GitRepository.around(repository(tmp_path, steps) / "data")
    monkeypatch.setattr(ParsedParts, "value", None)

    assert last_facts(found, found.head or "", ["tasks/dg-1.yaml"], ["dg-1/new"]) == {}


FIRST: dict[str, Content] = {
    "data/sources.yaml": "sources:\n  S1: {title: 하나}\n  S2: {title: 둘}\n",
    "data/meetings.yaml": "meetings:\n  - {id: first, title: 첫 회의}\n",
}
LATER: dict[str, Content] = {
    "data/sources.yaml": "sources:\n  S1: {title: 새 하나}\n",
    "data/meetings.yaml": "meetings: S2 first\n",
}


@pytest.mark.parametrize(
    ("holder", "id_", "entry"),
    [
        ("sources", "S2", {"title": "둘"}),
        ("sources", "S1", {"title": "새 하나"}),
        ("sources", "S3", None),
        ("meetings", "first", {"id": "first", "title": "첫 회의"}),
        ("meetings", "S2", None),
        ("ministries", "first", None),
    ],
)
def test_what_stood_last_in_a_list_or_mapping_is_known(
    tmp_path: Path, holder: str, id_: str, entry: Value
) -> None:
    found = GitRepository.around(repository(tmp_path, [Step(FIRST), Step(LATER)]) / "data")

    last = last_entry(found, found.head or "", DataPath(f"{holder}.yaml", (holder,)), id_)

    assert last == entry
