"""`dnatrack serve`: the public pages in a browser on this computer, as the files are now."""

import gc
import webbrowser

from dnatrack.app.serve import HOST, LiveSite, open_server
from dnatrack.cli.options import Asked, flag, offering, option
from dnatrack.cli.output import say_aside
from dnatrack.i18n import tr

PORT = option(
    "포트 번호. 0이면 빈 포트를 지정합니다.",
    "The port; 0 takes any that is free.",
    tr("번호", "NUMBER"),
    default=8000,
    min=0,
    max=65535,
)
OPEN = flag("브라우저를 엽니다.", "Open the browser.", "--open")


@offering("on", "data", "lang")
def serve(asked: Asked, *, port: int = PORT, open_: bool = OPEN) -> None:
    """Answer a browser until Ctrl-C."""
    gc.enable()  # a preview stays for hours and makes the site many times
    workspace = asked.open()
    workspace.day(asked.on)
    with open_server(LiveSite(workspace, asked.on), port, say_aside) as server:
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
