from bench.__main__ import PROJECT, TABLE_IN_DOCUMENT


def test_the_document_has_one_place_for_the_table() -> None:
    document = (PROJECT / "docs" / "benchmarks.md").read_text(encoding="utf-8")

    assert len(TABLE_IN_DOCUMENT.findall(document)) == 1
