"""Whatever is in the files, there are findings and never a crash."""

import re
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dnatrack.loading.load import load
from dnatrack.loading.snapshot import Snapshot
from dnatrack.model.data_files import SINGLE_FILES, is_task_file
from dnatrack.model.finding import Finding
from dnatrack.model.tracker import ItemKind
from dnatrack.rules.engine import check
from dnatrack.rules.examples import example_snapshot
from dnatrack.yamltext.characters import scan
from dnatrack.yamltext.parse import fast_events, read_yaml, slow_events

DATA = Path(__file__).parents[2] / "data"
REAL = {
    path.relative_to(DATA).as_posix(): path.read_bytes() for path in sorted(DATA.rglob("*.yaml"))
}
EXAMPLE = dict(example_snapshot({}).files)

quick = settings(
    max_examples=300,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
slow = settings(quick, max_examples=200)

files = st.sampled_from([*SINGLE_FILES, "tasks/example.yaml", "tasks/other.yaml"])

ODD = (
    "：，－–　“”‘’\u200b\xa0\ufeff\u202e\u2028\x85\x1b\x00\t"
    "\u1112\u1161\u11ab\ue000\ufffd\U0001f468\u200d"
)
INDICATORS = "-?:,[]{}#&*!|>'\"%@`<= \n"
DISPUTED = re.compile(r"[!&*%?]|[|>][-+0-9]*#|:[\[\]{},]")
"""What libyaml and PyYAML's own parser disagree about: tags, `?` in brackets, `|#`, `{a:}`."""

words = st.sampled_from(
    [
        *(
            "id",
            "title",
            "ko",
            "milestones",
            "due",
            "2020-03",
            "2020.3.31",
            "'20.3월",
            "S1",
            "done",
        ),
        *("<<", "과제"),
    ]
)
scalars = words | st.text(st.sampled_from("ab가나 1" + INDICATORS + ODD), max_size=8)
indents = st.sampled_from(["", "", "  ", "  ", "    ", "  - ", "- ", " ", "\t", "　"])
ends = st.sampled_from(["\n", "\n", "\n", "\r\n", "\r", "\n\n"])
separators = st.sampled_from([": ", ": ", ": ", ":", "：", ":\n  ", " ", ": |", ": [", ": {"])
yaml_lines = st.builds(lambda *parts: "".join(parts), indents, scalars, separators, scalars, ends)
yaml_like = st.lists(yaml_lines, max_size=12).map("".join)
odd_texts = st.text(st.sampled_from("ab가 \n" + INDICATORS + ODD), max_size=60)


@st.composite
def mutations(draw: st.DrawFn) -> Snapshot:
    """The real data with one file cut, doubled, swapped or sprinkled with odd things."""
    file = draw(st.sampled_from(sorted(REAL)))
    data = REAL[file]
    for _ in range(draw(st.integers(1, 3))):
        start = draw(st.integers(0, len(data)))
        end = min(len(data), start + draw(st.integers(0, 40)))
        middle = data[start:end]
        odd = draw(st.binary(max_size=6) | scalars.map(str.encode) | yaml_lines.map(str.encode))
        changed = draw(st.sampled_from([odd + middle, b"", middle * 2, odd]))
        data = data[:start] + changed + data[end:]
        lines = data.splitlines(keepends=True)
        at = draw(st.integers(0, len(lines)))
        data = b"".join([*lines[:at], *lines[at + 1 :], *lines[at : at + 1]])
    return Snapshot("mutated", {**REAL, file: data})


def is_inside(finding: Finding, snapshot: Snapshot) -> bool:
    """Whether a finding is on a line and column that its file has."""
    at = finding.location
    if at.file not in snapshot.files:
        return (at.line, at.column) == (1, 1)
    text = snapshot.files[at.file].removeprefix(b"\xef\xbb\xbf").decode(errors="replace")
    lines = re.split(r"\r\n|\r|\n", text)
    if not 1 <= at.line <= len(lines):
        return False
    # A place of nothing is one column wide, and so is the end of a line.
    longest = len(lines[at.line - 1]) + 1
    return 1 <= at.column <= longest and at.column <= at.end_column <= longest + 1


def assert_sound(snapshot: Snapshot) -> None:
    loaded = load(snapshot)
    findings = check(loaded)
    again = load(snapshot)

    tracker = loaded.tracker
    tasks = (one for one in tracker.unreadable if one.kind is ItemKind.TASK)
    lost = [one for one in tasks if is_task_file(one.place.file)]
    task_files = [file for file in snapshot.files if is_task_file(file)]
    assert [one for one in findings if not is_inside(one, snapshot)] == []
    assert len(tracker.tasks) + len(lost) == len(task_files)
    assert (again.tracker, again.defects) == (tracker, loaded.defects)
    assert check(again) == findings
    assert not lost or any(one.severity == "error" for one in findings)


@settings(quick, max_examples=1_200)
@given(
    files,
    st.binary(max_size=200)
    | (st.text(max_size=80) | odd_texts).map(str.encode)
    | yaml_like.map(str.encode),
)
def test_any_bytes_text_or_anything_like_yaml_gives_findings(file: str, data: bytes) -> None:
    assert_sound(Snapshot("x", {**EXAMPLE, file: data}))


@quick
@given(files, st.integers(0, 400), yaml_lines | odd_texts)
def test_anything_put_into_a_file_in_order_gives_findings(file: str, at: int, text: str) -> None:
    data = EXAMPLE.get(file, EXAMPLE["tasks/example.yaml"]).decode()

    assert_sound(Snapshot("x", {**EXAMPLE, file: (data[:at] + text + data[at:]).encode()}))


@pytest.mark.slow
@slow
@given(mutations())
def test_the_real_data_in_any_disorder_gives_findings(snapshot: Snapshot) -> None:
    assert_sound(snapshot)


@pytest.mark.slow
@settings(quick, max_examples=1_500)
@given(yaml_like | odd_texts)
def test_both_parsers_come_to_the_same_verdict(text: str) -> None:
    scanned = scan("a.yaml", text.encode()).text
    if scanned is None or DISPUTED.search(text):
        return

    fast = read_yaml("a.yaml", scanned, events_of=fast_events)
    slow = read_yaml("a.yaml", scanned, events_of=slow_events)

    assert (fast.value is None) == (slow.value is None)
    if not fast.defects:
        assert fast == slow
    assert {one.rule for one in fast.defects} == {one.rule for one in slow.defects}


@quick
@given(st.text(max_size=60) | odd_texts)
def test_both_parsers_take_any_text_unscanned(text: str) -> None:
    for events_of in (fast_events, slow_events):
        assert read_yaml("a.yaml", text, events_of=events_of) is not None


@pytest.mark.parametrize("cut", range(0, 100, 7))
def test_a_file_that_ends_too_early_gives_findings(cut: int) -> None:
    file = "tasks/dg-5-3.yaml"
    data = REAL[file]

    assert_sound(Snapshot("x", {**REAL, file: data[: len(data) * cut // 100]}))
