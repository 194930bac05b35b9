"""For any file that reads, and any edit: only what was meant changes."""

from difflib import SequenceMatcher

from hypothesis import given, reject
from hypothesis import strategies as st

from dnatrack.errors import DnatrackError
from dnatrack.model.data_files import DataPath, Key
from dnatrack.yamltext.edit_file import edit_file, read_back
from dnatrack.yamltext.parsed_text import AddItem, Edit, Remove, SetValue, apply_edits
from dnatrack.yamltext.value import Value
from tests.editing.random_files import WORDS, task_files

FILE = "tasks/t.yaml"
TEXTS = WORDS | st.text("ab가: #-'\"[]{},&*!|>%@`\\~=\n", max_size=8)
FIELDS = st.sampled_from(["lifecycle", "done_on", "due", "note", "reason", "kind", "verification"])
REVISION: Value = {"on": "2020-05-01", "from": "2020", "to": "2021", "reason": "budget"}


def edits_of(count: int) -> st.SearchStrategy[Edit]:
    """Edits of one of `count` milestones, or of their task."""
    at = st.integers(0, count - 1).map(lambda index: DataPath(FILE, ("milestones", index)))
    title = st.fixed_dictionaries({"ko": TEXTS, "en": TEXTS})
    basis = st.fixed_dictionaries({"status": st.just("derived"), "note": TEXTS})
    task = st.sampled_from(["lead", "note"]).map(lambda key: DataPath(FILE, (key,)))
    return st.one_of(
        st.builds(lambda at, key, text: SetValue(at.at(key), text), at, FIELDS, TEXTS),
        st.builds(lambda at, value: SetValue(at.at("title"), value), at, title),
        st.builds(lambda at, value: SetValue(at.at("basis", "due"), value), at, basis),
        st.builds(lambda at, text: AddItem(at.at("evidence"), text), at, TEXTS),
        st.builds(lambda at: AddItem(at.at("revisions"), REVISION), at),
        st.builds(lambda at, key: Remove(at.at(key)), at, FIELDS),
        st.builds(SetValue, task, TEXTS),
    )


def milestones_of(data: bytes) -> int:
    value = read_back(FILE, data)
    assert isinstance(value, dict)
    milestones = value["milestones"]
    assert isinstance(milestones, list)
    return len(milestones)


def edited_if_safe(file: bytes, edit: Edit) -> bytes:
    """The file with the edit made; a case that is left to a person is none of these tests."""
    try:
        return edit_file(FILE, file, [edit])
    except DnatrackError:
        reject()


def changed_lines(old: bytes, new: bytes) -> tuple[list[bytes], list[bytes]]:
    before, after = old.splitlines(keepends=True), new.splitlines(keepends=True)
    gone: list[bytes] = []
    come: list[bytes] = []
    for tag, i1, i2, j1, j2 in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if tag != "equal":
            gone += before[i1:i2]
            come += after[j1:j2]
    return gone, come


@given(st.data())
def test_an_edit_gives_the_meant_value_or_says_that_it_cannot(data: st.DataObject) -> None:
    file = data.draw(task_files())
    edit = data.draw(edits_of(milestones_of(file)))

    after = edited_if_safe(file, edit)

    assert read_back(FILE, after) == apply_edits(read_back(FILE, file), [edit])


@given(st.data())
def test_an_edit_of_one_field_changes_its_line_alone(data: st.DataObject) -> None:
    file = data.draw(task_files())
    index = data.draw(st.integers(0, milestones_of(file) - 1))
    edit = SetValue(DataPath(FILE, ("milestones", index, "lifecycle")), "cancelled")

    gone, come = changed_lines(file, edit_file(FILE, file, [edit]))

    assert (len(gone), len(come)) == (1, 1)
    assert gone[0].partition(b"lifecycle:")[0] == come[0].partition(b"lifecycle:")[0]
    assert gone[0].partition(b"#")[2] == come[0].partition(b"#")[2]


@given(st.data())
def test_a_new_field_is_one_new_line_and_no_other_is_touched(data: st.DataObject) -> None:
    file = data.draw(task_files())
    index = data.draw(st.integers(0, milestones_of(file) - 1))
    keys: tuple[Key, ...] = ("milestones", index, "done_on")

    gone, come = changed_lines(
        file, edit_file(FILE, file, [SetValue(DataPath(FILE, keys), "2020")])
    )

    assert [
        line.strip() for line in gone if line.strip() not in {one.strip() for one in come}
    ] == []
    assert [line.strip() for line in come if b"done_on" in line] == [b"done_on: 2020"]


@given(st.data())
def test_setting_what_is_there_already_changes_nothing(data: st.DataObject) -> None:
    file = data.draw(task_files())
    edit = data.draw(edits_of(milestones_of(file)))
    once = edited_if_safe(file, edit)
    twice = edited_if_safe(once, edit)

    if isinstance(edit, SetValue | Remove):
        assert twice == once


@given(st.data())
def test_endings_mark_and_layout_of_all_other_lines_stay(data: st.DataObject) -> None:
    file = data.draw(task_files())
    edit = data.draw(edits_of(milestones_of(file)))
    after = edited_if_safe(file, edit)

    assert after.startswith("\ufeff".encode()) == file.startswith("\ufeff".encode())
    if b"\r\n" in file:
        assert after.count(b"\n") == after.count(b"\r\n")
    else:
        assert b"\r" not in after
