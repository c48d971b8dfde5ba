"""What pictures are made of: room for letters at any font, colours that stand out, and SVG that holds nothing else."""

import xml.etree.ElementTree as ET
from itertools import pairwise
from typing import Any

import pytest

from jobtheory.show.drawing import theme
from jobtheory.show.drawing.canvas import Canvas, safe
from jobtheory.show.drawing.legend import Entry, legend
from jobtheory.show.drawing.lettering import clusters, lettered, measured, room_of
from tests.shared import hostile_cases

SVG = "{http://www.w3.org/2000/svg}"


@pytest.mark.parametrize(
    ("text", "room", "lines"),
    [
        ("", 100, []),
        ("one", 100, ["one"]),
        ("Grind the beans just before use", 150, ["Grind the beans", "just before use"]),
        ("a-very-long-key/with-parts", 80, ["a-very-", "long-key/", "with-parts"]),
        ("wwwwwwwwwwww", 60, ["wwww-", "wwww-", "wwww"]),
        ("Open Spreadsheets", 70, ["Open", "Spread-", "sheets"]),
        ("an_even_longer_key", 80, ["an_even_", "longer_key"]),
        ("1234567890" * 2, 90, ["1234567890", "1234567890"]),
        ("日本語の名前、とても「長い名前」です。", 90, ["日本語の名", "前、とても", "「長い名", "前」です。"]),
        ("ctrl\x1b[2J", 200, ["ctrl\\x1b[2J"]),
        ("  two   spaces ", 200, ["two spaces"]),
    ],
)
def test_names_become_lines(text: str, room: int, lines: list[str]) -> None:
    assert lettered(text, room, 13) == lines


@pytest.mark.parametrize(
    "name", ["word " * 60, "w" * 300, "日本語の名前" * 20, "👩‍👩‍👧‍👦" * 30, "Ж" * 80, "e\u0301\u0302\u0303\u0304" * 150]
)
@pytest.mark.parametrize("room", [90, 168, 400])
def test_no_line_is_longer_than_its_room_and_nothing_is_lost(name: str, room: int) -> None:
    lines = lettered(name, room, 13)
    assert room_of(lines, 13) <= room
    assert "".join(lines).replace("-", "").replace(" ", "") == name.replace(" ", "").replace("\u0304", "")
    cut = lettered(name, room, 13, most=2)
    assert len(cut) == 2
    assert cut[1].endswith("…")
    assert room_of(cut, 13) <= room


def test_lines_are_about_equally_long() -> None:
    lines = lettered("one two three four five six seven", 190, 13)
    assert lines == ["one two three", "four five six seven"]
    assert lettered("aaaa bbbb cc", 90, 13) == ["aaaa", "bbbb cc"]


def test_a_name_is_cut_behind_a_word_unless_little_would_be_left() -> None:
    assert lettered("Grind the beans just before use", 130, 13, most=1) == ["Grind the…"]
    assert lettered("A Donaudampfschifffahrt", 130, 13, most=1) == ["A Donaudampfs…"]
    assert lettered("Pour the Donaudampfschifffahrtsgesellschaft", 100, 13, most=2)[1] == "Donaudam…"


def test_what_people_see_as_one_is_not_broken() -> None:
    assert clusters("👩‍👩‍👧‍👦é🇩🇪🇫🇷👍🏽") == ["👩‍👩‍👧‍👦", "é", "🇩🇪", "🇫🇷", "👍🏽"]
    assert lettered("🇩🇪🇫🇷", 40, 13) == ["🇩🇪", "🇫🇷"]


@pytest.mark.parametrize(
    ("text", "least"),
    [  # advance widths of DejaVu Sans at 100 pixels
        ("Grind the beans", 767),
        ("MMMM", 345),
        ("iiii", 111),
        ("Щ", 109),
        ("日本", 200),
        ("👍", 124),
        ("\ufdfd", 1000),
        ("é", 61),
        ("ش", 122),
    ],
)
def test_letters_get_the_room_of_the_widest_usual_font(text: str, least: int) -> None:
    assert least <= measured(text, 100) <= least * 1.35
    assert measured(text, 100, bold=True) > measured(text, 100)


def test_marks_take_no_room_and_do_not_pile_up() -> None:
    assert measured("e\u0301", 13) == measured("e", 13)
    assert lettered("e" + "\u0301" * 30, 100, 13) == ["e" + "\u0301" * 3]


@pytest.mark.parametrize("fill", sorted({*theme.RAMP, *theme.SERIES, *theme.DIVERGING, theme.PANEL, theme.BAND}))
def test_letters_stand_out_on_every_fill(fill: str) -> None:
    assert theme.contrast(theme.ink_on(fill), fill) >= 4.5


@pytest.mark.parametrize("ink", [theme.INK, theme.QUIET, theme.BLUE, theme.ORANGE, theme.GREEN, theme.PURPLE])
def test_words_and_lines_stand_out_on_the_panel_and_on_bands(ink: str) -> None:
    assert min(theme.contrast(ink, theme.PANEL), theme.contrast(ink, theme.BAND)) >= 4.5


def test_ramps_survive_a_printer_without_colour() -> None:
    light = [theme.contrast(colour, "#000000") for colour in theme.RAMP]
    assert light == sorted(light, reverse=True)
    assert all(one / other > 1.2 for one, other in pairwise(light))
    assert [theme.ramped(share) for share in (-1, 0, 0.2, 0.5, 1, 2)] == [theme.RAMP[n] for n in (0, 0, 1, 2, 4, 4)]


@pytest.mark.parametrize(("colour", "ratio"), [("#777777", 4.48), ("#767676", 4.54), ("#ff0000", 4.0)])
def test_contrast_is_that_of_the_standard(colour: str, ratio: float) -> None:
    """Published values of WCAG's relative luminance, as any checker gives them."""
    assert theme.contrast(colour, "#ffffff") == pytest.approx(ratio, abs=0.005)


def drawn(name: str) -> Canvas:
    canvas = Canvas(name, name, width=300)
    top = canvas.heading(name)
    with canvas.box(name):
        canvas.rect(1, top, 20.25, 10, fill="#ffffff", stroke="#000000", dash="2 2", radius=3)
        canvas.text(5, top + 9, name, bold=True, anchor="end")
    with canvas.box():
        canvas.circle(1, 2, 3)
    canvas.line(0, 0, 1, 1)
    canvas.polygon([(0, 0), (1, 0), (0, 1)], fill="#000000")
    canvas.path(("M", 0, 0, "L", -0.04, 10), thickness=2)
    canvas.height = legend(canvas, top + 20, [Entry(name, "#ffffff"), Entry("line", "#000000", thickness=2)])
    return canvas


@pytest.mark.parametrize("case", hostile_cases("text"))
def test_a_hostile_name_is_text_and_nothing_else(case: dict[str, Any], escaped: Any) -> None:
    name = case.get("input", "\ud800")
    if not isinstance(name, str):
        return
    written = drawn(name).written()
    assert not escaped.svg_ok(written, name)
    assert not escaped.terminal_ok(written)
    root = ET.fromstring(written)  # noqa: S314  # our own
    assert {element.tag.removeprefix(SVG) for element in root.iter()} == {
        *("svg", "title", "desc", "g", "text"),
        *("rect", "circle", "line", "polygon", "path"),
    }
    assert root.attrib["role"] == "img"
    assert {key for element in root.iter() for key in element.attrib}.isdisjoint({"style", "id", "href"})


def test_what_xml_forbids_is_written_as_an_escape() -> None:
    everything = "".join(map(chr, (*range(0xD800), *range(0xE000, 0x10000), *range(0x1FFF0, 0x20010))))
    assert len(ET.fromstring(f"<x>{safe(everything)}</x>").text or "") > 60_000  # noqa: S314  # our own
    assert safe("\ufffe\uffff\x00") == "\\ufffe\\uffff\\x00"


def test_a_picture_says_what_it_is() -> None:
    canvas = Canvas("Job map", "x" * 2_000)
    canvas.height = 10
    root = ET.fromstring(canvas.written())  # noqa: S314  # our own
    assert root.attrib["aria-label"] == root.findtext(f"{SVG}title") == "Job map"
    told = root.findtext(f"{SVG}desc") or ""
    assert told.startswith("Job map. xxx")
    assert told.endswith("…")
    assert len(told) == 1_500
    assert Canvas("Alone").alternative == "Alone"


def test_numbers_are_short_and_the_same_everywhere() -> None:
    canvas = Canvas("n", width=100)
    canvas.path(("M", -0.04, 1 / 3, "L", 10.0, 1e6))
    assert '<path d="M 0 0.3 L 10 1000000" fill="none" stroke="#5d6773"/>' in canvas.written()


def test_a_legend_takes_as_many_rows_as_it_needs() -> None:
    entries = [Entry(f"entry number {n}", "#ffffff") for n in range(6)]
    wide, narrow = Canvas("w", width=900), Canvas("n", width=320)
    assert legend(wide, 0, entries) < legend(narrow, 0, entries)
    assert legend(wide, 7, []) == 7
    assert legend(Canvas("n", width=320), 0, [Entry("a very long meaning " * 6, "#ffffff"), entries[0]]) > 80
