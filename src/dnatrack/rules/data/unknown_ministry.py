"""A ministry is named that is not in `ministries.yaml`."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from dnatrack.i18n import Text
from dnatrack.loading.load import Loaded
from dnatrack.model.data_files import MINISTRIES
from dnatrack.model.finding import Problem, Severity
from dnatrack.model.ministry import Ministry
from dnatrack.rules.examples import EXAMPLE_TASK, EXAMPLE_TASK_FILE
from dnatrack.rules.references import ministry_references
from dnatrack.rules.rule import rule
from dnatrack.rules.suggest import Vocabulary


@rule(
    Severity.ERROR,
    Text("등록되지 않은 기관을 참조합니다", "A ministry is named that is not registered"),
    Text(
        "기관의 명칭은 바뀌지만 id는 바뀌지 않습니다. 약칭이나 새 명칭을 그때그때 적으면 한 기관의 "
        "과제가 여러 기관으로 나뉘어 집계됩니다.",
        "Ministries change their names, ids do not change. With short or new names written "
        "now and then, the tasks of one ministry would be scattered over several.",
    ),
    passes={EXAMPLE_TASK_FILE: EXAMPLE_TASK.replace("lead: mois", "lead: moef")},
    fails={EXAMPLE_TASK_FILE: EXAMPLE_TASK.replace("lead: mois", "lead: 기재부")},
)
def check(loaded: Loaded) -> Iterator[Problem]:
    tracker = loaded.tracker
    if MINISTRIES in tracker.partly_read:
        return
    known = tracker.ministries_by_id
    unknown = (one for one in ministry_references(tracker) if one.ministry not in known)
    spellings: _Spellings | None = None
    for reference in unknown:
        spellings = spellings or _Spellings(tracker.ministries)
        written = reference.ministry
        yield Problem(
            reference.place,
            Text(
                f"`{written}` 기관은 `{MINISTRIES}`에 등록되지 않았습니다",
                f"`{written}` is not the id of a ministry in `{MINISTRIES}`",
            ),
            spellings.way_out(written),
            on_key=reference.is_key,
        )


class _Spellings:
    """Every way in which people write the known ministries."""

    def __init__(self, ministries: Sequence[Ministry]) -> None:
        ids: defaultdict[str, list[str]] = defaultdict(list)
        for ministry in ministries:
            for spelling in sorted(ministry.spellings):
                ids[spelling.replace(" ", "")].append(ministry.id)
        self._ids: Mapping[str, list[str]] = ids
        self._vocabulary = Vocabulary(ids)

    def way_out(self, written: str) -> Text:
        """The id to write for a name, a short name, an acronym, or something like these."""
        ids = self._ids.get(_plain(written))
        if ids:
            return Text(
                f"{' 또는 '.join(f'`{one}`' for one in ids)} 값으로 적으세요",
                f"write {' or '.join(f'`{one}`' for one in ids)}",
            )
        close = self._vocabulary.closest(_plain(written))
        if close is None:
            return Text(
                f"기관을 `{MINISTRIES}`에 먼저 등록하세요",
                f"register the ministry in `{MINISTRIES}` first",
            )
        id_ = self._ids[close][0]
        named = "" if close == id_ else f"({close})"
        return Text(
            f"비슷한 이름: `{id_}`{named}. 새 기관이면 `{MINISTRIES}`에 등록하세요",
            f"did you mean `{id_}`{named}? A new one has to be registered in `{MINISTRIES}`",
        )


def _plain(written: str) -> str:
    return written.casefold().replace(" ", "")
