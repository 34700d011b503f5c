"""Where on the map a name is: an offline gazetteer that chooses only where it is clear."""

from pipeline.places.find import find_places
from pipeline.places.infer import infer_country, is_place
from pipeline.places.link import Link, link_place
from pipeline.places.regions import region_country
from pipeline.places.search import Candidate

__all__ = [
    "Candidate",
    "Link",
    "find_places",
    "infer_country",
    "is_place",
    "link_place",
    "region_country",
]
