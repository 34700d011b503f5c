"""The fields of a partnership: one registry, the only place where a field exists."""

from pipeline.fields.nouns import Column, Field, Kind
from pipeline.fields.registry import COLUMN_GROUPS, FIELDS, LABELLED, list_proofs

__all__ = ["COLUMN_GROUPS", "FIELDS", "LABELLED", "Column", "Field", "Kind", "list_proofs"]
