"""Where on the map a name is: an offline gazetteer that chooses only where it is clear."""

from pipeline.memory import per_words
from pipeline.places import find, infer, link, regions
from pipeline.places.link import Link
from pipeline.places.search import Candidate
from pipeline.places.switch import switched, without_gazetteer
from pipeline.places.tables import load_gazetteer

find_places = switched(per_words(find.find_places), list)
infer_country = switched(per_words(infer.infer_country), lambda: (None, []))
is_place = switched(per_words(infer.is_place), lambda: False)
link_place = switched(per_words(link.link_place), lambda: Link(None, None, "unknown_place", ()))
region_country = switched(per_words(regions.region_country), list)

__all__ = [
    "Candidate",
    "Link",
    "find_places",
    "infer_country",
    "is_place",
    "link_place",
    "load_gazetteer",
    "region_country",
    "without_gazetteer",
]
