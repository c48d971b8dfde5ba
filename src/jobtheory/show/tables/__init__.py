"""Every value as a table of plain values: rows, a dataframe, or a file that a spreadsheet opens without harm."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from jobtheory.errors import InvalidTypeError, UnknownNameError, did_you_mean, shown
from jobtheory.show.finding import found, function
from jobtheory.show.tables import frames, separated

if TYPE_CHECKING:
    from jobtheory.model.exits import Target
    from jobtheory.show.tables.listing import Listing

TABLES: dict[str, dict[str, str]] = {
    "Job": {"needs": "jobs.needs", "steps": "jobs.steps"},
    "JobMap": {
        "steps": "jobs.steps",
        "edges": "jobs.edges",
        "alternatives": "jobs.alternatives",
        "repeats": "jobs.repeats",
    },
    "JobNetwork": {"jobs": "networks.jobs", "serves": "networks.serves"},
    "CriticalPath": {"steps": "jobs.critical_path"},
    "Competitor": {"competitor": "networks.competitor"},
    "Coverages": {"coverage": "networks.coverages", "needs": "networks.covered", "jobs": "networks.hired_for"},
    "Solution": {"levels": "jobs.levels"},
    "Comparison": {
        "solutions": "comparisons.solutions",
        "levels": "comparisons.levels",
        "questions": "comparisons.questions",
    },
    "Reasons": {"reasons": "comparisons.reasons"},
    "Placement": {"changes": "switches.changes", "effects": "switches.effects", "shifts": "switches.shifts"},
    "Beside": {"forces": "switches.forces", "needs": "switches.needs", "quotes": "switches.quotes"},
    "Report": {"findings": "reports.findings"},
    "NetworkReport": {"findings": "reports.findings"},
    "Turn": {"moves": "comparisons.moves", "obstacles": "comparisons.obstacles"},
    "Tippings": {"weights": "tipping.tippings", "turns": "tipping.turns"},
    "Inquiries": {"inquiries": "tipping.inquiries"},
    "Forces": {"forces": "switches.sizes", "quotes": "switches.said"},
    "Grounds": {
        "sources": "comparisons.sources",
        "levels": "comparisons.rests",
        "withdrawn": "comparisons.turned",
        "coverage": "comparisons.coverage",
        "contradictions": "comparisons.contradictions",
    },
    "Message": {"spans": "reports.spans"},
    "Enhancement": {"reasons": "comparisons.enhancement"},
    "FiveQuestions": {
        "answers": "comparisons.answers",
        "figures": "comparisons.answer_figures",
        "evidence": "comparisons.answer_evidence",
    },
    "Robustness": {
        "solutions": "shares.robustness",
        "ranks": "shares.ranks",
        "weights": "shares.weights",
        "lessons": "shares.lessons",
    },
    "Many": {"people": "shares.people", "shares": "shares.verdicts", "blocked": "shares.blocked"},
    "Disruption": {"bypasses": "networks.bypasses", "gaps": "networks.gaps"},
    "Ladders": {"ladders": "ladders.ladders"},
    "ImplicationMatrix": {"relations": "ladders.relations", "answers": "ladders.answers", "cutoffs": "ladders.cutoffs"},
    "ValueMap": {"relations": "ladders.drawn", "left_out": "ladders.left_out"},
    "Survey": {"columns": "surveys.survey", "doubts": "surveys.doubts", "unread": "surveys.unread"},
    "Landscape": {"outcomes": "surveys.landscape"},
    "Segments": {
        "outcomes": "surveys.segments",
        "segments": "surveys.sizes",
        "candidates": "surveys.candidates",
        "people": "surveys.members",
    },
    "Quadrants": {"outcomes": "surveys.quadrants"},
    "GapAnalysis": {"outcomes": "surveys.gaps"},
    "DerivedImportance": {"outcomes": "surveys.drivers"},
    "SwitchTimeline": {"stages": "interviews.timeline", "little_hires": "interviews.uses"},
    "Switching": {"stages": "interviews.switching"},
    "Demand": {"signs": "interviews.demand"},
    "Process": {
        "activities": "processes.activities",
        "directly_follows": "processes.follows",
        "variants": "processes.variants",
    },
    "Durations": {"durations": "processes.durations"},
    "Conformance": {
        "steps": "processes.steps",
        "breakdowns": "processes.breakdowns",
        "strangers": "processes.strangers",
    },
    "Outlook": {"activities": "processes.outlook"},
    "Draft": {"steps": "processes.draft", "edges": "processes.draft_edges", "omissions": "processes.omissions"},
    "Opportunities": {
        "found": "openings.found",
        "unknown": "openings.unknown",
        "not_looked_for": "openings.not_looked_for",
    },
    "ChoiceData": {"shares": "choices.data"},
    "ChoiceFit": {"coefficients": "choices.fit", "figures": "choices.figures"},
    "Forecast": {"shares": "choices.forecast"},
    "TradeOff": {"ratio": "choices.trade_off"},
    "Evaluation": {
        "calibration": "choices.calibration",
        "shares": "choices.foreseen",
        "figures": "choices.quality",
    },
    "TravelMode": {"options": "choices.travel_mode"},
}
"""Class → name of the table → the function that makes its listing; the first is the one that nobody has to name."""

SEVERAL = {"Competitor": {"all": "networks.competitors"}}
"""What is one table where a tuple or a list holds nothing else."""


def rows(value: object, table: str | None = None) -> list[dict[str, Any]]:
    """Return a table of a value as plain dicts: texts, numbers, truths and days by column, None where there is none.

    Args:
        value: A value that holds a table: each class says which, and their columns.
        table: Which one, where a value has several; the first where none is named.

    Raises:
        InvalidTypeError: The value holds no table.
        UnknownNameError: It has no table of such a name.

    Example:
        >>> import jobtheory as jt
        >>> coffee = jt.JobMap.chain("Boil water", "Pour")
        >>> jt.show.rows(coffee, "edges")
        [{'earlier': 'boil-water', 'later': 'pour'}]
    """
    return [dict(row) for row in listing(value, table).rows]


def frame(value: object, backend: str | None = None, table: str | None = None) -> Any:  # a frame of any library
    """Return a table of a value as a dataframe.

    Columns keep their type where there is no row, and where a cell is missing. In a frame of pandas days are points in
    time at midnight, and whole numbers that may be missing have the type ``Int64``. Names stand in it as they are:
    `csv` writes them so that a spreadsheet takes none for a formula; a frame's own writers do not.

    Args:
        value: A value that holds a table: each class says which, and their columns.
        backend: ``"pandas"``, ``"polars"`` or ``"pyarrow"``; the first of them that is installed where left out.
        table: Which one, where a value has several; the first where none is named.

    Raises:
        MissingExtraError: narwhals or the dataframe library is not installed.
        InvalidTypeError: The value holds no table.
        UnknownNameError: There is no such backend, or the value has no table of such a name.
    """
    return frames.frame(listing(value, table), backend)


def csv(value: object, file: Target | None = None, table: str | None = None) -> str | None:
    r"""Return a table of a value as comma-separated values, or write it to a file.

    It follows RFC 4180, in UTF-8 without a byte order mark: lines end in CR LF, texts are quoted, numbers are not, and
    what is missing is empty, as is a number that is infinite. Texts are changed in two ways, so that nobody's name does
    harm. A text that a spreadsheet would take for a formula (it begins with ``=``, ``+``, ``-``, ``@``, a tab or a line
    break, or one of these follows a semicolon, tab or line break in it, where other separators begin a cell) gets an
    apostrophe before that place (OWASP, CSV Injection); to read the text again, take one apostrophe away there. And
    control characters that could steer a terminal are written as escapes such as ``\x1b``; line feeds and tabs stay.

    Args:
        value: A value that holds a table: each class says which, and their columns.
        file: A path, or a file that is open for text, best with ``newline=""``; where left out the text is returned.
        table: Which one, where a value has several; the first where none is named.

    Raises:
        InvalidTypeError: The value holds no table, or the file is none.
        UnknownNameError: It has no table of such a name.

    Example:
        >>> import jobtheory as jt
        >>> coffee = jt.JobMap(["Boil water", jt.Step("=1+1", key="x")], [("boil-water", "x")])
        >>> jt.show.csv(coffee, table="edges").splitlines()
        ['"earlier","later"', '"boil-water","x"']
        >>> "'=1+1" in jt.show.csv(coffee)
        True
    """
    text = separated.written(listing(value, table))
    tables = found(value, TABLES, SEVERAL) or {}
    if isinstance(file, str) and file in tables:
        raise InvalidTypeError(
            f"the file is {shown(file)}, which is the name of a table",
            path=("to_csv",),
            hint=f"Write table={file!r}; a file of that name is {file + '.csv'!r} or Path({file!r}).",
            code="JT704",
        )
    if file is None:
        return text
    separated.write(file, text)
    return None


def listing(value: object, table: object = None) -> Listing:
    """Return a table of a value, before it is known for whom."""
    tables = found(value, TABLES, SEVERAL)
    if tables is None:
        raise InvalidTypeError(f"{shown(value)} holds no table", hint=f"Give one of {', '.join(TABLES)}.", code="JT702")
    if table is None:
        table = next(iter(tables))
    if not isinstance(table, str) or table not in tables:
        raise UnknownNameError(
            f"{shown(value)} has no table {shown(table)}",
            hint=(did_you_mean(table, tables) if isinstance(table, str) else "") or f"Name one of {', '.join(tables)}.",
            code="JT703",
        )
    made: Listing = function(__name__, tables[table])(value)
    return made
