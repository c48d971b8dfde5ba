"""Where a statement says two things: two metrics of one object, two needs, or two actions."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

from jobtheory.checks.phrases import Phrases
from jobtheory.checks.statement import Form

if TYPE_CHECKING:
    from jobtheory.checks.lexicon import Lexicon
    from jobtheory.checks.rule import Sentence

BETWEEN = 1
"""So many words between a first metric and a second one leave them one object: "the time, mess and cost of"."""


class Second(NamedTuple):
    """The second thing that a statement says, and where it begins and ends, as positions of words."""

    kind: Literal["metric", "need", "action"]
    first: int
    last: int


def seconds(sentence: Sentence, lexicon: Lexicon) -> list[Second]:
    """Return everything that a statement says beside its first metric, need or action."""
    return _Joined(sentence, lexicon).seconds()


class _Joined(Phrases):
    def __init__(self, sentence: Sentence, lexicon: Lexicon) -> None:
        super().__init__(sentence.statement.words, lexicon)
        self.statement = sentence.statement
        self.is_step = sentence.kind == "step"
        self.is_outcome = sentence.statement.form is Form.OUTCOME
        self.is_event = sentence.kind in {"hazard", "problem"}
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
        is_meanwhile = self.stands("while", at) or self.stands("whilst", at)
        if self.is_outcome and is_meanwhile and self.is_gerund(at + 1):
            noun = self.lexicon.past_determiner(self.words, at + 2)
            if self.metric(noun) and noun > at + 2:
                return Second("need", at, noun)
        if self.stands("both", at) and at == 1 and self.is_outcome:
            first = self.lexicon.past_determiner(self.words, at + 1)
            joint = first + self.metric(first)
            second = next((n for n in range(joint, len(self.words)) if self.stands("and", n)), len(self.words))
            again = self.metric(self.lexicon.past_determiner(self.words, second + 1))
            is_shared = joint > first and (again or self.has_a_tail(joint))
            return Second("metric" if is_shared else "need", at, len(self.words))
        length = self.lexicon.longest("joining.around", self.words, at)
        if self.is_step and length and self.is_doing(at + length):
            return Second("action", at, at + length + 1)
        return None

    def _joined(self, at: int) -> Second | None:  # noqa: PLR0911  # one way out for each kind of joint
        """Look for a second thing behind "and" and the like."""
        besides = self.lexicon.longest("joining.besides", self.words, at)
        joint = at + (besides or self.lexicon.longest("joining.and", self.words, at) or self.words[at].text == ",")
        begin = joint
        while filler := self.lexicon.longest("joining.fillers", self.words, begin) if begin < len(self.words) else 0:
            begin += filler
        if joint == at or begin >= len(self.words) or self._is_between(at):
            return None
        if all(self.lexicon.has("joining.adverbs", self.words[n]) for n in (at - 1, begin)):
            return Second("metric", at, begin + 1)
        if self._is_second_event(at, begin) or self._is_second_feeling(begin) or self._is_second_amount(begin):
            return Second("need", at, begin + 1)
        if besides and self.is_gerund(begin) and begin + 1 < len(self.words):
            return Second("need" if self.is_outcome else "action", at, begin + 1)
        if self.is_outcome:
            return self._of_an_outcome(at, joint, begin, besides=besides > 0)
        if self.statement.form is Form.PHRASE:
            return self._second_metric_of_a_phrase(at, begin)
        is_direction = self.lexicon.longest("directions.sure", self.words, begin)
        is_action = self.statement.form is Form.ACTION and (is_direction or self._is_second_verb(at, begin))
        return Second("action", at, begin + 1) if is_action else None

    def _of_an_outcome(self, at: int, joint: int, begin: int, *, besides: bool) -> Second | None:
        repeats_to = self.stands("to", joint) and self._object_begins_with("to")
        if self._is_second_infinitive(at, begin) or (repeats_to and self.lexicon.is_verb(self.words[begin].lower)):
            return Second("need", at, begin + 1)
        second = self._second_outcome(at, begin)
        return second or (Second("need", at, begin + 1) if besides and self.is_object(begin) else None)

    def _is_between(self, at: int) -> bool:
        """Whether "and" belongs to a "between" before it: "between the quoted and the final price"."""
        before = [word.lower for word in self.words[:at]]
        return "between" in before and "and" not in before[before.index("between") :]

    def _second_outcome(self, at: int, begin: int) -> Second | None:
        if any(self.lexicon.longest(f"directions.{way}", self.words, begin) for way in ("less", "more", "better")):
            return Second("need", at, begin + 1)
        mostly = self.lexicon.longest("functions.mostly-verbs", self.words, begin)
        is_verb = mostly or self.lexicon.is_verb(self.words[begin].lower, only=True)
        if is_verb and not self.lexicon.find("joining.governing", self.words, 1, at) and self.is_object_soon(begin + 1):
            return Second("need", at, begin + 1)
        if self.stands("that", begin - 1) and self.stands("and", at) and self._object_begins_with("that"):
            return Second("need", at, begin)
        noun = self.lexicon.past_determiner(self.words, begin)
        metric = self.metric(noun)
        shares_the_object = self._follows_the_metric(at)
        if not metric and shares_the_object and (self.stands("of", noun + 1) or self.has_a_tail(noun + 1)):
            metric = 1
        if not metric and noun > begin:
            metric = next((n for n in (1, 2, 3) if self.stands("per", noun + n)), 0)
        if not metric:
            return None
        end = noun + metric
        if shares_the_object or self.stands(",", end):
            return Second("metric", at, end)
        has_an_object = end < len(self.words) and self.lexicon.longest("joining.of", self.words, end)
        is_participle = end < len(self.words) and self.words[end].lower.endswith(("ed", "en", "rne", "ught", "wn"))
        return Second("need", at, end) if has_an_object or is_participle or self.is_object(end) else None

    def _is_second_event(self, at: int, begin: int) -> bool:
        if not self.is_event:
            return False
        are_gerunds = self.is_gerund(0) and self.is_gerund(begin)
        return are_gerunds or (self.is_clause(0, at) and self.is_clause(begin, len(self.words)))

    def _is_second_feeling(self, begin: int) -> bool:
        if self.statement.form not in {Form.EMOTIONAL, Form.SOCIAL}:
            return False
        lists: tuple[str, ...] = ("emotions.feeling", "emotions.perceived")
        lists += ("emotions.words", "emotions.states") if self.statement.form is Form.EMOTIONAL else ()
        is_said = any(self.lexicon.longest(name, self.words, begin) for name in lists)
        by_another = self.statement.form is Form.SOCIAL and (self.stands("by", begin) or self.stands("as", begin))
        return is_said or by_another or self.stands("be", begin)

    def _is_second_infinitive(self, at: int, begin: int) -> bool:
        """Whether an outcome is about doing two things: "the time it takes to locate a fault and dispatch a crew"."""
        if not (self.is_outcome and self._object_begins_with("to") and self.is_object(begin + 1)):
            return False
        mostly = self.lexicon.longest("functions.mostly-verbs", self.words, begin)
        in_clause = self.lexicon.find("joining.clauses", self.words, 1, at)
        return not in_clause and (bool(mostly) or self.lexicon.is_verb(self.words[begin].lower, only=True))

    def _second_metric_of_a_phrase(self, at: int, begin: int) -> Second | None:
        first = self.metric(self.lexicon.past_determiner(self.words, 0))
        noun = self.lexicon.past_determiner(self.words, begin)
        second = self.metric(noun)
        return Second("metric", at, noun + second) if first and second and at <= first + 1 else None

    def _is_second_verb(self, at: int, begin: int) -> bool:
        word = self._without_prefix(self.words[begin].lower)
        is_sure = bool(
            self.lexicon.is_verb(word, only=True) or self.lexicon.longest("functions.mostly-verbs", self.words, begin)
        )
        ends_a_clause = self.words[at - 1].text == "," and is_sure
        in_clause = bool(self.lexicon.find("joining.clauses", self.words, 1, at)) and not ends_a_clause
        if in_clause or self._are_subjects(at, begin):
            return False
        if not self.lexicon.is_verb(word):
            return not self.lexicon.is_ordinary(word) and at == 1 and self.is_object(begin + 1)
        behind = begin + 1
        if behind < len(self.words) and self.lexicon.has("functions.particles", self.words[behind]):
            behind += 1
        besides = self.lexicon.longest("joining.besides", self.words, at)
        if besides or self.is_object(begin + 1) or self.is_object(behind):
            return True
        if self.words[at].text == "," and begin == at + 1 and at == 1:
            return self._is_list_of_verbs(at)
        return (at == 1 and (is_sure or begin + 1 < len(self.words))) or (is_sure and begin + 1 < len(self.words))

    def _without_prefix(self, word: str) -> str:
        prefix, _, rest = word.partition("-")
        known = prefix in self.lexicon.lists["functions.prefixes"] and self.lexicon.is_verb(rest)
        return rest if known else word

    def _is_second_amount(self, begin: int) -> bool:
        is_amount = self.stands("less", begin) or self.stands("fewer", begin)
        return is_amount and self.statement.form is Form.ACTION

    def _are_subjects(self, at: int, begin: int) -> bool:
        """Whether two nouns at the head do something together: "salt and sugar get mixed up"."""
        after = begin + 1
        is_said = after < len(self.words) and self.lexicon.has("functions.auxiliaries", self.words[after])
        return at == 1 and is_said and not self.lexicon.is_verb(self.words[begin].lower, only=True)

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

    def _object_begins_with(self, word: str) -> bool:
        part = self.statement.part("object")
        return part is not None and part.text.split(" ", 1)[0].lower() == word
