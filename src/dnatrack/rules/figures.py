"""What a promise counts: the figures in its words, and which of them became smaller."""

import re
from collections import Counter
from itertools import zip_longest
from unicodedata import normalize

from dnatrack.model.milestone import Milestone
from dnatrack.model.task import Task

# Not a year, a month or what counts things through: those say when and which, not how much.
_FIGURE = re.compile(r"\d[\d,]*(?:\.\d+)?(?![\d,.]*\s*(?:년|월|일|차|단계|호|st|nd|rd|th))")
_YEAR = re.compile(r"(?:19|20)\d\d")


def fewer_in_title(before: Task | Milestone, after: Task | Milestone) -> str:
    """The figures of a title that became smaller, as `11 → 1`; empty where none did."""
    old, new = before.title, after.title
    return fewer(old.ko, new.ko) or (fewer(old.en, new.en) if old.en and new.en else "")


def fewer(old: str, new: str) -> str:
    """The figures of one text that are smaller in another, as `11 → 1`; empty for none."""
    was, now = _figures(old), _figures(new)
    lost = sorted((was - now).elements(), reverse=True)
    come = sorted((now - was).elements(), reverse=True)
    pairs = zip_longest(lost, come[: len(lost)])
    return ", ".join(
        f"{one:,g} → {other:,g}" if other is not None else f"{one:,g} → –"
        for one, other in pairs
        if one is not None and (other is None or other < one)
    )


def _figures(text: str) -> Counter[float]:
    found = (one[0] for one in _FIGURE.finditer(normalize("NFKC", text)))
    return Counter(float(one.replace(",", "")) for one in found if not _YEAR.fullmatch(one))
