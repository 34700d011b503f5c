"""Names in another case are read as the gazetteer's; ordinary words and short names are not."""

import pytest

from pipeline.places.declined import find_declined, to_nominative


@pytest.mark.parametrize(
    ("code", "declined", "nominative"),
    [
        ("pl", "Gdańskiem", "Gdańsk"),
        ("pl", "Norymberdze", "Norymberdze"),
        ("pl", "Wiedniem", "Wiedniem"),
        ("cs", "Drážďanech", "Drážďany"),
        ("cs", "Stuttgartem", "Stuttgart"),
        ("ru", "Мурманском", "Мурманск"),
        ("uk", "Вроцлавом", "Вроцлав"),
        ("uk", "Полтаві", "Полтава"),
    ],
)
def test_names_are_read_in_the_nominative(code: str, declined: str, nominative: str) -> None:
    assert to_nominative(declined, (code,)) == nominative


@pytest.mark.parametrize(
    ("code", "word"),
    [
        ("pl", "Prezydent"),
        ("pl", "Urzędu"),
        ("cs", "Smlouva"),
        ("ru", "Городами"),
        ("ru", "Соглашение"),
        ("uk", "Угоди"),
    ],
)
def test_words_stay_as_they_are(code: str, word: str) -> None:
    assert find_declined(word, (code,)) == (word, ())


def test_known_and_short_names_stay_as_they_are() -> None:
    assert to_nominative("Opole", ("pl",)) == "Opole"
    assert to_nominative("Brna", ("cs",)) == "Brna"
    assert to_nominative("Gdańskiem", ()) == "Gdańskiem"
