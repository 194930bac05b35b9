"""What a change does to the counts: as a whole, and by the settings that it changes."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from dnatrack.i18n import say, tr
from dnatrack.judging.judgement import Judgement, count_signals, judge, total
from dnatrack.judging.tally import Outcome
from dnatrack.judging.witness import NO_WITNESS, Witness
from dnatrack.model.reference_files import Settings, Thresholds
from dnatrack.model.words import Signal
from dnatrack.reports import columns, wording
from dnatrack.reports.columns import Columns, count_behind, table
from dnatrack.reports.report import Cell, JsonValue, Table


class Count(NamedTuple):
    """A count on both sides."""

    key: str
    label: str
    before: int
    after: int


def _differing(before: Judgement, after: Judgement) -> tuple[Count, ...]:
    was = _counts(before)
    return tuple(
        Count(key, label, was[key][1], now)
        for key, (label, now) in _counts(after).items()
        if now != was[key][1]
    )


def effect_table(judged: tuple[Judgement, Judgement], *, is_whole: bool) -> Table:
    """The counts that differ between two states; which ones alone, where not all was read."""
    changed = _differing(*judged)

    def told(count: int) -> Cell:
        return Cell(f"{count:,}", count) if is_whole else Cell("")

    def moved(one: Count) -> Cell:
        change = one.after - one.before
        return Cell(wording.change(change), change)

    shown: Columns[Count] = (
        columns.of("count", lambda one: Cell(one.label, one.key), heading=tr("구분", "count")),
        columns.right("before", lambda one: told(one.before)),
        columns.right("after", lambda one: told(one.after)),
        columns.right("change", moved, heading=tr("증감", "change")),
    )
    title = tr("집계 변동", "Effect on the counts")
    empty = tr("집계 변동이 없습니다.", "The counts stay as they are.")
    return table("effect", title, changed, shown, empty)


def _counts(judgement: Judgement) -> dict[str, tuple[str, int]]:
    """How many there are of everything: a label and a count by key."""
    counts = total(judgement.items)
    signals = count_signals(judgement.tasks)
    partly = sum(one.outcomes[Outcome.PARTLY_KEPT] for one in judgement.items)
    found = {
        "tasks": (tr("과제", "tasks"), len(judgement.tasks)),
        "milestones": (tr("이정표", "milestones"), counts.total),
        "done": (tr("완료", "done"), counts.done),
        "done_late": (tr("지연 완료", "done late"), counts.done_late),
        "partly_kept": (tr("일부 이행", "partly kept"), partly),
        "overdue": (tr("지연", "overdue"), counts.overdue),
        "due_soon": (tr("임박", "due soon"), counts.due_soon),
        "unknown": (tr("결과 미확인", "outcome unknown"), counts.unknown),
        "unreadable": (tr("판독 불가", "unreadable"), counts.unreadable),
    }
    for signal in Signal:
        label = tr(f"{wording.word(signal)} 과제", f"{signal.value} tasks")
        found[signal.value] = (label, signals[signal])
    return found


# Settings: what they were, what they are, and what the counts would be without the change.


class ChangedSetting(NamedTuple):
    """A setting by its name in `tracker.yaml`; `effect` are the counts that it changed."""

    name: str
    before: str
    after: str
    effect: tuple[Count, ...] = ()

    @property
    def effect_text(self) -> str:
        """The effect in words; empty where there is none."""
        return ", ".join(f"{one.label} {one.before:,} → {one.after:,}" for one in self.effect)


def changed_settings(
    old: Settings | None, judgement: Judgement, witness: Witness = NO_WITNESS
) -> tuple[ChangedSetting, ...]:
    """What differs from the settings of before, in their order; nothing if there were none.

    The effect of each is told by the state of now, on the same day, as it would be counted
    if that one setting were as before.
    """
    if old is None:
        return ()
    return tuple(
        ChangedSetting(name, was, now, _effect_of(name, old, judgement, witness))
        for name, was, now in judgement.tracker.settings.differences(old)
    )


def _effect_of(
    name: str, old: Settings, judgement: Judgement, witness: Witness
) -> tuple[Count, ...]:
    tracker = judgement.tracker
    thresholds = tracker.settings.thresholds
    if name not in thresholds.fields():
        return ()
    as_before = thresholds.replace(**{name: getattr(old.thresholds, name)})
    settings = tracker.settings.replace(thresholds=as_before)
    before = judge(tracker.replace(settings=settings), judgement.today, witness)
    return _differing(before, judgement)


def settings_table(changed: Sequence[ChangedSetting], *, is_whole: bool) -> Table:
    """The settings that changed, with their effect where all was read, if any did."""
    if not is_whole:
        changed = [one._replace(effect=()) for one in changed]
    shown: Columns[ChangedSetting] = (
        columns.text("setting", lambda one: one.name, heading=tr("설정", "setting")),
        columns.text("before", lambda one: one.before),
        columns.text("after", lambda one: one.after),
        columns.of("effect", _effect_cell, heading=tr("집계", "counts"), can_fold=True),
    )
    title = count_behind(tr("변경된 설정", "Settings changed"), changed) if changed else ""
    return table("settings", title, changed, shown)


def _effect_cell(one: ChangedSetting) -> Cell:
    value: list[JsonValue] = [
        {"count": count.key, "before": count.before, "after": count.after} for count in one.effect
    ]
    return Cell(one.effect_text, value)


def settings_notes(changed: Sequence[ChangedSetting]) -> Iterator[str]:
    """Each setting that changed, in a sentence."""
    for one in changed:
        words = tr(f"‘{setting_words(one.name)}’", f"“{setting_words(one.name)}”")
        said = f"{words} {one.before or '-'} → {one.after or '-'}"
        told = f"{said}: {one.effect_text}" if one.effect else said
        yield tr(f"변경된 설정: {told}", f"A setting changed: {told}")


def setting_words(name: str) -> str:
    """What a setting is about, by its name in `tracker.yaml`, which may be a part of one."""
    first, _, part = name.partition(".")
    found = (Thresholds.fields() | Settings.fields()).get(first)
    words = _EXAMPLE.sub("", say(found.meaning)) if found else first
    return tr(f"{words}({part})", f"{words} ({part})") if part else words


_EXAMPLE = re.compile(r"\s*(?:: |\()`.*")
"""What it looks like, behind what it is about."""
