"""What a person decided about the data, kept in ``corrections.csv`` and applied on every run.

``nouns`` is one decision, ``file`` reads and appends them, ``apply`` changes a page's records.
This package loads nothing by itself.
"""
