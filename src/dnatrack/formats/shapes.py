"""What every JSON that a command prints holds: the keys of each shape, table by table.

A line lists keys with blanks between them. `key:type` is a key of another type than
`output_schema` gives it, `key:type?` one that may be null, `[key]` one that may be missing,
`key_*` any key that begins so. Rows stand in tables, by the key of the table.
"""

from collections.abc import Mapping

from dnatrack.history.audit import Doubt
from dnatrack.history.changes import ChangeKind
from dnatrack.reports.overdue import Sort

_LOST_ROWS = "id kind:item-kind title file"
_MILESTONE_ROWS = "id title due original_due done_on done_by state days_late"
_SOURCES = {"sources": "id date title:text? publisher:text? url"}
_BASIS = {"basis": "field status note sources"}
_REASONS = {"reasons": "signal reason:reason about detail:detail"}
_TASK_ROWS = (
    "id title taskforce priority multi_ministry lead partners:ids? lifecycle:lifecycle? milestones "
    "done countable overdue unknown signal"
)
_OVERRIDES = {"overrides": "id title kind:override-kind computed shown until by reason:text"}
_ISSUE_ROWS = "id title between raised settled state:issue-state days:count outcome"
_SUCCESSORS = {"successors": "id name:id from relation:relation note"}
_POSTS = {"posts": "post ministry role:post-role taskforces"}
_UNASSIGNED = {"unassigned": "id title role ministry last_day:day candidates"}
_GONE = "id title lead due:written? days_late"
_WORK_ROWS = (
    "id kind:item-kind title lead milestones done countable overdue due_soon unknown signal"
)
_OWED_ROWS = (
    "id title state due days_late days_left original_due days_late_original slips lead partners"
)
_STAGES = {"stages": "stage on:period days:count? days_most note sources"}
_MOVES = {"by_ministry": "name:id? milestones moves slips undeclared gone"}
_DIFFERING = "id title lead change:difference days:number?"
_FINDING = (
    "file line:count column:count end_column:count severity rule is_new:yes-no? message "
    "message_ko message_en hint hint_ko hint_en"
)
_EFFECT = {
    "settings": "setting before:text after:text effect:effects",
    "effect": "count before:count? after:count? change:number",
}

_Shape = tuple[str, Mapping[str, str]]


def _shape(keys: str, **tables: str) -> _Shape:
    """These keys, and rows in tables."""
    return keys, tables


def _of_day(keys: str = "", **tables: str) -> _Shape:
    """What is seen on a day, in the data as it is or was."""
    return _shape(f"on [at:text] [commit:commit] [history] {keys}", **tables)


def _of_items(keys: str = "", **tables: str) -> _Shape:
    """What is seen of tasks, and which of them could not be read."""
    return _of_day(f"{keys} unreadable partly_read", **tables, unreadable_items=_LOST_ROWS)


SHAPES: Mapping[str, _Shape] = {
    "dnatrack-audit/2": _of_day(
        "begins",
        **{
            one.value: "id title old:written? new:written? days:number? on:day? who:text? commit"
            for one in Doubt
        },
    ),
    "dnatrack-chains/1": _of_day(
        "id lead due state",
        **dict.fromkeys(
            ("waits_for", "awaited_by"), "id title lead due slack:number? state step again"
        ),
    ),
    "dnatrack-diff/2": _of_day(
        "from:text to:text",
        **dict.fromkeys((one.value for one in ChangeKind), _DIFFERING),
        **_EFFECT,
    ),
    "dnatrack-doctor/1": _shape("version", checks="check state:health found cure"),
    "dnatrack-finding/1": _shape(_FINDING),
    "dnatrack-findings/1": _shape("summary:findings-summary", findings=_FINDING),
    "dnatrack-hindsight/2": _of_items(
        "against:text late_then:count late_against:count",
        **dict.fromkeys(
            (one.value for one in Sort),
            "id title lead due_then state_then due_now state_now:known-state? done_on done_by",
        ),
    ),
    "dnatrack-impact/1": _of_day(
        "moving:count ministry_count critical:count id title lead due to:period days",
        moves="id title lead crosses_ministries critical due to:period days slack slack_used "
        "waits_for:id chain",
        by_ministry="lead milestones critical_milestones most_days",
        untold="id title lead due outcome:effect bound chain",
        stays="id title lead due slack spare chain",
    ),
    "dnatrack-issue/1": _of_day(
        "id title owner lead between state:issue-state raised settled days:count days_most "
        "outcome file",
        meetings="id on:period title decided",
        **_SOURCES,
    ),
    "dnatrack-issues/2": _of_items(
        "waiting over [ended:count]",
        **dict.fromkeys(
            ("escalated", "unsettled"),
            "id title between lead raised days:count days_most meetings decided",
        ),
        settled="id title between lead raised settled days:count days_most outcome meetings "
        "decided",
    ),
    "dnatrack-law/1": _of_day(
        "id law:text title level lead due state next notice:notice? unrecorded:stages note file",
        **_STAGES,
        meetings="id on:period title decided",
        **_SOURCES,
    ),
    "dnatrack-legislation/2": _of_items(
        legislation="id law:text level lead next state drafted:period? consulted:period? "
        "pre_announced:period? reviewed:period? vice_ministers:period? cabinet:period? "
        "assembly:period? promulgated:period? in_force:period?",
        stages="id stage on:period days:count? days_most",
        notice="id verdict announced:period? followed_by:stage-reached days:count? least:count law",
        unrecorded="id title lead due state",
    ),
    "dnatrack-log/2": _of_day(
        events="on:period? item changes:changes who:text? commit subject:text?"
    ),
    "dnatrack-meeting/1": _of_day(
        "id title held_on:period taskforce number reviewed:ids decided note file",
        decisions="text subjects:ids",
        milestones=_MILESTONE_ROWS,
        issues="id title between state:issue-state days:count outcome",
        **_SOURCES,
    ),
    "dnatrack-milestone/2": _of_day(
        "id title owner lead kind signal lifecycle outcome:outcome start due due_stated "
        "state:judged-state original_due original_state:judged-state last_heard done_on done_by "
        "completion evidence verification blocked_by superseded_by reason legislation:law? next "
        "notice:notice? looked_for:search? note file",
        **_REASONS,
        revisions="on from:period? to:period? days:number? reason:revision-reason authority note "
        "source:id?",
        **_STAGES,
        updates="on:period text sources",
        awaited_by="id title lead due state",
        meetings="id on:period title decided",
        **_BASIS,
        **_SOURCES,
    ),
    "dnatrack-milestones/2": _of_items(
        milestones="id title taskforce lead kind due original_due done_on done_by state days_late "
        "days_left original_state original_days_late lifecycle outcome:outcome signal evidence "
        "verification"
    ),
    "dnatrack-ministries/2": _of_items(
        "lineage ministries:count tasks milestones overdue due_soon unknown",
        by_ministry="ministry name last_day lead:count partner milestones overdue days_late "
        "due_soon unknown slips gone kept_waiting:count? waiting:count? issues:count? unreadable "
        "inherited_from",
        **_UNASSIGNED,
        **_POSTS,
        others="kind:known-ministry count:count ministries",
    ),
    "dnatrack-ministry/1": _of_day(
        "id name short acronym aliases last_day taskforces note",
        names="name:text? short en acronym from:day? until:day?",
        **_SUCCESSORS,
        tasks=_TASK_ROWS,
        milestones=_MILESTONE_ROWS,
        updates="on:period text sources",
        **_BASIS,
        **_SOURCES,
    ),
    "dnatrack-ministry-work/2": _of_day(
        "lineage lead:count partner milestones done overdue due_soon unknown slips unreadable id "
        "name last_day inherited_from taskforces",
        owed=_OWED_ROWS,
        waited_for="id waiting:id title:name? ministry due state",
        waits_for="id blocked_by:id title:name? ministry due state",
        issues="id title between raised days:count",
        leads=_WORK_ROWS,
        partner_in=_WORK_ROWS,
        **_POSTS,
        **_SUCCESSORS,
        **_UNASSIGNED,
        outcome_unknown=_OWED_ROWS,
        unreadable_items=_LOST_ROWS,
    ),
    "dnatrack-overdue/2": _of_items(
        overdue="id title lead due days_late last_heard original_due days_late_original partners",
        **{"[due_within]": "id title lead due days_left original_due days_late_original partners"},
        outcome_unknown="id title lead due last_heard looked_for looked_on",
    ),
    "dnatrack-owners/1": _shape("", owners="path owners lead title:name?"),
    "dnatrack-report/2": _shape(
        "on since commit since_commit is_committed earlier earlier_commit begins "
        "thresholds:thresholds version made_from:made-from",
        signals="taskforce tasks:change red:change yellow:change grey:change green:change "
        "complete:change closed:change own",
        milestones="taskforce milestones:change done:change overdue:change due_soon:change "
        "ahead:change set_aside:change unknown:change unreadable:change",
        transitions="id title lead before after reason:moved-reasons?",
        returned="id title lead before after standing:standing?",
        attention="id title lead kind:item-kind signal in_a_row reasons original_due due "
        "days_late days_late_original slips:count?",
        **_OVERRIDES,
        gone=f"{_GONE} lifecycle:text on:day? who:text?",
        left=f"{_GONE} old:text new:text on:day? who:text? grounds:grounds?",
        slips="id title lead old:written? new:written? days:number? on:day? who:text? "
        "reason:revision?",
        completions="id title lead due done_on done_by state evidence verification",
        undone="id title lead due done_on done_by state evidence verification",
        next="id title lead due days_left lifecycle",
        early_warnings="id title lead task due signs:signs",
        silent="id title lead last_heard days:count? step last:news?",
        issues="id title between raised days:count is_old",
        not_judged="id title lead reasons",
        outcome_unknown="id title lead due looked_for looked_on",
        unreadable="id title file",
    ),
    "dnatrack-rules/1": _shape("", rules="rule about:rule-about severity summary"),
    "dnatrack-silent/2": _of_items(
        "open over_*",
        silent="id kind:item-kind title lead days:count? over:count? last_heard last:news?",
    ),
    "dnatrack-slips/2": _of_day(
        "milestones moves slips undeclared gone_count:count begins",
        gone=f"{_GONE} lifecycle:text on:day? who:text?",
        milestones_slipped="id title task lead original_due:written? current_due:written? is_gone "
        "days:number? moves slips last_move who:text? reason:text?",
        left=f"{_GONE} old:text new:text on:day? who:text? grounds:grounds?",
        corrections="id title old:written? new:written? days:number? on:day? reason:revision?",
        **_MOVES,
        by_taskforce=_MOVES["by_ministry"],
    ),
    "dnatrack-source/1": _of_day(
        "id title:text publisher date kind:source-kind seen:seen url note",
        cited_by="id:id? title field file",
    ),
    "dnatrack-status/2": _of_items(
        "tasks milestones done overdue due_soon unknown signals ahead trend:trend? silent:silent",
        overview="id:id? kind:group title [tasks] [lead] milestones done countable overdue "
        "due_soon unknown signal:signal-or-signals [own]",
        worst="id title lead due days_late",
        next="id title lead due days_left",
        **_OVERRIDES,
    ),
    "dnatrack-task/2": _of_day(
        "id title signal [computed_signal:signal] [declared_signal:declared] [override:override] "
        "done countable lifecycle last_heard done_on done_by completion promise:promise? "
        "taskforce priority group lead partners unnamed_partners multi_ministry superseded_by "
        "reason evidence looked_for:search? note file",
        milestones=_MILESTONE_ROWS,
        unreadable=_LOST_ROWS,
        **_REASONS,
        issues=_ISSUE_ROWS,
        updates="on:period text about:ids sources",
        **_BASIS,
        **_SOURCES,
    ),
    "dnatrack-taskforce/2": _of_day(
        "id name signal:signals own_signal:own-signal done countable launched:period? chair:seat "
        "co_chair:seat? ministries undisclosed_ministries:count? plan note file",
        groups="id kind:group-kind name head",
        priorities="id name done countable signal:signals",
        tasks=_TASK_ROWS,
        milestones=_MILESTONE_ROWS,
        unreadable=_LOST_ROWS,
        **_REASONS,
        **_BASIS,
        **_SOURCES,
    ),
    "dnatrack-tasks/2": _of_items(tasks=_TASK_ROWS, **_OVERRIDES),
    "dnatrack-timeline/2": _of_items(
        "from to milestones before:count after:count undated",
        timeline="id kind:item-kind title lead original_due:days due:days done_on:days "
        "state:known-state? days_late",
    ),
    "dnatrack-trend/2": _of_day(points="on total done overdue unknown open on_hold withdrawn gone"),
    "dnatrack-unreadable/1": _of_day(
        "id title kind:item-kind owner:id? taskforce priority lead file"
    ),
    "dnatrack-verify/1": _shape(
        "file is_same made_by made_again_by",
        commits="commit:commit state:commit-state",
        differences="line",
    ),
    "dnatrack-waiting/2": _of_items(
        "holding_count late waiting:count",
        holding="id title lead due state days_late direct in_all ministry_count steps ministries "
        "chain",
        circles="circle",
        unknown="id names why:why-unknown",
    ),
}
