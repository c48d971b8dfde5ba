"""The table of figures in the documentation: what the rules find on statements they have not seen, by family."""

import jobtheory as jt
from tests.checks.statements import KEPT, RIGHT, found


def table() -> str:
    """Return the table as Markdown."""
    faulty = [row for row in KEPT if row["reason"]]
    sound = [row for row in KEPT if not row["reason"]]
    warned = {id(row): {f.code for f in found(row) if f.severity >= jt.Severity.WARNING} for row in KEPT}
    lines = ["| fault | statements | caught (recall) | precision |", "| --- | ---: | ---: | ---: |"]
    for reason, codes in RIGHT.items():
        of_it = [row for row in faulty if row["reason"] == reason]
        caught = sum(bool(warned[id(row)] & codes) for row in of_it)
        false = sum(bool(warned[id(row)] & codes) for row in sound)
        flagged = caught + false
        precision = f"{caught / flagged:.2f}" if flagged else "none flagged"
        lines.append(f"| {reason} | {len(of_it)} | {caught / len(of_it):.2f} | {precision} |")
    caught = sum(bool(warned[id(row)] & RIGHT[row["reason"]]) for row in faulty)
    false = sum(bool(warned[id(row)]) for row in sound)
    lines.append(f"| all | {len(faulty)} | {caught / len(faulty):.2f} | {caught / (caught + false):.2f} |")
    return "\n".join(lines)
