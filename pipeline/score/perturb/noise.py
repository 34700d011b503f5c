"""What is added around the content of a page and says nothing of a partner."""

from __future__ import annotations

from pipeline.score.perturb.blocks import (
    SHORT,
    append_inside,
    insert_after,
    put_behind,
    put_in_front,
)

MENU = ("Home", "News", "City Hall", "Services", "Tourism", "Contact")
SEARCH = "The council is currently looking for a sister city in Africa."
PROSE_LENGTH = 16_000
_SENTENCES = tuple(
    """
The library lends books, games and tools, and its reading room is open until eight.
Bulky waste is picked up on the first Monday of the month and must be announced by telephone.
Residents who want to park in the old streets need a permit, which the service desk gives out.
The indoor pool has been repaired and now heats its water with the warmth of the sun.
Children learn to swim there in groups of twelve, and there is a waiting list for beginners.
Trees along the river are looked after by volunteers, who meet every other Saturday morning.
A new cycle path leads past the school and saves pupils the way along the busy road.
The fire brigade is glad of everybody who wants to help and offers an evening of information.
Bus drivers sell tickets, but it is cheaper to buy a book of ten at the kiosk.
In winter the pavements in front of houses have to be cleared of snow before seven o'clock.
The music school teaches the violin, the trumpet and the piano to some 300 pupils.
Dogs must be kept on a lead in the park, and their owners find bags at the entrances.
The market hall was built of brick and is used for concerts, fairs and flea markets.
Whoever finds a purse or a key may leave it at the lost property office on the ground floor.
The budget for the coming year provides for a new roof on the sports hall.
Gardens may be watered in the early morning and in the evening while the dry weather lasts.
""".strip().splitlines()
)
_PER_PARAGRAPH = 5


def add_share_lines(text: str, markup: bool) -> str:
    """ "Share this page" after every third block."""
    return insert_after(text, markup, "Share this page", lambda number, _: number % 3 == 2)


def add_photo_lines(text: str, markup: bool) -> str:
    """A credit after each short line."""
    return insert_after(text, markup, "Photo: J. Smith", lambda _, piece: len(piece.words) <= SHORT)


def add_footnote_marks(text: str, markup: bool) -> str:
    """A footnote mark behind each short line."""
    mark = "<sup>[1]</sup>" if markup else "[1]"
    return append_inside(text, markup, mark, lambda piece: len(piece.words) <= SHORT)


def add_menu(text: str, markup: bool) -> str:
    """Six lines of a menu in front."""
    if not markup:
        return put_in_front(text, markup, "".join(f"{line}\n" for line in MENU))
    items = "".join(f'<li><a href="/{n}">{line}</a></li>' for n, line in enumerate(MENU))
    return put_in_front(text, markup, f"<ul>{items}</ul>")


def add_prose_behind(text: str, markup: bool) -> str:
    """16 kB of unrelated prose behind the content."""
    return put_behind(text, markup, _make_prose(markup))


def add_prose_in_front(text: str, markup: bool) -> str:
    """16 kB of unrelated prose in front of the content."""
    return put_in_front(text, markup, _make_prose(markup))


def add_search(text: str, markup: bool) -> str:
    """One sentence that says a partner is looked for, behind the content."""
    return put_behind(text, markup, _make_paragraph(SEARCH, markup))


def _make_prose(markup: bool) -> str:
    paragraphs: list[str] = []
    length = number = 0
    while length < PROSE_LENGTH:
        # Steps of one more than a paragraph let each paragraph begin elsewhere.
        first = number * (_PER_PARAGRAPH + 1)
        words = " ".join(
            _SENTENCES[(first + step) % len(_SENTENCES)] for step in range(_PER_PARAGRAPH)
        )
        paragraphs.append(_make_paragraph(words, markup))
        length += len(words)
        number += 1
    return "".join(paragraphs)


def _make_paragraph(words: str, markup: bool) -> str:
    return f"<p>{words}</p>\n" if markup else f"{words}\n\n"
