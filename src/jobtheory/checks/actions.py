"""Rules about a job map: one action a step, in an order in which everything leads somewhere."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from jobtheory.checks.family import Family, a_map, a_step
from jobtheory.checks.finding import Severity
from jobtheory.checks.mending import edge_text, without_edges
from jobtheory.checks.rule import Hit
from jobtheory.checks.words import Word, split, stem
from jobtheory.model.step import Stage

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jobtheory.checks.rule import Case, Sentence
    from jobtheory.model.jobmap import JobMap

ACTION = Family("action")

FEWEST, MOST = 3, 40
"""A map of fewer steps hides where a job is hard; one of more is about how, not what (Bettencourt & Ulwick 2008, HBR
86(5):109-114, find most jobs to have 10 to 20)."""

LOOKED_AT = 64
"""So many steps are looked at for a way around an edge; a longer way around is not reported."""


@ACTION.rule(
    "JT840",
    "two-actions",
    Severity.WARNING,
    failing=a_step("Board the tram and find a seat"),
    mended=a_step("Board the vehicle"),
)
def two_actions(case: Case) -> Iterator[Hit]:
    """A solution may spare one of two actions and not the other; a step of both has no level for that."""
    hint = "Make each action a step."
    for sentence, (kind, first, last) in case.seconds:
        if kind == "action" and sentence.kind == "step":
            yield sentence.quoting(first, last, "with {} a second action begins", hint)


@ACTION.rule(
    "JT841",
    "consumption",
    Severity.WARNING,
    failing=a_step("Download the app"),
    mended=a_step("Find out the next departure"),
)
def consumption(case: Case) -> Iterator[Hit]:
    """Getting, learning and paying for a product is the price of one solution, and no part of the job.

    Another solution spares it. It belongs to the job's ``adoption``.
    """
    hint = "Put it under adoption=, and say in the map what gets done with it."
    for sentence in case.steps:
        last = _consumed(sentence, case)
        if last:
            yield sentence.hit(0, last, "it is about getting or keeping a product", hint)


def _consumed(sentence: Sentence, case: Case) -> int:
    """Return before which word ends what says that a step is about a product; 0 where nothing does."""
    words, lexicon = sentence.statement.words, case.lexicon

    def begins(name: str) -> int:
        return lexicon.longest(f"consumption.{name}", words, 0)

    if length := begins("verbs"):
        return length
    is_strong = lexicon.find("consumption.strong", words, 1) or lexicon.find("consumption.whole", words, 1)
    products = ("consumption.objects", "products.technologies", "products.tools")
    buys = begins("buying") and any(lexicon.find(name, words, 1) for name in products)
    gets = begins("getting") and any(word.lower == "new" for word in words[1:4])
    keeps = begins("keeping") and any(_is_named(solution.name, words) for solution in case.solutions)
    alone = len(words) == 1 and begins("alone")
    return len(words) if is_strong or buys or gets or keeps or alone else 0


def _is_named(name: str, words: tuple[Word, ...]) -> bool:
    """Whether a solution is named among the words."""
    named = tuple(stem(word.lower) for word in split(name))
    given = [stem(word.lower) for word in words]
    return any(tuple(given[n : n + len(named)]) == named for n in range(1, len(given)))


@ACTION.rule(
    "JT842",
    "no-execute",
    Severity.WARNING,
    failing=a_map(
        'jt.JobMap.chain(\n        jt.Step("Choose a route", stage="define"),\n        "Travel to the place",\n'
        '        jt.Step("Confirm the arrival", stage="conclude"),\n    )'
    ),
    mended=a_map(
        'jt.JobMap.chain(\n        jt.Step("Choose a route", stage="define"),\n'
        '        jt.Step("Travel to the place", stage="execute"),\n'
        '        jt.Step("Confirm the arrival", stage="conclude"),\n    )'
    ),
)
def no_execute(case: Case) -> Iterator[Hit]:
    """A map whose steps only prepare and conclude lacks the one in which the job gets done."""
    stages = {step.stage for step in case.job.action.steps} - {None}
    if stages and Stage.EXECUTE not in stages:
        hint = "Give the step in which the job gets done the stage 'execute'."
        yield Hit((*case.at, "JobMap"), "no step belongs to the stage execute", hint)


@ACTION.rule(
    "JT843",
    "stage-order",
    Severity.WARNING,
    failing=a_map(
        'jt.JobMap.chain(\n        jt.Step("Travel to the place", stage="execute"),\n'
        '        jt.Step("Choose a route", stage="define"),\n        "Confirm the arrival",\n    )'
    ),
    mended=a_map(
        'jt.JobMap.chain(\n        jt.Step("Choose a route", stage="define"),\n'
        '        jt.Step("Travel to the place", stage="execute"),\n        "Confirm the arrival",\n    )'
    ),
)
def stage_order(case: Case) -> Iterator[Hit]:
    """Stages have a usual order, from define to conclude; a step that goes back is often a repeat drawn as an edge."""
    place = {stage: n for n, stage in enumerate(Stage)}
    action = case.job.action
    for earlier, later in action.edges:
        one, other = action[earlier].stage, action[later].stage
        if one is not None and other is not None and place[one] > place[other]:
            path = (*case.at, "JobMap", edge_text((earlier, later)))
            hint = "Declare the way back under repeats=, or look at the stages again."
            yield Hit(path, f"it leads from the stage {one.value} back to {other.value}", hint)


@ACTION.rule(
    "JT844",
    "leads-nowhere",
    Severity.ADVICE,
    failing=a_map(
        'jt.JobMap(\n        ["Choose a route", "Look at the weather", "Travel to the place"],\n'
        '        [("choose-a-route", "look-at-the-weather"), ("choose-a-route", "travel-to-the-place")],\n    )'
    ),
    mended=a_map(
        'jt.JobMap(\n        ["Choose a route", "Look at the weather", "Travel to the place"],\n'
        '        [("choose-a-route", "look-at-the-weather"), ("look-at-the-weather", "travel-to-the-place")],\n    )'
    ),
)
def leads_nowhere(case: Case) -> Iterator[Hit]:
    """A step that nothing waits for, though the job goes on, is either not needed or lacks an edge."""
    yield from _loose(case, 0, "nothing comes after it, though the job goes on", "Add the edge to what waits for it.")


@ACTION.rule(
    "JT845",
    "unreachable",
    Severity.ADVICE,
    failing=a_map(
        'jt.JobMap(\n        ["Choose a route", "Look at the weather", "Travel to the place"],\n'
        '        [("choose-a-route", "travel-to-the-place"), ("look-at-the-weather", "travel-to-the-place")],\n    )'
    ),
    mended=a_map('jt.JobMap.chain("Choose a route", "Look at the weather", "Travel to the place")'),
)
def unreachable(case: Case) -> Iterator[Hit]:
    """A step that nothing leads to, though the job has begun elsewhere, is often an edge forgotten."""
    yield from _loose(case, 1, "nothing leads to it, though the job begins elsewhere", "Add the edge that leads to it.")


@ACTION.rule(
    "JT846",
    "apart",
    Severity.WARNING,
    failing=a_map(
        'jt.JobMap(\n        ["Choose a route", "Travel to the place", "Look at the weather"],\n'
        '        [("choose-a-route", "travel-to-the-place")],\n    )'
    ),
    mended=a_map('jt.JobMap.chain("Choose a route", "Look at the weather", "Travel to the place")'),
)
def apart(case: Case) -> Iterator[Hit]:
    """A step with no edge at all, in a map that has edges, has no place in the job."""
    action = case.job.action
    tied = {key for edge in action.edges for key in edge}
    if not action.edges:
        return
    for step in action.steps:
        if step.key not in tied and not any(step.key in group for group in _groups(action).get(step.key, ())):
            yield Hit(case.path(step), "no edge leads to it or from it", "Add its edges, or leave it out.")


@ACTION.rule(
    "JT847",
    "too-coarse",
    Severity.ADVICE,
    failing=a_map('jt.JobMap.chain("Travel to the place")'),
    mended=a_map('jt.JobMap.chain("Choose a route", "Travel to the place", "Confirm the arrival")'),
)
def too_coarse(case: Case) -> Iterator[Hit]:
    """A map of one or two steps hides where the job is hard, and solutions differ on nothing in it."""
    count = len(case.job.action)
    if 0 < count < FEWEST:
        many = f"it has {count} step{'' if count == 1 else 's'}"
        yield Hit((*case.at, "JobMap"), many, "Say what comes before and after: define, prepare, confirm, conclude.")


@ACTION.rule(
    "JT848",
    "too-fine",
    Severity.ADVICE,
    failing=a_map('jt.JobMap.chain(*(f"Cross street {n}" for n in range(50)))'),
    mended=a_map('jt.JobMap.chain("Choose a route", "Cross the streets", "Confirm the arrival")'),
)
def too_fine(case: Case) -> Iterator[Hit]:
    """A map of very many steps tells how somebody does it today; what has to get done is seldom more than 20 steps."""
    count = len(case.job.action)
    if count > MOST:
        yield Hit(
            (*case.at, "JobMap"), f"it has {count} steps", "Join those that every solution does or spares together."
        )


@ACTION.rule(
    "JT849",
    "redundant-edge",
    Severity.ADVICE,
    failing=a_map(
        'jt.JobMap(\n        ["Choose a route", "Set out", "Travel to the place"],\n'
        '        [("choose-a-route", "set-out"), ("set-out", "travel-to-the-place"),\n'
        '         ("choose-a-route", "travel-to-the-place")],\n    )'
    ),
    mended=a_map('jt.JobMap.chain("Choose a route", "Set out", "Travel to the place")'),
    mend=without_edges,
)
def redundant_edge(case: Case) -> Iterator[Hit]:
    """An edge that says what a way through required steps says already makes a map harder to read and to change."""
    action = case.job.action
    after, before = _neighbours(action)
    place = {key: n for n, key in enumerate(action.order)}
    loose = {step.key for step in action.steps if step.optional} | set(_groups(action))
    for earlier, later in action.edges:
        if len(after[earlier]) > 1 and len(before[later]) > 1 and _goes_around(earlier, later, after, place, loose):
            path = (*case.at, "JobMap", edge_text((earlier, later)))
            yield Hit(path, "a way through other steps says the same", "Leave the edge out; fix() does.")


@ACTION.rule(
    "JT850",
    "optional-in-the-way",
    Severity.ADVICE,
    failing=a_map(
        'jt.JobMap.chain("Choose a route", jt.Step("Look at the weather", optional=True), "Travel to the place")'
    ),
    mended=a_map(
        'jt.JobMap(\n        ["Choose a route", jt.Step("Look at the weather", optional=True), "Travel to work"],\n'
        '        [("choose-a-route", "look-at-the-weather"), ("look-at-the-weather", "travel-to-work"),\n'
        '         ("choose-a-route", "travel-to-work")],\n    )'
    ),
)
def optional_in_the_way(case: Case) -> Iterator[Hit]:
    """An optional step that every way to the end goes through cannot be left out by following the map."""
    action = case.job.action
    if not any(step.optional for step in action.steps):
        return
    through, goes_on = _dominators_of_the_end(action), {earlier for earlier, _ in action.edges}
    for step in action.steps:
        if step.optional and step.key in through and step.key in goes_on:
            yield Hit(
                case.path(step), "it is optional, and every way to the end goes through it", "Add an edge around it."
            )


def _groups(action: JobMap) -> dict[str, list[tuple[str, ...]]]:
    groups: dict[str, list[tuple[str, ...]]] = defaultdict(list)
    for group in action.alternatives:
        for key in group:
            groups[key].append(group)
    return groups


def _neighbours(action: JobMap) -> tuple[dict[str, list[str]], dict[str, list[str]]]:
    after: dict[str, list[str]] = defaultdict(list)
    before: dict[str, list[str]] = defaultdict(list)
    for earlier, later in action.edges:
        after[earlier].append(later)
        before[later].append(earlier)
    return after, before


def _loose(case: Case, end: int, message: str, hint: str) -> Iterator[Hit]:
    """Yield the steps that have edges on one side only, where they are neither the first nor the last of the map."""
    action = case.job.action
    has = {edge[end] for edge in action.edges}
    tied = {edge[1 - end] for edge in action.edges}
    ends = [step for step in action if step.key in tied and step.key not in has]
    groups = _groups(action)
    kept = ends[-1:] if end == 0 else ends[:1]
    family = {key for step in kept for group in groups.get(step.key, ()) for key in group} | {s.key for s in kept}
    for step in ends:
        if step.key not in family:
            yield Hit(case.path(step), message, hint)


def _goes_around(earlier: str, later: str, after: dict[str, list[str]], place: dict[str, int], loose: set[str]) -> bool:
    """Return whether a way of required steps leads from one step to another beside the edge between them."""
    waiting = [key for key in after[earlier] if key != later and key not in loose and place[key] < place[later]]
    seen = set(waiting)
    while waiting and len(seen) < LOOKED_AT:
        key = waiting.pop()
        if later in after[key][:LOOKED_AT]:
            return True
        fresh = [k for k in after[key][:LOOKED_AT] if k not in seen and k not in loose and place[k] < place[later]]
        seen.update(fresh)
        waiting += fresh
    return False


def _dominators_of_the_end(action: JobMap) -> set[str]:
    """Return the steps on every way from a beginning to an end, in one pass: where all ways meet in order."""
    order = action.order
    place = {key: n for n, key in enumerate(order)}
    after, before = _neighbours(action)
    reach = 0
    found: set[str] = set()
    for n, key in enumerate(order):
        if n and not before[key]:
            found.clear()  # another beginning, from which none of the steps so far is passed
        elif reach <= n:
            found.add(key)
        is_end = not after[key] and n + 1 < len(order)
        reach = len(order) if is_end else max([reach, *(place[k] for k in after[key])])
    return found
