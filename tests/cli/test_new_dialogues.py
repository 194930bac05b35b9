"""The commands that add something, at a terminal where somebody answers."""

import re
from pathlib import Path

import pytest

from tests.cli.running import Run, in_terminal, new_source

NEXT_SOURCE = new_source()


def answered(tracker: Path, command: str, *answers: str, lang: str = "en") -> Run:
    typed = "".join(f"{one}\n" for one in answers)
    return in_terminal(["new", *command.split(), "--lang", lang], 80, tracker, typed=typed)


def tail(tracker: Path, file: str, lines: int) -> list[str]:
    return (tracker / "data" / file).read_text("utf-8").splitlines()[-lines:]


KINDS = """\
  plan          계획
  legislation   입법
  service       서비스
  system        시스템
  consultation  의견수렴
  budget        예산
  review        점검
  roadmap       로드맵"""


def test_a_milestone_is_asked_for_in_korean(tracker: Path) -> None:
    run = answered(
        tracker, "milestone dg-2-4", "통합 앱", "One app", "서비스", "2023-H1", "S2", "", "y",
        lang="ko",
    )  # fmt: skip

    assert run.code == 0
    assert run.err.split(": ")[:-2] == [
        "제목",
        "영어 제목 (없으면 Enter)",
        f"{KINDS}\n종류",
        "기한(2020-H2, 2020-03) (없으면 Enter)",
        "출처(id, 주소, 새 문서의 제목)",
        "id [one-app]",
        "이대로 저장하시겠습니까? [예/아니요]",
    ]
    assert tail(tracker, "tasks/dg-2-4.yaml", 6) == [
        "  - id: one-app",
        "    title: {ko: 통합 앱, en: One app}",
        "    kind: service",
        "    due: 2023-H1",
        "    lifecycle: planned",
        "    sources: [S2]",
    ]


def test_a_wrong_answer_is_asked_for_again(tracker: Path) -> None:
    run = answered(
        tracker, "milestone dg-2-4", "통합 앱", "", "servise", "service", "soon", "2023", "S999",
        "S2, S4", "spread", "Not One", "one-app", "y",
    )  # fmt: skip

    assert run.code == 0
    assert re.findall(" *([^:\n]*): error: (.*)", run.err) == [
        ("kind", "`servise` is no word used here"),
        ("due (2020-H2, 2020-03) (Enter for none)", "`soon` cannot stand here"),
        ("source (id, address, or title of a new one)", "there is no source `S999`"),
        ("id [service-5]", "the id `spread` is in use already"),
        ("id [service-5]", "`Not One` cannot be an id"),
    ]
    assert tail(tracker, "tasks/dg-2-4.yaml", 1) == ["    sources: [S2, S4]"]


def test_a_task_is_asked_for_in_english(tracker: Path) -> None:
    run = answered(
        tracker, "task", "data-economy", "마이데이터 표준", "MyData standard", "과기정통부",
        "금융위, 행안부", "", "", "S1", "", "y",
    )  # fmt: skip

    assert run.code == 0
    assert "  data-economy        Data Economy Promotion TF\n" in run.err
    assert "priority" not in run.err
    assert tail(tracker, "tasks/de-4.yaml", 9) == [
        "id: de-4",
        "title: {ko: 마이데이터 표준, en: MyData standard}",
        "taskforce: data-economy",
        "lead: msit",
        "partners: [fsc, mois]",
        "multi_ministry: true",
        "promise: {text: 마이데이터 표준, source: S1}",
        "lifecycle: planned",
        "sources: [S1]",
    ]


def test_the_priorities_of_a_taskforce_are_shown(tracker: Path) -> None:
    run = answered(
        tracker, "task --taskforce digital-government", "dg-9", "dg-2", "새 과제", "", "", "", "",
        "S2", "", "no",
    )  # fmt: skip

    assert run.code == 1
    assert "  dg-2  Public-sector MyData\n" in run.err
    assert "there is no priority `dg-9`" in run.err
    assert "id [dg-2-6]: " in run.err
    assert "expected-total" in run.out


def test_a_meeting_is_asked_for_item_by_item(tracker: Path) -> None:
    run = answered(
        tracker, "meeting --taskforce data-economy", "2020-02", "2020-02-11", "", "", "Third",
        "간담회, 결과", "계획", "", "", "data-economy/roundtables", "S18", "", "y",
    )  # fmt: skip

    assert run.code == 0
    assert "number of the meeting [3]: " in run.err
    assert tail(tracker, "meetings.yaml", 10) == [
        "  - id: data-economy-3",
        "    on: 2020-02-11",
        "    taskforce: data-economy",
        "    number: 3",
        "    title: {ko: 데이터 경제 활성화 TF 3차 회의, en: Third}",
        "    reviewed:",
        "      - 간담회, 결과",
        "      - 계획",
        "    milestones: [data-economy/roundtables]",
        "    sources: [S18]",
    ]


def test_a_ministry_may_come_with_a_document_that_is_new(tracker: Path) -> None:
    run = answered(
        tracker, "ministry moh --successor-of 복지부", "보건부", "", "Ministry of Health", "MOH",
        "2026-03-01", "분리", "정부조직법, 개정", "국회", "2026-02", "법령", "y", lang="ko",
    )  # fmt: skip

    assert run.code == 0
    assert tail(tracker, "ministries.yaml", 4) == [
        "  - id: moh",
        "    names:",
        "      - {ko: 보건부, en: Ministry of Health, acronym: MOH, from: 2026-03-01}",
        f"    sources: [{NEXT_SOURCE}]",
    ]
    assert tail(tracker, "sources.yaml", 6)[:2] == [
        f"  {NEXT_SOURCE}:",
        "    title: 정부조직법, 개정",
    ]


def test_an_issue_is_raised_today_where_nobody_says_otherwise(tracker: Path) -> None:
    run = answered(
        tracker, "issue dg-2-4", "비용", "Who pays", "행안부", "2020-02", "S2", "", "y"
    )  # fmt: skip

    assert run.code == 0
    assert "when it was raised [20" in run.err
    assert tail(tracker, "tasks/dg-2-4.yaml", 5) == [
        "  - id: who-pays",
        "    title: {ko: 비용, en: Who pays}",
        "    between: [mois]",
        "    raised: 2020-02",
        "    sources: [S2]",
    ]


def test_a_source_is_asked_for_and_a_known_address_is_not_taken(tracker: Path) -> None:
    known = "https://www.koreapost.com/news/articleView.html?idxno=46306"
    run = answered(
        tracker, "source", known, "https://www.mois.go.kr/a", "제목", "행안부", "", "", "y"
    )  # fmt: skip

    assert run.code == 0
    assert "this address is source `S78` already" in run.err
    assert tail(tracker, "sources.yaml", 6) == [
        f"  {NEXT_SOURCE}:",
        "    title: 제목",
        "    publisher: 행안부",
        "    url: https://www.mois.go.kr/a",
        "    kind: official",
        "    seen: excerpt",
    ]


def test_who_says_no_in_the_end_writes_nothing(tracker: Path) -> None:
    run = answered(tracker, "source --url https://law.go.kr/1", "법", "국회", "", "", "n")

    assert run.code == 1
    assert run.err.endswith("Write this? [yes/no]: Nothing was written.\n")
    assert NEXT_SOURCE not in (tracker / "data/sources.yaml").read_text("utf-8")


@pytest.mark.parametrize("command", ["milestone dg-2-4 spread", "issue dg-9", "ministry moef"])
def test_what_cannot_be_is_said_before_anything_is_asked(tracker: Path, command: str) -> None:
    run = answered(tracker, command)

    assert (run.code, run.err[:7]) == (2, "error: ")
