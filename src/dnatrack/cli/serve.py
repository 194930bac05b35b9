"""`dnatrack serve`: the public pages in a browser on this computer, as the files are now."""

import gc
import webbrowser
from typing import Annotated

import typer

from dnatrack.app.serve import HOST, LiveSite, open_server
from dnatrack.app.workspace import open_workspace
from dnatrack.cli import options
from dnatrack.cli.output import say_aside
from dnatrack.i18n import tr

Port = Annotated[
    int,
    typer.Option(
        "--port",
        metavar=tr("번호", "NUMBER"),
        min=0,
        max=65535,
        help=tr("포트 번호. 0이면 빈 포트를 지정합니다.", "The port; 0 takes any that is free."),
    ),
]
Open = Annotated[
    bool,
    typer.Option("--open", help=tr("브라우저를 엽니다.", "Open the browser.")),
]


def serve(
    *,
    port: Port = 8000,
    open_: Open = False,
    on: options.On = None,
    data: options.Data = None,
    lang: options.Lang = None,
) -> None:
    """Answer a browser until Ctrl-C."""
    del lang
    gc.enable()  # a preview stays for hours and makes the site many times
    workspace = open_workspace(data, say_aside)
    workspace.day(on)
    with open_server(LiveSite(workspace, on), port, say_aside) as server:
        address = f"http://{HOST}:{server.server_port}/"
        say_aside(
            tr(
                f"미리보기 주소: {address} (종료: Ctrl-C)",
                f"The pages are at {address} (Ctrl-C ends it)",
            )
        )
        if open_:
            webbrowser.open(address)
        server.serve_forever()
