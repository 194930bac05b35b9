import json
import os
import shutil
import signal
import socket
import subprocess
from collections.abc import Iterator
from http.client import HTTPConnection, HTTPResponse
from pathlib import Path
from threading import Thread

import pytest

from dnatrack.app.serve import HOST, LiveSite, Server, open_server
from dnatrack.app.site import publish
from dnatrack.app.workspace import Workspace
from dnatrack.i18n import Language, use_language
from dnatrack.site import build
from tests.cli.running import COMMAND, ENVIRONMENT, PATIENCE, dnatrack
from tests.history.repositories import Step, repository

SMALL = Path(__file__).parent.parent / "reports" / "data"
TASK = "tasks/gov-1-1.yaml"
DAY = "2020-12-15"


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """A repository of the small data, all of it committed."""
    files = {
        one.relative_to(SMALL.parent).as_posix(): one.read_bytes()
        for one in sorted(SMALL.rglob("*.yaml"))
    }
    return repository(tmp_path, [Step(files, day="2020-02-01")]) / "data"


@pytest.fixture
def site(data: Path) -> LiveSite:
    use_language(Language.KO)
    return LiveSite(Workspace(data), DAY)


@pytest.fixture
def server(site: LiveSite) -> Iterator[Server]:
    with open_server(site, 0, pytest.fail) as found:
        thread = Thread(target=found.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        yield found
        found.shutdown()
        thread.join()


def ask(server: Server, path: str, method: str = "GET", host: str | None = None) -> HTTPResponse:
    connection = HTTPConnection(HOST, server.server_port, timeout=PATIENCE)
    connection.request(method, path, headers={} if host is None else {"Host": host})
    return connection.getresponse()


def text(site: LiveSite, path: str) -> str:
    answer = site.answer(path)
    assert answer.status == 200, path
    return answer.content.decode()


def test_a_preview_has_every_file_of_the_site_and_each_page_is_that_of_the_site(
    data: Path, site: LiveSite
) -> None:
    published = publish(Workspace(data), on=DAY)
    for path, content in build(published):
        answer = site.answer(path)
        assert answer.status == 200, path
        if not path.endswith(".html"):
            assert answer.content == content, path


def test_only_a_preview_says_so_and_has_the_script_that_loads_a_page_again(
    data: Path, site: LiveSite
) -> None:
    pages = dict(build(publish(Workspace(data), on=DAY)))

    assert "preview.js" in text(site, "en/task/gov-1-1.html")
    assert "preview.js" not in pages
    assert b"preview" not in pages["en/task/gov-1-1.html"]


def test_an_edit_is_seen_at_once_and_marked_as_not_committed(data: Path, site: LiveSite) -> None:
    before, stamp = text(site, "en/task/gov-1-1.html"), text(site, "preview.txt")
    file = data / TASK
    file.write_bytes(file.read_bytes().replace(b"due: 2020-H1\n", b"due: 2031-05\n", 1))
    after = text(site, "en/task/gov-1-1.html")

    assert "All data is committed." in before
    assert "2031" not in before
    assert "May 2031" in after
    assert f"<code>{TASK}</code>" in after
    assert text(site, "preview.txt") != stamp
    assert f'data-stamp="{text(site, "preview.txt")}"' in after


def test_broken_data_is_said_on_each_page_and_the_preview_goes_on(
    data: Path, site: LiveSite
) -> None:
    whole = (data / TASK).read_bytes()
    (data / TASK).write_bytes(whole + b"\n  - <b>: [\n")
    page = text(site, "en/index.html")
    (data / TASK).write_bytes(whole)

    assert "The data is broken." in page
    assert f"{TASK}:" in page
    assert "<b>" not in page
    assert f"{TASK}:" not in text(site, "en/index.html")


def test_without_the_data_a_page_says_why_until_it_is_there_again(
    data: Path, site: LiveSite
) -> None:
    away = data.with_name("away")
    data.rename(away)
    gone = site.answer("ko/index.html")
    away.rename(data)

    assert gone.status == 503
    assert "preview.js" in gone.content.decode()
    assert site.answer("ko/index.html").status == 200


def test_nothing_outside_the_site_is_served(server: Server) -> None:
    for path in (
        *("/../data/tracker.yaml", "/%2e%2e/data/tracker.yaml", "//etc/passwd", "/etc/passwd"),
        *("/data/tracker.yaml", "/tasks/gov-1-1.yaml", "/ko/../../etc/passwd", "/.git/config"),
        *("/templates/base.html", "/ko/index.html/", "/csv/..//x.csv", "/%00", "/%ff"),
    ):
        assert ask(server, path).status == 404, path


@pytest.mark.parametrize("host", ["evil.example", "evil.example:80", "127.0.0.1", "localhost:1"])
def test_who_comes_by_another_name_gets_nothing(server: Server, host: str) -> None:
    refused = ask(server, "/ko/index.html", host=host)

    assert (refused.status, refused.read()) == (421, b"not this host\n")
    assert ask(server, "/", host=f"localhost:{server.server_port}").status == 200


def test_only_reading_is_allowed(server: Server) -> None:
    whole, head = ask(server, "/ko/index.html"), ask(server, "/ko/index.html", "HEAD")

    assert head.read() == b""
    assert head.headers["Content-Length"] == whole.headers["Content-Length"]
    for method in ("POST", "PUT", "PATCH", "DELETE", "OPTIONS"):
        refused = ask(server, "/ko/index.html", method)
        assert (refused.status, refused.headers["Allow"]) == (405, "GET, HEAD"), method
    assert ask(server, "/", "TRACE").status == 501


def test_what_a_preview_answers_may_not_be_used_by_pages_elsewhere(server: Server) -> None:
    headers = ask(server, "/data/milestones.json").headers

    assert headers["Content-Type"] == "application/json"
    assert headers["Cross-Origin-Resource-Policy"] == "same-origin"
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert "default-src 'none'" in headers["Content-Security-Policy"]
    assert "frame-ancestors 'none'" in headers["Content-Security-Policy"]


def test_what_a_browser_draws_or_runs_has_its_type(server: Server) -> None:
    for path, kind in {
        "/ko/index.html": "text/html; charset=utf-8",
        "/style.css": "text/css; charset=utf-8",
        "/script.js": "text/javascript; charset=utf-8",
        "/icon.svg": "image/svg+xml",
    }.items():
        assert ask(server, path).headers["Content-Type"] == kind, path


def test_an_open_connection_that_asks_nothing_keeps_nobody_waiting(server: Server) -> None:
    with socket.create_connection((HOST, server.server_port)):
        assert ask(server, "/ko/index.html").status == 200


def test_a_port_that_is_taken_is_named_with_the_way_out(folder: Path) -> None:
    with socket.socket() as taken:
        taken.bind((HOST, 0))
        taken.listen()
        port = taken.getsockname()[1]
        run = dnatrack("serve", "--port", str(port), "--lang", "en", at=folder)

    assert run.code == 2
    assert f"port {port} cannot be used" in run.err
    assert "`--port 0`" in run.err


def test_a_site_is_written_and_where_it_opens_is_said(tmp_path: Path) -> None:
    run = dnatrack("site", "out", "--data", str(SMALL), "--on", DAY, "--lang", "en", at=tmp_path)

    assert (run.code, run.out) == (0, "")
    assert "out/index.html" in run.err
    assert (tmp_path / "out" / "ko" / "index.html").is_file()


@pytest.mark.skipif(os.name == "nt", reason="there, a signal goes to all of a console")
def test_it_says_where_it_is_and_ends_with_ctrl_c(folder: Path, tmp_path: Path) -> None:
    shutil.copytree(folder, tmp_path / "here")
    with subprocess.Popen(
        [*COMMAND, "serve", "--port", "0", "--on", DAY, "--lang", "en"],
        cwd=tmp_path / "here",
        env=ENVIRONMENT,
        stderr=subprocess.PIPE,
        text=True,
    ) as process:
        assert process.stderr is not None
        said = process.stderr.readline()
        address = said.split("http://")[1].split("/")[0]
        connection = HTTPConnection(address, timeout=PATIENCE)
        connection.request("GET", "/data/milestones.json")
        body = json.loads(connection.getresponse().read())
        process.send_signal(signal.SIGINT)
        rest = process.stderr.read()

    assert body
    assert said == f"The pages are at http://{address}/ (Ctrl-C ends it)\n"
    assert (process.returncode, rest) == (130, "")
