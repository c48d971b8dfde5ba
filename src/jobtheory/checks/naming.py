"""Where a statement names a way to do the job, of those that compete or any other, or has a category's jargon."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jobtheory.checks.words import split, stem

if TYPE_CHECKING:
    from collections.abc import Container, Iterator, Mapping, Sequence

    from jobtheory.checks.lexicon import Lexicon
    from jobtheory.checks.rule import Case, Sentence
    from jobtheory.checks.words import Word


def competitors_named(case: Case) -> Iterator[tuple[Sentence, int, int]]:
    """Yield the places at which a statement names a solution that competes, or a rare name within its name."""
    names = [solution.name for solution in case.solutions if not solution.is_nothing]
    phrases = {tuple(stem(word.lower) for word in split(name)): name for name in names}
    rare = {stem(w.lower) for name in names for w in split(name) if w.is_name and not case.lexicon.is_ordinary(w.lower)}
    brands = set(case.lexicon.lists["products.brands"])
    lengths = sorted({len(phrase) for phrase in phrases if phrase}, reverse=True)
    for sentence in case.sentences if lengths else ():
        words = sentence.statement.words
        stems = [stem(word.lower) for word in words]
        for at, word in enumerate(words):
            length = next((n for n in lengths if tuple(stems[at : at + n]) in phrases and at + n <= len(words)), 0)
            if not length and not (word.is_name and stems[at] in rare):
                continue
            if length == 1 and (
                _is_another_word(word, phrases, brands) or _is_circumstance(sentence, at, case.lexicon)
            ):
                continue
            yield sentence, at, at + max(length, 1)


def jargon_of(sentence: Sentence, case: Case) -> list[tuple[int, int]]:
    """Return where a statement has words of a category that are not what the job is about."""
    found = case.lexicon.find("jargon", sentence.statement.words)
    return [(start, end) for start, end in found if not _is_of_the_job(sentence, start, end, case)]


def products_named(sentence: Sentence, case: Case) -> set[tuple[int, int]]:
    """Return where products and technologies are named, but for those that are what the job is about."""
    words, lexicon = sentence.statement.words, case.lexicon
    found = {
        (start, end)
        for start, end in lexicon.find("products.brands", words)
        if start
        or end - start > 1
        or not lexicon.is_ordinary(words[start].lower)
        or _does_something(words, end, lexicon)
    }
    tools = lexicon.find("products.technologies", words)
    for at in range(1, len(words) - 1):
        if words[at - 1].lower == "by" and words[at].lower.endswith("ing"):
            tools += lexicon.find("products.tools", words, at + 1, min(at + 5, len(words)))[:1]
    for _, behind in lexicon.find("products.providing", words):
        tools += lexicon.find("products.tools", words, behind, min(behind + 3, len(words)))[:1]
    found |= {(start, end) for start, end in tools if not _is_of_the_job(sentence, start, end, case)}
    for _, behind in lexicon.find("products.means", words):
        if behind < len(words) and words[behind].is_name and not any(a <= behind < b for a, b in found):
            found.add((behind, behind + 1))
    return {(a, b) for a, b in found if not any((c, d) != (a, b) and c <= a and b <= d for c, d in found)}


def _is_of_the_job(sentence: Sentence, start: int, end: int, case: Case) -> bool:
    """Whether the job's own statement has these words, so that they are what it is about."""
    words = sentence.statement.words[start:end]
    return sentence.kind != "job" and all(stem(word.lower) in case.job_words for word in words)


def _does_something(words: Sequence[Word], at: int, lexicon: Lexicon) -> bool:
    """Whether a name at the head is the subject of what follows: "Zoom drops out"."""
    if at >= len(words):
        return False
    verb = words[at].lower
    return verb in {"is", "has"} or (verb.endswith("s") and lexicon.is_verb(stem(verb)))


def _is_another_word(word: Word, phrases: Mapping[tuple[str, ...], str], brands: Container[str]) -> bool:
    """Whether a word without a capital only sounds like a brand: "slack" in a rope."""
    return not word.is_name and phrases.get((stem(word.lower),), "") in brands


def _is_circumstance(sentence: Sentence, at: int, lexicon: Lexicon) -> bool:
    """Whether an ordinary word stands where a job says in which circumstances it arises."""
    context = sentence.statement.part("context") if sentence.kind == "job" else None
    word = sentence.statement.words[at]
    return context is not None and word.start >= context.start and not word.is_name and lexicon.is_ordinary(word.lower)
