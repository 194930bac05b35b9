"""The history of a data folder, read from git without a checkout."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from datetime import date, datetime, time, tzinfo
from functools import lru_cache
from pathlib import Path, PurePosixPath
from typing import IO

from dnatrack.errors import DnatrackError
from dnatrack.history.facts import has_items
from dnatrack.history.ledger import Commit, FileChange
from dnatrack.i18n import Text
from dnatrack.loading.snapshot import MAX_FILE_BYTES, FileFault, Snapshot
from dnatrack.model.data_files import TASK_FOLDER, TASKFORCES
from dnatrack.model.frozen import Frozen
from dnatrack.model.period import day_words
from dnatrack.storage.files import is_data_file, printable_name
from dnatrack.storage.git import (
    WHOLE_CLONE,
    GitCommand,
    GitFailedError,
    cannot_read,
    no_repository,
)
from dnatrack.storage.git_files import (
    INDEX_ARGUMENTS,
    LINK_MODE,
    LOG_ARGUMENTS,
    NO_ORDINARY_FILE,
    RAW_ARGUMENTS,
    IndexEntry,
    Logged,
    parse_changes,
    parse_index,
    parse_log,
    parse_tree,
)
from dnatrack.storage.journal import JOURNAL

_PART = 1024 * 1024
_ID_LENGTHS = (40, 64)
_IS_NEW = "does not have any commits yet"


class GitRepository(Frozen):
    """The repository around a data folder.

    `prefix` leads from its top to the folder. `head` is the id of the commit that is
    checked out, None before the first one. `index` is the file where git keeps what is
    to be committed next.
    """

    command: GitCommand
    folder: Path
    prefix: str
    is_shallow: bool
    index: Path
    head: str | None

    @staticmethod
    def around(folder: Path) -> "GitRepository":
        """The repository that `folder` is in.

        Raises:
            DnatrackError: there is none, it may not be read, or there is no git.
        """
        command = GitCommand(folder)
        asked = ("--is-shallow-repository", "--show-prefix", "--git-path", "index")
        try:
            said = command.text(["rev-parse", *asked, "--revs-only", "HEAD"])
        except GitFailedError as error:
            raise no_repository(folder, error.said) from None
        shallow, *where, last = said.rstrip("\n").split("\n")
        head = last if len(last) in _ID_LENGTHS and len(where) > 1 else None
        index = where.pop() if head is not None else last
        if head is None:
            _refuse_broken(command)
        prefix = "\n".join(where)
        return GitRepository(command, folder, prefix, shallow == "true", folder / index, head)

    def at(self, commit: str) -> "GitRepository":
        """The repository as if this commit were the one that is checked out."""
        return self.replace(head=commit)

    def refuse_shallow(self) -> None:
        """Refuse to say anything of a history that is cut off.

        Raises:
            DnatrackError: it is.
        """
        if self.is_shallow:
            raise DnatrackError(
                Text(
                    "이력이 잘린 저장소(얕은 복제)이므로 전체 변경 이력을 확인할 수 없습니다",
                    "the history is cut off (a shallow clone), so the past is not known in full",
                ),
                WHOLE_CLONE,
            )

    def commit_named(self, revision: str) -> str:
        """The id of the commit that a revision names: a branch, a tag, an id, `HEAD~3`.

        Raises:
            DnatrackError: there is no such revision, or it could be taken for an option.
        """
        if revision.startswith("-") or not revision.isprintable():
            raise _no_revision(revision, is_shallow=False)
        asked = ["rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}"]
        try:
            id_ = self.command.run(asked).decode().split("\n")[-2]
        except (GitFailedError, UnicodeDecodeError, IndexError):
            id_ = ""
        if len(id_) not in _ID_LENGTHS:
            raise _no_revision(revision, is_shallow=self.is_shallow)
        return id_

    def commit_on(self, day: date, zone: tzinfo) -> str:
        """The id of the last commit that changed the data up to the end of `day` in `zone`.

        The last on the line: all that it builds on was known by then, too, whatever the
        clocks of earlier commits said.

        Raises:
            DnatrackError: the history begins later, or is cut off.
        """
        end = datetime.combine(day, time.max, zone)
        logged = self.logged(self.head, self.prefix, "--no-patch") if self.head else []
        found = _last_up_to(end, (one.commit for one in logged))
        if found is None or not self.has_items_in(self.prefix, found):
            found = _last_up_to(end, reversed(self.commits())) or found
        if found is not None:
            return found
        self.refuse_shallow()
        raise DnatrackError(
            Text(
                f"{day_words(day).ko}까지 자료를 변경한 커밋이 없습니다",
                f"no commit changed the data up to {day}",
            ),
            Text(
                "`git log` 명령으로 첫 커밋의 날짜를 확인하세요",
                "see `git log` for the day of the first one",
            ),
        )

    def commits(self) -> list[Commit]:
        """The commits on the first-parent line that change the data, oldest first.

        The data of each is looked for where it lay then.
        """
        from dnatrack.storage import tracker_folders  # noqa: PLC0415 - asks us in turn

        stretches = tracker_folders.stretches_of(self)
        newest_first = (one.commit for _, logged in stretches for one in logged)
        return list(newest_first)[::-1]

    def logged(self, span: str, prefix: str, *what: str) -> list[Logged]:
        """The commits on the line of a span, or up to a commit, that change a folder.

        Newest first; with their changes, unless other options of git say `what`.
        """
        options = what or ("--raw",)
        asked = [*LOG_ARGUMENTS, *options, "--end-of-options", span, "--", _pathspec(prefix)]
        return list(parse_log(self.run(asked), prefix))

    def commits_after(self, since: str) -> list[Commit] | None:
        """All commits on the line that follow `since`, whether or not they change the data.

        Oldest first; None where `since` is not on the first-parent line.
        """
        try:
            logged = self.logged(f"{since}..{self.head}", self.prefix, "--raw", "--sparse")
        except DnatrackError:
            return None
        if not logged or logged[-1].parent != since:
            return None
        return [one.commit for one in logged][::-1]

    def changes(self, old: str, new: str) -> tuple[FileChange, ...]:
        """The data files that differ between two commits, wherever the data lay at each."""
        was, now = self.prefix_at(old), self.prefix_at(new)
        if was == now:
            place = _pathspec(now)
            asked = ["diff-tree", "-r", *RAW_ARGUMENTS, "--end-of-options", old, new, "--", place]
            return tuple(parse_changes(self.run(asked), now))
        before, after = self.ids_in(was, old), self.ids_in(now, new)
        changes = (FileChange(path, before.get(path), after.get(path)) for path in before | after)
        return tuple(one for one in changes if one.old != one.new)

    def index_entries(self, *paths: str) -> Mapping[str, IndexEntry]:
        """What git noted of the files at or below `paths` when it last looked at them."""
        return parse_index(self.run([*INDEX_ARGUMENTS, "--", *paths]))

    def staged(self, *paths: str) -> frozenset[str]:
        """The paths at or below `paths` where what is committed next differs already."""
        if self.head is None:
            return frozenset()
        asked = ["diff-index", "--cached", *RAW_ARGUMENTS, self.head, "--", *paths]
        return frozenset(one.path for one in parse_changes(self.run(asked), self.prefix))

    def snapshot(self, commit: str) -> Snapshot:
        """The data folder as it was at a commit.

        Raises:
            DnatrackError: there was none.
        """
        ids = _ids_at(self, commit)
        if not ids.keys() - {JOURNAL}:
            raise DnatrackError(
                Text(
                    f"`{commit[:10]}` 커밋에는 이 자료 폴더가 없습니다",
                    f"commit {commit[:10]} has no such data folder",
                ),
                Text(
                    "자료 폴더에서 `git log -- .` 명령으로 첫 커밋을 확인하세요",
                    "run `git log -- .` in the data folder to see its first commit",
                ),
            )
        return self.snapshot_with(commit[:10], ids)

    def snapshot_with(self, label: str, ids: Mapping[str, str]) -> Snapshot:
        """Data files by their paths and the ids of their contents."""
        contents = (id_ for path, id_ in ids.items() if path != JOURNAL)
        blobs = dict(self.blobs(dict.fromkeys(id_ for id_ in contents if id_ != NO_ORDINARY_FILE)))
        files, faults = {}, {}
        for path, id_ in ids.items():
            data = blobs.get(id_)
            if path == JOURNAL:
                faults[path] = FileFault.NOT_OURS
            elif id_ not in blobs:
                faults[path] = FileFault.NOT_A_FILE
            elif path == TASK_FOLDER:
                faults[path] = FileFault.NOT_A_FOLDER
            elif data is None:
                faults[path] = FileFault.TOO_LARGE
            else:
                files[path] = data
        return Snapshot(label, files, faults)

    def blob_ids(self, commit: str) -> Mapping[str, str]:
        """The id of the content of each data file at a commit, wherever the data lay then."""
        return {path: id_ for path, id_ in _ids_at(self, commit).items() if path != JOURNAL}

    def ids_in(self, prefix: str, commit: str, paths: Collection[str] = ("",)) -> dict[str, str]:
        """The id of the content of each data file, or journal, at or below `paths` in a folder."""
        places = [_pathspec(one) for one in (f"{prefix}{path}" for path in paths) if one]
        asked = ["ls-tree", "-r", "-z", "--full-tree", "--end-of-options", commit, *places]
        found = parse_tree(self.run(asked), prefix)
        return {path: id_ for path, id_ in found if is_data_file(path) or path == JOURNAL}

    def has_items_in(self, prefix: str, commit: str) -> bool:
        """Whether a folder holds tasks or taskforces at a commit."""
        # One after the other: the first is nearly always enough, and the second long.
        found = (self.ids_in(prefix, commit, [one]) for one in (TASKFORCES, TASK_FOLDER))
        return any(has_items(path) for paths in found for path in paths)

    def prefix_at(self, commit: str) -> str:
        """The way from the top of the repository to where the data lay at a commit."""
        from dnatrack.storage import tracker_folders  # noqa: PLC0415 - asks us in turn

        is_here = self.has_items_in(self.prefix, commit)
        return self.prefix if is_here else tracker_folders.folder_at(self, commit)

    def link_at(self, commit: str) -> tuple[str, str] | None:
        """The link in place of the data folder, or of one above, at a commit; its target."""
        above = PurePosixPath(self.prefix)
        places = [_pathspec(str(one)) for one in (above, *above.parents) if one.name]
        if not places:
            return None
        asked = ["ls-tree", "-z", "--full-tree", "--end-of-options", commit]
        for entry in self.text([*asked, *places]).split("\0"):
            words, _, path = entry.partition("\t")
            if words.startswith(LINK_MODE):
                return path, self.text(["cat-file", "blob", words.split(" ")[2]])
        return None

    def blobs(self, ids: Iterable[str]) -> Iterator[tuple[str, bytes | None]]:
        """The content of each id, in one run of git; None for one too large to be read."""
        try:
            with self.command.reading(["cat-file", "--batch"], lines=ids) as output:
                for header in iter(output.readline, b""):
                    said = header.decode("utf-8", "replace")
                    id_, kind, size = (*said.split(), "", "")[:3]
                    if kind != "blob":
                        raise cannot_read(said)
                    yield id_, _content(output, int(size))
        except GitFailedError as error:
            raise cannot_read(error.said) from None

    def run(self, arguments: list[str]) -> bytes:
        """What git prints, with a failure in our words.

        Raises:
            DnatrackError: git fails.
        """
        try:
            return self.command.run(arguments)
        except GitFailedError as error:
            raise cannot_read(error.said) from None

    def text(self, arguments: list[str]) -> str:
        """What git prints, as `run` does, with bytes that are no UTF-8 as Python keeps them."""
        return self.run(arguments).decode("utf-8", "surrogateescape")


@lru_cache(maxsize=4)
def _ids_at(repository: GitRepository, commit: str) -> Mapping[str, str]:
    """The content ids of all data files, and of a journal, at a commit."""
    found = repository.ids_in(repository.prefix, commit)
    if any(map(has_items, found)):
        return found
    prefix = repository.prefix_at(commit)
    return found if prefix == repository.prefix else repository.ids_in(prefix, commit)


def _pathspec(prefix: str) -> str:
    """A file, or all that is in a folder, by its path from the top, whatever signs it has."""
    return f":(top,literal){prefix}" if prefix else ":(top)"


def _last_up_to(end: datetime, newest_first: Iterable[Commit]) -> str | None:
    return next((one.id for one in newest_first if one.when <= end), None)


def _refuse_broken(command: GitCommand) -> None:
    """Refuse a repository without a first commit, if it only looks like one."""
    try:
        command.run(["log", "-1", "--format=%H"])
    except GitFailedError as error:
        if _IS_NEW not in error.said:
            raise cannot_read(error.said) from None


def _content(output: IO[bytes], size: int) -> bytes | None:
    content = None
    if size <= MAX_FILE_BYTES:
        content = output.read(size)
    else:
        while size > 0:
            size -= len(output.read(min(size, _PART))) or size
    output.read(1)
    return content


def _no_revision(revision: str, *, is_shallow: bool) -> DnatrackError:
    name = printable_name(revision)
    hint = Text(
        "브랜치, 태그, 커밋 id나 날짜(2020-03-31)를 입력하세요",
        "name a branch, a tag, a commit id or a day (2020-03-31)",
    )
    if is_shallow:
        hint = Text(
            "이력이 잘린 저장소입니다. `git fetch --unshallow`를 실행하세요",
            "the history is cut off here: try `git fetch --unshallow`",
        )
    return DnatrackError(
        Text(f"`{name}` 커밋을 찾지 못했습니다", f"there is no revision `{name}`"), hint
    )
