"""Countries as people call them: the Unicode CLDR's short names."""

from __future__ import annotations

import re
from functools import cache

from babel import Locale

from pipeline.values.countries import country_facts


@cache
def common_name(alpha2: str) -> str:
    """The short English name of a country; ``KeyError`` for what is none.

    >>> common_name("KR"), common_name("HK"), common_name("MM")
    ('South Korea', 'Hong Kong', 'Myanmar')
    """
    official = country_facts(alpha2).name
    name = str(Locale("en").territories.get(alpha2, official))
    return re.sub(r" \(.*\)$| SAR China$", "", name)
