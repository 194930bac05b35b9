"""A parser of logs, written from GitHub's description of workflow commands."""

import re
from collections.abc import Mapping
from typing import NamedTuple

COMMAND = re.compile(r"::(?P<name>[a-z0-9-]+)(?: (?P<properties>[^:]*))?::(?P<data>.*)")
DATA = {"%25": "%", "%0D": "\r", "%0A": "\n"}
PROPERTY = {**DATA, "%3A": ":", "%2C": ","}


class Command(NamedTuple):
    name: str
    properties: Mapping[str, str]
    data: str


def unescaped(text: str, escapes: Mapping[str, str]) -> str:
    return re.sub("|".join(escapes), lambda match: escapes[match[0]], text)


def commands(log: str) -> list[Command]:
    """What the lines of a log tell the runner; a command begins at the start of a line.

    After `stop-commands` it listens to nothing but the word that it was given.
    """
    found = []
    word = ""
    for line in re.split(r"\r\n|\r|\n", log):
        match = COMMAND.fullmatch(line.lstrip())
        if word or match is None:
            word = "" if match is not None and match["name"] == word else word
            continue
        if match["name"] == "stop-commands":
            word = match["data"]
            continue
        pairs = (pair.split("=", 1) for pair in (match["properties"] or "").split(",") if pair)
        properties = {name: unescaped(value, PROPERTY) for name, value in pairs}
        found.append(Command(match["name"], properties, unescaped(match["data"], DATA)))
    return found
