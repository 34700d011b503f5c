"""Dates, labels, quantities and events are read in the languages of their page, or refused."""

from __future__ import annotations

from datetime import datetime

import pytest
from dateparser.date import DateDataParser

from pipeline.folding import fold
from pipeline.languages import list_packs, load_pack, other_languages
from pipeline.mentions import Subject, read_section
from pipeline.mentions.announced import list_announced
from pipeline.model import Page, Place, Section, Span
from pipeline.rules.labels import find_label
from pipeline.values.dates import find_dates
from pipeline.values.month_names import MONTH_KEYS, list_month_names
from pipeline.values.page_dates import find_page_dates
from pipeline.values.sentences import split_sentences

SPACED = tuple(code for code in list_packs() if load_pack(code).spaced and code != "en")
LEADS = {
    "de": "Die Städtepartnerschaft wird von den Vereinen der beiden Städte mit Leben gefüllt.",
    "fr": "Le jumelage entre les deux villes est porté par le comité et par tous les habitants.",
    "es": "El hermanamiento entre las dos ciudades es apoyado por el ayuntamiento y los vecinos.",
    "it": "Il gemellaggio tra le due città è sostenuto dal comune e dai cittadini della zona.",
    "pt": "A geminação entre as duas cidades é apoiada pela câmara municipal e pelos moradores.",
    "nl": "De stedenband tussen de twee steden wordt door de burgers van de stad onderhouden.",
    "pl": "Współpraca miast partnerskich jest wspierana przez urząd miasta i przez obywateli.",
    "cs": "Spolupráce partnerských měst je podporována městským úřadem a také občany obou měst.",
    "ru": "Города-побратимы сотрудничают в области культуры, это поддерживает администрация.",
    "uk": "Міста-побратими співпрацюють у галузі культури, і це підтримує міська рада.",
    "tr": "Kardeş şehirler arasındaki ilişkiler belediye ve halk tarafından desteklenmektedir.",
    "zh": "友好城市之间的交流由市政府和两市的居民共同支持。",
    "ja": "姉妹都市の交流は、市と市民によって支えられています。",
    "ko": "자매도시 교류는 시와 시민이 함께 지원하고 있습니다.",
}
"""A sentence that shows the language of the page, and has no figure."""


def _make_flat(code: str, text: str) -> tuple[str, int]:
    """A page in this language that ends with ``text``, and where that begins."""
    flat = fold(f"{LEADS[code]}\n{text}")
    assert other_languages(flat) == (code,)
    return flat, len(LEADS[code]) + 1


def test_every_pack_has_words_for_fields() -> None:
    assert set(LEADS) == set(list_packs()) - {"en"}
    for code in LEADS:
        fields = load_pack(code).fields
        for key in ("population", "area_km2", "established", "country", "place", "other"):
            assert fields["labels"][key], (code, key)
        assert fields["units"]["km2"], code
        assert fields["qualifiers"]["about"], code


@pytest.mark.parametrize("code", SPACED)
def test_dateparser_reads_the_month_names_as_we_do(code: str) -> None:
    parser = DateDataParser(
        languages=[code],
        settings={
            "REQUIRE_PARTS": ["year", "month", "day"],
            "PARSERS": ["absolute-time"],
            "RELATIVE_BASE": datetime(2000, 1, 1),
        },
    )
    own = load_pack(code).fields["months"]
    for number, names in enumerate(list_month_names((code,)), start=1):
        assert names, (code, number)
        for name in names:
            read = parser.get_date_data(f"12 {name} 1986").date_obj
            if read is None:
                # What dateparser lacks stands in our pack.
                assert name in own[MONTH_KEYS[number - 1]], name
            else:
                assert (read.year, read.month, read.day) == (1986, number, 12), name
            found = find_dates(f"12 {name} 1986", codes=(code,))
            assert [date.iso for date in found] == [f"1986-{number:02}-12"], name


@pytest.mark.parametrize(
    ("code", "text", "expected"),
    [
        ("de", "am 7. März 1994 und im Jänner 2001", "1994-03-07 2001-01"),
        ("de", "3.-5. Juni 1998, 31. Juni 1999", "1998-06 1999-06"),
        ("de", "am 7. März gefeiert", "no_year"),
        ("de", "Mai-Park 12, 400 Märzgäste", ""),
        ("de", "04.09.1977", "1977-09-04"),
        ("fr", "le 1er août 1962, en févr. 1977", "1962-08-01 1977-02"),
        ("fr", "du 3 au 5 juin 1998; 31 avril 1999", "1998-06 1999-04"),
        ("fr", "12 marsouins 1990 mares", "1990"),
        ("es", "el 4 de septiembre de 1986, en enero del 2001", "1986-09-04 2001-01"),
        ("es", "30 de febrero de 1990; 4 de julio", "1990-02 no_year"),
        ("es", "12 mayordomos", ""),
        ("it", "l'8 agosto 1990, nel maggio 1999", "1990-08-08 1999-05"),
        ("it", "1º marzo 1991; 31 novembre 1990", "1991-03-01 1990-11"),
        ("it", "12 maggiori", ""),
        ("pt", "1º de março de 1999 e maio de 2004", "1999-03-01 2004-05"),
        ("pt", "31 de abril de 1990; 4 de julho", "1990-04 no_year"),
        ("nl", "5 mei 1995, in maart 2001", "1995-05-05 2001-03"),
        ("nl", "31 juni 1990; 12 meiden", "1990-06"),
        ("pl", "7 września 1994 r., w maju 1986", "1994-09-07 1986-05"),
        ("pl", "31 czerwca 1990; 12 majątków", "1990-06"),
        ("cs", "7. září 1994, v říjnu 1999", "1994-09-07 1999-10"),
        ("cs", "30. února 1990; 4. května", "1990-02 no_year"),
        ("ru", "7 сентября 1994 года, в мае 1986 г.", "1994-09-07 1986-05"),
        ("ru", "31 июня 1990; 12 майоров", "1990-06"),
        ("tr", "7 Eylül 1994'te, Ekim 1999'da, 3 MAYIS 2001", "1994-09-07 1999-10 2001-05-03"),
        ("tr", "31 Haziran 1990; 12 Martı", "1990-06"),
        ("zh", "１９８８年４月１日，1999 年 3 月", "1988-04-01 1999-03"),
        ("zh", "民國77年4月1日；2月30日", "1988-04-01 no_year"),
        ("ja", "昭和52年5月12日、2001年3月、3月4日", "1977-05-12 2001-03 no_year"),
        ("ja", "1957(昭和32)年10月、令和元(2019)年10月25日", "1957-10 2019-10-25"),
        ("ko", "1996년 10월 7일, 1999년 3월", "1996-10-07 1999-03"),
        ("ko", "1996년 2월 30일; 4월 5일", "1996-02 no_year"),
    ],
)
def test_dates(code: str, text: str, expected: str) -> None:
    flat, start = _make_flat(code, text)
    found = find_page_dates(flat, start, len(flat))
    assert " ".join(date.iso or str(date.reason) for date in found) == expected


def test_names_of_other_languages_are_no_months() -> None:
    assert [date.iso for date in find_dates("12 maja 1986", codes=("de",))] == ["1986"]
    assert [date.iso for date in find_dates("12 maja 1986")] == ["1986"]
    # In one of the two languages it is the third month, in the other the fifth.
    assert list_month_names(("it", "nl"))[4] != ()


LABELS = [
    ("de", "Einwohner (Stand 2020)|Fläche in km²|Partnerschaft seit|Land", "Stadtgründung|Höhe"),
    ("fr", "Nombre d’habitants|Superficie|Jumelée depuis|Pays", "Densité|Maire|Fondée en"),
    ("es", "Población|Superficie (km²)|Fecha del hermanamiento|País", "Alcalde|Densidad"),
    ("it", "Abitanti|Superficie|Data del gemellaggio|Nazione", "Altitudine|Fondazione"),
    ("pt", "População|Área|Data da geminação|País", "Prefeito|Densidade demográfica"),
    ("nl", "Inwoners|Oppervlakte|Stedenband sinds|Land", "Burgemeester|Bevolkingsdichtheid"),
    ("pl", "Liczba mieszkańców|Powierzchnia|Data podpisania umowy|Kraj", "Burmistrz|Gęstość"),
    ("cs", "Počet obyvatel|Rozloha|Rok podpisu smlouvy|Stát", "Starosta|Nadmořská výška"),
    ("ru", "Население|Площадь, кв. км|Дата подписания|Страна", "Мэр|Плотность населения"),
    ("tr", "Nüfus|Yüzölçümü|Protokol tarihi|Ülke", "Rakım|Nüfus yoğunluğu"),
    ("zh", "【人口】|面积|缔结日期：|国家", "人口密度|市长"),
    ("ja", "人口|【面積】|提携年月日：|国名", "人口密度|標高"),
    ("ko", "인구|면적|결연일자：|국가", "인구 밀도|해발"),
]


@pytest.mark.parametrize(("code", "ours", "others"), LABELS)
def test_labels(code: str, ours: str, others: str) -> None:
    found = [find_label(fold(words), (code,)) for words in ours.split("|")]
    fields = [label.field for label in found if label]
    assert fields == ["population", "area_km2", "established", "country"]
    for words in others.split("|"):
        label = find_label(fold(words), (code,))
        assert label is not None, words
        assert label.field is None, words
    assert find_label("Lorem", (code,)) is None


def test_a_label_is_one_in_its_language_only() -> None:
    assert find_label("Einwohner") is None
    assert find_label("Einwohner", ("fr",)) is None
    wider = find_label("Einwohner (Landkreis)", ("de",))
    assert wider is not None
    assert wider.field is None


QUANTITIES = [
    ("de", "Sie hat rund 48.500 Einwohner.", "population 48500 about"),
    ("de", "Die Einwohnerzahl beträgt 1,5 Mio. und die Fläche 28,156 km².", "population 1500000"),
    ("de", "Die Fläche beträgt 1.250 Hektar.", "area_km2 1250"),
    ("de", "Sie wuchs um 500 Einwohner.", ""),
    ("de", "Der Landkreis Gotha hat 135.000 Einwohner.", ""),
    ("de", "Dort kommen 310 Einwohner auf einen Quadratkilometer, also 310 Einwohner/km².", ""),
    ("de", "Einwohner 2019", ""),
    ("fr", "Elle compte près de 48 500 habitants.", "population 48500 nearly"),
    ("fr", "Sa population est de 1,2 million d’habitants.", "population 1200000"),
    ("fr", "Elle a 5 000 étudiants et 310 habitants par km².", ""),
    ("fr", "Le département compte 500 000 habitants.", ""),
    ("es", "Cuenta con más de 48 mil habitantes.", "population 48000 over"),
    ("es", "Tiene una superficie de 120,5 kilómetros cuadrados.", "area_km2 120.5"),
    ("es", "Recibió 3.000 visitantes y tiene 310 habitantes por km².", ""),
    ("it", "Conta circa 48mila abitanti.", "population 48000 about"),
    ("it", "Si estende su 120 kmq.", "area_km2 120"),
    ("it", "La provincia conta 500.000 abitanti.", ""),
    ("pt", "Tem cerca de 1,2 milhões de habitantes.", "population 1200000 about"),
    ("pt", "Tem uma área de 1.234,5 km².", "area_km2 1234.5"),
    ("pt", "O distrito tem 500.000 habitantes, 20.000 estudantes.", ""),
    ("nl", "De stad telt ruim 48.500 inwoners.", "population 48500 over"),
    ("nl", "De oppervlakte is 50 vierkante kilometer.", "area_km2 50"),
    ("nl", "Er kwamen 3.000 bezoekers; de provincie telt 500.000 inwoners.", ""),
    ("pl", "Liczy około 48 tys. mieszkańców.", "population 48000 about"),
    ("pl", "Zajmuje powierzchnię 50,5 km kw.", "area_km2 50.5"),
    ("pl", "Powiat liczy 100 000 mieszkańców.", ""),
    ("cs", "Má přes 48 tis. obyvatel.", "population 48000 over"),
    ("cs", "Má rozlohu 50 km².", "area_km2 50"),
    ("cs", "Přišlo 3 000 návštěvníků, kraj má 500 000 obyvatel.", "population 500000"),
    ("ru", "Население составляет более 1,2 млн человек.", "population 1200000 over"),
    ("ru", "Его площадь — 50 кв. км.", "area_km2 50"),
    ("ru", "Область насчитывает 500 тыс. жителей.", ""),
    ("tr", "Şehrin nüfusu yaklaşık 48 bin.", "population 48000 about"),
    ("tr", "Yüzölçümü 120 km²'dir.", "area_km2 120"),
    ("tr", "Şehirde 20.000 öğrenci var.", ""),
    ("zh", "该市人口约48万。", "population 480000 about"),
    ("zh", "总面积1234平方公里。", "area_km2 1234"),
    ("zh", "人口密度为310人/平方公里，全省人口6300万。", ""),
    ("ja", "人口は約6万3千人です。", "population 63000 about"),
    ("ja", "面積は120.5平方キロメートル。", "area_km2 120.5"),
    ("ja", "250人の学生が訪れ、都市圏人口は120万人。", ""),
    ("ko", "인구는 약 48만 명이다.", "population 480000 about"),
    ("ko", "면적은 120.5㎢이다.", "area_km2 120.5"),
    ("ko", "학생 250명의 방문단, 인구 밀도는 310명/㎢.", ""),
]


@pytest.mark.parametrize(("code", "text", "expected"), QUANTITIES)
def test_quantities(code: str, text: str, expected: str) -> None:
    flat, start = _make_flat(code, text)
    sentences = split_sentences(flat, start, len(flat))
    found = [each for span in sentences for each in list_announced(flat, *span) if each.rule]
    read = [
        " ".join(
            [
                "area_km2" if each.unit else "population",
                str(each.number.value),
                *([each.qualifier.value] if each.qualifier else []),
            ]
        )
        for each in found
    ]
    assert read[:1] == ([expected] if expected else [])


@pytest.mark.parametrize(
    ("code", "text", "value"),
    [
        ("de", "Fläche: 28,156 km²", "28.156"),
        ("de", "Einwohner: 28.156", "28156"),
        ("de", "Einwohner: 28,156", "28156"),
        # The page itself shows that it writes as in English.
        ("de", "Fläche: 28.156 km², Umland: 1,234,567", "28.156"),
        ("ja", "面積 28.156 km²", "None"),
        ("ja", "人口 28,156", "28156"),
        ("ru", "Площадь: 28,5 га", "28.5"),
        ("fr", "Population : 28 156", "28156"),
    ],
)
def test_the_language_tells_what_a_comma_is(code: str, text: str, value: str) -> None:
    flat, start = _make_flat(code, text)
    assert str(list_announced(flat, start, len(flat))[0].number.value) == value


EVENTS = [
    ("de", "Seit 1989 besteht die Partnerschaft. Die Stadtgründung war 1253.", "1989"),
    ("de", "Der Partnerschaftsvertrag wurde 1986 geschlossen und 2016 erneuert.", "1986"),
    ("de", "Seit 2001 besuchten Delegationen die Partnerstadt.", ""),
    ("fr", "Le jumelage a été signé le 1er mai 1962 et renouvelé en 2002.", "1962-05-01"),
    ("fr", "Une délégation visita la ville jumelle en 1999.", ""),
    ("es", "El hermanamiento se firmó el 4 de mayo de 1986.", "1986-05-04"),
    ("es", "En 1999 una delegación visitó la ciudad hermana.", ""),
    ("it", "Il gemellaggio è stato firmato il 4 maggio 1986.", "1986-05-04"),
    ("it", "Nel 1999 una delegazione visitò i gemelli.", ""),
    ("pt", "A geminação foi assinada em 4 de maio de 1986.", "1986-05-04"),
    ("pt", "Em 1999, uma delegação visitou a cidade geminada.", ""),
    ("nl", "De stedenband bestaat sinds 1986.", "1986"),
    ("nl", "In 1999 bezocht een delegatie de zusterstad.", ""),
    ("pl", "Umowa partnerska została podpisana 4 maja 1986 roku.", "1986-05-04"),
    ("pl", "W 1999 r. delegacja odwiedziła miasto partnerskie.", ""),
    ("cs", "Smlouva o partnerství byla podepsána 4. května 1986.", "1986-05-04"),
    ("cs", "V roce 1999 navštívila partnerské město delegace.", ""),
    ("ru", "Соглашение о побратимстве подписано 4 мая 1986 года.", "1986-05-04"),
    ("ru", "В 1999 году делегация посетила город-побратим.", ""),
    ("tr", "Kardeş şehir protokolü 4 Mayıs 1986 tarihinde imzalandı.", "1986-05-04"),
    ("tr", "1999 yılında bir heyet kardeş şehri ziyaret etti.", ""),
    ("zh", "1986年5月4日，两市正式缔结为友好城市。", "1986-05-04"),
    ("zh", "1999年，代表团访问了友好城市。", ""),
    ("ja", "1986年5月4日に姉妹都市提携を締結しました。", "1986-05-04"),
    ("ja", "1999年に訪問団が姉妹都市を訪れました。", ""),
    ("ko", "1986년 5월 4일 자매도시 결연을 체결하였다.", "1986-05-04"),
    ("ko", "1999년 대표단이 자매도시를 방문하였다.", ""),
]


@pytest.mark.parametrize(("code", "text", "expected"), EVENTS)
def test_events(code: str, text: str, expected: str) -> None:
    flat, start = _make_flat(code, f"Bath\n{text}")
    name = Span(start, start + len("Bath"))
    section = Section("headings", Place(name, name), (), (Span(name.end + 1, len(flat)),))
    subject = Subject(frozenset({"bath"}), frozenset({"lund"}))
    mentions = read_section(Page("page.txt", flat), section, subject)
    read = [m.value for m in mentions if m.field == "established" and m.reason is None]
    assert read == ([expected] if expected else [])
    assert all(flat[m.start : m.end] == m.words for m in mentions)


def test_english_pages_are_read_in_english_only() -> None:
    text = "The city of Bath is twinned with Braunschweig, which has 250,000 people and is in the north"
    assert other_languages(text) == ()
    assert other_languages("Population: 1,234,567 inhabitants, Area 12.34 km2, Einwohner") == ()
