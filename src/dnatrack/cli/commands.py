"""Which commands there are, with the line and the example of each; none is imported for it."""

from collections.abc import Mapping
from typing import NamedTuple

from dnatrack.i18n import Text, say

_MODULES = {
    "explain": "rules",
    **dict.fromkeys(("done", "reschedule", "start", "hold", "cancel", "supersede"), "edit"),
}
"""Modules that are not called like their command."""
_OF_PYTHON = {"import", "list", "set"}
_GROUPS = {"new", "report"}


class Listed(NamedTuple):
    """A command as it is listed, and where it is.

    Its module, below `dnatrack.cli`, holds a function that is called like the command, or
    `list_` where Python has the word; or, for a group, a Typer.
    """

    name: str
    says: Text
    heading: Text | None = None
    module: str = ""

    @property
    def path(self) -> str:
        """The full name of the module."""
        return f"dnatrack.cli.{self.module or _MODULES.get(self.name) or _word(self.name)}"

    @property
    def offer(self) -> str:
        """The name of the function, or of the group, in the module."""
        return "group" if self.name in _GROUPS else _word(self.name)


def _word(name: str) -> str:
    return f"{name}_" if name in _OF_PYTHON else name


_PUBLISH = Text("보고와 공개", "Report and publish")
_HEADINGS = (
    (Text("추진상황 조회", "Where things stand"), "status overdue list show ministries timeline"),
    (Text("선후행·현안·입법", "What holds things up"), "waiting impact issues legislation"),
    (Text("이력과 변동", "What changed, and who moved it"), "slips log diff trend silent audit"),
    (
        Text("변경 입력", "Report a change"),
        "done reschedule start hold cancel supersede set new import",
    ),
    (Text("자료 점검", "Check the data"), "validate explain rules fmt schema doctor"),
    (_PUBLISH, "report export"),
    (Text("설치와 자동 점검", "Set up and automate"), "init owners comment"),
    (_PUBLISH, "site serve"),
)
"""What a person looks for; the help lists the commands below these headings, in this order."""
_SAYS = {
    "status": Text(
        "범정부 TF 전체의 추진상황을 한 화면에 표시합니다.",
        "Show the state of all taskforces on one screen.",
    ),
    "overdue": Text(
        "기한이 지난 이정표를 지연 일수가 긴 순서로 표시합니다.",
        "List milestones past their deadline, worst first.",
    ),
    "list": Text(
        "조건에 맞는 과제나 이정표를 표시합니다.",
        "List tasks, or milestones, that fit the options.",
    ),
    "show": Text(
        "과제, 이정표, 기관, TF, 출처 하나의 상세 내용을 표시합니다.",
        "Show all about a task, milestone, ministry, taskforce, source.",
    ),
    "ministries": Text(
        "기관별 담당·지연·선후행 현황을 지연이 많은 기관부터 표시합니다.",
        "Show what each ministry owes and is late with, worst first.",
    ),
    "timeline": Text(
        "이정표의 추진일정을 월별 도표로 표시합니다.",
        "Draw milestones along the months: promised, due, done, today.",
    ),
    "waiting": Text(
        "이정표 간 선후행 관계를 후행이 많은 이정표부터 표시합니다.",
        "Show who waits for whom, and what holds most others.",
    ),
    "impact": Text(
        "이정표의 기한 변경이 후행 이정표에 미치는 영향을 표시합니다.",
        "Show what has to move when one milestone moves, and how far.",
    ),
    "issues": Text(
        "기관 간 조정이 필요한 현안을 오래된 순서로 표시합니다.",
        "List what has to be settled between ministries, oldest first.",
    ),
    "legislation": Text(
        "법령별 추진단계, 다음 단계, 단계별 소요일수를 표시합니다.",
        "Show where each law is, what comes next, how long steps took.",
    ),
    "slips": Text(
        "연기된 기한의 연기 일수, 횟수, 결정 주체, 사유를 표시합니다.",
        "List deadlines that moved later: how far, how often, who, why.",
    ),
    "log": Text(
        "과제나 이정표 하나의 변경 이력을 날짜순으로 표시합니다.",
        "Tell the life of one task or milestone, oldest first.",
    ),
    "diff": Text(
        "두 시점 사이에 변경된 내용을 표시합니다.",
        "Show what changed in meaning between two commits or days.",
    ),
    "trend": Text(
        "완료, 지연, 그 밖의 미완료의 추이를 표시합니다.",
        "Show how many were done, late, open or unknown over time.",
    ),
    "silent": Text(
        "추진실적이 장기간 갱신되지 않은 과제를 표시합니다.",
        "List open tasks without news, the longest silence first.",
    ),
    "audit": Text(
        "기재 내용이 이력과 일치하는지 점검합니다(불일치: 종료 코드 1).",
        "Find silent moves, late bookkeeping, lost evidence (exit 1).",
    ),
    "done": Text(
        "완료로 처리하고 완료일과 증빙을 적습니다.",
        "Write down that something was done: when, and what shows it.",
    ),
    "reschedule": Text(
        "기한을 변경하고 사유, 변경 결정 주체, 근거를 적습니다.",
        "Move a deadline: why, on whose authority, by which source.",
    ),
    "start": Text(
        "착수 또는 재개로 처리합니다.",
        "Write down that work began, or goes on after a pause.",
    ),
    "hold": Text("보류로 처리하고 사유를 적습니다.", "Write down that work pauses, and why."),
    "cancel": Text(
        "중단으로 처리하고 사유를 적습니다.",
        "Write down that something is given up, and why.",
    ),
    "supersede": Text(
        "대체로 처리하고 대체한 과제나 이정표를 적습니다.",
        "Write down what takes the place of something.",
    ),
    "set": Text(
        "그 밖의 값 하나를 변경합니다. 주석과 순서는 유지됩니다.",
        "Change any other single value; comments and order stay.",
    ),
    "new": Text(
        "과제, 이정표, 출처, 기관, 회의, 현안, 추진실적을 추가합니다.",
        "Add a task, milestone, source, ministry and more; ids proposed.",
    ),
    "import": Text(
        "내보낸 표에서 변경한 내용을 가져옵니다.",
        "Take in what was changed in an exported sheet.",
    ),
    "validate": Text(
        "자료 파일 전체를 점검합니다(오류: 종료 코드 1).",
        "Check all data files (exit 1 when there is an error).",
    ),
    "explain": Text(
        "규칙 하나의 이유와 예를 표시합니다.",
        "Explain a rule: what it finds, why, and an example of each.",
    ),
    "rules": Text("점검 규칙을 모두 표시합니다.", "List the rules that `validate` checks."),
    "fmt": Text(
        "자료 파일의 키 순서, 빈칸, 날짜 표기를 정돈합니다.",
        "Put keys in order, tidy spacing and dates; no value changes.",
    ),
    "schema": Text(
        "자료 파일이나 JSON 출력의 JSON Schema를 출력합니다.",
        "Print the JSON Schema of the data files, or of a JSON output.",
    ),
    "doctor": Text(
        "컴퓨터, 저장소, 자료를 진단하고 조치 방법을 안내합니다.",
        "Examine machine, repository and data, and name the cures.",
    ),
    "report": Text(
        "점검회의 보고서를 작성합니다(변동, 지연, 도래 예정 기한).",
        "Write the report for a review meeting: changes, late, next.",
    ),
    "export": Text(
        "자료를 표 파일(xlsx, csv), SQLite, Parquet 파일로 내보냅니다.",
        "Write a spreadsheet (xlsx, csv), SQLite or Parquet.",
    ),
    "init": Text(
        "새 트래커의 파일을 만들거나 이력 견본을 만듭니다.",
        "Write the files of a new tracker, or a sample of a history.",
    ),
    "owners": Text(
        "파일별 변경 승인자를 CODEOWNERS 형식으로 출력합니다.",
        "Print who approves changes of which file, as CODEOWNERS.",
    ),
    "comment": Text(
        "변경 요약을 변경 요청(PR)의 댓글 하나로 게시합니다(CI용).",
        "Post the summary of a change as one comment (for CI jobs).",
    ),
    "site": Text(
        "누구나 볼 수 있는 웹 화면을 폴더에 만듭니다.",
        "Write the public pages into a folder.",
    ),
    "serve": Text(
        "웹 화면을 이 컴퓨터의 브라우저에서 미리 봅니다(자동 갱신).",
        "Look at the pages in a browser, made again at every change.",
    ),
}
COMMANDS = tuple(
    Listed(name, _SAYS[name], heading) for heading, names in _HEADINGS for name in names.split()
)
_KINDS = {
    "taskforce": Text(
        "TF를 추가합니다. 참여 기관도 함께 등록할 수 있습니다.",
        "Add a taskforce, and the ministries in it that are new.",
    ),
    "priority": Text("TF에 우선 추진과제를 추가합니다.", "Add a priority to a taskforce."),
    "task": Text(
        "과제를 추가합니다. 과제마다 파일 하나를 만듭니다.", "Add a task, in a file of its own."
    ),
    "milestone": Text(
        "과제나 TF에 이정표를 추가합니다.", "Add a milestone to a task or taskforce."
    ),
    "source": Text(
        "출처를 추가합니다. 같은 주소는 한 번만 등록합니다.",
        "Add a document to the sources; no address is entered twice.",
    ),
    "ministry": Text(
        "기관을 추가합니다. 승계 관계도 함께 적습니다.",
        "Add a ministry, and tell the one that it takes over from.",
    ),
    "meeting": Text("점검회의를 추가합니다.", "Add a review meeting of a taskforce."),
    "issue": Text(
        "과제에 조정 현안을 추가합니다.", "Add to a task an issue that ministries have to settle."
    ),
    "update": Text(
        "과제나 이정표에 추진실적을 추가합니다.",
        "Add to a task or milestone a dated statement of how it goes.",
    ),
}
NEW = tuple(Listed(kind, says, module="new") for kind, says in _KINDS.items())

REPORT = (
    Listed(
        "verify",
        Text(
            "보고서를 같은 커밋과 기준일로 다시 만들어 비교합니다.",
            "Make a report again from its commits and days; exit 1 if it differs.",
        ),
        module="report",
    ),
)

# One example of each command, that works on the data of the sample.

_UPDATE = Text(
    "dg-4-1 --text '시범운영 시작' --source S2", "dg-4-1 --text 'Trial begins' --source S2"
)
_EXAMPLES: Mapping[str, str | Text] = {
    "status": "",
    "overdue": "--within 30d",
    "list": Text("--milestones --ministry 행안부", "--milestones --ministry MOIS"),
    "show": "dg-2-4",
    "ministries": Text("행안부", "MOIS"),
    "timeline": "--from 2020-01 --to 2020-12",
    "waiting": "",
    "impact": "dg-4-1/one-pc --slip 3m",
    "issues": "",
    "legislation": "",
    "slips": "",
    "log": "dg-2-4",
    "diff": "2020-06-30 2020-12-31",
    "trend": "",
    "silent": "",
    "audit": "",
    "done": "dg-4-1/one-pc --on 2022-03 --evidence S2",
    "reschedule": Text(
        "dg-4-1/one-pc 2027-H1 --reason 예산 --authority 국무회의 --source S2",
        "dg-4-1/one-pc 2027-H1 --reason budget --authority MOIS --source S2",
    ),
    "start": "dg-6-1/central-platform",
    "hold": Text(
        "dg-4-1/one-pc --reason '예산 부족' --authority 행안부 --source S2",
        "dg-4-1/one-pc --reason 'no budget' --authority MOIS --source S2",
    ),
    "cancel": Text(
        "dg-4-1/one-pc --reason '예산 부족' --authority 행안부 --source S2",
        "dg-4-1/one-pc --reason 'no budget' --authority MOIS --source S2",
    ),
    "supersede": Text(
        "dg-4-1/base-complete --by dg-4-1/one-pc --reason 통합 --authority 행안부 --source S2",
        "dg-4-1/base-complete --by dg-4-1/one-pc --reason merged --authority MOIS --source S2",
    ),
    "set": Text("dg-4-1.partners --add 조달청", "dg-4-1.partners --add PPS"),
    "new": Text(f"update {_UPDATE.ko}", f"update {_UPDATE.en}"),
    "import": "milestones.xlsx",
    "validate": "",
    "explain": "undeclared-slip",
    "rules": "",
    "fmt": "--check",
    "schema": "task",
    "doctor": "",
    "report": "--since 2026-06-30",
    "export": "xlsx -o milestones.xlsx",
    "init": "--sample history sample",
    "site": "public",
    "serve": "--open",
    "owners": "",
    "comment": "summary.md",
    "new taskforce": Text(
        "parks --title '공원 TF' --ministry 행안부 --chair 차관 --launched 2026-11 --source S2",
        "parks --title Parks --ministry MOIS --chair Mayor --launched 2026-11 --source S2",
    ),
    "new priority": Text(
        "parks --taskforce data-economy --title '공원 자료' --source S2",
        "parks --taskforce data-economy --title 'Park data' --source S2",
    ),
    "new task": Text(
        "--taskforce data-economy --title 마이데이터 --lead 금융위 --promise '표준화' --source S2",
        "--taskforce data-economy --title MyData --lead FSC --promise 'One standard' --source S2",
    ),
    "new milestone": Text(
        "dg-4-1 review-1 --title '중간 점검' --kind 점검 --due 2027-H1 --source S2",
        "dg-4-1 review-1 --title Review --kind review --due 2027-H1 --source S2",
    ),
    "new source": Text(
        "--title 업무보고 --publisher 행안부 --kind '공식 문서' --date 2026-11-30",
        "--title 'Work report' --publisher MOIS --kind official --date 2026-11-30",
    ),
    "new ministry": Text(
        "kosa --name 우주항공청 --short 우주청 --source S2",
        "kosa --name 'Space Agency' --source S2",
    ),
    "new meeting": "--taskforce data-economy --on 2026-11-30 --source S2",
    "new issue": Text(
        "dg-4-1 budget --title '예산 분담' --between 행안부 --between 기재부 --source S2",
        "dg-4-1 budget --title 'Who pays' --between MOIS --between MOEF --source S2",
    ),
    "new update": _UPDATE,
    "report verify": "report.txt",
}
"""What stands behind the name of a command; in both languages where there are words in it."""


def example_of(command: str) -> str | None:
    """A command line that works, of `dnatrack done` or another one; None of `dnatrack` itself."""
    found = _EXAMPLES.get(command.partition(" ")[2])
    if found is None:
        return None
    return f"{command} {found if isinstance(found, str) else say(found)}".rstrip()
