"""One entry point for every chore. ``nox`` runs every gate, ``nox -l`` lists the sessions."""

import itertools
import re
import shutil
import tarfile
import tempfile
import zipfile
from pathlib import Path

import nox

nox.needs_version = ">=2025.5.1"
nox.options.default_venv_backend = "venv"
nox.options.error_on_missing_interpreters = True
nox.options.sessions = ["lint", "mypy", "pyright", "tests", "docs", "examples", "wheel"]

OLDEST, NEWEST = "3.11", "3.13"
ROOT = Path(__file__).parent
PYPROJECT = nox.project.load_toml("pyproject.toml")
EXTRAS = ["learn", "plot", "testing"]

# Nearly every branch of these is taken by some test; 100 is the aim, and the figure to restore.
COVERED = ["__init__.py", "errors.py", "model/*", "checks/*", "hiring/*", "documents/*"]


def group(*names: str) -> list[str]:
    """What the dependency groups of these names ask for."""
    return list(nox.project.dependency_groups(PYPROJECT, *names))


def lowest() -> list[str]:
    """The least that we promise to work with: every lower bound of the package, its extras and the tests, exactly."""
    project = PYPROJECT["project"]
    asked = [*project["dependencies"], *itertools.chain(*project["optional-dependencies"].values()), *group("test")]
    loose = [requirement for requirement in asked if not re.fullmatch(r"[\w.\[\]-]+>=[\w.]+", requirement)]
    if loose:
        raise ValueError(f"no plain lower bound in pyproject.toml: {loose}")
    return sorted({requirement.replace(">=", "==") for requirement in asked})


def install(session: nox.Session, *requirements: str, extras: list[str] = EXTRAS) -> None:
    """Install the package from its source, editable, together with what else a session needs."""
    session.install("--editable", f".[{','.join(extras)}]", *requirements)


@nox.session(python=[OLDEST, NEWEST])
def tests(session: nox.Session) -> None:
    """All tests, laws and examples: lowest dependencies on the oldest Python, newest and coverage on the newest."""
    if session.python == OLDEST:
        install(session, *lowest())
        session.run("python", "-m", "pytest", "--numprocesses=auto", *session.posargs)
        return
    install(session, *group("test"))
    session.run("coverage", "erase")
    session.run("coverage", "run", *left_out(session), "-m", "pytest", "--numprocesses=auto", *session.posargs)
    session.run("coverage", "combine", "--quiet")
    if session.posargs:
        session.run("coverage", "report")
        return
    session.run(
        "coverage", "report", f"--include={','.join(f'*/jobtheory/{part}' for part in COVERED)}", "--fail-under=100"
    )


def left_out(session: nox.Session) -> list[str]:
    """Leave out of the measurement what no figure is held against, which saves a third of the time."""
    rest = ["datasets", "learn", "show", "testing"]
    return [] if session.posargs else [f"--omit={','.join(f'*/jobtheory/{part}/*' for part in rest)}"]


@nox.session(python=NEWEST)
def lint(session: nox.Session) -> None:
    """Style, spelling, dependencies, dead code and the direction of imports."""
    install(session, *group("lint"))
    session.run("ruff", "check", ".")
    session.run("ruff", "format", "--check", ".")
    session.run("codespell")
    session.run("deptry", "src")
    session.run("vulture")
    session.run("lint-imports", "--no-cache")


@nox.session(python=NEWEST)
def mypy(session: nox.Session) -> None:
    """The types, as mypy sees them."""
    install(session, *group("typing"))
    session.run("mypy", *existing("src", "tests", "examples", "noxfile.py"))


@nox.session(python=NEWEST)
def pyright(session: nox.Session) -> None:
    """The types, as pyright sees them, and that every public name has a complete one."""
    install(session, *group("typing"))
    session.run("basedpyright", *existing("src", "tests", "examples"))
    session.run("basedpyright", "--verifytypes", "jobtheory", "--ignoreexternal")


@nox.session(python=NEWEST)
def docs(session: nox.Session) -> None:
    """The documentation, without a warning; and every example in it."""
    install(session, *group("docs", "test"))
    session.run("sphinx-build", "-W", "--keep-going", "-b", "html", "docs", "docs/_build/html")
    session.run("python", "-m", "pytest", "tests/test_documentation.py", *session.posargs)


@nox.session(python=NEWEST)
def examples(session: nox.Session) -> None:
    """Every script in examples, as a user would run it."""
    session.install(".[learn]")
    for script in scripts(session, "examples"):
        session.run("python", "-W", "error", script)


@nox.session(python=NEWEST)
def wheel(session: nox.Session) -> None:
    """The wheel, built from the source distribution and tested where its source cannot be seen."""
    session.install("build", *group("test"))
    with tempfile.TemporaryDirectory() as folder:
        built, away = Path(folder, "dist"), Path(folder, "away")
        session.run("python", "-m", "build", "--outdir", str(built), silent=True)
        (archive,), (sdist,) = built.glob("*.whl"), built.glob("*.tar.gz")
        check_contents(archive, sdist)
        session.install(f"{archive}[{','.join(EXTRAS)}]")
        folders = ["benchmarks", "changelog.d", "docs", "examples", "tests"]
        for name in existing("README.md", "CHANGELOG.md", "pyproject.toml", *folders):
            if (ROOT / name).is_dir():
                shutil.copytree(ROOT / name, away / name, ignore=shutil.ignore_patterns("_build", "__pycache__"))
            else:
                away.mkdir(exist_ok=True)
                shutil.copy2(ROOT / name, away)
        session.chdir(away)
        session.run(
            "python", "-c", "import jobtheory; assert 'site-packages' in jobtheory.__file__, jobtheory.__file__"
        )
        session.run("python", "-m", "pytest", "--numprocesses=auto", *session.posargs)


def check_contents(archive: Path, sdist: Path) -> None:
    """Make sure that the wheel holds the whole package, py.typed and data included, and nothing but it."""
    source = ROOT / "src"
    files = {p.relative_to(source).as_posix() for p in source.rglob("*") if p.is_file() and p.suffix != ".pyc"}
    with zipfile.ZipFile(archive) as contents:
        held = {name for name in contents.namelist() if ".dist-info/" not in name}
        (metadata,) = (name for name in contents.namelist() if name.endswith(".dist-info/METADATA"))
        licensed = "License-Expression: MIT" in contents.read(metadata).decode()
    with tarfile.open(sdist) as contents:
        sources = {name.partition("/src/")[2] for name in contents.getnames() if "/src/" in name}
    assert "jobtheory/py.typed" in held
    assert held == files, f"the wheel differs from the source: {sorted(held ^ files)}"
    assert files <= sources, f"not in the source distribution: {sorted(files - sources)}"
    assert licensed


@nox.session(python=NEWEST, default=False)
def changelog(session: nox.Session) -> None:
    """A preview of the changelog: how the fragments will read together."""
    session.install(*group("changelog"))
    session.run("towncrier", "build", "--draft", "--version", "next")


@nox.session(python=NEWEST, default=False)
def benchmarks(session: nox.Session) -> None:
    """Ratios to peers and floors, measured in the same run. Needs no system program."""
    session.install(".[learn]", *group("benchmarks"))
    for script in scripts(session, "benchmarks"):
        # Their peers ask for much: each has a session of its own.
        if Path(script).name not in {"behaviour.py", "choices.py"}:
            session.run("python", script, *session.posargs)


@nox.session(default=False)
def frames(session: nox.Session) -> None:
    """The same columns from every library of dataframes, Dask, Ibis, Modin and PySpark among them, read alike.

    Needs the system program java for PySpark (on Debian: apt-get install default-jre-headless).
    """
    require(session, "java")
    install(session, *group("test", "frames"))
    session.run("python", "-m", "pytest", "tests/frames", *session.posargs, env={"JOBTHEORY_FRAMES": "1"})


@nox.session(python=NEWEST, default=False)
def mining(session: nox.Session) -> None:
    """Processes from event logs beside pm4py, on a million events. Needs no system program."""
    session.install(".[learn]", *group("mining"))
    session.run("python", "benchmarks/behaviour.py", *session.posargs)


@nox.session(python=OLDEST, default=False)
def choices(session: nox.Session) -> None:
    """Learning from choices beside the specialists. Needs no system program, but the data beside the repository."""
    session.install(".[learn]", *group("choices"))
    session.run("python", "benchmarks/choices.py", *session.posargs)


@nox.session(python=NEWEST, default=False)
def fuzz(session: nox.Session) -> None:
    """The laws again, on a hundred times as many models, never the same ones twice. Needs no system program."""
    install(session, *group("test"))
    session.run(
        "python",
        "-m",
        "pytest",
        "--numprocesses=auto",
        *(session.posargs or ["tests/laws"]),
        env={"HYPOTHESIS_PROFILE": "fuzz"},
    )


@nox.session(python=NEWEST, default=False)
def parsers(session: nox.Session) -> None:
    """Mermaid and DOT text, read by the real parsers.

    Needs the system programs node 20 or newer and npm (on Debian: apt-get install nodejs npm), and fetches the packages
    mermaid, @viz-js/viz and jsdom.
    """
    require(session, "node", "npm")
    install(session, *group("test"))
    modules = Path(session.create_tmp(), "parsers")
    modules.mkdir(exist_ok=True)
    packages = ["mermaid@11", "@viz-js/viz@3", "jsdom@26"]
    session.run("npm", "install", "--no-audit", "--no-fund", "--prefix", str(modules), *packages, external=True)
    found = str(modules / "node_modules")
    session.run("python", "-m", "pytest", "tests/parsers", *session.posargs, env={"JOBTHEORY_NODE_MODULES": found})


@nox.session(python=NEWEST, default=False)
def chromium(session: nox.Session) -> None:
    """Every picture of the gallery, measured in a browser: nothing overlaps, nothing leaves its box, all can be read.

    Needs the system program chromium (on Debian: apt-get install chromium fonts-dejavu fonts-liberation).
    """
    require(session, "chromium")
    install(session, *group("test"))
    session.run("python", "-m", "pytest", "tests/chromium", *session.posargs, env={"JOBTHEORY_CHROMIUM": "chromium"})


@nox.session(python=NEWEST, default=False)
def notebooks(session: nox.Session) -> None:
    """Every class that shows itself, in JupyterLab (trusted, untrusted, run there) and marimo, seen in a browser.

    Needs the system program chromium (on Debian: apt-get install chromium fonts-dejavu fonts-liberation). With
    JOBTHEORY_SCREENSHOTS=FOLDER it keeps pictures of the pages there.
    """
    require(session, "chromium")
    install(session, *group("test", "notebooks"))
    browser = str(shutil.which("chromium"))
    session.run("python", "-m", "pytest", "tests/notebooks", *session.posargs, env={"JOBTHEORY_NOTEBOOKS": browser})


@nox.session(python=["3.11", "3.12", "3.13"], default=False)
def gallery(session: nox.Session) -> None:
    """Every picture of the gallery, made again on every Python, byte for byte. Needs Python 3.12 too."""
    session.install("--editable", ".[learn]")
    for seed in ("0", "1", "4294967295"):
        session.run("python", "docs/gallery.py", "--check", env={"PYTHONHASHSEED": seed})


@nox.session(python=NEWEST, default=False)
def mutation(session: nox.Session) -> None:
    """Changes to jobtheory.hiring that no test notices, found with mutmut. Needs no system program."""
    install(session, *group("mutation"))
    session.run("mutmut", "run", *session.posargs)
    session.run("mutmut", "results")


def require(session: nox.Session, *programs: str) -> None:
    """Stop with a clear word where a system program is missing."""
    missing = [program for program in programs if shutil.which(program) is None]
    if missing:
        session.error(f"this session needs {' and '.join(missing)}; see its description in noxfile.py")


def existing(*names: str) -> list[str]:
    """Those of these files and folders that are there."""
    return [name for name in names if (ROOT / name).exists()]


def scripts(session: nox.Session, folder: str) -> list[str]:
    """Every script in a folder; it is an error if there is none."""
    found = sorted(str(path.relative_to(ROOT)) for path in (ROOT / folder).glob("*.py"))
    if not found:
        session.error(f"no script in {folder}")
    return found
