"""Bytes to text: encodings, wrong declarations, damage, line breaks."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.page.decode import DecodeError, clean, decode, find_declared
from pipeline.page.encodings import name_codec

CHINESE = "自一九八四年以来、本市先后与多个国家的城市建立了友好城市关系、人口约一百二十万。"
TAIWANESE = "自一九八四年以來、本市與許多國家的城市建立了姊妹市關係、面積三千平方公里。"
KOREAN = "우리 시는 1984년부터 여러 도시와 자매도시 관계를 맺고 있으며 인구는 약 십이만 명입니다."
JAPANESE = "本市は1984年に姉妹都市提携を結びました。人口は約十二万人、カナダの都市です。"
GERMAN = (
    "Die Städtepartnerschaft besteht seit 1984. Größe: 98,6 km², Straßen \u2013 schön für Bürger."
)
FRENCH = (
    "La ville est jumelée l\u2019été 1984, près de Besançon à l\u2019ouest : où, Évreux, naïve."
)
RUSSIAN = "Город является побратимом Дижона, и население около шестисот тысяч человек."

SAMPLES = [
    (CHINESE, "gb18030"),
    (CHINESE, "gb2312"),
    (TAIWANESE, "big5"),
    (KOREAN, "euc_kr"),
    (KOREAN, "cp949"),
    (JAPANESE, "shift_jis"),
    (JAPANESE, "euc_jp"),
    (JAPANESE, "iso2022_jp"),
    (GERMAN, "cp1252"),
    (GERMAN.replace("\u2013", "-"), "latin-1"),
    (FRENCH, "cp1252"),
]
DECLARATIONS = [None, "utf-8", "iso-8859-1", "gb2312", "euc-kr", "shift_jis", "big5", "rot13", "?"]


@pytest.mark.parametrize("declared", DECLARATIONS)
@pytest.mark.parametrize(("text", "codec"), SAMPLES)
def test_a_sample_survives_any_declaration(text: str, codec: str, declared: str | None) -> None:
    assert decode(text.encode(codec), declared)[0] == text


@pytest.mark.parametrize(
    ("text", "codec"),
    [
        (RUSSIAN, "cp1251"),
        (RUSSIAN, "koi8-r"),
        ("Město má smlouvy s řadou měst, Łódź i Wrocław też", "iso8859-2"),
        ("Kardeş şehir ilişkileri ve güçlü dostluk", "cp1254"),
    ],
)
def test_other_alphabets_must_be_declared(text: str, codec: str) -> None:
    assert decode(text.encode(codec), codec) == (text, codec)


@pytest.mark.parametrize(
    "text",
    [
        "Miasta partnerskie: Włocławek (1984), Gdańsk, Zieloną Górą, Żywiec",
        "Partner cities: Częstochowa, Białystok, Bełchatów, Łomża (1994)",
        "Sister cities: Kraków, Włocławek, Gorzów",
    ],
)
def test_central_european_letters_need_no_declaration(text: str) -> None:
    assert decode(text.encode("cp1250")) == (text, "cp1250")


@pytest.mark.parametrize("codec", ["cp1251", "koi8-r", "iso8859-5"])
def test_undeclared_russian_is_refused_rather_than_misread(codec: str) -> None:
    with pytest.raises(DecodeError, match="no other encoding"):
        decode(RUSSIAN.encode(codec), None)


@pytest.mark.parametrize("codec", ["utf-8", "gb18030", "cp1252"])
def test_a_stray_zero_is_dropped(codec: str) -> None:
    text = {"gb18030": CHINESE}.get(codec, GERMAN)
    for place in range(20, 40):
        raw = (text[:place] + "\0" + text[place:]).encode(codec)
        assert decode(raw, None)[0] == text


@pytest.mark.parametrize(("text", "codec"), SAMPLES)
def test_markup_around_a_sample_changes_nothing(text: str, codec: str) -> None:
    page = "<html><body><div class='menu'>Home About</div>" * 40 + f"<p>{text}</p></html>"
    assert decode(page.encode(codec), None)[0] == page


@pytest.mark.parametrize("declared", DECLARATIONS)
@pytest.mark.parametrize("text", [text for text, _ in SAMPLES])
def test_valid_utf8_wins_over_any_declaration(text: str, declared: str | None) -> None:
    assert decode(text.encode(), declared) == (text, "utf-8")


@pytest.mark.parametrize("text", [CHINESE, GERMAN, "plain words", ""])
@pytest.mark.parametrize("codec", ["utf-8-sig", "utf-16", "utf-32"])
def test_a_byte_order_mark_wins(text: str, codec: str) -> None:
    assert decode(text.encode(codec), "iso-8859-1")[0] == text


@pytest.mark.parametrize("codec", ["utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("text", [GERMAN, KOREAN, "plain words\n"])
def test_utf16_without_a_mark_is_recognised(text: str, codec: str) -> None:
    assert decode(text.encode(codec), None) == (text, codec)


@pytest.mark.parametrize(
    "text",
    [
        "twinned with Düsseldorf",
        "area 98 km² only",
        "São Paulo, Málaga",
        "It\u2019s \u201cbig\u201d \u2013 yes",
    ],
)
def test_one_accent_in_an_english_page_is_western(text: str) -> None:
    page = f"Our sister cities. {text}. " + "More words follow. " * 20
    assert decode(page.encode("cp1252"), None) == (page, "cp1252")


@pytest.mark.parametrize("codec", ["gb18030", "euc_kr"])
@pytest.mark.parametrize("declared", [None, "iso-8859-1"])
def test_quotes_alone_can_be_east_asian(codec: str, declared: str | None) -> None:
    page = "The \u201csister cities\u201d since \u201884\u2019. " * 9
    assert decode(page.encode(codec), declared)[0] == page


def test_a_declaration_decides_what_few_characters_cannot() -> None:
    raw = "<p>Our friends: 釜山, 上海</p>".encode("gb18030")
    assert decode(raw, "gb2312")[0] == "<p>Our friends: 釜山, 上海</p>"


@pytest.mark.parametrize("cut", [1, 2, 4])
def test_damage_is_visible_and_named(cut: int) -> None:
    raw = (CHINESE * 5).encode()
    text, codec = decode(raw[:100] + raw[100 + cut :], None)
    assert codec == "utf-8+replaced"
    assert 1 <= text.count("\ufffd") <= 4


def test_letters_nobody_can_tell_become_holes() -> None:
    text, codec = decode(("Partner: Łódź. " + "More words. " * 20).encode("cp1250"), None)
    assert codec == "ascii+replaced"
    assert text.startswith("Partner: \ufffd\ufffdd\ufffd.")


@pytest.mark.parametrize(
    "raw", [bytes(range(256)) * 4, b"\x00\x01\x02\x03" * 50, b"\x8f\x9d\x81\xff\xfe" * 40]
)
def test_what_is_no_text_is_refused(raw: bytes) -> None:
    with pytest.raises(DecodeError, match=r"^(it|its) "):
        decode(raw, None)


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        ("a\r\nb\rc\nd", "a\nb\nc\nd"),
        ("a\r\n\r\nb", "a\n\nb"),
        ("a\x00b\x08c\x7fd\x1be", "abcde"),
        ("page\n\x0cnext", "page\nnext"),
        ("word\x0cword\x85word", "word\nword\nword"),
        ("tab\tstays\xa0too", "tab\tstays\xa0too"),
    ],
)
def test_clean(raw: str, expected: str) -> None:
    assert clean(raw) == expected


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        (b'<meta charset="GBK">', "GBK"),
        (b"<META http-equiv=x content='text/html; charset=euc-kr'>", "euc-kr"),
        (b'<?xml version="1.0" encoding="Shift_JIS"?>', "Shift_JIS"),
        (b"<p>charset=big5</p>", None),
        (b"<meta charset=''>", None),
    ],
)
def test_find_declared(raw: bytes, expected: str | None) -> None:
    assert find_declared(raw) == expected


@pytest.mark.parametrize(
    "name", ["hex", "base64", "unicode_escape", "idna", "utf-7", "", "\0", None]
)
def test_only_charsets_of_pages_are_charsets(name: str | None) -> None:
    assert name_codec(name) is None


@given(st.text(alphabet=st.characters(codec="utf-8")))
def test_text_comes_back_clean(text: str) -> None:
    try:
        decoded, codec = decode(text.encode(), None)
    except DecodeError:
        assert any(char < " " or char == "\x7f" for char in text)
        return
    if codec == "utf-8" and not text.startswith("\ufeff"):
        assert decoded == clean(text)
    assert clean(decoded) == decoded


@given(st.binary(max_size=400), st.sampled_from(DECLARATIONS))
def test_any_bytes_decode_or_are_refused(raw: bytes, declared: str | None) -> None:
    try:
        first = decode(raw, declared)
    except DecodeError:
        return
    assert decode(raw, declared) == first
    first[0].encode("utf-8")
