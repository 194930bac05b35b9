"""Which documents a cell names, known ones and new ones."""

import pytest

from dnatrack.sheets.documents import Document, Documents, read_sources
from dnatrack.sheets.grid import Place
from tests.sheets.reading_back import documents_of

AT = Place("이정표", 4, 11)


def ids_in(text: str, documents: Documents) -> str | None:
    return read_sources(text, "", documents, AT).text


def new_in(text: str) -> list[Document]:
    documents = documents_of("S1", "S2")
    ids_in(text, documents)
    return [one.document for one in documents.new.values()]


@pytest.mark.parametrize(
    "text", ["S1 문서", " s1문서 ", "S1", "s1", "https://a.kr/1", "https://A.kr/1/"]
)
def test_a_known_document_is_named_by_id_title_or_address(text: str) -> None:
    documents = documents_of("S1", "S2")
    known = documents.known["S1"].replace(url="https://a.kr/1")
    documents = Documents({**documents.known, "S1": known}, documents.ids)

    assert (ids_in(text, documents), documents.new) == ("S1", {})


@pytest.mark.parametrize(
    ("text", "document"),
    [
        ("공문 행정-123(2026. 11. 20.)", Document("공문 행정-123", "2026-11-20")),
        ("공문 행정-123 (2026년 11월)", Document("공문 행정-123", "2026-11")),
        ("조례 개정, 시행", Document("조례 개정, 시행")),
        ("보고서(초안)", Document("보고서(초안)")),
        ("https://a.kr/2", Document(url="https://a.kr/2")),
    ],
)
def test_a_title_is_one_document_and_no_list_of_words(text: str, document: Document) -> None:
    assert new_in(text) == [document]


@pytest.mark.parametrize(
    "text",
    ["S2, 공문 행정-123(2026. 11. 20.)", "S2\n공문 행정-123(2026. 11. 20.)", "S2; 공문 행정-123"],
)
def test_known_and_new_documents_stand_side_by_side(text: str) -> None:
    assert ids_in(text, documents_of("S1", "S2")) == "S2, N1"


def test_the_same_new_document_is_one_source_however_often_it_is_named() -> None:
    documents = documents_of()

    found = [ids_in(text, documents) for text in ("공문 1(2026. 1. 2.)", "공문 1", "공문 2")]

    assert found == ["N1", "N1", "N2"]


def test_documents_of_one_title_are_told_apart_by_their_days() -> None:
    documents = documents_of()

    found = [ids_in(text, documents) for text in ("회의록(2026. 1. 2.)", "회의록(2026. 2. 2.)")]

    assert found == ["N1", "N2"]


def test_what_is_not_known_of_a_new_document_is_asked_in_one_sentence() -> None:
    documents = documents_of()
    ids_in("공문 행정-123(2026. 11. 20.)", documents)

    assert [str(one) for one in documents.troubles()] == [
        (
            "이정표!K4: 새 문서 `공문 행정-123`: `출처` 시트에 한 줄로 추가하고 `발행기관`, "
            "`문서 종류` 칸을 채우세요"
        )
    ]
