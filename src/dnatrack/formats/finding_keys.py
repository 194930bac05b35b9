"""Names for findings that stay the same when lines move."""

import hashlib
from collections import Counter
from collections.abc import Sequence

from dnatrack.model.finding import Finding


def stable_keys(findings: Sequence[Finding], home: str) -> list[str]:
    """A name for each finding, none twice: made of the rule, the file and the words.

    `home` leads from the top of the repository to the data folder. Where all of them are
    the same, the second is named after being the second.
    """
    seen: Counter[tuple[str, str, str]] = Counter()
    keys = []
    for finding in findings:
        what = finding.rule, home + finding.location.file, finding.message.en
        seen[what] += 1
        name = "\0".join((*what, str(seen[what])))
        keys.append(hashlib.sha256(name.encode("utf-8", "surrogatepass")).hexdigest()[:32])
    return keys
