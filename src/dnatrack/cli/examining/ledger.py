"""What the data brings: that it is there, in a form that is known, with a calendar."""

from pathlib import Path

from dnatrack.cli.examining.scene import Scene
from dnatrack.i18n import Text
from dnatrack.loading.load import NoMemory, parse
from dnatrack.model.data_files import CALENDAR, SETTINGS
from dnatrack.reports.doctor import State, advice, broken, fine, not_here
from dnatrack.storage.data_folder import files_named
from dnatrack.storage.journal import JOURNAL, UnknownJournalError, journal_bytes, steps_of

KNOWN_SCHEMA = "1"


def data(scene: Scene) -> State:
    """Whether there is a data folder."""
    if isinstance(scene.folder, Path):
        return fine(str(scene.folder), str(scene.folder))
    return broken(scene.folder.message, scene.folder.hint)


def schema(scene: Scene) -> State:
    """Whether the data is in the format that this version reads."""
    if not isinstance(scene.folder, Path):
        return not_here("자료가 없습니다", "there is no data")
    settings = files_named(scene.folder, [SETTINGS]).get(SETTINGS, b"")
    value = parse(SETTINGS, settings, NoMemory()).value
    written = value.get("schema") if isinstance(value, dict) else None
    if written == KNOWN_SCHEMA:
        return fine(f"판 {written}", f"version {written}")
    if written is None:
        return broken(
            Text(f"`{SETTINGS}`에 `schema`가 없습니다", f"`{SETTINGS}` has no `schema`"),
            Text(f"`schema: {KNOWN_SCHEMA}` 줄을 더하세요", f"add a line `schema: {KNOWN_SCHEMA}`"),
        )
    return broken(
        Text(
            f"판 {written}: 이 프로그램은 판 {KNOWN_SCHEMA}을 읽습니다",
            f"version {written}; this program reads version {KNOWN_SCHEMA}",
        ),
        Text("dnatrack을 새 판으로 바꾸세요", "install a newer dnatrack"),
    )


def calendar(scene: Scene) -> State:
    """Whether the public holidays of this year and the next are written down."""
    if scene.tracker is None:
        return not_here("자료가 없습니다", "there is no data")
    known = {holiday.on.year for holiday in scene.tracker.holidays}
    wanted = (scene.today.year, scene.today.year + 1)
    missing = [str(year) for year in wanted if year not in known]
    if not missing:
        return fine(f"{min(known)}~{max(known)}년", f"{min(known)} to {max(known)}")
    years = ", ".join(missing)
    return advice(
        Text(f"공휴일이 없는 해: {years}", f"no public holidays of {years}"),
        Text(f"`{CALENDAR}`에 더하세요", f"add them to `{CALENDAR}`"),
    )


def writing(scene: Scene) -> State:
    """Whether a write that was cut off waits for the next one to finish it."""
    if not isinstance(scene.folder, Path):
        return not_here("자료가 없습니다", "there is no data")
    journal = journal_bytes(scene.folder)
    if journal is None:
        return fine("중단된 것 없음", "nothing was cut off")
    try:
        count = len(steps_of(scene.folder, journal))
    except UnknownJournalError:
        return broken(
            Text(
                f"`{JOURNAL}`은(는) 여기서 중단된 쓰기가 남긴 것이 아닙니다",
                f"`{JOURNAL}` was not left here by a write of this version",
            ),
            Text(
                "`git diff`로 자료를 확인하고 그 파일을 지우세요",
                "look at the data with `git diff`, then delete that file",
            ),
        )
    return advice(
        Text(
            f"파일 {count}개의 쓰기가 중단되었습니다. 끝난 것으로 읽습니다",
            f"a write of {count} files was cut off; they are read as if it were finished",
        ),
        Text("dnatrack으로 다음에 고칠 때 마무리됩니다", "the next edit with dnatrack finishes it"),
    )
