"""Freelancers want to get paid: which outcome do we work on first, and for whom?

Run it with ``python examples/survey.py``; it needs the extra ``learn``. The survey is made up on the spot, from a fixed
seed, to show what the library does: an export with the faults that exports have is read, and every guess is shown; the
outcomes are scored, with what can be told apart and what cannot; and the average of everybody turns out to be nobody's.
"""

# The newest stubs of numpy leave the dtype of what some functions also take open.
# pyright: reportUnknownMemberType=false

import numpy as np

import jobtheory as jt

NEEDS = {
    "time": "Spend little time on writing invoices",
    "sure": "Know when the money will arrive",
    "chase": "Get paid without having to ask twice",
    "tax": "Set the right tax aside",
    "worth": "Know which customers are worth it",
    "look": "Look professional",
}
"""The outcomes that were asked about, each once for its importance and once for the satisfaction with it."""

UNMET = {"few large": ("sure", "chase"), "many small": ("time", "tax")}
"""What is unmet for those with a few large customers, and for those with many small ones."""

WORDS = ("Very dissatisfied", "Dissatisfied", "Neither nor", "Satisfied", "Very satisfied")
MATTERS, DOES_NOT = (0.02, 0.03, 0.1, 0.35, 0.5), (0.15, 0.25, 0.35, 0.2, 0.05)
BADLY, WELL = (0.35, 0.35, 0.2, 0.07, 0.03), (0.03, 0.07, 0.3, 0.4, 0.2)

PEOPLE = 400

Export = dict[str, list[object]]


def export() -> Export:
    """Return the made-up answers of freelancers, as a survey tool would write them."""
    draw = np.random.default_rng(20)
    kinds = draw.choice(list(UNMET), PEOPLE, p=[0.4, 0.6]).tolist()
    answers: Export = {"Respondent": list(range(1, PEOPLE + 1))}
    for key, statement in NEEDS.items():
        theirs = [key in UNMET[kind] for kind in kinds]
        wanted = [int(draw.choice(5, p=MATTERS if own or key == "look" else DOES_NOT)) + 1 for own in theirs]
        had = [WORDS[int(draw.choice(5, p=BADLY if own else WELL))] for own in theirs]
        if key == "tax":  # 0 was the box "does not apply to me"
            wanted = [0 if draw.random() < 0.04 else answer for answer in wanted]
        answers[f"How important is it to you:\u00a0{statement}"] = list(wanted)
        answers[f"How satisfied are you with how well you can: {statement}"] = list(had)
    answers["Customers"] = [kind if draw.random() < 0.9 else "it depends" for kind in kinds]
    answers["Age"] = draw.integers(20, 65, PEOPLE).tolist()
    return answers


def read(answers: Export) -> jt.learn.Survey:
    """Return the survey as it is understood, after showing what is in doubt."""
    found = jt.learn.read_survey(answers, NEEDS)
    print(
        f"Found {len(found.columns)} columns of answers. Before anything counts, {len(found.doubts)} doubts, such as:"
    )
    seen: set[str] = set()
    for doubt in found.doubts:
        kind = doubt.problem.partition("(")[0]
        if kind not in seen:
            seen.add(kind)
            print(f"  {doubt.about}\n    {doubt.problem}\n    -> {doubt.proposal or 'only you can say'}")
    settled = found.override(recode={"Neither nor": 3}).accept()
    assert settled.is_settled
    print("'Neither nor' is put at 3, the other guesses are right and so accepted.\n")
    return settled


def firsts(landscape: jt.learn.Landscape) -> list[str]:
    """Return the most unmet outcome, and those that cannot be told apart from it."""
    first = landscape.ranked[0]
    return [
        one.key
        for one in landscape.ranked
        if one.key == first.key or not landscape.told_apart(first.key, one.key).apart
    ]


def told(landscape: jt.learn.Landscape, keys: list[str]) -> str:
    """Return outcomes with their opportunities and intervals, as a sentence has them."""
    scores = [landscape[key] for key in keys]
    return ", ".join(
        f"{NEEDS[one.key].lower()} ({one.opportunity:.1f}; {one.low:.1f} to {one.high:.1f})" for one in scores
    )


def main() -> None:
    """Print the survey as it is read, the average, the segments, and the decision."""
    survey = read(export())
    everybody = jt.learn.opportunity(survey)
    print(everybody)
    print(f"\nBy the average of everybody we would begin with: {told(everybody, firsts(everybody))}.")
    print("But is there anybody who is like the average?\n")

    found = jt.learn.segments(survey)
    print(found)
    customers, age = found.describe("Customers", "Age")
    print("\nWho they are, looked at only now:")
    for one in found:
        shares = customers.segments[one.number - 1]
        listed = ", ".join(f"{label} {share:.0%}" for label, share in shares.items())
        print(f"  segment {one.number}: customers {listed}")
    print(f"  Customers go with the segments (p = {customers.adjusted:.3f}), age does not (p = {age.adjusted:.2f}).")

    print("\nWhich outcome first, and for whom?")
    for one in found:
        label, _ = max(customers.segments[one.number - 1].items(), key=lambda item: item[1])
        print(f"  For the {one.share:.0%} whose customers are {label}: {told(one.landscape, firsts(one.landscape))}.")
    first = found[1]
    keys = firsts(first.landscape)
    print("\nWhat the average puts first is first for neither.")
    print(f"Decision: {' or '.join(keys)}, for the {first.share:.0%} of segment 1; these cannot be told apart.")
    print(f"{keys[0]} is at {first.landscape[keys[0]].opportunity:.1f} for them, and at", end=" ")
    print(f"{everybody[keys[0]].opportunity:.1f} on average, where nobody would have looked.")
    print(
        "Next, put an offer to new people like them: these answers formed the segments, and do not say what they pay."
    )


if __name__ == "__main__":
    main()
