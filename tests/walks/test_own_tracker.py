"""From an empty folder to a tracker of one's own: at most six commands, no file edited by hand."""

from pathlib import Path

import pytest

from tests.walks.walk import Person

MOST_COMMANDS = 6

CITY = (
    "taskforce", "--title", "City Plan 2030",
    "--ministry", "parks=Parks Department",
    "--ministry", "fire=Fire Department",
    "--ministry", "streets=Street Department",
    "--ministry", "library=City Library",
    "--chair", "Mayor", "--chair-ministry", "streets",
    "--source", "https://riverton.example/plan-2030", "--source-title", "City Plan 2030",
    "--source-publisher", "City of Riverton", "--source-kind", "official",
)  # fmt: skip
PROMISES = """\
task title,lead,title,kind,due,source
Ladder trucks,Fire Department,Two trucks in service,service,2028-H1,S1
Fire station 5,fire,Station opens,service,2029-06,S1
Smoke detectors,fire,10000 detectors handed out,service,2027,S1
Trees,Parks Department,1000 trees planted,service,2027-Q4,S1
River park,parks,Park opens,service,2029,S1
Playgrounds,parks,Six playgrounds renewed,service,2028-H2,S1
Safe crossings,Street Department,40 crossings rebuilt,service,2028,S1
Bus lanes,streets,Plan adopted,plan,2027-03-31,S1
Night lights,streets,All lamps are LED,system,2028-06,S1
Open Sundays,City Library,Main library opens on Sundays,service,2027-Q1,S1
Book bus,library,Bus runs,service,2027-H2,S1
Free cards,library,Rules adopted,legislation,2027-02,S1
"""


@pytest.fixture
def city(tmp_path: Path) -> Person:
    """Somebody in Riverton, where there is nothing yet."""
    person = Person(tmp_path, "en", TZ="America/Chicago")
    said = person.dnatrack("init", "riverton", "--empty", "--title", "Riverton's promises")
    person.folder /= "riverton"
    assert "Days are those of America/Chicago" in said
    empty = person.look("status")
    person.dnatrack("new", *CITY, "--yes")
    assert "No taskforce is registered yet." in empty
    assert "begin with `dnatrack new taskforce`" in empty
    assert "begin with `dnatrack new task`" in person.look("status")
    return person


def test_a_city_in_english_makes_its_first_promise(city: Person) -> None:
    city.dnatrack(
        "new", "task", "--taskforce", "City Plan 2030", "--title", "Ladder trucks",
        "--lead", "Fire Department", "--promise", "Two new ladder trucks", "--source", "S1",
    )  # fmt: skip
    city.dnatrack(
        "new", "milestone", "city-plan-2030-1", "--title", "Two trucks in service",
        "--kind", "service", "--due", "2028-H1", "--source", "S1",
    )  # fmt: skip
    city.commit("Begin")
    status = city.dnatrack("status")

    assert "Riverton's promises" in status
    assert "Two trucks in service" in status
    assert len(city.commands) <= MOST_COMMANDS
    assert city.has_clean_repository()


def test_a_city_in_english_takes_in_twelve_promises(city: Person) -> None:
    (city.folder / "promises.csv").write_text(PROMISES, "utf-8")

    city.dnatrack("import", "promises.csv", "--yes")
    (city.folder / "promises.csv").unlink()
    city.commit("Begin")
    status = city.dnatrack("status")

    assert "tasks 12   milestones 12" in " ".join(status.split("\n"))
    assert len(city.commands) <= MOST_COMMANDS
    assert city.has_clean_repository()


@pytest.mark.parametrize("title", ["Two trucks", "{en: Two trucks}"])
def test_a_city_in_english_edits_a_title_in_the_sheet(city: Person, title: str) -> None:
    (city.folder / "promises.csv").write_text("\n".join(PROMISES.splitlines()[:2]), "utf-8")
    city.dnatrack("import", "promises.csv", "--yes")
    (task,) = (city.folder / "data/tasks").iterdir()
    was = task.read_text("utf-8").replace("title: Two trucks in service", f"title: {title}")
    task.write_text(was, "utf-8")

    city.dnatrack("export", "csv", "plan.csv")
    sheet = city.folder / "plan.csv"
    sheet.write_text(sheet.read_text("utf-8").replace("Two trucks", "Three trucks", 1), "utf-8")
    city.dnatrack("import", "plan.csv", "--yes")

    assert task.read_text("utf-8") == was.replace("Two trucks", "Three trucks")


def test_a_ministry_in_korean_makes_its_first_promise(tmp_path: Path) -> None:
    ministry = Person(tmp_path, "ko", TZ="America/Chicago")

    said = ministry.dnatrack("init", "예시부", "--empty", "--title", "예시부 주요 과제")
    ministry.folder /= "예시부"
    ministry.dnatrack(
        "new", "taskforce", "innovation", "--title", "혁신 TF", "--ministry", "moex=예시행정부",
        "--chair", "기획조정실장", "--source", "2027년 업무계획",
        "--source-publisher", "예시행정부", "--source-kind", "official", "--yes",
    )  # fmt: skip
    ministry.dnatrack(
        "new", "task", "--taskforce", "혁신 TF", "--title", "온라인 민원", "--lead", "예시행정부",
        "--promise", "민원 100종을 온라인으로 처리", "--source", "S1",
    )  # fmt: skip
    ministry.dnatrack(
        "new", "milestone", "innovation-1", "opening", "--title", "서비스 개통",
        "--kind", "service", "--due", "2027-H2", "--source", "S1",
    )  # fmt: skip
    ministry.commit("시작")
    status = ministry.dnatrack("status")

    assert "기준 시간대: Asia/Seoul" in said
    assert "예시부 주요 과제" in status
    assert "서비스 개통" in status
    assert len(ministry.commands) <= MOST_COMMANDS
    assert ministry.has_clean_repository()
