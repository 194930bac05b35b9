"""Which commands there are, each with its line in the help; none of them is imported for it."""

from typing import NamedTuple

from dnatrack.i18n import Text

# What a person looks for; the help lists the commands below these headings, in this order.
SEE = Text("추진상황 조회", "Where things stand")
HELD_UP = Text("선후행·현안·입법", "What holds things up")
PAST = Text("이력과 변동", "What changed, and who moved it")
EDIT = Text("변경 입력", "Report a change")
CHECK = Text("자료 점검", "Check the data")
PUBLISH = Text("보고와 공개", "Report and publish")
SET_UP = Text("설치와 자동 점검", "Set up and automate")


class Listed(NamedTuple):
    """A command as it is listed, and where it is.

    `module`, below `dnatrack.cli`, is called like the command unless it says otherwise. It
    holds a function that is called like the command too, or `list_` where Python has the word,
    unless `function` says otherwise; or, for a group, a Typer.
    """

    name: str
    heading: Text | None
    ko: str
    en: str
    module: str = ""
    function: str = ""

    @property
    def says(self) -> Text:
        """What it does, in a line."""
        return Text(self.ko, self.en)

    @property
    def path(self) -> str:
        """The full name of the module."""
        return f"dnatrack.cli.{self.module or self.name.replace('-', '_')}"

    @property
    def offer(self) -> str:
        """The name of the function, or of the group, in the module."""
        is_python = self.module == f"{self.name}_"
        return self.function or (self.module if is_python else self.name.replace("-", "_"))


COMMANDS = (
    Listed(
        "status",
        SEE,
        "범정부 TF 전체의 추진상황을 한 화면에 표시합니다.",
        "Show the state of all taskforces on one screen.",
    ),
    Listed(
        "overdue",
        SEE,
        "기한이 지난 이정표를 지연 일수가 긴 순서로 표시합니다.",
        "List milestones past their deadline, worst first.",
    ),
    Listed(
        "list",
        SEE,
        "조건에 맞는 과제나 이정표를 표시합니다.",
        "List tasks, or milestones, that fit the options.",
        "list_",
    ),
    Listed(
        "show",
        SEE,
        "과제, 이정표, 기관, TF, 출처 하나의 상세 내용을 표시합니다.",
        "Show all about a task, milestone, ministry, taskforce, source.",
    ),
    Listed(
        "ministries",
        SEE,
        "기관별 담당·지연·선후행 현황을 지연이 많은 기관부터 표시합니다.",
        "Show what each ministry owes and is late with, worst first.",
    ),
    Listed(
        "timeline",
        SEE,
        "이정표의 추진일정을 월별 도표로 표시합니다.",
        "Draw milestones along the months: promised, due, done, today.",
    ),
    Listed(
        "waiting",
        HELD_UP,
        "이정표 간 선후행 관계를 후행이 많은 이정표부터 표시합니다.",
        "Show who waits for whom, and what holds most others.",
    ),
    Listed(
        "impact",
        HELD_UP,
        "이정표의 기한 변경이 후행 이정표에 미치는 영향을 표시합니다.",
        "Show what has to move when one milestone moves, and how far.",
    ),
    Listed(
        "issues",
        HELD_UP,
        "기관 간 조정이 필요한 현안을 오래된 순서로 표시합니다.",
        "List what has to be settled between ministries, oldest first.",
    ),
    Listed(
        "legislation",
        HELD_UP,
        "법령별 추진단계, 다음 단계, 단계별 소요일수를 표시합니다.",
        "Show where each law is, what comes next, how long steps took.",
    ),
    Listed(
        "slips",
        PAST,
        "연기된 기한의 연기 일수, 횟수, 결정 주체, 사유를 표시합니다.",
        "List deadlines that moved later: how far, how often, who, why.",
    ),
    Listed(
        "log",
        PAST,
        "과제나 이정표 하나의 변경 이력을 날짜순으로 표시합니다.",
        "Tell the life of one task or milestone, oldest first.",
    ),
    Listed(
        "diff",
        PAST,
        "두 시점 사이에 변경된 내용을 표시합니다.",
        "Show what changed in meaning between two commits or days.",
    ),
    Listed(
        "trend",
        PAST,
        "완료, 지연, 그 밖의 미완료의 추이를 표시합니다.",
        "Show how many were done, late, open or unknown over time.",
    ),
    Listed(
        "silent",
        PAST,
        "추진실적이 장기간 갱신되지 않은 과제를 표시합니다.",
        "List open tasks without news, the longest silence first.",
    ),
    Listed(
        "audit",
        PAST,
        "기재 내용이 이력과 일치하는지 점검합니다(불일치: 종료 코드 1).",
        "Find silent moves, late bookkeeping, lost evidence (exit 1).",
    ),
    Listed(
        "done",
        EDIT,
        "완료로 처리하고 완료일과 증빙을 적습니다.",
        "Write down that something was done: when, and what shows it.",
        "edit",
    ),
    Listed(
        "reschedule",
        EDIT,
        "기한을 변경하고 사유, 변경 결정 주체, 근거를 적습니다.",
        "Move a deadline: why, on whose authority, by which source.",
        "edit",
    ),
    Listed(
        "start",
        EDIT,
        "착수 또는 재개로 처리합니다.",
        "Write down that work began, or goes on after a pause.",
        "edit",
    ),
    Listed(
        "hold",
        EDIT,
        "보류로 처리하고 사유를 적습니다.",
        "Write down that work pauses, and why.",
        "edit",
    ),
    Listed(
        "cancel",
        EDIT,
        "중단으로 처리하고 사유를 적습니다.",
        "Write down that something is given up, and why.",
        "edit",
    ),
    Listed(
        "supersede",
        EDIT,
        "대체로 처리하고 대체한 과제나 이정표를 적습니다.",
        "Write down what takes the place of something.",
        "edit",
    ),
    Listed(
        "set",
        EDIT,
        "그 밖의 값 하나를 변경합니다. 주석과 순서는 유지됩니다.",
        "Change any other single value; comments and order stay.",
        "set_",
    ),
    Listed(
        "new",
        EDIT,
        "과제, 이정표, 출처, 기관, 회의, 현안, 추진실적을 추가합니다.",
        "Add a task, milestone, source, ministry and more; ids proposed.",
        function="group",
    ),
    Listed(
        "import",
        EDIT,
        "내보낸 표에서 변경한 내용을 가져옵니다.",
        "Take in what was changed in an exported sheet.",
        "import_",
    ),
    Listed(
        "validate",
        CHECK,
        "자료 파일 전체를 점검합니다(오류: 종료 코드 1).",
        "Check all data files (exit 1 when there is an error).",
    ),
    Listed(
        "explain",
        CHECK,
        "규칙 하나의 이유와 예를 표시합니다.",
        "Explain a rule: what it finds, why, and an example of each.",
        "rules",
    ),
    Listed(
        "rules",
        CHECK,
        "점검 규칙을 모두 표시합니다.",
        "List the rules that `validate` checks.",
    ),
    Listed(
        "fmt",
        CHECK,
        "자료 파일의 키 순서, 빈칸, 날짜 표기를 정돈합니다.",
        "Put keys in order, tidy spacing and dates; no value changes.",
    ),
    Listed(
        "schema",
        CHECK,
        "자료 파일이나 JSON 출력의 JSON Schema를 출력합니다.",
        "Print the JSON Schema of the data files, or of a JSON output.",
    ),
    Listed(
        "doctor",
        CHECK,
        "컴퓨터, 저장소, 자료를 진단하고 조치 방법을 안내합니다.",
        "Examine machine, repository and data, and name the cures.",
    ),
    Listed(
        "report",
        PUBLISH,
        "점검회의 보고서를 작성합니다(변동, 지연, 도래 예정 기한).",
        "Write the report for a review meeting: changes, late, next.",
        function="group",
    ),
    Listed(
        "export",
        PUBLISH,
        "자료를 표 파일(xlsx, csv), SQLite, Parquet 파일로 내보냅니다.",
        "Write a spreadsheet (xlsx, csv), SQLite or Parquet.",
    ),
    Listed(
        "init",
        SET_UP,
        "새 트래커의 파일을 만들거나 이력 견본을 만듭니다.",
        "Write the files of a new tracker, or a sample of a history.",
    ),
    Listed(
        "owners",
        SET_UP,
        "파일별 변경 승인자를 CODEOWNERS 형식으로 출력합니다.",
        "Print who approves changes of which file, as CODEOWNERS.",
    ),
    Listed(
        "comment",
        SET_UP,
        "변경 요약을 변경 요청(PR)의 댓글 하나로 게시합니다(CI용).",
        "Post the summary of a change as one comment (for CI jobs).",
    ),
    Listed(
        "site",
        PUBLISH,
        "누구나 볼 수 있는 웹 화면을 폴더에 만듭니다.",
        "Write the public pages into a folder.",
    ),
    Listed(
        "serve",
        PUBLISH,
        "웹 화면을 이 컴퓨터의 브라우저에서 미리 봅니다(자동 갱신).",
        "Look at the pages in a browser, made again at every change.",
    ),
)
NEW = (
    Listed(
        "taskforce",
        None,
        "TF를 추가합니다. 참여 기관도 함께 등록할 수 있습니다.",
        "Add a taskforce, and the ministries in it that are new.",
        "new",
    ),
    Listed(
        "priority",
        None,
        "TF에 우선 추진과제를 추가합니다.",
        "Add a priority to a taskforce.",
        "new",
    ),
    Listed(
        "task",
        None,
        "과제를 추가합니다. 과제마다 파일 하나를 만듭니다.",
        "Add a task, in a file of its own.",
        "new",
    ),
    Listed(
        "milestone",
        None,
        "과제나 TF에 이정표를 추가합니다.",
        "Add a milestone to a task or taskforce.",
        "new",
    ),
    Listed(
        "source",
        None,
        "출처를 추가합니다. 같은 주소는 한 번만 등록합니다.",
        "Add a document to the sources; no address is entered twice.",
        "new",
    ),
    Listed(
        "ministry",
        None,
        "기관을 추가합니다. 승계 관계도 함께 적습니다.",
        "Add a ministry, and tell the one that it takes over from.",
        "new",
    ),
    Listed(
        "meeting",
        None,
        "점검회의를 추가합니다.",
        "Add a review meeting of a taskforce.",
        "new",
    ),
    Listed(
        "issue",
        None,
        "과제에 조정 현안을 추가합니다.",
        "Add to a task an issue that ministries have to settle.",
        "new",
    ),
    Listed(
        "update",
        None,
        "과제나 이정표에 추진실적을 추가합니다.",
        "Add to a task or milestone a dated statement of how it goes.",
        "new",
    ),
)
REPORT = (
    Listed(
        "verify",
        None,
        "보고서를 같은 커밋과 기준일로 다시 만들어 비교합니다.",
        "Make a report again from its commits and days; exit 1 if it differs.",
        "report",
    ),
)
