"""The pages that explain: where the facts come from, and the data for programs."""

from collections import Counter
from collections.abc import Iterable, Iterator
from functools import partial

from dnatrack.i18n import tr
from dnatrack.judging.judgement import total
from dnatrack.model.reference_files import Source
from dnatrack.reports import wording
from dnatrack.site.page import Page, PagePlan
from dnatrack.site.published import Published


def plans(published: Published) -> Iterator[PagePlan]:
    """The data, and about this site."""
    yield PagePlan("data", _data)
    yield PagePlan("about", partial(_about, published))


def _data() -> Page:
    return Page("data", tr("자료", "Data"), "data.html")


def _about(published: Published) -> Page:
    """Where the facts come from, what unknown means, how to tell that something is wrong."""
    judgement = published.view.judgement
    tracker = judgement.tracker
    looked = [
        found.on
        for one in judgement.milestones
        if (found := one.owed.milestone.looked_for) is not None
    ]
    own = {
        "sources": len(tracker.sources),
        "kinds": ", ".join(_kinds(tracker.sources.values())),
        "read_in_full": sum(one.seen.value == "full-text" for one in tracker.sources.values()),
        "example": next((one.owed.id for one in judgement.milestones), ""),
        "unknown": total(judgement.items).unknown,
        "looked": len(looked),
        "last_looked": wording.day(max(looked)) if looked else "",
        "thresholds": tracker.settings.thresholds,
        "tracker_note": tracker.settings.note,
    }
    return Page("about", tr("이 사이트에 관하여", "About this site"), "about.html", own=own)


def _kinds(sources: Iterable[Source]) -> Iterator[str]:
    """How many documents there are of each kind, most first."""
    for kind, count in Counter(one.kind for one in sources).most_common():
        yield f"{wording.word(kind)} {count:,}"
