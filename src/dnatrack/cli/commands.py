"""Which commands there are, each with its line in the help; none of them is imported for it."""

from typing import NamedTuple

from dnatrack.i18n import Text

SEE, PAST, CHECK = Text("보기", "See"), Text("이력", "History"), Text("점검", "Check")
EDIT = Text("쓰기", "Write")
PUBLISH = Text("내보내기", "Publish")


class Listed(NamedTuple):
    """A command as it is listed, and where it is.

    `module`, below `dnatrack.cli`, is called like the command unless it says otherwise.
    It holds a function that is called like the module, unless `function` says otherwise;
    or, for a group, a Typer. Where `is_cut`, what does not fit into one line of the list
    is left out.
    """

    name: str
    heading: Text | None
    ko: str
    en: str
    module: str = ""
    function: str = ""
    is_cut: bool = False

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
        return self.function or self.path.rpartition(".")[2]


COMMANDS = (
    Listed(
        "status",
        SEE,
        "범정부 TF 모두의 상태를 한 화면에 보여 줍니다.",
        "Show the state of all taskforces on one screen.",
    ),
    Listed(
        "overdue",
        SEE,
        "기한을 넘긴 이정표를 가장 늦은 것부터 보여 줍니다.",
        "List milestones past their deadline, worst first.",
    ),
    Listed(
        "list",
        SEE,
        "조건에 맞는 과제나 이정표를 보여 줍니다.",
        "List tasks, or milestones, that fit the options.",
        "list_",
    ),
    Listed(
        "show",
        SEE,
        "과제, 이정표, 기관, TF, 출처 하나의 모든 것을 보여 줍니다.",
        "Show everything about one task, milestone, ministry, taskforce or source.",
    ),
    Listed(
        "ministries",
        SEE,
        "기관별로 맡은 것, 늦은 것, 서로 기다리는 것을 가장 나쁜 기관부터 보여 줍니다.",
        "Show ministries worst first: what each owes, what is late, who waits for whom.",
    ),
    Listed(
        "waiting",
        SEE,
        "누가 누구를 기다리는지, 무엇이 가장 많이 막고 있는지 보여 줍니다.",
        "Show who waits for whom, and what holds most others.",
    ),
    Listed(
        "impact",
        SEE,
        "이정표 하나가 늦어지면 무엇이 얼마나 따라 옮겨져야 하는지 보여 줍니다.",
        "Show what has to move when one milestone moves, by how much, and whose it is.",
    ),
    Listed(
        "timeline",
        SEE,
        "이정표를 달을 따라 그립니다: 당초기한, 현재기한, 완료, 오늘.",
        "Draw milestones along the months: promised, due, done, today.",
    ),
    Listed(
        "issues",
        SEE,
        "기관 사이에서 풀어야 할 현안을 오래된 것부터 보여 줍니다.",
        "List what has to be settled between ministries, oldest first.",
    ),
    Listed(
        "legislation",
        SEE,
        "법령이 어느 단계에 있고, 다음은 무엇이며, 단계마다 얼마나 걸렸는지 보여 줍니다.",
        "Show where each law is, what comes next, and how long each step took.",
    ),
    Listed(
        "slips",
        PAST,
        "뒤로 미룬 기한을 보여 줍니다: 얼마나, 몇 번, 누가, 왜.",
        "List deadlines that moved to a later day: how far, how often, by whom, why.",
    ),
    Listed(
        "log",
        PAST,
        "과제나 이정표 하나의 지난 일을 차례로 들려줍니다.",
        "Tell the life of one task or milestone, oldest first.",
    ),
    Listed(
        "diff",
        PAST,
        "두 상태 사이에 뜻이 달라진 것을 보여 줍니다.",
        "Show what changed in meaning between two commits, days or the files as they are.",
    ),
    Listed(
        "trend",
        PAST,
        "완료, 지연, 남은 것의 추이를 보여 줍니다.",
        "Show how many milestones were done, late, open or unknown over time.",
    ),
    Listed(
        "silent",
        PAST,
        "오래 소식이 없는 과제를 보여 줍니다.",
        "List open tasks without news, the longest silence first.",
    ),
    Listed(
        "audit",
        PAST,
        "이력에서 어긋난 것을 찾습니다. 있으면 1로 끝납니다.",
        "Find silent moves, completions written down late, lost evidence; ends with 1 if any.",
    ),
    Listed(
        "validate",
        CHECK,
        "자료 파일을 모두 점검합니다. 오류가 있으면 1로 끝나고, 아무것도 쓰지 않습니다.",
        "Check all data files. Ends with 1 when there is an error; never writes.",
    ),
    Listed(
        "explain",
        CHECK,
        "규칙 하나의 까닭과 예를 보여 줍니다.",
        "Explain a rule: what it finds, why, and an example of each.",
        "rules",
        "explain",
    ),
    Listed(
        "rules",
        CHECK,
        "점검 규칙을 모두 보여 줍니다.",
        "List the rules that `validate` checks.",
    ),
    Listed(
        "schema",
        CHECK,
        "자료 파일의 JSON Schema(draft 2020-12)를 출력합니다.",
        "Print the JSON Schema (draft 2020-12) of a kind of data file.",
    ),
    Listed(
        "owners",
        CHECK,
        "누가 어느 파일의 변경을 승인하는지 CODEOWNERS로 출력합니다.",
        "Print who approves changes of which file, as CODEOWNERS.",
    ),
    Listed(
        "doctor",
        CHECK,
        "컴퓨터, 저장소, 자료가 준비되었는지 살피고 고칠 방법을 알려 줍니다.",
        "Examine machine, repository and data, and name the cures.",
    ),
    Listed(
        "comment",
        CHECK,
        "변경의 요약을 합칠 요청의 댓글 하나로 답니다. CI 작업에서 씁니다.",
        "Post the summary of a change as one comment of its pull request, from a CI job.",
    ),
    Listed(
        "done",
        EDIT,
        "완료했다고 적습니다: 언제, 무엇으로 확인되는지.",
        "Write down that something was done: when, and what shows it.",
        "edit",
        "done",
    ),
    Listed(
        "reschedule",
        EDIT,
        "기한을 옮기고, 사유, 정한 주체, 근거를 함께 적습니다.",
        "Move a deadline, and declare why, on whose authority and by which source.",
        "edit",
        "reschedule",
    ),
    Listed(
        "start",
        EDIT,
        "착수했다고, 또는 다시 시작했다고 적습니다.",
        "Write down that work began, or goes on after a pause.",
        "edit",
        "start",
    ),
    Listed(
        "hold",
        EDIT,
        "보류했다고, 왜 보류했는지 적습니다.",
        "Write down that work pauses, and why.",
        "edit",
        "hold",
    ),
    Listed(
        "cancel",
        EDIT,
        "중단했다고, 왜 중단했는지 적습니다.",
        "Write down that something is given up, and why.",
        "edit",
        "cancel",
    ),
    Listed(
        "supersede",
        EDIT,
        "무엇으로 대체되었는지 적습니다.",
        "Write down what takes the place of something.",
        "edit",
        "supersede",
    ),
    Listed(
        "set",
        EDIT,
        "그 밖의 값 하나를 고칩니다. 주석과 차례는 그대로 둡니다.",
        "Change any other single value; comments and order stay.",
        "set_",
    ),
    Listed(
        "import",
        EDIT,
        "내보낸 표에서 고친 것을 들여옵니다. 고치지 않은 줄은 그대로 둡니다.",
        "Take in what was changed in an exported sheet, merged with the data of today.",
        "import_",
    ),
    Listed(
        "fmt",
        EDIT,
        "자료 파일의 키의 차례, 빈칸, 날짜 표기를 가지런히 합니다. 값은 그대로입니다.",
        "Put keys in order, tidy spacing and dates of data files; no value changes.",
    ),
    Listed(
        "init",
        EDIT,
        "새 트래커에 필요한 파일을 쓰거나, 이력의 견본을 만듭니다. 있는 파일은 덮어쓰지 않습니다.",
        "Write the files of a new tracker, or a sample of a history. Nothing is overwritten.",
    ),
    Listed(
        "export",
        PUBLISH,
        "이정표를 스프레드시트(xlsx, csv)로 내보냅니다.",
        "Write the milestones as a spreadsheet (xlsx, csv).",
    ),
    Listed(
        "new",
        EDIT,
        "새 과제, 이정표, 출처, 기관, 회의, 현안, 진행 기록을 더합니다. id는 제안하고 확인합니다.",
        "Add a task, milestone, source, ministry, meeting, issue or update; ids are proposed.",
        "new_group",
        "group",
    ),
    Listed(
        "report",
        PUBLISH,
        "점검 회의에 낼 보고서를 만듭니다: 지난 보고 뒤 무엇이 달라졌고, 늦었고, 다가오는가.",
        "Write the report for a review meeting: what changed since the last, is late, comes next.",
        "report",
        "group",
    ),
)
NEW = (
    Listed(
        "task",
        None,
        "과제를 더합니다. 파일 하나가 생깁니다.",
        "Add a task, in a file of its own.",
        "new",
        "task",
    ),
    Listed(
        "milestone",
        None,
        "과제나 TF에 이정표를 더합니다.",
        "Add a milestone to a task or taskforce.",
        "new",
        "milestone",
    ),
    Listed(
        "source",
        None,
        "출처를 더합니다. 같은 주소는 두 번 적지 않습니다.",
        "Add a document to the sources; no address is entered twice.",
        "new",
        "source",
    ),
    Listed(
        "ministry",
        None,
        "기관을 더합니다. 이어받은 기관이 있으면 거기에도 함께 적습니다.",
        "Add a ministry, and tell the one that it takes over from.",
        "new",
        "ministry",
    ),
    Listed(
        "meeting",
        None,
        "점검 회의를 더합니다.",
        "Add a review meeting of a taskforce.",
        "new",
        "meeting",
    ),
    Listed(
        "issue",
        None,
        "과제에 현안을 더합니다.",
        "Add to a task an issue that ministries have to settle.",
        "new",
        "issue",
    ),
    Listed(
        "update",
        None,
        "과제나 이정표에 날짜 있는 진행 기록을 더합니다.",
        "Add to a task or milestone a dated statement of how it goes.",
        "new",
        "update",
    ),
)
REPORT = (
    Listed(
        "verify",
        None,
        "보고서를 같은 커밋과 날로 다시 만들어, 다른 곳이 있으면 보여 주고 1로 끝납니다.",
        "Make a report again from its commits and days; show what differs, and end with 1.",
        "report",
        "verify",
        is_cut=True,
    ),
)
