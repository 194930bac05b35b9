"""What looks for wrong links finds each kind of them, and nothing where all is well."""

from pathlib import Path

from tools.site_check.links import wrong_links

PAGE = '<main id="main"><a href="{}">x</a></main>'


def wrong(folder: Path, address: str, *, tag: str = "") -> list[str]:
    page = f'<script src="{address}"></script>' if tag == "script" else PAGE.format(address)
    (folder / "ko").mkdir(exist_ok=True)
    (folder / "index.html").write_text('<p id="top"></p>', "utf-8")
    (folder / "ko" / "index.html").write_text(page, "utf-8")
    return list(wrong_links(folder))


def test_links_into_the_site_and_links_of_people_to_elsewhere_are_right(tmp_path: Path) -> None:
    for address in ("../index.html#top", "#main", "index.html", "https://example.org/", "data:,"):
        assert wrong(tmp_path, address) == [], address


def test_a_link_that_leads_nowhere_is_found(tmp_path: Path) -> None:
    for address, said in {
        "gone.html": "is not there",
        "../../index.html": "is not there",
        "../index.html#gone": "has no such anchor",
        "/index.html": "begins at the root",
        "javascript:alert(1)": "leads nowhere that is safe",
    }.items():
        assert wrong(tmp_path, address) == [f"ko/index.html: {said}: {address}"]


def test_what_a_page_asks_for_elsewhere_is_found(tmp_path: Path) -> None:
    address = "https://example.org/x.js"

    assert wrong(tmp_path, address, tag="script") == [
        f"ko/index.html: is asked for elsewhere: {address}"
    ]


def test_an_id_that_stands_twice_is_found(tmp_path: Path) -> None:
    (tmp_path / "index.html").write_text('<p id="a"></p><p id="a"></p>', "utf-8")

    assert list(wrong_links(tmp_path)) == ["index.html: id a stands twice"]
