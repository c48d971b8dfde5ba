"""Every example runs: in the README, on every page of docs, in every docstring of the package that is installed."""

import ast
import doctest
import importlib
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from sybil import Sybil
from sybil.parsers.myst import PythonCodeBlockParser

import jobtheory

ROOT = Path(__file__).parents[1]
PAGES = [ROOT / "README.md", *sorted(p for p in (ROOT / "docs").rglob("*.md") if "_build" not in p.parts)]
FLAGS = doctest.ELLIPSIS | doctest.NORMALIZE_WHITESPACE
HAVE_DOCSTRINGS = (ast.ClassDef, ast.FunctionDef, ast.AsyncFunctionDef)


@pytest.mark.parametrize("page", [pytest.param(p, id=str(p.relative_to(ROOT))) for p in PAGES])
def test_examples_on_a_page_run(page: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A page is one story: its blocks share their names, in order; what it shows as text is what they print."""
    written = page.read_text(encoding="utf-8")
    document = Sybil([PythonCodeBlockParser(doctest_optionflags=FLAGS)]).parse(page)
    examples = list(document.examples())
    blocks = re.findall(
        r"^ *(?:```|~~~|:::) *(?:python|pycon|py|\{(?:code|code-block|code-cell|doctest)\} *py).*$",
        written,
        re.MULTILINE,
    )
    assert bool(examples) == bool(blocks), f"{page.name} has blocks that are not run: {blocks}"
    for example in examples:
        example.evaluate()
    printed = capsys.readouterr().out
    for shown in re.findall(r"^```text\n(.+?)^```$", written, re.DOTALL | re.MULTILINE):
        assert shown in printed


def docstrings() -> Iterator[doctest.DocTest]:
    """Find every docstring that has an example, in the source text: cached properties and constants have some too."""
    parser = doctest.DocTestParser()
    for folder in map(Path, jobtheory.__path__):
        for file in sorted(folder.rglob("*.py")):
            parts = ["jobtheory", *file.relative_to(folder).with_suffix("").parts]
            module = ".".join(parts).removesuffix(".__init__")
            tree = ast.parse(file.read_text(encoding="utf-8"))
            for name, text, line in _texts(tree, module):
                if parser.get_examples(text):
                    yield parser.get_doctest(text, {"__name__": module}, name, str(file), line)


def _texts(node: ast.AST, name: str) -> Iterator[tuple[str, str, int]]:
    """Yield the name, text and line of what documents a node, its parts and the constants beside them."""
    previous: ast.AST | None = None
    for child in ast.iter_child_nodes(node):
        match child:
            case ast.Expr(value=ast.Constant(value=str(text))):
                match previous:
                    case ast.AnnAssign(target=ast.Name(id=constant)) | ast.Assign(targets=[ast.Name(id=constant)]):
                        yield f"{name}.{constant}", text, child.lineno - 1
                    case _:
                        yield name, text, child.lineno - 1
            case _ if isinstance(child, HAVE_DOCSTRINGS):
                yield from _texts(child, f"{name}.{child.name}")
            case _:
                pass
        previous = child


@pytest.mark.parametrize("example", [pytest.param(e, id=e.name) for e in docstrings()])
def test_examples_in_a_docstring_run(example: doctest.DocTest) -> None:
    """An example sees the names of its module, and what it defines is seen by no other."""
    example.globs = vars(importlib.import_module(example.globs["__name__"])).copy()
    failures: list[str] = []
    results = doctest.DocTestRunner(optionflags=FLAGS).run(example, out=failures.append)
    assert results.attempted
    assert not results.failed, "\n" + "".join(failures)
