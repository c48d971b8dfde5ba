"""How Sphinx builds the documentation; nothing here reaches the network."""

import logging
import subprocess
import sys
from pathlib import Path

from jobtheory._version import __version__

project = "jobtheory"
author = "the jobtheory authors"
copyright = "2026, the jobtheory authors"  # noqa: A001 - the name that Sphinx reads
version = release = __version__

extensions = ["myst_parser", "sphinx.ext.autodoc", "sphinx.ext.napoleon"]
exclude_patterns = ["_build"]

myst_enable_extensions = ["colon_fence", "deflist", "dollarmath", "fieldlist"]
myst_heading_anchors = 3

napoleon_google_docstring = True
napoleon_numpy_docstring = False
napoleon_custom_sections = ["Tables"]
autodoc_class_signature = "mixed"
autodoc_member_order = "bysource"
autodoc_typehints = "signature"
autodoc_typehints_format = "short"
python_maximum_signature_line_length = 88

html_theme = "furo"
html_static_path = ["gallery"]  # the pictures, where the page of the gallery finds them
html_title = f"jobtheory {__version__}"

# A pattern of the index may match no page yet; Sphinx gives that warning no type, so no setting can suppress it.
logging.getLogger("sphinx.sphinx.directives.other").addFilter(
    lambda record: "toctree glob pattern" not in str(record.msg)
)


def write_errors() -> None:
    """Write the page of all error codes from the examples that the tests run: what fails, what it says, the mend."""
    docs = Path(__file__).parent
    from jobtheory.checks.raised import EXAMPLES

    lines = ["Error codes", "===========", "", "Codes are permanent. Each example here is run by the tests.", ""]
    for code, example in sorted(EXAMPLES.items()):
        hidden = f"import sys; sys.modules.update(dict.fromkeys({example.without!r}));" if example.without else ""
        run = subprocess.run(  # noqa: S603  # our own examples
            [sys.executable, "-c", f"{hidden}exec({example.failing!r})"], capture_output=True, text=True, check=False
        )
        error = run.stderr.strip().splitlines()
        start = max(n for n, line in enumerate(error) if line.startswith("jobtheory.errors."))
        said = [line.removeprefix("jobtheory.errors.") for line in error[start:]]
        lines += [f".. _{code}:", "", code, "-" * len(code), ""]
        for title, kind, block in (
            ("Fails:", "python", example.failing.strip().splitlines()),
            ("Says:", "text", said),
            ("Mended:", "python", example.mended.strip().splitlines()),
        ):
            lines += [title, "", f".. code-block:: {kind}", "", *(f"   {line}" for line in block), ""]
    (docs / "reference" / "errors.rst").write_text("\n".join(lines), encoding="utf-8")


def write_rules() -> None:
    """Write a page for every rule from the rules themselves: why, what fails, what it says, the mend."""
    from jobtheory.checks import rules

    pages = Path(__file__).parent / "reference" / "rules"
    pages.mkdir(exist_ok=True)
    index = ["Rules", "=====", "", "Codes are permanent. Every example is run by the tests.", "", ".. toctree::", ""]
    for rule in rules():
        run = subprocess.run(  # noqa: S603  # our own examples
            [sys.executable, "-c", rule.failing], capture_output=True, text=True, check=True
        )
        title = f"{rule.code} {rule.name}"
        lines = [f".. _{rule.code}:", "", title, "=" * len(title), "", f"*{rule.severity.value}, {rule.family}*", ""]
        lines += [rule.why, ""]
        for heading, kind, block in (
            ("Fails:", "python", rule.failing),
            ("Says:", "text", run.stdout),
            ("Mended:", "python", rule.mended),
        ):
            lines += [heading, "", f".. code-block:: {kind}", ""]
            lines += [*(f"   {line}".rstrip() for line in block.strip().splitlines()), ""]
        (pages / f"{rule.code}.rst").write_text("\n".join(lines), encoding="utf-8")
        index.append(f"   rules/{rule.code}")
    (pages.parent / "rules.rst").write_text("\n".join([*index, ""]), encoding="utf-8")


write_errors()
write_rules()
