"""How a sentence says whom it is about: names, pronouns, wholes and parts, and their verbs."""

from __future__ import annotations

import re

from pipeline.rules.places import KIND_OF

_PARTED = r"[A-Z\u00c0-\u024f][\w'\u00c0-\u024f.-]{0,90}"
_CAP = rf"{_PARTED}+"
"""A word is taken whole: nothing that stands behind a name begins within a word."""

_NO_SUBJECT = (
    r"(?!(?:There|In|At|As|On|Here|Today|These|Those|Some|About|Around|Over|More|Its|His|Their|Our|We"
    r"|They|Since|After|With|By|For|From|Among|Other|Both|Once|Now|Then|Every|Each|All|Most|One|Two"
    r"|Three|It|This|That|Under|Of|And|But|What|Which|Who|Where|When|Upwards|Nearly|Almost|People)\b)"
)
_NAME = rf"{_NO_SUBJECT}{_CAP}(?:,? (?:(?:of|de|la|del|the|and|da|do|am|an der|upon|on) )?{_CAP}){{0,9}}"
"""Of a list of hundreds of names the last ten are subject enough; more cost a square."""

_KINDS = "|".join(KIND_OF)
_PRONOUN = rf"(?:[Ii]t|[Tt]his|[Tt]he (?:\w+ )?(?:{_KINDS}|country|nation))"
_THINGS = (
    r"lake|reserve|park|airport|forest|port|harbou?r|campus|university|zone|garden|estate|reservoir"
    r"|factory|works|plant|stadium|arena|zoo|site|hall|museum|bay|valley|river|basin|metropolis"
    r"|agglomeration|conurbation|metropolitan area|metropolitan region|surroundings"
)
"""What has an area or people of its own within or around a place."""

_PARTS = (
    r"old (?:town|city|quarter)|(?:historic(?:al)?|city|town|urban) (?:cent(?:re|er)|core)|inner city"
    r"|downtown|quarter|suburb|neighbou?rhood|lake|reserve|park|airport|forest|port|harbou?r|campus"
    r"|university|district|garden|estate|factory|plant|stadium|arena|zoo|hall|museum|valley|market|square"
)
"""What a place has within it: "its largest park covers"."""

WHOLES = frozenset(
    "province region state country nation county prefecture district oblast department canton".split()
)
WHOLE_OF = re.compile(rf"[Tt]he ({'|'.join(sorted(WHOLES))}) of (?:the )?$")
SETTLEMENTS = frozenset(("city", "town", "village", "municipality", "borough"))
_VERB = (
    r"(?:is|was|are|were|has|had|have|covers?|covered|boasts?|occup(?:y|ies|ied)|owns?|reach(?:es|ed)"
    r"|lies|houses|counts|spans|sits|enjoys|stretch(?:es|ed)|hosts|contains|compris(?:es|ed)"
    r"|measures|extends|became|joined|provides|accounts|serves|numbers|holds|stands|forms|ranks"
    r"|consists|complements|encompasses|followed|came|gave|sent|signed|received|belongs|remains)"
)
SUBJECT = re.compile(
    rf"(?<![\w'])(?:[Tt]he (?:[\w-]+ ){{0,2}}(?P<thing>{_THINGS}|old (?:town|city))"
    rf"|[Ii]ts (?:[\w-]+ ){{0,2}}(?P<part>{_PARTS})|(?P<pronoun>{_PRONOUN})|(?:[Tt]he )?(?P<name>{_NAME}))"
    rf"(?P<aside>,[^.;]{{0,90}}?,| \([^)]{{0,60}}\))? (?:now |also |currently |today |alone |itself )?{_VERB}\b"
)
POSSESSIVE = re.compile(rf"(?P<name>{_PARTED}(?: {_PARTED})*)'s? (?:[\w-]+ ){{0,3}}$")
BEFORE_BRACKET = re.compile(rf"(?P<name>{_NAME})\s*$")
BESIDE = re.compile(
    rf"(?P<name>{_NAME}), (?:which|where|whose|population|pop\.)\b"
    r"(?:[^,.;]|[,.](?=\d)){0,80}$"
)
"""``near Bergen, which has``: a clause behind a comma speaks of the name before it."""

HOME_OF = re.compile(
    rf"(?P<name>{_NAME}),? (?:home to|with|an? (?:\w+ )?(?:city|town|village) (?:of|with))\b"
    r"(?: [a-z]+){0,5} $"
)
"""``Bergen, home to 290,000``, ``unlike Bergen with its 290,000``."""

WIDER = re.compile(
    r"(?:, (?:the|its)|\ban?) (?:[\w-]+ ){0,2}(?P<whole>province|region|state|country|county|prefecture"
    r"|oblast|department|canton|conurbation|agglomeration|metropolis|metropolitan (?:area|region))"
    r"(?: with| of(?! [A-Z])| having| covering| home to|,? (?:which|that))\b(?:[^,.;]|[,.](?=\d)){0,80}$"
)
"""``lies in Hordaland, a county with``: the whole that the place is a part of."""

CITY_BESIDE = re.compile(
    rf"[,;] (?:and |but |while )?the (?:{'|'.join(sorted(SETTLEMENTS))})(?: itself| proper| alone)? $"
)
"""``The province covers 1,449 km2, the city 99``: behind a comma, without a verb of its own."""

THING_BESIDE = re.compile(
    r"(?<!is )(?<!was )(?<!as )\b(?:[Tt]he|[Aa]n?) (?:[a-z][\w'-]* ){0,5}(?P<head>[a-z][\w'-]*),"
    r" (?:which|that) [^,.;]{0,45}$"
)
"""``opened the new playground, which covers``: no name, and no predicate of one."""

SETTLEMENT = re.compile(rf"\b(?:{_KINDS})\b", re.IGNORECASE)
OPENING = re.compile(
    rf"(?:The )?(?P<name>{_NAME})(?=,| (?:also |now |once |still )?(?:{_VERB}|(?!as\b|its\b)[a-z]{{3,}}s\b))"
)
LEADING = re.compile(r"(?:As|In|With|By|For|At|Of|And|The|Its|Their|Since|On|Under|From|Near)\s+")

PART_OF = re.compile(
    r"\b(?:capital|seat|part|centre|center|heart|port|north|south|east|west|bank|middle) of (?:the )?$"
)
LABEL = re.compile(r"(?:Total |Land )?(?:Population|Area|Inhabitants|Surface)\b")
