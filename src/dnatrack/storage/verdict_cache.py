"""The findings of the last check, so that unchanged data is not checked again (ADR 0004)."""

import hashlib
import json
from collections.abc import Iterable, Sequence
from pathlib import Path

from dnatrack.i18n import Text
from dnatrack.loading.snapshot import Snapshot
from dnatrack.model.finding import Finding, Location, Severity
from dnatrack.storage.cache_file import cache_file

_KIND = "findings"
_ID_BYTES = 32


def recall_findings(data_folder: Path, snapshot: Snapshot) -> tuple[Finding, ...] | None:
    """What the last check of this very data found; None where that is not remembered."""
    file = cache_file(data_folder, _KIND)
    content = None if file is None else file.read()
    if content is None or content[:_ID_BYTES] != snapshot_id(snapshot):
        return None
    return tuple(_finding(*one) for one in json.loads(content[_ID_BYTES:]))


def remember_findings(data_folder: Path, snapshot: Snapshot, findings: Sequence[Finding]) -> None:
    """Keep what a check of `snapshot` found, all of it, for a later `recall_findings`."""
    file = cache_file(data_folder, _KIND)
    if file is not None:
        text = json.dumps(findings, separators=(",", ":"))
        file.write(snapshot_id(snapshot) + text.encode())


def snapshot_id(snapshot: Snapshot) -> bytes:
    """32 bytes that differ where anything in two snapshots differs."""
    digest = hashlib.sha256()
    for file, data in sorted(snapshot.files.items()):
        name = file.encode("utf-8", "surrogatepass")
        digest.update(b"%d %b %d " % (len(name), name, len(data)))
        digest.update(data)
    for file, fault in sorted(snapshot.faults.items()):
        digest.update(f"{len(file)} {file} {fault} ".encode("utf-8", "surrogatepass"))
    return digest.digest()


def _finding(
    location: tuple[str, int, int, int],
    severity: str,
    rule: str,
    message: Iterable[str],
    hint: Iterable[str] | None,
) -> Finding:
    return Finding(
        Location(*location),
        Severity(severity),
        rule,
        Text(*message),
        None if hint is None else Text(*hint),
    )
