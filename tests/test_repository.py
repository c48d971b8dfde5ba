"""What holds of the repository as a whole: nothing in it is tied to one machine, and what must agree does."""

import importlib.metadata
import re
import subprocess
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

import jobtheory

ROOT = Path(__file__).parents[1]
PYPROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))

# Written in two parts, so that this file does not mention what it looks for.
UNWANTED = re.compile(
    "|".join(
        [
            r"(?<![\w.-])/wor" + r"k/",
            r"(?<![\w.-])/roo" + r"t/",
            r"(?<![\w.-])/hom" + r"e/\w",
            r"\b[A-Z]:\\User" + r"s\\",
            r"pyp" + r"i\.org",
            r"pythonhoste" + r"d\.org",
            r"npmj" + r"s\.(?:com|org)",
            r"index" + r"-url",
        ]
    )
)


MADE_BY_TOOLS = {"_build", "__pycache__", "build", "dist", "htmlcov", "mutants"}


def files() -> Iterator[Path]:
    """Every file that belongs to the repository; in a copy without git, every file that no tool made."""
    if (ROOT / ".git").exists():
        command = ["git", "-C", str(ROOT), "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
        names = subprocess.run(command, capture_output=True, check=True, text=True).stdout.split("\0")
        yield from (ROOT / name for name in names if name and (ROOT / name).is_file())
    else:
        yield from _below(ROOT)


def _below(folder: Path) -> Iterator[Path]:
    for path in folder.iterdir():
        made_by_tools = path.name in MADE_BY_TOOLS or (path.name.startswith(".") and path.name != ".ci")
        if path.is_file() and not path.name.startswith(".coverage"):
            yield path
        elif path.is_dir() and not made_by_tools:
            yield from _below(path)


def test_nothing_is_tied_to_one_machine() -> None:
    seen = list(files())
    assert ROOT / "pyproject.toml" in seen
    assert Path(__file__) in seen
    found = [
        f"{file.relative_to(ROOT)}:{number}: {line.strip()}"
        for file in seen
        for number, line in enumerate(file.read_bytes().decode("utf-8", "replace").splitlines(), start=1)
        if UNWANTED.search(line)
    ]
    assert not found, "\n".join(found)


@pytest.mark.parametrize("command", ["main-command", "test-command"])
def test_the_readme_marks_its_commands(command: str) -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    assert readme.count(f"<!-- {command} -->\n```bash\n") == 1, "continuous integration runs what the README says"


def test_changelog_fragments_have_a_type() -> None:
    types = {entry["directory"] for entry in PYPROJECT["tool"]["towncrier"]["type"]}
    names = [file.name for file in (ROOT / "changelog.d").iterdir() if file.name not in {"README.md", ".gitkeep"}]
    wrong = [name for name in names if not re.fullmatch(rf"(\d+|\+[\w-]+)\.({'|'.join(types)})(\.\d+)?\.md", name)]
    assert not wrong, "see changelog.d/README.md"


def test_changelog_fragments_say_something() -> None:
    empty = [file.name for file in (ROOT / "changelog.d").glob("*.md") if not file.read_text(encoding="utf-8").strip()]
    assert not empty


def test_the_version_is_the_same_everywhere() -> None:
    source = ROOT / PYPROJECT["tool"]["hatch"]["version"]["path"]
    assert PYPROJECT["project"]["dynamic"] == ["version"]
    assert importlib.metadata.version("jobtheory") == jobtheory.__version__
    if source.exists():  # not where the wheel is tested, away from its source
        assert f'__version__ = "{jobtheory.__version__}"' in source.read_text(encoding="utf-8")


def test_the_package_says_that_it_is_typed() -> None:
    assert all((Path(folder) / "py.typed").is_file() for folder in jobtheory.__path__)


def test_extras_are_tested_at_the_bounds_that_users_get() -> None:
    promised = {bound for extra in PYPROJECT["project"]["optional-dependencies"].values() for bound in extra}
    assert promised <= set(PYPROJECT["dependency-groups"]["test"])
