import pytest

import jobtheory as jt
from jobtheory.errors import CycleError, InvalidTypeError, InvalidValueError

DRIVE = jt.Job("Drive", jt.Purpose(), jt.JobMap([]))


def test_jobs_are_named_by_their_keys_or_themselves() -> None:
    assert jt.Serves(DRIVE, jt.Job("Arrive", jt.Purpose(), jt.JobMap([]))) == jt.Serves("drive", "arrive")


def test_grounds_can_be_taken_away() -> None:
    told = jt.Serves("drive", "arrive", reason="no train", evidence=jt.Evidence("claim", "the garage"))
    assert told.without_grounds() == jt.Serves("drive", "arrive") != told


def test_a_job_does_not_serve_itself() -> None:
    with pytest.raises(CycleError, match=r"^Serves 'drive' → 'drive': a job serves itself\. .*\[JT231\]$") as caught:
        jt.Serves(DRIVE, "drive")
    assert caught.value.cycle == ("drive", "drive")


def test_what_cannot_be_read_is_refused() -> None:
    with pytest.raises(InvalidTypeError, match=r"^Serves 5 → 'b': lower is 5, not text\. .*\[JT103\]$"):
        jt.Serves(5, "b")  # type: ignore[arg-type]  # what is refused
    with pytest.raises(InvalidValueError, match=r"^Serves 'a' → ' ': upper is empty\. .*\[JT104\]$"):
        jt.Serves("a", " ")
    with pytest.raises(InvalidValueError, match=r"^Serves 'a' → 'b': reason is empty\. .*\[JT104\]$"):
        jt.Serves("a", "b", reason="")
    with pytest.raises(
        InvalidTypeError, match=r"^Serves 'a' → 'b': evidence is 'seen', not an Evidence\. .*\[JT103\]$"
    ):
        jt.Serves("a", "b", evidence="seen")  # type: ignore[arg-type]  # what is refused
