"""Which names of a small page are candidates, what is said of them, and whose page it is."""

from __future__ import annotations

import pytest

from pipeline.page import make_page
from pipeline.partners.address import address_country, address_names
from pipeline.partners.features import describe
from pipeline.partners.host import describe_hosts
from pipeline.partners.host_view import HostView, judge_hosts, measure_countries
from pipeline.partners.neighbours import NAMES
from pipeline.partners.reasons import WORDS
from pipeline.partners.scene import Scene, bare_key, make_scene
from pipeline.places.names import find_named


def set_scene(text: str, suffix: str = ".txt", **meta: str) -> Scene:
    return make_scene(make_page(f"page{suffix}", text.encode(), suffix, meta))


def list_names(scene: Scene) -> list[str]:
    return [scene.page.text[it.start : it.end] for it in scene.candidates]


def features_of(scene: Scene, name: str, hosts: dict[str, float] | None = None) -> dict[str, float]:
    return describe(scene, hosts or {})[list_names(scene).index(name)]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Hobart is twinned with Yaizu in Japan and L'Aquila.", ["Yaizu", "L'Aquila"]),
        ("Our twin towns: 's-Hertogenbosch, Ølgod (Denmark)", ["'s-Hertogenbosch", "Ølgod"]),
        ("Sister CityTampere", ["Tampere"]),
        ("We are twinned with 25 de Mayo, Argentina.", ["25 de Mayo"]),
        (
            "Our partners are eThekwini and l'Hospitalet de Llobregat.",
            ["eThekwini", "l'Hospitalet de Llobregat"],
        ),
        ("Sister CityReggio Emilia, Italy44.70", ["Reggio Emilia"]),
        ("IașiRomaniaMay 10, 1999", ["Iași"]),
        ("We are twinned with Zzyrkowo and the village of Quuxby.", ["Zzyrkowo", "Quuxby"]),
        ("姉妹都市はグリンデルワルト村です。", ["グリンデルワルト村"]),
        ("友好城市\n\n帕尔玛市\n赫梅利尼茨基市\n", ["帕尔玛市", "赫梅利尼茨基市"]),
        ("우리 시의 자매도시는 함메르페스트시와 벳푸시이다.", ["함메르페스트시", "벳푸시"]),
        ("Города-побратимы: договор подписан в Казани.", ["Казани"]),
    ],
)
def test_names_are_candidates(text: str, wanted: list[str]) -> None:
    assert set(wanted) <= set(list_names(set_scene(text)))


@pytest.mark.parametrize(
    ("text", "unwanted"),
    [
        ("Sister City Committee\n\nSister Cities\n", "Sister City"),
        ("このページはインターネットで見られます。", "ターネ"),
        ("Because Nobody asked, the town has no answer.", "Nobody"),
        ("Visit McAllister for tea.", "Allister"),
        ("Sister CityTampere", "City"),
    ],
)
def test_words_are_no_candidates(text: str, unwanted: str) -> None:
    assert unwanted not in list_names(set_scene(text))


@pytest.mark.parametrize(
    "names",
    [
        ("Hobart", "City of Hobart", "Hobart City", "HOBART"),
        ("岐阜", "岐阜市"),
        ("Seocho", "Seocho-gu", "Seocho District"),
        ("Saint-Denis", "St. Denis", "Saint Denis"),
    ],
)
def test_one_key_a_name(names: tuple[str, ...]) -> None:
    assert len({bare_key(name) for name in names}) == 1


def test_kind_alone_keeps_its_key() -> None:
    assert bare_key("City")
    assert bare_key("市")


@pytest.mark.parametrize(
    ("url", "names", "country"),
    [
        ("https://www.cityofhobart.gov.au/x", ["hobart"], "AU"),
        ("https://visit-tampere.example.fi/", ["tampere"], "FI"),
        ("https://city.yaizu.lg.jp/", ["yaizu"], "JP"),
        ("https://www.boise.gov/", ["boise"], "US"),
        ("http://[broken", [], ""),
        ("https://example.com/hobart", [], ""),
    ],
)
def test_address(url: str, names: list[str], country: str) -> None:
    page = make_page("a.txt", b"Twin towns", ".txt", {"url": url})
    found = address_names(page)
    assert [name for name in found if name in names] == names
    assert bool(found) == bool(names)
    assert address_country(page) == country


def test_cue_and_country_of_a_list() -> None:
    page = "# Sister cities\n\n- Yaizu, Japan (1977)\n- L'Aquila, Italy (1980)\n\n# Parks\n\nCornelian Bay\n"
    found = features_of(set_scene(page, ".md"), "Yaizu")
    assert found["places_since_cue"] == 0
    assert found["known_there"]
    assert not found["other_list_above"]
    assert found["country_after"] == 2
    assert found["year_after"] < 15


def test_unrelated_text_changes_nothing() -> None:
    page = "# Sister cities of Hobart\n\n- Yaizu, Japan\n- L'Aquila, Italy\n"
    more = page + "\n# Weather\n\n" + "Rain falls in the west and the wind is strong there. " * 40
    hosts = {"hobart": 0.9}
    short, long = set_scene(page, ".md"), set_scene(more, ".md")
    assert features_of(short, "L'Aquila", hosts) == features_of(long, "L'Aquila", hosts)
    assert describe_hosts(short)["hobart"] == describe_hosts(long)["hobart"]


def test_host_is_known_by_address_and_sentence() -> None:
    text = "Tampere has several twin towns.\n\nKiel is one of the twin towns of Tampere.\n"
    hosts = describe_hosts(set_scene(text, url="https://www.tampere.fi/en"))
    tampere, kiel = hosts["tampere"], hosts["kiel"]
    assert tampere["host_share_of_label"] == 1
    assert not kiel["host_share_of_label"]
    assert tampere["host_leads_to_cue"]
    assert tampere["host_domain_country"]
    assert kiel["host_other_domain"]


def test_host_need_not_stand_on_the_page() -> None:
    scene = set_scene("Our twin town is Kiel.", url="https://www.tampere.fi/")
    assert "tampere" in describe_hosts(scene)


def test_the_host_says_which_names_are_domestic() -> None:
    keys = ("hobart", "brisbane", "yaizu")
    views = [HostView(key, measure_countries(find_named(key)), "") for key in keys]
    _, brisbane, yaizu = judge_hosts(views, {"hobart": 0.9}, "AU")
    assert brisbane["main_in_host_country"] > 0.9
    assert yaizu["in_host_country"] < 0.1


def test_each_feature_has_words() -> None:
    scene = set_scene("Hobart is twinned with Yaizu.")
    assert set(WORDS) == {*describe(scene, {})[0], *NAMES}
