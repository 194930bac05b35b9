"""The head of the report of a period: which days, which commits, which thresholds."""

from collections.abc import Iterator

from dnatrack.i18n import tr
from dnatrack.reports import wording
from dnatrack.reports.period.reviewed import Reviewed, Side
from dnatrack.reports.report import Cell, Fact, JsonValue, Tone


def facts(reviewed: Reviewed) -> tuple[Fact, ...]:
    """The day of the report and of the last one, and the state that each was made from."""
    earlier = reviewed.earlier
    return (
        Fact("on", tr("기준일", "as of"), _day(reviewed.after)),
        Fact("since", tr("지난 보고", "last report"), _day(reviewed.before)),
        Fact("commit", tr("자료", "data"), _commit(reviewed.after)),
        Fact("since_commit", tr("지난 자료", "data then"), _commit(reviewed.before)),
        Fact("is_committed", "", Cell("", reviewed.after.is_committed)),
        Fact("earlier", "", Cell("", earlier.today.isoformat() if earlier else None)),
        Fact("earlier_commit", "", Cell("", earlier.commit if earlier else None)),
    )


def _day(side: Side) -> Cell:
    return Cell(wording.day_with_weekday(side.today), side.today.isoformat())


def _commit(side: Side) -> Cell:
    commit = side.commit or ""
    if side.is_committed:
        return Cell(commit[:10], commit, Tone.FAINT)
    beyond = tr("커밋하지 않은 파일 포함", "with files not committed")
    shown = f"{commit[:10]} ({beyond})" if commit else beyond
    return Cell(shown, side.commit, Tone.WARN)


def details(reviewed: Reviewed, version: str) -> tuple[Fact, ...]:
    """By what was judged: the thresholds, the meaning of the signals, the tool."""
    thresholds = Cell(_thresholds(reviewed), _values(reviewed))
    return (
        Fact("thresholds", tr("기준값", "thresholds"), thresholds),
        Fact("version", tr("작성", "made by"), Cell(f"dnatrack {version}", version)),
    )


def _values(reviewed: Reviewed) -> JsonValue:
    values = reviewed.after.judgement.tracker.settings.thresholds.model_dump()
    return {key: list(one) if isinstance(one, tuple) else one for key, one in values.items()}


def _thresholds(reviewed: Reviewed) -> str:
    of = reviewed.after.judgement.tracker.settings.thresholds
    ladder = " · ".join(map(str, of.silent_after_days))
    return tr(
        f"재검토 필요 {of.red_after_days}일 초과 지연 또는 {of.red_after_slips}회 이상 연기, "
        f"임박 {of.due_soon_days}일 이내, 현안 {of.unsettled_after_days}일 초과, "
        f"소식 없음 {ladder}일 초과",
        f"red: more than {of.red_after_days} d late or {of.red_after_slips} slips or more; "
        f"due soon: within {of.due_soon_days} d; issues: more than {of.unsettled_after_days} d; "
        f"no news: more than {ladder} d",
    )


def notes(reviewed: Reviewed) -> Iterator[str]:
    """How the two days are to be understood, and what stands on weak ground."""
    yield tr(
        "지난 보고는 그날까지의 자료를 그날 기준으로, 이번 보고는 이번 자료를 이번 기준일로 판정",
        "The last report is judged by the data known then, as of its day; this one by the data "
        "of now, as of its own.",
    )
    if not reviewed.after.is_committed:
        yield tr(
            "커밋하지 않은 파일로 만든 보고서로, 다시 만들어 확인할 수 없음",
            "Made from files that are not committed: it cannot be verified by making it again.",
        )
    if reviewed.earlier is None:
        yield tr(
            "이력이 짧아 세 번 이상 이어진 신호는 알 수 없음",
            "The history is too short to tell signals that last for three reports.",
        )
