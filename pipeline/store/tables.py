"""The tables of the cache, as SQL."""

from __future__ import annotations

SCHEMA_VERSION = 2

TABLES = {"result", "record", "plan", "gone", "chunk", "fact"}
"""What a cache holds, by which one of an earlier version is known."""

SCHEMA = """
CREATE TABLE IF NOT EXISTS result (
    page_id TEXT PRIMARY KEY, key TEXT NOT NULL, readable INTEGER NOT NULL, body BLOB NOT NULL);
CREATE TABLE IF NOT EXISTS record (
    page_id TEXT, number INTEGER, record_id TEXT NOT NULL, base TEXT, body BLOB NOT NULL,
    PRIMARY KEY (page_id, number)) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS record_by_base ON record (base, page_id, number);
CREATE TABLE IF NOT EXISTS plan (
    page_id TEXT PRIMARY KEY, location TEXT NOT NULL, member TEXT NOT NULL,
    sidecar TEXT NOT NULL, digest TEXT NOT NULL, size INTEGER NOT NULL, key TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS gone (page_id TEXT PRIMARY KEY) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS chunk (key TEXT PRIMARY KEY, body BLOB NOT NULL);
CREATE TABLE IF NOT EXISTS fact (name TEXT PRIMARY KEY, value TEXT NOT NULL);
"""

PRAGMAS = """
PRAGMA journal_mode = WAL;
PRAGMA synchronous = NORMAL;
PRAGMA temp_store = FILE;
PRAGMA cache_size = -16000;
"""

STALE = """
SELECT page_id, location, member, sidecar, digest, size FROM plan
WHERE NOT EXISTS (SELECT 1 FROM result WHERE result.page_id = plan.page_id
                  AND result.key = plan.key)
ORDER BY location, page_id
"""

GONE = """
INSERT OR IGNORE INTO gone
SELECT page_id FROM result WHERE page_id NOT IN (SELECT page_id FROM plan)
"""

REPEATS = """
CREATE TEMP TABLE repeat AS
SELECT page_id, number, record_id, first_page, first_number FROM (
    SELECT page_id, number, record_id,
           FIRST_VALUE(page_id) OVER same AS first_page,
           FIRST_VALUE(number) OVER same AS first_number
    FROM record WHERE base IS NOT NULL
    WINDOW same AS (PARTITION BY base ORDER BY page_id, number))
WHERE page_id <> first_page;
CREATE INDEX temp.repeat_by_page ON repeat (page_id);
"""

REPEATS_OF_PAGE = """
SELECT repeat.record_id, record.body FROM repeat
JOIN record ON record.page_id = first_page AND record.number = first_number
WHERE repeat.page_id = ? ORDER BY repeat.number
"""

PAGES = "SELECT page_id, result.key FROM plan JOIN result USING (page_id) ORDER BY page_id"

FORGET = """
UPDATE result SET key = ''
WHERE page_id IN (SELECT page_id FROM plan WHERE location <> '')
"""
