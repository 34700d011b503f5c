"""Several folders, sites, folds, cross-validation, languages and the figures of trust."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import pytest

from pipeline.model import Extraction, Page
from pipeline.score import (
    AblationError,
    Case,
    Choice,
    GoldError,
    ablate,
    add_up,
    cross_validate,
    find_all_cases,
    find_language,
    join_sites,
    make_report,
    measure_page,
    read_groups,
    score_folders,
    split_folds,
)
from pipeline.score.ablation import BOARDS, Switchboard
from pipeline.score.bootstrap import find_interval
from pipeline.score.gold import Gold
from pipeline.score.groups import find_groups, join_pages
from tests.test_cli import run
from tests.test_score import DIJON, GOLD_DIJON, make_extraction, read_golds, write_case


def write_site(folder: Path, slug: str, url: str = "", rows: int = 1) -> None:
    case = write_case(folder / slug, *["Graz,Dijon,FR,1972,sister city,,,,,,"] * rows)
    (case / "page.meta.json").write_text(json.dumps({"url": url} if url else {}), "utf-8")


def write_sites(root: Path) -> list[Path]:
    """Twelve pages in two folders: some share a group, some a host, some both in a chain."""
    for number in range(8):
        write_site(root / "one", f"a{number}", rows=number % 3)
    write_site(root / "two", "b0", "https://www.graz.example/a")
    write_site(root / "two", "b1", "http://graz.example:8080/b")
    write_site(root / "two", "b2", "https://linz.example/")
    write_site(root / "two", "b3", "https://www2.graz.example/")
    groups = "slug,group\na0,7\nb2,7\nb1,8\na1,8\na2,9\na3,9\nb3,\n"
    (root / "groups.csv").write_text(groups, "utf-8")
    return [root / "one", root / "two"]


def find_sites(folders: Sequence[Path]) -> tuple[list[Case], dict[str, str]]:
    table = find_groups(folders)
    assert table
    cases = find_all_cases(folders)
    return cases, join_sites(cases, read_groups(table))


def test_sites_are_joined_by_group_and_by_host(tmp_path: Path) -> None:
    _, sites = find_sites(write_sites(tmp_path))
    members: dict[str, set[str]] = {}
    for slug, site in sites.items():
        members.setdefault(site, set()).add(slug)
    joined = {frozenset(those) for those in members.values() if len(those) > 1}
    assert joined == {
        frozenset({"a0", "b2"}),
        frozenset({"a1", "b0", "b1"}),
        frozenset({"a2", "a3"}),
    }


def test_groups_tell_pages_of_one_host_apart() -> None:
    pages = [("a", "1", "x.example"), ("b", "2", "x.example"), ("c", "", "x.example")]
    sites = join_pages([*pages, ("d", "2", ""), ("e", "", ""), ("f", "", "")])
    assert sites == {"a": "a", "b": "b", "c": "a", "d": "b", "e": "e", "f": "f"}


def test_folds_keep_sites_whole_and_every_page_once(tmp_path: Path) -> None:
    cases, sites = find_sites(write_sites(tmp_path))
    folds = split_folds(cases, sites)
    assert len(folds) == 5
    assert sorted(case.slug for fold in folds for case in fold) == sorted(sites)
    for number, fold in enumerate(folds):
        others = [case for other in folds[:number] + folds[number + 1 :] for case in other]
        assert not {sites[case.slug] for case in fold} & {sites[case.slug] for case in others}
    loads = [sum(len(case.golds) for case in fold) for fold in folds]
    assert max(loads) - min(loads) <= 3
    assert split_folds(cases[::-1], sites) == [fold[::-1] for fold in folds]


class Recorder:
    """Learns nothing, notes from what, and gives what it is asked about as missing."""

    def __init__(self) -> None:
        self.rounds: list[tuple[set[str], set[str]]] = []

    def learn(self, cases: Sequence[Case]) -> Recorder:
        self.rounds.append(({case.slug for case in cases}, set()))
        return self

    def __call__(self, page: Page) -> Extraction:
        self.rounds[-1][1].add(page.id.split("/")[0])
        return Extraction(page)


def test_nothing_is_learned_from_the_site_of_a_judged_page(tmp_path: Path) -> None:
    folders = write_sites(tmp_path)
    _, sites = find_sites(folders)
    recorder = Recorder()
    scores = cross_validate(folders, Choice(workers=1), recorder.learn)
    assert [score.pages[0] for score in scores] == list(sites)
    judged = [slug for _, those in recorder.rounds for slug in those]
    assert sorted(judged) == sorted(sites)
    for learned, those in recorder.rounds:
        assert learned.isdisjoint(those)
        assert not {sites[slug] for slug in learned} & {sites[slug] for slug in those}
        # All that is not of the fold is learned from.
        assert learned | {s for s in sites if sites[s] in {sites[t] for t in those}} <= set(sites)
        assert len(learned) > len(sites) / 2


def test_choice_says_what_is_judged_not_what_is_learned_from(tmp_path: Path) -> None:
    recorder = Recorder()
    folders = write_sites(tmp_path)
    scores = cross_validate(folders, Choice(only=["b0"], workers=1), recorder.learn)
    assert [score.pages for score in scores] == [["b0"]]
    ((learned, judged),) = recorder.rounds
    assert judged == {"b0"}
    assert learned.isdisjoint({"a1", "b0", "b1"})
    assert "a0" in learned


def test_what_stands_beside_is_learned_from_but_for_the_sites_that_are_judged(
    tmp_path: Path,
) -> None:
    folders = write_sites(tmp_path)
    write_site(tmp_path / "own", "c0", "https://www.graz.example/c")
    write_site(tmp_path / "own", "c1")
    recorder = Recorder()
    scores = cross_validate(folders, Choice(workers=1), recorder.learn, beside=[tmp_path / "own"])
    assert not {"c0", "c1"} & {score.pages[0] for score in scores}
    assert all("c1" in learned for learned, _ in recorder.rounds)
    # "b1" is of the same host as "c0".
    assert [("c0" in learned) for learned, those in recorder.rounds if "b1" in those] == [False]
    assert any("c0" in learned for learned, _ in recorder.rounds)


def test_one_slug_in_two_folders(tmp_path: Path) -> None:
    for folder in ("x", "y"):
        write_site(tmp_path / folder, "same")
    write_site(tmp_path / "y", "other")
    slugs = [case.slug for case in find_all_cases([tmp_path / "x", tmp_path / "y"])]
    assert slugs == ["x/same", "other", "y/same"]
    with pytest.raises(GoldError, match="twice"):
        find_all_cases([tmp_path / "x", tmp_path / "x"])


@pytest.mark.parametrize("table", ["slug,site\na,1\n", None])
def test_groups_that_cannot_be_read(tmp_path: Path, table: str | None) -> None:
    if table:
        (tmp_path / "groups.csv").write_text(table, "utf-8")
    with pytest.raises(GoldError, match=r"groups\.csv"):
        read_groups(tmp_path / "groups.csv")


LANGUAGES = [
    ("", "", "Twin towns of Graz: the city has been twinned with Dijon since 1972.", "en"),
    ("", "", "Dijon, Lyon, Triest", "en"),
    ("", "", "Graz's twins: Dijon's and Lyon's mayors", "en"),
    ("", "", "Die Stadt Graz pflegt mit Dijon und Triest seit 1972 eine Partnerschaft.", "other"),
    ("", "", "La ville est jumelée avec Graz et les villes de Pécs et Trieste", "other"),
    ("", "", "姉妹都市 ディジョン (フランス) 1972年", "other"),
    ("", "GERMAN list of names", "Dijon, Lyon, Triest", "other"),
    ("", "A list.\nNo GERMAN page.", "Twin towns of the city", "en"),
    ("en-GB", "GERMAN list", "Die Stadt und das Land", "en"),
    ("fr", "", "The town and the country", "other"),
]


@pytest.mark.parametrize(("said", "note", "text", "language"), LANGUAGES)
def test_language(tmp_path: Path, said: str, note: str, text: str, language: str) -> None:
    page = tmp_path / "page.txt"
    page.write_text(text, "utf-8")
    if said:
        (tmp_path / "page.meta.json").write_text(json.dumps({"language": said}), "utf-8")
    if note:
        (tmp_path / "layout.txt").write_text(note, "utf-8")
    assert find_language(page) == language


def test_markup_says_nothing_of_the_language(tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    script = "<script>if (the in of) { and the with for }</script>"
    page.write_text(f"<html>{script}<p class='the of and'>Partnerschaft mit Dijon", "utf-8")
    assert find_language(page) == "other"


def test_trusted_recall_counts_right_and_unmarked_cells(tmp_path: Path) -> None:
    lyon = GOLD_DIJON.replace("City of Dijon", "Lyon")
    golds = read_golds(tmp_path, GOLD_DIJON, lyon)
    rows = make_extraction(DIJON, DIJON | {"name": "Lyon", "country": "BE"})
    rows.records[1].reasons.append("established_conflict")
    score = measure_page("a", golds, rows)
    # Two rows with country, date, kind and host; the second is marked and wrong in one.
    assert (score.cells, score.right_cells, score.unmarked.right) == (10, 9, 5)
    whole = make_report([score, measure_page("b", golds, make_extraction())])["all"]
    assert whole["trusted_recall"] == 0.25
    assert whole["unmarked_of_right"] == round(5 / 9, 4)
    assert (whole["unmarked_precision"], whole["unmarked_wrong"]) == (1.0, 0)
    assert whole["trusted_recall_interval"] == [0.0, 0.5]
    assert whole["pages_right"] == 0


@pytest.mark.parametrize(("marked", "unmarked"), [(False, 2), (True, 0)])
def test_rows_on_negative_pages_marked_and_unmarked(marked: bool, unmarked: int) -> None:
    rows = make_extraction(DIJON, DIJON | {"name": "Lyon"}, marked=marked)
    whole = add_up([measure_page("a", (), rows)])
    assert (whole.on_empty, whole.unmarked_on_empty) == (2, unmarked)


def test_page_is_right_when_all_of_it_is(tmp_path: Path) -> None:
    golds = read_golds(
        tmp_path, GOLD_DIJON, GOLD_DIJON.replace("City of Dijon", "Lyon") + "optional"
    )
    extra = DIJON | {"name": "Metz"}
    whole: list[tuple[Sequence[Gold], tuple[dict[str, str], ...], int]] = [
        (golds, (DIJON,), 1),
        (golds, (DIJON, DIJON | {"name": "Lyon", "country": "BE"}), 1),
        (golds, (DIJON, extra), 0),
        (golds, (DIJON | {"country": "BE"},), 0),
        (golds, (), 0),
        ((), (), 1),
    ]
    for wanted, rows, right in whole:
        assert measure_page("a", tuple(wanted), make_extraction(*rows)).pages_right == right


def test_interval_is_the_same_each_time_and_wider_for_fewer_pages() -> None:
    few, many = find_interval([3, 1, 2, 4], [4] * 4), find_interval([3, 1, 2, 4] * 25, [4] * 100)
    assert few
    assert many
    assert few == find_interval([3, 1, 2, 4], [4] * 4)
    assert few[0] < many[0] < 0.625 < many[1] < few[1]
    assert find_interval([1], [1]) is None
    assert find_interval([0, 0], [0, 0]) is None


def test_processes_do_not_change_the_figures(tmp_path: Path) -> None:
    for number, page in enumerate(("Sister cities\n\nDijon, France (1972)\n", "Nothing\n")):
        write_case(tmp_path / f"p{number}", "Graz,Dijon,FR,1972,sister city,,,,,,", page=page)
    choice = Choice(left_out=["ner", "gazetteer"])
    one = score_folders([tmp_path], Choice(left_out=choice.left_out, workers=1))
    two = score_folders([tmp_path], Choice(left_out=choice.left_out, workers=2))
    assert one == two
    assert [score.language for score in one] == ["en", "en"]


def test_boards_can_be_added(monkeypatch: pytest.MonkeyPatch) -> None:
    off: list[tuple[str, ...]] = []

    @contextmanager
    def switch_off(*names: str) -> Iterator[None]:
        off.append(names)
        yield

    board = Switchboard("a feature", lambda: frozenset(("scorer", "own_country")), switch_off)
    monkeypatch.setattr("pipeline.score.ablation.BOARDS", [*BOARDS, board])
    with ablate(["own_country", "gazetteer", "ner"]) as ner:
        assert not ner
    assert off == [("own_country",)]
    with pytest.raises(AblationError, match="a feature"), ablate(["no-such"]):
        pass


def test_command_with_folders_and_cross_validation(tmp_path: Path) -> None:
    write_sites(tmp_path)
    words = ("one", "two", "--cv", "--no-ner", "--only-language", "en", "--workers", "1")
    done = run("score", *words, "--json", "out.json", cwd=tmp_path)
    assert done.exit_code == 0, done.stderr
    assert "12 pages" in done.stdout
    assert "trusted recall" in done.stdout
    report = json.loads((tmp_path / "out.json").read_text())
    assert (report["all"]["pages"], list(report["languages"])) == (12, ["en"])
    done = run("score", "one", "--only-language", "other", cwd=tmp_path)
    assert (done.exit_code, len(done.stderr.strip().splitlines())) == (2, 1)
