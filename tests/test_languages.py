"""Language packs: what is wrong in one is said with file and line; what their cues find."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from pipeline.languages import (
    CUES,
    SIDES,
    CueKind,
    PackError,
    Side,
    cue_pattern,
    kind_pattern,
    list_packs,
    load_pack,
    packs,
    read_pack,
)

_GOOD = [
    'code = "xx"',
    'name = "Test"',
    "spaced = true",
    "[cues]",
    *(f"{kind} = ['word{at}']" for at, kind in enumerate(CUES)),
    "[kind_before]",
    "city = ['town of']",
    "[kind_after]",
]


def _write(tmp_path: Path, old: str, new: str) -> tuple[Path, int]:
    """A good pack with one line in place of another, and the number of that line."""
    number = _GOOD.index(old)
    file = tmp_path / "xx.toml"
    file.write_text("\n".join([*_GOOD[:number], new, *_GOOD[number + 1 :]]), encoding="utf-8")
    return file, number + 1 + new.count("\n")


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("spaced = true", "spaced = true\nspeed = 3", "unknown key 'speed'"),
        ("spaced = true", 'spaced = "yes"', "'spaced' is no bool"),
        ('code = "xx"', 'code = "yy"', "not the name of the file"),
        ('name = "Test"', 'name = "Test', "Illegal character"),
        ("city = ['town of']", "hamlet = ['x']", "unknown key 'hamlet'"),
        ("denied = ['word4']", "denied = ['no']\nrefused = ['x']", "unknown key 'refused'"),
        ("denied = ['word4']", "denied = 'no'", "is no list"),
        ("denied = ['word4']", "denied = [7]", "is no text"),
        ("denied = ['word4']", "denied = [\n'no', 'No']", "stands twice"),
        ("denied = ['word4']", "denied = ['no ']", "begins or ends with a blank"),
        ("denied = ['word4']", "denied = ['нeт']", "mixes Latin and Cyrillic"),
        ("other = ['word2']", "other = ['word0']", "stands also in 'sister_city'"),
    ],
)
def test_a_wrong_pack_is_refused_with_its_line(
    tmp_path: Path, old: str, new: str, said: str
) -> None:
    file, line = _write(tmp_path, old, new)
    with pytest.raises(PackError) as caught:
        read_pack(file)
    assert str(caught.value).startswith(f"xx.toml:{line}: "), str(caught.value)
    assert said in str(caught.value)


def test_a_missing_key_is_named(tmp_path: Path) -> None:
    file, _ = _write(tmp_path, "denied = ['word4']", "")
    with pytest.raises(PackError, match=r"^xx\.toml:4: key 'denied' is missing"):
        read_pack(file)


@pytest.mark.parametrize(
    ("word", "said"),
    [("no(", "is no pattern"), ("(no|not)", "captures"), ("(?:no)?", "matches the empty string")],
)
def test_a_bad_pattern_is_refused_when_it_is_asked_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, word: str, said: str
) -> None:
    """Loading compiles nothing, so a pattern is judged when its kind of cue is asked for."""
    file, line = _write(tmp_path, "denied = ['word4']", f"denied = [\n'{word}']")
    monkeypatch.setattr("pipeline.languages.cues.load_pack", lambda _: read_pack(file))
    with pytest.raises(PackError) as caught:
        cue_pattern("denied", (f"test {word}",))
    assert str(caught.value).startswith(f"xx.toml:{line}: ")
    assert said in str(caught.value)


@pytest.mark.parametrize("code", list_packs())
def test_every_pattern_of_a_pack_compiles(code: str) -> None:
    for kind in CUES:
        cue_pattern(kind, (code,))
    for side in SIDES:
        assert kind_pattern(side, (code,)).search("") is None
    assert load_pack(code).cues["sister_city"]


def test_loading_compiles_no_pattern_and_is_quick() -> None:
    began = time.process_time()
    for code in list_packs():
        packs.load_pack.__wrapped__(code)
    # Some 20 ms of computing; the limit only says that no pattern is compiled (over 1 s).
    assert time.process_time() - began < 0.5


def test_a_language_without_pack_is_refused() -> None:
    with pytest.raises(KeyError, match="no language pack 'xq'"):
        load_pack("xq")


_FOUND: list[tuple[str, str, CueKind, list[str]]] = [
    ("de", "Die Partnerstädte im Überblick", "sister_city", ["Partnerstädte"]),
    (
        "de",
        "Der STÄDTEPARTNERSCHAFTSVERTRAG liegt aus",
        "sister_city",
        ["STÄDTEPARTNERSCHAFTSVERTRAG"],
    ),
    ("de", "Freundschaftsvertrag mit Toledo", "friendship_city", ["Freundschaftsvertrag"]),
    ("de", "Toledo ist keine offizielle Partnerstadt", "denied", ["keine offizielle Partnerstadt"]),
    ("de", "Wir suchen eine neue Partnerstadt", "seeking", ["suchen eine neue Partnerstadt"]),
    ("de", "1984 unterzeichnet, 2004 erneuert", "event_formal", ["unterzeichnet"]),
    ("fr", "Nos villes jumelées et un jumelage", "sister_city", ["villes jumelées", "jumelage"]),
    ("fr", "Pacte d'amitié avec Tolède", "friendship_city", ["Pacte d'amitié"]),
    ("fr", "La ville n’est pas jumelée avec Tolède", "denied", ["n’est pas jumelée"]),
    ("fr", "Pacte signé en 1984", "event_formal", ["signé"]),
    (
        "es",
        "Ciudades hermanas: Toledo, hermanada con Pau",
        "sister_city",
        ["Ciudades hermanas", "hermanada con"],
    ),
    ("es", "acuerdo de amistad con Pau", "friendship_city", ["acuerdo de amistad"]),
    ("es", "Pau no está hermanada", "denied", ["no está hermanada"]),
    (
        "it",
        "Città gemelle e comuni gemellati",
        "sister_city",
        ["Città gemelle", "comuni gemellati"],
    ),
    ("it", "Patto d’amicizia con Pau", "friendship_city", ["Patto d’amicizia"]),
    ("it", "Il comune non è gemellato", "denied", ["non è gemellato"]),
    ("pt", "Cidades-irmãs e geminações", "sister_city", ["Cidades-irmãs", "geminações"]),
    ("pt", "protocolo de amizade com Pau", "friendship_city", ["protocolo de amizade"]),
    ("pt", "O acordo foi assinado em 1984", "event_formal", ["assinado"]),
    ("nl", "Onze zustersteden en een stedenband", "sister_city", ["zustersteden", "stedenband"]),
    ("nl", "een vriendschapsband met Pau", "friendship_city", ["vriendschapsband"]),
    ("nl", "Pau is geen partnerstad", "denied", ["geen partnerstad"]),
    (
        "pl",
        "Miasta partnerskie; o miastach siostrzanych",
        "sister_city",
        ["Miasta partnerskie", "miastach siostrzanych"],
    ),
    ("pl", "Pau jest miastem partnerskim", "sister_city", ["miastem partnerskim"]),
    ("pl", "miasta zaprzyjaźnione", "friendship_city", ["miasta zaprzyjaźnione"]),
    ("pl", "umowę podpisano w maju", "event_formal", ["podpisano"]),
    (
        "cs",
        "Partnerská města; s partnerskou obcí",
        "sister_city",
        ["Partnerská města", "partnerskou obcí"],
    ),
    ("cs", "Přátelské město Pau", "friendship_city", ["Přátelské město"]),
    ("cs", "Smlouva byla podepsána", "event_formal", ["podepsána"]),
    (
        "ru",
        "Города-побратимы, среди городов-партнёров",
        "sister_city",
        ["Города-побратимы", "городов-партнёров"],
    ),
    ("ru", "стал городом-побратимом", "sister_city", ["городом-побратимом"]),
    ("ru", "дружественный город По", "friendship_city", ["дружественный город"]),
    ("ru", "По не является побратимом", "denied", ["не является побратимом"]),
    (
        "tr",
        "Kardeş şehirlerimiz ve kardeş belediyeler",
        "sister_city",
        ["Kardeş şehirlerimiz", "kardeş belediyeler"],
    ),
    ("tr", "KARDEŞ ŞEHİR", "sister_city", ["KARDEŞ ŞEHİR"]),
    ("tr", "dost şehir Pau", "friendship_city", ["dost şehir"]),
    ("tr", "protokol imzalandı", "event_formal", ["imzalandı"]),
    ("zh", "本市的姊妹市與姐妹城市", "sister_city", ["姊妹市", "姐妹城市"]),
    ("zh", "国际友好城市和友好交流城市", "friendship_city", ["友好交流城市"]),
    ("zh", "国际友好城市和友好交流城市", "sister_city", ["国际友好城市"]),
    ("zh", "尚未締結姊妹市", "denied", ["尚未締結姊妹市"]),
    ("ja", "姉妹都市と姉妹友好都市", "sister_city", ["姉妹都市", "姉妹友好都市"]),
    ("ja", "友好交流都市の紹介", "friendship_city", ["友好交流都市"]),
    ("ja", "両市の姉妹都市提携を解消した", "former", ["姉妹都市提携を解消"]),
    ("ko", "국제 자매도시와 자매결연", "sister_city", ["국제 자매도시", "자매결연"]),
    ("ko", "우호협력도시 현황", "friendship_city", ["우호협력도시"]),
    ("ko", "양해각서를 나누었다", "other", ["양해각서"]),
]
_REFUSED: list[tuple[str, str, CueKind]] = [
    ("de", "Partnerschulen, Partnervereine und Städtebau", "sister_city"),
    ("de", "Der Partner der Stadtwerke", "sister_city"),
    ("de", "Unsere Partnerstadt Toledo", "denied"),
    ("fr", "des jumeaux et une paire de jumelles", "sister_city"),
    ("fr", "l'amitié des habitants", "friendship_city"),
    ("es", "mi hermana vive en la ciudad", "sister_city"),
    ("es", "Toledo está hermanada", "denied"),
    ("it", "due fratelli gemelli in città", "sister_city"),
    ("it", "la segnatura del libro", "event_formal"),
    ("pt", "a irmã do prefeito da cidade", "sister_city"),
    ("pt", "um amigo da cidade", "friendship_city"),
    ("nl", "mijn zuster woont in de stad", "sister_city"),
    ("nl", "Pau is onze partnerstad", "denied"),
    ("pl", "partnerzy szkoły w mieście", "sister_city"),
    ("pl", "szkoły partnerskie", "sister_city"),
    ("cs", "partnerské školy", "sister_city"),
    ("cs", "přátelské utkání ve městě", "friendship_city"),
    ("ru", "партнёры нашей школы", "sister_city"),
    ("ru", "мой друг из города", "friendship_city"),
    ("tr", "kardeşim şehirde oturuyor", "sister_city"),
    ("tr", "kardeş okul projesi", "sister_city"),
    ("zh", "姊妹學校和友好學校", "sister_city"),
    ("zh", "友好的人们住在城市里", "friendship_city"),
    ("ja", "姉妹校と姉妹港", "sister_city"),
    ("ja", "友好的な雰囲気", "friendship_city"),
    ("ko", "자매학교와 자매 둘", "sister_city"),
    ("ko", "우호적인 분위기", "friendship_city"),
]


@pytest.mark.parametrize(("code", "text", "kind", "found"), _FOUND)
def test_cues_are_found(code: str, text: str, kind: CueKind, found: list[str]) -> None:
    assert [match[0] for match in cue_pattern(kind, (code,)).finditer(text)] == found


@pytest.mark.parametrize(("code", "text", "kind"), _REFUSED)
def test_what_looks_alike_is_refused(code: str, text: str, kind: CueKind) -> None:
    assert cue_pattern(kind, (code,)).search(text) is None


@pytest.mark.parametrize(
    ("code", "side", "text", "word", "kind"),
    [
        ("de", "before", "Landkreis Görlitz", "Landkreis", "county"),
        ("fr", "before", "la commune d’Auch", "commune d’", "municipality"),
        ("es", "before", "provincia de Lugo", "provincia de", "province"),
        ("it", "before", "Comune di Lodi", "Comune di", "municipality"),
        ("pt", "before", "freguesia de Sé", "freguesia de", "borough"),
        ("nl", "before", "gemeente Goes", "gemeente", "municipality"),
        ("pl", "before", "w powiecie nyskim", "powiecie", "county"),
        ("cs", "before", "okres Zlín", "okres", "district"),
        ("ru", "before", "город Псков", "город", "city"),
        ("tr", "after", "Konya Belediyesi", "Belediyesi", "city"),
        ("zh", "after", "岐阜縣", "縣", "county"),
        ("ja", "after", "岐阜県", "県", "prefecture"),
        ("ko", "after", "대전광역시", "광역시", "city"),
    ],
)
def test_kinds_of_places_are_found(code: str, side: Side, text: str, word: str, kind: str) -> None:
    match = kind_pattern(side, (code,)).search(text)
    assert match is not None
    assert match.lastgroup is not None
    assert (match[0], match.lastgroup.partition("_")[0]) == (word, kind)


@pytest.mark.parametrize(
    ("code", "seeking", "former", "denied"),
    [
        (
            "de",
            "auf der Suche nach einer Partnerstadt",
            "ehemalige Partnerstädte",
            "keine Partnerstadt",
        ),
        ("fr", "Auch cherche une ville jumelle", "anciennes villes jumelles", "aucun jumelage"),
        ("es", "Lugo busca una ciudad hermana", "antiguos hermanamientos", "ningún hermanamiento"),
        ("it", "Lodi cerca una città gemella", "ex città gemelle", "nessun gemellaggio"),
        ("pt", "procura uma cidade-irmã", "antigas cidades geminadas", "não é cidade-irmã"),
        ("nl", "op zoek naar een zusterstad", "voormalige zustersteden", "geen zusterstad"),
        (
            "pl",
            "szuka miasta partnerskiego",
            "dawne miasto partnerskie",
            "nie jest miastem partnerskim",
        ),
        ("cs", "hledá partnerské město", "bývalá partnerská města", "není partnerským městem"),
        ("ru", "ищет город-побратим", "бывшие города-побратимы", "нет городов-побратимов"),
        ("tr", "kardeş şehir arıyor", "eski kardeş şehirler", "kardeş şehir değildir"),
        ("zh", "正在尋求姊妹市", "前姐妹城市", "不是姊妹市"),
        ("ja", "姉妹都市を探しています", "旧姉妹都市", "姉妹都市ではありません"),
        ("ko", "자매도시를 찾고 있다", "옛 자매도시", "자매도시가 아니다"),
    ],
)
def test_status_is_told_apart(code: str, seeking: str, former: str, denied: str) -> None:
    """Each wording is of its own status only, and lies over a cue of partnership."""
    texts: dict[CueKind, str] = {"seeking": seeking, "former": former, "denied": denied}
    for said, text in texts.items():
        found = [kind for kind in texts if cue_pattern(kind, (code,)).search(text)]
        assert found == [said], text
        cue, partner = (cue_pattern(kind, (code,)).search(text) for kind in (said, "sister_city"))
        assert cue is not None
        assert partner is not None, text
        assert cue.start() < partner.end(), text
        assert partner.start() < cue.end(), text


@pytest.mark.parametrize(
    ("code", "address"),
    [
        ("de", "stadt info partnerstaedte"),
        ("fr", "mairie villes jumelees"),
        ("pt", "municipio cidades irmas"),
        ("cs", "mesto partnerska mesta"),
        ("ru", "gorod goroda pobratimy"),
        ("tr", "belediye kardes sehirler"),
    ],
)
def test_words_without_their_signs_are_cues_in_addresses(code: str, address: str) -> None:
    assert cue_pattern("sister_city", (code,)).search(address)
