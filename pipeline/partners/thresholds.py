"""What probabilities mean: which partners and hosts stand, which are marked, which are shown."""

KEEP = 0.95
"""At or above this probability a partner stands without a mark for review."""

REVIEW, REVIEW_ELSEWHERE = 0.5, 0.3
"""At or above this one it stands, marked; below it is a rejected candidate.

The scorer has seen few pages that are not English and is less sure of them: there the second
one holds. By cross-validation it gives the better balance of rows found and rows wrong."""

CLEAR_HOST = 0.5
"""The least probability at which the host's model is believed before set phrases."""

LIKELY_HOST = 0.1
"""The same where no set phrase names a host; below ``HOST_KEEP`` its rows are marked."""

NEAR_BEST = 0.3
"""Of a partner's mentions those count that are at least this share as likely as the best one."""

SIMILAR = 85
"""Names of which at least so much is alike, in percent, are one name with a slip in it."""

SHORTEST_SLIP = 6

LIKELY = 0.2
"""Where a candidate is as likely as this, the text of the one before it ends."""

HOST_KEEP = 0.3
"""Below this probability of its host all rows of a page are marked for review."""

SHOWN = 0.2
"""Candidates with less are not shown among the rejected: there are hundreds on a page."""

CLEARER, RIVAL = 5, 1.25
"""So many times likelier than the host of a set phrase another name must be to take its place:

The first where it is not clear by itself, the second where it is."""
