"""Every class in real notebooks, seen in Chromium; run by ``nox -s notebooks``, which says what it needs."""

import html
import json
import os
import re
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Generator, Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import Any

import pytest

import jobtheory as jt
from jobtheory import show
from tests.show.examples_of import everything

pytestmark = pytest.mark.skipif("JOBTHEORY_NOTEBOOKS" not in os.environ, reason="needs notebooks: nox -s notebooks")

ROOT = Path(__file__).parents[2]
NAME = "Arrive <b>soon</b> & $x^2$"
KINDS = sorted(show._RENDERERS)
SEEN = (Path(__file__).parent / "seen.js").read_text(encoding="utf-8")


KERNEL = "() => jupyterapp.shell.currentWidget?.sessionContext?.session?.kernel?.status"


@cache
def place(kind: str) -> int:
    """Return the place of the example of a class that has most to show."""
    values = [(n, value) for n, value in enumerate(everything(NAME)) if type(value).__name__ == kind]
    return max(values, key=lambda pair: len(jt.show.html(pair[1])))[0]


BEGIN = f"from tests.show.examples_of import everything\nvalues = everything({NAME!r})"


def expected(kind: str) -> dict[str, Any]:
    written = jt.show.html(everything(NAME)[place(kind)])
    cells = re.findall(r"<t[dh][^>]*>([^<]*)</t[dh]>", written)
    return {
        "tables": written.count("<table"),
        "right": written.count("text-align:right"),
        "cells": [" ".join(html.unescape(cell).split()) for cell in cells],
        "pictures": [html.unescape(alt) for alt in re.findall(r'<img [^>]*alt="([^"]*)"', written)],
    }


@pytest.fixture(scope="session")
def browser() -> Iterator[Any]:
    with pytest.importorskip("playwright.sync_api").sync_playwright() as playwright:
        opened = playwright.chromium.launch(
            executable_path=os.environ["JOBTHEORY_NOTEBOOKS"], args=["--no-sandbox", "--disable-gpu"]
        )
        yield opened
        opened.close()


def free_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port: int = free.getsockname()[1]
        return port


@contextmanager
def serving(command: list[str], address: str, folder: Path, **more: str) -> Generator[None]:
    """Start a program, wait until it answers, and end it."""
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join([str(ROOT), *sys.path]), **more}
    with (folder / "log").open("wb") as log:
        server = subprocess.Popen(command, cwd=folder, stdout=log, stderr=log, env=environment)
        try:
            for _ in range(240):
                assert server.poll() is None, (folder / "log").read_text(encoding="utf-8")[-3000:]
                try:
                    with urllib.request.urlopen(address, timeout=5):  # noqa: S310  # our own server
                        break
                except OSError:
                    time.sleep(0.25)
            yield
        finally:
            server.terminate()
            server.wait(30)


def looked_at(page: Any, name: str) -> None:
    """Keep a picture of a page, where somebody asked for it."""
    if "JOBTHEORY_SCREENSHOTS" in os.environ:
        page.screenshot(path=str(Path(os.environ["JOBTHEORY_SCREENSHOTS"], f"{name}.png")))


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with one notebook that was run by a kernel: as it is, and signed."""
    nbformat, nbclient = pytest.importorskip("nbformat"), pytest.importorskip("nbclient")
    folder = tmp_path_factory.mktemp("lab")
    cells = [
        nbformat.v4.new_code_cell(BEGIN),
        *(nbformat.v4.new_code_cell(f"values[{place(kind)}]") for kind in KINDS),
    ]
    notebook = nbformat.v4.new_notebook(cells=cells)
    os.environ["PYTHONPATH"] = os.pathsep.join([str(ROOT), *sys.path])
    nbclient.NotebookClient(notebook, kernel_name="python3", timeout=300).execute()
    for name in ("untrusted", "trusted", "empty"):
        notebook.metadata["title"] = name  # a signature is one of all that a notebook holds
        if name == "empty":
            for cell in notebook.cells:
                cell.outputs = []
        nbformat.write(notebook, folder / f"{name}.ipynb")
    return folder


@pytest.fixture(scope="module")
def lab(written: Path) -> Iterator[str]:
    """Serve the folder in JupyterLab, with settings and signatures of its own; return its address."""
    own = {f"JUPYTER_{part}_DIR": str(written / ".jupyter" / part.lower()) for part in ("CONFIG", "DATA", "RUNTIME")}
    settings = written / ".jupyter" / "settings"
    tracker = settings / "@jupyterlab" / "notebook-extension" / "tracker.jupyterlab-settings"
    tracker.parent.mkdir(parents=True)
    tracker.write_text(json.dumps({"windowingMode": "none"}), encoding="utf-8")  # all cells are in the page
    news = settings / "@jupyterlab" / "apputils-extension" / "notification.jupyterlab-settings"
    news.parent.mkdir(parents=True)
    news.write_text(json.dumps({"fetchNews": "false", "checkForUpdates": False}), encoding="utf-8")
    own["JUPYTERLAB_SETTINGS_DIR"] = str(settings)
    trust = [sys.executable, "-m", "jupyter", "trust", "trusted.ipynb"]
    subprocess.run(trust, cwd=written, env={**os.environ, **own}, check=True, capture_output=True)
    address = f"http://127.0.0.1:{(port := free_port())}"
    options = {
        "ServerApp.port": port,
        "ServerApp.token": "",
        "ServerApp.root_dir": written,
        "ServerApp.open_browser": False,
        "LabApp.expose_app_in_browser": True,
        "LabApp.extension_manager": "readonly",
    }
    command = [sys.executable, "-m", "jupyter", "lab", "--allow-root", "--ServerApp.disable_check_xsrf=True"]
    command += [f"--{name}={value}" for name, value in options.items()]
    with serving(command, f"{address}/api", written, **own):
        yield address


def outputs(page: Any, selector: str) -> list[dict[str, Any]]:
    """Return what stands in each output, once all of them are there and their pictures are loaded."""
    page.wait_for_function(f"document.querySelectorAll({selector!r}).length >= {len(KINDS)}", timeout=90_000)
    page.wait_for_function(
        f"[...document.querySelectorAll({selector!r} + ' img')].every((one) => one.complete)", timeout=30_000
    )
    found: list[dict[str, Any]] = page.evaluate(SEEN, selector)
    return found


def held(found: list[dict[str, Any]]) -> None:
    """Hold what a notebook shows against what was given to it."""
    assert len(found) == len(KINDS)
    for kind, one in zip(KINDS, found, strict=True):
        wanted = expected(kind)
        assert one["tables"] == wanted["tables"], kind
        assert one["right"] == wanted["right"], kind
        assert one["cells"] == wanted["cells"], kind
        assert [picture["alt"] for picture in one["pictures"]] == wanted["pictures"], kind
        assert all(picture["natural"] > 100 and picture["shown"] > 100 for picture in one["pictures"]), kind
        assert not one["foreign"], kind
        assert one["narrow"], kind
    assert sum(len(one["pictures"]) for one in found) >= 5


@pytest.mark.parametrize("name", ["untrusted", "trusted", "empty"])
@pytest.mark.parametrize("theme", ["Light", "Dark"])
def test_jupyterlab_shows_every_table_and_picture(name: str, theme: str, browser: Any, lab: str) -> None:
    page = browser.new_page(viewport={"width": 1300, "height": 1000})
    page.goto(f"{lab}/lab/tree/{name}.ipynb?reset")
    page.wait_for_selector(".jp-Notebook .jp-Cell", timeout=90_000)
    page.evaluate(f"jupyterapp.commands.execute('apputils:change-theme', {{theme: 'JupyterLab {theme}'}})")
    if name == "empty":  # run in the page
        page.wait_for_function(f"({KERNEL})() === 'idle'", timeout=90_000)
        page.evaluate("jupyterapp.commands.execute('notebook:run-all-cells')")
    found = outputs(page, ".jp-OutputArea-output")
    trusted = page.evaluate("[...jupyterapp.shell.widgets('main')][0].content.model.cells.get(1).trusted")
    assert trusted is (name != "untrusted")
    looked_at(page, f"lab-{name}-{theme}")
    for kind in ("Comparison", "JobMap", "Process"):
        page.locator(".jp-OutputArea-output").nth(KINDS.index(kind)).scroll_into_view_if_needed()
        looked_at(page, f"lab-{name}-{theme}-{kind}")
    held(found)
    page.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_marimo_shows_every_table_and_picture(scheme: str, browser: Any, tmp_path: Path) -> None:
    cells = "".join(f"@app.cell\ndef _(values):\n    values[{place(kind)}]\n    return\n\n\n" for kind in KINDS)
    begin = BEGIN.replace("\n", "\n    ")
    (tmp_path / "notebook.py").write_text(
        f"import marimo\n\napp = marimo.App()\n\n\n@app.cell\ndef _():\n    {begin}\n    return (values,)\n\n\n{cells}",
        encoding="utf-8",
    )
    (tmp_path / "marimo").mkdir()
    (tmp_path / "marimo" / "marimo.toml").write_text(f'[display]\ntheme = "{scheme}"\n', encoding="utf-8")
    port = free_port()
    command = [sys.executable, "-m", "marimo", "run", "notebook.py", "--headless", "--no-token", "--port", str(port)]
    address = f"http://127.0.0.1:{port}"
    with serving(command, f"{address}/health", tmp_path, XDG_CONFIG_HOME=str(tmp_path)):
        page = browser.new_page(viewport={"width": 1300, "height": 1000}, color_scheme=scheme)
        page.goto(address)
        found = outputs(page, ".output .tex2jax_ignore")
        looked_at(page, f"marimo-{scheme}")
        for kind in ("Comparison", "JobMap", "Process"):
            page.locator(".output .tex2jax_ignore").nth(KINDS.index(kind)).scroll_into_view_if_needed()
            looked_at(page, f"marimo-{scheme}-{kind}")
        held(found)
        page.close()
