"""Where a statement says two things: two metrics of one object, two needs, or two actions."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

from jobtheory.checks.statement import Form

if TYPE_CHECKING:
    from jobtheory.checks.lexicon import Lexicon
    from jobtheory.checks.rule import Sentence

BETWEEN = 1
"""So many words between a first metric and a second one leave them one object: "the time, mess and cost of"."""

SHORT_GERUND = 5
"""Words this long or shorter that end in "ing" are seldom gerunds: "thing", "king"."""


class Second(NamedTuple):
    """The second thing that a statement says, and where it begins and ends, as positions of words."""

    kind: Literal["metric", "need", "action"]
    first: int
    last: int


def seconds(sentence: Sentence, lexicon: Lexicon) -> list[Second]:
    """Return everything that a statement says beside its first metric, need or action."""
    return _Joined(sentence, lexicon).seconds()


class _Joined:
    def __init__(self, sentence: Sentence, lexicon: Lexicon) -> None:
        self.statement = sentence.statement
        self.words = sentence.statement.words
        self.lexicon = lexicon
        self.is_step = sentence.kind == "step"
        self.is_outcome = sentence.statement.form is Form.OUTCOME
        self.pairs = {n for start, end in lexicon.find("pairs", self.words) for n in range(start, end)}

    def seconds(self) -> list[Second]:
        found: list[Second] = []
        at = 1
        while at < len(self.words):
            second = None if at in self.pairs else self._aside(at) or self._joined(at)
            if second is not None:
                found.append(second)
                at = second.last
            at += 1
        return found

    def _aside(self, at: int) -> Second | None:
        """Look for what a second thing is said in passing with: "while keeping …", "without losing …", "both …"."""
        lists = ("meanwhile", "without", *(("besides-it",) if self.words[at - 1].text == "," else ()))
        for name in lists:
            if length := self.lexicon.longest(f"joining.{name}", self.words, at):
                return Second("need", at, at + length)
        is_meanwhile = self._is("while", at) or self._is("whilst", at)
        if self.is_outcome and is_meanwhile and self._is_gerund(at + 1):
            noun = self.lexicon.past_determiner(self.words, at + 2)
            if self._metric(noun) and noun > at + 2:
                return Second("need", at, noun)
        if self._is("both", at) and at == 1 and self.is_outcome:
            first = self.lexicon.past_determiner(self.words, at + 1)
            joint = first + self._metric(first)
            is_shared = joint > first and (self._is("and", joint) or self._has_a_tail(joint))
            return Second("metric" if is_shared else "need", at, len(self.words))
        length = self.lexicon.longest("joining.around", self.words, at)
        if self.is_step and length and self._is_doing(at + length):
            return Second("action", at, at + length + 1)
        return None

    def _joined(self, at: int) -> Second | None:  # noqa: PLR0911  # one way out for each kind of joint
        """Look for a second thing behind "and" and the like."""
        besides = self.lexicon.longest("joining.besides", self.words, at)
        is_comma = self.words[at].text == ","
        begin = at + (besides or self.lexicon.longest("joining.and", self.words, at) or is_comma)
        if begin == at:
            return None
        repeats_to = self._is("to", begin) and self.is_outcome and self._object_begins_with("to")
        while filler := self.lexicon.longest("joining.fillers", self.words, begin) if begin < len(self.words) else 0:
            begin += filler
        if begin >= len(self.words):
            return None
        if besides and self._is_gerund(begin) and begin + 1 < len(self.words):
            return Second("need" if self.is_outcome else "action", at, begin + 1)
        if self._is_second_infinitive(at, begin):
            return Second("need", at, begin + 1)
        if repeats_to and self.lexicon.is_verb(self.words[begin].lower):
            return Second("need", at, begin + 1)
        if self.is_outcome:
            second = self._second_outcome(at, begin)
            return second or (Second("need", at, begin + 1) if besides and self._is_object(begin) else None)
        if self.statement.form is Form.PHRASE:
            return self._second_metric_of_a_phrase(at, begin)
        if self.statement.form is Form.ACTION and self.lexicon.longest("directions.sure", self.words, begin):
            return Second("action", at, begin + 1)
        if self.statement.form is Form.ACTION and self._is_second_verb(at, begin):
            return Second("action", at, begin + 1)
        return None

    def _second_outcome(self, at: int, begin: int) -> Second | None:
        if any(self.lexicon.longest(f"directions.{way}", self.words, begin) for way in ("less", "more", "better")):
            return Second("need", at, begin + 1)
        mostly = self.lexicon.longest("functions.mostly-verbs", self.words, begin)
        is_verb = mostly or self.lexicon.is_verb(self.words[begin].lower, only=True)
        if (
            is_verb
            and not self.lexicon.find("joining.governing", self.words, 1, at)
            and self._is_object_soon(begin + 1)
        ):
            return Second("need", at, begin + 1)
        if self._is("that", begin - 1) and self._is("and", at) and self._object_begins_with("that"):
            return Second("need", at, begin)
        noun = self.lexicon.past_determiner(self.words, begin)
        metric = self._metric(noun)
        shares_the_object = self._follows_the_metric(at)
        if not metric and shares_the_object and (self._is("of", noun + 1) or self._has_a_tail(noun + 1)):
            metric = 1
        if not metric:
            return None
        end = noun + metric
        if shares_the_object or self._is(",", end):
            return Second("metric", at, end)
        has_an_object = end < len(self.words) and self.lexicon.longest("joining.of", self.words, end)
        is_participle = end < len(self.words) and self.words[end].lower.endswith(("ed", "en", "rne", "ught"))
        return Second("need", at, end) if has_an_object or is_participle or self._is_object(end) else None

    def _is_second_infinitive(self, at: int, begin: int) -> bool:
        """Whether an outcome is about doing two things: "the time it takes to locate a fault and dispatch a crew"."""
        if not (self.is_outcome and self._object_begins_with("to") and self._is_object(begin + 1)):
            return False
        mostly = self.lexicon.longest("functions.mostly-verbs", self.words, begin)
        in_clause = self.lexicon.find("joining.clauses", self.words, 1, at)
        return not in_clause and (bool(mostly) or self.lexicon.is_verb(self.words[begin].lower, only=True))

    def _second_metric_of_a_phrase(self, at: int, begin: int) -> Second | None:
        first = self._metric(self.lexicon.past_determiner(self.words, 0))
        noun = self.lexicon.past_determiner(self.words, begin)
        second = self._metric(noun)
        return Second("metric", at, noun + second) if first and second and at <= first + 1 else None

    def _is_second_verb(self, at: int, begin: int) -> bool:
        word = self.words[begin].lower
        is_new_word = not self.lexicon.is_ordinary(word) and at == 1 and self._is_object(begin + 1)
        if self.lexicon.find("joining.clauses", self.words, 1, at):
            return False
        if not self.lexicon.is_verb(word):
            return is_new_word
        behind = begin + 1
        if behind < len(self.words) and self.lexicon.has("functions.particles", self.words[behind]):
            behind += 1
        if self._is_object(begin + 1) or self._is_object(behind):
            return True
        is_comma = self.words[at].text == "," and begin == at + 1
        mostly = self.lexicon.longest("functions.mostly-verbs", self.words, begin)
        if is_comma and at == 1:
            return self._is_list_of_verbs(at)
        if mostly or self.lexicon.is_verb(word, only=True):
            return begin + 1 < len(self.words) or at == 1
        return at == 1 and begin + 1 < len(self.words)

    def _is_list_of_verbs(self, at: int) -> bool:
        """Whether verbs stand in a row: "collect, label and store"."""
        rest = [w.lower for w in self.words[at + 1 : at + 5]]
        joined = next((n for n, word in enumerate(rest) if word in {"and", "or"}), None)
        return joined is not None and joined + 1 < len(rest) and self.lexicon.is_verb(rest[joined + 1])

    def _follows_the_metric(self, at: int) -> bool:
        """Whether nothing has been said yet of what the first metric is one of, so that both have one object."""
        metric, about = self.statement.part("metric"), self.statement.part("object")
        begin = metric.end if metric else about.start if about else 0
        return sum(word.start >= begin and word.text.isalnum() for word in self.words[:at]) <= BETWEEN

    def _has_a_tail(self, at: int) -> bool:
        return at < len(self.words) and self.lexicon.longest("functions.tails", self.words, at) > 0

    def _is_object_soon(self, at: int) -> bool:
        return self._is_object(at) or self._is_object(at + 1) or (at < len(self.words) and self.words[at].text != ",")

    def _metric(self, at: int) -> int:
        """Return how many words a metric takes that begins here, one adjective before it included."""
        if at >= len(self.words):
            return 0
        if length := self.lexicon.metric(self.words, at):
            return length
        may_describe = self.lexicon.has("names", self.words[at]) or self.lexicon.has("verbs_too", self.words[at])
        if at + 1 < len(self.words) and may_describe:
            length = self.lexicon.metric(self.words, at + 1)
            return length + 1 if length else 0
        return 0

    def _is_doing(self, at: int) -> bool:
        return self._is_gerund(at) and self._is_object(at + 1)

    def _is_object(self, at: int) -> bool:
        if at >= len(self.words):
            return False
        lists = ("functions.determiners", "functions.pronouns", "functions.quantifiers")
        return any(self.lexicon.has(name, self.words[at]) for name in lists) or self.words[at].lower.isdigit()

    def _is_gerund(self, at: int) -> bool:
        if at >= len(self.words):
            return False
        word = self.words[at].lower
        return word.endswith("ing") and len(word) > SHORT_GERUND

    def _is(self, word: str, at: int) -> bool:
        return at < len(self.words) and self.words[at].lower == word

    def _object_begins_with(self, word: str) -> bool:
        part = self.statement.part("object")
        return part is not None and part.text.split(" ", 1)[0].lower() == word
