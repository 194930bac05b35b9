"""The sources of a new thing, and the plan that enters those which are new themselves."""

from collections.abc import Sequence
from dataclasses import replace

from dnatrack.cli.citing import Cited, cite
from dnatrack.cli.document_options import DocumentOptions
from dnatrack.cli.new.planned.questions import required_as
from dnatrack.editing.proposal import Plan
from dnatrack.i18n import Text
from dnatrack.model.tracker import Tracker

_SOURCE = Text("출처(id, 주소, 새 문서의 제목)", "source (id, address, or title of a new one)")


def cited(tracker: Tracker, given: Sequence[str], document: DocumentOptions) -> Cited:
    """The sources that options name, or a person: several ids may stand between commas.

    Raises:
        DnatrackError: there is no such source, or nothing is given and nobody can be asked.
    """
    if given:
        return cite(tracker, given, document)
    return required_as(
        None, _SOURCE, "--source", lambda said: cite(tracker, _words(tracker, said), document)
    )


def _words(tracker: Tracker, said: str) -> list[str]:
    """What a person said, in parts if all of them are ids: titles have commas in them."""
    parts = said.replace(",", " ").split()
    return parts if all(part.upper() in tracker.sources for part in parts) else [said]


def with_sources(found: Cited, plan: Plan) -> Plan:
    """`plan`, with the sources entered first."""
    return replace(plan, edits=(*found.edits, *plan.edits))
