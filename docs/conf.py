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
autodoc_class_signature = "mixed"
autodoc_member_order = "bysource"
autodoc_typehints = "signature"
autodoc_typehints_format = "short"
python_maximum_signature_line_length = 88

html_theme = "furo"
html_title = f"jobtheory {__version__}"

# A pattern of the index may match no page yet; Sphinx gives that warning no type, so no setting can suppress it.
logging.getLogger("sphinx.sphinx.directives.other").addFilter(
    lambda record: "toctree glob pattern" not in str(record.msg)
)


def write_errors() -> None:
    """Write the page of all error codes from the examples that the tests run: what fails, what it says, the mend."""
    docs = Path(__file__).parent
    sys.path.insert(0, str(docs.parent / "tests"))
    from error_examples import EXAMPLES

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


write_errors()
