"""Which commands there are."""

from collections.abc import Callable

import typer

from dnatrack import __version__
from dnatrack.cli import (
    audit,
    cancel,
    comment,
    diff,
    doctor,
    done,
    explain,
    export,
    fix_encoding,
    fmt,
    hold,
    impact,
    import_,
    init,
    issues,
    legislation,
    list_,
    log,
    ministries,
    options,
    overdue,
    owners,
    report,
    reschedule,
    rules,
    schema,
    set_,
    show,
    silent,
    slips,
    start,
    status,
    supersede,
    timeline,
    trend,
    validate,
    waiting,
)
from dnatrack.cli.help_text import Command, Group
from dnatrack.cli.new import group as new
from dnatrack.i18n import tr

SEE, PAST, CHECK = tr("보기", "See"), tr("이력", "History"), tr("점검", "Check")
EDIT = tr("쓰기", "Write")
PUBLISH = tr("내보내기", "Publish")

app = typer.Typer(
    name="dnatrack",
    cls=Group,
    help=tr(
        "정부가 한 약속의 장부: 무엇을 언제까지 하기로 했고 어떻게 되었는가.",
        "A ledger of government promises: what was promised until when, and what became of it.",
    ),
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)


def _print_version(*, wanted: bool) -> None:
    if wanted:
        typer.echo(f"dnatrack {__version__}")
        raise typer.Exit


@app.callback(invoke_without_command=True)
def _start(
    context: typer.Context,
    version: bool = typer.Option(
        False,
        "--version",
        callback=lambda value: _print_version(wanted=value),
        is_eager=True,
        help=tr("판을 보여 줍니다.", "Show the version."),
    ),
    lang: options.Lang = None,
) -> None:
    del version, lang
    if context.invoked_subcommand is None:
        typer.echo(context.get_help())


def _add(name: str, panel: str, command: Callable[..., None], ko: str, en: str) -> None:
    help_ = tr(ko, en)
    app.command(name, cls=Command, rich_help_panel=panel, help=help_, short_help=help_)(command)


_add(
    "status",
    SEE,
    status.status,
    "범정부 TF 모두의 상태를 한 화면에 보여 줍니다.",
    "Show the state of all taskforces on one screen.",
)
_add(
    "overdue",
    SEE,
    overdue.overdue,
    "기한을 넘긴 이정표를 가장 늦은 것부터 보여 줍니다.",
    "List milestones past their deadline, worst first.",
)
_add(
    "list",
    SEE,
    list_.list_,
    "조건에 맞는 과제나 이정표를 보여 줍니다.",
    "List tasks, or milestones, that fit the options.",
)
_add(
    "show",
    SEE,
    show.show,
    "과제, 이정표, 기관, TF, 출처 하나의 모든 것을 보여 줍니다.",
    "Show everything about one task, milestone, ministry, taskforce or source.",
)
_add(
    "ministries",
    SEE,
    ministries.ministries,
    "기관별로 맡은 것, 늦은 것, 서로 기다리는 것을 가장 나쁜 기관부터 보여 줍니다.",
    "Show ministries worst first: what each owes, what is late, who waits for whom.",
)
_add(
    "waiting",
    SEE,
    waiting.waiting,
    "누가 누구를 기다리는지, 무엇이 가장 많이 막고 있는지 보여 줍니다.",
    "Show who waits for whom, and what holds most others.",
)
_add(
    "impact",
    SEE,
    impact.impact,
    "이정표 하나가 늦어지면 무엇이 얼마나 따라 옮겨져야 하는지 보여 줍니다.",
    "Show what has to move when one milestone moves, by how much, and whose it is.",
)
_add(
    "timeline",
    SEE,
    timeline.timeline,
    "이정표를 달을 따라 그립니다: 당초기한, 현재기한, 완료, 오늘.",
    "Draw milestones along the months: promised, due, done, today.",
)
_add(
    "issues",
    SEE,
    issues.issues,
    "기관 사이에서 풀어야 할 현안을 오래된 것부터 보여 줍니다.",
    "List what has to be settled between ministries, oldest first.",
)
_add(
    "legislation",
    SEE,
    legislation.legislation,
    "법령이 어느 단계에 있고, 다음은 무엇이며, 단계마다 얼마나 걸렸는지 보여 줍니다.",
    "Show where each law is, what comes next, and how long each step took.",
)
_add(
    "slips",
    PAST,
    slips.slips,
    "뒤로 미룬 기한을 보여 줍니다: 얼마나, 몇 번, 누가, 왜.",
    "List deadlines that moved to a later day: how far, how often, by whom, why.",
)
_add(
    "log",
    PAST,
    log.log,
    "과제나 이정표 하나의 지난 일을 차례로 들려줍니다.",
    "Tell the life of one task or milestone, oldest first.",
)
_add(
    "diff",
    PAST,
    diff.diff,
    "두 상태 사이에 뜻이 달라진 것을 보여 줍니다.",
    "Show what changed in meaning between two commits, days or the files as they are.",
)
_add(
    "trend",
    PAST,
    trend.trend,
    "완료, 지연, 남은 것의 추이를 보여 줍니다.",
    "Show how many milestones were done, late, open or unknown over time.",
)
_add(
    "silent",
    PAST,
    silent.silent,
    "오래 소식이 없는 과제를 보여 줍니다.",
    "List open tasks without news, the longest silence first.",
)
_add(
    "audit",
    PAST,
    audit.audit,
    "이력에서 어긋난 것을 찾습니다. 있으면 1로 끝납니다.",
    "Find silent moves, completions written down late, lost evidence; ends with 1 if any.",
)
_add(
    "validate",
    CHECK,
    validate.validate,
    "자료 파일을 모두 점검합니다. 오류가 있으면 1로 끝나고, 아무것도 쓰지 않습니다.",
    "Check all data files. Ends with 1 when there is an error; never writes.",
)
_add(
    "explain",
    CHECK,
    explain.explain,
    "규칙 하나의 까닭과 예를 보여 줍니다.",
    "Explain a rule: what it finds, why, and an example of each.",
)
_add(
    "rules",
    CHECK,
    rules.rules,
    "점검 규칙을 모두 보여 줍니다.",
    "List the rules that `validate` checks.",
)
_add(
    "schema",
    CHECK,
    schema.schema,
    "자료 파일의 JSON Schema(draft 2020-12)를 출력합니다.",
    "Print the JSON Schema (draft 2020-12) of a kind of data file.",
)
_add(
    "owners",
    CHECK,
    owners.owners,
    "누가 어느 파일의 변경을 승인하는지 CODEOWNERS로 출력합니다.",
    "Print who approves changes of which file, as CODEOWNERS.",
)
_add(
    "doctor",
    CHECK,
    doctor.doctor,
    "컴퓨터, 저장소, 자료가 준비되었는지 살피고 고칠 방법을 알려 줍니다.",
    "Examine machine, repository and data, and name the cures.",
)
_add(
    "comment",
    CHECK,
    comment.comment,
    "변경의 요약을 합칠 요청의 댓글 하나로 답니다. CI 작업에서 씁니다.",
    "Post the summary of a change as one comment of its pull request, from a CI job.",
)
_add(
    "done",
    EDIT,
    done.done,
    "완료했다고 적습니다: 언제, 무엇으로 확인되는지.",
    "Write down that something was done: when, and what shows it.",
)
_add(
    "reschedule",
    EDIT,
    reschedule.reschedule,
    "기한을 옮기고, 사유, 정한 주체, 근거를 함께 적습니다.",
    "Move a deadline, and declare why, on whose authority and by which source.",
)
_add(
    "start",
    EDIT,
    start.start,
    "착수했다고, 또는 다시 시작했다고 적습니다.",
    "Write down that work began, or goes on after a pause.",
)
_add(
    "hold",
    EDIT,
    hold.hold,
    "보류했다고, 왜 보류했는지 적습니다.",
    "Write down that work pauses, and why.",
)
_add(
    "cancel",
    EDIT,
    cancel.cancel,
    "중단했다고, 왜 중단했는지 적습니다.",
    "Write down that something is given up, and why.",
)
_add(
    "supersede",
    EDIT,
    supersede.supersede,
    "무엇으로 대체되었는지 적습니다.",
    "Write down what takes the place of something.",
)
_add(
    "set",
    EDIT,
    set_.set_,
    "그 밖의 값 하나를 고칩니다. 주석과 차례는 그대로 둡니다.",
    "Change any other single value; comments and order stay.",
)
_add(
    "import",
    EDIT,
    import_.import_,
    "내보낸 표에서 고친 것을 들여옵니다. 고치지 않은 줄은 그대로 둡니다.",
    "Take in what was changed in an exported sheet, merged with the data of today.",
)
_add(
    "fmt",
    EDIT,
    fmt.fmt,
    "자료 파일의 키의 차례, 빈칸, 날짜 표기를 가지런히 합니다. 값은 그대로입니다.",
    "Put keys in order, tidy spacing and dates of data files; no value changes.",
)
_add(
    "fix-encoding",
    EDIT,
    fix_encoding.fix_encoding,
    "cp949나 UTF-16으로 저장된 파일을 읽어 보이고, 확인을 받아 UTF-8로 저장합니다.",
    "Show what a file in cp949 or UTF-16 says and, once confirmed, save it as UTF-8.",
)
_add(
    "init",
    EDIT,
    init.init,
    "새 트래커에 필요한 파일을 쓰거나, 이력의 견본을 만듭니다. 있는 파일은 덮어쓰지 않습니다.",
    "Write the files of a new tracker, or a sample of a history. Nothing is overwritten.",
)
_add(
    "export",
    PUBLISH,
    export.export,
    "이정표를 스프레드시트(xlsx, csv)로 내보냅니다.",
    "Write the milestones as a spreadsheet (xlsx, csv).",
)
app.add_typer(new.new, rich_help_panel=EDIT, help=new.HELP, short_help=new.HELP)
app.add_typer(
    report.app,
    name="report",
    rich_help_panel=PUBLISH,
    help=report.HELP,
    short_help=report.HELP,
)
