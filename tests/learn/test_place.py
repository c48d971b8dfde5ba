"""The public place `jobtheory.learn`: every name in it is found there and nowhere else."""

from pathlib import Path

import pytest

import jobtheory as jt


@pytest.mark.parametrize("name", jt.learn.__all__)
def test_every_name_resolves_to_what_it_says(name: str) -> None:
    value = getattr(jt.learn, name)
    assert value.__name__ == name
    assert value.__doc__
    assert vars(jt.learn)[name] is value


def test_dir_lists_them_and_nothing_else() -> None:
    assert dir(jt.learn) == sorted(jt.learn.__all__) == sorted(jt.learn._HOME)


def test_the_names_that_type_checkers_see_are_those_there_are() -> None:
    source = Path(jt.learn.__file__).read_text(encoding="utf-8")
    seen = {line.split(" as ")[1] for line in source.splitlines() if line.startswith("    from jobtheory.learn.")}
    assert seen == set(jt.learn.__all__)


def test_no_module_stands_in_the_place_of_a_name() -> None:
    modules = {file.stem for file in Path(jt.learn.__file__).parent.glob("*.py")}
    assert not modules & set(jt.learn.__all__)


def test_an_unknown_name_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="has no attribute 'fit'"):
        _ = getattr(jt.learn, "fit")  # noqa: B009  # a type checker knows that it is not there


def test_the_reference_names_all_of_them() -> None:
    page = Path(__file__).parents[2] / "docs" / "reference" / "face.md"
    listed = page.read_text(encoding="utf-8")
    assert [name for name in jt.learn.__all__ if f"jobtheory.learn.{name}\n" not in listed] == []
