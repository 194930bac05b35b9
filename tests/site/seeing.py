"""What is published of small repositories and of the real data."""

from dataclasses import replace
from functools import cache
from pathlib import Path

from dnatrack.app.site import publish
from dnatrack.app.workspace import Workspace
from dnatrack.site.published import Published
from tests.cli.running import ROOT
from tests.history.repositories import Content, Step, milestone, repository, task

REAL_DAY = "2026-11-30"
BASE_URL = "https://example.org/ledger/"
BASE: dict[str, Content] = {
    "data/tracker.yaml": "schema: 1\ntitle: {ko: 추적, en: Tracker}\n",
    "data/taskforces.yaml": (
        "taskforces:\n"
        "  - id: dg\n"
        "    name: {ko: 디지털정부 TF, en: Digital TF}\n"
        "    chair: {post: 차관, ministry: mois}\n"
        "    ministries: [mois]\n"
        "    sources: [S1]\n"
    ),
    "data/ministries.yaml": (
        "ministries:\n"
        "  - {id: mois, names: [{ko: 행정안전부, short: 행안부, en: Interior}], sources: [S1]}\n"
        "  - {id: moef, names: [{ko: 기획재정부, short: 기재부, en: Finance}], sources: [S1]}\n"
    ),
    "data/sources.yaml": (
        "sources:\n"
        "  S1: {title: 계획, publisher: 관계부처, date: 2020-01-02, kind: official, "
        "seen: full-text}\n"
    ),
}


def promise(due: str, id_: str = "first", **fields: str) -> dict[str, Content]:
    """The files where the one milestone of the one task is due at `due`."""
    one = milestone(id_, **{"due": due, "kind": "plan", "sources": "[S1]", **fields})
    return {"data/tasks/dg-1.yaml": task("dg-1", one, sources="[S1]")}


def published(
    folder: Path, *steps: Step, on: str = "2020-04-10", base_url: str | None = BASE_URL
) -> Published:
    """What is published of a repository of these steps, the first of which has all else, too."""
    first, *others = steps
    whole = replace(first, files={**BASE, **first.files})
    made = repository(folder, [whole, *others])
    return publish(Workspace(made / "data"), on=on, base_url=base_url)


@cache
def real() -> Published:
    """What is published of the real data."""
    return publish(Workspace(ROOT / "data"), on=REAL_DAY, base_url=BASE_URL)
