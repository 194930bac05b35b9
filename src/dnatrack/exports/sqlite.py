"""All tables as a SQLite database: with keys, indexes, views and search, the same each time."""

import json
import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import closing
from datetime import date

from dnatrack.exports.table import Column, Kind, Table, Value
from dnatrack.exports.tables import FORM

_TYPES: Mapping[Kind, str] = {
    Kind.TEXT: "TEXT",
    Kind.NUMBER: "INTEGER",
    Kind.DAY: "TEXT",
    Kind.YES_NO: "INTEGER",
    Kind.TEXTS: "TEXT",
}
_APPLICATION = 0x646E6174  # "dnat": tells the file from other databases
_SIGNATURE, _APPLICATION_AT = b"SQLite format 3\0", slice(68, 72)
"""What a database begins with, and where it says of which application it is."""
_SEARCHED = ("tasks", "milestones", "sources")
_INDEXED = frozenset({"outcome", "state", "due_last"})
"""Columns that questions begin with, beside those that lead to other tables."""


def export_tables(tables: Sequence[Table]) -> bytes:
    """A database of `tables`: days as `2020-03-31`, yes as 1, lists as JSON."""
    with closing(sqlite3.connect(":memory:")) as connection:
        connection.execute(f"PRAGMA application_id = {_APPLICATION}")
        connection.execute(f"PRAGMA user_version = {FORM.rpartition('/')[2]}")
        for one in tables:
            _fill(connection, one)
        views = (f"CREATE VIEW {name} AS{query}" for name, query in _VIEWS.items())
        for statement in (*_indexes(tables), *views, *_search(tables)):
            connection.execute(statement)
        connection.commit()
        return connection.serialize()


def is_ours(head: bytes) -> bool:
    """Whether a file that begins with `head`, 72 bytes at least, is a database made here."""
    said = int.from_bytes(head[_APPLICATION_AT])
    return head.startswith(_SIGNATURE) and said == _APPLICATION


def _fill(connection: sqlite3.Connection, table: Table) -> None:
    connection.execute(_definition(table))
    places = ", ".join("?" * len(table.columns))
    columns = [_shown(*one) for one in zip(table.columns, table.values, strict=True)]
    rows = zip(*columns, strict=True)
    connection.executemany(f"INSERT INTO {_quote(table.name)} VALUES ({places})", rows)  # noqa: S608 - names of ours


def _definition(table: Table) -> str:
    parts = [f"{_quote(one.name)} {_TYPES[one.kind]}" for one in table.columns]
    if table.key:
        parts.append(f"PRIMARY KEY ({', '.join(map(_quote, table.key))})")
    parts += (
        f"FOREIGN KEY ({_quote(one.name)}) REFERENCES {_quote(one.leads_to)} (id)"
        for one in table.columns
        if one.leads_to
    )
    inside = ",\n  ".join(parts)
    return f"CREATE TABLE {_quote(table.name)} (\n  {inside}\n)"


def _quote(name: str) -> str:
    return f'"{name}"'


def _shown(column: Column, values: Sequence[Value]) -> Iterable[Value]:
    match column.kind:
        case Kind.DAY:
            return (one.isoformat() if isinstance(one, date) else None for one in values)
        case Kind.TEXTS:
            return (None if one is None else json.dumps(one, ensure_ascii=False) for one in values)
        case _:
            return values


def _indexes(tables: Iterable[Table]) -> Iterator[str]:
    """What leads elsewhere is found from there, too."""
    for table in tables:
        for one in table.columns:
            if one.leads_to or (table.name == "milestones" and one.name in _INDEXED):
                name = _quote(f"{table.name}_{one.name}")
                yield f"CREATE INDEX {name} ON {_quote(table.name)} ({_quote(one.name)})"


def _search(tables: Iterable[Table]) -> Iterator[str]:
    """Full-text search in titles by any three letters: Korean words stick together."""
    for table in tables:
        if table.name in _SEARCHED:
            names = [one.name for one in table.columns if one.name.partition("_")[0] == "title"]
            index, columns = f"{table.name}_fts", ", ".join(names)
            yield (
                f"CREATE VIRTUAL TABLE {index} USING fts5"
                f"({columns}, content={_quote(table.name)}, tokenize='trigram')"
            )
            yield f"INSERT INTO {index} ({index}) VALUES ('rebuild')"  # noqa: S608 - names of ours


# The questions that are asked first, as views.

_VIEWS: Mapping[str, str] = {
    "promises": """
SELECT m.id, m.title_ko, m.title_en, n.short_ko AS lead, m.original_due, m.due, m.done_on,
       m.outcome, m.state, m.days_late, m.original_days_late, m.slips
FROM milestones AS m LEFT JOIN ministries AS n ON n.id = m.lead""",
    "late_milestones": """
SELECT m.id, m.title_ko, m.title_en, n.short_ko AS lead, m.due, m.days_late, m.original_due,
       m.original_days_late, m.slips, m.last_heard
FROM milestones AS m LEFT JOIN ministries AS n ON n.id = m.lead
WHERE m.state = 'overdue' ORDER BY m.days_late DESC, m.id""",
    "late_by_ministry": """
SELECT m.lead AS ministry, n.short_ko AS name, count(*) AS milestones,
       sum(m.outcome LIKE 'kept-%' OR m.outcome = 'partly-kept') AS done,
       sum(m.state = 'overdue') AS overdue, sum(m.outcome = 'kept-late') AS kept_late,
       sum(m.outcome = 'unknown') AS unknown,
       max(CASE WHEN m.state = 'overdue' THEN m.days_late END) AS longest_days_late,
       sum(m.slips) AS slips
FROM milestones AS m LEFT JOIN ministries AS n ON n.id = m.lead
GROUP BY m.lead ORDER BY overdue DESC, longest_days_late DESC, m.lead""",
    "outcomes": """
SELECT taskforce, outcome, count(*) AS milestones
FROM milestones GROUP BY taskforce, outcome ORDER BY taskforce, outcome""",
    "moved_deadlines": """
SELECT v.item, m.title_ko, m.title_en, v.day, v.declared_on, c.author, v.old_due, v.new_due,
       v.days, v.is_slip, v.is_declared, v.reason, v.note, v.authority, v.source,
       s.title AS source_title, v.commit_id
FROM moves AS v LEFT JOIN milestones AS m ON m.id = v.milestone
LEFT JOIN commits AS c ON c.id = v.commit_id LEFT JOIN sources AS s ON s.id = v.source
WHERE v.kind <> 'corrected' ORDER BY coalesce(v.declared_on, v.day), v.item""",
    "slips_by_year": """
SELECT substr(coalesce(declared_on, day), 1, 4) AS year, count(*) AS slips,
       sum(is_declared = 0) AS undeclared, round(avg(days), 1) AS mean_days
FROM moves WHERE is_slip GROUP BY year ORDER BY year""",
    "done_without_evidence": """
SELECT m.id, m.title_ko, m.title_en, n.short_ko AS lead, m.due, m.done_on, m.verification
FROM milestones AS m LEFT JOIN ministries AS n ON n.id = m.lead
WHERE (m.outcome LIKE 'kept-%' OR m.outcome = 'partly-kept')
      AND NOT EXISTS (SELECT 1 FROM evidence AS e WHERE e.milestone = m.id)
ORDER BY m.id""",
    "evidence_of_promises": """
SELECT e.milestone, m.title_ko, m.done_on, s.id AS source, s.title, s.publisher, s.published, s.url,
       s.seen, m.verification
FROM evidence AS e JOIN milestones AS m ON m.id = e.milestone
LEFT JOIN sources AS s ON s.id = e.source""",
    "waiting_for_late": """
SELECT w.milestone, m.title_ko, m.lead, w.waits_for, b.title_ko AS waits_for_title,
       b.lead AS waits_for_lead, b.days_late
FROM waiting AS w JOIN milestones AS m ON m.id = w.milestone
JOIN milestones AS b ON b.id = w.waits_for
WHERE b.state = 'overdue' AND m.outcome IN ('late-now', 'still-open', 'unknown')
ORDER BY b.days_late DESC, w.milestone""",
}
