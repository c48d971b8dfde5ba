"""What raises the errors about documents, and how it is mended."""

from __future__ import annotations

from jobtheory.checks.raised.example import LOADS, Example, document, levels, pair

EXAMPLES: dict[str, Example] = {
    "JT600": document('"action": {}', '"action": {"steps": []}'),
    "JT601": document('"action": {"steps": [],}', '"action": {"steps": []}'),
    "JT602": pair(
        """
document = jt.dumps(jt.Job("Hören", jt.Purpose(), jt.JobMap([])))
jt.loads(document.encode("utf-16"))
""",
        """
document = jt.dumps(jt.Job("Hören", jt.Purpose(), jt.JobMap([])))
jt.loads(document.encode("utf-8"))
""",
    ),
    "JT603": pair('jt.loads("[" * 100_000)', LOADS % '"action": {"steps": []}'),
    "JT604": pair('jt.loads(\'{"statement": "Wait"}\')', LOADS % '"action": {"steps": []}'),
    "JT605": pair(
        (LOADS % '"action": {"steps": []}').replace('"jobtheory": 1', '"jobtheory": "1.0"'),
        LOADS % '"action": {"steps": []}',
    ),
    "JT606": document('"action": {"steps": [5]}', '"action": {"steps": [{"statement": "5"}]}'),
    "JT607": document('"action": {"stepps": []}', '"action": {"steps": []}'),
    "JT608": document('"action": {"steps": [{}]}', '"action": {"steps": [{"statement": "Sit"}]}'),
    "JT609": document('"action": {"steps": [], "steps": []}', '"action": {"steps": []}'),
    "JT610": levels("NaN", "5"),
    "JT611": levels('{"between": [5]}', '{"between": [5, 6]}'),
    "JT612": pair("jt.loads(5)", LOADS % '"action": {"steps": []}'),
    "JT613": pair(
        """
job = jt.Job("Wait", jt.Purpose(["Rest"]), jt.JobMap([]))
note = "They said so. " * 140
jt.dumps(job, [jt.Solution(f"{n}", evidence=jt.Evidence("stated", note, note=note)) for n in range(3_000)])
""",
        """
job = jt.Job("Wait", jt.Purpose(["Rest"]), jt.JobMap([]))
note = "They said so. " * 140
jt.dumps(job, [jt.Solution(f"{n}", evidence=jt.Evidence("stated", note, note=note)) for n in range(30)])
""",
    ),
}
