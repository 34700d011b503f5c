"""``docs/data.md``: the tables, their keys and codes, made from the columns themselves."""

from __future__ import annotations

from pipeline.rules.codes import FINDINGS, REASONS, REVIEW
from pipeline.tables.columns import TABLES
from pipeline.tables.partnerships import PARTNERSHIPS
from pipeline.tables.schema import columns_markdown, describe_columns

_ABOUT = {
    "sister_cities": "One row a partnership on a page. Key: `record_id`; it rests on the page, its"
    " host and the partner, so that other pages never change it. Also as CSV.",
    "mentions": "One row each reading of each field, chosen or not, with the page's exact words."
    " `record_id` leads to `sister_cities`; it is null where the reading is of the whole page"
    " (its own host) or of no record. A cell of `sister_cities` rests on the mentions with"
    " `chosen`; `pages.text[start:end] == words`.",
    "findings": "One row each thing that someone should know. Also as CSV.",
    "pages": "One row a page. Key: `page_id`. `text` is what was read, and what the offsets of"
    " all tables count in (characters, from 0).",
}
_ASKED = (
    ("What does a page say of its partners?", "sister_cities"),
    ("Which cities are partners, whatever page tells of it?", "partnerships"),
    ("Which words is a value from, what else was read?", "mentions"),
    ("What is doubtful, what is missing?", "findings"),
    ("Which pages were read, what is their text?", "pages"),
    ("Where on a map are the partners?", "sister_cities.geojson"),
)
_JOINS = """
```python
# pandas
import pandas as pd

rows = pd.read_parquet("output/sister_cities.parquet")
mentions = pd.read_parquet("output/mentions.parquet")
proof = mentions[mentions["chosen"]].merge(rows[["record_id", "host", "name"]], on="record_id")
```

```python
# polars
import polars as pl

rows = pl.read_parquet("output/sister_cities.parquet")
proof = pl.read_parquet("output/mentions.parquet").filter("chosen").join(rows, on="record_id")
```

```sql
-- DuckDB
SELECT r.host, r.name, m.field, m.value, m.words, substr(p.text, m.start + 1, m."end" - m.start)
FROM 'output/sister_cities.parquet' r
JOIN 'output/mentions.parquet' m USING (record_id)
JOIN 'output/pages.parquet' p ON p.page_id = m.page_id
WHERE m.chosen;
```

```r
# R
library(arrow); library(dplyr)
proof <- read_parquet("output/mentions.parquet") |> filter(chosen) |>
  inner_join(read_parquet("output/sister_cities.parquet"), by = "record_id")
```
"""
_CORRECTIONS = """
`corrections.csv` lies beside the pages (or where `--corrections` says) and is yours: keep it
under version control. Each line is one decision, applied on every run: `page`, `partner` (a
record id or a name), `field`, `value`, `decision`, `by`, `on`, `note`, `words`.

| decision | what it does |
| --- | --- |
| accept | closes the review of a field, or of the row (then `value` holds the codes accepted) |
| set | puts `value` into the cell; what stood there stays among the mentions, rejected |
| blank | empties the cell |
| drop | takes the row out |
| add | adds a partner that was not found; `value` may be its country |
| same_as | takes the row out and gives what it has to the row that `value` names |
| note | changes nothing; the note stands among the findings |

Without `partner`, `host` and `host_country` can be set for a page. Where the `words` are gone
from the page the decision is not applied: finding `correction_stale`, an error. Where page or
partner are gone: `correction_unused`. `sistercities accept`, `set`, `drop`, `add`, `same-as` and
`note` write the lines.
"""


def render_docs() -> str:
    """The text of the file."""
    lines = [
        "# The data",
        "",
        "Made from the program's column specs by `python -m tools.docs`.",
        "",
    ]
    lines += ["| question | table |", "| --- | --- |"]
    lines += [f"| {question} | {table} |" for question, table in _ASKED]
    for table in TABLES:
        lines += ["", f"## {table}", "", _ABOUT[table], "", columns_markdown(table)]
    lines += [
        "",
        "## partnerships",
        "",
        "One row a pair of cities over all pages. Also as CSV.",
        "",
    ]
    lines += [describe_columns(PARTNERSHIPS)]
    lines += [
        "",
        "## Codes of findings",
        "",
        "| code | severity | marks its row for review | meaning |",
    ]
    lines += ["| --- | --- | --- | --- |"]
    for code, (severity, meaning) in FINDINGS.items():
        mark = "yes" if code in REVIEW else ""
        lines.append(f"| {code} | {severity} | {mark} | {meaning} |")
    lines += ["", "## Why a mention was not chosen", "", "| reason | meaning |", "| --- | --- |"]
    lines += [f"| {reason} | {meaning} |" for reason, meaning in REASONS.items()]
    lines += [
        "",
        "## Evidence, joined",
        _JOINS.rstrip(),
        "",
        "## Corrections",
        _CORRECTIONS.rstrip(),
    ]
    return "\n".join(lines) + "\n"
