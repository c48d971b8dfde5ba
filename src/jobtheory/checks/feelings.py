"""Where a statement says what somebody feels."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jobtheory.checks.statement import Form

if TYPE_CHECKING:
    from jobtheory.checks.lexicon import Lexicon
    from jobtheory.checks.rule import Sentence


def feeling(sentence: Sentence, lexicon: Lexicon) -> tuple[int, int] | None:
    """Return where a feeling stands, as positions of words, or None."""
    words, head = sentence.statement.words, sentence.head
    if sentence.statement.form is Form.EMOTIONAL:
        return head, len(words)
    head += lexicon.has("emotions.not", words[head])
    if head >= len(words):
        return None
    if length := lexicon.longest("emotions.verbs", words, head):
        return head, head + length
    states = lexicon.find("emotions.states", words, head + 1, min(head + 4, len(words)))
    if states and lexicon.has("emotions.being", words[head]):
        return states[0]
    behind = lexicon.find("emotions.behind", words, 1)
    found = lexicon.find("emotions.words", words, 0, behind[0][0] if behind else len(words))
    return next((place for place in found if not _is_attribute(sentence, *place, lexicon)), None)


def _is_attribute(sentence: Sentence, start: int, end: int, lexicon: Lexicon) -> bool:
    """Whether it only describes something else: "a nervous horse"."""
    words = sentence.statement.words
    if not start or end >= len(words) or not lexicon.has("functions.determiners", words[start - 1]):
        return False
    return lexicon.is_ordinary(words[end].lower) and not lexicon.has("functions.prepositions", words[end])
