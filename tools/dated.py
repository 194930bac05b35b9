"""`dnatrack` on the day of the documents, so that what they show is as true tomorrow.

Takes the arguments of the command, and does what it does.
"""

from datetime import datetime, tzinfo

from dnatrack.app import arguments
from dnatrack.cli.main import main

_MOMENT = datetime(2026, 11, 30, 10, 0)  # noqa: DTZ001 - of whatever zone the data is in


def _then_in(zone: tzinfo) -> datetime:
    return _MOMENT.replace(tzinfo=zone)


if __name__ == "__main__":
    arguments.now_in = _then_in
    main()
