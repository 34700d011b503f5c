"""What a field is: its columns, how it is read, chosen, compared, and how people are told."""

from __future__ import annotations

from typing import Literal, NamedTuple

Kind = Literal["text", "name", "date", "persons", "area", "country", "relationship", "none"]
"""What a value is. It decides how a labelled value is read (``mentions.labels``), which of
several is chosen (``resolve.page``), what a cell is checked against gold with
(``score.gold``), and how it is shown. ``none`` has no mentions of its own. Of
``text``, ``name`` and ``date`` there may be any number of fields."""

ColumnType = Literal["text", "flag", "day", "real", "int16", "int32", "int64", "texts"]


class Column(NamedTuple):
    """One column of ``sister_cities``. ``field`` is the mention field that proves it.

    It is the field of the entry where it is empty, ``None`` where nothing on the page proves
    it. ``one_of``, ``pattern`` and ``above`` bound what is not null; for a list, each of its
    texts. Where ``required`` there are no nulls.
    """

    name: str
    type: ColumnType
    description: str
    unit: str = ""
    field: str | None = ""
    required: bool = False
    one_of: tuple[str, ...] = ()
    pattern: str | None = None
    above: float | None = None


class Field(NamedTuple):
    """One field. Where only a name and columns are given, it is text that a label may announce.

    ``label`` is the key of its label words, in ``[labels]`` of the language packs and in
    ``rules.labels``: its name unless said otherwise, empty where no label announces it.
    ``parts`` are what qualifies a value (``population_year``), each with a column. ``heading``
    is how a page would head it, ``title`` how the command line does in few letters; both are
    its name unless said. ``reported`` fields have a line in the report's counts, ``shown``
    ones a column in its table and at the terminal. ``scored`` ones are compared with gold, and
    of their parts those in ``scored_parts``; ``gold`` and ``expected`` are the columns there.
    ``compared`` ones must agree between two pages that speak of one partnership.
    """

    name: str
    columns: tuple[Column, ...]
    kind: Kind = "text"
    label: str | None = None
    parts: tuple[str, ...] = ()
    heading: str = ""
    title: str = ""
    reported: bool = True
    shown: bool = True
    scored: bool = True
    scored_parts: tuple[str, ...] = ()
    gold: str = ""
    expected: str = ""
    compared: bool = True

    def fill(self) -> Field:
        """The field with what its name says where the entry says nothing."""
        words = self.name.replace("_", " ")
        return self._replace(
            label=self.name if self.label is None else self.label,
            heading=self.heading or words.capitalize(),
            title=self.title or words,
            gold=self.gold or self.name,
            expected=self.expected or self.name,
        )

    @property
    def stem(self) -> str:
        """The name without its unit: what the names of parts and of findings begin with."""
        return self.name.removesuffix("_km2")

    @property
    def is_number(self) -> bool:
        """Is it a quantity, read with its qualifier and scope, and right-aligned where shown?"""
        return self.kind in ("persons", "area")

    @property
    def may_conflict(self) -> bool:
        """Are two values of equal trust a conflict, with a finding of its own?"""
        return self.kind == "date" or self.is_number
