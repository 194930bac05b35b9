"""A new thing as it is asked for, and the ids that may not be used again."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from functools import cached_property
from typing import TYPE_CHECKING

from dnatrack.app.arguments import one_day_named, period_named
from dnatrack.app.cite import Cited, DocumentWords, cite
from dnatrack.app.questions import Questions, Reading
from dnatrack.app.workspace import Workspace
from dnatrack.editing.new import (
    ALL_MINISTRIES,
    Fields,
    IdsInUse,
    add_entry,
    ministry_ids_in_use,
    task_file,
)
from dnatrack.editing.proposal import Plan, blaming_what_is_unread, refuse_unreadable_file
from dnatrack.editing.values import field_value
from dnatrack.errors import DnatrackError
from dnatrack.i18n import Text, tr
from dnatrack.loading.load import Loaded
from dnatrack.model.data_files import MINISTRIES, TASKFORCES, DataPath
from dnatrack.model.data_format import Field, field_at
from dnatrack.model.fields import FieldKind
from dnatrack.model.taskforce import Priority, Taskforce
from dnatrack.model.tracker import Tracker
from dnatrack.model.words import NameLanguage
from dnatrack.reports import wording
from dnatrack.reports.selection import taskforce_ids
from dnatrack.storage.former_contents import last_entry, last_facts
from dnatrack.storage.git_read import GitRepository
from dnatrack.yamltext.value import Value

if TYPE_CHECKING:
    from dnatrack.yamltext.parsed_text import Edit


LastTitle = Callable[[str], str | None]


class PastIds:
    """What ids stood for in the history of a tracker, as far as there is one."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace
        self._items: dict[str, dict[str, str]] = {}

    def of_milestones(self, owner: str, file: str) -> LastTitle:
        """The milestones that `owner` had, which stands in `file`."""
        return lambda id_: self._titles(file).get(f"{owner}/{id_}")

    def of_tasks(self) -> LastTitle:
        """The tasks."""
        return lambda id_: self._titles(task_file(id_)).get(id_)

    def of_entries(self, holder: DataPath) -> LastTitle:
        """What stood in a list or mapping of a file."""
        return lambda id_: self._entry_title(holder, id_)

    def look_up(self, files: Iterable[str]) -> None:
        """Read at once what several files ever held, since each look costs the same."""
        past, sought = self._past, list(files)
        items = last_facts(*past, sought) if past and sought else {}
        self._items |= {file: {} for file in sought}
        for id_, one in items.items():
            self._items.setdefault(task_file(id_.partition("/")[0]), {})[id_] = one.title

    def _titles(self, file: str) -> Mapping[str, str]:
        """The last title of every task and milestone that a file ever held."""
        if file not in self._items:
            past = self._past
            items = last_facts(*past, [file]) if past else {}
            self._items[file] = {id_: one.title for id_, one in items.items()}
        return self._items[file]

    def _entry_title(self, holder: DataPath, id_: str) -> str | None:
        entry = last_entry(*self._past, holder, id_) if self._past is not None else None
        return _title(entry, id_) if entry is not None else None

    @cached_property
    def _past(self) -> tuple[GitRepository, str] | None:
        """The repository, and the commit that is checked out."""
        head, repository, why = self._workspace.head, None, None
        if head is None:
            return None
        try:
            repository = self._workspace.repository
            if repository.is_shallow:
                why = Text("이력이 잘려 있습니다", "the history is cut off")
        except DnatrackError as error:
            why = error.message
        if why is not None:
            self._workspace.tell(
                tr(
                    f"알림: {why.ko}. 삭제된 항목의 id인지 모두 확인하지는 못했습니다.",
                    f"note: {why.en}, so not all ids of what was deleted are known.",
                )
            )
        return (repository, head) if repository is not None else None


def _title(entry: Value, id_: str) -> str:
    """What an entry is called: by its title, or the first of its names."""
    if not isinstance(entry, dict):
        return id_
    names = entry.get("names")
    named: Value = names[0] if isinstance(names, list) and names else entry.get("title")
    if isinstance(named, dict):
        named = named.get("ko") or named.get("en")
    return named if isinstance(named, str) else id_


# A new entry in the making: each field as an option says it, or a person who is asked.

Given = Mapping[str, Sequence[str]]
"""What arguments and options say, by the keys of the fields: each word that one was given."""
_TITLE = Text("제목", "title")


class NewEntry:
    """What is known of something new: `fields` as the data writes them.

    The model says what each field of the place `at` may hold, and whether it has to be
    given; `ids` are those that it cannot have. Every method that asks a person raises a
    `DnatrackError` where an option cannot be taken, or where something that has to be given
    is not and nobody can be asked.
    """

    def __init__(
        self,
        at: DataPath,
        given: Given,
        loaded: Loaded,
        ask: Questions,
        ids: IdsInUse | None = None,
    ) -> None:
        self.fields: dict[str, Value] = {}
        self.at = at
        self._given, self._loaded, self._ask = given, loaded, ask
        self._tracker = loaded.tracker
        self._edits: list[Edit] = []
        self._new_ministries: dict[str, str] = {}
        self._ids = ids or IdsInUse(frozenset())
        if ids is not None and (id_ := self.word("id")) is not None:
            ids.checked(id_)  # before anything is asked

    def part(self, at: DataPath, given: Given | None = None) -> "NewEntry":
        """What else is written of the same thing; `given` is what is said of it, if it differs."""
        return NewEntry(at, self._given if given is None else given, self._loaded, self._ask)

    def word(self, key: str) -> str | None:
        """What an option says of a field; None where it was not given."""
        return next(iter(self._given.get(key, ())), None)

    def take(self, *keys: str, default: str | None = None) -> None:
        """Fields that nobody is asked for: as options say them."""
        for key in keys:
            read = self._reading(key)
            if self._field(key).is_list:
                self.fields[key] = [*dict.fromkeys(map(read, self._given.get(key, ())))]
            elif word := self.word(key) or default:
                self.fields[key] = read(word)

    def ask(
        self,
        key: str,
        question: Text,
        *,
        option: str = "",
        proposal: str = "",
        reading: Reading[str] | None = None,
    ) -> str:
        """One word for a field; nothing where it may be left out, and is.

        `proposal` is what it is where nobody can be asked.
        """
        given, field, option = self.word(key), self._field(key), option or f"--{key}"
        read = reading or self._reading(key, option if given is not None else "")
        found: str | None
        if proposal:
            found = self._ask.proposed(given, question, option, read, proposal=proposal)
        elif field.words is not None:
            found = self._ask.word_of(field.words, given, question, option).value
        elif field.is_required:
            found = self._ask.required(given, question, option, read)
        else:
            found = self._ask.optional(given, question, read)
        self.fields[key] = found
        return found or ""

    def ask_several(self, key: str, question: Text, *, reading: Reading[str] | None = None) -> None:
        """Words for a list, each of which has no comma in it, and counts once."""
        read = reading or self._reading(key)
        words = self._ask.several(self._given.get(key, ()), question, read)
        self.fields[key] = [*dict.fromkeys(words)]

    def ask_one_by_one(self, key: str, question: Text) -> None:
        """Texts for a list, with commas or without."""
        self.fields[key] = [*self._ask.one_by_one(self._given.get(key, ()), question)]

    def ask_title(
        self,
        key: str = "title",
        question: Text = _TITLE,
        *,
        option: str = "--title",
        proposal: str = "",
    ) -> tuple[str, str]:
        """A name or title, in each language that the tracker has.

        Given back in the main one, and in English; empty where there is none.
        """
        settings, title = self._tracker.settings, self._given.get("title", ())
        english = self._given.get("title_en", ())
        if settings.main_language is NameLanguage.EN:
            name = self.part(self.at.at(key), {"en": title or english})
        else:
            name = self.part(self.at.at(key), {"ko": title, "en": english})
        main, which = settings.main_language.value, "" if self.has_one_language else " (Korean)"
        asked = Text(question.ko, f"{question.en}{which}")
        name.ask(main, asked, option=option, proposal=proposal)
        name.ask_other("en", Text(f"영어 {question.ko}", f"{question.en} in English"))
        self.fields[key] = name.fields
        return str(name.fields[main]), str(name.fields.get("en") or "")

    def ask_other(self, key: str, question: Text) -> None:
        """What is said in another language than the main one, asked for where there is one."""
        if self._tracker.settings.main_language.value == key:
            return
        if self.has_one_language:
            self.take(key)
        else:
            self.ask(key, question)

    @property
    def has_one_language(self) -> bool:
        """Whether names are in one language only."""
        return len({*self._tracker.settings.languages}) == 1

    def ask_ministries(self, last_title: LastTitle) -> Sequence[str]:
        """The ids of ministries: of those that there are, or are registered as `id=full name`."""
        ids = IdsInUse(ministry_ids_in_use(self._tracker), last_title, example="moef")

        def read(word: str) -> str:
            id_, is_new, name = (part.strip() for part in word.partition("="))
            if not is_new:
                return self.ministry(word)
            self._new_ministries[ids.checked(id_)] = name
            return id_

        question = Text(
            "참여 기관(새 기관은 `id=정식 이름`)", "ministries (new ones: `id=full name`)"
        )
        words = self._ask.several(self._given.get("ministries", ()), question, read)
        found = list(dict.fromkeys(words))
        new = self._new_ministries  # what a wrong answer registered is in none that was taken
        self._new_ministries = {id_: new[id_] for id_ in found if id_ in new}
        self.fields["ministries"] = [*found]
        return found

    def register_ministries(self) -> None:
        """Enter the ministries that are new, with the sources of this entry."""
        main, sources = self._tracker.settings.main_language.value, self.fields["sources"]
        for id_, name in self._new_ministries.items():
            fields: Fields = {"id": id_, "names": [{main: name}], "sources": sources}
            self._edits.append(add_entry(ALL_MINISTRIES, fields))

    def ask_taskforce(self) -> Taskforce:
        """The taskforce that an option or a person names."""
        known, question = self._tracker.taskforces, Text("범정부 TF", "taskforce")
        id_ = self.ask_named("taskforce", question, known, taskforce_ids)
        return self._tracker.taskforces_by_id[id_]

    def ask_named(
        self,
        key: str,
        question: Text,
        choices: Sequence[Taskforce | Priority],
        matching: Callable[[Tracker, str], Iterable[str]],
    ) -> str:
        """The id of one of `choices`, by its id or name; they are shown to whom is asked."""
        if choices and not self.word(key):
            self._ask.show_choices((one.id, wording.name(one.name)) for one in choices)
        if not choices:
            refuse_unreadable_file(self._loaded, TASKFORCES)

        def read(word: str) -> str:
            with blaming_what_is_unread(self._loaded, TASKFORCES):
                return min(matching(self._tracker, word))

        return self.ask(key, question, reading=read)

    def cite(self) -> tuple[str, ...]:
        """The ids of the sources."""
        document = DocumentWords(*(self.word(f"source_{one}") for one in DocumentWords._fields))

        def read(*words: str) -> Cited:
            return cite(self._tracker, words, document, self._ask)

        if given := self._given.get("sources"):
            found = read(*given)
        else:
            question = Text(
                "출처(id, 주소, 새 문서의 제목)", "source (id, address, or title of a new one)"
            )
            found = self._ask.required(None, question, "--source", read)
        self._edits.extend(found.edits)
        self.fields["sources"] = list(found.ids)
        return found.ids

    def choose_id(self, wanted: Iterable[str], *, is_guess: bool = False) -> str:
        """The id, once all that it is made of is known: as given, proposed, or a person says.

        The first of those `wanted` that is free is proposed. A guess is not taken without
        asking somebody.
        """
        given, ids = self.word("id"), self._ids
        proposal = "" if given is not None else ids.first_free(wanted)
        if given is not None:
            id_ = ids.checked(given)
        elif self._ask.can_ask:
            id_ = self._ask.required(None, Text("id", "id"), "ID", ids.checked, default=proposal)
        elif proposal and not is_guess:
            id_ = proposal
        else:
            raise _no_id(proposal)
        self.fields["id"] = id_
        return id_

    def plan(self, subject: Text, *others: "Edit") -> Plan:
        """Its entry in the list where it stands, behind the sources that are new."""
        plan = Plan([add_entry(self.at.parent, self.fields), *others], subject=subject)
        return self.with_sources(plan)

    def with_sources(self, plan: Plan) -> Plan:
        """`plan`, with the sources that are new entered first."""
        return replace(plan, edits=(*self._edits, *plan.edits))

    def _field(self, key: str) -> Field:
        field = field_at(self.at.at(key)) or Field()
        # A priority stands in its taskforce, and has no field that names it.
        is_needed = key in {"taskforce", self._tracker.settings.main_language.value}
        return field._replace(is_required=field.is_required or is_needed)

    def _reading(self, key: str, option: str = "") -> Reading[str]:
        """How a word is read; of a wrong one, a person who was asked hears of no option."""
        field = self._field(key)
        match field.kind:
            case FieldKind.PERIOD if option:
                return lambda word: period_named(word, option).text
            case FieldKind.DAY if option:
                return lambda word: one_day_named(word, option).isoformat()
            case FieldKind.MINISTRY:
                return self.ministry
            case _:
                return lambda word: field_value(field, word, self._tracker)

    def ministry(self, word: str) -> str:
        """The id of the ministry that a word names; it may be new, too."""
        for id_, name in self._new_ministries.items():
            if word in {id_, name}:
                return id_
        with blaming_what_is_unread(self._loaded, MINISTRIES):
            return field_value(Field(FieldKind.MINISTRY), word, self._tracker)


def _no_id(proposal: str) -> DnatrackError:
    return DnatrackError(
        Text("id를 입력하지 않았습니다", "not given: its id"),
        Text(
            f"id를 `{proposal}`처럼 인자로 입력하거나 `--title-en …` 옵션으로 만들게 하세요",
            f"give one as an argument, such as `{proposal}`, or have it made of `--title-en …`",
        ),
    )
