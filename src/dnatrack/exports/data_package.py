"""All data as files to take away, each described for people and for programs.

The tables as CSV and JSON, all of them as one database, the milestones as a workbook, and
two descriptions of what there is: a Data Package (Frictionless) and DCAT (JSON-LD).
"""

import csv
import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from functools import partial
from importlib.util import find_spec
from io import StringIO
from typing import NamedTuple

from dnatrack.exports import export_file, parquet_files
from dnatrack.exports.sqlite import export_tables
from dnatrack.exports.table import Column, Kind, Table, Value, about
from dnatrack.exports.tables import FORM
from dnatrack.i18n import Text
from dnatrack.reports.selection import EVERYTHING
from dnatrack.reports.view import View

Json = str | int | bool | None | Sequence["Json"] | Mapping[str, "Json"]
_CSV = "text/csv"
_JSON = "application/json"
_FRICTIONLESS = {
    Kind.TEXT: "string",
    Kind.NUMBER: "integer",
    Kind.DAY: "date",
    Kind.YES_NO: "boolean",
    Kind.TEXTS: "array",
}


class DataFile(NamedTuple):
    """A file to take away: where it lies, what it holds, its media type, and its bytes.

    `form` is what people call its format; `table` the one that it holds, None for more.
    """

    path: str
    title: Text
    description: Text
    media_type: str
    write: Callable[[], bytes]
    form: str
    table: Table | None = None


def data_files(view: View, tables: Sequence[Table], base_url: str | None) -> tuple[DataFile, ...]:
    """Every file, what describes them last; of the libraries, those that are installed.

    `base_url`, which ends with `/`, is where the folder `data` will lie.
    """
    files = [*_whole(view, tables), *(one for table in tables for one in _of_table(table, tables))]
    package = partial(_package, tables)
    catalogue = partial(_catalogue, tables, files, base_url or "")
    return (
        *files,
        DataFile(
            "data/datapackage.json",
            Text("Data Package 설명", "Description as a Data Package"),
            Text("모든 CSV 파일과 열의 설명(Frictionless)", "Every CSV and column, Frictionless"),
            _JSON,
            package,
            "JSON",
        ),
        DataFile(
            "data/dcat.jsonld",
            Text("DCAT 설명", "Description as DCAT"),
            Text("데이터 목록에 등록하는 설명(JSON-LD)", "For catalogues of data, as JSON-LD"),
            "application/ld+json",
            catalogue,
            "JSON-LD",
        ),
    )


def _whole(view: View, tables: Sequence[Table]) -> Iterator[DataFile]:
    """The files that hold more than one table, or are for people."""
    yield DataFile(
        "data/dnatrack.sqlite",
        Text("SQLite 데이터베이스", "SQLite database"),
        Text(
            "모든 표와 설명, 자주 묻는 질문의 뷰, 제목 검색을 담은 파일",
            "All tables with their descriptions, views for the first questions, and search",
        ),
        "application/vnd.sqlite3",
        partial(export_tables, tables),
        "SQLite",
    )
    if find_spec("xlsxwriter") is not None:
        yield DataFile(
            "data/milestones.xlsx",
            Text("엑셀 파일", "Excel workbook"),
            Text("전체 이정표", "All milestones"),
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            partial(export_file, "xlsx", view, EVERYTHING),
            "Excel",
        )


def _parquet(table: Table, tables: Sequence[Table]) -> bytes:
    files = parquet_files([one for one in tables if one.name in {"tracker", table.name}])
    return next(content for path, content in files if path.startswith(f"{table.name}/"))


def _of_table(table: Table, tables: Sequence[Table]) -> Iterator[DataFile]:
    forms = [
        ("csv", "CSV", _CSV, partial(csv_of, table)),
        ("json", "JSON", _JSON, partial(json_of, table)),
    ]
    if find_spec("pyarrow") is not None:
        write = partial(_parquet, table, tables)
        forms.append(("parquet", "Parquet", "application/vnd.apache.parquet", write))
    for ending, form, media_type, content in forms:
        title, path = f"{table.name} ({form})", f"data/{table.name}.{ending}"
        said = Text(title, title)
        yield DataFile(path, said, table.meaning, media_type, content, form, table)


def csv_of(table: Table) -> bytes:
    """A table as CSV in UTF-8: empty is no value, lists are JSON, lines end in CRLF."""
    out = StringIO(newline="")
    writer = csv.writer(out)
    writer.writerow([one.name for one in table.columns])
    columns = [_texts(*one) for one in zip(table.columns, table.values, strict=True)]
    writer.writerows(zip(*columns, strict=True))
    return out.getvalue().encode()


def _texts(column: Column, values: Sequence[Value]) -> list[str | Value]:
    match column.kind:
        case Kind.YES_NO:
            return [None if one is None else "true" if one else "false" for one in values]
        case Kind.TEXTS:
            return [None if one is None else json.dumps(one, ensure_ascii=False) for one in values]
        case _:
            return list(values)


def json_of(table: Table) -> bytes:
    """A table as a list of objects, a row a line."""
    write = json.JSONEncoder(ensure_ascii=False, default=date.isoformat).encode
    # Not joined as text: of a long table that takes four times the room of its bytes.
    found = bytearray(b"[\n")
    for number, one in enumerate(table.records):
        found += f",\n{write(one)}".encode() if number else write(one).encode()
    found += b"\n]\n"
    return bytes(found)


# What describes the files.


def _package(tables: Sequence[Table]) -> bytes:
    said = about(tables)
    return _text(
        {
            "profile": "tabular-data-package",
            "name": str(said["id"]),
            "title": str(said["title_ko"]),
            "description": str(said["title_en"] or said["title_ko"]),
            "version": FORM,
            "created": f"{said['day']}T00:00:00Z",
            "resources": [_resource(one) for one in tables],
        }
    )


def _resource(table: Table) -> Json:
    schema: dict[str, Json] = {
        "fields": [
            {
                "name": one.name,
                "type": _FRICTIONLESS[one.kind],
                "description": _both(one.meaning),
            }
            for one in table.columns
        ],
        "missingValues": [""],
    }
    if table.key:
        schema["primaryKey"] = list(table.key)
    targets = [one for one in table.columns if one.leads_to]
    if targets:
        schema["foreignKeys"] = [
            {
                "fields": one.name,
                "reference": {
                    "resource": "" if one.leads_to == table.name else one.leads_to,
                    "fields": "id",
                },
            }
            for one in targets
        ]
    return {
        "profile": "tabular-data-resource",
        "name": table.name,
        "path": f"{table.name}.csv",
        "description": _both(table.meaning),
        "format": "csv",
        "mediatype": _CSV,
        "encoding": "utf-8",
        "schema": schema,
    }


def _both(said: Text) -> str:
    return f"{said.en} / {said.ko}"


def _catalogue(tables: Sequence[Table], files: Sequence[DataFile], base_url: str) -> bytes:
    said = about(tables)
    here = f"{base_url}data/" if base_url else ""
    return _text(
        {
            "@context": {
                "dcat": "http://www.w3.org/ns/dcat#",
                "dct": "http://purl.org/dc/terms/",
                "xsd": "http://www.w3.org/2001/XMLSchema#",
            },
            "@type": "dcat:Dataset",
            "@id": here or "./",
            "dct:identifier": str(said["id"]),
            "dct:title": _in_languages(str(said["title_ko"]), said["title_en"]),
            "dct:modified": {"@type": "xsd:date", "@value": str(said["day"])},
            "dcat:version": str(said["commit_id"] or ""),
            "dct:conformsTo": FORM,
            "dct:language": ["ko", "en"],
            "dcat:distribution": [_distribution(one, here) for one in files],
        }
    )


def _distribution(file: DataFile, here: str) -> Json:
    return {
        "@type": "dcat:Distribution",
        "dct:title": _in_languages(*file.title),
        "dct:description": _in_languages(*file.description),
        "dcat:mediaType": {
            "@id": f"https://www.iana.org/assignments/media-types/{file.media_type}"
        },
        "dcat:downloadURL": {"@id": f"{here}{file.path.removeprefix('data/')}"},
    }


def _in_languages(ko: str, en: Value) -> Json:
    said: list[Json] = [{"@language": "ko", "@value": ko}]
    return [*said, {"@language": "en", "@value": str(en)}] if en else said


def _text(value: Json) -> bytes:
    return f"{json.dumps(value, ensure_ascii=False, indent=2)}\n".encode()
