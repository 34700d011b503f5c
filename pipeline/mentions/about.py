"""Whose is this quantity: the partner's, or another subject's?

A sentence's subjects are the capitalised names (or pronouns) before its verbs. The one
that governs a number is the nearest before it, or, in "With a population of 8,000,
Ely is …", the first behind it. A name in front of a bracket governs the bracket.
"""

from __future__ import annotations

import re
from typing import Literal, NamedTuple

from rapidfuzz import fuzz

from pipeline.memory import per_stretch, per_words
from pipeline.model import Span
from pipeline.rules.places import KIND_OF
from pipeline.values.fold_name import fold_name

_PARTED = r"[A-Z\u00c0-\u024f][\w'\u00c0-\u024f.-]*"
_CAP = rf"{_PARTED}+"
"""A word is taken whole: nothing that stands behind a name begins within a word."""

_NO_SUBJECT = (
    r"(?!(?:There|In|At|As|On|Here|Today|These|Those|Some|About|Around|Over|More|Its|His|Their|Our|We"
    r"|They|Since|After|With|By|For|From|Among|Other|Both|Once|Now|Then|Every|Each|All|Most|One|Two"
    r"|Three|It|This|That|Under|Of|And|But|What|Which|Who|Where|When|Upwards|Nearly|Almost|People)\b)"
)
_NAME = rf"{_NO_SUBJECT}{_CAP}(?:,? (?:(?:of|de|la|del|the|and|da|do|am|an der|upon|on) )?{_CAP})*"
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

_WHOLES = frozenset(
    "province region state country nation county prefecture district oblast department canton".split()
)
_WHOLE_OF = re.compile(rf"[Tt]he ({'|'.join(sorted(_WHOLES))}) of (?:the )?$")
_SETTLEMENTS = frozenset(("city", "town", "village", "municipality", "borough"))
_VERB = (
    r"(?:is|was|are|were|has|had|have|covers?|covered|boasts?|occup(?:y|ies|ied)|owns?|reach(?:es|ed)"
    r"|lies|houses|counts|spans|sits|enjoys|stretch(?:es|ed)|hosts|contains|compris(?:es|ed)"
    r"|measures|extends|became|joined|provides|accounts|serves|numbers|holds|stands|forms|ranks"
    r"|consists|complements|encompasses|followed|came|gave|sent|signed|received|belongs|remains)"
)
_SUBJECT = re.compile(
    rf"(?<![\w'])(?:[Tt]he (?:[\w-]+ ){{0,2}}(?P<thing>{_THINGS}|old (?:town|city))"
    rf"|[Ii]ts (?:[\w-]+ ){{0,2}}(?P<part>{_PARTS})|(?P<pronoun>{_PRONOUN})|(?:[Tt]he )?(?P<name>{_NAME}))"
    rf"(?P<aside>,[^.;]{{0,90}}?,| \([^)]{{0,60}}\))? (?:now |also |currently |today |alone |itself )?{_VERB}\b"
)
_POSSESSIVE = re.compile(rf"(?P<name>{_PARTED}(?: {_PARTED})*)'s? (?:[\w-]+ ){{0,3}}$")
_BEFORE_BRACKET = re.compile(rf"(?P<name>{_NAME})\s*$")
_BESIDE = re.compile(
    rf"(?P<name>{_NAME}), (?:which|where|whose|population|pop\.)\b"
    r"(?:[^,.;]|[,.](?=\d)){0,80}$"
)
"""``near Bergen, which has``: a clause behind a comma speaks of the name before it."""

_HOME_OF = re.compile(
    rf"(?P<name>{_NAME}),? (?:home to|with|an? (?:\w+ )?(?:city|town|village) (?:of|with))\b"
    r"(?: [a-z]+){0,5} $"
)
"""``Bergen, home to 290,000``, ``unlike Bergen with its 290,000``."""

_WIDER = re.compile(
    r"(?:, (?:the|its)|\ban?) (?:[\w-]+ ){0,2}(?P<whole>province|region|state|country|county|prefecture"
    r"|oblast|department|canton|conurbation|agglomeration|metropolis|metropolitan (?:area|region))"
    r"(?: with| of(?! [A-Z])| having| covering| home to|,? (?:which|that))\b(?:[^,.;]|[,.](?=\d)){0,80}$"
)
"""``lies in Hordaland, a county with``: the whole that the place is a part of."""

_THING_BESIDE = re.compile(
    r"(?<!is )(?<!was )(?<!as )\b(?:[Tt]he|[Aa]n?) (?:[a-z][\w'-]* ){0,5}(?P<head>[a-z][\w'-]*),"
    r" (?:which|that) [^,.;]{0,45}$"
)
"""``opened the new playground, which covers``: no name, and no predicate of one."""

_SETTLEMENT = re.compile(rf"\b(?:{_KINDS})\b", re.IGNORECASE)
_OPENING = re.compile(
    rf"(?:The )?(?P<name>{_NAME})(?=,| (?:also |now |once |still )?(?:{_VERB}|(?!as\b|its\b)[a-z]{{3,}}s\b))"
)
_LEADING = re.compile(r"(?:As|In|With|By|For|At|Of|And|The|Its|Their|Since|On|Under|From|Near)\s+")

_PART_OF = re.compile(
    r"\b(?:capital|seat|part|centre|center|heart|port|north|south|east|west|bank|middle) of (?:the )?$"
)
_LABEL = re.compile(r"(?:Total |Land )?(?:Population|Area|Inhabitants|Surface)\b")

Verdict = Literal["partner", "other", "host"]


class Subject(NamedTuple):
    """The partner's spellings and the host's, folded, for telling subjects apart.

    ``kinds`` are the kinds of place that the page says the partner is.
    """

    partner: frozenset[str]
    host: frozenset[str]
    kinds: frozenset[str] = frozenset()

    def judge(self, words: str) -> Verdict:
        """Whether these words name the partner, the host, or something else."""
        return _judge(self.partner, self.host, words)


@per_words
def _judge(partner: frozenset[str], host: frozenset[str], words: str) -> Verdict:
    tokens = name_tokens(_LEADING.sub("", words))
    if not tokens or _shares(tokens, partner):
        return "partner"
    return "host" if _shares(tokens, host) else "other"


_IGNORED = frozenset({"of", "the", "de", "la", "and", "new", "saint", "st", *KIND_OF})


@per_words
def name_tokens(words: str) -> frozenset[str]:
    """The folded words of a name without words of kind ("Gotha District" -> {gotha})."""
    tokens = fold_name(words).split()
    kept = frozenset(token for token in tokens if token not in _IGNORED and len(token) > 1)
    return kept or frozenset(tokens) - frozenset(KIND_OF)


def _shares(tokens: frozenset[str], known: frozenset[str]) -> bool:
    if tokens & known:
        return True
    joined = "".join(sorted(tokens))
    return any(
        len(name) > 4 and max(fuzz.ratio(token, name) for token in (*tokens, joined)) >= 82
        for name in known
    )


@per_stretch
def judge_subject(
    flat: str, sentence: Span, at: int, subject: Subject, topic: Verdict = "partner"
) -> Verdict:
    """Whose the quantity at ``at`` is; ``topic`` is the last named subject before."""
    bracket = flat.rfind("(", sentence.start, at)
    if bracket > flat.rfind(")", sentence.start, at):
        name = _BEFORE_BRACKET.search(flat, sentence.start, bracket)
        if name:
            return subject.judge(name["name"])
    beside = _BESIDE.search(flat, max(sentence.start, at - 90), at)
    if beside:
        return subject.judge(beside["name"])
    thing = _THING_BESIDE.search(flat, max(sentence.start, at - 120), at)
    if thing and thing["head"] not in KIND_OF:
        return "other"
    home = _HOME_OF.search(flat, max(sentence.start, at - 90), at)
    if home:
        # Within a sentence, "in Norway, with" speaks of the place that lies there.
        whose = subject.judge(home["name"])
        if whose == "host" or home.start() == sentence.start:
            return whose
    if _is_of_whole(flat, sentence, at, subject):
        return "other"
    possessive = _POSSESSIVE.search(flat, max(sentence.start, at - 60), at)
    if possessive:
        return subject.judge(possessive["name"])
    governing = _find_governing(flat, sentence, at)
    if governing is None and _LABEL.match(flat, *sentence):
        return "partner"
    if governing is None:
        return topic if topic == "partner" else "other"
    if governing["thing"] or governing["part"]:
        return "other"
    if governing["name"] and _is_wider(flat, sentence, governing, subject):
        return "other"
    if governing["name"]:
        return subject.judge(governing["name"])
    whole = _WHOLES.intersection(governing["pronoun"].lower().split())
    if whole - subject.kinds:
        return "other"
    said = _SETTLEMENT.search(flat, governing.start(), sentence.end)
    return "partner" if said else topic


def _is_of_whole(flat: str, sentence: Span, at: int, subject: Subject) -> bool:
    """Does the number stand with a whole in apposition, and with no subject behind that?"""
    whole = _WIDER.search(flat, max(sentence.start, at - 150), at)
    if whole is None or whole["whole"] in subject.kinds:
        return False
    return _SUBJECT.search(flat, whole.end("whole"), at) is None


def _is_wider(flat: str, sentence: Span, governing: re.Match[str], subject: Subject) -> bool:
    """``The district of Bath has``: the district around a partner that is a city itself."""
    whole = _WHOLE_OF.search(flat, sentence.start, governing.start("name"))
    return whole is not None and (
        whole[1] not in subject.kinds or bool(subject.kinds & _SETTLEMENTS)
    )


def _find_governing(flat: str, sentence: Span, at: int) -> re.Match[str] | None:
    before, after = None, None
    for match in _SUBJECT.finditer(flat, *sentence):
        if match["name"] and _PART_OF.search(flat, sentence.start, match.start("name")):
            continue
        if match.start() < at:
            before = match
        elif after is None:
            after = match
    return before or after


@per_stretch
def next_topic(flat: str, sentence: Span, subject: Subject, topic: Verdict) -> Verdict:
    """The topic behind this sentence: the name it begins with, else its first subject."""
    if flat[sentence.start].islower():
        return topic
    opening = _OPENING.match(flat, *sentence)
    if opening:
        return subject.judge(opening["name"])
    for match in _SUBJECT.finditer(flat, *sentence):
        if match["name"]:
            return subject.judge(match["name"])
    return topic
