"""Documents go to paths and open files and come back, and a path never holds half of one."""

import io
import json
import os
import stat
import sys
from pathlib import Path
from typing import Any

import pytest

import jobtheory as jt
from jobtheory.documents import Document
from jobtheory.errors import DocumentError, InvalidTypeError

DOCUMENT = Document(jt.Job("Grüße, 日本", jt.Purpose(), jt.JobMap([])), (jt.Solution("bed"),))
TEXT = jt.dumps(*DOCUMENT)
UNIX = pytest.mark.skipif(sys.platform == "win32", reason="links, modes and pipes of Unix")


@pytest.mark.parametrize("kind", [str, Path])
def test_a_path_is_written_and_read(tmp_path: Path, kind: type[Any]) -> None:
    path = kind(tmp_path / "job.json")
    jt.dump(DOCUMENT.job, path, DOCUMENT.solutions)
    assert Path(path).read_bytes() == TEXT.encode("utf-8")
    assert jt.load(path) == DOCUMENT
    jt.dump(DOCUMENT.job, path)
    assert jt.load(path) == (DOCUMENT.job, ())
    assert [file.name for file in tmp_path.iterdir()] == ["job.json"]


def test_an_open_file_is_written_and_read(tmp_path: Path) -> None:
    path = tmp_path / "job.json"
    with path.open("w", encoding="utf-8") as file:
        jt.dump(DOCUMENT.job, file, DOCUMENT.solutions)
    with path.open(encoding="utf-8") as file:
        assert jt.load(file) == DOCUMENT
    with path.open("rb") as binary:
        assert jt.load(binary) == DOCUMENT
    assert jt.load(io.StringIO(TEXT)) == DOCUMENT


class Slow:
    """A file that gives a little at a time."""

    def __init__(self, content: Any) -> None:
        self.content = content

    def read(self, size: int, /) -> Any:
        piece, self.content = self.content[: min(size, 7)], self.content[min(size, 7) :]
        return piece


@pytest.mark.parametrize("content", [TEXT, TEXT.encode()])
def test_a_file_may_give_less_at_once_than_it_is_asked_for(content: Any) -> None:
    assert jt.load(Slow(content)) == DOCUMENT


class Endless:
    """A file without an end."""

    def __init__(self, piece: Any) -> None:
        self.piece = piece
        self.given = 0

    def read(self, size: int, /) -> Any:
        self.given += size
        return self.piece * size


@pytest.mark.parametrize(("piece", "most"), [(" ", 12_000_000), (b" ", 42_000_000)])
def test_no_more_of_a_file_is_read_than_shows_that_it_is_too_much(piece: Any, most: int) -> None:
    file = Endless(piece)
    with pytest.raises(DocumentError, match="JT603"):
        jt.load(file)
    assert file.given < most


def test_an_empty_file_is_no_document() -> None:
    for file in (io.StringIO(), io.BytesIO()):
        with pytest.raises(DocumentError, match=r"the document is empty.*\[JT601\]"):
            jt.load(file)


@pytest.mark.parametrize("file", [None, 5, b"job.json", {"jobtheory": 1}])
def test_what_is_no_file_is_refused(file: Any) -> None:
    with pytest.raises(InvalidTypeError, match=r"the file is .*\. Give a path, .*for reading\. \[JT612\]"):
        jt.load(file)
    with pytest.raises(InvalidTypeError, match=r"the file is .*\. Give a path, .*for text.*\[JT612\]"):
        jt.dump(DOCUMENT.job, file)


def test_a_file_open_for_bytes_is_not_written_to(tmp_path: Path) -> None:
    path = tmp_path / "job.json"
    with path.open("wb") as file, pytest.raises(InvalidTypeError, match=r"open for text.*\[JT612\]"):
        jt.dump(DOCUMENT.job, file)  # type: ignore[call-overload]
    assert path.read_bytes() == b""


def test_what_cannot_be_written_leaves_the_file_as_it_was(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "job.json"
    path.write_text("old", encoding="utf-8")
    with pytest.raises(InvalidTypeError, match="not a Job"):
        jt.dump(DOCUMENT, path)  # type: ignore[arg-type]

    def fail(_: int) -> None:
        raise OSError("no space left")

    monkeypatch.setattr(os, "fsync", fail)
    with pytest.raises(OSError, match="no space left"):
        jt.dump(DOCUMENT.job, path)
    assert path.read_text(encoding="utf-8") == "old"
    assert [file.name for file in tmp_path.iterdir()] == ["job.json"]


def test_a_folder_that_is_not_there_is_said_so(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError, match="nowhere"):
        jt.dump(DOCUMENT.job, tmp_path / "nowhere" / "job.json")
    with pytest.raises(FileNotFoundError, match=r"job\.json"):
        jt.load(tmp_path / "job.json")


@UNIX
def test_a_link_goes_on_to_lead_where_it_leads(tmp_path: Path) -> None:
    path, link = tmp_path / "job.json", tmp_path / "link.json"
    path.write_text("old", encoding="utf-8")
    link.symlink_to(path)
    jt.dump(DOCUMENT.job, link)
    assert link.is_symlink()
    assert jt.load(path).job == DOCUMENT.job


@UNIX
def test_a_file_keeps_its_mode_and_a_new_one_gets_that_of_any_new_file(tmp_path: Path) -> None:
    path, other = tmp_path / "job.json", tmp_path / "other"
    jt.dump(DOCUMENT.job, path)
    other.touch()
    assert stat.S_IMODE(path.stat().st_mode) == stat.S_IMODE(other.stat().st_mode)
    path.chmod(0o640)
    jt.dump(DOCUMENT.job, path)
    assert stat.S_IMODE(path.stat().st_mode) == 0o640


@UNIX
def test_a_device_is_written_to_and_not_replaced(tmp_path: Path) -> None:
    path = tmp_path / "device"
    path.symlink_to("/dev/null")
    jt.dump(DOCUMENT.job, path)
    assert stat.S_ISCHR(Path("/dev/null").stat().st_mode)
    with pytest.raises(IsADirectoryError, match=tmp_path.name):
        jt.dump(DOCUMENT.job, tmp_path)


def test_the_document_is_a_pair_with_names() -> None:
    job, solutions = jt.loads(TEXT)
    assert job == DOCUMENT.job
    assert solutions == DOCUMENT.solutions
    assert Document(job) == (job, ())
    assert json.loads(TEXT)["jobtheory"] == 1
