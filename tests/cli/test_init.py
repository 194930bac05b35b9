import subprocess
from pathlib import Path

from tests.cli.running import dnatrack


def _head(folder: Path) -> str:
    command = ["git", "-C", str(folder), "rev-parse", "HEAD"]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout


def test_the_sample_is_made_and_says_what_to_try_next(tmp_path: Path) -> None:
    run = dnatrack("init", "--sample", "history", "견본 이력", "--lang", "ko", at=tmp_path)

    assert run.code == 0
    assert run.out == (
        "공개 기록을 재구성한 저장소를 만들었습니다. 다음 명령으로 확인하세요:\n"
        "\n"
        "  cd '견본 이력'\n"
        "  dnatrack trend\n"
        "  dnatrack log dg-2-4\n"
        "  dnatrack diff 2020-06-22 2020-06-24\n"
        "  dnatrack overdue --on 2021-03-31 --at 2021-03-31 --against now\n"
    )
    assert dnatrack("validate", "--format", "concise", at=tmp_path / "견본 이력").code == 0


def test_the_sample_is_the_same_every_time(tmp_path: Path) -> None:
    dnatrack("init", "--sample", "history", "one", "--lang", "ko", at=tmp_path)
    dnatrack("init", "--sample", "history", "two", "--lang", "en", at=tmp_path)

    assert _head(tmp_path / "one") == _head(tmp_path / "two")


def test_the_sample_overwrites_nothing(tmp_path: Path) -> None:
    (tmp_path / "mine.txt").write_text("mine")

    run = dnatrack("init", "--sample", "history", ".", "--lang", "en", at=tmp_path)

    assert (run.code, run.out) == (2, "")
    assert run.err.startswith("error: there is something in `.` already, so nothing was written\n")
    assert [one.name for one in tmp_path.iterdir()] == ["mine.txt"]
