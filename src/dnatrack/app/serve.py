"""The site from memory, as the files are now, for a browser on this computer alone."""

import os
from collections.abc import Iterator, Mapping
from contextlib import suppress
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import PurePosixPath
from threading import Lock
from typing import NamedTuple
from urllib.parse import unquote

from dnatrack.app.site import publish
from dnatrack.app.workspace import Tell, Workspace
from dnatrack.errors import DnatrackError
from dnatrack.i18n import Language, Text, language, say, tr, use_language
from dnatrack.model.data_files import DataPath
from dnatrack.site import Preview, Shelf
from dnatrack.site.page import print_template
from dnatrack.storage.data_folder import stamp_of
from dnatrack.storage.uncommitted import find_uncommitted

HOST = "127.0.0.1"
STAMP = "preview.txt"
"""What the script of a preview asks for: the stamp of the data as it lies on the disk."""
_PATIENCE = 10
"""Seconds for a request; browsers open connections that they may not need."""
_HTML = "text/html; charset=utf-8"
_TEXT = "text/plain; charset=utf-8"
_TYPES: Mapping[str, str] = {
    ".html": _HTML,
    ".css": "text/css; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".txt": _TEXT,
    ".csv": "text/csv; charset=utf-8",
    ".json": "application/json",
    ".jsonld": "application/ld+json",
    ".xml": "application/atom+xml",
    ".ics": "text/calendar; charset=utf-8",
    ".svg": "image/svg+xml",
}
_HEADERS: Mapping[str, str] = {
    "Cache-Control": "no-store",
    "Content-Security-Policy": "default-src 'none'; style-src 'self'; script-src 'self'; "
    "img-src 'self' data:; connect-src 'self'; base-uri 'none'; form-action 'none'; "
    "frame-ancestors 'none'",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
}


class Answer(NamedTuple):
    """What a browser gets."""

    status: HTTPStatus
    type: str
    content: bytes


class LiveSite:
    """The site of a data folder, made again once a file in it has changed."""

    def __init__(self, workspace: Workspace, on: str | None = None) -> None:
        self._workspace, self._on = workspace, on
        self._language = language()
        self._lock = Lock()
        self._stamp: str | None = None
        self._shelf: Shelf | DnatrackError | None = None

    def answer(self, path: str) -> Answer:
        """What lies at a path of the site, which begins with no `/`."""
        use_language(self._language)
        with self._lock:
            if path == STAMP:
                return Answer(HTTPStatus.OK, _TEXT, self._stamp_now().encode())
            self._renew()
            return self._file(f"{path}index.html" if path.endswith("/") or not path else path)

    def _file(self, path: str) -> Answer:
        shelf = self._shelf
        content = shelf.file(path) if isinstance(shelf, Shelf) else None
        if content is not None:
            kind = _TYPES.get(PurePosixPath(path).suffix, "application/octet-stream")
            return Answer(HTTPStatus.OK, kind, content)
        if isinstance(shelf, DnatrackError):
            return self._apology(path, HTTPStatus.SERVICE_UNAVAILABLE, shelf)
        missing = Text("이 주소에는 화면이 없습니다", "there is no page at this address")
        return self._apology(path, HTTPStatus.NOT_FOUND, DnatrackError(missing))

    def _apology(self, path: str, status: HTTPStatus, error: DnatrackError) -> Answer:
        """A page that says why there is none; it is tried again once a file has changed."""
        spoken_in = next((one for one in Language if path.startswith(f"{one}/")), self._language)
        use_language(spoken_in)
        title, hint = say(error.message), say(error.hint) if error.hint else ""
        said = {"language": spoken_in.value, "title": title, "hint": hint, "stamp": self._stamp}
        return Answer(status, _HTML, print_template("broken.html", **said))

    def _renew(self) -> None:
        """Make the site anew if anything has changed."""
        stamp = self._stamp_now()
        if stamp == self._stamp:
            return
        workspace = Workspace(self._workspace.folder, self._workspace.tell)
        try:
            preview = Preview(stamp, uncommitted_in(workspace), tuple(_problems(workspace)))
            self._shelf = Shelf(publish(workspace, on=self._on, preview=preview))
        except DnatrackError as error:
            self._shelf = error
        self._workspace, self._stamp = workspace, stamp

    def _stamp_now(self) -> str:
        """Another text once a data file, the commit or the day is another."""
        day = ""
        with suppress(DnatrackError):
            day = self._workspace.day(self._on).isoformat()
        head = Workspace(self._workspace.folder).head or ""
        return f"{day} {head[:10]} {stamp_of(self._workspace.folder)[:16]}"


def uncommitted_in(workspace: Workspace) -> tuple[str, ...]:
    """The data files that differ from the commit, in order; none where git cannot say."""
    with suppress(DnatrackError):
        changes = find_uncommitted(workspace.repository).changes
        return tuple(dict.fromkeys(one.path for one in changes))
    return ()


def _problems(workspace: Workspace) -> Iterator[Text]:
    """What reading came upon: where, and what is wrong."""
    for problem in (one.problem for one in workspace.loaded.defects):
        at, said = problem.at, problem.message
        if isinstance(at, DataPath):
            at = workspace.loaded.location(at, on_key=problem.on_key)
        yield Text(f"{at.file}:{at.line}: {said.ko}", f"{at.file}:{at.line}: {said.en}")


class Server(ThreadingHTTPServer):
    """Answers browsers on this computer, and nobody who came by another name."""

    daemon_threads = True
    # Elsewhere it lets a port be taken again soon; on Windows two could take the same.
    allow_reuse_address = os.name != "nt"

    def __init__(self, site: LiveSite, port: int, tell: Tell) -> None:
        self.site, self.tell = site, tell
        super().__init__((HOST, port), _Handler)

    @property
    def names(self) -> frozenset[str]:
        """What a browser calls us; a page elsewhere that leads its own name here is refused."""
        port = self.server_port
        names = {f"{HOST}:{port}", f"localhost:{port}"}
        return frozenset(names | ({HOST, "localhost"} if port == 80 else set()))  # noqa: PLR2004 - of http

    def server_bind(self) -> None:
        """Take the port; unlike the one of the library, without asking who we are elsewhere."""
        self.socket.bind(self.server_address)
        self.server_address = self.socket.getsockname()
        self.server_name, self.server_port = HOST, self.server_address[1]

    def handle_error(self, request: object, client_address: object) -> None:
        """Nothing: a browser went away while it was answered."""


def open_server(site: LiveSite, port: int, tell: Tell) -> Server:
    """A server for the site; port 0 takes any that is free.

    Raises:
        DnatrackError: the port cannot be had.
    """
    try:
        return Server(site, port, tell)
    except (OSError, OverflowError) as error:
        said = getattr(error, "strerror", None) or str(error)
        raise DnatrackError(
            Text(
                f"{port} 포트를 사용할 수 없습니다: {said}",
                f"port {port} cannot be used: {said}",
            ),
            Text(
                "`--port 0` 옵션으로 빈 포트를 자동으로 지정하거나 다른 번호를 입력하세요",
                "use `--port 0` for any that is free, or another number",
            ),
        ) from None


class _Handler(BaseHTTPRequestHandler):
    """One request."""

    server: Server
    timeout = _PATIENCE
    server_version, sys_version = "dnatrack", ""

    def do_GET(self) -> None:
        """Answer with a file of the site."""
        if self.headers.get("Host", "").lower() not in self.server.names:
            self._send(Answer(HTTPStatus.MISDIRECTED_REQUEST, _TEXT, b"not this host\n"))
            return
        path = unquote(self.path.partition("?")[0].partition("#")[0])
        try:
            answer = self.server.site.answer(path.removeprefix("/"))
        except Exception as error:  # noqa: BLE001 - a bug on one page does not end the preview
            self.server.tell(
                tr(
                    f"{path}: 화면을 만들지 못했습니다({type(error).__name__}: {error})",
                    f"{path}: no page could be made ({type(error).__name__}: {error})",
                )
            )
            answer = Answer(HTTPStatus.INTERNAL_SERVER_ERROR, _TEXT, b"a bug of dnatrack\n")
        self._send(answer)

    do_HEAD = do_GET  # noqa: N815 - the library's word

    def _refuse(self) -> None:
        self._send(Answer(HTTPStatus.METHOD_NOT_ALLOWED, _TEXT, b"GET and HEAD only\n"))

    do_POST = do_PUT = do_PATCH = do_DELETE = do_OPTIONS = _refuse  # noqa: N815 - the library's

    def _send(self, answer: Answer) -> None:
        self.send_response(answer.status)
        for name, value in _HEADERS.items():
            self.send_header(name, value)
        if answer.status is HTTPStatus.METHOD_NOT_ALLOWED:
            self.send_header("Allow", "GET, HEAD")
        self.send_header("Content-Type", answer.type)
        self.send_header("Content-Length", str(len(answer.content)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(answer.content)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the library's word
        """Nothing: who looks sees the page."""
