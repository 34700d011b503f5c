"""What a label in front of a colon, or a table header, announces."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from pipeline.languages import Codes, field_words
from pipeline.languages.nouns import FIELD_TABLES
from pipeline.memory import per_words


class LabelWording(NamedTuple):
    """``field`` is None for labels that announce none of our fields."""

    name: str
    field: str | None
    pattern: re.Pattern[str]


def _label(name: str, field: str | None, pattern: str) -> LabelWording:
    return LabelWording(name, field, re.compile(rf"(?:{pattern})\W*$", re.IGNORECASE))


_DATED = ("population", "area_km2")
_LONGEST_DATED = 80
AS_OF_END = re.compile(
    r"[ ,]*(?:\b(?:in|of|as of|as at|at|by|for) )?(?:the year )?"
    r"\(?(?:[0-9]{1,2}\.? [^\W\d_]{3,12}\.?,? |[^\W\d_]{3,12} [0-9]{1,2}, )?"
    r"(?P<year>(?:1[89]|20)[0-9]{2})\)?\s*\Z"
)
"""What dates a label: its end from the word before the year on, as in ``Population in 2016``."""

_DATE = r"(?:date|year|day)"
_WHOLE = r"district|province|prefectur(?:e|al)|provincial|region(?:al)?|county|state|country|national|canton"
_BETWEEN_SIGNS = re.compile(r"(?<=[\u3400-\u9fff]) +(?=[\u3400-\u9fff])")
"""``城 市`` is one word."""

_KIND = r"(?:sister|twin(?:ned|ning)?|partner(?:ship)?|friend(?:ship|ly))"

_REGION = "(?:state|province|prefecture|region|county)"

LABELS: tuple[LabelWording, ...] = (
    _label(
        "label-other-population",
        None,
        r".*\b(?:student|urban community|working|province|country).*population"
        r"|population (?:density|of (?:the )?(?:province|country|urban community|metro\w*).*)"
        rf"|(?:population|area) of (?:the )?(?:[\w-]+ ){{0,2}}(?:{_WHOLE})"
        rf"|(?:{_WHOLE}) (?:population|area)|(?:population|area|size|inhabitants) \((?:the )?(?:{_WHOLE})\)",
    ),
    _label(
        "label-population",
        "population",
        r"(?:total |city |approx\w*\.? )?(?:population|inhabitants|number of (?:inhabitants"
        r"|residents|people)|populations?|pop\.?|residents|citizens|people)"
        r"(?: size|,? approx\w*\.?| estimate| city(?: proper)?| \([^)]*\))?|人口|인구",
    ),
    _label(
        "label-area",
        "area_km2",
        r"(?:total |land |surface |geographical )?(?:area|surface|size|territory|land mass)"
        r"(?: size| city(?: proper)?| \([^)]*\)"
        r"|,? (?:in )?(?:sq|square|km|kilomet|mi|ha\b|hect|acre)[\w .²^-]{0,20})?|面積|面积|면적",
    ),
    _label(
        "label-since",
        "established",
        rf".*\b{_KIND}\b.*\b(?:since|in|on|{_DATE}|established|signed|established on)"
        rf"|.*\b{_DATE} (?:of|for)?\s?(?:the )?(?:affiliation|agreement|establishment|signing|conclusion|twinning"
        r"|partnership|signature|sister\w*|relationship|mou\b|memorand).*"
        r"|(?:affiliat\w+|agreement|signing|signature|twinning|establishment|sisterhood|conclusion|contract"
        rf"|relationship|partnership|agreements?)(?: established)? {_DATE}s?"
        rf"|(?:{_DATE} )?(?:established|signed(?: on| in)?|twinned|affiliated|concluded|agreement signed"
        rf"|established {_DATE}"
        rf"|{_DATE} signed|since|twinned since|twinned in|twin since|partners? since|dates?|year)"
        r"|(?:partnership|relationship|affiliation|twinning) (?:began|started|formed)|agreement(?: info)?"
        r"|(?:partnership |twinning |cooperation )?(?:agreement|treaty|charter)s? (?:signed|concluded)"
        r"(?: on| in)?"
        r"|time of (?:relationship )?establishment|(?:sister city |friendship city )?affiliation"
        rf"|became (?:our|an?|the|its) (?:official )?{_KIND}\b.*"
        rf"|{_KIND}[ -](?:city |town )?(?:agreement|charter|pact|contract)s?|contract"
        r"|(?:year |date )?(?:linked|joined|twinned|affiliated|adopted)(?: since| in| on)?"
        rf"|(?:effective|formali[sz]ed)(?: {_DATE})?"
        r"|締結.*|提携.*|결연.*|체결.*",
    ),
    _label(
        "label-country", "country", r"country(?:/region)?|nation|state/country|国|國家|国家|국가"
    ),
    _label("label-region", "region", rf"{_REGION}(?: ?(?:/|or|and) ?{_REGION})?"),
    _label(
        "label-kind",
        "relationship",
        r"category|kind|type(?: of (?:relation\w*|agreement|partnership))?|status",
    ),
    _label(
        "label-name",
        "place",
        r"(?:(?:name of )?(?:the )?(?:sister|twin|partner|friendship|foreign)?[ -]?"
        r"(?:cit(?:y|ies)|towns?|municipality)(?:[ /](?:name|state|town|province|region)\S*)?"
        r"|(?:sister |partner )?city name|name(?: of (?:the )?city)?|city/state|partner|都市名|城市|도시)",
    ),
)


@per_words
def find_label(words: str, codes: Codes = ()) -> LabelWording | None:
    """The line that this label or header matches, or None.

    ``codes`` are the languages of the page beside English, whose labels are known too.

    >>> find_label("Einwohner (2019):", ("de",)).field, find_label("Einwohner (2019):")
    ('population', None)
    """
    from pipeline.rules import active

    native = _find_native(words, ("en", *codes))
    if native:
        return native
    cleaned = words.strip().strip("•-*|:").strip()
    found = next((line for line in active(LABELS) if line.pattern.match(cleaned)), None)
    dated = AS_OF_END.search(cleaned) if found is None and len(cleaned) < _LONGEST_DATED else None
    if dated is None or not dated.start():
        return found
    # "Inhabitants in 2016": the year is the figure's.
    undated = find_label(cleaned[: dated.start()], codes)
    return undated if undated and undated.field in _DATED else None


def _find_native(words: str, codes: Codes) -> LabelWording | None:
    cleaned = words.strip(" \t\n•-*|:;【】「」[]〔〕").strip()
    cleaned = _BETWEEN_SIGNS.sub("", cleaned)
    for line in _list_native(codes):
        if line.pattern.match(cleaned):
            return line
    return None


@cache
def _list_native(codes: Codes) -> tuple[LabelWording, ...]:
    """Those that announce nothing first; the words in brackets may say that of others, too."""
    whole = field_words("quantities", "wholes", codes)
    anything = field_words("labels", "population", codes), field_words("labels", "area_km2", codes)
    wider = rf"(?:{'|'.join(anything)}) ?\([^()]{{0,20}}{whole}[^()]{{0,20}}\)"
    unit = "|".join(field_words("units", key, codes) for key in ("km2", "hectare"))
    frame = rf"(?:WORDS)(?: ?\([^()]{{1,40}}\)|,? (?:\w{{1,4}} )?(?:km2|{unit}))?"
    keys = sorted(FIELD_TABLES["labels"], key="other".__ne__)
    return (
        _label("label-native-wider", None, wider),
        *(
            _label(
                f"label-native-{key}",
                None if key == "other" else key,
                frame.replace("WORDS", field_words("labels", key, codes)),
            )
            for key in keys
        ),
    )
