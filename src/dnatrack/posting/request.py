"""One question to the programming interface of a forge, and its answer."""

import json
from collections.abc import Mapping
from email.message import Message
from http.client import HTTPException
from typing import IO, NamedTuple
from urllib.error import HTTPError
from urllib.request import HTTPRedirectHandler, Request, build_opener

from dnatrack import __version__
from dnatrack.errors import DnatrackError
from dnatrack.i18n import Text

_SECONDS = 30
_MAX_BYTES = 16 * 1024 * 1024
_NOT_ALLOWED = frozenset({401, 403, 404})
"""What a forge answers a token that may only read; it may deny that the thing exists."""


class NotAllowedError(Exception):
    """The token may not do this. On changes from forks that is as it should be."""


class Interface(NamedTuple):
    """The address of a forge's programming interface, and what goes with every question."""

    address: str
    headers: Mapping[str, str]

    def ask(self, method: str, path: str, body: str | None = None) -> object:
        """The answer, as plain values. A `body` is sent as `{"body": …}`.

        Raises:
            NotAllowedError: the token may not do this.
            DnatrackError: there is no answer, or another one than expected.
        """
        if not self.address.startswith(("https://", "http://")):
            raise _no_answer(self.address, "no address")
        request = Request(  # noqa: S310 - the scheme is looked at above
            f"{self.address.rstrip('/')}/{path}",
            data=None if body is None else json.dumps({"body": body}).encode(),
            headers={
                "Content-Type": "application/json",
                "User-Agent": f"dnatrack/{__version__}",
                **self.headers,
            },
            method=method,
        )
        try:
            with build_opener(_NoRedirect).open(request, timeout=_SECONDS) as answer:
                return json.loads(answer.read(_MAX_BYTES))
        except HTTPError as error:
            with error:
                if error.code in _NOT_ALLOWED:
                    raise NotAllowedError(f"{error.code}") from None
                raise _no_answer(self.address, f"{error.code} {error.reason}") from None
        except (OSError, HTTPException, ValueError) as error:
            raise _no_answer(self.address, str(error)) from None


class _NoRedirect(HTTPRedirectHandler):
    """Goes nowhere else: the token is for the address that was named."""

    def redirect_request(  # noqa: PLR0913, PLR0917 - as it is inherited
        self, req: Request, fp: IO[bytes], code: int, msg: str, headers: Message, newurl: str
    ) -> None:
        del req, fp, code, msg, headers, newurl


def _no_answer(address: str, said: str) -> DnatrackError:
    return DnatrackError(
        Text(
            f"`{address}`에 물었으나 답이 없습니다: {said}", f"no answer from `{address}`: {said}"
        ),
        Text("잠시 뒤에 다시 실행하세요", "run it again later"),
    )
