"""What a build of dnatrack adds to what `pyproject.toml` says.

The README's links are relative, and the package index is not where they lead: with
`DNATRACK_REPOSITORY`, the address of the repository, they and the links of the project are
absolute. Manual pages and completions (`make share`) go along where they have been made.
"""

import os
import re
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface
from hatchling.metadata.plugin.interface import MetadataHookInterface

SHARE = "build/share"
_LINK = re.compile(r"(!?)(\[[^\]\n]*\])\((?!https?:|#)([^)\s]+)\)")


class ProjectMetadata(MetadataHookInterface):  # type: ignore[misc]  # it is not there to be checked
    """The text and the links for the package index."""

    def update(self, metadata: dict[str, Any]) -> None:
        """Add `readme` and `urls`."""
        address = os.environ.get("DNATRACK_REPOSITORY", "").rstrip("/")
        text = Path(self.root, "README.md").read_text("utf-8")
        if address:
            text = with_absolute_links(text, address, f"v{metadata['version']}")
            metadata["urls"] = project_urls(address)
        metadata["readme"] = {"content-type": "text/markdown", "text": text}


def with_absolute_links(text: str, address: str, tag: str) -> str:
    """Markdown that leads to files of the repository at `tag`; pictures to their bytes."""
    places = {"": "blob", "!": "raw"}
    return _LINK.sub(
        lambda found: f"{found[1]}{found[2]}({address}/{places[found[1]]}/{tag}/{found[3]})", text
    )


def project_urls(address: str) -> dict[str, str]:
    """The links of the project, by the labels that the package index knows."""
    files = f"{address}/blob/main"
    return {
        "Homepage": address,
        "Documentation": f"{files}/docs/README.md",
        "Changelog": f"{files}/CHANGELOG.md",
        "Issues": f"{address}/issues",
        "Source": address,
    }


class ShareFiles(BuildHookInterface):  # type: ignore[misc]  # it is not there to be checked
    """Manual pages and completions, where there are any."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Add them to a wheel as data, and to a source distribution as they lie."""
        if version == "editable" or not Path(self.root, SHARE).is_dir():
            return
        is_wheel = self.target_name == "wheel"
        kind, target = ("shared_data", "share") if is_wheel else ("force_include", SHARE)
        build_data[kind][str(Path(self.root, SHARE))] = target
