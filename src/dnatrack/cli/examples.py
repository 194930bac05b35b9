"""One example of each command, that works on the data of the sample."""

from collections.abc import Mapping

from dnatrack.i18n import Text, say

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
