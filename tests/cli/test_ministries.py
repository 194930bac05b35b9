from tests.cli.running import dnatrack

ON = ("--on", "2026-11-23", "--lang", "ko")


def test_ministries_are_shown_beside_each_other() -> None:
    run = dnatrack("ministries", *ON)

    assert run.code == 0
    assert run.out.startswith("기관별 현황")


def test_one_ministry_is_shown_under_its_successor() -> None:
    run = dnatrack("ministries", "통계청", "--lineage", *ON)

    assert run.code == 0
    assert run.out.startswith("국가데이터처\n")
    assert "통계청 소관 과제는 국가데이터처에서 승계했습니다" in run.out


def test_a_ministry_that_is_not_there_is_refused_with_a_hint() -> None:
    run = dnatrack("ministries", "moiss", *ON)

    assert run.code == 2
    assert "`moiss` 기관이 없습니다" in run.err
    assert "비슷한 이름: `mois`" in run.err
