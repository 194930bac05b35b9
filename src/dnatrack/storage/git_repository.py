"""The history of a data folder, read from git without a checkout."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, tzinfo
from pathlib import Path

from dnatrack.errors import DnatrackError
from dnatrack.history.commits import Commit
from dnatrack.i18n import Text
from dnatrack.reading.snapshot import MAX_FILE_BYTES, FileFault, Snapshot
from dnatrack.storage.git_command import GitCommand, GitFailedError
from dnatrack.storage.git_log import LOG_ARGUMENTS, parsed_log

_ID_LENGTHS = (40, 64)


@dataclass(frozen=True, slots=True)
class GitRepository:
    """The repository around a data folder. `prefix` leads from its top to the folder."""

    command: GitCommand
    prefix: str
    is_shallow: bool

    @staticmethod
    def around(folder: Path) -> "GitRepository":
        """The repository that `folder` is in.

        Raises:
            DnatrackError: there is none, it may not be read, or there is no git.
        """
        command = GitCommand(folder)
        try:
            said = command.run(["rev-parse", "--is-shallow-repository", "--show-prefix"])
        except GitFailedError as error:
            raise _no_repository(folder, error.said) from None
        shallow, _, prefix = said.decode("utf-8", "surrogateescape").partition("\n")
        return GitRepository(command, prefix.removesuffix("\n"), shallow == "true")

    def refuse_shallow(self) -> None:
        """Refuse to say anything of a history that is cut off.

        Raises:
            DnatrackError: it is.
        """
        if self.is_shallow:
            raise DnatrackError(
                Text(
                    "이력이 잘린 저장소(얕은 복제)라서 기한의 변경을 말할 수 없습니다",
                    "the history is cut off (a shallow clone), so nothing can be said of slips",
                ),
                Text(
                    "`git fetch --unshallow`를 하거나, CI라면 checkout에 `fetch-depth: 0`을 주세요",
                    "run `git fetch --unshallow`, or give the checkout of CI `fetch-depth: 0`",
                ),
            )

    def head(self) -> str | None:
        """The id of the commit that is checked out; None before the first one."""
        try:
            return self._id_of("HEAD")
        except GitFailedError:
            return None

    def commit_named(self, revision: str) -> str:
        """The id of the commit that a revision names: a branch, a tag, an id, `HEAD~3`.

        Raises:
            DnatrackError: there is no such revision, or it could be taken for an option.
        """
        if revision.startswith("-") or "\0" in revision or "\n" in revision:
            raise _no_revision(revision, is_shallow=False)
        try:
            return self._id_of(revision)
        except GitFailedError:
            raise _no_revision(revision, is_shallow=self.is_shallow) from None

    def commit_on(self, day: date, zone: tzinfo) -> str:
        """The id of the last commit made up to the end of `day` in `zone`.

        Raises:
            DnatrackError: the history begins later.
        """
        end = datetime.combine(day, time.max, zone)
        for commit in reversed(self.commits(touching_data=False)):
            if commit.when <= end:
                return commit.id
        raise DnatrackError(
            Text(f"{day.isoformat()}까지 만든 커밋이 없습니다", f"no commit was made up to {day}"),
            Text(
                "`git log`로 첫 커밋의 날을 확인하세요",
                "see `git log` for the day of the first one",
            ),
        )

    def commits(
        self, until: str = "HEAD", *, since: str | None = None, touching_data: bool = True
    ) -> list[Commit]:
        """The commits on the first-parent line up to `until`, oldest first.

        Only those that change the data folder, unless `touching_data` is off; then
        their changes are left out. `since` leaves out a commit and all before it.
        """
        span = f"{since}..{until}" if since else until
        arguments = [*LOG_ARGUMENTS, "--end-of-options", span, "--"]
        if touching_data:
            arguments.append(".")
        else:
            arguments[1:1] = ["--no-patch"]
            arguments.remove("--raw")
        try:
            out = self.command.run(arguments)
        except GitFailedError as error:
            if self.head() is None:
                return []
            raise _cannot_read(error.said) from None
        return list(parsed_log(out, self.prefix))[::-1]

    def is_on_line(self, commit: str) -> bool:
        """Whether `commit` is on the first-parent line of what is checked out."""
        try:
            out = self.command.run(["rev-list", "--first-parent", "HEAD", "--"])
        except GitFailedError:
            return False
        return commit.encode() in out.split()

    def snapshot(self, commit: str) -> Snapshot:
        """The data folder as it was at a commit."""
        entries = self._tree(commit)
        blobs = dict(self.blobs({id_ for id_, _ in entries.values() if id_}))
        files = {path: blobs[id_] for path, (id_, _) in entries.items() if id_}
        faults = {path: fault for path, (_, fault) in entries.items() if fault}
        return Snapshot(commit[:10], files, faults)

    def blob_ids(self, commit: str) -> Mapping[str, str]:
        """The id of the content of each data file at a commit, by its path."""
        return {path: id_ for path, (id_, _) in self._tree(commit).items() if id_}

    def blobs(self, ids: Iterable[str]) -> Iterator[tuple[str, bytes]]:
        """The content of each id, in one run of git."""
        try:
            out = self.command.run(["cat-file", "--batch"], lines=sorted(ids))
        except GitFailedError as error:
            raise _cannot_read(error.said) from None
        at = 0
        while at < len(out):
            end = out.index(b"\n", at)
            header = out[at:end].split(b" ")
            if header[-1] == b"missing":
                raise _cannot_read(out[at:end].decode(errors="replace"))
            size = int(header[2])
            yield header[0].decode(), out[end + 1 : end + 1 + size]
            at = end + 1 + size + 1

    def _tree(self, commit: str) -> dict[str, tuple[str | None, FileFault | None]]:
        tree = f"{commit}:{self.prefix.rstrip('/')}"
        arguments = ["ls-tree", "-r", "-l", "-z", "--full-tree", "--end-of-options", tree]
        try:
            out = self.command.run(arguments)
        except GitFailedError:
            return {}
        found: dict[str, tuple[str | None, FileFault | None]] = {}
        for entry in out.decode("utf-8", "surrogateescape").split("\0"):
            head, _, path = entry.partition("\t")
            if _is_data_file(path):
                mode, kind, id_, size = head.split()
                found[path] = _entry(mode, kind, id_, size)
        return found

    def _id_of(self, revision: str) -> str:
        arguments = [
            "rev-parse",
            "--verify",
            "--quiet",
            "--end-of-options",
            f"{revision}^{{commit}}",
        ]
        said = self.command.run(arguments).decode().strip()
        id_ = said.splitlines()[-1] if said else ""
        if len(id_) not in _ID_LENGTHS:
            raise GitFailedError(said)
        return id_


def _is_data_file(path: str) -> bool:
    is_hidden = any(part.startswith(".") for part in path.split("/"))
    return path.casefold().endswith((".yaml", ".yml")) and not is_hidden


def _entry(mode: str, kind: str, id_: str, size: str) -> tuple[str | None, FileFault | None]:
    if mode == "120000" or kind != "blob":
        return None, FileFault.NOT_A_FILE
    if int(size) > MAX_FILE_BYTES:
        return None, FileFault.TOO_LARGE
    return id_, None


def _no_repository(folder: Path, said: str) -> DnatrackError:
    if "dubious ownership" in said:
        return DnatrackError(
            Text(
                f"`{folder}`의 저장소는 다른 사용자의 것이라 git이 읽지 않습니다",
                f"the repository of `{folder}` belongs to somebody else, so git does not read it",
            ),
            Text(
                f"믿을 수 있으면 `git config --global --add safe.directory {folder}`를 하세요",
                f"if you trust it: `git config --global --add safe.directory {folder}`",
            ),
        )
    if "not a git repository" in said:
        return DnatrackError(
            Text(
                f"`{folder}`은(는) git 저장소 안에 있지 않아 이력이 없습니다",
                f"`{folder}` is in no git repository, so it has no history",
            ),
            Text(
                "저장소를 복제해서 쓰거나 `git init`으로 시작하세요",
                "clone the repository, or begin one with `git init`",
            ),
        )
    return _cannot_read(said)


def _no_revision(revision: str, *, is_shallow: bool) -> DnatrackError:
    hint = Text(
        "가지, 꼬리표, 커밋 id나 날짜(2020-03-31)를 적으세요",
        "name a branch, a tag, a commit id or a day (2020-03-31)",
    )
    if is_shallow:
        hint = Text(
            "이력이 잘린 저장소입니다. `git fetch --unshallow`를 해 보세요",
            "the history is cut off here: try `git fetch --unshallow`",
        )
    return DnatrackError(
        Text(f"`{revision}`이라는 커밋이 없습니다", f"there is no revision `{revision}`"), hint
    )


def _cannot_read(said: str) -> DnatrackError:
    words = " ".join(said.split())[:300]
    return DnatrackError(
        Text(f"git이 이력을 읽지 못했습니다: {words}", f"git could not read the history: {words}"),
        Text("`git fsck`로 저장소를 살펴보세요", "look at the repository with `git fsck`"),
    )
