"""Where on the map a name is: an offline gazetteer that chooses only where it is clear."""

from pipeline.places import find, infer, link, regions
from pipeline.places.link import Link
from pipeline.places.search import Candidate
from pipeline.places.switch import switched, without_gazetteer

find_places = switched(find.find_places, list)
infer_country = switched(infer.infer_country, lambda: (None, []))
is_place = switched(infer.is_place, lambda: False)
link_place = switched(link.link_place, lambda: Link(None, None, "unknown_place", ()))
region_country = switched(regions.region_country, list)

__all__ = [
    "Candidate",
    "Link",
    "find_places",
    "infer_country",
    "is_place",
    "link_place",
    "region_country",
    "without_gazetteer",
]
