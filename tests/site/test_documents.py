import pytest

from dnatrack.formats.html import field_words
from dnatrack.i18n import Language, use_language
from dnatrack.model.fields import Record
from dnatrack.model.milestone import Milestone
from dnatrack.model.ministry import Ministry, MinistryName
from dnatrack.model.reference_files import Meeting
from dnatrack.model.task import Task
from dnatrack.model.taskforce import Taskforce
from tests.site.reading import ReadPage

FOUNDED = (Task, Milestone, Taskforce, Ministry, MinistryName, Meeting)


@pytest.mark.parametrize("record", FOUNDED)
def test_every_field_of_the_data_has_words_in_both_languages(record: type[Record]) -> None:
    for language in Language:
        use_language(language)
        told = {one.key: field_words(one.key) for one in record.fields().values()}

        assert [key for key, words in told.items() if "_" in words] == []
        assert language is Language.EN or not [
            key for key, words in told.items() if words.isascii() and key not in {"id", "basis"}
        ]


@pytest.mark.parametrize(
    ("place", "words"),
    [
        ("basis.multi_ministry", "whether several ministries are needed"),
        ("legislation.stages.0", "stages of the law"),
        ("updates.3", "updates"),
        ("promise.source", "promise"),
        ("no_such", "no_such"),
    ],
)
def test_a_place_is_called_by_what_it_holds(place: str, words: str) -> None:
    use_language(Language.EN)

    assert field_words(place) == words


def test_a_page_names_no_key_and_no_file_of_the_data(files: dict[str, bytes]) -> None:
    task, source = ReadPage(files["en/task/gov-1-1.html"]), ReadPage(files["en/source/S1.html"])

    assert task.table("basis").rows[0][0] == "lead"
    assert task.table("basis").columns[0] == "field"
    assert source.table("cited_by").columns == ["title", "field"]
    assert "yaml" not in source.text
    assert b",file\r\n" in files["csv/source/S1/cited_by.csv"]
