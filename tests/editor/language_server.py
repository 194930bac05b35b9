"""The YAML language server of editors: fetched once, and spoken to as an editor does."""

import json
import os
import shutil
import subprocess
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from queue import Queue
from threading import Thread
from typing import IO, NamedTuple

VERSION = "2.0.0"
PATIENCE = 300
Json = None | bool | int | float | str | list["Json"] | dict[str, "Json"]
Message = dict[str, Json]


class NoServerError(Exception):
    """There is no language server here; the text says why."""


class Complaint(NamedTuple):
    """What the server says is wrong, and in which line (from 1) it says so."""

    line: int
    message: str


def program(cache: Path) -> list[str]:
    """The command that starts the server, which is fetched into `cache` if it is not there.

    Raises:
        NoServerError: there is no node, no npm, or npm cannot fetch it.
    """
    node, npm = shutil.which("node"), shutil.which("npm")
    if node is None or npm is None:
        raise NoServerError("there is no node with npm here")
    home = cache / f"yaml-language-server-{VERSION}"
    if not home.exists():
        _fetch(npm, home)
    script = home / "node_modules" / "yaml-language-server" / "bin" / "yaml-language-server"
    return [node, str(script), "--stdio"]


def _fetch(npm: str, home: Path) -> None:
    # Elsewhere first: another process may be fetching it, too.
    with tempfile.TemporaryDirectory(dir=home.parent) as place:
        options = ["--no-audit", "--no-fund", "--ignore-scripts", "--prefix", place]
        try:
            subprocess.run(
                [npm, "install", *options, f"yaml-language-server@{VERSION}"],
                check=True,
                capture_output=True,
                stdin=subprocess.DEVNULL,
                timeout=PATIENCE,
            )
        except (subprocess.CalledProcessError, subprocess.TimeoutExpired) as error:
            raise NoServerError(f"npm could not fetch the language server: {error}") from None
        if not home.exists():
            made = Path(place) / "made"
            made.mkdir()
            (Path(place) / "node_modules").rename(made / "node_modules")
            made.rename(home)


class Editor:
    """An editor that has one folder open, and asks a language server about its files."""

    def __init__(self, process: "subprocess.Popen[bytes]", folder: Path) -> None:
        assert process.stdin is not None
        assert process.stdout is not None
        self._input: IO[bytes] = process.stdin
        self._settings = settings_of(folder)
        self._heard: Queue[Message | None] = Queue()
        self._asked = 0
        Thread(target=self._listen, args=(process.stdout,), daemon=True).start()
        self._greet(folder)

    def complaints(self, file: Path, text: str) -> list[Complaint]:
        """What the server says when a file with this text is opened, by line."""
        uri = file.as_uri()
        document: Message = {"uri": uri, "languageId": "yaml", "version": 1, "text": text}
        self._send({"method": "textDocument/didOpen", "params": {"textDocument": document}})
        said = self._await(
            lambda one: (
                one.get("method") == "textDocument/publishDiagnostics"
                and value(one, "params", "uri") == uri
            )
        )
        return sorted(_complaint(one) for one in items(value(said, "params", "diagnostics")))

    def offers(self, file: Path, line: int, column: int) -> list[str]:
        """What the server offers to write at a place of an open file; both count from 1."""
        where: Message = {"line": line - 1, "character": column - 1}
        params: Message = {"textDocument": {"uri": file.as_uri()}, "position": where}
        answer = self._ask("textDocument/completion", params)
        offered = value(answer, "result", "items")
        return [str(value(one, "label")) for one in items(offered)]

    def _greet(self, folder: Path) -> None:
        here: Message = {"uri": folder.as_uri(), "name": folder.name}
        workspace: Message = {"configuration": True, "workspaceFolders": True}
        params: Message = {
            "processId": os.getpid(),
            "rootUri": folder.as_uri(),
            "workspaceFolders": [here],
            "capabilities": {"workspace": workspace, "textDocument": {}},
        }
        self._ask("initialize", params)
        self._send({"method": "initialized", "params": {}})

    def _ask(self, method: str, params: Message) -> Message:
        self._asked += 1
        number = self._asked
        self._send({"id": number, "method": method, "params": params})
        return self._await(lambda one: one.get("id") == number and "method" not in one)

    def _send(self, message: Message) -> None:
        content = json.dumps({"jsonrpc": "2.0", **message}).encode()
        self._input.write(b"Content-Length: %d\r\n\r\n%b" % (len(content), content))
        self._input.flush()

    def _await(self, is_it: Callable[[Message], bool]) -> Message:
        """The next message that is the one, after answering what the server asks meanwhile."""
        while True:
            message = self._heard.get(timeout=PATIENCE)
            assert message is not None, "the language server has ended"
            if is_it(message):
                return message
            if "id" in message and "method" in message:
                self._send({"id": message["id"], "result": self._answer(message)})

    def _answer(self, question: Message) -> Json:
        if question["method"] != "workspace/configuration":
            return None
        asked = items(value(question, "params", "items"))
        return [self._settings.get(str(value(one, "section"))) for one in asked]

    def _listen(self, output: IO[bytes]) -> None:
        while line := output.readline():
            if line.lower().startswith(b"content-length:"):
                length = int(line.partition(b":")[2])
                while output.readline().strip():
                    pass
                self._heard.put(json.loads(output.read(length)))
        self._heard.put(None)


@contextmanager
def opened(command: list[str], folder: Path) -> Iterator[Editor]:
    """An editor that has `folder` open; its server is ended when it is closed."""
    with subprocess.Popen(
        command, cwd=folder, stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as process:
        try:
            yield Editor(process, folder)
        finally:
            process.kill()


def settings_of(folder: Path) -> Message:
    """The settings of a folder by section, as VS Code sends them.

    What is written as `yaml.format.enable` is `enable` in `format` in `yaml`.
    """
    written = json.loads((folder / ".vscode" / "settings.json").read_text("utf-8"))
    sections: Message = {}
    for key, setting in written.items():
        place = sections
        *path, last = [key] if key.startswith("[") else key.split(".")
        for name in path:
            inner = place.setdefault(name, {})
            assert isinstance(inner, dict)
            place = inner
        place[last] = setting
    return sections


def _complaint(diagnostic: Json) -> Complaint:
    line = value(diagnostic, "range", "start", "line")
    assert isinstance(line, int)
    return Complaint(line + 1, str(value(diagnostic, "message")))


def value(message: Json, *keys: str) -> Json:
    """What lies behind some keys in a message."""
    for key in keys:
        assert isinstance(message, dict)
        message = message[key]
    return message


def items(message: Json) -> list[Json]:
    """A part of a message that is a list."""
    assert isinstance(message, list)
    return message
