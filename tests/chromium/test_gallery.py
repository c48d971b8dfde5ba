"""Every picture of the gallery, measured in Chromium; run by ``nox -s chromium``, which says what it needs."""

import json
import os
import re
import subprocess
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import pytest

import jobtheory as jt
from jobtheory.show.diagrams.sketching import sketch
from jobtheory.show.drawing.embedding import style
from tests.shared import hostile_cases
from tests.show.charts.test_surveys_and_switches import everything
from tests.show.charts_of import charts
from tests.show.diagrams_of import diagrams

ROOT = Path(__file__).parents[2]
HERE = Path(__file__).parent

pytestmark = pytest.mark.skipif("JOBTHEORY_CHROMIUM" not in os.environ, reason="needs Chromium: nox -s chromium")


SCRIPTS = [
    "ЖШЩЮЫФ " * 6 + "Щ" * 40,
    "ΩΨΦΜ " * 8,
    "한국어 이름 " * 6,
    "ชื่อยาวมาก" * 6,
    "हिन्दी में एक लंबा नाम " * 4,
    "\ufdfd \u0689\u069c\u069b " * 4,
    "\u2e3b\u2031\u2116\u2103" * 6,
    "ǄǱ㎏㍿℻ ㈱" * 6,
    "e" + "\u0301" * 60,
    "👩‍👩‍👧‍👦🇦🇺👍🏽" * 5,
    "mmmmMMMM@@@@%%%%" * 5,
    "\U00012031\U0001242b" * 4,
]
"""What is wide, tall or unusual in fonts that cover it."""


def every_chart(name: str) -> list[str]:
    """Return every chart around a name, narrow, and those of surveys and switches wide too."""
    return [*charts(name, width=400), *everything(name)]


def gallery() -> dict[str, str]:
    return {path.stem: path.read_text(encoding="utf-8") for path in sorted((ROOT / "docs" / "gallery").glob("*.svg"))}


def page(pictures: dict[str, str], images: str, width: int, background: str) -> str:
    """Return a page that holds each picture as a notebook does, but so that what is in it can be measured."""
    figures: list[str] = []
    for name, svg in pictures.items():
        wide = re.search(r'viewBox="0 0 ([\d.]+) ', svg)
        assert wide is not None
        fitted = svg.replace("<svg ", f'<svg style="{style(float(wide[1]))}" ', 1)
        figures.append(f'<figure id="{name}" style="margin:0;overflow-x:auto">{fitted}</figure>')
    scheme = "dark" if background == "#111111" else "light"
    body = f'<body style="margin:0;width:{width}px;color-scheme:{scheme};background:{background}">'
    script = (HERE / "measure.js").read_text(encoding="utf-8")
    return (
        f'<!doctype html><html><meta charset="utf-8">{body}{"".join(figures)}{images}'
        f"<script>addEventListener('load', () => {{{script}}});</script></body></html>"
    )


def answers(html: str, folder: Path, width: int) -> dict[str, Any]:
    file = folder / "page.html"
    file.write_text(html, encoding="utf-8")
    done = subprocess.run(
        [
            os.environ["JOBTHEORY_CHROMIUM"],
            "--headless",
            "--no-sandbox",
            "--disable-gpu",
            f"--user-data-dir={folder / 'profile'}",
            f"--window-size={width},2000",
            "--virtual-time-budget=20000",
            "--dump-dom",
            file.as_uri(),
        ],
        capture_output=True,
        text=True,
        check=False,
        timeout=180,
    )
    found = re.search(r'data-answers="([^"]*)"', done.stdout)
    assert found is not None, done.stderr[-2000:]
    told: dict[str, Any] = json.loads(unquote(found[1]))
    return told


@pytest.mark.parametrize("width", [400, 1600])
@pytest.mark.parametrize("background", ["#ffffff", "#111111"])
def test_nothing_overlaps_nothing_leaves_its_box_and_all_can_be_read(
    width: int, background: str, tmp_path: Path
) -> None:
    pictures = gallery()
    images = jt.show.html(jt.JobMap.chain("Boil water", "Pour"))
    told = answers(page(pictures, images, width, background), tmp_path, width)
    assert len(told) == 3 * len(pictures) + 1
    assert all(one["texts"] for one in told.values())
    wrong = {name: one["wrong"] for name, one in told.items() if one["wrong"]}
    assert not wrong, json.dumps(wrong, indent=1, ensure_ascii=False)


def test_no_name_leaves_its_box_whatever_it_holds(tmp_path: Path) -> None:
    given = [case.values[0] for case in hostile_cases("text") if case.values[0] is not None]
    hostile = [case["input"] for case in given if isinstance(case.get("input"), str)]
    names = [*hostile, *SCRIPTS]
    pictures: dict[str, str] = {}
    for n, name in enumerate(names):
        for m, (diagram, _, _) in enumerate(diagrams(name)):
            canvas = sketch(diagram, 480)
            assert canvas is not None
            pictures[f"{n}-{m}"] = canvas.written()
    told = answers(page(pictures, "", 1600, "#ffffff"), tmp_path, 1600)
    assert len(told) == 3 * len(pictures)
    wrong = {f"{key}: {names[int(key.split('-')[0])]!r}": one["wrong"] for key, one in told.items() if one["wrong"]}
    assert not wrong, json.dumps(wrong, indent=1, ensure_ascii=False)


def test_no_name_leaves_a_chart_whatever_it_holds(tmp_path: Path) -> None:
    pictures = {f"{n}-{m}": svg for n, name in enumerate(SCRIPTS) for m, svg in enumerate(every_chart(name))}
    told = answers(page(pictures, "", 1600, "#ffffff"), tmp_path, 1600)
    assert len(told) == 3 * len(pictures) > 100
    wrong = {key: one["wrong"] for key, one in told.items() if one["wrong"]}
    assert not wrong, json.dumps(wrong, indent=1, ensure_ascii=False)


def test_the_measure_sees_what_is_wrong(tmp_path: Path) -> None:
    """A picture in which everything is wrong, so that the test above is known to be able to fail."""
    svg = (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 300 100" width="300" height="100">'
        '<rect width="300" height="100" fill="#ffffff"/><g class="box"><rect x="10" y="10" width="20" height="20" '
        'fill="#ffffff"/><text x="12" y="25" font-size="13" fill="#000000">too long for it</text></g>'
        '<text x="20" y="27" font-size="13" fill="#999999">pale and across</text>'
        '<text x="250" y="80" font-size="13" fill="#000000">leaves the picture</text>'
        '<text x="20" y="80" font-size="5" fill="#000000">small</text></svg>'
    )
    told = answers(page({"bad": svg}, "", 400, "#ffffff"), tmp_path, 400)
    said = " ".join(told["bad in its own font"]["wrong"])
    for word in ("leaves its box", "overlap", "contrast of 2.8", "leaves the picture", "5.0 pixels high"):
        assert word in said
