"""The rules that need no check of their own: what they are about shows while files are read."""

from unicodedata import normalize

from dnatrack.i18n import Text
from dnatrack.loading.snapshot import FileFault
from dnatrack.model.finding import Severity
from dnatrack.rules.examples import EXAMPLE_TASK, EXAMPLE_TASK_FILE, task_with, task_with_milestone
from dnatrack.rules.rule import Files, Rule


def _rule(
    id_: str, summary: Text, reason: Text, severity: Severity = Severity.ERROR, **examples: Files
) -> Rule:
    return Rule(id_, severity, summary, reason, examples["passes"], examples["fails"])


RULES = (
    _rule(
        "computed-field",
        Text("계산되는 값을 적었습니다", "A value is written down that is worked out"),
        Text(
            "진행률, 지연 일수, 건수, 최종 수정일은 적은 뒤 실제와 달라집니다. 다른 값에서 "
            "계산하므로 파일에는 적지 않습니다.",
            "Progress, days late, counts and last updates are outdated as soon as they are "
            "written. They are always worked out anew, and never stored.",
        ),
        passes=task_with("note: 예시\n"),
        fails=task_with("progress: 40\n"),
    ),
    _rule(
        "conflict-marker",
        Text("병합 충돌 표시가 남아 있습니다", "A merge conflict is not settled"),
        Text(
            "충돌한 두 내용 가운데 어느 것이 맞는지는 사람만 정할 수 있습니다. 표시가 남아 있으면 "
            "파일 전체를 읽을 수 없습니다.",
            "Only a person can say which of the two versions is right. While the markers stand "
            "there, nothing of the file can be read.",
        ),
        passes=task_with("note: 예시\n"),
        fails=task_with(
            "<<<<<<< HEAD\nnote: 예시\n=======\nnote: 다른 예시\n>>>>>>> other-branch\n"
        ),
    ),
    _rule(
        "decomposed-text",
        Text("풀어 쓴 자모가 있는 텍스트입니다(NFD)", "A text is in decomposed form (NFD)"),
        Text(
            "macOS에서 만든 텍스트와 파일 이름에는 한글이 풀어 쓴 자모로 들어 있기도 합니다. "
            "보기에는 같지만 다른 글자이므로 검색과 변경 비교에서 다른 텍스트가 됩니다. 읽을 때는 "
            "합쳐서 비교합니다.",
            "Text and file names from macOS may have their Hangul split into letters. They look "
            "the same and are not, so searches and comparisons of versions take them for "
            "different. When read, they are compared in composed form.",
        ),
        passes={EXAMPLE_TASK_FILE: EXAMPLE_TASK},
        fails=task_with(normalize("NFD", "note: 예시\n")),
        severity=Severity.NOTE,
    ),
    _rule(
        "duplicate-key",
        Text("같은 위치에 같은 키가 두 번 있습니다", "A key stands twice in one place"),
        Text(
            "대부분의 프로그램은 뒤의 값만 남기고 앞의 값을 알림 없이 버립니다. 어느 값이 맞는지는 "
            "사람이 정해야 합니다.",
            "Most programs keep the later value and drop the earlier without a word. Which of them "
            "is right is for a person to say.",
        ),
        passes=task_with("note: 예시\n"),
        fails=task_with("note: 예시\nnote: 다른 예시\n"),
    ),
    _rule(
        "forbidden-character",
        Text(
            "파일에 쓸 수 없는 글자가 있습니다",
            "A file holds a character that it must not hold",
        ),
        Text(
            "제어 문자와 텍스트의 방향을 바꾸는 글자는 화면에 보이는 내용과 파일의 내용을 다르게 "
            "만들 수 있습니다. 보이지 않는 줄바꿈, 파일 중간의 바이트 순서 표시, 변환 중 깨진 "
            "글자도 같습니다.",
            "Control characters, and those that turn the direction of text, can make a screen show "
            "something else than what the file says. So can hidden line breaks, a byte order mark "
            "in the middle of a file, and what failed conversions leave.",
        ),
        passes=task_with("note: 예시 과제\n"),
        fails=task_with("note: 예시\u202e 과제\n"),
    ),
    _rule(
        "full-width-syntax",
        Text(
            "YAML 기호 위치에 전각 기호가 있습니다",
            "A full-width sign stands where YAML needs an ordinary one",
        ),
        Text(
            "한글 입력기의 `：`, `，`, `－`와 전각 빈칸은 `:`, `,`, `-`, 빈칸과 비슷해 보이지만 "
            "YAML에는 일반 글자입니다. 키나 목록으로 적은 내용이 텍스트의 일부가 됩니다.",
            "To a person `：`, `，`, `－` and the full-width blank look like `:`, `,`, `-` and a "
            "space, but to YAML they are letters. What was meant as a key or a list becomes part "
            "of a text.",
        ),
        passes=task_with("note: 기간：2020년，하반기\n"),
        fails=task_with("note：예시\n"),
    ),
    _rule(
        "id-format",
        Text("id 형식이 아닙니다", "A text has not the form of an id"),
        Text(
            "id는 파일 이름, 주소, 명령줄에 그대로 쓰이므로 영어 소문자와 숫자를 `-`로 이어 "
            "적습니다. 출처의 id는 `S12` 형식입니다.",
            "Ids stand in file names, addresses and on the command line as they are, so they are "
            "words of a-z and 0-9 joined by `-`. Ids of sources look like `S12`.",
        ),
        passes=task_with("promise: {text: 예시 약속, source: S1}\n"),
        fails=task_with("promise: {text: 예시 약속, source: S 1}\n"),
    ),
    _rule(
        "impossible-date",
        Text("날짜나 기간으로 읽을 수 없는 값입니다", "A text is no date or period"),
        Text(
            "기한은 출처에 적힌 범위까지만, 다섯 형식 가운데 하나로 적습니다(2020, 2020-H2, "
            "2020-Q1, 2020-03, 2020-03-31). 달력에 없는 날이나 다른 형식의 날짜로는 지연을 판정할 "
            "수 없습니다.",
            "A deadline is written as precisely as its source says, in one of five forms (2020, "
            "2020-H2, 2020-Q1, 2020-03, 2020-03-31). For a day that is in no calendar, or written "
            "otherwise, nobody can tell whether it is late.",
        ),
        passes=task_with_milestone("lifecycle: planned\ndue: 2020-03-31\n"),
        fails=task_with_milestone("lifecycle: planned\ndue: 2020.03.31\n"),
    ),
    _rule(
        "invisible-character",
        Text(
            "텍스트에 보이지 않는 글자가 있습니다",
            "A text holds a character that nobody can see",
        ),
        Text(
            "웹이나 문서에서 붙여 넣은 텍스트에는 폭이 없는 글자, 줄바꿈을 막는 빈칸, 특정 글꼴의 "
            "기호가 함께 들어옵니다. 같아 보이는 두 텍스트가 서로 달라져 검색과 비교에서 빠집니다.",
            "Text pasted from the web or from documents brings along characters without width, "
            "unbreakable blanks and symbols of one font. Two texts that look the same then differ, "
            "and searches miss one of them.",
        ),
        passes=task_with("note: 예시 과제\n"),
        fails=task_with("note: 예시\u200b 과제\n"),
        severity=Severity.WARNING,
    ),
    _rule(
        "missing-field",
        Text("필수 키가 없습니다", "A field that must be there is missing"),
        Text(
            "id, 제목, 진행 상태, 출처가 없으면 판정하거나 확인할 수 없습니다. 이정표는 ‘판독 "
            "불가’로 목록에 남고, 과제는 그 항목만 빠집니다.",
            "Without id, title, lifecycle or sources nothing can be judged or checked. A milestone "
            "stays in the list as unreadable; a task loses the field only.",
        ),
        passes={EXAMPLE_TASK_FILE: EXAMPLE_TASK},
        fails={EXAMPLE_TASK_FILE: EXAMPLE_TASK.replace("lifecycle: planned\n", "")},
    ),
    _rule(
        "missing-file",
        Text("필수 파일이 없습니다", "A file that every data folder needs is missing"),
        Text(
            "TF, 기관, 출처, 설정 파일이 없으면 과제의 참조를 확인할 수 없습니다. 파일 이름의 "
            "오타가 흔한 원인입니다.",
            "Without the files of taskforces, ministries, sources and settings nobody can tell "
            "what the tasks refer to. A misspelt file name is the common cause.",
        ),
        passes={"tracker.yaml": "schema: 1\ntitle: {ko: 예시, en: Example}\n"},
        fails={"tracker.yaml": None},
    ),
    _rule(
        "not-utf8",
        Text("UTF-8로 저장되지 않은 파일입니다", "A file is not saved as UTF-8"),
        Text(
            "인코딩이 다르면 한글이 깨져 보이거나 컴퓨터마다 다르게 보입니다. 한국어 Windows의 "
            "‘ANSI’는 cp949이고, 일부 프로그램은 UTF-16으로 저장합니다.",
            "In another encoding Korean text is garbled, or looks different to everyone. `ANSI` on "
            "Korean Windows is cp949, and some programs save UTF-16.",
        ),
        passes={EXAMPLE_TASK_FILE: EXAMPLE_TASK.encode()},
        fails={EXAMPLE_TASK_FILE: EXAMPLE_TASK.encode("cp949")},
    ),
    _rule(
        "several-documents",
        Text("파일 하나에 문서가 여러 개 있습니다", "A file holds several documents"),
        Text(
            "`---` 뒤의 문서는 읽지 않으므로 그 내용은 어디에도 표시되지 않습니다. 과제 하나에 "
            "파일 하나를 두어야 변경 이력도 과제별로 남습니다.",
            "What comes after `---` is not read, so a promise written there would appear nowhere. "
            "One file for each task also keeps the history of each task apart.",
        ),
        passes={EXAMPLE_TASK_FILE: f"---\n{EXAMPLE_TASK}"},
        fails=task_with("---\nid: other\n"),
    ),
    _rule(
        "smart-quotes",
        Text("값이 둥근 따옴표로 둘러싸여 있습니다", "A value stands in curly quotes"),
        Text(
            "문서 편집기가 바꾸어 넣은 `“ ”`는 YAML의 따옴표가 아니므로 값의 일부가 됩니다. 텍스트 "
            "안의 인용에는 쓸 수 있습니다.",
            "The `“ ”` that word processors put in are no quotes to YAML and become part of the "
            "value. Within a text they may be used.",
        ),
        passes=task_with("note: 이른바 “예시” 과제\n"),
        fails=task_with("note: “예시 과제”\n"),
    ),
    _rule(
        "swallowed-comment",
        Text("값의 일부가 주석으로 읽힙니다", "Part of a value is read as a comment"),
        Text(
            "YAML에서는 빈칸 뒤의 `#`부터 줄 끝까지가 주석입니다. `세부과제 #3`으로 적으면 `#3`이 "
            "알림 없이 빠집니다.",
            "To YAML everything from a `#` after a blank to the end of the line is a comment. Of "
            "`Subtask #3` the `#3` would vanish without a word.",
        ),
        passes=task_with('note: "예시 #3"  # 번호는 예시입니다\n'),
        fails=task_with("note: 예시 #3\n"),
        severity=Severity.WARNING,
    ),
    _rule(
        "tab-character",
        Text("파일에 탭이 있습니다", "A file holds a tab"),
        Text(
            "탭의 너비는 편집기마다 다르고, YAML을 읽는 프로그램마다 처리가 다릅니다. 같은 파일을 "
            "어디서나 같게 읽도록 빈칸만 씁니다.",
            "A tab is as wide as an editor likes, and programs that read YAML disagree about it. "
            "With spaces only, a file reads the same everywhere.",
        ),
        passes=task_with("note: 예시 과제\n"),
        fails=task_with("note: 예시\t과제\n"),
    ),
    _rule(
        "too-deep",
        Text("값의 단계가 너무 깊습니다", "A value is nested too deep"),
        Text(
            "자료 형식의 값은 열 단계를 초과하지 않습니다. 더 깊은 값은 들여쓰기나 괄호가 "
            "잘못되었거나, 읽는 프로그램을 멈추게 하려는 것입니다.",
            "Nothing in the data format is deeper than ten levels. What is deeper comes from wrong "
            "indentation or brackets, or is meant to stall its readers.",
        ),
        passes=task_with("note: 예시\n"),
        fails=task_with(f"note: {'[' * 20}{']' * 20}\n"),
    ),
    _rule(
        "too-large",
        Text("파일이 너무 큽니다", "A file is too large"),
        Text(
            "과제 파일의 크기는 커도 수십 KB입니다. 훨씬 큰 파일은 잘못 들어온 파일이거나 읽는 "
            "프로그램을 멈추게 하려는 파일이므로 읽지 않고 알립니다.",
            "A file of one task has some ten kilobytes at most. One that is far larger got there "
            "by mistake, or is meant to stall its readers, so it is reported and not read.",
        ),
        passes={EXAMPLE_TASK_FILE: EXAMPLE_TASK},
        fails={EXAMPLE_TASK_FILE: FileFault.TOO_LARGE},
    ),
    _rule(
        "unclosed-quote",
        Text("따옴표가 닫히지 않았습니다", "A quote is opened and never closed"),
        Text(
            "연도 앞에 `'`를 붙인 `'20.3월`은 YAML에서는 따옴표를 연 것이므로, 다음 따옴표까지의 "
            "줄이 모두 그 값에 들어갑니다. 뒤의 키들이 알림 없이 빠질 수 있습니다.",
            "To YAML the `'` before a year, as in `'20.3월`, opens a quote, and all lines up to "
            "the next quote go into the value. The keys after it may vanish without a word.",
        ),
        passes=task_with('note: "\'20.3월까지"\n'),
        fails=task_with("note: '20.3월까지\n"),
    ),
    _rule(
        "unknown-file",
        Text(
            "자료 형식에 없는 YAML 파일입니다",
            "A YAML file that is no part of the data format",
        ),
        Text(
            "이름이나 폴더가 틀린 과제 파일은 ‘판독 불가’로만 표시되고 판정되지 않습니다. YAML이 "
            "아닌 파일은 둘 수 있습니다.",
            "A task file with a wrong name or in a wrong folder is listed as unreadable and never "
            "judged. Files that are not YAML may stand here.",
        ),
        passes={"README.md": "설명\n"},
        fails={"task/other.yaml": "id: other\n"},
    ),
    _rule(
        "unknown-key",
        Text("자료 형식에 없는 키입니다", "A key that the data format does not have"),
        Text(
            "이름이 틀린 키는 읽지 않으므로, 적은 내용이 현황에 표시되지 않습니다.",
            "A misspelt key is read nowhere: who wrote it believes it is said, and no "
            "report shows it.",
        ),
        passes=task_with("partners: [moef]\n"),
        fails=task_with("partner: [moef]\n"),
    ),
    _rule(
        "unknown-word",
        Text("정해진 값이 아닙니다", "A word is none of those that may stand here"),
        Text(
            "진행 상태나 종류를 사람마다 다른 말로 적으면 함께 집계할 수 없습니다. 사용할 수 있는 "
            "값은 정해져 있고, 화면에는 한국어로 표시됩니다.",
            "If everyone had a word of their own for how far things are, nothing could be counted. "
            "The words are fixed; reports show them in Korean or English.",
        ),
        passes=task_with_milestone("lifecycle: planned\n"),
        fails=task_with_milestone("lifecycle: 예정\n"),
    ),
    _rule(
        "unreadable-file",
        Text("파일이 있지만 읽을 수 없습니다", "A file is there but cannot be read"),
        Text(
            "권한이 없는 파일, 자료 폴더 밖을 가리키는 링크, 장치나 파이프는 읽지 않습니다. 알림 "
            "없이 건너뛰면 그 내용이 목록에서 빠지므로 알립니다.",
            "Files without permission, links that leave the data folder, devices and pipes are not "
            "read. Passing over them in silence would make promises disappear from the list.",
        ),
        passes={EXAMPLE_TASK_FILE: EXAMPLE_TASK},
        fails={EXAMPLE_TASK_FILE: FileFault.LEAVES_FOLDER},
    ),
    _rule(
        "wrong-type",
        Text("값의 형식이 키와 맞지 않습니다", "A value has another shape than its field"),
        Text(
            "목록 위치에 텍스트가 있거나 수 위치에 문자가 있으면 집계하거나 비교할 수 없습니다. "
            "추정하여 고쳐 읽지 않고 알립니다.",
            "Text where a list belongs, or a word where a number belongs, can be neither counted "
            "nor compared. It is reported rather than guessed at.",
        ),
        passes=task_with("multi_ministry: true\npartners: [moef]\n"),
        fails=task_with("partners: moef\n"),
    ),
    _rule(
        "yaml-alias",
        Text("YAML 별칭(`*이름`)은 쓰지 않습니다", "YAML aliases (`*name`) are not used"),
        Text(
            "별칭이 가리키는 값은 파일의 다른 위치에 있어, 한 줄을 고치면 다른 값까지 바뀝니다. "
            "별칭 몇 줄로 메모리를 가득 채우는 파일도 만들 수 있습니다.",
            "What an alias stands for is elsewhere in the file, so that editing one line changes "
            "others unseen. A few lines of aliases can also fill all memory.",
        ),
        passes=task_with('note: "*는 잠정치"\n'),
        fails=task_with("note: *lead\n"),
    ),
    _rule(
        "yaml-anchor",
        Text("YAML 앵커(`&이름`)는 쓰지 않습니다", "YAML anchors (`&name`) are not used"),
        Text(
            "앵커는 별칭으로 가리키려고 붙이는 이름인데, 이 자료에서는 별칭을 쓰지 않습니다. `&`로 "
            "시작하는 텍스트이면 첫 단어가 값에서 빠집니다.",
            "An anchor is a name for aliases, and this data has none. Of a text that begins with "
            "`&`, the first word would be lost.",
        ),
        passes=task_with('note: "&로 시작하는 글"\n'),
        fails=task_with("note: &remark 예시\n"),
    ),
    _rule(
        "yaml-merge-key",
        Text("YAML 병합 키(`<<`)는 쓰지 않습니다", "The YAML merge key (`<<`) is not used"),
        Text(
            "`<<`로 가져온 키는 그 위치에 적혀 있지 않아 사람도 변경 이력도 확인할 수 없습니다. "
            "YAML 1.2에서 없어진 기능이므로 읽는 프로그램마다 결과가 다릅니다.",
            "Keys that `<<` brings in are not written where they count, so that neither people nor "
            "the history see them. YAML 1.2 has dropped it, and programs disagree.",
        ),
        passes=task_with("note: 예시\n"),
        fails=task_with("<<: {note: 예시}\n"),
    ),
    _rule(
        "yaml-syntax",
        Text("YAML로 읽을 수 없는 파일입니다", "A file is not YAML"),
        Text(
            "읽지 못한 파일의 내용은 목록에 ‘판독 불가’로만 표시되고 판정되지 않습니다. 괄호나 `: "
            "`이 든 값, 어긋난 들여쓰기, 빠진 `:`과 괄호가 흔한 원인입니다.",
            "Promises in a file that cannot be read are listed as unreadable and never judged. "
            "Common causes are values with brackets or a `: ` in them, uneven indentation, and a "
            "missing `:` or bracket.",
        ),
        passes=task_with('note: "[가칭] 예시"\n'),
        fails=task_with("note: [가칭] 예시\n"),
    ),
    _rule(
        "yaml-tag",
        Text("YAML 태그(`!이름`)는 쓰지 않습니다", "YAML tags (`!name`) are not used"),
        Text(
            "값의 종류는 자료 형식에서 정하며, 태그는 프로그램마다 다르게 해석됩니다. `!`로 "
            "시작하는 텍스트이면 첫 단어가 값에서 빠집니다.",
            "The data format says what sort of value stands where, and programs disagree about "
            "tags. Of a text that begins with `!`, the first word would be lost.",
        ),
        passes=task_with('note: "!로 시작하는 글"\n'),
        fails=task_with("note: !important 예시\n"),
    ),
)
