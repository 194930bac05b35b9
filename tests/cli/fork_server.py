"""A process that has imported all of dnatrack, and runs it in copies of itself.

Importing is most of what a run costs, and the same each time. Run as a module, this is the
server; everybody else asks a `ForkServer`.
"""

import atexit
import gc
import json
import os
import pkgutil
import runpy
import selectors
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from importlib import import_module
from pathlib import Path
from typing import NamedTuple, NoReturn

import coverage

from dnatrack.i18n import Language, use_language

ROOT = Path(__file__).resolve().parent.parent.parent
_LENGTH = 8
# What commands import only when they run.
_LATE = (
    "dnatrack.loading.schema_problems",
    "dnatrack.loading.validators",
    "email.message",
    "encodings.idna",
    "encodings.utf_8_sig",
    "git",
    "http.client",
    "importlib.resources.readers",
    "jinja2.sandbox",
    "openpyxl",
    "pydantic.dataclasses",
    "pydantic.type_adapter",
    "rich.console",
    "rich.table",
    "traceback",
    "urllib.request",
    "xlsxwriter",
    "yaml",
    "zoneinfo",
)


class Asked(NamedTuple):
    """A run of `dnatrack`: its arguments, its working folder, its whole environment."""

    arguments: Sequence[str]
    folder: str
    environment: Mapping[str, str]


class ForkServer:
    """Runs `dnatrack` in copies of a process that has its texts in one language."""

    def __init__(self, language: Language, environment: Mapping[str, str]) -> None:
        self._connection, theirs = socket.socketpair()
        # Measured is what the copies do; each begins by itself.
        unmeasured = {key: value for key, value in environment.items() if key[:3] != "COV"}
        with theirs:
            self._process = subprocess.Popen(
                [sys.executable, "-m", "tests.cli.fork_server", str(theirs.fileno()), language],
                cwd=ROOT,
                env={**unmeasured, "PYDANTIC_DISABLE_PLUGINS": "__all__"},
                pass_fds=[theirs.fileno()],
                stdin=subprocess.DEVNULL,
                stdout=subprocess.PIPE,  # pipes, as those of each run
                stderr=subprocess.PIPE,
            )
        atexit.register(self._end)

    def run(self, asked: Asked, limit: float) -> subprocess.CompletedProcess[bytes]:
        """What came of a run whose input is empty.

        Raises:
            subprocess.TimeoutExpired: it took longer than `limit` seconds, and was ended.
        """
        out, their_out = os.pipe()
        err, their_err = os.pipe()
        with Path(os.devnull).open("rb") as nothing:
            self._send(json.dumps(asked).encode(), [nothing.fileno(), their_out, their_err])
        os.close(their_out)
        os.close(their_err)
        process = self._number()
        try:
            written = _read_all([out, err], limit)
        except TimeoutError:
            os.kill(process, signal.SIGKILL)
            self._number()
            raise subprocess.TimeoutExpired(list(asked.arguments), limit) from None
        code = os.waitstatus_to_exitcode(self._number())
        return subprocess.CompletedProcess(asked.arguments, code, written[out], written[err])

    def _send(self, content: bytes, files: Sequence[int]) -> None:
        length = len(content).to_bytes(_LENGTH)
        socket.send_fds(self._connection, [length], files)
        self._connection.sendall(content)

    def _number(self) -> int:
        content = _received(self._connection, _LENGTH)
        if len(content) < _LENGTH:
            assert self._process.stderr is not None
            raise RuntimeError(f"the server ended: {self._process.stderr.read().decode()}")
        return int.from_bytes(content)

    def _end(self) -> None:
        self._connection.close()
        self._process.communicate()


def _received(connection: socket.socket, length: int) -> bytes:
    """So many bytes; fewer where the other side ended."""
    content = b""
    while len(content) < length:
        part = connection.recv(length - len(content))
        if not part:
            break
        content += part
    return content


def _read_all(files: Sequence[int], limit: float) -> dict[int, bytes]:
    """What comes out of pipes until their other ends are closed; they are closed, too."""
    until = time.monotonic() + limit
    found = dict.fromkeys(files, b"")
    with selectors.DefaultSelector() as selector:
        for file in files:
            selector.register(file, selectors.EVENT_READ)
        try:
            while selector.get_map():
                ready = selector.select(until - time.monotonic())
                if not ready:
                    raise TimeoutError
                for key, _ in ready:
                    part = os.read(key.fd, 1 << 16)
                    found[key.fd] += part
                    if not part:
                        selector.unregister(key.fd)
        finally:
            for file in files:
                os.close(file)
    return found


def _serve(connection: socket.socket) -> int:
    """Make a copy for each run that is asked for, until nobody is left to ask.

    Returns the exit code of the server; a copy goes on as `dnatrack` and ends as that ends.
    """
    while True:
        length, files, _, _ = socket.recv_fds(connection, _LENGTH, 3)
        if not length:
            return 0
        asked = Asked(*json.loads(_received(connection, int.from_bytes(length))))
        copy = os.fork()
        if not copy:
            connection.close()
            _become(asked, files)
        for file in files:
            os.close(file)
        connection.sendall(copy.to_bytes(_LENGTH))
        connection.sendall(os.waitpid(copy, 0)[1].to_bytes(_LENGTH))


def _become(asked: Asked, files: Sequence[int]) -> None:
    """Go on as `python -m dnatrack` would after its start."""
    for place, file in enumerate(files):
        os.dup2(file, place)
        os.close(file)
    os.environ.clear()
    os.environ.update(asked.environment)
    time.tzset()
    os.chdir(asked.folder)
    sys.path[0] = asked.folder
    sys.argv[1:] = asked.arguments
    coverage.process_startup()  # measures if the environment asks for it
    try:
        runpy.run_module("dnatrack", run_name="__main__", alter_sys=True)
    except SystemExit as end:
        if isinstance(end.code, int):
            _exit(end.code)
        raise
    sys.exit()


def _exit(code: int) -> NoReturn:
    """End as Python does, but leave the memory to the system: freeing it all takes long."""
    atexit._run_exitfuncs()  # noqa: SLF001 - whoever wants to be called at the end is
    try:
        sys.stdout.flush()
        sys.stderr.flush()
    except OSError:
        code = 120
    os._exit(code)


def _import_all() -> None:
    import dnatrack

    for module in pkgutil.walk_packages(dnatrack.__path__, "dnatrack."):
        if not module.name.endswith("__main__"):
            import_module(module.name)
    for name in _LATE:
        import_module(name)


def _main(connection: str, language: str) -> int:
    use_language(Language(language))
    _import_all()
    gc.collect()
    gc.freeze()
    return _serve(socket.socket(fileno=int(connection)))


if __name__ == "__main__":
    sys.exit(_main(*sys.argv[1:]))
