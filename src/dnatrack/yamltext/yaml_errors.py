"""What a YAML parser complains of, in words a person can act on."""

import re
from typing import NamedTuple

from yaml import MarkedYAMLError

from dnatrack.i18n import Text
from dnatrack.model.finding import Defect, Location
from dnatrack.yamltext.line_reader import LINE_BREAK
from dnatrack.yamltext.mistakes import syntax_slips
from dnatrack.yamltext.odd_characters import Mistake, line_of, most_of


def syntax_defects(
    file: str, text: str, error: Exception, known: tuple[Defect, ...]
) -> tuple[Defect, ...]:
    """All that keeps `text` from being YAML, as far as its lines show it.

    What the parser said by `error` is left out where something on that line or before
    explains it: one of the lines' own mistakes, or one of the defects `known` already.
    """
    slips = most_of(slip for slip in syntax_slips(file, text) if slip.stops)
    defects = tuple(slip.defect for slip in slips)
    said, began, ended = str(error), Location(file), Location(file)
    if isinstance(error, MarkedYAMLError):
        said = f"{error.context or ''} {error.problem or ''}"
        if (mark := error.problem_mark or error.context_mark) is not None:
            start = error.context_mark or mark
            began = Location(file, start.line + 1, start.column + 1)
            ended = Location(file, mark.line + 1, mark.column + 1)
    if any(line_of(slip) <= ended.line for slip in slips):
        return defects
    defect = _syntax_defect(text, said, began, ended)
    if any(one.problem.at[:2] == defect.problem.at[:2] for one in known):
        return defects
    return (defect, *defects)


_UNKNOWN = Mistake(
    "yaml-syntax",
    Text("YAML로 읽을 수 없습니다({said})", "this is not YAML ({said})"),
    Text(
        "이 줄과 바로 앞줄의 들여쓰기, 따옴표, 괄호를 확인하세요",
        "check indentation, quotes and brackets of this line and the one before",
    ),
)


def _syntax_defect(text: str, said: str, began: Location, ended: Location) -> Defect:
    """What a parser's words mean: that it began to wonder at a place, and was sure at another.

    Its own words are kept only where no better ones are known.
    """
    for complaint in _COMPLAINTS:
        if complaint.pattern.search(said):
            place = _with_text(began if complaint.at_beginning else ended, text)
            return Mistake("yaml-syntax", complaint.message, complaint.hint).defect(place)
    return _UNKNOWN.defect(_with_text(ended, text), said=" ".join(said.split()) or "?")


def _with_text(at: Location, text: str) -> Location:
    """The place itself, or the end of the last line that is not empty, if it is behind it."""
    line, lines = at.line, LINE_BREAK.split(text)
    if line <= len(lines) and lines[line - 1].strip(" "):
        return at._replace(end_column=at.column + 1)
    while line > 1 and (line > len(lines) or not lines[line - 1].strip(" ")):
        line -= 1
    end = max(len(lines[line - 1]), 1)
    return Location(at.file, line, end, end + 1)


class _Complaint(NamedTuple):
    """Words of libyaml and of PyYAML's own parser for one mistake, and better words."""

    pattern: re.Pattern[str]
    message: Text
    hint: Text
    at_beginning: bool = False


_COMPLAINTS = (
    _Complaint(
        re.compile("quoted scalar.*unexpected (end|document)"),
        Text("여기서 연 따옴표가 닫히지 않았습니다", "the quote opened here is never closed"),
        Text("값의 끝에 같은 따옴표를 적으세요", "close it with the same quote"),
        at_beginning=True,
    ),
    _Complaint(
        re.compile("escape|hexa?decimal"),
        Text(
            "큰따옴표 안의 `\\` 뒤에 올 수 없는 글자가 있습니다",
            "in double quotes, a `\\` before a character that it cannot stand before",
        ),
        Text(
            "작은따옴표로 감싸면 `\\`를 그대로 쓸 수 있습니다",
            "in single quotes a `\\` stands for itself",
        ),
        at_beginning=True,
    ),
    _Complaint(
        re.compile("mapping values are not allowed"),
        Text("여기에 `:`이 올 수 없습니다", "a `:` cannot stand here"),
        Text(
            "텍스트에 든 `: `이면 값 전체를 큰따옴표로 감싸고, 키이면 들여쓰기를 앞줄과 맞추세요",
            "quote the whole value if the `: ` belongs to it, else check the indentation",
        ),
    ),
    _Complaint(
        re.compile("could not find expected ':'"),
        Text("`키: 값` 형식이 아닌 줄입니다", "this line has not the form `name: value`"),
        Text(
            "`:`과 빈칸을 적고, 앞줄의 텍스트가 이어지는 줄이면 더 깊이 들여쓰기하세요",
            "write a `:` and a blank; if it goes on with the text before, indent it deeper",
        ),
        at_beginning=True,
    ),
    _Complaint(
        re.compile("expected ',' or"),
        Text(
            "여기서 연 괄호 안에서 `,`나 닫는 괄호가 빠졌습니다",
            "a `,` or the closing bracket is missing after the one opened here",
        ),
        Text(
            "`[ ]`와 `{ }`의 짝을 맞추고, 괄호로 시작하는 텍스트는 큰따옴표로 감싸세요",
            "close each `[` and `{`; quote text that begins with a bracket",
        ),
        at_beginning=True,
    ),
    _Complaint(
        re.compile("unexpected ':'"),
        Text("괄호 안의 `:` 뒤에 빈칸이 없습니다", "no blank after a `:` in brackets"),
        Text(
            "`{키: 값}` 형식으로 빈칸을 두고, 텍스트의 일부이면 값 전체를 큰따옴표로 감싸세요",
            "write `{name: value}`; quote the whole value if the `:` belongs to it",
        ),
    ),
    _Complaint(
        re.compile("node content"),
        Text("여기에 값이 와야 합니다", "a value is expected here"),
        Text(
            "남는 `,`나 닫는 괄호를 지우고, 텍스트이면 큰따옴표로 감싸세요",
            "delete the `,` or closing bracket that is too many, or quote it if it is text",
        ),
    ),
    _Complaint(
        re.compile("expected (key|'-' indicator)|expected <block end>"),
        Text("들여쓰기가 앞줄들과 맞지 않습니다", "the indentation does not fit the lines before"),
        Text(
            "같은 단계의 키나 `- `는 같은 열에서 시작해야 하고, 서로 섞을 수 없습니다",
            "keys, or dashes, of one block begin in the same column and are never mixed",
        ),
    ),
    _Complaint(
        re.compile("cannot start any token"),
        Text(
            "따옴표 없는 값은 이 글자로 시작할 수 없습니다",
            "a value without quotes cannot begin with this character",
        ),
        Text("값 전체를 큰따옴표로 감싸세요", "put the whole value in double quotes"),
    ),
    _Complaint(
        re.compile("sequence entries are not allowed"),
        Text("`- `는 키와 같은 줄에 올 수 없습니다", "a `- ` cannot stand on the line of its key"),
        Text(
            "키의 다음 줄에서 시작하거나 `[a, b]` 형식으로 적으세요",
            "begin the list on the next line, or write `[a, b]`",
        ),
    ),
    _Complaint(
        re.compile("mapping keys are not allowed"),
        Text("`? `로 시작하는 값입니다", "a value that begins with `? `"),
        Text("값 전체를 큰따옴표로 감싸세요", "put the whole value in double quotes"),
    ),
    _Complaint(
        re.compile("block scalar"),
        Text("`|`나 `>`와 같은 줄에 텍스트가 있습니다", "text on the line of a `|` or `>`"),
        Text(
            "텍스트는 다음 줄에 들여쓰기하여 적고, 기호가 텍스트의 일부이면 값 전체를 큰따옴표로 "
            "감싸세요",
            "put the text on the next line, indented; quote the value if the sign belongs to it",
        ),
    ),
    _Complaint(
        re.compile("an? (alias|anchor|tag)|parsing a node|directive|YAML document|version"),
        Text(
            "`*`, `&`, `!`, `%`로 시작하는 값이나 줄은 쓰지 않습니다",
            "values or lines that begin with `*`, `&`, `!` or `%` are not used here",
        ),
        Text(
            "텍스트이면 값 전체를 큰따옴표로 감싸세요",
            "if it is text, put all of it in double quotes",
        ),
        at_beginning=True,
    ),
    _Complaint(
        re.compile("<document start>"),
        Text(
            "앞의 내용에 이어지지 않는 줄입니다", "this line does not belong to what is before it"
        ),
        Text(
            "첫 줄의 들여쓰기를 없애고, `...` 줄이나 남는 텍스트가 있으면 지우세요",
            "begin the first line without a blank; delete a `...` line, or what is too many",
        ),
    ),
)
