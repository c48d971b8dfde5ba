"""The network that a job is checked in: looked at once, for all of its jobs."""

from __future__ import annotations

from collections import Counter
from functools import cached_property
from typing import TYPE_CHECKING

from jobtheory.checks.meaning import meaning, wording
from jobtheory.checks.rule import Case, Sentence

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from jobtheory.checks.lexicon import Lexicon
    from jobtheory.model.job import Job
    from jobtheory.model.network import JobNetwork
    from jobtheory.model.purpose import Purpose
    from jobtheory.model.serving import Serves
    from jobtheory.model.solution import Solution

LOOKED_AT = 256
"""So many jobs are looked at for a longer way, and so many above each; one that is longer still is not reported."""

TELLING = 2
"""A purpose of so many outcomes or more tells one job from another."""


class Around:
    """A network, the cases of its jobs, and what is asked of it for each job anew."""

    def __init__(self, network: JobNetwork, solutions: Mapping[str, Iterable[Solution]], lexicon: Lexicon) -> None:
        self.network: JobNetwork = network
        self.lexicon: Lexicon = lexicon
        self.cases: dict[str, Case] = {job.key: Case(job, solutions.get(job.key, ()), lexicon, self) for job in network}

    def own(self, key: str) -> Sentence:
        """Return the statement of a job, taken apart."""
        return self.cases[key].sentences[0]

    def namesake(self, job: Job) -> str | None:
        """Return the job declared before this one that says the same, or None."""
        first = self._by_wording.get(self._wording(job), job.key)
        return None if first == job.key else first

    def twin(self, job: Job) -> str | None:
        """Return the job declared before this one that has the same purpose, or None."""
        first = self._by_purpose.get(job.purpose, job.key)
        return None if first == job.key else first

    def stated_above(self, sentence: Sentence, job: Job) -> tuple[str, Sentence] | None:
        """Return the first job served, and its outcome, that says what an outcome of this job says."""
        said = meaning(sentence, self.lexicon)
        for upper in self.network.why(job) if said[1] else ():
            if said in self._outcomes(upper):
                return upper, self._outcomes(upper)[said]
        return None

    def passed(self, lower: str, upper: str) -> str | None:
        """Return a job that one job serves on a longer way to another that it serves too, or None."""
        bound = self._depth[upper]  # whatever leads to it stands below it
        waiting = [key for key in self.network.why(lower) if self._depth[key] > bound][:LOOKED_AT]
        by_way_of = {key: key for key in waiting}
        while waiting and len(by_way_of) < 2 * LOOKED_AT:
            key = waiting.pop()
            above = self.network.why(key)[:LOOKED_AT]
            if upper in above:
                return by_way_of[key]
            fresh = [other for other in above if other not in by_way_of and self._depth[other] > bound]
            by_way_of.update(dict.fromkeys(fresh, by_way_of[key]))
            waiting += fresh
        return None

    @cached_property
    def apart(self) -> Mapping[str, int]:
        """The parts that are not connected with the largest: the first job on top of each, and how many jobs it has.

        A job without any connection is no part.
        """
        sizes = Counter(self._parts.values())
        largest = max(sizes, key=lambda part: sizes[part], default="")
        return {part: size for part, size in sizes.items() if part != largest and size > 1}

    def pairs(self, lower: str) -> tuple[Serves, ...]:
        """Return the pairs in which a job serves another."""
        return tuple(self._pairs.get(lower, ()))

    def above(self, job: Job) -> tuple[Job, ...]:
        """Return all jobs that a job serves, be it through others."""
        seen: dict[str, None] = {}
        waiting = [job.key]
        while waiting:
            fresh = [key for key in self.network.why(waiting.pop()) if key not in seen]
            seen.update(dict.fromkeys(fresh))
            waiting += fresh
        return tuple(self.network[key] for key in seen)

    @cached_property
    def _pairs(self) -> dict[str, list[Serves]]:
        pairs: dict[str, list[Serves]] = {}
        for one in self.network.serves:
            pairs.setdefault(one.lower, []).append(one)
        return pairs

    @cached_property
    def _depth(self) -> dict[str, int]:
        return {key: depth for depth, rung in enumerate(self.network.levels) for key in rung}

    @cached_property
    def _parts(self) -> dict[str, str]:
        """For each job the one that stands for its part: of those on top, the one declared first."""
        parts: dict[str, str] = {}
        for root in self.network.roots:
            waiting = [] if root in parts else [root]
            while waiting:
                key = waiting.pop()
                if key not in parts:
                    parts[key] = root
                    waiting += [*self.network.why(key), *self.network.how(key)]
        return parts

    @cached_property
    def _by_wording(self) -> dict[tuple[str, ...], str]:
        first: dict[tuple[str, ...], str] = {}
        for job in self.network:
            said = self._wording(job)
            if said:
                first.setdefault(said, job.key)
        return first

    @cached_property
    def _by_purpose(self) -> dict[Purpose, str]:
        first: dict[Purpose, str] = {}
        for job in self.network:
            if len(job.purpose) >= TELLING:
                first.setdefault(job.purpose, job.key)
        return first

    def _wording(self, job: Job) -> tuple[str, ...]:
        sentence = self.own(job.key)
        return wording(sentence.statement.words[sentence.head :])

    def _outcomes(self, key: str) -> dict[tuple[str, frozenset[str]], Sentence]:
        if key not in self._told:
            told: dict[tuple[str, frozenset[str]], Sentence] = {}
            for sentence in self.cases[key].outcomes:
                told.setdefault(meaning(sentence, self.lexicon), sentence)
            self._told[key] = told
        return self._told[key]

    @cached_property
    def _told(self) -> dict[str, dict[tuple[str, frozenset[str]], Sentence]]:
        return {}
