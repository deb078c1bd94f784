"""Is a map drawn without lines that are no coast, and without names upon names?"""

import re
from itertools import combinations, pairwise

from regesta.room.atlas import LINE, Spot, breadth, draw_map

CITIES = [
    Spot("Belgrade", 20.5, 44.8, 30, "/place/1"),
    Spot("Trieste", 13.8, 45.6, 9, "/place/2"),
    Spot("Trieste Harbour", 13.8, 45.7, 3, "/place/3"),
    Spot("Vladivostok", 131.9, 43.1, 2, "/place/4"),
    Spot("San Francisco", -122.4, 37.8, 2, "/place/5"),
]


def test_no_outline_runs_across_the_map_where_it_passes_the_date_line() -> None:
    drawn = draw_map(CITIES)
    assert drawn is not None
    for path in re.findall(r"M([^MZ]*)", drawn.land):
        points = [tuple(map(float, point.split())) for point in path.split("L")]
        assert all(abs(a[0] - b[0]) < drawn.width / 3 for a, b in pairwise([*points, points[0]])), path[:60]


def test_no_name_lies_on_another_or_beyond_the_edge() -> None:
    crowd = [Spot(f"Village {number}", 13 + number / 9, 45 + number % 3 / 9, 1, "") for number in range(40)]
    drawn = draw_map([*CITIES[:3], *crowd])
    assert drawn is not None
    boxes = []
    for mark in drawn.marks:
        if mark.label:
            long = breadth(mark.label)
            left = mark.label_x - {"start": 0, "end": long, "middle": long / 2}[mark.anchor]
            boxes.append((left, mark.label_y - LINE + 3, left + long, mark.label_y + 3))
            assert left >= -0.1 and left + long <= drawn.width + 0.1
    assert boxes
    for a, b in combinations(boxes, 2):
        apart = a[2] <= b[0] + 0.2 or b[2] <= a[0] + 0.2 or a[3] <= b[1] + 0.2 or b[3] <= a[1] + 0.2
        assert apart, (a, b)
    assert all(mark.title for mark in drawn.marks)
