"""All tables as Parquet, in folders by government and day: a lake that engines ask."""

from collections.abc import Iterator, Mapping, Sequence
from io import BytesIO

import pyarrow as pa
import pyarrow.parquet as pq

from dnatrack.exports.table import Column, Kind, Table, Value
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
    about = _about(tables)
    where = f"government={about['government']}/as_of={about['as_of']}/part-0.parquet"
    for one in tables:
        yield f"{one.name}/{where}", _content(one, about)


def _about(tables: Sequence[Table]) -> Mapping[str, str]:
    """What the files say of themselves: of what, of which day, and by what they were made."""
    (tracker,) = next(one for one in tables if one.name == "tracker").records
    return {
        "format": FORM,
        "government": str(tracker["id"]),
        "as_of": str(tracker["day"]),
        "commit": str(tracker["commit_id"] or ""),
        "dnatrack": __version__,
    }


def _content(table: Table, about: Mapping[str, str]) -> bytes:
    columns = [_array(*one) for one in zip(table.columns, table.values, strict=True)]
    schema = pa.schema([(one.name, _TYPES[one.kind]) for one in table.columns])
    out = BytesIO()
    # Whoever reads many small files reads their ends first: no schema stands there twice.
    with pq.ParquetWriter(out, schema, compression="zstd", store_schema=False) as writer:
        writer.write_table(pa.Table.from_arrays(columns, schema=schema))
        writer.add_key_value_metadata({f"dnatrack.{key}": said for key, said in about.items()})
    return out.getvalue()


def _array(column: Column, values: Sequence[Value]) -> pa.Array:
    return pa.array(values, _TYPES[column.kind])
