"""A stand-in for the programming interfaces of GitHub and GitLab: comments, on 127.0.0.1."""

import json
import re
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from urllib.parse import SplitResult, parse_qs, urlsplit

Comment = dict[str, object]
BOT: Comment = {"user": {"login": "github-actions[bot]", "type": "Bot"}}
WE = 7
"""The id of our user at GitLab."""

_GITHUB = re.compile(r"/repos/example/tracker/issues/(?P<number>\d+)/comments")
_GITHUB_ONE = re.compile(r"/repos/example/tracker/issues/comments/(?P<id>\d+)")
_GITLAB = re.compile(r"/projects/42/merge_requests/(?P<number>\d+)/notes(/(?P<id>\d+))?")


class Forge:
    """The comments of all requests, by number, and what was asked for."""

    def __init__(self) -> None:
        self.may_write = True
        self.status = 0
        self.comments: dict[int, list[Comment]] = {}
        self.asked: list[str] = []
        self.tokens: set[str] = set()
        self.address = ""

    def bodies(self, number: int) -> list[str]:
        return [str(one["body"]) for one in self.comments.get(number, [])]

    def add(self, number: int, body: str, by: Comment | None = None) -> Comment:
        everything = [one for listed in self.comments.values() for one in listed]
        comment: Comment = {"id": 1 + len(everything), "body": body, **(by or BOT)}
        self.comments.setdefault(number, []).append(comment)
        return comment

    def answer(self, method: str, path: str, body: str) -> tuple[int, object]:
        if self.status:
            return self.status, {"message": "no"}
        if method != "GET" and not self.may_write:
            return 403, {"message": "Resource not accessible by integration"}
        found = {"id": WE} if path == "/user" else self._comments(method, urlsplit(path), body)
        return (404, {"message": "Not Found"}) if found is None else (200, found)

    def _comments(self, method: str, address: SplitResult, body: str) -> object:
        listed = _GITHUB.fullmatch(address.path) or _GITLAB.fullmatch(address.path)
        one = _GITHUB_ONE.fullmatch(address.path) or listed
        if method == "GET" and listed:
            return self._page(int(listed["number"]), parse_qs(address.query))
        if method == "POST" and listed:
            by: Comment = BOT if "issues" in address.path else {"author": {"id": WE}}
            return self.add(int(listed["number"]), body, by)
        if method in {"PATCH", "PUT"} and one:
            known = next(
                comment
                for comments in self.comments.values()
                for comment in comments
                if comment["id"] == int(one["id"])
            )
            known["body"] = body
            return known
        return None

    def _page(self, number: int, query: dict[str, list[str]]) -> list[Comment]:
        size, page = int(query["per_page"][0]), int(query["page"][0])
        return self.comments.get(number, [])[size * (page - 1) : size * page]


@contextmanager
def running(forge: Forge) -> Iterator[Forge]:
    """`forge`, at `forge.address` until the end of the block."""

    class Handler(BaseHTTPRequestHandler):
        def _answer(self) -> None:
            sent = self.rfile.read(int(self.headers.get("Content-Length") or 0))
            body = json.loads(sent)["body"] if sent else ""
            forge.asked.append(f"{self.command} {urlsplit(self.path).path}")
            forge.tokens.add(
                self.headers.get("Authorization") or self.headers.get("PRIVATE-TOKEN") or ""
            )
            status, said = forge.answer(self.command, self.path, body)
            self.send_response(status)
            if status == 302:
                self.send_header("Location", f"{forge.address}/elsewhere")
            self.end_headers()
            self.wfile.write(json.dumps(said).encode())

        do_GET = do_POST = do_PATCH = do_PUT = _answer  # noqa: N815 - as it is inherited

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - as it is inherited
            del format, args

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = Thread(target=server.serve_forever)
    thread.start()
    forge.address = f"http://127.0.0.1:{server.server_port}"
    try:
        yield forge
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
