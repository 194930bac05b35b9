"""All tables as Parquet, in folders by government and day: a lake that engines ask."""

from collections.abc import Iterator, Mapping, Sequence
from io import BytesIO

import pyarrow as pa
import pyarrow.parquet as pq

from dnatrack.exports.table import Kind, Table, about
from dnatrack.exports.tables import FORM
from dnatrack.version import __version__

_TYPES: Mapping[Kind, pa.DataType] = {
    Kind.TEXT: pa.string(),
    Kind.NUMBER: pa.int64(),
    Kind.DAY: pa.date32(),
    Kind.YES_NO: pa.bool_(),
    Kind.TEXTS: pa.list_(pa.string()),
}


def export_tables(tables: Sequence[Table]) -> Iterator[tuple[str, bytes]]:
    """A file for each of `tables`: its path below the lake, and what it holds.

    A day that is written again has the same paths; that of no other day is among them.
    """
    said = _said_of_all(tables)
    where = f"government={said['government']}/as_of={said['as_of']}/part-0.parquet"
    for one in tables:
        yield f"{one.name}/{where}", _content(one, said)


def _said_of_all(tables: Sequence[Table]) -> Mapping[str, str]:
    """What the files say of themselves: of what, of which day, and by what they were made."""
    tracker = about(tables)
    return {
        "format": FORM,
        "government": str(tracker["id"]),
        "as_of": str(tracker["day"]),
        "commit": str(tracker["commit_id"] or ""),
        "dnatrack": __version__,
    }


def _content(table: Table, said: Mapping[str, str]) -> bytes:
    schema = pa.schema([(one.name, _TYPES[one.kind]) for one in table.columns])
    columns = [pa.array(*one) for one in zip(table.values, schema.types, strict=True)]
    out = BytesIO()
    # Whoever reads many small files reads their ends first: no schema stands there twice.
    with pq.ParquetWriter(out, schema, compression="zstd", store_schema=False) as writer:
        writer.write_table(pa.Table.from_arrays(columns, schema=schema))
        writer.add_key_value_metadata({f"dnatrack.{key}": text for key, text in said.items()})
    return out.getvalue()
