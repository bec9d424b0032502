"""The map of the provinces: all 38, light enough, coloured by steps that the legend names."""

import re

import pytest

from awards import map as provinces


def test_the_map_has_the_38_provinces_of_the_decree():
    shapes = provinces.shapes()

    assert len({shape.code for shape in shapes}) == 38
    assert {shape.code: shape.name for shape in shapes}["34"] == "Daerah Istimewa Yogyakarta"
    assert all(re.fullmatch(r"(M\d+ \d+(l[-\d ]+|h1v1)z)+", shape.path) for shape in shapes)


def test_the_map_weighs_half_of_its_file():
    assert sum(len(shape.path) for shape in provinces.shapes()) < provinces.FILE.stat().st_size / 2


def test_every_province_lies_inside_the_picture():
    for shape in provinces.shapes():
        for x, y in re.findall(r"M(\d+) (\d+)", shape.path):
            assert 0 <= int(x) <= provinces.WIDTH
            assert 0 <= int(y) <= provinces.HEIGHT


@pytest.mark.parametrize(("count", "level"), [(0, 0), (1, 1), (2, 2), (3, 2), (4, 3), (7, 3), (8, 4), (77, 4)])
def test_colours_rise_in_steps(count, level):
    assert provinces.level(count) == level


def test_the_legend_says_the_steps():
    assert provinces.legend() == [(1, "1"), (2, "2–3"), (3, "4–7"), (4, "8+")]
