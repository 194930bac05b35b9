from pathlib import Path
from unicodedata import normalize

import pytest

from dnatrack.errors import DnatrackError
from dnatrack.model.data_files import DataPath
from dnatrack.yamltext.edit_file import edit_file
from dnatrack.yamltext.parsed_text import AddItem, Edit, Remove, SetValue
from dnatrack.yamltext.value import Value

TASK = "tasks/t.yaml"
REAL = Path(__file__).resolve().parent.parent.parent / "data" / "tasks"


def made(text: str, *edits: Edit) -> str:
    return edit_file(TASK, text.encode(), edits).decode()


def at(*keys: str | int) -> DataPath:
    return DataPath(TASK, keys)


REVISION: Value = {"on": "2020-06-23"}
PIECES = "\u1112\u1161\u11ab\u1100\u1173\u11af"


@pytest.mark.parametrize(
    ("before", "edit", "after"),
    [
        ("note: a  # why\n", SetValue(at("note"), "b"), "note: b  # why\n"),
        ("note: 'a'\n", SetValue(at("note"), "b"), "note: 'b'\n"),
        ("note: a\n", SetValue(at("note"), "no"), "note: 'no'\n"),
        ("note: a\n", SetValue(at("note"), "2020"), "note: '2020'\n"),
        ("note: a\n", SetValue(at("note"), "b: c"), "note: 'b: c'\n"),
        ("note: a\n", SetValue(at("note"), "b\nc"), 'note: "b\\nc"\n'),
        ("note: >-\n  a\n  b\nid: t\n", SetValue(at("note"), "c"), "note: c\nid: t\n"),
        ("done_on: 2020\n", SetValue(at("done_on"), "2020-03-31"), "done_on: 2020-03-31\n"),
        ("done_on:\n", SetValue(at("done_on"), "2020-03-31"), "done_on: 2020-03-31\n"),
        ("note: # why\n", SetValue(at("note"), "b"), "note: b # why\n"),
        ("title: a\n", SetValue(at("title"), {"ko": "가", "en": "b"}), "title: {ko: 가, en: b}\n"),
        ("title: {ko: 가}\n", SetValue(at("title", "en"), "b, c"), "title: {ko: 가, en: 'b, c'}\n"),
        ("title: {en: a}\n", SetValue(at("title", "ko"), "가"), "title: {ko: 가, en: a}\n"),
        ("partners: [a]\n", AddItem(at("partners"), "b"), "partners: [a, b]\n"),
        ("partners: []\n", AddItem(at("partners"), "b"), "partners: [b]\n"),
        (
            "issues: []  # none yet\nid: t\n",
            AddItem(at("issues"), {"id": "a"}),
            "issues:  # none yet\n  - {id: a}\nid: t\n",
        ),
        ("basis: {}\n", SetValue(at("basis", "due"), {"note": "a"}), "basis:\n  due: {note: a}\n"),
        ("a: {issues: []}\n", AddItem(at("a", "issues"), {"id": "b"}), "a: {issues: [{id: b}]}\n"),
        ("partners:\n", AddItem(at("partners"), "b"), "partners: [b]\n"),
        ("partners:\n- a # 1\nid: t\n", AddItem(at("partners"), "b"),
         "partners:\n- a # 1\n- b\nid: t\n"),
        ("partners:\n    - a", AddItem(at("partners"), "b"), "partners:\n    - a\n    - b"),
        ("id: t\nlead: m\nnote: a\n", Remove(at("lead")), "id: t\nnote: a\n"),
        ("title: {ko: 가, en: a}\n", Remove(at("title", "en")), "title: {ko: 가}\n"),
        ("title: {ko: 가, en: a}\n", Remove(at("title", "ko")), "title: {en: a}\n"),
        ("partners: [a, b, c]\n", Remove(at("partners", 1)), "partners: [a, c]\n"),
        ("partners:\n  - a\n  - b  # 2\n", Remove(at("partners", 1)), "partners:\n  - a\n"),
        ("id: t\nsources: [S1]\n", SetValue(at("lead"), "m"), "id: t\nlead: m\nsources: [S1]\n"),
        ("sources: [S1]\n", SetValue(at("id"), "t"), "id: t\nsources: [S1]\n"),
        ("id: t\r\nnote: a\r\n", SetValue(at("lead"), "m"), "id: t\r\nlead: m\r\nnote: a\r\n"),
        ("id: t\nbasis:\n  due: {status: derived}\n",
         SetValue(at("basis", "lead"), {"status": "derived"}),
         "id: t\nbasis:\n  due: {status: derived}\n  lead: {status: derived}\n"),
        # A first revision is a block where the house has it; another is like the one before it.
        ("milestones:\n  - due: 2020\n    note: a\n",
         AddItem(at("milestones", 0, "revisions"), REVISION),
         "milestones:\n  - due: 2020\n    revisions:\n      - {on: 2020-06-23}\n    note: a\n"),
        ("milestones:\n- revisions:\n  - on: 2019-01-02\n  due: 2020\n",
         AddItem(at("milestones", 0, "revisions"), REVISION),
         "milestones:\n- revisions:\n  - on: 2019-01-02\n  - on: 2020-06-23\n  due: 2020\n"),
        # Hangul in pieces is put together; what is odd but can be read stops no edit.
        ("id: t\n", SetValue(at("note"), normalize("NFD", "새 이름")), "id: t\nnote: 새 이름\n"),
        (f"note: {PIECES}\nlead: m\n", SetValue(at("lead"), "k"), f"note: {PIECES}\nlead: k\n"),
    ],
)  # fmt: skip
def test_an_edit_changes_the_text_where_it_is_meant(before: str, edit: Edit, after: str) -> None:
    assert made(before, edit) == after


def test_several_edits_are_made_in_their_order() -> None:
    before = (REAL / "dg-2-1.yaml").read_text("utf-8")
    milestone = at("milestones", 2)

    after = made(
        before,
        SetValue(milestone.at("lifecycle"), "done"),
        SetValue(milestone.at("done_on"), "2021-12-31"),
        AddItem(milestone.at("evidence"), "S47"),
    )

    assert after == before.replace(
        "    due: 2021-H2\n    lifecycle: unknown\n",
        "    due: 2021-H2\n    lifecycle: done\n    done_on: 2021-12-31\n    evidence: [S47]\n",
    )


@pytest.mark.parametrize(
    ("before", "edit", "said"),
    [
        ("note: &a b\n", SetValue(at("note"), "c"), "cannot be read as a whole"),
        ("note: a\nnote: b\n", SetValue(at("note"), "c"), "cannot be read as a whole"),
        ("note: |  # why\n  a\n", SetValue(at("note"), "c"), "tasks/t.yaml:1: `note`"),
        ("id: t\npartners: [a, # 1\n  b]\n", SetValue(at("partners"), ["c"]), "tasks/t.yaml:2"),
        ("id: t\npartners:\n  - a\n", SetValue(at("partners"), "c"), "over several lines"),
        ("milestones:\n  - id: a\n", Remove(at("milestones", 0)), "it is the last one"),
        ("? id\n: t\nnote: a\n", SetValue(at("lead"), "m"), "its key is written with `?`"),
        ("title: {ko}\n", SetValue(at("title", "ko"), "가"), "its key has no colon"),
        ("note: a\n", SetValue(at("note", "ko"), "b"), "takes no keys"),
        ("note: a\n", AddItem(at("note"), "b"), "is no list"),
        ("note: |+\n  a\n\n", SetValue(at("issues"), ["m"]), "the result differs"),
        ("note: a\n", SetValue(at("note"), "b\x07c"), "characters that data may not"),
    ],
)
def test_what_cannot_be_changed_safely_is_left_to_a_person(
    before: str, edit: Edit, said: str
) -> None:
    with pytest.raises(DnatrackError) as caught:
        made(before, edit)

    assert said in caught.value.message.en
