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
from typing import IO, Any, NamedTuple

VERSION = "2.0.0"
PATIENCE = 300
Message = dict[str, Any]


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
        document = {"uri": uri, "languageId": "yaml", "version": 1, "text": text}
        self._send({"method": "textDocument/didOpen", "params": {"textDocument": document}})
        published = "textDocument/publishDiagnostics"
        said = self._await(
            lambda one: one.get("method") == published and one["params"]["uri"] == uri
        )
        found = said["params"]["diagnostics"]
        return sorted(Complaint(one["range"]["start"]["line"] + 1, one["message"]) for one in found)

    def offers(self, file: Path, line: int, column: int) -> list[str]:
        """What the server offers to write at a place of an open file; both count from 1."""
        where = {"line": line - 1, "character": column - 1}
        params = {"textDocument": {"uri": file.as_uri()}, "position": where}
        answer = self._ask("textDocument/completion", params)
        return [one["label"] for one in answer["result"]["items"]]

    def _greet(self, folder: Path) -> None:
        workspace = {"configuration": True, "workspaceFolders": True}
        params = {
            "processId": os.getpid(),
            "rootUri": folder.as_uri(),
            "workspaceFolders": [{"uri": folder.as_uri(), "name": folder.name}],
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

    def _answer(self, question: Message) -> list[object] | None:
        if question["method"] != "workspace/configuration":
            return None
        return [self._settings.get(one["section"]) for one in question["params"]["items"]]

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
            place = place.setdefault(name, {})
        place[last] = setting
    return sections
