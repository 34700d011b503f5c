"""Templates of wikitext: which say something in the text, and what."""

from __future__ import annotations

import re

from pipeline.page.notes import make_flag

# A template without another in it.
_INNERMOST = re.compile(r"\{\{([^{}]{0,5000})\}\}")
_ALONE = re.compile(r"(?m)^[ \t]*\{\{[^{}]{0,5000}\}\}[ \t]*$")
_DEEPEST = 12
_FLAG = re.compile(r"flag(?:icon|deco|athlete|cou)?|(?:flag|country)[ _-]?(?:icon|image|link)?")
_FLAG_AND_NAME = re.compile(r"flag|flagu|flagcountry|flaglist|country|flag ?\+ ?link")
_CODE = re.compile(r"[A-Z]{2,3}(?:-[A-Z]{1,3})?")
# They show the argument of this number, from 1; a negative one counts from the end.
_SHOWS = {
    **dict.fromkeys(
        "small big nowrap nobr smaller larger nobold center resize s-l abbr".split(), 1
    ),
    **dict.fromkeys("ill interlanguage-link w link sortname formatnum nts number".split(), 1),
    **dict.fromkeys("lang transl transliteration sort tooltip color font-color".split(), -1),
    **dict.fromkeys(["interlanguage link", "nihongo", "font color", "small text"], 1),
}
_DROPPED = re.compile(
    r"(?:cite|citation|sfn|efn|refn?|r|rp|cn|fact|dead|webarchive|clarify|when|who|by whom|update"
    r"|note|notelist|reflist|anchor|main|see|siehe|further|about|hatnote|coord|coordinate|div col"
    r"|col|toc|clear|commons|portal|authority|defaultsort|infobox|navbox|short description)\b"
    r"|-|\u0421\u043c|\u00b0",
    re.IGNORECASE,
)
_DATES = re.compile(r"(?:start|end|birth|film)[ _-]?date|dts|date", re.IGNORECASE)
_NAMED = re.compile(r"\s*[\w -]{1,40}=")
_PLAIN = re.compile(r"[^\[\]{}<>|=]{1,80}")


def show_templates(text: str) -> str:
    """``text`` with each template replaced by what it says; those alone on a line say nothing.

    >>> show_templates("{{flagicon|Japan}} {{small|since 1990}}{{cn|date=May 2020}}")
    '⟦Japan⟧ since 1990'
    """
    for _ in range(_DEEPEST):
        text, alone = _ALONE.subn(_read_alone, text)
        text, count = _INNERMOST.subn(_read, text)
        if not alone and not count:
            break
    return text.replace("{{", "").replace("}}", "")


def _read_alone(match: re.Match[str]) -> str:
    """Boxes, notes on other pages and columns stand on a line of their own."""
    inner = match[0].strip()[2:-2]
    name = inner.split("|", 1)[0].strip()
    return _read_inner(inner) if _says_flag(name.lower()) or _CODE.fullmatch(name) else ""


def _read(match: re.Match[str]) -> str:
    return _read_inner(match[1])


def _says_flag(name: str) -> bool:
    return bool(_FLAG.fullmatch(name) or _FLAG_AND_NAME.fullmatch(name))


def _read_inner(inner: str) -> str:
    name, *arguments = (part.strip() for part in inner.split("|"))
    said = [it for it in arguments if it and not _NAMED.match(it)]
    lower = name.lower().replace("_", " ")
    if name == "!":
        return "|"
    if _CODE.fullmatch(name):
        # As the German Wikipedia writes it: with "#" the flag alone.
        return make_flag(name) if said[:1] == ["#"] else name
    if _FLAG_AND_NAME.fullmatch(lower):
        return said[0] if said else ""
    if _FLAG.fullmatch(lower):
        return make_flag(said[0]).rstrip() if said else ""
    if not said or _DROPPED.match(lower):
        return ""
    if _DATES.fullmatch(lower):
        return "-".join(it.zfill(2) for it in said[:3] if it.isdigit())
    if lower in {"convert", "cvt"}:
        return " ".join(said[:2])
    if lower == "as of":
        return f"as of {' '.join(said[:1])}"
    if lower in _SHOWS:
        shown = _SHOWS[lower]
        return said[-1] if shown < 0 else said[0]
    # What is not known is shown if it can only be words.
    return said[0] if len(said) == 1 and _PLAIN.fullmatch(said[0]) else ""
