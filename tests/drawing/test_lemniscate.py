import math

import pytest

from confluence_desktop.drawing.geometry import Cubic, Move, Point
from confluence_desktop.drawing.lemniscate import Lemniscate

CURVE = Lemniscate(600, 300)
TURNS = [number / 40 for number in range(252)]


def on_cubic(start: Point, part: Cubic, t: float) -> Point:
    weights = ((1 - t) ** 3, 3 * (1 - t) ** 2 * t, 3 * (1 - t) * t * t, t**3)
    places = (start, part.first, part.second, part.to)
    return Point(
        sum(w * place.x for w, place in zip(weights, places, strict=True)),
        sum(w * place.y for w, place in zip(weights, places, strict=True)),
    )


def test_the_sign_is_as_wide_and_high_as_it_says() -> None:
    places = [CURVE.at(turn / 100) for turn in range(629)]
    assert max(place.x for place in places) == pytest.approx(600, abs=0.1)
    assert max(place.y for place in places) == pytest.approx(300, abs=0.1)
    assert CURVE.at(math.pi / 2) == pytest.approx((0, 0), abs=1e-6)


def test_a_lobe_is_highest_where_it_says() -> None:
    highest = max((CURVE.at(turn / 1000) for turn in range(1571)), key=lambda place: place.y)
    assert highest.x == pytest.approx(CURVE.lobe_x, abs=2)


def test_the_beziers_follow_the_curve() -> None:
    outline = CURVE.arc(0, math.tau)
    assert isinstance(outline[0], Move)
    here = outline[0].to
    pieces = len(outline) - 1
    for number, part in enumerate(outline[1:]):
        assert isinstance(part, Cubic)
        middle = CURVE.at((number + 0.5) * math.tau / pieces)
        found = on_cubic(here, part, 0.5)
        assert math.dist(found, middle) < 0.5
        here = part.to
    assert here == pytest.approx(outline[0].to, abs=1e-6)


@pytest.mark.parametrize("y", [-280, -150, 0, 40, 299])
def test_a_lobe_is_open_between_the_two_places_where_it_passes_a_height(y: float) -> None:
    inner, outer = CURVE.span(y, y)
    passed = [
        (CURVE.at(t / 5000), CURVE.at((t + 1) / 5000)) for t in range(int(math.tau * 5000) + 1)
    ]
    xs = sorted(
        one.x for one, next_one in passed if one.x > 1 and (one.y - y) * (next_one.y - y) <= 0
    )
    assert outer == pytest.approx(xs[-1], abs=1)
    assert inner == pytest.approx(xs[0] if y else 0, abs=1)


def test_above_the_sign_a_lobe_is_nowhere_open() -> None:
    inner, outer = CURVE.span(310, 320)
    assert inner >= outer


def test_an_arrowhead_points_the_way_round() -> None:
    for turn in TURNS:
        front = CURVE.arrowhead(turn, 20, 16)[0].to
        back_left, back_right = (part.to for part in CURVE.arrowhead(turn, 20, 16)[1:3])
        middle = Point((back_left.x + back_right.x) / 2, (back_left.y + back_right.y) / 2)
        way = CURVE.slope(turn)
        assert (front.x - middle.x) * way.x + (front.y - middle.y) * way.y > 0
