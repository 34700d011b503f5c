"""What does a section offer for each field?

``read_section`` returns every reading of every field, decoys included, none chosen yet.
Finders are independent of each other and return all they see; ``resolve`` chooses.
"""

from __future__ import annotations

from pipeline.mentions.labels import read_labels
from pipeline.mentions.place import read_place
from pipeline.mentions.place_prose import read_place_prose
from pipeline.mentions.prose import read_prose
from pipeline.mentions.relations import find_relations
from pipeline.mentions.relationship import read_relationship
from pipeline.mentions.subject import Subject
from pipeline.model import Mention, Page, Section

__all__ = ["Subject", "read_section"]


def read_section(page: Page, section: Section, subject: Subject) -> list[Mention]:
    """All mentions of one section, in the order of the page."""
    mentions = read_place(page, section)
    mentions += read_labels(page, section)
    for body in section.bodies:
        # Nearly all that is said of the relationship needs a word of it.
        related = bool(find_relations(page.flat, *body))
        if related:
            mentions += read_relationship(page, body, subject)
        mentions += read_prose(page, section, body, subject)
        mentions += read_place_prose(page, section, body, subject, related)
    return mentions
