"""Turn bytes into text once: which encoding, which line breaks, no control characters."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

from pipeline.page.encodings import (
    CANDIDATES,
    EAST_ASIAN,
    MOST,
    PLAUSIBLE,
    name_codec,
    rate,
)

# The UTF-32 mark begins with the UTF-16 one, so it is asked for first.
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_DECLARED = (
    re.compile(rb"<meta[^>]{0,300}?charset\s*=\s*(?:[\"']\s*)?([\w:.+-]{2,40})", re.IGNORECASE),
    re.compile(rb"^\s*<\?xml[^>]{0,100}?encoding\s*=\s*[\"']([\w:.+-]{2,40})"),
)
_BREAKS = re.compile("\r\n|\r|\n?[\v\f\x85]")
_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f]")
_BYTE_CONTROL = bytes([*range(9), *range(0x0E, 0x1B), *range(0x1C, 0x20), 0x7F])
_HIGH_BYTE = re.compile(rb"[\x80-\xff]")

# So many characters at least outweigh what the page declares of itself.
_ENOUGH_TO_OVERRULE = 10
_ENOUGH_TO_TELL_APART = 6
_CLEARLY, _FEWEST = 0.1, 4
"""By so much, and in so many, must central European letters suit better than western ones to be believed."""


class DecodeError(ValueError):
    """The bytes are no text in any encoding that is tried; the message says why."""


def find_declared(raw: bytes) -> str | None:
    """The charset that a page's own ``<meta>`` or XML declaration names, as written."""
    matches = (pattern.search(raw[:8192]) for pattern in _DECLARED)
    return next((match[1].decode("ascii") for match in matches if match), None)


def clean(text: str) -> str:
    r"""Make every line break ``\n`` and drop control characters other than tab.

    >>> clean("a\r\nb\rc\x00d\te")
    'a\nb\ncd\te'
    """
    if "\v" in text or "\f" in text or "\x85" in text:
        text = _BREAKS.sub("\n", text)
    elif "\r" in text:
        # Ten times as fast.
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    return _CONTROL.sub("", text)


def decode(raw: bytes, declared: str | None = None) -> tuple[str, str]:
    """Return the text, cleaned, and the codec that read it.

    A byte order mark wins, then valid UTF-8, then UTF-8 that is declared and mostly holds,
    then ``declared`` if the result looks like text, then what looks most like text. Where
    single characters are damaged they become U+FFFD and the codec's name ends in
    ``+replaced``. Raises ``DecodeError``.
    """
    text, codec = _decode(raw, declared)
    return clean(text), codec


def _decode(raw: bytes, declared: str | None) -> tuple[str, str]:
    for mark, codec in _MARKS:
        if raw.startswith(mark):
            raw, declared = raw[len(mark) :], codec
            if codec != "utf-8":
                return _replace_few(raw, codec)
            break
    # Escape sequences are valid UTF-8, so they must be asked for before it.
    for codec in ("iso2022_jp", "utf-8") if b"\x1b$" in raw else ("utf-8",):
        text = _try(raw, codec)
        if text is not None and not _is_binary(raw):
            return text, codec
    wide = _guess_wide(raw)
    if wide:
        return raw.decode(wide), wide
    if _is_binary(raw):
        raise DecodeError("it holds control characters throughout, as binary files do")
    text = raw.decode("utf-8", "replace")
    damaged = text.count("\ufffd")
    # By accident other encodings form a valid UTF-8 sequence now and then, never mostly.
    sound = _count_beyond_ascii(text) - damaged
    if damaged * 10 <= sound or (_is_utf8(declared) and damaged <= max(sound, 1)):
        return text, "utf-8+replaced"
    return _choose(raw, name_codec(declared))


def _is_utf8(declared: str | None) -> bool:
    return (declared or "").strip().lower().replace("_", "-") in ("utf-8", "utf8")


def _count_beyond_ascii(text: str) -> int:
    return len(text) - len(text.encode("ascii", "ignore"))


def _try(raw: bytes, codec: str) -> str | None:
    try:
        return raw.decode(codec)
    except UnicodeDecodeError:
        return None


def _is_binary(raw: bytes) -> bool:
    others = len(raw.translate(None, _BYTE_CONTROL))
    return (len(raw) - others) * 20 > len(raw)


def _guess_wide(raw: bytes) -> str | None:
    """The UTF-16 flavour of bytes without a mark: most of its zero bytes stand on one side."""
    even, odd = raw[:4096:2].count(0), raw[1:4096:2].count(0)
    # A stray zero makes no UTF-16, although most pairs of bytes are some character in it.
    if even == odd or max(even, odd) * 50 < min(len(raw), 4096):
        return None
    codec = "utf-16-be" if even > odd else "utf-16-le"
    text = _try(raw, codec) or "\0"
    strange = sum(not (char.isprintable() or char.isspace()) for char in text)
    return codec if strange * 50 <= len(text) else None


def _replace_few(raw: bytes, codec: str) -> tuple[str, str]:
    text = raw.decode(codec, "replace")
    damaged = text.count("\ufffd")
    if damaged * 50 > len(text) + 50:
        raise DecodeError(f"its first bytes promise {codec}, but the rest is not")
    return text, f"{codec}+replaced" if damaged else codec


@dataclass(frozen=True, slots=True)
class _Reading:
    """What one codec makes of the bytes; ``score`` rests on ``count`` characters."""

    score: float
    count: int
    codec: str
    damaged: int
    text: str

    @property
    def result(self) -> tuple[str, str]:
        return self.text, f"{self.codec}+replaced" if self.damaged else self.codec


def _choose(raw: bytes, declared: str | None) -> tuple[str, str]:
    """The reading of bytes beyond UTF-8 that looks most like text."""
    comparable = EAST_ASIAN | {"cp1252"}
    own = _read(raw, declared) if declared else None
    if own and declared not in comparable:
        return own.result
    tried = list(dict.fromkeys((*CANDIDATES, declared or CANDIDATES[0])))
    if own and own.score == 1:
        # Nothing is better, and of what is as good the first wins.
        del tried[tried.index(own.codec) + 1 :]
    found = (own if codec == declared else _read(raw, codec) for codec in tried)
    readings = sorted((it for it in found if it), key=lambda reading: -reading.score)
    central = _read(raw, "cp1250") if declared is None else None
    clearly = max((it.score for it in readings), default=0) + _CLEARLY
    if central and central.count >= _FEWEST and central.score >= clearly:
        # Polish read as French has signs within words; read rightly it has none.
        return central.result
    if readings:
        best = readings[0]
        # Alphabets look alike, and what is declared decides; Korean is never all Chinese.
        sure = best.score >= 0.97 and best.count >= _ENOUGH_TO_OVERRULE
        if own and not (best.codec in EAST_ASIAN and declared in comparable and sure):
            return own.result
        rivals = [it for it in readings if it.score > best.score - 0.05 and it.text != best.text]
        if not rivals or best.count >= _ENOUGH_TO_TELL_APART:
            return best.result
    if len(_HIGH_BYTE.findall(raw)) * 20 <= len(raw):
        # Better a few visible holes than letters nobody wrote.
        return raw.decode("ascii", "replace"), "ascii+replaced"
    raise DecodeError("it is not UTF-8, and no other encoding makes text of it")


def _read(raw: bytes, codec: str) -> _Reading | None:
    text = raw.decode(codec, "replace")
    damaged = text.count("\ufffd")
    if damaged * 50 > min(_count_beyond_ascii(text), MOST):
        return None
    share, count = rate(text, codec)
    if share < PLAUSIBLE or damaged * 50 > count:
        return None
    return _Reading(round(share, 2) - damaged / (count + 1), count, codec, damaged, text)
