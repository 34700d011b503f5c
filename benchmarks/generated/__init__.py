"""Pages that are made up: real places in invented sentences, each page with what it should give.

``train_wordings`` and ``train_stories`` are for teaching the scorer, ``test_wordings`` and
``test_stories`` for measuring: no wording is in both. The same seed gives the same pages.
"""
