"""Packs, loaded from their files and checked."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any, cast

from pipeline.languages.lines import line_of_key, line_of_table, line_of_word
from pipeline.languages.nouns import (
    CUES,
    FIELD_TABLES,
    KINDS,
    ONE_OF,
    SIDES,
    CueKind,
    Pack,
    PackError,
    PlaceKind,
)

_HERE = Path(__file__).parent
_TABLES = {"cues": CUES, "kind_before": KINDS, "kind_after": KINDS}
_TOP = ("code", "name", "spaced", *_TABLES)
_KNOWN: dict[str, tuple[str, ...]] = {**_TABLES, **FIELD_TABLES}
_TYPES = dict.fromkeys(_KNOWN, dict) | {"spaced": bool, "decimal_comma": bool, "verb_last": bool}
_SIGN = re.compile(r"\\.")
_LOOSE = re.compile(r"(?m)^(?:\s|$)|\s$")
_MIXED = re.compile(r"[A-Za-z][\u0400-\u04ff]|[\u0400-\u04ff][A-Za-z]")


@cache
def list_packs() -> tuple[str, ...]:
    """The codes (ISO 639-1) of all languages that have a pack, in order of the alphabet."""
    return tuple(sorted(file.stem for file in _HERE.glob("*.toml")))


@cache
def load_pack(code: str) -> Pack:
    """The pack of a language; KeyError where there is none, ``PackError`` where it is wrong."""
    if code not in list_packs():
        raise KeyError(f"no language pack {code!r}, there are {', '.join(list_packs())}")
    return read_pack(_HERE / f"{code}.toml")


def read_pack(path: Path) -> Pack:
    """The pack in a file. What can be told without compiling its patterns is checked here.

    Raises ``PackError`` for what is no TOML, an unknown or missing key, a value of another
    type, a word that stands twice, and a pattern that can match nothing or everything.
    """
    text = path.read_text(encoding="utf-8")
    try:
        data = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        line = re.search(r"line (\d+)", str(error))
        raise _wrong(path, int(line[1]) if line else 1, str(error)) from None
    _check_keys(path, text, data)
    for table in _KNOWN:
        for key, words in data.get(table, {}).items():
            _check_words(path, text, table, key, words)
    _check_doubles(path, text, "cues", {key: data["cues"][key] for key in ONE_OF})
    for side in SIDES:
        _check_doubles(path, text, f"kind_{side}", data[f"kind_{side}"])
    kinds = {side: _freeze(data[f"kind_{side}"]) for side in SIDES}
    return Pack(
        code=data["code"],
        name=data["name"],
        spaced=data["spaced"],
        path=path,
        cues=cast("Mapping[CueKind, tuple[str, ...]]", _freeze(data["cues"])),
        kinds=cast("Mapping[Any, Mapping[PlaceKind, tuple[str, ...]]]", MappingProxyType(kinds)),
        decimal_comma=data.get("decimal_comma", False),
        verb_last=data.get("verb_last", False),
        fields=MappingProxyType(
            {
                table: _freeze({key: data.get(table, {}).get(key, []) for key in keys})
                for table, keys in FIELD_TABLES.items()
            }
        ),
    )


def _freeze(table: Mapping[str, list[str]]) -> Mapping[str, tuple[str, ...]]:
    return MappingProxyType({key: tuple(words) for key, words in table.items()})


def _wrong(path: Path, line: int, message: str) -> PackError:
    return PackError(f"{path.name}:{line}: {message}")


def _check_keys(path: Path, text: str, data: Mapping[str, Any]) -> None:
    """Every key is known, no key is missing, and each has its type."""
    for key in data:
        if key not in _TOP and key not in _TYPES:
            raise _wrong(path, line_of_key(text, None, key), f"unknown key {key!r}")
    for key in _TOP:
        if key not in data:
            raise _wrong(path, 1, f"key {key!r} is missing")
    for key in data:
        kind = _TYPES.get(key, str)
        if not isinstance(data[key], kind):
            raise _wrong(path, line_of_key(text, None, key), f"{key!r} is no {kind.__name__}")
    if data["code"] != path.stem:
        line = line_of_key(text, None, "code")
        raise _wrong(path, line, f"code {data['code']!r} is not the name of the file")
    for table, known in _KNOWN.items():
        for key in data.get(table, {}):
            if key not in known:
                line = line_of_key(text, table, key)
                raise _wrong(path, line, f"unknown key {key!r} in [{table}]")
    for key in CUES:
        if key not in data["cues"]:
            raise _wrong(path, line_of_table(text, "cues"), f"key {key!r} is missing in [cues]")


def _check_words(path: Path, text: str, table: str, key: str, words: object) -> None:
    """``words`` is a list of texts, each once, and none that could match nothing or everything."""
    if not isinstance(words, list):
        raise _wrong(path, line_of_key(text, table, key), f"{key!r} is no list")
    if _are_well(words):
        return
    for at, word in enumerate(words):
        if not isinstance(word, str):
            raise _wrong(path, line_of_key(text, table, key), f"{word!r} in {key!r} is no text")
        if not word or word != word.strip():
            reason = "is empty or begins or ends with a blank, and can match nothing"
        elif _MIXED.search(_SIGN.sub("", word)):
            reason = "mixes Latin and Cyrillic letters, and can match nothing"
        elif word.casefold() in map(str.casefold, words[:at]):
            reason = "stands twice"
        else:
            continue
        nth = words[:at].count(word)
        line = line_of_word(text, table, key, word, nth)
        raise _wrong(path, line, f"{word!r} in {key!r} {reason}")


def _are_well(words: list[object]) -> bool:
    """Nothing is wrong with the list; told of all its words together, since nearly all are well."""
    joined = "\n".join(word for word in words if isinstance(word, str))
    lines = joined.casefold().split("\n") if joined else []
    return (
        len(lines) == len(words) == len(set(lines))
        and not _LOOSE.search(joined)
        and not _MIXED.search(_SIGN.sub("", joined))
    )


def _check_doubles(path: Path, text: str, table: str, lists: Mapping[str, Iterable[str]]) -> None:
    """No word stands in two of ``lists``, which exclude each other."""
    seen: dict[str, str] = {}
    for key, words in lists.items():
        for word in words:
            other = seen.setdefault(word.casefold(), key)
            if other != key:
                line = line_of_word(text, table, key, word, 0)
                raise _wrong(path, line, f"{word!r} in {key!r} stands also in {other!r}")
