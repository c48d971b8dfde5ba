"""What there is to show of a value, before it is known where: headings, paragraphs, lists and tables of plain texts."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Sequence


class Heading(NamedTuple):
    """The title of what follows; level 1 stands above the whole."""

    text: str
    level: int = 2


class Paragraph(NamedTuple):
    """A sentence or a few."""

    text: str


class Bullets(NamedTuple):
    """A list of short texts, each on a line of its own."""

    items: Sequence[str]


class Tree(NamedTuple):
    """Short texts under one another, each with its depth: 0 at the top, at most one more than the text before it."""

    lines: Sequence[tuple[int, str]]


class Column(NamedTuple):
    """A column of a table: its title, and whether its cells are figures, which line up on the right."""

    title: str
    is_figure: bool = False


class Table(NamedTuple):
    """Rows under columns; every row has a cell for every column."""

    columns: Sequence[Column]
    rows: Sequence[Sequence[str]]

    def without_empty(self) -> Table:
        """Return it without the columns that hold nothing in any row.

        Example:
            >>> Table([Column("key"), Column("note")], [("pour", "")]).without_empty().columns
            [Column(title='key', is_figure=False)]
        """
        used = [n for n in range(len(self.columns)) if any(row[n] for row in self.rows)]
        return Table([self.columns[n] for n in used], [[row[n] for n in used] for row in self.rows])


Block: TypeAlias = "Heading | Paragraph | Bullets | Tree | Table"
