import pytest

from dnatrack.app.questions import Questions
from dnatrack.app.set_value import SetOptions, planned_value
from dnatrack.editing.values import place_named
from dnatrack.errors import DnatrackError
from dnatrack.loading.load import Loaded, load
from dnatrack.model.data_files import DataPath
from dnatrack.rules.examples import example_snapshot, task_with_milestone
from dnatrack.yamltext.parsed_text import AddItem, Edit, Remove, SetValue
from dnatrack.yamltext.value import Value

TASK = "tasks/example.yaml"
REPORT = DataPath(TASK, ("milestones", 0))
PRIORITY = DataPath("taskforces.yaml", ("taskforces", 0, "priorities", 0))
SETTINGS = DataPath("tracker.yaml")
ISSUES = "issues:\n  - {id: scope, title: 범위, raised: 2020-02, sources: [S1]}\n"
LINES = """\
due: 2020-03
lifecycle: planned
revisions:
  - {on: 2020-02-01, from: 2020-02, to: 2020-03, reason: budget}
"""


def example() -> Loaded:
    files = dict(task_with_milestone(LINES))
    return load(example_snapshot({**files, TASK: f"{files[TASK]!s}{ISSUES}"}))


@pytest.mark.parametrize(
    ("path", "at"),
    [
        ("example.lead", DataPath(TASK, ("lead",))),
        ("example.title.en", DataPath(TASK, ("title", "en"))),
        ("example/report.note", REPORT.at("note")),
        ("example.milestones.report.kind", REPORT.at("kind")),
        ("example/report.revisions.0.note", REPORT.at("revisions", 0, "note")),
        ("example/report.basis.due.note", REPORT.at("basis", "due", "note")),
        ("example/scope.settled", DataPath(TASK, ("issues", 0, "settled"))),
        ("S1.url", DataPath("sources.yaml", ("sources", "S1", "url"))),
        ("moef.names.0.short", DataPath("ministries.yaml", ("ministries", 1, "names", 0, "short"))),
        ("example-1.name.ko", PRIORITY.at("name", "ko")),
        ("tracker.thresholds.red_after_days", SETTINGS.at("thresholds", "red_after_days")),
    ],
)
def test_a_path_leads_to_its_place(path: str, at: DataPath) -> None:
    assert place_named(example(), path) == at


@pytest.mark.parametrize(
    ("path", "said", "way_out"),
    [
        ("exampel.lead", "nothing called `exampel`", "did you mean `example`?"),
        ("example.leed", "no field `leed`", "did you mean `lead`?"),
        ("example/report.revisions.7.note", "the list has no `7`", "there are: `0`"),
        ("example/report.due.day", "no field `day`", "nothing inside that value"),
        ("example", "which field of `example`", "`example.id`"),
    ],
)
def test_a_path_that_leads_nowhere_says_where_it_ends(path: str, said: str, way_out: str) -> None:
    with pytest.raises(DnatrackError) as caught:
        place_named(example(), path)

    assert said in caught.value.message.en
    assert caught.value.hint is not None
    assert way_out in caught.value.hint.en


def edits(path: str, *values: str, **more: tuple[str, ...]) -> list[Edit]:
    planning = planned_value(path, SetOptions(values, **more))  # type: ignore[arg-type] # tuples
    return list(planning.plan(example(), Questions()).edits)


@pytest.mark.parametrize(
    ("path", "value", "meant"),
    [
        ("example.lead", "기재부", "moef"),
        ("example/report.lifecycle", "추진중", "in-progress"),
        ("example.multi_ministry", "예", "true"),
        ("example/report.start", "2020-H1", "2020-H1"),
        ("example/report.start", "2020. 3. 31.", "2020-03-31"),
        ("tracker.thresholds.due_soon_days", "014", "14"),
        ("example.note", "no", "no"),
        ("example/report.basis.due.status", "derived", "derived"),
    ],
)
def test_words_of_people_become_values_of_the_data(path: str, value: str, meant: str) -> None:
    at = place_named(example(), path)

    assert edits(path, value) == [SetValue(at, meant)]


@pytest.mark.parametrize(
    ("path", "values", "meant"),
    [
        ("example.override", ("signal=정상추진", "reason=값=1", "until=2020-12-31"),
         {"signal": "green", "reason": "값=1", "until": "2020-12-31"}),
        # A list among values that belong together has commas.
        ("example/report.looked_for", ("on=2020-06-01", "sources=S1,S2"),
         {"on": "2020-06-01", "sources": ["S1", "S2"]}),
        # A title alone is the Korean one.
        ("example.title", ("새 이름",), {"ko": "새 이름"}),
    ],
)  # fmt: skip
def test_values_that_belong_together_are_set_together(
    path: str, values: tuple[str, ...], meant: dict[str, Value]
) -> None:
    at = place_named(example(), path)

    assert edits(path, *values) == [SetValue(at.at(key), value) for key, value in meant.items()]


def test_an_entry_of_several_values_is_not_called_no_list() -> None:
    with pytest.raises(DnatrackError) as caught:
        edits("example.updates", add=("설명회",))

    assert caught.value.message.en == "each entry of `example.updates` holds several values"


def test_a_list_is_set_as_a_whole_or_changed_by_item() -> None:
    at = DataPath(TASK, ("sources",))

    assert edits("example.sources", "S1", "S2") == [SetValue(at, ["S1", "S2"])]
    assert edits("example.sources", "S1,S2") == [SetValue(at, ["S1", "S2"])]
    assert edits("example.sources", add=("S2", "S1")) == [AddItem(at, "S2")]
    assert edits("example.sources", remove=("S1",)) == [Remove(at.at(0))]


def test_what_is_said_twice_of_a_list_counts_once() -> None:
    at = DataPath(TASK, ("sources",))

    assert edits("example.sources", "S1,S1") == [SetValue(at, ["S1"])]
    assert edits("example.sources", add=("S2", "S2")) == [AddItem(at, "S2")]
    assert edits("example.sources", remove=("S1", "S1")) == [Remove(at.at(0))]
    moved = [Remove(at.at(0)), AddItem(at, "S1")]
    assert edits("example.sources", add=("S1",), remove=("S1",)) == moved


@pytest.mark.parametrize("path", ["example/report.due", "example.milestones.report.due"])
def test_who_sets_a_deadline_learns_how_it_moves(path: str) -> None:
    with pytest.raises(DnatrackError) as caught:
        edits(path, "2021")

    assert caught.value.hint is not None
    assert "`dnatrack reschedule example/report …`" in caught.value.hint.en


@pytest.mark.parametrize(
    ("path", "values", "said"),
    [
        ("example/report.due", ("2021",), "does not move without a reason"),
        ("example.lead", ("moef", "mois"), "takes one value"),
        ("example.lead", (), "say one thing"),
        ("example/report.start", ("3월",), "`3월` cannot stand here"),
        ("example/report.start", ("3/31/2020",), "`3/31/2020` cannot stand here"),
        ("example.multi_ministry", ("아마",), "cannot stand here"),
        ("example.working_tf", ("a",), "holds several values"),
        ("example.override", ("green",), "holds several values"),
        ("example.override", ("singal=green",), "no field `singal`"),
        ("example.updates", ("설명회",), "holds several values"),
        ("example.lead", ("교육청",), "no ministry"),
    ],
)
def test_what_cannot_be_set_is_refused(path: str, values: tuple[str, ...], said: str) -> None:
    with pytest.raises(DnatrackError) as caught:
        edits(path, *values)

    assert said in caught.value.message.en
