"""Messages of many trades, half of them naming the job, in the manner of advertising; no company's own.

Both files were written before any rule, by the hand that then wrote the rules and their word lists. So that nothing
remembered counts, the kept half is scored without the phrases of those lists that stand in a kept message and in no
seen one.
"""

from functools import cache

from jobtheory.checks import Lexicon, Message, read_message
from jobtheory.checks.words import split
from jobtheory.model.values import FrozenMap
from tests.checks.statements import Row, read

KEPT, SEEN = read("messages_kept"), read("messages_seen")

CLOSED = {f"messages.{name}" for name in ("circumstances", "enabling", "people", "numbers", "quiet")}
"""Lists of words that hold a sentence together: what is in them is the language, and remembered from nowhere."""


@cache
def without_what_is_remembered() -> Lexicon:
    """Return the words without those of advertising that only kept messages have."""
    lexicon = Lexicon.english()
    ours = [(name, phrase) for name, phrases in lexicon.lists.items() for phrase in phrases if _is_ours(name)]
    apart = Lexicon(FrozenMap({str(n): (phrase,) for n, (_, phrase) in enumerate(ours)}))
    kept, seen = ([split(row["text"]) for row in rows] for rows in (KEPT, SEEN))
    for n, (name, phrase) in enumerate(ours):
        stands = [any(apart.find(str(n), words) for words in half) for half in (kept, seen)]
        if stands == [True, False]:
            lexicon = lexicon.without(name, phrase)
    return lexicon


def _is_ours(name: str) -> bool:
    return name.startswith("messages.") and name not in CLOSED


def message(row: Row, lexicon: Lexicon | None = None) -> Message:
    """Return what is read in a message."""
    return read_message(row["text"], lexicon=lexicon)


def table() -> str:
    """Return the figures of the documentation as Markdown."""
    lines = ["| messages | read as labelled (accuracy) | precision | recall |", "| --- | ---: | ---: | ---: |"]
    for name, rows, lexicon in (
        (f"kept aside ({len(KEPT)}), remembered words struck", KEPT, without_what_is_remembered()),
        (f"kept aside ({len(KEPT)}), all words", KEPT, None),
        (f"the rules were made with ({len(SEEN)})", SEEN, None),
    ):
        accuracy, precision, recall = rates(rows, lexicon)
        lines.append(f"| {name} | {accuracy:.2f} | {precision:.2f} | {recall:.2f} |")
    return "\n".join(lines)


def rates(rows: list[Row], lexicon: Lexicon | None) -> tuple[float, float, float]:
    """Return accuracy, and precision and recall of the messages that name the job."""
    pairs = [(row["names_job"], message(row, lexicon).names_the_job) for row in rows]
    both = sum(label and found for label, found in pairs)
    return (
        sum(label is found for label, found in pairs) / len(pairs),
        both / sum(found for _, found in pairs),
        both / sum(label for label, _ in pairs),
    )
